"""An order reviewed as a whole: confirmed and corrected at once, or not at all."""

from typing import Any

import pytest

from clerkwork.core import journal
from clerkwork.core.refusal import Refusal
from clerkwork.intake.models import Lesson
from clerkwork.intake.tests.notes import notes
from clerkwork.orders.models import Order, Stage
from clerkwork.training.builders import a_supervisor, a_user, after, an_address
from clerkwork.verification.models import LearnedNumber
from clerkwork.verification.review import Answers, ReviewRefusal, review_order
from clerkwork.verification.tests.test_doubts import doubt, noted
from clerkwork.verification.values import all_values, version_of
from clerkwork.verification.verify import VERIFICATION

__all__ = ["notes"]

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("notes")]


def answers(order: Order, **given: Any) -> Answers:
    return Answers(version_of(all_values(order)), **given)


def review(order: Order, values: dict[str, str], *confirmed: str, **reasons: str) -> Order:
    """Type these values, confirm the doubts about these fields, say why these codes are right."""
    given = answers(
        order,
        values=values,
        confirmed=frozenset(doubt(order, field).pk for field in confirmed),
        reasons={order.findings.get(code=code).pk: why for code, why in reasons.items()},
    )
    return review_order(order.pk, given, by=a_user())


def test_the_order_goes_on_when_everything_is_said() -> None:
    order = noted("Number: PO-7?", "4? x TEA at 9.00")
    review(order, {"1.quantity": "5"}, "po_number", PRICE_OFF="agreed")
    order = after(order, VERIFICATION)
    line = order.lines.get()
    assert (order.stage, line.quantity, order.total) == (Stage.ACCEPTED, 5, 45)
    told = [(each.kind, each.data) for each in journal.of("order", order.pk)]
    change = {"field": "quantity", "line": 1, "from": "4", "to": "5"}
    assert ("order.corrected", change) in told


def test_what_is_still_open_holds_it() -> None:
    order = noted("Number: PO-7?", "4? x TEA at 10.00")
    assert review(order, {}, "po_number").stage == Stage.HELD
    assert [each.field for each in order.findings.filter(decision=None)] == ["quantity"]


def test_values_that_are_as_they_were_are_no_corrections() -> None:
    order = noted("Number: PO-7?", "4 x TEA at 10.00")
    review(order, all_values(order), "po_number")
    assert not journal.of("order", order.pk).filter(kind="order.corrected").exists()
    assert after(order, VERIFICATION).stage == Stage.ACCEPTED


WRONG = [
    ("1.quantity", "many", "expected a number"),
    ("1.item", "WHAT", "no article WHAT"),
    ("due_on", "soon", "expected a date"),
    ("order_date", "31.12.2026", "expected a date"),
    ("customer", "NOBODY", "no customer NOBODY"),
    ("currency", "EURO", "expected a currency"),
    ("ship_country", "Germany", "two letters"),
    ("email", "nobody", "expected a mail address"),
    ("po_number", "9" * 81, "at most 80"),
    ("1.unit_price", "-1", "a number from 0"),
]


@pytest.mark.parametrize(("key", "typed", "said"), WRONG, ids=[each[0] for each in WRONG])
def test_what_a_field_cannot_take_is_said_there_and_nothing_changes(
    key: str, typed: str, said: str
) -> None:
    order = noted("Number: PO-7?", "4 x TEA at 10.00")
    before = all_values(order)
    with pytest.raises(ReviewRefusal) as refusal:
        review(order, {key: typed, "1.description": "new"}, "po_number")
    assert (list(refusal.value.at), said in refusal.value.at[key]) == ([key], True)
    order.refresh_from_db()
    assert (all_values(order), doubt(order, "po_number").decision) == (before, None)


RIGHT = {
    "po_number": "PO-8",
    "order_date": "2026-01-05",
    "due_on": "2099-01-05",
    "currency": "EUR",
    "total": "40.00",
    "buyer_name": "Acme GmbH",
    "ship_name": "Gate 2",
    "email": "a@acme.example",
    "1.description": "Tea, loose",
    "1.quantity": "6",
    "1.unit": "CS",
    "1.unit_price": "11.50",
    "1.buyer_sku": "T-1",
    "1.gtin": "4012345000016",
    "1.amount": "69.00",
    "1.due_on": "2099-01-06",
}


def test_every_field_can_be_corrected() -> None:
    order = noted("Number: PO-7?", "4 x TEA at 10.00")
    review(order, RIGHT)
    order.refresh_from_db()
    now = all_values(order)
    assert {key: now[key] for key in RIGHT} == RIGHT


def test_a_chosen_address_is_filled_in() -> None:
    order = noted("Number: PO-7?", "4 x TEA at 10.00")
    assert order.customer
    an_address(order.customer, "GATE", street="Hafenring 11")
    review(order, {"ship_to": "gate"})
    order.refresh_from_db()
    assert (order.ship_street, order.ship_city) == ("Hafenring 11", "Hamburg")


def test_what_somebody_changed_meanwhile_is_not_overwritten() -> None:
    order = noted("Number: PO-7?", "4 x TEA at 10.00")
    seen = answers(order, values={"1.quantity": "9"})
    review(order, {"1.quantity": "5"})
    with pytest.raises(Refusal, match="Somebody has changed this order"):
        review_order(order.pk, seen, by=a_user())
    assert order.lines.get().quantity == 5


def test_an_order_that_is_not_held_is_refused() -> None:
    order = noted("Number: PO-7", "4 x TEA at 10.00")
    with pytest.raises(Refusal, match="nothing to decide"):
        review_order(order.pk, answers(order), by=a_user())


def test_nobody_approves_in_one_go_what_they_changed() -> None:
    order = noted("Number: PO-7?", "4 x TEA at 0.00")
    zero = order.findings.get(code="PRICE_ZERO").pk
    given = answers(order, values={"po_number": "PO-8"}, reasons={zero: "a gift"})
    with pytest.raises(ReviewRefusal, match="somebody else") as refusal:
        review_order(order.pk, given, by=a_supervisor())
    assert list(refusal.value.at) == [f"finding-{zero}"]


def test_only_a_misreading_teaches_the_reader() -> None:
    order = noted("Number: PO-7?", "4 x TEA at 9.00", "1 x WHAT at 10.00")
    review(order, {"po_number": "PO-8", "1.unit_price": "10", "2.item": "OIL"})
    assert [each.field for each in Lesson.objects.all()] == ["po_number"]
    assert [str(each.number) for each in LearnedNumber.objects.all()] == ["WHAT"]
