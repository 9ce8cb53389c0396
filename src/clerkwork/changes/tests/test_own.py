"""A clerk's own change, and what they type from a document in free words."""

import pytest

from clerkwork.changes.accept import TASK, Answers, accept_change
from clerkwork.changes.own import TypedRefusal, name_order, propose_own
from clerkwork.changes.tests.papers import an_860, hand_in
from clerkwork.core.models import Task
from clerkwork.core.refusal import Refusal
from clerkwork.parties.models import PartyIdentifier
from clerkwork.training.builders import (
    a_customer,
    a_gone_shipment,
    a_lot,
    a_supervisor,
    a_user,
    an_allocated_order,
    an_item,
    an_order,
)

pytestmark = pytest.mark.django_db


def test_what_was_typed_over_is_proposed_and_then_accepted() -> None:
    a_lot(on_hand=20), a_lot("MUG", on_hand=5)
    order = an_allocated_order(TEA=8, MUG=2)
    typed = {
        "1.quantity": "12",
        "1.unit_price": "10.00",
        "2.out": "1",
        "new-1.item": "mug",
        "new-1.quantity": "3",
        "due_on": str(order.due_on),
    }
    change = propose_own(order.pk, typed, note="phoned", by=a_user())
    said = list(change.asks.values_list("part", "action", "field", "before", "after"))
    assert said == [
        (1, "change", "quantity", "8", "12"),
        (2, "delete", "line", "2 EA", ""),
        (10001, "add", "item", "", "MUG"),
        (10001, "add", "quantity", "", "3"),
        (10001, "add", "unit", "", "EA"),
    ]
    assert Task.objects.get(kind=TASK, done_at=None).subject_id == change.pk
    accept_change(change.pk, Answers(), by=a_user())
    order.refresh_from_db()
    assert list(order.lines.values_list("ordered", "allocated", "cancelled")) == [
        (12, 12, 0),
        (2, 0, 2),
        (3, 3, 0),
    ]
    assert order.total == 150


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"1.quantity": "many"}, "line 1, quantity: Found “many”"),
        ({"1.quantity": "0"}, "leave the line out"),
        ({"1.due_on": "soon"}, "line 1, delivery date: Found “soon”"),
        ({"new-1.item": "WHAT", "new-1.quantity": "1"}, "new 1, article: There is no article WHAT"),
        ({"new-1.item": "TEA"}, "new 1, quantity: Found “”"),
    ],
)
def test_what_a_field_cannot_take_is_refused_by_its_name(typed: dict[str, str], said: str) -> None:
    an_item()
    a_lot(on_hand=20)
    order = an_allocated_order(TEA=8)
    with pytest.raises(TypedRefusal) as refused:
        propose_own(order.pk, typed, by=a_user())
    assert said in str(refused.value)
    assert not order.changes.exists()


def test_nothing_typed_and_orders_that_are_not_confirmed_are_refused() -> None:
    a_lot(on_hand=20)
    order = an_allocated_order(TEA=8)
    with pytest.raises(Refusal, match="Nothing was changed"):
        propose_own(order.pk, {"1.quantity": "8"}, by=a_user())
    with pytest.raises(Refusal, match="correct it in its review"):
        propose_own(an_order(lines=[]).pk, {"due_on": "2030-01-01"}, by=a_user())
    with pytest.raises(Refusal, match="is complete; nothing can be changed"):
        propose_own(a_gone_shipment(TEA=1).order_id, {"1.quantity": "9"}, by=a_user())


def test_nobody_accepts_what_takes_a_supervisor_of_their_own_change() -> None:
    a_lot(on_hand=20)
    order = an_allocated_order(TEA=8)
    change = propose_own(order.pk, {"1.unit_price": "0"}, by=a_supervisor())
    answers = Answers(reasons={"PRICE_ZERO-1": "a gift"})
    with pytest.raises(Refusal, match="somebody else has to accept it"):
        accept_change(change.pk, answers, by=a_supervisor())
    accept_change(change.pk, answers, by=a_supervisor("susan"))
    assert order.lines.get().unit_price == 0


def test_what_is_read_in_a_mail_is_typed_beside_it() -> None:
    a_lot(on_hand=20)
    order = an_allocated_order(TEA=8, po_number="PO-88712")
    PartyIdentifier.objects.create(customer=a_customer(), scheme="domain", value="acme.example")
    mail = (
        b"From: buyer@acme.example\r\nTo: us@example.com\r\nSubject: Change to our order PO-88712\r\n"
        b"\r\nDear all,\r\nplease change line 1 of purchase order PO-88712 to 5 pieces.\r\nThanks\r\n"
    )
    change = hand_in(mail, "change.eml").changes.get()
    with pytest.raises(Refusal, match="Say first what is to be changed"):
        accept_change(change.pk, Answers(), by=a_user())
    propose_own(order.pk, {"1.quantity": "5"}, change_id=change.pk, by=a_user())
    accept_change(change.pk, Answers(), by=a_user())
    change.refresh_from_db()
    assert (change.stage, change.asked_by, order.lines.get().ordered) == ("accepted", a_user(), 5)
    assert not Task.objects.filter(kind=TASK, done_at=None).exists()


def test_who_knows_the_order_says_which_it_is() -> None:
    a_lot(on_hand=20)
    order = an_allocated_order(TEA=8, po_number="PO-9")
    for raw in (an_860("LOST", "POC*1*CA*3**EA"), an_860("LOST", purpose="01")):
        change = hand_in(raw).changes.get()
        assert change.order is None
        with pytest.raises(Refusal, match="No order has the number “WHAT”"):
            name_order(change.pk, "WHAT", by=a_user())
        with pytest.raises(Refusal, match="say which"):
            accept_change(change.pk, Answers(), by=a_user())
    cancels, changes = order.changes.model.objects.order_by("-pk")
    assert name_order(changes.pk, "po-9", by=a_user()).order == order
    assert name_order(cancels.pk, order.number, by=a_user()).order == order
    accept_change(changes.pk, Answers(), by=a_user())
    assert order.lines.get().ordered == 3
    accept_change(cancels.pk, Answers(), by=a_user())
    order.refresh_from_db()
    assert order.stage == "cancelled"
