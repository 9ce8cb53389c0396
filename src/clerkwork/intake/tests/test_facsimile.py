"""A document to be looked at: what is shown of it, and which values are marked."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from clerkwork.intake.facsimile import facsimile
from clerkwork.intake.facsimile_shapes import Facsimile, Piece, Wanted, written
from clerkwork.intake.models import Document
from clerkwork.intake.tests.workbooks import workbook

CSV = b"Item,Qty,Price\nAB-1,12,9.50\nAB-2,9.50,12\n"
X12 = (
    "ISA*00*          *00*          *ZZ*A              *ZZ*B              "
    "*261123*0900*U*00401*000000424*0*P*>~PO1*1*5*EA*14.48**VN*PEN-03~PO1*2*5*EA*1.65**VN*MLK-02~"
)


def document(raw: bytes, format_name: str) -> Document:
    return Document(raw=raw, size=len(raw), name="a", format=format_name)


def marked(shown: Facsimile) -> list[Any]:
    """The marked cells as (row, text), or the marked pieces of text."""
    cells = [(row.number, cell.text) for row in shown.rows for cell in row.cells if cell.marked]
    runs = [*shown.pieces, *(piece for row in shown.segments for piece in row.pieces)]
    return cells or [piece.text for piece in runs if piece.marked]


def price(value: str, *beside: str) -> Wanted:
    return Wanted(written(Decimal(value)), beside)


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (price("9.5", "AB-1"), [(2, "9.50")]),
        (price("12", "ab-2"), [(3, "12")]),
        (price("12"), [(2, "12")]),
        (price("77", "AB-2"), [(3, "AB-2")]),
        (price("77", "AB-9"), []),
    ],
)
def test_in_a_table_the_value_is_marked_in_the_row_of_its_article(
    wanted: Wanted, found: list[tuple[int, str]]
) -> None:
    assert marked(facsimile(document(CSV, "csv"), [wanted])) == found


def test_a_workbook_is_shown_as_its_table() -> None:
    raw = workbook([["Item", "Price"], ["AB-1", 9.5]])
    shown = facsimile(document(raw, "xlsx"), [price("9.5", "AB-1")])
    assert [[cell.text for cell in row.cells] for row in shown.rows] == [
        ["Item", "Price"],
        ["AB-1", "9.5"],
    ]
    assert marked(shown) == [(2, "9.5")]


def test_segments_stand_in_lines_and_the_nearest_value_is_marked() -> None:
    shown = facsimile(document(X12.encode(), "x12-850"), [Wanted(("5",), ("MLK-02",))])
    said = [(row.number, row.name, row.pieces[0].text[:3]) for row in shown.segments]
    assert said[1:] == [(2, "ordered item", "PO1"), (3, "ordered item", "PO1")]
    assert marked(shown) == ["5"]
    assert shown.segments[2].pieces[0].text == "PO1*2*"


def test_json_stands_in_lines_with_its_figures_as_they_were_written() -> None:
    raw = b'{"total": 10.50, "lines": [{"sku": "TEA", "quantity": 4}]}'
    shown = facsimile(document(raw, "json"), [Wanted(written(Decimal("10.5")))])
    text = "".join(piece.text for piece in shown.pieces)
    assert text.splitlines()[1] == '  "total": 10.50'
    assert marked(shown) == ["10.50"]


def test_what_is_far_down_a_long_document_is_shown_with_the_headings() -> None:
    raw = b"Item,Price\n" + b"".join(b"AB-%d,1\n" % at for at in range(500))
    shown = facsimile(document(raw, "csv"), [price("1", "AB-400")])
    assert marked(shown) == [(402, "1")]
    assert (shown.rows[0].cells[0].text, shown.more, len(shown.rows) < 70) == ("Item", True, True)


def test_what_is_neither_table_nor_text_is_not_shown() -> None:
    shown = facsimile(document(b"\x00\x01\x02\x03" * 50, "other"))
    assert (shown.rows, shown.pieces) == ([], [])


@pytest.mark.parametrize(
    ("value", "way"),
    [
        (date(2026, 12, 1), "20261201"),
        (date(2026, 12, 1), "01.12.2026"),
        (Decimal("8.5000"), "8,50"),
        (Decimal("120.0000"), "120"),
        ("AB-1", "AB-1"),
    ],
)
def test_a_value_is_looked_for_as_it_may_be_written(value: object, way: str) -> None:
    assert way in written(value)


def test_nothing_is_not_looked_for() -> None:
    assert (written(None), written("")) == ((), ())


PLACED = [
    (CSV, "csv", {"a": ("cell", "", 2, 3), "b": ("cell", "", 3, 1)}, [(2, "9.50"), (3, "AB-2")]),
    (b"Dear all,\r\nfour TEA", "text", {"q": ("text", 2, 1, 4)}, ["four"]),
    (b"one\ntwo\n", "text", {"q": ("text", 2, 1, 3), "r": ("text", 2, 1, 2)}, ["tw"]),
    (b"one\n", "text", {"q": ("text", 9, 1, 3)}, []),
]


@pytest.mark.parametrize(("raw", "kind", "places", "found"), PLACED)
def test_what_was_read_somewhere_is_marked_there(
    raw: bytes, kind: str, places: dict[str, tuple[Any, ...]], found: list[Any]
) -> None:
    assert marked(facsimile(document(raw, kind), (), places)) == found


def test_a_mark_names_all_the_fields_that_stand_there() -> None:
    places = {"sku": ("text", 1, 1, 3), "line": ("text", 1, 1, 5)}
    (first, *_) = facsimile(document(b"TEA x 4", "text"), (), places).pieces
    assert first == Piece("TEA", "sku line")


EDIFACT = b"UNA:+.? 'UNB+UNOA:1+A+B+260101:0900+1'UNH+1+ORDERS:D:96A:UN'BGM+220+PO?+1+9'"
MAIL = b"From: a@b.example\nTo: c@d.example\nSubject: Order 77\n\nfour TEA\n"


@pytest.mark.parametrize(
    ("raw", "kind", "places", "found"),
    [
        (X12.encode(), "x12-850", {"q": ("segment", 2, 2, 0)}, ["5"]),
        (X12.encode(), "x12-850", {"all": ("segment", 3, 0, 0)}, ["PO1*2*5*EA*1.65**VN*MLK-02"]),
        (EDIFACT, "edifact-orders", {"po": ("segment", 3, 2, 0)}, ["PO?+1"]),
        (EDIFACT, "edifact-orders", {"to": ("segment", 99, 1, 0)}, []),
        (MAIL, "eml", {"po": ("text", 0, 7, 2), "q": ("text", 1, 1, 4)}, ["77", "four"]),
    ],
)
def test_what_has_a_place_of_its_own_kind_is_marked_there(
    raw: bytes, kind: str, places: dict[str, tuple[Any, ...]], found: list[Any]
) -> None:
    assert marked(facsimile(document(raw, kind), (), places)) == found


def test_values_of_xml_are_marked_by_their_paths() -> None:
    path = "/Order/ID"
    raw = (
        b'<Order xmlns="urn:oasis:names:specification:ubl:schema:xsd:Order-2"><ID>PO-7</ID></Order>'
    )
    shown = facsimile(document(raw, "ubl-order"))
    assert "".join(piece.text for piece in shown.pieces).count("\n") == 2
    found = {marked(facsimile(document(raw, "ubl-order"), (), {"po": ("path", path)}))[0]}
    assert found == {"PO-7"}
