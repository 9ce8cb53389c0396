"""A correction to a hint: where tables of this layout state the value that a person put right."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal, InvalidOperation

from clerkwork.intake.draft import DraftOrder
from clerkwork.intake.hint import Hint
from clerkwork.intake.readers.countries import country_code, fold
from clerkwork.intake.readers.headings.meaning import IGNORED
from clerkwork.intake.readers.source import Correction
from clerkwork.intake.readers.table.blocks import Block, find_habits
from clerkwork.intake.readers.table.cells import Sheet
from clerkwork.intake.readers.table.hints import (
    find_label,
    label_words,
    layout_of,
    role_of_field,
)
from clerkwork.intake.readers.table.lines import text_of
from clerkwork.intake.readers.table.orders import read_block
from clerkwork.intake.readers.table.sheets import block_kind, find_blocks
from clerkwork.intake.readers.table.values import (
    Cell,
    Habits,
    Row,
    iso_date,
    number,
    number_with_unit,
)

NUMBERS = frozenset(
    ("quantity", "unit_price", "price_base_quantity", "line_total", "pack_size", "total")
)
DATES = frozenset(("order_date", "requested_delivery"))
# What is the same in all documents of a layout where they do not state it.
CONSTANT = frozenset(("uom", "currency", "buyer_name", "buyer_code", "email"))
Place = tuple[int, int]


def hint_of(sheets: Sequence[Sheet], correction: Correction, hints: Sequence[Hint]) -> Hint | None:
    """Where the corrected value stands, as a hint; None where that cannot be told."""
    found = order_at(sheets, correction.order, hints)
    if found is None:
        return None
    block, order = found
    layout = layout_of(block.columns.headings)
    hint = None
    if correction.line is None:
        hint = by_label(block, correction, layout)
        rows = row_numbers(order)
    else:
        rows = row_numbers(order)[correction.line : correction.line + 1]
    hint = hint or by_column(block, rows, correction, layout)
    return hint or constant(correction, layout)


def order_at(
    sheets: Sequence[Sheet], number: int, hints: Sequence[Hint]
) -> tuple[Block, DraftOrder] | None:
    """The order of this number in the document, and the table that it stands in."""
    for block in find_blocks(sheets, hints):
        if block_kind(block) != "order":
            continue
        orders, _ = read_block(block)
        if number < len(orders):
            return block, orders[number]
        number -= len(orders)
    return None


def row_numbers(order: DraftOrder) -> list[int]:
    """The rows of the lines, from zero."""
    return [int(str(line.where).rpartition("row ")[2]) - 1 for line in order.lines]


def constant(correction: Correction, layout: str) -> Hint | None:
    if correction.field in CONSTANT or correction.field.startswith("ship_to."):
        return Hint(layout, correction.field, "constant", correction.value)
    return None


def states(cell: Cell, field: str, value: str, habits: Habits) -> bool:
    """Whether this cell, read in this way, is the right value of the field."""
    if cell == "":
        return False
    if field in NUMBERS:
        try:
            wanted = Decimal(value)
        except InvalidOperation:
            return False
        together = number_with_unit(cell, habits.decimal_mark, any_word=True)
        return number(cell, habits.decimal_mark) == wanted or (
            together is not None and together[0] == wanted
        )
    if field in DATES:
        return iso_date(cell, habits) == value
    text = str(text_of(cell))
    if field == "ship_to.country":
        return country_code(text) == value
    return fold(text) == fold(value) and bool(fold(value))


def other_habits(habits: Habits) -> Iterator[tuple[str, Habits]]:
    """The other ways of reading a number or a date, with the word for each."""
    mark, word = (",", "comma") if habits.decimal_mark == "." else (".", "point")
    yield word, replace(habits, decimal_mark=mark)
    yield (
        "month first" if habits.day_first else "day first",
        replace(habits, day_first=not habits.day_first),
    )


def by_column(
    block: Block, rows: Sequence[int], correction: Correction, layout: str
) -> Hint | None:
    """The column that states the value in all of these rows."""
    habits = find_habits(block)
    lines = [block.sheet.rows[index] for index in rows if index < len(block.sheet.rows)]
    if not lines:
        return None
    right = columns_stating(lines, correction, habits)
    at = likeliest(block, right, correction)
    if at is not None:
        return Hint(layout, correction.field, "column", *anchor_of(block, at))
    role = role_of_field(correction.field)
    for word, other in other_habits(habits):
        for at in columns_stating(lines, correction, other):
            if block.columns.roles[at] == role:
                return Hint(
                    layout, correction.field, "column", fold(block.columns.headings[at]), word
                )
    return None


def columns_stating(lines: Sequence[Row], correction: Correction, habits: Habits) -> list[int]:
    """The columns in which every one of these rows has the value."""
    width = min(map(len, lines))
    return [
        at
        for at in range(width)
        if all(states(row[at], correction.field, correction.value, habits) for row in lines)
    ]


def likeliest(block: Block, right: Sequence[int], correction: Correction) -> int | None:
    """The one column that has no better use; None if none or several are left."""
    headed = [
        at for at in right if at < len(block.columns.headings) and fold(block.columns.headings[at])
    ]
    role = role_of_field(correction.field)
    headed = [at for at in headed if block.columns.roles[at] != role or len(headed) == 1]
    unused = [at for at in headed if block.columns.roles[at] in {None, IGNORED}]
    for chosen in (unused, headed):
        if len(chosen) == 1:
            return chosen[0]
        varied = [at for at in chosen if block.columns.profiles[at].distinct > 1]
        if len(varied) == 1:
            return varied[0]
    return None


def anchor_of(block: Block, at: int) -> tuple[str, str]:
    """The heading, and which it is of several that read the same."""
    folded = [fold(heading) for heading in block.columns.headings]
    before = folded[:at].count(folded[at])
    return folded[at], str(before) if folded.count(folded[at]) > 1 else ""


def by_label(block: Block, correction: Correction, layout: str) -> Hint | None:
    """The label beside, above or in the cell that states the value."""
    habits = find_habits(block)
    for how, read in (("", habits), *other_habits(habits)):
        for place, cell, within in cells_around(block):
            if states(cell, correction.field, correction.value, read):
                found = labelled_at(block, place, layout, correction.field, within=within)
                if found:
                    return replace(found, how=how) if how else found
    return None


def cells_around(block: Block) -> Iterator[tuple[Place, Cell, bool]]:
    """Every cell above and below the lines, and what follows the colon in it."""
    rows = block.sheet.rows
    for index in (*range(block.top, block.columns.row), *range(block.stop, block.end)):
        for column, cell in enumerate(rows[index][:60]):
            yield (index, column), cell, False
            if isinstance(cell, str) and ":" in cell:
                yield (index, column), cell.partition(":")[2].strip(), True


def is_label(words: str) -> bool:
    """Whether these can be the same in the next document: words, and no number."""
    return bool(words) and not any(character.isdigit() for character in words)


def labelled_at(
    block: Block, place: Place, layout: str, field: str, *, within: bool
) -> Hint | None:
    """The label from which this place is found again."""
    row, column = place
    rows = block.sheet.rows
    labels: list[tuple[Place, str]] = [((row, column), "within")] if within else []
    left = [at for at in range(column) if rows[row][at] != ""]
    if left:
        labels.append(((row, left[-1]), "right"))
    if row > block.top and column < len(rows[row - 1]):
        labels.append(((row - 1, column), "below"))
    for (at, beside), how in labels:
        cell = rows[at][beside]
        if isinstance(cell, str) and is_label(label_words(cell)):
            hint = Hint(layout, field, "label", label_words(cell), how)
            again = find_label(rows, block.top, block.columns.row, hint)
            if again and (again.row, again.column) == place:
                return hint
    return None
