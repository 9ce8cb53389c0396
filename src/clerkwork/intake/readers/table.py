"""Tables: purchase orders in CSV and in workbooks, with headings in seven languages."""

import zipfile

from python_calamine import CalamineError

from clerkwork.intake.draft import DraftOrder, Problem, Reading
from clerkwork.intake.readers.source import Reader, Source
from clerkwork.intake.readers.table_cells import (
    Sheet,
    TooLarge,
    csv_sheet,
    workbook_format,
    workbook_sheets,
)
from clerkwork.intake.readers.table_heads import Heads, read_heads
from clerkwork.intake.readers.table_layout import Columns, columns_of, find_headers
from clerkwork.intake.readers.table_orders import Block, read_block
from clerkwork.intake.readers.unread import read_unknown

CSV = "csv"


def sniff(source: Source) -> float:
    """A workbook by its bytes; text that has the headings of order lines, or columns at all."""
    if workbook_format(source):
        return 0.95
    if source.binary:
        return 0
    sheet = csv_sheet(source.head)
    if sheet is None:
        return 0
    return 0.6 if find_headers(sheet.rows) else 0.2


def read(source: Source) -> Reading:
    """Every order in every visible sheet."""
    name = workbook_format(source) or CSV
    try:
        sheets = csv_sheets(source) if name == CSV else workbook_sheets(source)
    except TooLarge as error:
        return unreadable(name, str(error))
    except (CalamineError, zipfile.BadZipFile, RuntimeError, OSError) as error:
        return unreadable(name, f"this workbook cannot be opened: {str(error)[:120]}")
    return read_sheets(source, name, sheets)


def unreadable(name: str, what: str) -> Reading:
    return Reading(name, "unreadable", problems=[Problem("document", what)])


def csv_sheets(source: Source) -> list[Sheet]:
    sheet = csv_sheet(source.text)
    return [sheet] if sheet else []


def read_sheets(source: Source, name: str, sheets: list[Sheet]) -> Reading:
    """Orders of all sheets; a sheet of labels alone gives its values to the others."""
    reading = Reading(name, "other")
    common = Heads()
    headers = [find_headers(sheet.rows) for sheet in sheets]
    for sheet, found in zip(sheets, headers, strict=True):
        if not found:
            common = merge(common, read_heads(sheet.rows, 0, 200))
    kinds = [common.kind] if common.kind else []
    for sheet, found in zip(sheets, headers, strict=True):
        place = f"sheet {sheet.name}" if sheet.name else "document"
        reading.problems.extend(Problem(place, what) for what in sheet.problems)
        for block in blocks(sheet, found, common):
            kind = block_kind(block)
            if kind == "order":
                add_orders(reading, read_block(block))
            else:
                kinds.append(kind)
    return conclude(reading, source, sheets, headers, kinds)


def conclude(
    reading: Reading,
    source: Source,
    sheets: list[Sheet],
    headers: list[list[int]],
    kinds: list[str],
) -> Reading:
    """The kind of the whole, and words for it where it is no order."""
    if reading.orders:
        reading.kind = "order"
        return reading
    if kinds:
        reading.kind = kinds[0]
        what = f"found a document titled as {kinds[0].replace('_', ' ')}, expected an order"
        reading.problems.append(Problem("document", what))
    elif any(headers):
        what = "found headings of an order and no line with a quantity under them"
        reading.problems.append(Problem("document", what))
    elif reading.format == CSV and not (sheets and regular(sheets[0])):
        return read_unknown(source)
    else:
        reading.problems.append(Problem("document", no_heading(sheets)))
    return reading


def regular(sheet: Sheet) -> bool:
    """Whether most rows have the same number of cells, as in a table and not in prose."""
    widths = [len(row) for row in sheet.rows[:200] if any(cell != "" for cell in row)]
    if len(widths) < 2:
        return False
    usual = max(set(widths), key=widths.count)
    return usual > 1 and widths.count(usual) * 10 >= len(widths) * 7


def no_heading(sheets: list[Sheet]) -> str:
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


def blocks(sheet: Sheet, headers: list[int], common: Heads) -> list[Block]:
    """The sheet cut at its rows of headings; each block has the labels above it as its heads."""
    cut: list[Block] = []
    begin = 0
    for position, header in enumerate(headers):
        end = headers[position + 1] if position + 1 < len(headers) else len(sheet.rows)
        columns = columns_of(sheet.rows, header)
        heads = read_heads(sheet.rows, begin, header)
        begin = body_end(sheet, columns, header + 1, end)
        cut.append(Block(sheet, columns, merge(heads, common), header + 1, begin, end))
        if position and not heads.values and cut[-2].columns.headings == columns.headings:
            cut[-2].more.append((header + 1, begin))  # the same table, its headings repeated
            cut[-2].end = end
            cut.pop()
    return cut


def body_end(sheet: Sheet, columns: Columns, begin: int, end: int) -> int:
    """The row after the last one with a quantity or an amount under these headings."""
    last = begin
    wanted = [i for role in ("quantity", "unit_price") for i in columns.places.get(role, ())]
    for index in range(begin, end):
        row = sheet.rows[index]
        if any(position < len(row) and row[position] != "" for position in wanted):
            last = index + 1
    return last


def block_kind(block: Block) -> str:
    """What the labels and the headings around the lines say that this is."""
    named = block.heads.values.keys() | block.columns.places.keys()
    if "po_number" in named:
        return block.heads.kind if block.heads.kind in CHANGES else "order"
    if block.heads.kind:
        return block.heads.kind
    if "invoice_number" in named and "order_number" not in named:
        return "invoice"
    return "quotation_request" if "quote_number" in named else "order"


CHANGES = frozenset(("order_change", "order_cancellation"))


def add_orders(reading: Reading, found: tuple[list[DraftOrder], list[Problem]]) -> None:
    """Append orders, and their problems with the number that each order has in the whole."""
    orders, problems = found
    offset = len(reading.orders)
    for problem in problems:
        if problem.order is not None:
            problem.order += offset
    reading.orders.extend(orders)
    reading.problems.extend(problems)


READER = Reader(CSV, sniff, read)
