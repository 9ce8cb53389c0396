"""EDI documents as rows for people, and the places of values in them."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from clerkwork.intake.draft import Address, DraftLine, DraftOrder, Reading, Spot
from clerkwork.intake.edi_words import ShownSegment, segments_shown
from clerkwork.intake.readers import read_document
from clerkwork.intake.readers.numbers import plain_number
from clerkwork.intake.readers.source import Source
from clerkwork.intake.tests.edifact_messages import LINE, interchange, message
from clerkwork.intake.tests.x12_sets import LINE as X12_LINE
from clerkwork.intake.tests.x12_sets import interchange as x12_interchange
from clerkwork.intake.tests.x12_sets import order_set

DOCUMENTS = Path(__file__).parent / "documents"
EDI = [path for path in sorted(DOCUMENTS.iterdir()) if path.suffix == ".edi"]
# As written in the document, and not as one of several parts, or in another form.
VERBATIM = {"po_number", "release", "line", "sku", "buyer_sku", "gtin", "uom", "email"}
NUMBERS = {"quantity", "unit_price", "line_total", "total", "pack_size"}


def test_segments_are_rows_with_their_names_in_words() -> None:
    shown = segments_shown(Source(x12_interchange(order_set(X12_LINE)).encode()))
    assert [(row.number, row.id, row.name) for row in shown[2:5]] == [
        (3, "ST", "transaction header"),
        (4, "BEG", "beginning of the purchase order"),
        (5, "PO1", "ordered item"),
    ]
    assert shown[4].elements == ["*1", "*5", "*EA", "*2", "*", "*VN", "*A1"]


def test_a_component_is_marked_within_its_row_as_it_is_written() -> None:
    text = interchange(message("NAD+BY+++Tea ?+ Co:Ltd+Street'", LINE))
    row = segments_shown(Source(text.encode()))[3]
    assert (row.name, row.parts[3]) == ("party", ["+Tea ?+ Co", ":Ltd"])
    assert row.marked(4, 2) == ("NAD+BY+++Tea ?+ Co:", "Ltd", "+Street")
    assert row.marked(4) == ("NAD+BY+++", "Tea ?+ Co:Ltd", "+Street")
    assert row.marked(0) == ("", "NAD+BY+++Tea ?+ Co:Ltd+Street", "")
    assert row.marked(9, 1) == ("NAD+BY+++Tea ?+ Co:Ltd+Street", "", "")


def test_a_part_of_a_long_document_can_be_shown() -> None:
    source = Source(interchange(message(*[LINE] * 30)).encode())
    assert [row.number for row in segments_shown(source, first=10, most=3)] == [10, 11, 12]
    assert len(segments_shown(source, most=50)) == 50


@pytest.mark.parametrize("raw", [b"", b"SKU,Qty\nA,1\n", b"\0\1\2" * 90])
def test_what_is_no_edi_has_no_rows(raw: bytes) -> None:
    assert segments_shown(Source(raw)) == []


def test_delimiters_of_other_interchanges_are_their_own() -> None:
    second = "UNA:*.? #" + interchange(message(LINE)).replace("+", "*").replace("'", "#")
    shown = segments_shown(Source((interchange(message(LINE)) + second).encode()))
    assert [row.elements[0] for row in shown if row.id == "LIN"] == ["+1", "*1"]
    assert [row.number for row in shown] == list(range(1, len(shown) + 1))


def stated(reading: Reading) -> Iterator[tuple[str, Any, Spot | None]]:
    """Every value of the orders with its name and its place."""
    for order in reading.orders:
        for part in (order, *order.lines):
            yield from values(part)


def values(part: DraftOrder | DraftLine) -> Iterator[tuple[str, Any, Spot | None]]:
    names = part.__dataclass_fields__.keys() - {"where", "spots", "lines", "deliveries", "note"}
    for name in names - {"ship_to"}:
        value = getattr(part, name)
        if value is not None:
            yield name, value, part.spots.get(name)
    for name in Address.__dataclass_fields__:
        value = part.ship_to and getattr(part.ship_to, name)
        if value is not None:
            yield f"ship_to.{name}", value, part.spots.get(f"ship_to.{name}")


@pytest.mark.parametrize("path", EDI, ids=lambda path: path.stem)
def test_every_value_of_an_edi_order_has_the_place_where_it_stands(path: Path) -> None:
    raw = path.read_bytes()
    rows = {row.number: row for row in segments_shown(Source(raw))}
    for name, value, spot in stated(read_document(raw)):
        assert spot is not None, f"{name} has no place"
        kind, number, element, component = spot.at
        assert (kind, 0 < spot.sure <= 1) == ("segment", True)
        text = rows[number].marked(element, component)[1]
        assert text, f"{name} stands at an empty place"
        if name in VERBATIM:
            assert written(rows[number], text) == value
        elif name in NUMBERS and name not in counted(path):
            assert plain_number(text.replace(",", ".")) == value


def written(row: ShownSegment, text: str) -> str:
    """The value that a marked text means."""
    return text.replace("?", "") if row.elements and row.elements[0][0] == "+" else text


def counted(path: Path) -> set[str]:
    """Values that are the sum of several places."""
    return {"quantity"} if "sdq" in path.stem else set()


def test_a_sum_of_parts_has_the_place_of_the_first() -> None:
    text = interchange(message("LIN+1++A1:SA'SCC+1'QTY+11:3'QTY+11:4'"))
    line = read_document(text.encode()).orders[0].lines[0]
    assert (line.quantity, line.spots["quantity"].at) == (Decimal(7), ("segment", 6, 1, 2))
