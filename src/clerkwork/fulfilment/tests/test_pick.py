"""Picking in full, picking short, and carrying back."""

from decimal import Decimal

import pytest

from clerkwork.core.models import Task
from clerkwork.core.refusal import Refusal
from clerkwork.fulfilment.cancel import cancel_line
from clerkwork.fulfilment.models import Allocation, Shipment
from clerkwork.fulfilment.pick import confirm_pick, make_pick_list, pick_shipments, put_back
from clerkwork.inventory.adjust import adjust_stock, transfer_stock
from clerkwork.inventory.models import Balance, Location, Lot, Move
from clerkwork.training.builders import (
    a_labelled_shipment,
    a_lot,
    a_packed_shipment,
    a_picked_shipment,
    a_place,
    a_user,
    an_allocated_order,
    an_open_shipment,
)

pytestmark = pytest.mark.django_db


def stock() -> dict[str, tuple[Decimal, Decimal]]:
    """On hand and reserved, by place, where there is anything."""
    return {
        each.location.code: (each.on_hand, each.allocated)
        for each in Balance.objects.filter(on_hand__gt=0).select_related("location")
    }


def test_what_is_picked_lies_at_the_packing_place_and_stays_reserved() -> None:
    a_lot(on_hand=10)
    a_picked_shipment(TEA=4)
    assert stock() == {"A-1": (6, 0), "MAIN-PACK": (4, 4)}


def test_a_shipment_is_picked_with_its_last_line() -> None:
    a_lot(on_hand=10), a_lot("MUG", on_hand=10)
    shipment = an_open_shipment(TEA=4, MUG=1)
    one, other = shipment.allocations.all()
    assert confirm_pick(one.pk, one.quantity, by="picker").stage == Shipment.Stage.OPEN
    assert confirm_pick(other.pk, other.quantity, by="picker").stage == Shipment.Stage.PICKED


def test_a_short_pick_becomes_a_backorder_and_a_count() -> None:
    a_lot(on_hand=10)
    shipment = an_open_shipment(TEA=4)
    confirm_pick(shipment.allocations.get().pk, Decimal(3), by="picker", reason="broken")
    line = shipment.order.lines.get()
    shipment.refresh_from_db(), shipment.order.refresh_from_db()
    assert (shipment.stage, shipment.order.short) == (Shipment.Stage.PICKED, True)
    assert (line.allocated, line.backordered) == (3, 1)
    assert stock() == {"A-1": (7, 0), "MAIN-PACK": (3, 3)}
    assert Task.objects.get(kind="balance.to_count").role == "picker"


def test_a_shipment_of_which_nothing_is_found_is_cancelled() -> None:
    a_lot(on_hand=10)
    shipment = an_open_shipment(TEA=4)
    found = confirm_pick(shipment.allocations.get().pk, Decimal(0), by="picker", reason="gone")
    assert (found.stage, stock()) == (Shipment.Stage.CANCELLED, {"A-1": (10, 0)})


@pytest.mark.parametrize(
    ("picked", "reason", "said"),
    [
        ("5", "", "0 to 4"),
        ("-1", "x", "from 0 up"),
        ("3", " ", "Say why"),
        ("1.00001", "x", "four decimals"),
        ("NaN", "x", "NaN"),
    ],
)
def test_a_pick_that_cannot_be_is_refused_and_changes_nothing(
    picked: str, reason: str, said: str
) -> None:
    a_lot(on_hand=10)
    part = an_open_shipment(TEA=4).allocations.get()
    with pytest.raises(Refusal, match=said):
        confirm_pick(part.pk, Decimal(picked), by="picker", reason=reason)
    assert stock() == {"A-1": (10, 4)}
    assert not Move.objects.filter(kind="pick").exists()


def test_a_line_is_picked_once() -> None:
    a_lot(on_hand=10), a_lot("MUG", on_hand=1)
    part = an_open_shipment(TEA=4, MUG=1).allocations.first()
    confirm_pick(part.pk, part.quantity, by="picker")
    with pytest.raises(Refusal, match="picked already"):
        confirm_pick(part.pk, part.quantity, by="picker")


def test_a_line_that_was_freed_meanwhile_is_gone() -> None:
    a_lot(on_hand=10)
    shipment = an_open_shipment(TEA=4)
    part = shipment.allocations.get()
    put_back(shipment.pk, reason="truck broke down", by="clerk")
    with pytest.raises(Refusal, match="gone"):
        confirm_pick(part.pk, part.quantity, by="picker")


def test_without_a_packing_place_nothing_is_picked() -> None:
    a_lot(on_hand=10)
    shipment = an_open_shipment(TEA=4)
    Location.objects.filter(code="MAIN-PACK").update(kind=Location.Kind.RECEIVING)
    with pytest.raises(Refusal, match="packing place"):
        pick_shipments([shipment.pk], by="robot")
    with pytest.raises(Refusal, match="packing place"):
        confirm_pick(shipment.allocations.get().pk, Decimal(4), by="picker")


def test_carried_back_goods_are_free_and_the_order_waits_again() -> None:
    a_lot(on_hand=10)
    shipment = a_picked_shipment(TEA=4)
    put_back(shipment.pk, reason="wrong order", by="clerk")
    shipment.refresh_from_db(), shipment.order.refresh_from_db()
    assert (shipment.stage, shipment.order.short) == (Shipment.Stage.CANCELLED, True)
    assert (shipment.order.lines.get().allocated, stock()) == (0, {"A-1": (10, 0)})


def test_a_half_picked_shipment_is_carried_back_whole() -> None:
    a_lot(on_hand=10), a_lot("MUG", on_hand=5)
    shipment = an_open_shipment(TEA=4, MUG=1)
    part = shipment.allocations.first()
    confirm_pick(part.pk, part.quantity, by="picker")
    put_back(shipment.pk, reason="wrong order", by="clerk")
    assert not Allocation.objects.exists()
    assert {each.allocated for each in Balance.objects.all()} == {0}


def test_carrying_back_one_shipment_leaves_the_order_s_other_one() -> None:
    a_lot(on_hand=2, days=5), a_lot(on_hand=2, days=9, at="S-1", warehouse="SOUTH")
    one, other = an_allocated_order(TEA=4).shipments.order_by("id")
    put_back(one.pk, reason="wrong truck", by="clerk")
    other.refresh_from_db()
    assert (other.stage, other.allocations.get().quantity) == (Shipment.Stage.OPEN, 2)


@pytest.mark.parametrize("build", [a_packed_shipment, a_labelled_shipment])
def test_what_is_packed_has_to_be_unpacked_before_it_is_carried_back(build: object) -> None:
    a_lot(on_hand=10)
    shipment = build(TEA=4)
    with pytest.raises(Refusal, match="unpack it first"):
        put_back(shipment.pk, reason="wrong", by="clerk")


def test_cancelling_what_is_left_to_pick_finishes_the_pick() -> None:
    a_lot(on_hand=10), a_lot("MUG", on_hand=5)
    shipment = an_open_shipment(TEA=4, MUG=1)
    part = shipment.allocations.get(line__sku="TEA")
    confirm_pick(part.pk, part.quantity, by="picker")
    cancel_line(shipment.order.lines.get(sku="MUG").pk, reason="not wanted", by="clerk")
    shipment.refresh_from_db()
    assert shipment.stage == Shipment.Stage.PICKED


def test_picked_goods_can_neither_be_carried_off_nor_counted_away() -> None:
    a_lot(on_hand=10)
    a_picked_shipment(TEA=4)
    lot, packing = Lot.objects.get(), Location.objects.get(code="MAIN-PACK")
    with pytest.raises(Refusal, match="of TEA are free"):
        transfer_stock(lot, packing, a_place("A-1"), Decimal(1), by="clerk")
    with pytest.raises(Refusal, match="reserved"):
        adjust_stock(lot, packing, Decimal(3), reason="counted", by="clerk")


def test_a_shipment_is_on_one_pick_list() -> None:
    a_lot(on_hand=10)
    shipment = an_open_shipment(TEA=4)
    make_pick_list([shipment.pk], picker=a_user())
    with pytest.raises(Refusal, match="on a pick list already"):
        make_pick_list([shipment.pk], picker=a_user("bob"))
    with pytest.raises(Refusal, match="at least one"):
        make_pick_list([], picker=a_user())
