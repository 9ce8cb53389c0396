"""Workbooks and CSV made to harm: each ends in a clear problem, or is read as plain text."""

import io
import re
import zipfile
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clerkwork.intake.draft import Reading
from clerkwork.intake.readers import read_document
from clerkwork.intake.readers.source import Source
from clerkwork.intake.readers.table.reader import READERS
from clerkwork.intake.tests.workbooks import workbook

BOOK = workbook([["SKU", "Description", "Qty"], ["A1", "Tea", 2], ["B2", "Jam", 3]])
SHEET = "xl/worksheets/sheet1.xml"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def altered(change: Callable[[bytes], bytes], name: str = SHEET) -> bytes:
    """The workbook with one file in it changed."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(BOOK)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for each in old.namelist():
            content = old.read(each)
            new.writestr(each, change(content) if each == name else content)
    return out.getvalue()


def told(reading: Reading) -> str:
    return "; ".join(f"{problem.where}: {problem.what}" for problem in reading.problems)


def ods(rows: str) -> bytes:
    names = "urn:oasis:names:tc:opendocument:xmlns"
    content = (
        f'<office:document-content xmlns:office="{names}:office:1.0" '
        f'xmlns:table="{names}:table:1.0" xmlns:text="{names}:text:1.0"><office:body>'
        f'<office:spreadsheet><table:table table:name="T">{rows}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
    return raw.getvalue()


def stored(raw: bytes) -> tuple[bytes, bytes]:
    """The beginning of the packed sheet, and what cannot be unpacked in its place."""
    at = raw.index(SHEET.encode()) + len(SHEET)
    return raw[at : at + 40], b"\xff" * 40


def declared_larger(raw: bytes) -> bytes:
    """The same archive whose directory says that a file in it has a gigabyte."""
    at = raw.rindex(b"PK\x01\x02", 0, raw.index(SHEET.encode(), raw.index(b"PK\x01\x02")))
    return raw[: at + 24] + (1 << 30).to_bytes(4, "little") + raw[at + 28 :]


@pytest.mark.parametrize(
    ("raw", "what"),
    [
        (altered(lambda xml: xml.replace(b'r="C3"', b'r="XFD1048576"')), "rows"),
        (altered(lambda xml: re.sub(rb'<row r="3"', b'<row r="1048576"', xml)), "1048576 rows"),
        (altered(lambda xml: xml.replace(b'r="C3"', b"r='XFD3'")), "more than 1000 columns"),
        (altered(lambda xml: xml.replace(b'r="C3"', b'r="&#88;FD3"')), "no spreadsheet writes"),
        (altered(lambda xml: xml.decode().encode("utf-16")), "no spreadsheet writes"),
        (altered(lambda xml: xml.replace(b'r="C3"', b'r="C0"')), "no spreadsheet writes"),
        (altered(lambda xml: xml.replace(b'<row r="3"', b'<row r="0"')), "no spreadsheet writes"),
        (altered(lambda xml: xml.replace(b'r="C3"', b'r="AAAAAAA3"')), "no spreadsheet writes"),
        (altered(lambda xml: xml.replace(b'<c r="C3"', b'<c x=">" r="C0"')), "no spreadsheet writes"),
        (declared_larger(BOOK), "bytes unpacked"),
        (BOOK[: len(BOOK) // 2], "cannot be opened"),
        (BOOK[:-30], "cannot be opened"),
        (BOOK.replace(*stored(BOOK)), "cannot be opened"),
        (BOOK[:-6] + b"\xff\xff\xff\x7f\0\0", "cannot be opened"),
        (OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le"), "password"),
        (OLE + bytes(600) + "Workbook\0".encode("utf-16-le"), "cannot be opened"),
        (ods('<table:table-row table:number-rows-repeated="900000"><table:table-cell '
             'office:value-type="string"><text:p>x</text:p></table:table-cell></table:table-row>'), "rows"),
        (ods('<table:table-row><table:table-cell table:number-columns-repeated="16000" '
             'office:value-type="float" office:value="1"/></table:table-row>'), "columns"),
    ],
    ids=["far cell", "far row", "wide", "entity", "utf-16", "row nought",
         "nought", "letters", "quoted", "declared", "half", "cut", "deflated",
         "directory", "encrypted",
         "broken xls", "ods rows", "ods columns"],
)  # fmt: skip
def test_a_workbook_made_to_harm_is_refused_in_words(raw: bytes, what: str) -> None:
    reading = read_document(raw)
    assert (reading.kind, reading.orders) == ("unreadable", [])
    assert what in told(reading)


def test_ten_thousand_columns_are_refused() -> None:
    text = ",".join(["SKU", "Qty", *(f"c{n}" for n in range(10_000))]) + "\nA,1\n"
    assert "columns" in told(read_document(text.encode()))


def test_formulas_and_links_are_only_text() -> None:
    formulas = ["=cmd|'/C calc'!A0", "+1+1", "@SUM(A1)", '=HYPERLINK("http://x")']
    rows = "".join(
        f'A{n},"{each.replace(chr(34), chr(34) * 2)}",1\n' for n, each in enumerate(formulas)
    )
    reading = read_document(f"SKU,Description,Qty\n{rows}".encode())
    assert [line.description for line in reading.orders[0].lines] == formulas


def test_a_formula_of_a_workbook_is_its_saved_value() -> None:
    raw = altered(lambda xml: xml.replace(b"<v>3</v>", b"<f>1/0*DDE()</f><v>3</v>"))
    assert [line.quantity for line in read_document(raw).orders[0].lines] == [2, 3]


def test_hidden_rows_are_read_and_pointed_at() -> None:
    raw = altered(lambda xml: xml.replace(b'<row r="3"', b'<row r="3" hidden="1"'))
    reading = read_document(raw)
    assert told(reading) == (
        "sheet Sheet1, row 3: found 1 hidden rows, the first here, among the lines; they were read"
    )
    first, hidden = reading.orders[0].lines
    assert first.spots["quantity"].sure > 0.98 > hidden.spots["quantity"].sure


def test_hidden_sheets_are_not_read() -> None:
    raw = altered(lambda xml: xml.replace(b'state="visible"', b'state="hidden"'), "xl/workbook.xml")
    assert read_document(raw).orders == []


def test_zero_bytes_and_wrong_encodings_are_survived() -> None:
    rows = b"".join(b"A%d,1\n" % number for number in range(100))
    reading = read_document(b"SKU,Qty\n" + rows + b"A\0,1\nB\xff\xfe,2\n")
    assert len(reading.orders[0].lines) == 102


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_damaged_workbook_never_stops_the_reader(data: st.DataObject) -> None:
    raw = bytearray(BOOK)
    for _ in range(data.draw(st.integers(1, 4))):
        raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
    sound(READERS[0].read(Source(bytes(raw))))


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_damaged_sheet_never_stops_the_reader(data: st.DataObject) -> None:
    def damage(xml: bytes) -> bytes:
        at = data.draw(st.integers(0, len(xml)))
        piece = data.draw(
            st.sampled_from((b"", b'r="XFD1"', b"<row>", b"&a;", b"<v>-1</v>", b't="s"', b"\0"))
        )
        return xml[:at] + piece + xml[at + data.draw(st.integers(0, 20)) :]

    sound(READERS[0].read(Source(altered(damage))))


CELLS = st.sampled_from(
    ["SKU", "Qty", "Menge", "Total", "PO Number", "1.234", "1,5", "31.02.2026", "", '"', "=1+1", "A:",
     "Ship to", "\n", "9" * 40, "Invoice", "Date", "-", "é", "2026-01-01"]
)  # fmt: skip


@settings(max_examples=80, deadline=None)
@given(st.lists(st.lists(CELLS, max_size=6), max_size=12), st.sampled_from(",;\t|"))
def test_any_table_ends_in_orders_or_in_a_problem(rows: list[list[str]], delimiter: str) -> None:
    text = "\n".join(delimiter.join(row) for row in rows)
    sound(READERS[1].read(Source(text.encode())))


def sound(reading: Reading) -> None:
    """An order has lines, anything else a problem, and every spot a value."""
    assert bool(reading.orders) == (reading.kind == "order")
    assert reading.orders or reading.problems
    for order in reading.orders:
        assert order.lines
        for owner in (order, *order.lines):
            for name in owner.spots:
                whole, _, part = name.partition(".")
                held = getattr(owner, whole)
                assert (getattr(held, part) if part else held) is not None
