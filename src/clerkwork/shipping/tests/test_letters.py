"""What customers read is true, in their language, and safe."""

import pytest

from clerkwork.core.stations import drain
from clerkwork.fulfilment.models import Shipment
from clerkwork.messaging.letter import Letter, writers
from clerkwork.messaging.models import Message
from clerkwork.shipping.models import Label
from clerkwork.training.builders import (
    a_customer,
    a_gone_shipment,
    a_lot,
    an_item,
    an_order,
)
from clerkwork.training.robots import LOADING
from clerkwork.verification.verify import VERIFICATION

pytestmark = pytest.mark.django_db


def letter(kind: str) -> Letter:
    message = Message.objects.get(kind=kind)
    return writers[kind](message)


def test_nothing_is_said_before_stock_is_known() -> None:
    a_lot(on_hand=10)
    an_order(TEA=4)
    drain(VERIFICATION)
    assert Message.objects.count() == 0


def test_letters_are_in_the_language_of_the_customer() -> None:
    a_customer(language="de-AT")
    a_lot(on_hand=1200)
    a_gone_shipment(po_number="4711", TEA=1100)
    assert "Damit ist Ihre Bestellung vollständig" in letter("shipment.notice").html


def test_a_notice_names_packages_and_what_is_still_to_come() -> None:
    a_lot(on_hand=28)
    a_gone_shipment(po_number="4711", TEA=40)
    told = letter("shipment.notice")
    assert told.headline == "Your order 4711 is on its way, part of it follows"
    for part in (
        f"Package 1 of 1, SSCC {Label.objects.get().sscc}",
        "28 EA Tea, TEA",
        "12 of your 40 EA Tea (TEA)",
        "Own delivery",
        Shipment.objects.get().number,
    ):
        assert part in told.text, part
    assert Label.objects.get().sscc in told.html


def test_a_complete_order_is_called_complete() -> None:
    a_lot(on_hand=10)
    a_gone_shipment(TEA=4)
    assert "With this your order is complete." in letter("shipment.notice").text
    assert drain(LOADING) == 0


def test_what_others_wrote_does_no_harm_in_a_letter() -> None:
    an_item("X", name="<script>alert(1)</script>")
    a_lot("X", on_hand=10)
    a_gone_shipment(po_number="<b>1\r\nBcc: x@y.example", X=4)
    told = letter("shipment.notice")
    assert "<script>" not in told.html
    assert "&lt;script&gt;" in told.html
    assert "<script>" in told.text
    assert "\n" not in told.headline
    assert "\r" not in told.headline
