"""Who gets stock, which stock, and what happens when there is not enough."""

from decimal import Decimal

import pytest

from clerkwork.core import journal
from clerkwork.core.models import Task
from clerkwork.fulfilment.allocate import fill_backorders
from clerkwork.fulfilment.models import Allocation, Shipment
from clerkwork.fulfilment.pick import confirm_pick, make_pick_list
from clerkwork.fulfilment.station import ALLOCATION
from clerkwork.inventory.adjust import adjust_stock
from clerkwork.inventory.models import Balance
from clerkwork.orders.models import Stage
from clerkwork.parties.models import Carrier
from clerkwork.training.builders import (
    a_customer,
    a_lot,
    a_user,
    after,
    an_allocated_order,
    an_open_shipment,
    an_order,
)
from clerkwork.training.workdays import workday

pytestmark = pytest.mark.django_db


def taken() -> list[tuple[str, Decimal]]:
    """What is reserved: lots and quantities, in the order in which it was taken."""
    rows = Allocation.objects.order_by("id").values_list("balance__lot__code", "quantity")
    return [(code, quantity) for code, quantity in rows]


def reserved(order: object) -> Decimal:
    return order.lines.get().allocated  # type: ignore[attr-defined]


def test_first_expiring_goes_first() -> None:
    a_lot(on_hand=3, days=30, at="A-1")
    a_lot(on_hand=3, days=5, at="A-2")
    an_allocated_order(TEA=4)
    assert taken() == [("L5", 3), ("L30", 1)]


def test_the_last_day_counts_and_the_day_after_does_not() -> None:
    a_lot(on_hand=3, days=-1, at="A-1")
    a_lot(on_hand=2, days=0, at="A-2")
    order = an_allocated_order(TEA=4)
    assert (taken(), order.short) == ([("L0", 2)], True)


def test_priority_comes_before_the_date_and_the_date_before_arrival() -> None:
    a_lot(on_hand=6)
    late = an_order(TEA=4, requested_delivery=workday(9).isoformat())
    soon = an_order(TEA=4, requested_delivery=workday(2).isoformat())
    a_customer("KING", priority=9)
    important = an_order(buyer_code="KING", TEA=1, requested_delivery=workday(30).isoformat())
    after(important, ALLOCATION)
    assert [reserved(each) for each in (important, soon, late)] == [1, 4, 1]


def test_a_shortage_is_a_backorder_and_the_order_goes_on() -> None:
    a_lot(on_hand=3)
    order = an_allocated_order(TEA=5)
    assert (order.stage, order.short, order.lines.get().backordered) == (Stage.FULFILLING, True, 2)
    kinds = set(journal.of("order", order.pk).values_list("kind", flat=True))
    assert {"order.short", "order.allocated"} <= kinds


def test_an_order_without_any_stock_waits_without_a_shipment() -> None:
    order = an_allocated_order(TEA=5)
    assert (order.short, order.shipments.count()) == (True, 0)


def test_stock_that_arrives_fills_backorders_in_order_of_date() -> None:
    late = an_allocated_order(TEA=4, requested_delivery=workday(9).isoformat())
    soon = an_allocated_order(TEA=4, requested_delivery=workday(2).isoformat())
    a_lot(on_hand=5)
    assert fill_backorders(by="allocate") > 0
    late.refresh_from_db(), soon.refresh_from_db()
    assert [(reserved(each), each.short) for each in (soon, late)] == [(4, False), (1, True)]


def test_filling_backorders_ends_when_there_is_nothing_left() -> None:
    an_allocated_order(TEA=4)
    a_lot(on_hand=2)
    fill_backorders(by="allocate", batch=1)
    assert fill_backorders(by="allocate") == 0


def test_each_warehouse_makes_a_shipment_of_its_own() -> None:
    a_lot(on_hand=2, days=5)
    a_lot(on_hand=2, days=9, at="S-1", warehouse="SOUTH")
    order = an_allocated_order(TEA=4)
    shipments = order.shipments.order_by("id").values_list(
        "warehouse__code", "allocations__quantity"
    )
    assert list(shipments) == [("MAIN", 2), ("SOUTH", 2)]


def test_backorders_join_the_shipment_that_nobody_has_begun_to_pick() -> None:
    a_lot(on_hand=2)
    order = an_allocated_order(TEA=5)
    a_lot(on_hand=3)
    fill_backorders(by="allocate")
    assert [each.quantity for each in order.shipments.get().allocations.all()] == [5]


def test_a_shipment_that_is_being_picked_takes_nothing_more_in() -> None:
    a_lot(on_hand=2)
    a_lot("MUG", on_hand=1)
    order = an_allocated_order(TEA=5, MUG=1)
    part = Allocation.objects.get(line__sku="TEA")
    confirm_pick(part.pk, Decimal(2), by="picker")
    a_lot(on_hand=3)
    fill_backorders(by="allocate")
    assert Allocation.objects.get(pk=part.pk).quantity == 2
    assert order.shipments.count() == 2


def test_a_shipment_on_somebodys_list_takes_nothing_more_in() -> None:
    a_lot(on_hand=2)
    shipment = an_open_shipment(TEA=5)
    make_pick_list([shipment.pk], picker=a_user())
    a_lot(on_hand=3)
    fill_backorders(by="allocate")
    assert shipment.order.shipments.count() == 2


def test_a_place_where_goods_were_missing_is_promised_from_once_it_is_counted() -> None:
    lot = a_lot(on_hand=5)
    shipment = an_open_shipment(TEA=5)
    part = shipment.allocations.get()
    confirm_pick(part.pk, Decimal(2), by="picker", reason="the rest is not there")
    assert fill_backorders(by="allocate") == 0

    adjust_stock(lot, part.balance.location, Decimal(1), reason="counted", by="picker")
    fill_backorders(by="allocate")
    assert reserved(shipment.order) == 3
    assert not Task.objects.filter(kind="balance.to_count", done_at=None).exists()


def test_without_a_carrier_the_order_is_set_aside_and_nothing_is_reserved() -> None:
    a_lot(on_hand=5)
    Carrier.objects.update(active=False)
    order = an_allocated_order(TEA=4)
    assert (order.stage, reserved(order)) == (Stage.ACCEPTED, 0)
    assert Task.objects.get(kind="station.stuck").subject_id == order.pk
    assert Balance.objects.get().allocated == 0
    assert not Shipment.objects.exists()
