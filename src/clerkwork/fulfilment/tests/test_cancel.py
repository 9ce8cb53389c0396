"""Cancelling an order or a line, at every stage."""

from collections.abc import Callable
from decimal import Decimal

import pytest

from clerkwork.core.models import Task
from clerkwork.core.refusal import Refusal
from clerkwork.fulfilment.cancel import cancel_line, cancel_order
from clerkwork.fulfilment.models import Shipment
from clerkwork.fulfilment.pick import confirm_pick
from clerkwork.inventory.models import Balance
from clerkwork.orders.models import Order, Stage
from clerkwork.training.builders import (
    a_gone_shipment,
    a_labelled_shipment,
    a_lot,
    a_packed_shipment,
    a_picked_shipment,
    a_received_order,
    an_allocated_order,
    an_open_shipment,
    an_order,
)

pytestmark = pytest.mark.django_db


def cancel(order: Order) -> Order:
    return cancel_order(order.pk, reason="the customer asked", by="clerk")


def a_held_order(**stated: int) -> Order:
    return an_order(po_number="", **stated)


@pytest.mark.parametrize("build", [a_received_order, a_held_order, an_order, an_allocated_order])
def test_what_has_not_been_picked_is_cancelled_and_its_stock_free(
    build: Callable[..., Order],
) -> None:
    a_lot(on_hand=10)
    order = cancel(build(TEA=4))
    line = order.lines.get()
    assert (order.stage, order.short, line.cancelled) == (Stage.CANCELLED, False, 4)
    assert Balance.objects.get().allocated == 0
    assert not Task.objects.filter(done_at=None).exists()
    assert set(order.shipments.values_list("stage", flat=True)) <= {Shipment.Stage.CANCELLED}


@pytest.mark.parametrize("build", [a_picked_shipment, a_packed_shipment, a_labelled_shipment])
def test_what_is_picked_has_to_be_put_back_first(build: Callable[..., Shipment]) -> None:
    a_lot(on_hand=10)
    order = build(TEA=4).order
    with pytest.raises(Refusal, match="put them back"):
        cancel(order)
    order.refresh_from_db()
    assert (order.stage, order.lines.get().allocated) == (Stage.FULFILLING, 4)


def test_a_shipment_that_is_being_picked_cannot_lose_what_is_picked_of_it() -> None:
    a_lot(on_hand=10), a_lot("MUG", on_hand=5)
    shipment = an_open_shipment(TEA=4, MUG=1)
    part = shipment.allocations.first()
    confirm_pick(part.pk, part.quantity, by="picker")
    with pytest.raises(Refusal, match="put them back"):
        cancel(shipment.order)
    with pytest.raises(Refusal, match="put them back"):
        cancel_line(part.line_id, reason="not wanted", by="clerk")


def test_an_order_of_which_a_part_has_left_is_complete_with_that_part() -> None:
    a_lot(on_hand=3)
    order = cancel(a_gone_shipment(TEA=5).order)
    line = order.lines.get()
    assert (order.stage, order.short) == (Stage.COMPLETE, False)
    assert (line.shipped, line.cancelled) == (3, 2)


def test_a_finished_order_cannot_be_cancelled() -> None:
    a_lot(on_hand=10)
    with pytest.raises(Refusal, match="complete"):
        cancel(a_gone_shipment(TEA=5).order)
    with pytest.raises(Refusal, match="cancelled"):
        cancel(cancel(an_order(TEA=1)))


def test_cancelling_needs_a_reason() -> None:
    order = an_order(TEA=4)
    with pytest.raises(Refusal, match="Say why"):
        cancel_order(order.pk, reason=" ", by="clerk")
    order.refresh_from_db()
    assert order.stage == Stage.ACCEPTED


def test_the_other_lines_go_on_when_one_is_cancelled() -> None:
    a_lot(on_hand=10), a_lot("MUG", on_hand=5)
    order = an_allocated_order(TEA=4, MUG=1)
    order = cancel_line(order.lines.get(sku="TEA").pk, reason="not wanted", by="clerk")
    assert order.stage == Stage.FULFILLING
    assert order.shipments.get().allocations.get().line.sku == "MUG"


def test_an_order_that_nobody_looked_for_stock_for_is_not_short_of_it() -> None:
    a_lot(on_hand=10), a_lot("MUG", on_hand=5)
    order = an_order(TEA=4, MUG=1)
    order = cancel_line(order.lines.get(sku="TEA").pk, reason="not wanted", by="clerk")
    assert (order.stage, order.short) == (Stage.ACCEPTED, False)


def test_an_order_ends_with_its_last_line() -> None:
    a_lot(on_hand=10)
    order = an_allocated_order(TEA=4)
    assert cancel_line(order.lines.get().pk, reason="x", by="c").stage == Stage.CANCELLED
    gone = a_gone_shipment(TEA=9).order
    assert gone.lines.get().backordered == 0


def test_a_line_of_which_nothing_is_open_cannot_be_cancelled() -> None:
    a_lot(on_hand=3), a_lot("MUG", on_hand=0)
    order = a_gone_shipment(TEA=3, MUG=1).order
    with pytest.raises(Refusal, match="Nothing of line 1"):
        cancel_line(order.lines.get(sku="TEA").pk, reason="x", by="clerk")


def test_a_backorder_is_cancelled_without_touching_what_is_packed() -> None:
    a_lot(on_hand=3), a_lot("MUG", on_hand=0)
    shipment = a_packed_shipment(TEA=3, MUG=1)
    order = cancel_line(shipment.order.lines.get(sku="MUG").pk, reason="x", by="clerk")
    assert (order.stage, order.short) == (Stage.FULFILLING, False)
    assert order.lines.get(sku="TEA").allocated == Decimal(3)
