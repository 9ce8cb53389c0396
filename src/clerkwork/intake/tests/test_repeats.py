"""Sent twice is not ordered twice."""

import pytest

from clerkwork.core.models import Task
from clerkwork.core.refusal import Refusal
from clerkwork.core.stations import drain
from clerkwork.intake.models import Document
from clerkwork.intake.read import READING, read_again
from clerkwork.intake.submit import submit_document
from clerkwork.orders.models import Order, Stage
from clerkwork.training.builders import (
    a_customer,
    a_document,
    a_purchase_order,
    a_user,
    an_item,
    an_order,
)
from clerkwork.verification.decide import correct_finding
from clerkwork.verification.verify import VERIFICATION

pytestmark = pytest.mark.django_db


def arrive(*orders: dict[str, object]) -> list[Order]:
    """Hand these in together, read and verify them."""
    a_customer(), a_customer("OTHER"), an_item()
    document = a_document(*orders)
    drain(READING), drain(VERIFICATION)
    return list(Order.objects.filter(source__document=document).order_by("id"))


def test_the_same_bytes_twice_are_one_document_and_a_task() -> None:
    order = a_purchase_order(TEA=1)
    arrive(order)
    arrive(order)
    assert Document.objects.get().arrivals.count() == 2
    assert Order.objects.count() == 1
    assert "came again" in Task.objects.get(kind="document.repeated").title


def test_the_same_po_number_twice_holds_the_second() -> None:
    (first,) = arrive(a_purchase_order(po_number="4711", TEA=1))
    (second,) = arrive(a_purchase_order(po_number="4711", TEA=2))
    assert (first.stage, second.stage, second.repeats) == (Stage.ACCEPTED, Stage.HELD, first)
    finding = second.findings.get()
    assert (finding.code, finding.found) == ("PO_NUMBER_REPEATED", "4711")
    assert first.number in finding.expected


def test_the_same_po_number_twice_in_one_document_holds_the_second() -> None:
    first, second = arrive(*(a_purchase_order(po_number="4711", TEA=n) for n in (1, 2)))
    assert (first.stage, second.stage) == (Stage.ACCEPTED, Stage.HELD)


def test_the_same_po_number_of_another_customer_is_another_order() -> None:
    arrive(a_purchase_order(po_number="4711", TEA=1))
    (other,) = arrive(a_purchase_order(po_number="4711", buyer_code="OTHER", TEA=1))
    assert other.stage == Stage.ACCEPTED


def test_a_po_number_corrected_to_a_known_one_repeats_that() -> None:
    (first,) = arrive(a_purchase_order(po_number="4711", TEA=1))
    (second,) = arrive(a_purchase_order(po_number="", TEA=2))
    finding = second.findings.get(code="PO_NUMBER_MISSING")
    order = correct_finding(finding.pk, "4711", reason="asked them", by=a_user())
    assert (order.stage, order.repeats) == (Stage.HELD, first)


def test_a_customer_corrected_to_one_who_used_the_number_repeats_that() -> None:
    (first,) = arrive(a_purchase_order(po_number="4711", TEA=1))
    (second,) = arrive(a_purchase_order(po_number="4711", buyer_code="WHO", TEA=2))
    finding = second.findings.get(code="CUSTOMER_UNKNOWN")
    order = correct_finding(finding.pk, "ACME", reason="known voice", by=a_user())
    assert (order.stage, order.repeats) == (Stage.HELD, first)
    assert order.ship_to == first.ship_to


def test_another_po_number_makes_a_repeat_an_order_of_its_own() -> None:
    arrive(a_purchase_order(po_number="4711", TEA=1))
    (second,) = arrive(a_purchase_order(po_number="4711", TEA=2))
    order = correct_finding(second.findings.get().pk, "4712", reason="typing error", by=a_user())
    assert (order.stage, order.repeats) == (Stage.RECEIVED, None)


def test_a_document_without_an_order_is_set_aside_with_a_task() -> None:
    document = a_document({"colour": "green"})
    drain(READING)
    document.refresh_from_db()
    assert document.stage == Document.Stage.SET_ASIDE
    assert Task.objects.get(kind="document.unread").subject_id == document.pk
    read_again(document.pk, by=a_user())
    assert drain(READING) == 1


def test_a_document_that_made_orders_is_not_read_again() -> None:
    document = an_order(TEA=1).source.document
    with pytest.raises(Refusal, match="has made orders already"):
        read_again(document.pk, by=a_user())


def test_an_empty_document_is_refused() -> None:
    with pytest.raises(Refusal, match="empty"):
        submit_document(b"", name="nothing.csv", channel="page", by="clerk")
