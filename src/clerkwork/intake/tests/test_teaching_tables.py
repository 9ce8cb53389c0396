"""A correction of a table makes the next document of the same layout right."""

from typing import Any

import pytest

from clerkwork.intake.draft import Reading
from clerkwork.intake.hint import Hint
from clerkwork.intake.readers import read_document
from clerkwork.intake.readers.source import Correction, Source
from clerkwork.intake.readers.table.reader import teach

# (first document, second document, corrected line, field, right value, right value in the second)
LAYOUTS: list[tuple[str, str, int | None, str, str, Any]] = [
    ("SKU,Zxq,Qty,Wbl\nA1,Tea,2,7\nB1,Jam,3,9\n", "SKU,Zxq,Qty,Wbl\nC1,Nut,4,8\nD1,Oil,1,5\n",
     0, "unit_price", "7", "8"),
    ("Codex,Stuff,Qty,Price\nA1,7711,2,7.5\nB1,7712,3,9.5\n",
     "Codex,Stuff,Qty,Price\nC1,7713,4,8.5\nE1,7714,4,8.5\n",
     0, "buyer_sku", "7711", "7713"),
    ("SKU,Qty,Price\nA1,1.250,7.00\n", "SKU,Qty,Price\nC1,1.500,8.00\n",
     0, "quantity", "1250", "1500"),
    ("SKU;Qty;Price;Due\nA1;2;7.00;03/04/2026\n", "SKU;Qty;Price;Due\nC1;5;8.00;05/06/2026\n",
     0, "requested_delivery", "2026-03-04", "2026-05-06"),
    ("SKU,Qty,Price\nA1,2,7.00\n", "SKU,Qty,Price\nC1,5,8.00\n", 0, "uom", "EA", "EA"),
    ("Vorgang,77/B\n\nSKU,Qty,Price\nA1,2,7.00\n", "Vorgang,78/B\n\nSKU,Qty,Price\nC1,5,8.00\n",
     None, "po_number", "77/B", "78/B"),
    ("Unser Zeichen: Z-1,\n\nSKU,Qty,Price\nA1,2,7.00\n",
     "Unser Zeichen: Z-2,\n\nSKU,Qty,Price\nC1,5,8.00\n",
     None, "po_number", "Z-1", "Z-2"),
    ("Ref. Nord,Süd\nN-1,S-1\n\nSKU,Qty,Price\nA1,2,7.00\n",
     "Ref. Nord,Süd\nN-2,S-2\n\nSKU,Qty,Price\nC1,5,8.00\n",
     None, "po_number", "S-1", "S-2"),
    ("SKU,Qty,Price\nA1,2,7.00\n", "SKU,Qty,Price\nC1,5,8.00\n", None, "currency", "SEK", "SEK"),
    ("SKU,Qty,Price\nA1,2,7.00\n", "SKU,Qty,Price\nC1,5,8.00\n",
     None, "buyer_name", "Ost GmbH", "Ost GmbH"),
    ("Vorgang,SKU,Qty,Price\nV1,A1,2,7.00\nV1,B1,2,7.00\n",
     "Vorgang,SKU,Qty,Price\nV2,C1,5,8.00\nV2,D1,5,8.00\n",
     None, "po_number", "V1", "V2"),
    ("Date,03/04/2026\n\nSKU,Qty,Price\nA1,2,7.00\n", "Date,05/06/2026\n\nSKU,Qty,Price\nC1,5,8.00\n",
     None, "order_date", "2026-03-04", "2026-05-06"),
]  # fmt: skip


def value(reading: Reading, line: int | None, field: str) -> str | None:
    order = reading.orders[0]
    found = getattr(order if line is None else order.lines[line], field)
    return None if found is None else str(found)


def learned(document: str, line: int | None, field: str, right: str) -> Hint | None:
    source = Source(document.encode())
    return teach(source, read_document(source.raw), Correction(0, line, field, right))


@pytest.mark.parametrize(
    ("first", "second", "line", "field", "right", "then"), LAYOUTS, ids=range(len(LAYOUTS))
)
def test_one_correction_makes_the_next_document_right(
    first: str, second: str, line: int | None, field: str, right: str, then: str
) -> None:
    assert value(read_document(first.encode()), line, field) != right
    assert value(read_document(second.encode()), line, field) != then
    hint = learned(first, line, field, right)
    assert hint is not None
    third = second.replace("\nC1", "\nC9").replace("\nD1", "\nD9")
    for document, wanted in ((first, right), (second, then), (third, then)):
        reading = read_document(document.encode(), hints=[hint])
        assert reading.layout == hint.layout
        assert value(reading, line, field) == wanted


def test_a_value_that_two_columns_state_alike_teaches_nothing() -> None:
    assert learned("SKU,Qty,Xa,Xb\nA1,2,9,9\nB1,2,4,5\n", 0, "unit_price", "9") is None


def test_a_value_that_stands_nowhere_teaches_nothing_about_numbers() -> None:
    assert learned("SKU,Qty,Price\nA1,2,7.00\n", 0, "quantity", "5") is None


def test_a_hint_of_another_layout_is_not_followed() -> None:
    hint = learned("SKU,Qty,Price\nA1,2,7.00\n", None, "currency", "SEK")
    assert hint is not None
    other = read_document(b"SKU,Qty,Cost\nA1,2,7.00\n", hints=[hint])
    assert other.orders[0].currency is None
    assert other.layout != hint.layout


def test_a_constant_never_replaces_what_a_document_states() -> None:
    hint = learned("SKU,Qty,Price\nA1,2,7.00\n", None, "currency", "SEK")
    assert hint is not None
    order = read_document(b"Currency,NOK,\nSKU,Qty,Price\nA1,2,7.00\n", hints=[hint]).orders[0]
    assert order.currency == "NOK"
