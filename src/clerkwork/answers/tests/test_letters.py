"""What customers read in answer to an order is true, in their language, and safe."""

import pytest

from clerkwork.answers.station import ANSWERING
from clerkwork.answers.tests.came import go_on
from clerkwork.core.stations import drain
from clerkwork.fulfilment.cancel import cancel_order
from clerkwork.messaging.letter import Letter, writers
from clerkwork.messaging.models import Message
from clerkwork.training import builders as make
from clerkwork.verification.decide import reject_line

pytestmark = pytest.mark.django_db


def letter() -> Letter:
    """The letter of the last answer."""
    drain(ANSWERING)
    message = Message.objects.filter(kind="order.acknowledgement").latest("id")
    return writers[message.kind](message)


@pytest.fixture(autouse=True)
def by_mail() -> None:
    make.a_customer(answer_form="mail")


def test_it_says_what_is_reserved() -> None:
    make.a_lot(on_hand=10)
    order = make.an_allocated_order(po_number="4711", TEA=4)
    told = letter()
    assert told.headline == "Your order 4711: we have it, and all of it is there"
    for part in (order.number, "Everything you ordered is reserved", "4 EA Tea", "40.00 EUR"):
        assert part in told.text
    assert "4 EA reserved for you, for " in told.text
    assert "Marktplatz 1" in told.text
    assert "Marktplatz 1" in told.html


def test_it_says_what_has_to_wait() -> None:
    make.a_lot(on_hand=28)
    make.an_allocated_order(po_number="4711", TEA=40)
    told = letter()
    assert "part of it has to wait" in told.headline
    for text in (told.text, told.html):
        assert "12 EA not in stock yet; the date follows" in text
        assert "28 EA reserved for you" in text


def test_it_says_what_does_not_come_and_why() -> None:
    make.a_lot(on_hand=10)
    lines = [
        {"line": "1", "sku": "TEA", "quantity": "4", "uom": "EA", "unit_price": "10.00"},
        {"line": "2", "sku": "NIX", "quantity": "2", "uom": "EA", "unit_price": "10.00"},
    ]
    order = make.an_order(po_number="4711", lines=lines)
    reject_line(order.lines.get(position=2).pk, reason="we only have tea", by=make.a_user())
    go_on()
    told = letter()
    assert told.headline == "Your order 4711: we have it, with changes"
    assert "2 EA will not come: we only have tea" in told.text
    assert "Total of the goods: 40.00 EUR" in told.text


def test_what_a_rule_says_to_us_is_told_in_words_for_the_customer() -> None:
    make.a_lot(on_hand=10)
    lines = [
        {"line": "1", "sku": "TEA", "quantity": "4", "uom": "EA", "unit_price": "10.00"},
        {"line": "2", "sku": "NIX", "quantity": "2", "uom": "EA", "unit_price": "10.00"},
    ]
    order = make.an_order(po_number="4711", lines=lines)
    finding = order.findings.get(code="ITEM_UNKNOWN")
    reject_line(order.lines.get(position=2).pk, reason=finding.text, by=make.a_user())
    go_on()
    assert "2 EA will not come: we do not know this article" in letter().text


def test_it_says_that_nothing_comes() -> None:
    make.a_lot(on_hand=10)
    order = make.an_allocated_order(po_number="4711", TEA=4)
    cancel_order(order.pk, reason="flooded", by=make.a_user())
    told = letter()
    assert told.headline == "Your order 4711: we cannot deliver it"
    assert "The goods go to" not in told.text


def test_a_language_that_we_do_not_write_becomes_english() -> None:
    make.a_customer("NORD", language="fr", answer_form="mail")
    make.a_lot(on_hand=10)
    make.an_allocated_order(buyer_code="NORD", TEA=4)
    assert letter().headline.startswith("Your order")


def test_german_is_written_as_german() -> None:
    make.a_customer("NORD", language="de-AT", answer_form="mail")
    make.a_lot(on_hand=1200)
    make.an_allocated_order(buyer_code="NORD", po_number="4711", TEA=1100)
    told = letter()
    assert told.headline == "Ihre Bestellung 4711: angekommen, alles ist da"
    assert "11.000,00 EUR" in told.text
    assert "1.100 EA für Sie reserviert, für " in told.html


def test_what_others_wrote_does_no_harm() -> None:
    make.an_item("X", name="<script>alert(1)</script>")
    make.a_lot("X", on_hand=10)
    make.an_allocated_order(po_number="<b>1\r\nBcc: x@y.example", X=4)
    told = letter()
    assert "<script>" not in told.html
    assert "&lt;script&gt;" in told.html
    assert "<script>" in told.text
    assert "\n" not in told.headline
    assert "\r" not in told.headline
    assert told.attachments[0].raw.startswith(b"%PDF")
