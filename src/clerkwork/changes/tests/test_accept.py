"""Accepting and refusing changes: what becomes of the order, its stock, its versions."""

from decimal import Decimal

import pytest
from django.db import IntegrityError, connection, transaction

from clerkwork.changes.accept import TASK, Answers, accept_change, refuse_change
from clerkwork.changes.models import Change, OrderVersion, Stage
from clerkwork.changes.tests.papers import a_change
from clerkwork.config.audit import run_audit
from clerkwork.core import journal
from clerkwork.core.models import Task
from clerkwork.core.refusal import Refusal
from clerkwork.fulfilment.models import Shipment
from clerkwork.fulfilment.pick import confirm_pick
from clerkwork.inventory.models import Balance
from clerkwork.orders.models import Order
from clerkwork.training.builders import (
    a_gone_shipment,
    a_labelled_shipment,
    a_lot,
    a_picked_shipment,
    a_user,
    an_allocated_order,
    an_item,
    an_open_shipment,
    an_order,
)
from clerkwork.training.workdays import workday

pytestmark = pytest.mark.django_db

DECIDES = ("changes.decide_change", "verification.decide_finding")


def take(change: Change, *, by: object = None, **answers: object) -> Change:
    accept_change(change.pk, Answers(**answers), by=by or a_user("clara", *DECIDES))  # type: ignore[arg-type]
    change.refresh_from_db()
    return change


def lines(order: Order) -> list[tuple[int, Decimal, Decimal, Decimal, Decimal]]:
    found = order.lines.order_by("position")
    return list(found.values_list("position", "ordered", "allocated", "shipped", "cancelled"))


def reserved() -> Decimal:
    return sum((each.allocated for each in Balance.objects.all()), Decimal(0))


def clean() -> None:
    assert [each for each in run_audit() if each.breaches] == []


def test_a_smaller_quantity_frees_its_stock() -> None:
    a_lot(on_hand=10)
    order = an_allocated_order(TEA=8)
    change = take(a_change(order, "POC*1*QD*3**EA"))
    order.refresh_from_db()
    assert (change.stage, lines(order)) == (Stage.ACCEPTED, [(1, 3, 3, 0, 0)])
    assert (reserved(), order.total, order.short) == (3, 30, False)
    assert not Task.objects.filter(kind=TASK, done_at=None).exists()
    clean()


def test_a_larger_quantity_takes_what_there_is_and_waits_for_the_rest() -> None:
    a_lot(on_hand=10)
    order = an_allocated_order(TEA=8)
    take(a_change(order, "POC*1*QI*15**EA"))
    order.refresh_from_db()
    assert (lines(order), order.short, order.total) == ([(1, 15, 10, 0, 0)], True, 150)
    clean()


def test_a_line_is_added_and_another_left_out() -> None:
    a_lot(on_hand=10), a_lot("MUG", on_hand=5)
    order = an_allocated_order(TEA=8)
    take(a_change(order, "POC*2*AI*3**EA***VN*MUG", "POC*1*DI"))
    order.refresh_from_db()
    assert lines(order) == [(1, 8, 0, 0, 8), (2, 3, 3, 0, 0)]
    assert (order.total, order.lines.get(position=2).unit_price) == (30, 10)
    clean()


def test_both_versions_stay_and_nobody_can_edit_them() -> None:
    a_lot(on_hand=10)
    order = an_allocated_order(TEA=8)
    change = take(a_change(order, "POC*1*QD*3**EA"))
    first, second = OrderVersion.objects.filter(order=order).order_by("number")
    assert (first.change, second.change) == (None, change)
    said = [each.snapshot["lines"][0]["quantity"] for each in (first, second)]
    assert said == ["8", "3"]
    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        OrderVersion.objects.filter(pk=first.pk).update(number=9)
    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        connection.cursor().execute("DELETE FROM changes_orderversion")
    told = journal.of("order", order.pk).get(kind="order.changed")
    assert told.data == {"change": change.number, "version": 2}


def test_what_has_shipped_is_the_least_that_a_line_can_be() -> None:
    a_lot(on_hand=3)
    order = a_gone_shipment(TEA=9).order
    change = a_change(order, "POC*1*QD*2**EA")
    with pytest.raises(
        Refusal, match="3 EA of line 1 have shipped already; the least it can be is 3"
    ):
        take(change)
    change.refresh_from_db()
    assert (change.stage, lines(order)) == (Stage.PROPOSED, [(1, 9, 0, 3, 0)])
    assert not OrderVersion.objects.exists()


def test_an_order_ends_when_no_more_is_wanted_than_has_shipped() -> None:
    a_lot(on_hand=3)
    order = a_gone_shipment(TEA=9).order
    take(a_change(order, "POC*1*QD*3**EA"))
    order.refresh_from_db()
    assert (order.stage, order.short, lines(order)) == ("complete", False, [(1, 3, 0, 3, 0)])
    clean()


@pytest.mark.parametrize("segment", ["POC*1*QD*3**EA", "POC*1*DI"])
def test_picked_goods_have_to_be_put_back_first(segment: str) -> None:
    a_lot(on_hand=10)
    order = a_picked_shipment(TEA=8).order
    with pytest.raises(Refusal, match=r"8 EA of line 1 are picked for SH-\d+; put them back first"):
        take(a_change(order, segment))
    assert (lines(order), reserved()) == ([(1, 8, 8, 0, 0)], 8)


def test_what_is_picked_stays_when_more_is_wanted() -> None:
    a_lot(on_hand=20)
    shipment = a_picked_shipment(TEA=8)
    take(a_change(shipment.order, "POC*1*QI*12**EA"))
    held = shipment.order.shipments.order_by("pk")
    assert [each.stage for each in held] == ["picked", "open"]
    assert lines(shipment.order) == [(1, 12, 12, 0, 0)]
    clean()


def test_a_line_picked_in_part_keeps_what_is_picked() -> None:
    a_lot(on_hand=5, at="A-1"), a_lot(on_hand=5, at="A-2")
    shipment = an_open_shipment(TEA=8)
    picked = shipment.allocations.order_by("pk").first()
    assert picked
    confirm_pick(picked.pk, picked.quantity, by="picker")
    take(a_change(shipment.order, f"POC*1*QD*{picked.quantity:f}**EA"))
    assert lines(shipment.order) == [(1, picked.quantity, picked.quantity, 0, 0)]
    clean()


def test_a_date_for_all_lines_is_the_date_of_the_order_and_its_shipments() -> None:
    a_lot(on_hand=10)
    order = an_allocated_order(TEA=8)
    day = workday(20)
    take(a_change(order, "POC*1*CT", f"DTM*002*{day:%Y%m%d}"))
    order.refresh_from_db()
    assert (order.due_on, order.lines.get().due_on) == (day, day)
    assert order.shipments.get().due_on == day


def test_another_address_is_taken_unless_papers_name_the_old_one() -> None:
    a_lot(on_hand=20)
    place = ("N1*ST*Acme Nord", "N3*Hafenweg 9", "N4*Bremen**28195*DE")
    order = an_allocated_order(TEA=2)
    take(a_change(order, *place), reasons={"SHIP_TO_NEW-0": "they moved"})
    order.refresh_from_db()
    assert (order.ship_name, order.ship_street, order.ship_city) == (
        "Acme Nord",
        "Hafenweg 9",
        "Bremen",
    )
    assert order.ship_to is None
    shipment = a_labelled_shipment(TEA=2)
    with pytest.raises(Refusal, match=f"{shipment} is packed for the old address; unpack it first"):
        take(a_change(shipment.order, *place))


def test_a_cancellation_cancels() -> None:
    a_lot(on_hand=10)
    order = an_allocated_order(TEA=8)
    take(a_change(order, purpose="01"))
    order.refresh_from_db()
    assert (order.stage, reserved()) == ("cancelled", 0)
    clean()


def test_a_part_is_accepted_and_the_rest_refused_with_a_reason() -> None:
    a_lot(on_hand=10), a_lot("MUG", on_hand=10)
    order = an_allocated_order(TEA=8, MUG=2)
    change = a_change(order, "POC*1*QD*3**EA", "POC*2*QI*9**EA")
    with pytest.raises(Refusal, match="Say why the rest is refused"):
        take(change, parts=frozenset({1}))
    take(change, parts=frozenset({1}), reason="no more mugs")
    assert lines(order) == [(1, 3, 3, 0, 0), (2, 2, 2, 0, 0)]
    assert [ask.taken for ask in change.asks.all()] == [True, False]
    clean()


def test_a_refused_change_leaves_everything_as_it_is() -> None:
    a_lot(on_hand=10)
    order = an_allocated_order(TEA=8)
    change = a_change(order, "POC*1*QD*3**EA")
    with pytest.raises(Refusal, match="Say why"):
        refuse_change(change.pk, reason=" ", by=a_user())
    refuse_change(change.pk, reason="too late", by=a_user())
    change.refresh_from_db()
    assert (change.stage, change.reason, lines(order)) == ("refused", "too late", [(1, 8, 8, 0, 0)])
    with pytest.raises(Refusal, match="refused already"):
        take(change)
    assert not Task.objects.filter(kind=TASK, done_at=None).exists()


def test_a_change_of_an_order_that_ended_is_refused() -> None:
    a_lot(on_hand=10)
    order = a_gone_shipment(TEA=8).order
    with pytest.raises(Refusal, match="is complete; nothing of it can be changed"):
        take(a_change(order, "POC*1*QI*12**EA"))


def test_who_saw_an_older_order_has_to_look_again() -> None:
    a_lot(on_hand=10)
    order = an_allocated_order(TEA=8)
    with pytest.raises(Refusal, match="has changed since you opened this page"):
        take(a_change(order, "POC*1*QD*3**EA"), version="0" * 16)


def test_a_cancelled_line_is_not_changed() -> None:
    a_lot(on_hand=10), a_lot("MUG", on_hand=10)
    order = an_allocated_order(TEA=8, MUG=2)
    take(a_change(order, "POC*1*DI"))
    with pytest.raises(Refusal, match="Line 1 was cancelled; what is wanted again is a new line"):
        take(a_change(order, "POC*1*QI*9**EA"))


def test_an_accepted_order_that_waits_for_its_stock_is_reserved_as_changed() -> None:
    an_item()
    a_lot(on_hand=10)
    order = an_order(TEA=8)
    assert order.stage == "accepted"
    take(a_change(order, "POC*1*QD*3**EA"))
    assert (lines(order), Shipment.objects.count()) == ([(1, 3, 0, 0, 0)], 0)
