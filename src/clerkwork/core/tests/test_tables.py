import io
import zipfile
from datetime import date
from decimal import Decimal

import openpyxl
import pytest

from clerkwork.core import workbook
from clerkwork.core.refusal import Refusal
from clerkwork.core.tables import read_tables, write_csv, write_workbook

HOSTILE = ["=1+1", "+49 40 123", "-x", "@SUM(A1)", "'quoted", "#N/A", "007", "two\nlines", "Łódź"]
HEADER = ["text", "number", "day"]
ROWS = [[text, Decimal("0.50"), date(2026, 1, 31)] for text in HOSTILE]
READ = [[text, "0.5", "2026-01-31"] for text in HOSTILE]


def test_what_is_written_to_excel_is_read_again() -> None:
    (table,) = read_tables(write_workbook([("first", HEADER, ROWS)]), "any.xlsx")
    assert (table.name, table.header, table.rows) == ("first", HEADER, READ)


def test_what_is_written_to_csv_is_read_again() -> None:
    (table,) = read_tables(write_csv(HEADER, ROWS), "first.csv")
    assert (table.name, table.header, table.rows) == ("first", HEADER, READ)


def test_no_text_becomes_a_formula_in_excel() -> None:
    book = openpyxl.load_workbook(io.BytesIO(write_workbook([("first", HEADER, ROWS)])))
    assert {row[0].data_type for row in book["first"].iter_rows(min_row=2)} == {"s"}


def test_no_text_begins_like_a_formula_in_csv() -> None:
    raw = write_csv(["text"], [[text] for text in HOSTILE]).decode("utf-8-sig")
    assert [line for line in raw.splitlines() if line.lstrip('"')[:1] in {"=", "+", "-", "@"}] == []


def test_a_number_longer_than_excel_keeps_is_written_as_text() -> None:
    (table,) = read_tables(
        write_workbook([("a", ["n"], [[Decimal("123456789012.3456")]])]), "a.xlsx"
    )
    assert table.rows == [["123456789012.3456"]]


def test_rows_keep_their_numbers_where_some_are_empty() -> None:
    (table,) = read_tables(b"\nsku;Valid From\n\nA;1\n;\nB;2\n", "a.csv")
    assert table.header == ["sku", "valid_from"]
    assert table.rows == [["A", "1"], ["B", "2"]]
    assert table.numbers == [4, 6]


def test_csv_in_an_old_encoding_is_read() -> None:
    (table,) = read_tables("sku,name\nA,Größe für Bücher\n".encode("cp1252"), "a.csv")
    assert table.rows == [["A", "Größe für Bücher"]]


def zipped(name: str, content: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return out.getvalue()


def test_a_zip_bomb_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MAX_UNPACKED", 1024**2)
    with pytest.raises(Refusal, match="unpacks to more than 1 MB"):
        read_tables(zipped("xl/worksheets/sheet1.xml", b" " * 2 * 1024**2), "bomb.xlsx")


def test_a_zip_bomb_that_lies_about_its_size_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MAX_UNPACKED", 1024**2)
    size = 2 * 1024**2
    honest = zipped("a.bin", b" " * size)
    lying = honest.replace(size.to_bytes(4, "little"), (10).to_bytes(4, "little"))
    assert lying != honest
    with pytest.raises(Refusal, match="unpacks to more than 1 MB"):
        read_tables(lying, "bomb.xlsx")


def test_one_cell_at_the_far_corner_is_refused() -> None:
    sheet = (
        b'<worksheet><sheetData><row><c r="A1"/><c r="XFD1048576"/></row></sheetData></worksheet>'
    )
    with pytest.raises(Refusal, match="cells too far apart"):
        read_tables(zipped("xl/worksheets/sheet1.xml", sheet), "far.xlsx")


@pytest.mark.parametrize(
    ("raw", "name", "told"),
    [
        (b"PK\x03\x04 and then rubbish", "a.xlsx", "not an Excel workbook"),
        (b"%PDF-1.7", "a.pdf", "found a .pdf file, expected .xlsx or .csv"),
        (zipped("word/document.xml", b"<w/>"), "a.xlsx", "not an Excel workbook"),
    ],
)
def test_what_is_no_table_is_refused_with_its_name(raw: bytes, name: str, told: str) -> None:
    with pytest.raises(Refusal, match=told) as refused:
        read_tables(raw, name)
    assert name in str(refused.value)
