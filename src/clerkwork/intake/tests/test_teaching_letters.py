"""A correction of a mail or a text teaches the next one of the same layout, and of no other."""

import pytest

from clerkwork.intake.draft import DraftOrder, Reading, with_parts
from clerkwork.intake.hint import Hint
from clerkwork.intake.readers import learn_from, read_document
from clerkwork.intake.readers.source import Correction

MAIL = """From: Anna Berg <anna@berg.example>
To: orders@us.example
Subject: Bestellung
Content-Type: text/plain; charset=utf-8

{}
"""
TABLE = """Bestellung
Vorgangszeichen {number}
Liefertermin: 12.06.2026

Wunschnummer   Benennung        Menge   Richtwert
{sku}          Handseife 5 l      {quantity}       {price}
B-200          Papier A4           10        3,20

Berg GmbH
"""
LABELLED = """Order no. {number}

Goods: Hand soap 5 l
Stockcode: {sku}
Colli: {quantity}
Quantity: 1
"""


def the_order(reading: Reading) -> DraftOrder:
    (order,) = [order for _, each in with_parts(reading) for order in each.orders]
    return order


def learned(raw: bytes, *corrections: Correction) -> list[Hint]:
    hints: list[Hint] = []
    for each in corrections:
        hint = learn_from(raw, each, hints=hints)
        assert hint is not None, each
        hints.append(hint)
    return hints


@pytest.mark.parametrize("frame", ["{}", MAIL])
def test_a_number_behind_unknown_words_is_found_in_the_next_letter(frame: str) -> None:
    first = frame.format(TABLE.format(number="V-7711", sku="A-100", quantity=4, price="9,90"))
    hints = learned(first.encode(), Correction(0, None, "po_number", "V-7711"))
    assert [(each.kind, each.anchor, each.how) for each in hints] == [
        ("label", "vorgangszeichen", "within")
    ]
    again = frame.format(TABLE.format(number="V-8822", sku="A-300", quantity=7, price="9,90"))
    assert the_order(read_document(again.encode())).po_number is None
    order = the_order(read_document(again.encode(), hints=hints))
    assert order.po_number == "V-8822"
    assert order.spots["po_number"].sure < 0.98


def test_a_column_under_an_unknown_heading_is_read_in_the_next_letter() -> None:
    first = TABLE.format(number="V-7711", sku="A-100", quantity=4, price="9,90").encode()
    hints = learned(
        first,
        Correction(0, 0, "buyer_sku", "A-100"),
        Correction(0, 0, "unit_price", "9.9"),
    )
    assert [(each.kind, each.anchor) for each in hints] == [
        ("column", "wunschnummer"),
        ("column", "richtwert"),
    ]
    again = TABLE.format(number="V-8822", sku="A-300", quantity=7, price="8,80").encode()
    lines = the_order(read_document(again, hints=hints)).lines
    assert [(line.buyer_sku, line.sku, str(line.unit_price)) for line in lines] == [
        ("A-300", None, "8.80"),
        ("B-200", None, "3.20"),
    ]


def test_a_label_of_a_line_is_read_in_the_next_letter() -> None:
    first = LABELLED.format(number="4711-1", sku="A-100", quantity=4).encode()
    hints = learned(first, Correction(0, 0, "quantity", "4"))
    again = LABELLED.format(number="4711-2", sku="A-300", quantity=7).encode()
    assert [str(line.quantity) for line in the_order(read_document(again)).lines] == ["1"]
    lines = the_order(read_document(again, hints=hints)).lines
    assert [str(line.quantity) for line in lines] == ["7"]


def test_what_no_letter_states_is_always_the_same() -> None:
    first = TABLE.format(number="V-7711", sku="A-100", quantity=4, price="9,90").encode()
    hints = learned(first, Correction(0, None, "currency", "CHF"))
    again = TABLE.format(number="V-8822", sku="A-300", quantity=7, price="8,80").encode()
    assert the_order(read_document(again, hints=hints)).currency == "CHF"


def test_letters_of_another_sender_are_read_as_before() -> None:
    text = TABLE.format(number="V-7711", sku="A-100", quantity=4, price="9,90")
    hints = learned(MAIL.format(text).encode(), Correction(0, None, "po_number", "V-7711"))
    other = MAIL.replace("anna@berg.example", "otto@tal.example").format(text).encode()
    assert the_order(read_document(other, hints=hints)).po_number is None


def test_what_the_letter_does_not_say_teaches_nothing() -> None:
    raw = TABLE.format(number="V-7711", sku="A-100", quantity=4, price="9,90").encode()
    assert learn_from(raw, Correction(0, None, "total", "1234.5")) is None
    assert learn_from(raw, Correction(3, None, "po_number", "V-7711")) is None
