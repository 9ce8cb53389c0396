"""Tables in files: reading Excel and CSV by header, writing both so that no text is a formula."""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import PurePath
from typing import Any

from charset_normalizer import from_bytes
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from python_calamine import CalamineError, CalamineWorkbook

from clerkwork.core.refusal import Refusal
from clerkwork.core.workbook import require_harmless

MAX_BYTES = 64 * 1024**2
MAX_ROWS = 1_000_000
FORMULA_START = ("=", "+", "-", "@", "\t", "\r")
EXCEL_DIGITS = 15  # what a cell keeps of a number; a longer one is written as text


@dataclass(slots=True)
class Table:
    """A header and rows of text below it, each with its row number in the file."""

    name: str
    header: list[str]
    rows: list[list[str]] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class CellError:
    """A bad cell: where it is, what is there, and what should be."""

    sheet: str
    row: int | None
    column: str | None
    found: str
    expected: str

    def __str__(self) -> str:
        place = [self.sheet] if self.sheet else []
        place += [f"row {self.row}"] if self.row else []
        place += [f"column {self.column}"] if self.column else []
        return f"{', '.join(place)}: found {self.found}, expected {self.expected}"


class BadCell(ValueError):  # noqa: N818  it is the cell that is bad
    """What a cell reader raises: what it found, and what it expected."""

    def __init__(self, found: str, expected: str) -> None:
        super().__init__(f"found {found}, expected {expected}")
        self.found = found
        self.expected = expected


def quoted(value: object) -> str:
    """A cell's text as an error shows it, cut where it is long."""
    text = str(value)
    return "nothing" if not text else f"'{text[:60]}…'" if len(text) > 61 else f"'{text}'"


def read_tables(raw: bytes, name: str) -> list[Table]:
    """Every table of an .xlsx or .csv file, in the file's order; empty sheets are left out.

    Refuses a file that is too large, of another kind, or broken.
    """
    if len(raw) > MAX_BYTES:
        raise Refusal(f"{name} is larger than {MAX_BYTES // 1024**2} MB.")
    if raw[:4] == b"PK\x03\x04":
        return read_workbook(raw, name)
    suffix = PurePath(name).suffix.lower()
    if suffix in {".csv", ".tsv", ".txt"}:
        return [table_of(PurePath(name).stem, read_csv(raw, name))]
    raise Refusal(f"{name}: found a {suffix or 'nameless'} file, expected .xlsx or .csv.")


def read_workbook(raw: bytes, name: str) -> list[Table]:
    """The sheets of a workbook that hold anything."""
    require_harmless(raw, name)
    tables = []
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(raw)) as book:
            for sheet_name in book.sheet_names:
                sheet = book.get_sheet_by_name(sheet_name)
                grid = [[as_text(cell) for cell in row] for row in sheet.to_python()]
                tables.append(table_of(sheet_name, grid, first=sheet.start))
    except CalamineError as error:
        raise Refusal(f"{name} is not an Excel workbook that can be read: {error}") from error
    return [table for table in tables if table.header]


def read_csv(raw: bytes, name: str) -> list[list[str]]:
    """The cells of a CSV file, whatever its encoding and separator."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        guess = from_bytes(raw).best()
        if guess is None:
            raise Refusal(f"{name}: found bytes that are no text, expected UTF-8.") from error
        text = str(guess)
    first = text.lstrip().split("\n", 1)[0]
    separator = max(",;\t", key=first.count)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
    except csv.Error as error:
        raise Refusal(f"{name} is not a CSV file that can be read: {error}") from error
    return [[unguarded(cell) for cell in row] for row in rows]


def table_of(name: str, grid: list[list[str]], first: tuple[int, int] | None = None) -> Table:
    """The first row that holds anything is the header; empty rows below it are passed over."""
    offset = (first[0] if first else 0) + 1
    table = Table(name, [])
    if len(grid) > MAX_ROWS:
        raise Refusal(f"{name} has more than {MAX_ROWS} rows.")
    for number, cells in enumerate(grid, start=offset):
        trimmed = [cell.strip() for cell in cells]
        if not any(trimmed):
            continue
        if not table.header:
            table.header = [header_name(cell) for cell in trimmed[: last_filled(trimmed)]]
            continue
        width = len(table.header)
        table.rows.append((trimmed + [""] * width)[: max(width, last_filled(trimmed))])
        table.numbers.append(number)
    return table


def last_filled(cells: Sequence[str]) -> int:
    """How many cells there are up to the last one with anything in it."""
    return max((at for at, cell in enumerate(cells, start=1) if cell), default=0)


def header_name(cell: str) -> str:
    """A column's name however it is written: “Valid From” is valid_from."""
    return "_".join(cell.lower().replace("-", " ").replace("_", " ").split())


def as_text(value: Any) -> str:
    """A cell of Excel as exact text: 12.0 is 12, a date is ISO 8601."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return plain(Decimal(repr(value)))
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time(0) else value.isoformat(" ")
    if isinstance(value, date | time | timedelta | int | str):
        return str(value)
    return ""


def plain(number: Decimal) -> str:
    """A number without exponent and without zeros at the end: 1E+2 is 100, 0.50 is 0.5."""
    text = format(number, "f")
    return (text.rstrip("0").rstrip(".") if "." in text else text) or "0"


def guarded(value: Any) -> str:
    """A value as CSV text that no spreadsheet takes for a formula."""
    if isinstance(value, str):
        return f"'{value}" if value.startswith((*FORMULA_START, "'")) else value
    return cell_text(value)


def unguarded(cell: str) -> str:
    """What `guarded` was given."""
    return cell[1:] if cell[:1] == "'" and cell[1:].startswith((*FORMULA_START, "'")) else cell


def cell_text(value: Any) -> str:
    """A value as the text by which it is read again."""
    if value is None:
        return ""
    return plain(value) if isinstance(value, Decimal) else as_text(value)


def write_csv(header: Sequence[str], rows: Iterable[Sequence[Any]]) -> bytes:
    """A CSV file in UTF-8 with a byte order mark, so that Excel reads its letters right."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(header)
    writer.writerows([guarded(value) for value in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def write_workbook(sheets: Iterable[tuple[str, Sequence[str], Iterable[Sequence[Any]]]]) -> bytes:
    """An .xlsx file of sheets (name, header, rows); all text is text, whatever it begins with."""
    book = Workbook(write_only=True)
    bold = Font(bold=True)
    for name, header, rows in sheets:
        sheet = book.create_sheet(name)
        sheet.freeze_panes = "A2"
        for at, title in enumerate(header, start=1):
            sheet.column_dimensions[get_column_letter(at)].width = max(12, len(title) + 4)
        titles = [WriteOnlyCell(sheet, title) for title in header]
        for title_cell in titles:
            title_cell.font = bold
        sheet.append(titles)
        for row in rows:
            sheet.append([excel_cell(sheet, value) for value in row])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def excel_cell(sheet: Any, value: Any) -> Any:
    """A number or a date as such, where Excel keeps it exactly; anything else as text."""
    if isinstance(value, Decimal):
        digits = len(value.normalize().as_tuple().digits)
        value = value if digits <= EXCEL_DIGITS else plain(value)
    if not isinstance(value, str):
        return value
    if not value.startswith(("=", "#")) and value.isprintable():
        return value or None
    cell = WriteOnlyCell(sheet, ILLEGAL_CHARACTERS_RE.sub("", value))
    cell.data_type = "s"  # openpyxl takes =A1 for a formula and #N/A for an error
    return cell
