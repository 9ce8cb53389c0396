"""Tables: purchase orders in CSV and in workbooks, with headings in seven languages."""

import zipfile

from python_calamine import CalamineError

from clerkwork.intake.draft import Problem, Reading
from clerkwork.intake.hint import Hint
from clerkwork.intake.readers.source import HEAD, Correction, Reader, Source, encoding_mark
from clerkwork.intake.readers.table.books import workbook_format, workbook_sheets
from clerkwork.intake.readers.table.cells import Sheet, TooLarge, csv_sheet
from clerkwork.intake.readers.table.layout import find_headings
from clerkwork.intake.readers.table.sheets import read_sheets
from clerkwork.intake.readers.table.teach import hint_of
from clerkwork.intake.readers.unread import read_unknown

CSV, WORKBOOK = "csv", "xlsx"


def sniff(source: Source) -> float:
    """Text that has the headings of order lines in columns, or columns at all."""
    if source.binary:
        return 0
    try:
        sheet = csv_sheet(beginning(source.raw))
    except TooLarge:
        return 0.5
    if sheet is None:
        return 0
    if find_headings(sheet.rows):
        return 0.6
    return 0.2 if regular(sheet) else 0


def beginning(raw: bytes) -> str:
    """The first lines as text, in the encoding that makes sense of them."""
    head = raw[:HEAD]
    if len(raw) > HEAD and b"\n" in head:
        head = head[: head.rindex(b"\n") + 1]
        if encoding_mark(raw) in {"utf-16", "utf-16-le", "utf-32"}:
            head = raw[:HEAD]
    return Source(head).text


def sniff_workbook(source: Source) -> float:
    return 0.95 if workbook_format(source) else 0


def read(source: Source) -> Reading:
    """Every order in a CSV file."""
    try:
        sheet = csv_sheet(source.text)
    except TooLarge as error:
        return unreadable(CSV, str(error))
    if sheet is None:
        return read_unknown(source)
    reading = read_sheets(CSV, [sheet], source.hints)
    if reading.layout is None and not regular(sheet):
        return read_unknown(source)
    return reading


def read_workbook(source: Source) -> Reading:
    """Every order in every visible sheet of a workbook."""
    name = workbook_format(source) or WORKBOOK
    try:
        return read_sheets(name, workbook_sheets(source), source.hints)
    except TooLarge as error:
        return unreadable(name, str(error))
    except (CalamineError, zipfile.BadZipFile, RuntimeError, OSError) as error:
        return unreadable(name, f"this workbook cannot be opened: {str(error)[:120]}")


def teach(source: Source, reading: Reading, correction: Correction) -> Hint | None:
    """Where documents of this layout state the value that a person put right, if that can be told."""
    try:
        if reading.format == CSV:
            sheet = csv_sheet(source.text)
            return hint_of([sheet], correction, source.hints) if sheet else None
        return hint_of(workbook_sheets(source), correction, source.hints)
    except (TooLarge, CalamineError, zipfile.BadZipFile, RuntimeError, OSError):
        return None


def unreadable(name: str, what: str) -> Reading:
    return Reading(name, "unreadable", problems=[Problem("document", what)])


def regular(sheet: Sheet) -> bool:
    """Whether most rows have the same number of cells, as in a table and not in prose."""
    widths = [len(row) for row in sheet.rows[:200] if any(cell != "" for cell in row)]
    if len(widths) < 2 or any(cell == "" for cell in sheet.rows[0]):
        return False
    usual = max(set(widths), key=widths.count)
    return usual > 1 and widths.count(usual) * 10 >= len(widths) * 7


READERS = (
    Reader(WORKBOOK, sniff_workbook, read_workbook, isolated=True, teach=teach),
    Reader(CSV, sniff, read, teach=teach),
)
