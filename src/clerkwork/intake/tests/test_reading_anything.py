"""Whatever the bytes are, a Reading comes back."""

import io
import json
import time
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clerkwork.intake.draft import Reading, contract, with_parts
from clerkwork.intake.readers import MAX_BYTES, READERS, read_document
from clerkwork.intake.tests.workbooks import workbook

KINDS = {
    *("order", "order_change", "order_cancellation", "quotation_request", "invoice"),
    *("other", "unreadable"),
}
OWN = [
    path.read_bytes()
    for path in sorted((Path(__file__).parent / "documents").iterdir())
    if path.is_file()
]
EDIFACT = b"UNB+UNOA:1+A+B+260301:0900+1'UNH+1+ORDERS:D:96A:UN'BGM+220+P1+9'"
X12 = (
    b"ISA*00*          *00*          *ZZ*A              *ZZ*B              *260301*0930*U*00401"
    b"*000000007*0*T*>~GS*PO*A*B*20260301*0930*7*X*004010~ST*850*1~BEG*00*SA*P1**20260301~"
)
SEEDS = [*OWN, workbook([["PO", "P1"], ["SKU", "Qty", "Price"], ["A", 2, 1.5]])]


def sound(reading: Reading) -> None:
    """What holds of every reading."""
    assert reading.kind in KINDS
    assert (reading.kind == "order") == bool(reading.orders)
    whole = [each for _, each in with_parts(reading)]
    assert reading.problems or any(each.orders or each.changes for each in whole)
    assert all("in the reader" not in problem.what for problem in reading.problems)
    printed = json.dumps(contract(reading))
    assert "\\u0000" not in printed
    json.dumps(contract(reading), ensure_ascii=False).encode()


@given(st.binary(max_size=400))
@settings(max_examples=300, deadline=None)
def test_random_bytes_never_raise(raw: bytes) -> None:
    sound(read_document(raw))


@given(st.text(alphabet='ISAGTBEPO1*~>\n,;\t|"{}[]:0123456789 PO#qty', max_size=300))
@settings(max_examples=300, deadline=None)
def test_random_text_of_the_right_letters_never_raises(text: str) -> None:
    sound(read_document(text.encode()))


@given(st.text(alphabet="UNABHLIQTYDMC+:?'*\n 0123456789.,", max_size=300))
@settings(max_examples=300, deadline=None)
def test_random_segments_of_edifact_never_raise(text: str) -> None:
    sound(read_document(f"UNB+UNOA:1+A+B+260301:0900+1'UNH+1+ORDERS:D:96A:UN'{text}".encode()))


@given(st.sampled_from(SEEDS), st.data())
@settings(max_examples=400, deadline=None)
def test_mutated_documents_never_raise(seed: bytes, data: st.DataObject) -> None:
    raw = bytearray(seed)
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(raw)))
        cut = data.draw(st.integers(0, 30))
        raw[at : at + cut] = data.draw(st.binary(max_size=12))
    sound(read_document(bytes(raw)))


@given(st.sampled_from(SEEDS), st.sampled_from(SEEDS), st.integers(0, 2000))
@settings(max_examples=100, deadline=None)
def test_documents_cut_and_glued_never_raise(first: bytes, second: bytes, at: int) -> None:
    sound(read_document(first[:at] + second[at:]))
    sound(read_document(first + second))


@pytest.mark.parametrize(
    ("raw", "format_name"),
    [
        (b"{\\rtf1 hello}", "rtf"),
    ],
)
def test_a_format_that_is_not_read_yet_is_named(raw: bytes, format_name: str) -> None:
    reading = read_document(raw)
    assert (reading.format, reading.kind) == (format_name, "other")
    assert "this format is not read yet" in reading.problems[0].what


@pytest.mark.parametrize("raw", [b"", b" \n\t", b"\0\0\0"])
def test_an_empty_document_is_unreadable(raw: bytes) -> None:
    reading = read_document(raw)
    assert reading.kind == "unreadable"
    assert reading.problems[0].what == "found nothing: the document is empty"


def test_binary_noise_is_unreadable_and_shows_its_first_bytes() -> None:
    reading = read_document(bytes(range(14)) * 50)
    assert reading.kind == "unreadable"
    assert "00 01 02 03" in reading.problems[0].what


def test_prose_is_text_and_no_order() -> None:
    reading = read_document(b"Dear all,\nplease send 12 teas, and 3 coffees.\nThanks, Bo\n")
    assert (reading.format, reading.kind) == ("text", "other")


def test_a_document_that_is_too_large_is_refused() -> None:
    reading = read_document(b"A" * (MAX_BYTES + 1))
    assert reading.kind == "unreadable"
    assert str(MAX_BYTES) in reading.problems[0].what


def test_the_name_of_the_file_decides_nothing() -> None:
    raw = b"SKU,Qty\nA,2\n"
    assert read_document(raw, name="order.pdf").format == "csv"
    assert read_document(raw, name="order.edi").format == "csv"


def test_each_format_has_one_reader() -> None:
    formats = [reader.format for reader in READERS]
    assert len(formats) == len(set(formats))


def archive(members: dict[str, bytes]) -> bytes:
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in members.items():
            file.writestr(name, content)
    return raw.getvalue()


def test_an_archive_that_unpacks_to_too_much_is_refused() -> None:
    bomb = archive({"xl/workbook.xml": b"<x/>", "xl/huge.xml": b"\0" * 300_000_000})
    reading = read_document(bomb)
    assert reading.kind == "unreadable"
    assert "unpacked" in reading.problems[0].what


def test_a_cell_far_away_does_not_make_a_table_of_billions() -> None:
    for place in ("XFD1", "A1048576"):
        sheet = (
            f'<worksheet><sheetData><row><c r="A1"/><c r="{place}"/></row></sheetData></worksheet>'
        )
        reading = read_document(archive({"xl/worksheets/sheet1.xml": sheet.encode()}))
        assert reading.kind == "unreadable"
        assert "found" in reading.problems[0].what


def test_a_damaged_workbook_is_unreadable() -> None:
    raw = workbook([["SKU", "Qty"], ["A", 2]])
    reading = read_document(raw[: len(raw) // 2])
    assert reading.kind == "unreadable"
    assert "cannot be opened" in reading.problems[0].what


@pytest.mark.parametrize(
    "raw",
    [
        b"PO,SKU,Qty\n" + b"".join(b"P%d,A,1\n" % number for number in range(20_000)),
        f"{'ISA*00*' * 15}~".encode() + b"A\n" * 200_000,
        b"ISA*00*" * 100_000,
        b"[" * 2_000_000,
        b'SKU,Qty\n"' + b'"",' * 100_000,
        b"SKU,Qty,Price\nA," + b"9 " * 200_000 + b",1\n",
        b"<c " * 200_000,
        EDIFACT + b"LIN+1++A:SA'" + b"?'" * 500_000,
        EDIFACT + (b"?'" + b"\n" * 500) * 1_000,
        EDIFACT + b"LIN" + b"+" * 1_000_000,
        EDIFACT + b"NAD+DP+++" + (b"A" * 35 + b":") * 30_000 + b"'",
        EDIFACT + b"LIN+1++A:SA'QTY+21:1'" * 30_000 + b"CNT+2:1'CNT+1:1'" * 30_000,
        EDIFACT + b"LIN+1++A:SA'" + b"LOC+7+A'QTY+11:1'" * 60_000,
        b"UNB+UNOA:1+?'x'" * 60_000,
        EDIFACT + b"it's " * 100_000,
        X12 + b"N1*ST*A~" + b"N3*1 Street*Gate 2~" * 100_000,
        X12 + b"PO1*1*1*EA*1**VN*A~" * 30_000 + b"CTT*1*1~" * 30_000,
        X12 + b"PO1*1*1*EA*1*" + b"*VN" * 300_000 + b"~",
    ],
    ids=[
        *("orders", "lines", "headers", "brackets", "quotes", "digits", "tags"),
        *("released", "breaks", "elements", "components", "totals", "places", "interchanges"),
        *("unreleased", "streets", "sums", "pairs"),
    ],
)
def test_no_document_takes_more_time_than_its_size_deserves(raw: bytes) -> None:
    begin = time.process_time()
    sound(read_document(raw))
    assert time.process_time() - begin < 8, "hundreds of times slower than other documents"
