"""Sheets to a reading: where the tables are, of what kind, and which orders they hold."""

from collections.abc import Sequence

from clerkwork.intake.draft import DraftOrder, Problem, Reading
from clerkwork.intake.hint import Hint
from clerkwork.intake.readers.countries import fold
from clerkwork.intake.readers.table.blocks import Block
from clerkwork.intake.readers.table.cells import Sheet
from clerkwork.intake.readers.table.columns import Columns, columns_of
from clerkwork.intake.readers.table.heads import Heads, label_of, read_heads
from clerkwork.intake.readers.table.hints import (
    add_constants,
    heads_taught,
    layout_of,
    taught_columns,
    taught_headings,
)
from clerkwork.intake.readers.table.layout import Headings, find_headings
from clerkwork.intake.readers.table.orders import read_block
from clerkwork.intake.readers.table.titles import title_of
from clerkwork.intake.readers.table.values import Cell, Row

CHANGES = frozenset(("order_change", "order_cancellation"))
MOST_SAMPLED = 200  # rows by which the columns of a table are understood
MOST_LABELLED = 5  # cells in a row of labels and values
SHORTEST_LABEL = 3
OF_LINES = frozenset(("total", "subtotal", "line_total", "tax", "freight", "discount", "note"))
# Headings of lists of what goes into a product, which have quantities and order nothing.
OF_PARTS_LISTS = frozenset(
    ("designator", "reference designator", "ref des", "refdes", "footprint", "bom level")
)
LABELS_REACH = 200  # rows of a sheet without lines in which labels are looked for


def read_sheets(name: str, sheets: Sequence[Sheet], hints: Sequence[Hint] = ()) -> Reading:
    """Orders of all sheets; a sheet of labels alone gives its values to the others."""
    reading = Reading(name, "other")
    kinds = []
    for block in find_blocks(sheets, hints):
        if reading.layout is None:
            reading.layout = layout_of(block.columns.headings)
        kind = block_kind(block)
        if kind == "order":
            add_orders(reading, read_block(block))
        else:
            kinds.append(kind)
    add_constants(reading, hints)
    for sheet in sheets:
        place = f"sheet {sheet.name}" if sheet.name else "document"
        reading.problems.extend(Problem(place, what) for what in sheet.problems)
    return conclude(reading, sheets, kinds)


def find_blocks(sheets: Sequence[Sheet], hints: Sequence[Hint]) -> list[Block]:
    """Every table in every sheet."""
    found = [taught_headings(sheet.rows, hints) or find_headings(sheet.rows) for sheet in sheets]
    common = Heads()
    for sheet, headings in zip(sheets, found, strict=True):
        if not headings:
            common = merge(common, read_heads(sheet.rows, 0, LABELS_REACH))
    cut = []
    for sheet, headings in zip(sheets, found, strict=True):
        cut += blocks(sheet, headings, common, hints)
    return cut


def conclude(reading: Reading, sheets: Sequence[Sheet], kinds: list[str]) -> Reading:
    """The kind of the whole, and words for it where it is no order."""
    if reading.orders:
        reading.kind = "order"
    elif kinds:
        reading.kind = kinds[0]
        what = f"found a document titled as {kinds[0].replace('_', ' ')}, expected an order"
        reading.problems.append(Problem("document", what))
    elif reading.layout:
        what = "found headings of an order and no line with a quantity under them"
        reading.problems.append(Problem("document", what))
    else:
        titled = [kind for sheet in sheets for kind in titles(sheet)]
        reading.kind = next((kind for kind in titled if kind != "order"), "other")
        reading.problems.append(Problem("document", no_heading(sheets)))
    return reading


def titles(sheet: Sheet) -> list[str]:
    kind = read_heads(sheet.rows, 0, 30).kind or title_of(sheet.name)
    return [kind] if kind else []


def no_heading(sheets: Sequence[Sheet]) -> str:
    """What was seen in place of headings."""
    for sheet in sheets:
        for row in sheet.rows[:50]:
            seen = [str(cell) for cell in row if cell != ""]
            if len(seen) > 1:
                shown = ", ".join(seen)[:100]
                return f"found no headings of order lines (quantity, article); first row: {shown}"
    return "found no table of order lines"


def merge(first: Heads, second: Heads) -> Heads:
    return Heads(
        {**second.values, **first.values},
        {**second.blocks, **first.blocks},
        first.kind or second.kind,
    )


def blocks(
    sheet: Sheet, headings: Sequence[Headings], common: Heads, hints: Sequence[Hint]
) -> list[Block]:
    """The sheet cut at its rows of headings; each block has the labels above it as its heads."""
    cut: list[Block] = []
    begin = 0
    samples = lines_by_heading(sheet.rows, headings)
    for position, each in enumerate(headings):
        after = headings[position + 1].first if position + 1 < len(headings) else len(sheet.rows)
        own = tuple(hint for hint in hints if hint.layout == layout_of(each.words))
        limit = lines_limit(sheet.rows, each.last + 1, after)
        columns = columns_of(
            each.words, samples[each.words], each.last, taught_columns(each.words, own)
        )
        heads = heads_taught(
            read_heads(sheet.rows, begin, each.first), sheet.rows, begin, each.first, own
        )
        top, begin = begin, body_end(sheet, columns, each.last + 1, limit)
        block = Block(
            sheet, columns, merge(heads, common), each.last + 1, begin, after, top, hints=own
        )
        if position and not heads.values and cut[-1].columns.headings == columns.headings:
            cut[-1].more.append((each.last + 1, begin))  # the same table, its headings repeated
            cut[-1].end = after
        else:
            cut.append(block)
    return cut


def lines_by_heading(
    rows: Sequence[Row], headings: Sequence[Headings]
) -> dict[tuple[str, ...], list[Row]]:
    """The first rows under the same headings, of all tables that have these."""
    samples: dict[tuple[str, ...], list[Row]] = {}
    for position, each in enumerate(headings):
        after = headings[position + 1].first if position + 1 < len(headings) else len(rows)
        begin = each.last + 1
        end = min(lines_limit(rows, begin, after), begin + MOST_SAMPLED)
        sample = samples.setdefault(each.words, [])
        if len(sample) < MOST_SAMPLED:
            sample += rows[begin:end]
    return samples


def lines_limit(rows: Sequence[Row], begin: int, end: int) -> int:
    """The row before which lines can stand: where another table follows, its labels end them."""
    if end < len(rows):
        for index in range(begin + 1, end):
            if heads_another(rows[index]):
                return index
    return end


def body_end(sheet: Sheet, columns: Columns, begin: int, end: int) -> int:
    """The row after the last one with a quantity or a price under these headings."""
    last = begin
    wanted = [i for role in ("quantity", "unit_price") for i in columns.places.get(role, ())]
    for index in range(begin, end):
        row = sheet.rows[index]
        counted = any(at < len(row) and row[at] != "" and is_amount(row[at]) for at in wanted)
        if counted and not heads_another(row):
            last = index + 1
    return last


def is_amount(cell: Cell) -> bool:
    """Whether a cell begins like an amount; what does not is no line, or is wrong in it."""
    return not isinstance(cell, str) or any(character.isdigit() for character in cell)


def heads_another(row: Row) -> bool:
    """Whether a row is a title, or a label with its value: never a line."""
    filled = [cell for cell in row if cell != ""]
    if not 0 < len(filled) <= MOST_LABELLED or not isinstance(filled[0], str):
        return False
    if len(filled[0]) < SHORTEST_LABEL:
        return False
    label = label_of(filled[0])
    return title_of(filled[0]) is not None or (label is not None and label[0] not in OF_LINES)


def block_kind(block: Block) -> str:
    """What the title, the labels and the headings around the lines say that this is."""
    titled = block.heads.kind or title_of(block.sheet.name)
    if titled == "order":
        return "order"
    if titled is None and any(fold(each) in OF_PARTS_LISTS for each in block.columns.headings):
        return "other"
    columns, labels = block.columns.places.keys(), block.heads.values.keys()
    if titled and not (titled not in CHANGES and "po_number" in columns):
        return titled
    if "po_number" in labels | columns:
        return "order"
    if "invoice_number" in labels | columns and "order_number" not in labels | columns:
        return "invoice"
    return "quotation_request" if "quote_number" in labels | columns else "order"


def add_orders(reading: Reading, found: tuple[list[DraftOrder], list[Problem]]) -> None:
    """Append orders, and their problems with the number that each order has in the whole."""
    orders, problems = found
    offset = len(reading.orders)
    for problem in problems:
        if problem.order is not None:
            problem.order += offset
    reading.orders.extend(orders)
    reading.problems.extend(problems)
