"""The rows below a heading by columns: which of them have the amounts of a line."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from clerkwork.intake.readers.pages.cells import Column
from clerkwork.intake.readers.pages.columns import cells_of
from clerkwork.intake.readers.pages.fit import fit
from clerkwork.intake.readers.pages.heading import AMOUNTS, Heading
from clerkwork.intake.readers.pages.runs import Row, Run
from clerkwork.intake.readers.pages.totals import closes
from clerkwork.intake.readers.table.values import bare_number

NUMBER = re.compile(r"\d")


LINE_NUMBER = re.compile(r"[#(]?\d{1,5}(?:\.\d{1,2})?[.):]?\Z")


WITH_UNIT = re.compile(r"[-+]?\d[\d.,'’ ]*\s*(?:x\s*)?[^\W\d_][\w./²³-]{0,11}\.?\Z")


PRICED = re.compile(
    r"[-+]?[^\d]{0,5}\d[\d.,'’ ]*"
    r"(?:[^\d]{0,12}|\s*/.{1,16}|\s*(?:per|pro|je|par|por)\b.{1,16})\Z"
)


LEVEL_ROLES = (
    "quantity",
    "unit_price",
    "line_total",
    "delivery",
    "line",
    "uom",
    "sku",
    "buyer_sku",
)


# Columns whose values are of one form.
EXACT = frozenset(
    ("line", "sku", "buyer_sku", "gtin", "quantity", "uom", "unit_price", "line_total")
)
PARAGRAPH = 1.6  # heights: the widest gap within a line
TALLEST = 8.0  # heights of a line between two drawn lines


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


def strip_of(
    heading: Heading, edges: list[float], rows: list[Row], closes: Callable[[Row], str | None]
) -> Strip:
    cells = [cells_of(row, heading.columns, edges) for row in rows]
    strip = Strip(heading.columns, rows, cells, [])
    strip.mains = [
        i
        for i in range(len(rows))
        if not closes(rows[i]) and not is_upper(rows[i], heading) and is_main(strip, i)
    ]
    return strip


def banded(strip: Strip, heading: Heading) -> list[Row]:
    """The rows, those between two lines drawn across the table joined to one.

    Cells whose lines are set in the middle of their height stand on levels of their own. Lines
    drawn around several lines of the order part nothing.
    """
    left, right = heading.columns[0].left, heading.columns[-1].right
    bands: list[list[int]] = []
    for index, row in enumerate(strip.rows):
        before = strip.rows[index - 1] if index else None
        sums = closes(row) or (before is not None and closes(before))
        if (
            before is not None
            and not sums
            and row.page is before.page
            and shares_band(before, row, left, right)
        ):
            bands[-1].append(index)
        else:
            bands.append([index])
    rows: list[Row] = []
    for band in bands:
        members = [strip.rows[index] for index in band]
        if len(band) > 1 and scattered(strip, band):
            runs = [run for row in members for run in row.runs]
            bottom = max(row.bottom for row in members)
            rows.append(Row(members[0].page, runs, members[0].top, bottom))
        else:
            rows.extend(members)
    return rows


def scattered(strip: Strip, band: list[int]) -> bool:
    """Whether the numbers of one line stand on several levels of a band."""
    mains = [index for index in band if index in strip.mains]
    others = [index for index in band if index not in strip.mains]
    loose = any(strip.at(index, *LEVEL_ROLES) is not None for index in others)
    return not mains or (len(mains) == 1 and loose)


def shares_band(upper: Row, lower: Row, left: float, right: float) -> bool:
    """Whether two rows overlap, or stand between the same two of the lines across a table."""
    across = [
        (rule.top + rule.bottom) / 2
        for rule in upper.page.rules
        if rule.bottom - rule.top < rule.right - rule.left
        and min(rule.right, right) - max(rule.left, left) > 0.7 * (right - left)
    ]
    above = [y for y in across if y <= upper.top + 0.3 * upper.height]
    below = [y for y in across if y >= lower.bottom - 0.3 * lower.height]
    if not above or not below:
        return False
    top, bottom = max(above), min(below)
    inside = any(top < y < bottom for y in across)
    return not inside and bottom - top < TALLEST * lower.height


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
    if misfits(strip, index):
        return False
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


def misfits(strip: Strip, index: int) -> bool:
    """Whether the words of a row do not fit the columns: text that has nothing to do with them."""
    cells = [
        fit(column.role, cell.text)
        for column, cell in zip(strip.columns, strip.cells[index], strict=True)
        if cell is not None and column.role in EXACT
    ]
    wrong = sum(not each for each in cells)
    return wrong >= 2 and 2 * wrong >= len(cells)


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


def filled(columns: Sequence[Column], cells: Sequence[Run | None]) -> list[tuple[Column, Run]]:
    return [(column, cell) for column, cell in zip(columns, cells, strict=True) if cell is not None]


def numbers_only(row: Row) -> bool:
    return all(bare_number(run.text) for run in row.runs)
