"""The rows below a heading: which begin a line of the order, and which only go on with one."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from clerkwork.catalog.units import is_unit
from clerkwork.intake.readers.pages.cells import Column
from clerkwork.intake.readers.pages.columns import edges_of
from clerkwork.intake.readers.pages.heading import Heading
from clerkwork.intake.readers.pages.label_words import PARTIES
from clerkwork.intake.readers.pages.labels import labels_in
from clerkwork.intake.readers.pages.runs import Row, Run, run_of
from clerkwork.intake.readers.pages.stacked import stacked_entries
from clerkwork.intake.readers.pages.strip import (
    LINE_NUMBER,
    NUMBER,
    PARAGRAPH,
    Entry,
    Strip,
    banded,
    divided,
    filled,
    strip_of,
)
from clerkwork.intake.readers.pages.totals import sum_names
from clerkwork.intake.readers.table.values import bare_number

BREAK = 1.35  # a gap that is that much wider than the narrowest parts two lines
WRAPPED = 0.97  # of the distance of two lines: rows of one line are closer
LONGEST = 40  # rows of one line of an order


@dataclass(slots=True)
class Table:
    """A heading with the lines below it; `end` is the row after the last of them."""

    heading: Heading
    columns: list[Column]
    entries: list[Entry]
    end: int
    used: list[Row]


def read_table(
    rows: Sequence[Row], heading: Heading, end: int, closes: Callable[[Row], str | None]
) -> Table:
    """The lines between a heading and the row `end`; `closes` knows rows of totals."""
    below = list(rows[heading.end : end])
    carried = next((i for i, row in enumerate(below) if not closes(row)), 0)
    stop = next((i for i in range(carried, len(below)) if closes(below[i])), len(below))
    lines = below[carried : max(stop, carried + 1)]
    first_page = [row for row in lines if row.page is rows[heading.begin].page]
    if len(first_page) < len(lines) and sum(len(row.runs) > 2 for row in first_page) < 2:
        first_page = lines  # the heading stands alone at the foot of its page
    edges = heading.edges or edges_of(heading.columns, first_page)
    strip = strip_of(heading, edges, below, closes)
    if not heading.upper:
        bands = banded(strip, heading)
        if len(bands) < len(below):
            below = bands
            strip = strip_of(heading, edges, below, closes)
    strip.mains = before_totals(strip, closes)
    strip.pitch = pitch_of(strip)
    entries = (
        stacked_entries(strip, heading.upper, closes)
        if heading.upper
        else entries_of(strip, closes)
    )
    last = strip.mains[-1] if strip.mains else -1
    if entries and entries[-1].after:
        bottom = max(run.bottom for run in entries[-1].after)
        while (
            last + 1 < len(below)
            and below[last + 1].page is entries[-1].row.page
            and (below[last + 1].bottom <= bottom + 0.1)
        ):
            last += 1
    used = [rows[i] for i in range(heading.begin, heading.end)] + [entry.row for entry in entries]
    return Table(heading, heading.columns, entries, heading.end + last + 1, used)


def pitch_of(strip: Strip) -> float:
    """How far apart lines without further rows are; infinite where there are no two such."""
    steps = [
        strip.rows[after].top - strip.rows[before].top
        for before, after in pairwise(strip.mains)
        if after == before + 1 and strip.rows[after].page is strip.rows[before].page
    ]
    if not steps:
        return float("inf")
    closest = min(
        (after.top - before.top for before, after in pairwise(strip.rows)
         if after.page is before.page and after.top > before.top),
        default=0.0,
    )  # fmt: skip
    # Where every row is as far from the next, as in typed text, nothing tells lines from rows.
    first_is_text = strip.columns[0].role in {"desc", "article"}
    return min(steps) if closest < WRAPPED * min(steps) or first_is_text else float("inf")


def before_totals(strip: Strip, closes: Callable[[Row], str | None]) -> list[int]:
    """The main rows without those that stand below the sums of the document."""
    kept: list[int] = []
    closed = final = 0
    for index in range(len(strip.rows)):
        name = closes(strip.rows[index])
        below_strip = index and len(sum_names(strip.rows[index - 1])) > 1
        if name or below_strip:
            closed += 1
            final += name not in {"carry", "net", None}
        elif index in strip.mains:
            # A sum or two may be carried from page to page; what stands below more, or on the
            # page after the last sum, is another table.
            turned = bool(kept) and strip.rows[index].page is not strip.rows[kept[-1]].page
            if kept and (final if turned else closed >= 2):
                break
            closed = final = 0
            kept.append(index)
    return kept


def entries_of(strip: Strip, closes: Callable[[Row], str | None]) -> list[Entry]:
    entries = []
    for index in strip.mains:
        entries.append(Entry(strip.rows[index], filled(strip.columns, strip.cells[index])))
    bounds = [-1, *strip.mains, len(strip.rows)]
    for position in range(len(bounds) - 1):
        above = entries[position - 1] if position else None
        below = entries[position] if position < len(entries) else None
        between = range(bounds[position] + 1, bounds[position + 1])
        up, down = share(strip, between, above, below, closes)
        for index in up:
            add_cells(strip, index, above, "after")
        for index in down:
            add_cells(strip, index, below, "before")
    return entries


def add_cells(strip: Strip, index: int, entry: Entry | None, side: str) -> None:
    """Give the texts of a row to the line that it belongs to, and numbers that the line lacks."""
    if entry is None:
        return
    for column, cell in zip(strip.columns, strip.cells[index], strict=True):
        if cell is None:
            continue
        own = next((at for at, each in enumerate(entry.cells) if each[0] is column), None)
        if column.role in LACKED and not entry.runs(column.role):
            entry.cells.append((column, cell))
        elif own is not None and goes_on(column, entry.cells[own][1], cell):
            entry.cells[own] = (column, joined(entry.cells[own][1], cell))
        elif column.role not in {"tax", "discount"} or own is None:
            getattr(entry, side).append(cell)


# Columns whose value may stand in another row than the amounts.
LACKED = frozenset(("line", "item", "sku", "buyer_sku", "gtin", "delivery", "uom"))
AMOUNTS = frozenset(("quantity", "unit_price", "line_total"))
CODES = frozenset(("item", "sku", "buyer_sku", "gtin", "maker"))


def goes_on(column: Column, own: Run, cell: Run) -> bool:
    """Whether a cell is wrapped: a number after its hyphen, an amount after its currency, a unit
    below its quantity."""
    if column.role in CODES:
        return own.text.endswith("-") and len(cell.words) == 1
    if column.role == "quantity" and len(own.words) == 1 and is_unit(cell.text):
        return True
    return (
        column.role in AMOUNTS
        and not NUMBER.search(own.text)
        and bare_number(cell.text) is not None
    )


def joined(own: Run, cell: Run) -> Run:
    """The two rows of a wrapped cell as one."""
    if not own.text.endswith("-"):
        return run_of([*own.words, *cell.words], own.page)
    last, first = own.words[-1], cell.words[0]
    whole = last._replace(
        text=last.text + first.text,
        left=min(last.left, first.left),
        right=max(last.right, first.right),
        bottom=first.bottom,
    )
    return run_of([*own.words[:-1], whole, *cell.words[1:]], own.page)


def completes(strip: Strip, index: int, entry: Entry) -> bool:
    """Whether a row right below a line has the amounts that its cells only begin."""
    row = strip.rows[index]
    if row.page is not entry.row.page or row.top - entry.row.bottom > PARAGRAPH * row.height:
        return False
    cells = {id(column): run for column, run in entry.cells}
    return any(
        cell is not None and column.role in AMOUNTS and id(column) in cells
        and goes_on(column, cells[id(column)], cell)
        for column, cell in zip(strip.columns, strip.cells[index], strict=True)
    )  # fmt: skip


def share(
    strip: Strip,
    between: Sequence[int],
    above: Entry | None,
    below: Entry | None,
    closes: Callable[[Row], str | None],
) -> tuple[list[int], list[int]]:
    """Which rows between two main rows belong to the one above, and which to the one below."""
    up: list[int] = []
    if above is not None:
        previous = above.row
        for index in between[:LONGEST]:
            row = strip.rows[index]
            wraps = not up and completes(strip, index, above)
            if not (wraps or joins(strip, index, previous)) or closes(row) or leads_off(row):
                break
            up.append(index)
            previous = row
    down: list[int] = []
    if below is not None:
        following = below.row
        for index in reversed(between[-LONGEST:]):
            row = strip.rows[index]
            if not joins(strip, index, following) or closes(row):
                break
            down.insert(0, index)
            following = row
    return parted(strip, up, down, above, below)


def leads_off(row: Row) -> bool:
    """Whether a row begins with the label of a party: what follows is of another table."""
    return any(
        label.name in PARTIES and label.sharp and label.rest is not None
        for label in labels_in(row.runs[0], 0, 0)
    )


def parted(
    strip: Strip, up: list[int], down: list[int], above: Entry | None, below: Entry | None
) -> tuple[list[int], list[int]]:
    """Settle rows that both sides claim: by a drawn line, by the widest gap, else the upper."""
    both = [index for index in up if index in down]
    if not both or above is None or below is None:
        return up, down
    starts = [i for i in both if strip.at(i, "line") and not below.runs("line")]
    if starts:
        return [i for i in up if i < starts[-1]], [i for i in down if i >= starts[-1]]
    chain = [above.row, *(strip.rows[i] for i in both), below.row]
    gaps = [after.top - before.bottom for before, after in pairwise(chain)]
    widest = max(range(len(gaps)), key=lambda i: (gaps[i], i))
    tall = above.row.height
    if gaps[widest] - min(gaps) > (BREAK - 1) * tall:
        cut = both[widest - 1] if widest else both[0] - 1
        return [i for i in up if i <= cut], [i for i in down if i > cut]
    return up, [i for i in down if i not in up]


def joins(strip: Strip, index: int, neighbour: Row) -> bool:
    """Whether a row of text goes on with its neighbour: near, undivided, and in the columns."""
    row = strip.rows[index]
    if row.page is not neighbour.page:
        return False
    upper, lower = (row, neighbour) if row.top < neighbour.top else (neighbour, row)
    if lower.top - upper.bottom > PARAGRAPH * min(row.height, neighbour.height):
        return False
    if divided(upper, lower) or lower.top - upper.top > WRAPPED * strip.pitch:
        return False
    return in_columns(strip, index)


def in_columns(strip: Strip, index: int) -> bool:
    """Whether the row has only texts, where the table has texts: no sums, no page's head or foot."""
    texts = {"desc", "article", "item", "sku", "buyer_sku", "maker", "gtin"}
    columns = [c for c in strip.columns if c.role in texts] or [
        c for c in strip.columns if not c.role
    ]
    cells = [
        (column, cell)
        for column, cell in zip(strip.columns, strip.cells[index], strict=True)
        if cell is not None
    ]
    for column, cell in cells:
        if column.role in {"quantity", "unit_price", "line_total"} and bare_number(cell.text):
            return False
    wordy = {"desc", "article"} if any(c.role in {"desc", "article"} for c in columns) else texts
    return any(
        (column in columns and (column.role in wordy or NUMBER.search(cell.text)))
        or (column.role == "line" and LINE_NUMBER.match(cell.text))
        for column, cell in cells
    )
