"""Lines of two rows each, under a heading of two rows."""

from collections.abc import Callable

from clerkwork.intake.readers.pages.cells import Column
from clerkwork.intake.readers.pages.columns import cells_of, edges_of
from clerkwork.intake.readers.pages.runs import Row
from clerkwork.intake.readers.pages.strip import (
    PARAGRAPH,
    Entry,
    Strip,
    divided,
    filled,
    numbers_only,
)


def stacked_entries(
    strip: Strip, upper: list[Column], closes: Callable[[Row], str | None]
) -> list[Entry]:
    """Lines of two rows: the upper row by the columns of its own heading, the lower by theirs.

    What stands between the two, or below until the next upper row, goes on with the line.
    """
    tops = [top_of(strip, index) for index in strip.mains]
    edges = edges_of(upper, [strip.rows[top] for top in tops if top is not None])
    entries = []
    for position, (index, top) in enumerate(zip(strip.mains, tops, strict=True)):
        entry = Entry(strip.rows[index], filled(strip.columns, strip.cells[index]))
        if top is not None:
            cells = cells_of(strip.rows[top], upper, edges)
            entry.cells.extend(filled(upper, cells))
            for between in range(top + 1, index):
                entry.after.extend(strip.rows[between].runs)
        stop = tops[position + 1] if position + 1 < len(tops) else len(strip.rows)
        previous = strip.rows[index]
        for after in range(index + 1, stop if stop is not None else index):
            row = strip.rows[after]
            if row.page is not previous.page or closes(row) or divided(previous, row):
                break
            if row.top - previous.bottom > PARAGRAPH * row.height or numbers_only(row):
                break
            entry.after.extend(row.runs)
            previous = row
        entries.append(entry)
    return entries


def top_of(strip: Strip, index: int) -> int | None:
    """The upper row of the line whose amounts stand in this row."""
    begin = max((main for main in strip.mains if main < index), default=-1)
    found = None
    for above in range(index - 1, begin, -1):
        row = strip.rows[above]
        if row.page is not strip.rows[index].page or index - above > 6:
            break
        if len(row.runs) > 1:
            return above
        found = found if found is not None else above
    return found
