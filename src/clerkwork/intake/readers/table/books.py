"""Sheets out of workbooks (xlsx, xls, ods), and what is refused before one is opened.

Formulas are never evaluated and links never followed: the values that were saved are taken.
"""

import io
import re
import zipfile
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook, SheetVisibleEnum, load_workbook

from clerkwork.intake.readers.source import Source
from clerkwork.intake.readers.table.cells import (
    Sheet,
    TooLarge,
    check_size,
)
from clerkwork.intake.readers.table.values import Row

MAX_UNPACKED = 256 * 1024 * 1024
MAX_MEMBERS = 5_000
MAX_SHEETS = 200
ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
STREAMS = tuple(name.encode("utf-16-le") for name in ("Workbook\0", "Book\0"))
SHEET_FILE = re.compile(r"worksheets/[^/]+\.xml\Z")
PLACE = re.compile(rb"""<(?:[\w.-]+:)?(?:c|row)\b[^<>]*?[\s"']r\s*=\s*["']([^"'<>]*)["']""")
KNOWN_PLACE = re.compile(rb"([A-Z]{0,3})([1-9][0-9]{0,6})\Z")
# A tag that ends within a quoted value hides its places from the pattern above.
BROKEN_TAG = re.compile(
    rb"""<(?:[\w.-]+:)?(?:c|row)\b[^<>"']*"""
    rb"""(?:"[^"<>]*"[^<>"']*|'[^'<>]*'[^<>"']*)*["'][^"'<>]*>"""
)
HIDDEN_ROW = re.compile(rb"""<(?:\w+:)?row\b[^<>]*?\shidden\s*=\s*["'](?:1|true)["'][^<>]*>""")
NUMBER = re.compile(rb"""\sr\s*=\s*["']([0-9]{1,7})["']""")
ODS_ROW = re.compile(rb"<(?:\w+:)?table-row\b([^<>]*)>")
ODS_CELL = re.compile(rb"<(?:\w+:)?(?:covered-)?table-cell\b([^<>]*)>")
ODS_TABLE = re.compile(rb"<(?:\w+:)?table(?=[\s>])[^<>]*>")
REPEATED = re.compile(rb"""number-(?:columns|rows)-repeated\s*=\s*["']([0-9]{1,9})["']""")


def workbook_format(source: Source) -> str | None:
    """xlsx, xls or ods, from the first bytes and the names in the archive."""
    raw = source.raw
    if raw.startswith(OLE):
        if ENCRYPTED in raw:
            return "xlsx"
        return "xls" if any(stream in raw for stream in STREAMS) else None
    if not raw.startswith(ZIP):
        return None
    if b"opendocument.spreadsheet" in raw[:200]:
        return "ods"
    return "xlsx" if b"xl/" in raw else None


def workbook_sheets(source: Source) -> list[Sheet]:
    """The visible sheets. Raises TooLarge, CalamineError, zipfile.BadZipFile."""
    if source.raw.startswith(OLE) and ENCRYPTED in source.raw:
        raise CalamineError("it is encrypted with a password")
    hidden = checked(source.raw) if source.raw.startswith(ZIP) else {}
    try:
        return opened(load_workbook(io.BytesIO(source.raw)), hidden)
    except Exception:
        raise
    except BaseException as error:
        # A panic of the library below is no Exception, and would end the worker.
        if type(error).__name__ != "PanicException":
            raise
        raise CalamineError("it is damaged") from error


def opened(book: CalamineWorkbook, hidden: dict[str, frozenset[int]]) -> list[Sheet]:
    sheets: list[Sheet] = []
    for meta in book.sheets_metadata[:MAX_SHEETS]:
        if meta.visible != SheetVisibleEnum.Visible:
            continue
        try:
            cells = book.get_sheet_by_name(meta.name).to_python(skip_empty_area=False)
        except CalamineError:
            continue  # a chart, not a table
        check_size(len(cells), max(map(len, cells), default=0))
        rows: list[Row] = [[cell_of(value) for value in row] for row in cells]
        sheets.append(Sheet(meta.name, rows, hidden=hidden.get(meta.name, frozenset())))
    return sheets


def checked(raw: bytes) -> dict[str, frozenset[int]]:
    """As check_archive, with one error for all the ways in which an archive may be broken."""
    try:
        return check_archive(raw)
    except (TooLarge, CalamineError, zipfile.BadZipFile):
        raise
    except Exception as error:  # those of zlib, struct and zipfile have no class in common
        raise zipfile.BadZipFile("the archive is damaged") from error


def check_archive(raw: bytes) -> dict[str, frozenset[int]]:
    """Refuse archives that unpack to more than a workbook of orders can be.

    A few kilobytes can hold gigabytes, and one cell far down makes a table of billions. Answers
    the hidden rows, from zero, by the name of their sheet.
    """
    hidden: dict[str, frozenset[int]] = {}
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        members = archive.infolist()
        if len(members) > MAX_MEMBERS:
            raise TooLarge(f"found {len(members)} files in it, expected at most {MAX_MEMBERS}")
        unpacked = sum(member.file_size for member in members)
        if unpacked > MAX_UNPACKED:
            raise TooLarge(f"found more than {MAX_UNPACKED} bytes unpacked")
        names = sheet_names(archive)
        for member in members:
            content = read_whole(archive, member)
            if SHEET_FILE.search(member.filename):
                check_places(content)
                hidden[names.get(member.filename, "")] = hidden_rows(content)
            elif member.filename == "content.xml":
                check_repeats(content)
            elif member.filename == "META-INF/manifest.xml" and b"encryption-data" in content:
                raise CalamineError("it is encrypted with a password")
    return hidden


def read_whole(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    """The content, no longer than declared; at its end the checksum is compared."""
    with archive.open(member) as stream:
        content = stream.read(member.file_size + 1)
        stream.read(1)
        return content


def sheet_names(archive: zipfile.ZipFile) -> dict[str, str]:
    """The names of the sheets by the file that each is in."""
    listed = set(archive.namelist())
    if not {"xl/workbook.xml", "xl/_rels/workbook.xml.rels"} <= listed:
        return {}
    book = archive.read("xl/workbook.xml").decode("utf-8", "replace")
    links = archive.read("xl/_rels/workbook.xml.rels").decode("utf-8", "replace")
    targets = {}
    for tag in re.findall(r"<(?:\w+:)?Relationship\b[^<>]*>", links):
        place = attribute(tag, "Target").lstrip("/").removeprefix("xl/")
        targets[attribute(tag, "Id")] = f"xl/{place}"
    return {
        targets.get(attribute(tag, r"\w+:id"), ""): unescaped(attribute(tag, "name"))
        for tag in re.findall(r"<(?:\w+:)?sheet\b[^<>]*>", book)
    }


def attribute(tag: str, name: str) -> str:
    match = re.search(rf"""\s{name}\s*=\s*["']([^"']*)["']""", tag)
    return match[1] if match else ""


def unescaped(text: str) -> str:
    for entity, character in (
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", '"'),
        ("&apos;", "'"),
        ("&amp;", "&"),
    ):
        text = text.replace(entity, character)
    return text


def hidden_rows(xml: bytes) -> frozenset[int]:
    rows = (NUMBER.search(match[0]) for match in HIDDEN_ROW.finditer(xml))
    return frozenset(int(number[1]) - 1 for number in rows if number)


def check_places(xml: bytes) -> None:
    """The last row and the last column of an xlsx sheet; row 0 would count as the last of all."""
    odd = xml[:2] in {b"\xff\xfe", b"\xfe\xff"} or b"\0" in xml[:64]
    rows = columns = 0
    for match in PLACE.finditer(xml):
        place = KNOWN_PLACE.match(match[1])
        if place is None:
            odd = True
            break
        rows = max(rows, int(place[2]))
        columns = max(columns, column_number(place[1].decode()))
    if odd or BROKEN_TAG.search(xml):
        raise TooLarge("found a sheet written in a way that no spreadsheet writes")
    check_size(rows, columns)


def check_repeats(xml: bytes) -> None:
    """The size of ods sheets. Cells and rows may be repeated; the empty rest of a sheet is too."""
    for table in ODS_TABLE.split(xml)[1:]:
        rows = last = width = 0
        pieces = ODS_ROW.split(table)
        for marks, content in zip(pieces[1::2], pieces[2::2], strict=True):
            rows += times(marks)
            columns = filled_width(content)
            if columns:
                last, width = rows, max(width, columns)
        check_size(last, width)


def filled_width(row: bytes) -> int:
    """The last column of a row of an ods sheet in which there is something."""
    columns = last = 0
    for match in ODS_CELL.finditer(row):
        columns += times(match[1])
        if b"value" in match[1] or not match[1].rstrip().endswith(b"/"):
            last = columns
    return last


def times(marks: bytes) -> int:
    match = REPEATED.search(marks)
    return max(1, int(match[1])) if match else 1


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
