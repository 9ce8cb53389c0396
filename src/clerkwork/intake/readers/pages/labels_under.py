"""Forms whose labels stand below what is filled in."""

from collections.abc import Sequence

from clerkwork.intake.readers.pages.habits import DATE
from clerkwork.intake.readers.pages.labels_in_place import flush
from clerkwork.intake.readers.pages.runs import Row, Run, overlap

LOW = 1.6  # heights between a value and its label
DATED = frozenset(("date", "order_date", "delivery", "other_date"))
NUMBERED = frozenset(("po", "order", "other_no"))
Names = dict[tuple[int, int], str]  # of the labels, by row and place


def value_over(rows: Sequence[Row], names: Names, index: int, place: int) -> Run | None:
    """What stands above a label, where the labels of its row stand below their values."""
    return over(rows, index, rows[index].runs[place]) if is_under(rows, names, index) else None


def is_under(rows: Sequence[Row], names: Names, index: int) -> bool:
    """Whether the labels of a row stand below their values: all of them do, and these fit."""
    if not labelled(rows, names, index):
        return False
    fitting = 0
    for place, run in enumerate(rows[index].runs):
        above = over(rows, index, run)
        if above is None:
            return False
        name = names.get((index, place))
        where = next(i for i, each in enumerate(rows[index - 1].runs) if each is above)
        if (index - 1, where) in names:
            return False
        if name in DATED:
            if not DATE.search(above.text):
                return False
            fitting += 1
        elif name in NUMBERED:
            fitting += any(c.isdigit() for c in above.text)
    higher = index - 2  # labels above these values have the first claim to them
    return fitting > 0 and not (
        labelled(rows, names, higher)
        and all(over(rows, index - 1, run, 2) for run in rows[index - 1].runs)
        and not is_under(rows, names, higher)
    )


def labelled(rows: Sequence[Row], names: Names, index: int) -> bool:
    """Whether a row is of labels only, or of all but one."""
    if index < 1 or len(rows[index].runs) < 2:
        return False
    if any(run.text.rstrip().endswith(":") for run in rows[index].runs):
        return False
    count = sum((index, place) in names for place in range(len(rows[index].runs)))
    return count >= max(2, len(rows[index].runs) - 1)


def over(rows: Sequence[Row], index: int, run: Run, low: float = 1.0) -> Run | None:
    """The run in the row above that stands right over this one."""
    row = rows[index - 1]
    if row.page is not run.page or run.top - row.bottom > low * LOW * run.height:
        return None
    return next((each for each in row.runs if flush(each, run) or overlap(each, run) > 0.5), None)
