"""Getting rows of cells out of CSV and of workbooks (xlsx, xls, ods).

A cell is a string (empty where there is nothing), a Decimal or a date. Formulas are never
evaluated: of a workbook the values that were saved are taken, of CSV the text as it stands.
"""

import csv
import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from python_calamine import CalamineError, SheetVisibleEnum, load_workbook

from clerkwork.intake.readers.source import Source
from clerkwork.intake.readers.table_layout import Row, header_score

MAX_ROWS, MAX_COLUMNS, MAX_CELLS = 100_000, 1_000, 3_000_000
MAX_UNPACKED = 256 * 1024 * 1024
MAX_FIELD = 1_000_000
DELIMITERS = (",", ";", "\t", "|", "^", "~", "¦", "\x1f")
SAMPLE_LINES = 120
SEPARATOR_LINE = re.compile(r"\Asep=(.)\r?\n", re.IGNORECASE)
# How spreadsheets are told to keep leading zeros: ="0123" and '0123.
QUOTED_TEXT = re.compile(r'="([^"]*)"\Z')
CELL_PLACE = re.compile(rb'<(?:\w+:)?c\b[^<>]*?\br="([A-Z]{1,3})([0-9]{1,7})"')
REPEATED = re.compile(rb'number-(?:columns|rows)-repeated="([0-9]+)"')
ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


class TooLarge(Exception):  # noqa: N818  a finding about the document, not a fault of ours
    """The table has more rows, columns or bytes than we read; the text says which."""


@dataclass(slots=True)
class Sheet:
    """One table of rows; `name` is empty for CSV."""

    name: str
    rows: list[Row]
    delimiter: str = ""
    problems: list[str] = field(default_factory=list)
    hidden: frozenset[int] = frozenset()  # rows that are not shown, from zero


def workbook_format(source: Source) -> str | None:
    """xlsx, xls or ods, from the first bytes and the names in the archive."""
    if source.raw.startswith(OLE):
        return (
            "xls"
            if b"W\0o\0r\0k\0b\0o\0o\0k\0" in source.raw or b"B\0o\0o\0k\0" in source.raw
            else None
        )
    if not source.raw.startswith(ZIP):
        return None
    if b"opendocument.spreadsheet" in source.raw[:200]:
        return "ods"
    return "xlsx" if b"xl/" in source.raw else None


def workbook_sheets(source: Source) -> list[Sheet]:
    """The visible sheets. Raises TooLarge, CalamineError, zipfile.BadZipFile."""
    if source.raw.startswith(ZIP):
        check_archive(source.raw)
    book = load_workbook(io.BytesIO(source.raw))
    sheets = []
    for meta in book.sheets_metadata:
        if meta.visible != SheetVisibleEnum.Visible:
            continue
        try:
            cells = book.get_sheet_by_name(meta.name).to_python(skip_empty_area=False)
        except CalamineError:
            continue  # a chart, not a table
        check_size(len(cells), max(map(len, cells), default=0))
        sheets.append(Sheet(meta.name, [[cell_of(value) for value in row] for row in cells]))
    return sheets


def check_archive(raw: bytes) -> None:
    """Refuse archives that unpack to more than a workbook of orders can be.

    A few kilobytes can hold gigabytes, and one cell far down makes a table of billions.
    """
    unpacked = 0
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        for member in archive.infolist():
            unpacked += member.file_size
            if unpacked > MAX_UNPACKED:
                raise TooLarge(f"found more than {MAX_UNPACKED} bytes unpacked")
            if re.search(r"worksheets/[^/]+\.xml\Z", member.filename):
                check_places(archive.read(member))
            elif member.filename == "content.xml":
                check_repeats(archive.read(member))


def check_places(xml: bytes) -> None:
    """The last row and the last column of an xlsx sheet."""
    rows = columns = 0
    for match in CELL_PLACE.finditer(xml):
        rows = max(rows, int(match[2]))
        columns = max(columns, column_number(match[1].decode()))
    check_size(rows, columns)


def check_repeats(xml: bytes) -> None:
    """Repeated cells of an ods sheet; the empty rest of the sheet is written as repeats too."""
    repeats = [int(match[1]) for match in REPEATED.finditer(xml)]
    if sum(1 for each in repeats if each > MAX_COLUMNS) > 200:
        raise TooLarge("found too many repeated cells")


def check_size(rows: int, columns: int) -> None:
    if rows > MAX_ROWS:
        raise TooLarge(f"found {rows} rows, expected at most {MAX_ROWS}")
    if columns > MAX_COLUMNS:
        raise TooLarge(f"found more than {MAX_COLUMNS} columns")
    if rows * columns > MAX_CELLS:
        raise TooLarge(f"found {rows * columns} cells, expected at most {MAX_CELLS}")


def column_number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def cell_of(value: Any) -> str | Decimal | date:
    """A workbook's value as a cell. Binary fractions become the 15 digits that are shown."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return Decimal(format(value, ".15g")) if abs(value) < 1e20 else str(value)
    if isinstance(value, date):
        return value.date() if isinstance(value, datetime) else value
    return str(value) if isinstance(value, time | timedelta) else ""


def csv_sheet(text: str) -> Sheet | None:
    """The table with the delimiter that makes the best heading; None if nothing parts the lines."""
    stated = SEPARATOR_LINE.match(text)
    if stated:
        return rows_of(text[stated.end() :], stated[1])
    sample = "".join(text[:200_000].splitlines(keepends=True)[:SAMPLE_LINES])
    best, chosen = (0.0, 0.0), ""
    for delimiter in DELIMITERS:
        if delimiter in sample:
            score = delimiter_score(sample, delimiter)
            if score > best:
                best, chosen = score, delimiter
    return rows_of(text, chosen) if chosen else None


def delimiter_score(sample: str, delimiter: str) -> tuple[float, float]:
    """(best heading among the lines, share of lines with the usual number of cells)."""
    try:
        rows = [[cell.strip() for cell in row] for row in reader(sample, delimiter)]
    except csv.Error:
        return 0.0, 0.0
    widths = [len(row) for row in rows if any(row)]
    if not widths:
        return 0.0, 0.0
    usual = max(set(widths), key=widths.count)
    regular = widths.count(usual) / len(widths) if usual > 1 else 0.0
    return max(header_score(row) for row in rows[:60]), regular


def reader(text: str, delimiter: str, quoting: int = csv.QUOTE_MINIMAL) -> Iterator[list[str]]:
    csv.field_size_limit(MAX_FIELD)
    lines = io.StringIO(text, newline="")
    return csv.reader(lines, delimiter=delimiter, quoting=quoting, skipinitialspace=True)  # type: ignore[arg-type]


def rows_of(text: str, delimiter: str) -> Sheet:
    """All rows. A quote that is never closed would swallow the rest: then quotes mean nothing."""
    problems = []
    rows = parse(text, delimiter)
    if rows is None or any(runaway(cell) for row in rows for cell in row):
        problems.append("found a quotation mark that is never closed")
        rows = parse(text, delimiter, csv.QUOTE_NONE) or []
    check_size(len(rows), max(map(len, rows), default=0))
    return Sheet("", [[unquoted(cell) for cell in row] for row in rows], delimiter, problems)


def parse(text: str, delimiter: str, quoting: int = csv.QUOTE_MINIMAL) -> list[list[str]] | None:
    rows = []
    try:
        for row in reader(text, delimiter, quoting):
            rows.append(row)
            if len(rows) > MAX_ROWS:
                break
    except csv.Error:
        return None
    return rows


def runaway(cell: str) -> bool:
    return len(cell) > 2000 and cell.count("\n") > 20


def unquoted(cell: str) -> str:
    cell = cell.strip()
    if cell[:1] == "'" and cell[1:2].isdigit() and not cell.endswith("'"):
        return cell[1:]
    quoted = QUOTED_TEXT.match(cell) if cell[:1] == "=" else None
    return quoted[1] if quoted else cell
