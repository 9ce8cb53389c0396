"""What was read with doubt holds the order until somebody has looked, and is asked once."""

import pytest

from clerkwork.core.stations import drain
from clerkwork.intake.models import Confirmed, Document
from clerkwork.intake.read import READING
from clerkwork.intake.submit import submit_document
from clerkwork.intake.tests.notes import notes
from clerkwork.orders.models import Order, Stage
from clerkwork.training.builders import a_customer, a_user, after, an_item
from clerkwork.verification.decide import CONFIRMED, accept_finding, correct_finding
from clerkwork.verification.models import Finding
from clerkwork.verification.verify import VERIFICATION, find

__all__ = ["notes"]

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("notes")]


def noted(*said: str) -> Order:
    """The order of a note, after all rules have looked at it."""
    a_customer(), an_item("TEA"), an_item("OIL")
    raw = "\n".join(("%NOTE shop", "Customer: ACME", *said)).encode()
    document: Document = submit_document(raw, name="note.txt", channel="page", by="clara")
    drain(READING), drain(VERIFICATION)
    return Order.objects.get(source__document=document)


def asked(order: Order) -> list[tuple[str, str]]:
    waiting = order.findings.filter(decision=None, code="VALUE_UNCERTAIN").order_by("id")
    return [(each.field, each.text) for each in waiting]


def doubt(order: Order, field: str) -> Finding:
    return order.findings.get(code="VALUE_UNCERTAIN", field=field, decision=None)


def test_a_value_read_with_doubt_holds_the_order_and_says_how_sure_it_is() -> None:
    order = noted("Number: PO-7?", "4 x TEA at 10.00", "2? x OIL at 10.00")
    assert order.stage == Stage.HELD
    assert asked(order) == [
        ("po_number", "“PO-7” was read as the PO number, 60 % sure."),
        ("quantity", "“2” was read as the quantity of line 2, 60 % sure."),
    ]


def test_what_is_certain_holds_nothing() -> None:
    assert noted("Number: PO-7", "4 x TEA at 10.00").stage == Stage.ACCEPTED


def test_the_same_figure_twice_in_a_line_is_asked_about_twice() -> None:
    order = noted("Number: PO-7", "12? x TEA at 12?")
    assert [field for field, _ in asked(order)] == ["quantity", "unit_price"]


def test_to_confirm_takes_no_reason_and_is_asked_once() -> None:
    order = noted("Number: PO-7?", "4? x TEA at 10.00")
    accept_finding(doubt(order, "po_number").pk, reason="", by=a_user())
    assert order.findings.get(field="po_number").reason == CONFIRMED
    find([order.pk])
    assert [field for field, _ in asked(order)] == ["quantity"]
    accept_finding(doubt(order, "quantity").pk, reason="", by=a_user())
    assert after(order, VERIFICATION).stage == Stage.ACCEPTED


def test_a_corrected_value_is_not_asked_about_again() -> None:
    order = noted("Number: PO-7?", "4 x TEA at 10.00")
    correct_finding(doubt(order, "po_number").pk, "PO-1", reason="seen", by=a_user())
    assert (after(order, VERIFICATION).stage, order.po_number) == (Stage.ACCEPTED, "PO-1")


def test_what_was_confirmed_stays_so_when_its_line_is_changed() -> None:
    order = noted("Number: PO-7", "4? x TEA at 12.00?")
    accept_finding(doubt(order, "quantity").pk, reason="", by=a_user())
    correct_finding(doubt(order, "unit_price").pk, "10", reason="seen", by=a_user())
    assert (asked(order), after(order, VERIFICATION).stage) == ([], Stage.ACCEPTED)


def test_a_line_that_is_left_out_is_not_asked_about() -> None:
    from_two = noted("Number: PO-7", "4? x TEA at 10.00", "2 x OIL at 10.00")
    from_two.lines.filter(position=1).update(rejected_at="2026-01-01T00:00Z", cancelled=4)
    find([from_two.pk])
    assert asked(from_two) == []


def test_a_confirmed_value_counts_for_its_layout_until_one_is_corrected() -> None:
    first = noted("Number: PO-7?", "4 x TEA at 10.00")
    second = noted("Number: PO-8?", "4 x TEA at 10.00")
    layout = Document.objects.exclude(layout="").values_list("layout", flat=True).first()
    assert layout
    accept_finding(doubt(first, "po_number").pk, reason="", by=a_user())
    counted = Confirmed.objects.filter(layout=layout, withdrawn_at=None)
    assert [(each.field, each.document) for each in counted] == [
        ("po_number", first.source.document)
    ]
    correct_finding(doubt(second, "po_number").pk, "PO-1", reason="seen", by=a_user())
    assert not counted.all().exists()
