"""One table within a sheet, and how it writes its numbers, its dates and its currency."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from clerkwork.intake.draft import Address, DraftOrder
from clerkwork.intake.readers.headers import currency_in
from clerkwork.intake.readers.table_cells import Sheet
from clerkwork.intake.readers.table_heads import Heads
from clerkwork.intake.readers.table_layout import Columns, Row
from clerkwork.intake.readers.table_lines import text_of
from clerkwork.intake.readers.table_values import Cell, Habits, day_order, decimal_mark, iso_date

NUMBER_ROLES = ("quantity", "unit_price", "line_total", "total", "gross_total", "freight", "tax")
DATE_ROLES = ("order_date", "delivery", "ship_date", "invoice_date")
AMERICAN = frozenset(("USD", "CAD"))


@dataclass(slots=True)
class Block:
    """One table in a sheet: its columns, the labels above it, and the rows of its body."""

    sheet: Sheet
    columns: Columns
    heads: Heads
    begin: int
    stop: int
    end: int  # of what stands below the body: totals, notes
    more: list[tuple[int, int]] = field(default_factory=list)

    def body(self) -> Iterator[tuple[int, Row]]:
        for begin, stop in ((self.begin, self.stop), *self.more):
            for index in range(begin, stop):
                yield index, self.sheet.rows[index]


@dataclass(slots=True)
class Group:
    """One order in the making: its lines and the rows that they came from."""

    order: DraftOrder
    rows: list[tuple[int, Row]] = field(default_factory=list)
    places: list[Address | None] = field(default_factory=list)


def has_order_column(columns: Columns) -> bool:
    return columns.has("po_number") or columns.has("order_number")


def cells_of(block: Block, roles: Sequence[str]) -> list[Cell]:
    places = [index for role in roles for index in block.columns.places.get(role, ())]
    return [row[i] for _, row in block.body() for i in places if i < len(row) and row[i] != ""]


def find_habits(block: Block) -> Habits:
    """How this table writes numbers and dates, from all of its cells together."""
    amounts = cells_of(block, NUMBER_ROLES)
    comma = block.sheet.delimiter == ";" or foreign_headings(block.columns)
    mark = decimal_mark(amounts, "," if comma else ".")
    dates = cells_of(block, DATE_ROLES)
    dates += [c for role in DATE_ROLES if (c := block.heads.get(role)) is not None]
    told = day_order(dates)
    if told is not None:
        return Habits(mark, told)
    american = stated_currency(block) in AMERICAN or any("$" in str(cell) for cell in amounts[:50])
    ambiguous = any(differs_by_order(cell, mark) for cell in dates)
    return Habits(mark, not american, american or comma or not ambiguous)


def differs_by_order(cell: Cell, mark: str) -> bool:
    return iso_date(cell, Habits(mark, True)) != iso_date(cell, Habits(mark, False))


def foreign_headings(columns: Columns) -> bool:
    """Whether the headings are of a language that writes decimals with a comma."""
    english = {"qty", "quantity", "price", "description", "amount", "item", "unit", "order"}
    words = {word for heading in columns.headings for word in heading.lower().split()}
    return not words & english and not any("quantity" in word for word in words)


def stated_currency(block: Block) -> str | None:
    """The currency code in a column, a label or a heading of amounts."""
    column = cells_of(block, ("currency",))
    stated = text_of(column[0]) if column else text_of(block.heads.get("currency"))
    if stated is None:
        headed = [block.columns.headings[i] for r in ("unit_price", "line_total", "total")
                  for i in block.columns.places.get(r, ())]  # fmt: skip
        stated = next((code for heading in headed if (code := currency_in(heading))), None)
    if stated is None:
        amounts = [str(cell) for cell in cells_of(block, ("unit_price", "line_total"))[:20]]
        stated = next((code for amount in amounts if (code := currency_in(amount))), None)
    code = (stated or "").strip().upper()
    return code if len(code) == 3 and code.isascii() and code.isalpha() else None
