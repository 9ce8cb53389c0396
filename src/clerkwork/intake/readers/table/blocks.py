"""One table within a sheet, and how it writes its numbers, its dates and its currency."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from clerkwork.intake.draft import Address, DraftOrder, Spots
from clerkwork.intake.hint import Hint
from clerkwork.intake.readers.headings.meaning import currency_in
from clerkwork.intake.readers.table.cells import Sheet
from clerkwork.intake.readers.table.columns import Columns
from clerkwork.intake.readers.table.heads import Heads
from clerkwork.intake.readers.table.lines import text_of
from clerkwork.intake.readers.table.proof import mark_by_proof
from clerkwork.intake.readers.table.values import (
    Cell,
    Habits,
    Row,
    day_order,
    either_mark,
    number_part,
    voted_mark,
)

NUMBER_ROLES = ("quantity", "unit_price", "line_total", "total", "gross_total", "freight", "tax")
DATE_ROLES = ("order_date", "delivery", "ship_date", "invoice_date")
AMERICAN = frozenset(("USD", "CAD"))
ENGLISH = frozenset(
    """qty quantity price amount item unit order each cost number product sku name part ordered
    ship units""".split()  # noqa: SIM905
)
FOREIGN_DAY, AMERICAN_DAY, COMMA_DAY, NO_CLUE = 0.995, 0.9, 0.95, 0.6


@dataclass(slots=True)
class Block:
    """One table in a sheet: its columns, the labels above it, and the rows of its body."""

    sheet: Sheet
    columns: Columns
    heads: Heads
    begin: int
    stop: int
    end: int  # of what stands below the body: totals, notes
    top: int = 0  # the row where what belongs to this table begins
    more: list[tuple[int, int]] = field(default_factory=list)
    hints: tuple[Hint, ...] = ()

    def body(self) -> Iterator[tuple[int, Row]]:
        for begin, stop in ((self.begin, self.stop), *self.more):
            for index in range(begin, stop):
                yield index, self.sheet.rows[index]


@dataclass(slots=True)
class Group:
    """One order in the making: its lines and the rows that they came from."""

    order: DraftOrder
    rows: list[tuple[int, Row]] = field(default_factory=list)
    places: list[tuple[Address, Spots] | None] = field(default_factory=list)


def has_order_column(columns: Columns) -> bool:
    return columns.has("po_number") or columns.has("order_number")


def cells_of(block: Block, roles: Sequence[str]) -> list[Cell]:
    places = [index for role in roles for index in block.columns.places.get(role, ())]
    return [row[i] for _, row in block.body() for i in places if i < len(row) and row[i] != ""]


def find_habits(block: Block) -> Habits:
    """How this table writes numbers and dates, from all of its cells together."""
    foreign = foreign_headings(block.columns)
    comma = block.sheet.delimiter == ";" or foreign
    habits = with_days(block, with_mark(block, "," if comma else "."), foreign=foreign, comma=comma)
    for hint in block.hints:  # what a person showed about this layout
        if hint.kind == "column" and hint.how in {"point", "comma"}:
            habits = replace(
                habits, decimal_mark={"point": ".", "comma": ","}[hint.how], mark_known=True
            )
        elif hint.kind in {"column", "label"} and hint.how in {"day first", "month first"}:
            habits = replace(habits, day_first=hint.how == "day first", day_sure=1.0)
    return habits


def with_mark(block: Block, otherwise: str) -> Habits:
    """The decimal mark: as most numbers show it, else as the rows add up, else the usual one."""
    counts = [number_part(cell) for cell in cells_of(block, ("quantity",))]
    amounts = [*counts, *cells_of(block, NUMBER_ROLES[1:])]
    mark = voted_mark(amounts)
    if mark is None and any(isinstance(cell, str) and either_mark(cell) for cell in amounts):
        places = [
            block.columns.places.get(role) for role in ("quantity", "unit_price", "line_total")
        ]
        chosen = [each[0] for each in places if each]
        if len(chosen) == 3:
            rows = [row for _, row in block.body()][:200]
            mark = mark_by_proof(rows, (chosen[0], chosen[1], chosen[2]))
        if mark is None:
            # A quantity has three decimals far more rarely than thousands.
            odd = next((c for c in counts if isinstance(c, str) and either_mark(c)), None)
            otherwise = ("," if "." in odd else ".") if odd else otherwise
            return Habits(otherwise, mark_known=False)
    return Habits(mark or otherwise)


def with_days(block: Block, habits: Habits, *, foreign: bool, comma: bool) -> Habits:
    """The order of day and month: as some date shows it, else as the language or currency has it."""
    dates = cells_of(block, DATE_ROLES)
    dates += [c for role in DATE_ROLES if (c := block.heads.get(role)) is not None]
    told = day_order(dates)
    if told is not None:
        return replace(habits, day_first=told[0], day_sure=told[1])
    if foreign:
        return replace(habits, day_first=True, day_sure=FOREIGN_DAY)
    amounts = cells_of(block, NUMBER_ROLES)[:50]
    if stated_currency(block) in AMERICAN or any("$" in str(cell) for cell in amounts):
        return replace(habits, day_first=False, day_sure=AMERICAN_DAY)
    return replace(habits, day_first=True, day_sure=COMMA_DAY if comma else NO_CLUE)


def foreign_headings(columns: Columns) -> bool:
    """Whether the headings are of a language that writes decimals with a comma."""
    words = {word.strip(".:#") for heading in columns.headings for word in heading.lower().split()}
    joined = " ".join(words)
    return not words & ENGLISH and not any(word in joined for word in ("quantity", "qty", "price"))


def stated_currency(block: Block) -> str | None:
    """The currency code in a column, a label or a heading of amounts."""
    codes = (code_of(text_of(cell)) for cell in cells_of(block, ("currency",)))
    code = next((code for code in codes if code), None)
    if code is None:
        found = currency_place(block)
        code = found[0] if found else None
    return code


def currency_place(block: Block) -> tuple[str, int, int] | None:
    """The code of the whole table, with its row and column from zero."""
    head = block.heads.values.get("currency")
    stated = code_of(text_of(head.value)) if head else None
    if head and stated:
        return stated, head.row, head.column
    for role in ("unit_price", "line_total", "total"):
        for at in block.columns.places.get(role, ()):
            if code := currency_in(block.columns.headings[at]):
                return code, block.columns.row, at
    for index, row in islice(block.body(), 20):
        for role in ("unit_price", "line_total"):
            for at in block.columns.places.get(role, ()):
                if at < len(row) and (code := currency_in(str(row[at]))):
                    return code, index, at
    return None


def code_of(text: str | None) -> str | None:
    code = (text or "").strip().upper()
    return code if len(code) == 3 and code.isascii() and code.isalpha() else None
