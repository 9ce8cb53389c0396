"""Sheets to the bytes of CSV, xlsx and ods."""

import csv
import io
import re
import zipfile
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Literal
from xml.sax.saxutils import escape

from openpyxl import Workbook
from openpyxl.utils import get_column_letter

from clerkwork.training.layouts.table_sheets import Page
from clerkwork.training.layouts.table_shown import Shown, written
from clerkwork.training.layouts.table_styles import Style

EXCEL_EPOCH = date(1899, 12, 30)
STAMP = datetime(2026, 1, 1)  # noqa: DTZ001  as openpyxl wants it


def to_bytes(style: Style, pages: Sequence[Page]) -> bytes:
    """The document. The first page alone where the container holds one."""
    if style.container == "csv":
        return csv_bytes(style, pages[0])
    pages = [prepared(style, page) for page in pages]
    return xlsx_bytes(pages) if style.container == "xlsx" else ods_bytes(pages)


def csv_bytes(style: Style, page: Page) -> bytes:
    text = io.StringIO()
    if "sep" in style.traits:
        text.write(f"sep={style.delimiter}\r\n")
    quoting: Literal[0, 1] = csv.QUOTE_ALL if "quote_all" in style.traits else csv.QUOTE_MINIMAL
    end = "\r\n" if "crlf" in style.traits else "\n"
    writer = csv.writer(text, delimiter=style.delimiter, quoting=quoting, lineterminator=end)
    width = max(map(len, page.rows))
    for row in page.rows:
        cells = [written(style, value) for value in row]
        # Spreadsheets write all rows as wide as the widest.
        writer.writerow([*cells, *[""] * (width - len(cells))])
    try:
        return text.getvalue().encode(style.encoding)
    except UnicodeEncodeError:
        return text.getvalue().encode()


def prepared(style: Style, page: Page) -> Page:
    """Numbers as text, dates as serial numbers, where the style has them so."""

    def value(cell: Shown) -> Shown:
        if isinstance(cell, Decimal) and "text_numbers" in style.traits:
            return written(style, cell)
        if isinstance(cell, date) and "serial_dates" in style.traits:
            return Decimal((cell - EXCEL_EPOCH).days)
        if isinstance(cell, date) and "text_numbers" in style.traits:
            return written(style, cell)
        return cell

    page.rows = [[value(cell) for cell in row] for row in page.rows]
    return page


def xlsx_bytes(pages: Sequence[Page]) -> bytes:
    book = Workbook()
    book.remove(book.worksheets[0])
    book.properties.created = STAMP
    for page in pages:
        sheet = book.create_sheet(page.name)
        for row in page.rows:
            sheet.append([None if cell == "" else cell for cell in row])
        for at, first, last in page.merged:
            sheet.merge_cells(
                start_row=at + 1, start_column=first + 1, end_row=at + 1, end_column=last + 1
            )
        if page.hidden_column is not None:
            sheet.column_dimensions[get_column_letter(page.hidden_column + 1)].hidden = True
        sheet.sheet_state = "hidden" if page.hidden else "visible"
    raw = io.BytesIO()
    book.save(raw)
    return settled(raw.getvalue(), pages)


def settled(raw: bytes, pages: Sequence[Page]) -> bytes:
    """The same workbook without the moment of writing, its values saved with their formulas."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(raw)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            content = old.read(name)
            match = re.fullmatch(r"xl/worksheets/sheet(\d+)\.xml", name)
            if name == "docProps/core.xml":
                content = MODIFIED.sub(rb"\1", content)
            if match:
                content = with_formulas(content.decode(), pages[int(match[1]) - 1]).encode()
            new.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")


def with_formulas(sheet: str, page: Page) -> str:
    for (row, column), formula in page.formulas.items():
        place = f'r="{get_column_letter(column + 1)}{row + 1}"'
        sheet = re.sub(rf'(<c {place}[^>]*t="n"[^>]*>)(<v>)', rf"\1<f>{formula[1:]}</f>\2", sheet)
    return sheet


SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "table", "text")
)
MANIFEST = (
    '<?xml version="1.0"?><manifest:manifest '
    'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
)


def ods_bytes(pages: Sequence[Page]) -> bytes:
    tables = "".join(
        f'<table:table table:name="{escape(page.name)}">{"".join(map(ods_row, page.rows))}</table:table>'
        for page in pages
        if not page.hidden
    )
    content = (
        f'<?xml version="1.0"?><office:document-content {SPACES}><office:body>'
        f"<office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    )
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", MANIFEST)
        archive.writestr("content.xml", content)
    return raw.getvalue()


def ods_row(row: Sequence[Shown]) -> str:
    return f"<table:table-row>{''.join(map(ods_cell, row)) or ods_cell('')}</table:table-row>"


def ods_cell(value: Shown) -> str:
    if value is None or value == "":
        return "<table:table-cell/>"
    if isinstance(value, Decimal):
        kind, text = f'float" office:value="{value}', str(value)
    elif isinstance(value, date):
        kind, text = f'date" office:date-value="{value.isoformat()}', value.isoformat()
    else:
        kind, text = "string", value
    lines = "".join(f"<text:p>{escape(line)}</text:p>" for line in text.split("\n"))
    return f'<table:table-cell office:value-type="{kind}">{lines}</table:table-cell>'
