"""The rows below a heading: which begin a line of the order, and which only go on with one."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from clerkwork.intake.readers.pages_columns import cells_of, edges_of
from clerkwork.intake.readers.pages_heading import AMOUNTS, Column, Heading
from clerkwork.intake.readers.pages_runs import Row, Run
from clerkwork.intake.readers.pages_totals import sum_names
from clerkwork.intake.readers.table_values import bare_number

NUMBER = re.compile(r"\d")
LINE_NUMBER = re.compile(r"[#(]?\d{1,5}(?:\.\d{1,2})?[.):]?\Z")
WITH_UNIT = re.compile(r"[-+]?\d[\d.,'’ ]*\s*(?:x\s*)?[^\W\d_][\w./²³-]{0,11}\.?\Z")
PRICED = re.compile(r"[-+]?[^\d]{0,5}\d[\d.,'’ ]*(?:[^\d]{0,12}|\s*/.{1,16}|\s*(?:per|pro|je|par|por)\b.{1,16})\Z")  # fmt: skip
BREAK = 1.35  # a gap that is that much wider than the narrowest parts two lines
PARAGRAPH = 1.6  # heights: the widest gap within a line
WRAPPED = 0.97  # of the distance of two lines: rows of one line are closer
LONGEST = 40  # rows of one line of an order


@dataclass(slots=True)
class Entry:
    """One line of the order as it stands: its cells by column, and the rows that go on with it."""

    row: Row
    cells: list[tuple[Column, Run]]
    before: list[Run] = field(default_factory=list)  # further text above the row with the amounts
    after: list[Run] = field(default_factory=list)  # and below it

    def runs(self, role: str) -> list[Run]:
        return [run for column, run in self.cells if column.role == role]


@dataclass(slots=True)
class Table:
    """A heading with the lines below it; `end` is the row after the last of them."""

    heading: Heading
    columns: list[Column]
    entries: list[Entry]
    end: int
    used: list[Row]


@dataclass(slots=True)
class Strip:
    """The rows below one heading with what each has in which column."""

    columns: list[Column]
    rows: list[Row]
    cells: list[list[Run | None]]
    mains: list[int]
    pitch: float = float("inf")  # from one line of a single row to the next

    def at(self, index: int, *roles: str) -> Run | None:
        """The first of these columns that the row fills."""
        for role in roles:
            for column, cell in zip(self.columns, self.cells[index], strict=True):
                if column.role == role and cell is not None:
                    return cell
        return None


def quantity_like(run: Run | None) -> bool:
    if run is None or not NUMBER.search(run.text) or len(run.text) > 30:
        return False
    return bare_number(run.text) is not None or WITH_UNIT.match(run.text) is not None


def amount_like(run: Run | None) -> bool:
    return run is not None and len(run.text) <= 40 and PRICED.match(run.text) is not None


def read_table(
    rows: Sequence[Row], heading: Heading, end: int, closes: Callable[[Row], str | None]
) -> Table:
    """The lines between a heading and the row `end`; `closes` knows rows of totals."""
    below = list(rows[heading.end : end])
    stop = next((i for i, row in enumerate(below) if closes(row)), len(below))
    lines = below[: max(stop, 1)]
    first_page = [row for row in lines if row.page is rows[heading.begin].page]
    if len(first_page) < len(lines) and sum(len(row.runs) > 2 for row in first_page) < 2:
        first_page = lines  # the heading stands alone at the foot of its page
    edges = edges_of(heading.columns, first_page)
    cells = [cells_of(row, heading.columns, edges) for row in below]
    strip = Strip(heading.columns, below, cells, [])
    strip.mains = [
        i
        for i in range(len(below))
        if not closes(below[i]) and not is_upper(below[i], heading) and is_main(strip, i)
    ]
    strip.mains = before_totals(strip, closes)
    strip.pitch = pitch_of(strip)
    if heading.upper:
        entries = stacked_entries(strip, heading.upper, closes)
    else:
        entries = entries_of(strip, closes)
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


def is_upper(row: Row, heading: Heading) -> bool:
    """Whether a row begins left of where the lower of two rows of a line has its columns."""
    if not heading.upper:
        return False
    lower = min(column.left for column in heading.columns)
    return row.runs[0].right < lower - 0.3 * row.height


def is_prose(strip: Strip, index: int) -> bool:
    """Whether a text runs on through several columns."""
    spans = [cell for cell in strip.cells[index] if cell is not None]
    return any(
        len(run.words) > 6
        and sum(cell.left < run.right - 1 and cell.right > run.left + 1 for cell in spans) > 2
        for run in strip.rows[index].runs
    )


def is_main(strip: Strip, index: int) -> bool:
    """Whether the row has the amounts of a line."""
    priced = any(column.role in AMOUNTS for column in strip.columns)
    unit = strip.at(index, "uom")
    quantity = quantity_like(strip.at(index, "quantity"))
    quantity = quantity or (unit is not None and WITH_UNIT.match(unit.text) is not None)
    amount = amount_like(strip.at(index, "unit_price")) or amount_like(
        strip.at(index, "line_total")
    )
    line = strip.at(index, "line")
    numbered = line is not None and LINE_NUMBER.match(line.text) is not None
    article = strip.at(index, "item", "sku", "buyer_sku", "gtin", "article", "desc", "maker")
    counted = any(column.role == "quantity" for column in strip.columns)
    if quantity and amount:
        return True
    if is_prose(strip, index):
        return False
    if quantity:
        return numbered or (not priced and (article is not None))
    if not counted:
        both = all(amount_like(strip.at(index, role)) for role in AMOUNTS)
        return article is not None and both
    return numbered and amount and article is not None


def pitch_of(strip: Strip) -> float:
    """How far apart lines without further rows are; infinite where there are no two such."""
    steps = [
        strip.rows[after].top - strip.rows[before].top
        for before, after in pairwise(strip.mains)
        if after == before + 1 and strip.rows[after].page is strip.rows[before].page
    ]
    return min(steps) if steps else float("inf")


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
        if column.role in {"line", "item", "sku", "buyer_sku", "gtin", "delivery", "uom"} and (
            not entry.runs(column.role) and column.role is not None
        ):
            entry.cells.append((column, cell))
        else:
            getattr(entry, side).append(cell)


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
            if not joins(strip, index, previous) or closes(row):
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


def divided(upper: Row, lower: Row) -> bool:
    """Whether a line is drawn across between two rows."""
    low, high = upper.top + 0.5 * upper.height, lower.top + 0.5 * lower.height
    left = min(run.left for run in [*upper.runs, *lower.runs])
    right = max(run.right for run in [*upper.runs, *lower.runs])
    drawn = [
        rule
        for rule in upper.page.rules
        if rule.bottom - rule.top < rule.right - rule.left and low < rule.top < high
    ]
    across = sum(min(rule.right, right) - max(rule.left, left) for rule in drawn
                 if rule.right > left and rule.left < right)  # fmt: skip
    return across > 0.5 * (right - left)


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
                entry.before.extend(strip.rows[between].runs)
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


def filled(columns: Sequence[Column], cells: Sequence[Run | None]) -> list[tuple[Column, Run]]:
    return [(column, cell) for column, cell in zip(columns, cells, strict=True) if cell is not None]


def numbers_only(row: Row) -> bool:
    return all(bare_number(run.text) for run in row.runs)
