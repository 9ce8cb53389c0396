"""Stock that arrives, is carried, is counted: the ledger and its refusals."""

from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from clerkwork.catalog.models import Item
from clerkwork.core.refusal import Refusal
from clerkwork.inventory.adjust import adjust_stock, find_lot, receive_stock, transfer_stock
from clerkwork.inventory.models import Balance, Location, Move
from clerkwork.inventory.move import NewMove, move_rows
from clerkwork.training.builders import a_lot, a_place, an_allocated_order, an_item, in_days

pytestmark = pytest.mark.django_db


def on_hand(place: Location) -> Decimal:
    return sum((each.on_hand for each in Balance.objects.filter(location=place)), Decimal(0))


def test_received_goods_come_from_the_supplier() -> None:
    lot = a_lot(on_hand=3)
    move = Move.objects.get()
    assert (move.kind, move.source.code, move.lot, move.quantity) == ("receipt", "SUPPLIER", lot, 3)


@pytest.mark.parametrize("quantity", ["0", "-1", "0.00001", "NaN", "Infinity", "1e12"])
def test_what_is_no_quantity_is_refused(quantity: str) -> None:
    lot, shelf = a_lot(on_hand=5), a_place("A-1")
    other = a_place("A-2")
    with pytest.raises(Refusal):
        receive_stock(lot, shelf, Decimal(quantity), by="clerk")
    with pytest.raises(Refusal):
        transfer_stock(lot, shelf, other, Decimal(quantity), by="clerk")
    assert (on_hand(shelf), Move.objects.count()) == (5, 1)


def test_goods_are_not_received_outside_the_house() -> None:
    lot = a_lot(on_hand=0)
    with pytest.raises(Refusal, match="not a place in a warehouse"):
        receive_stock(lot, Location.objects.get(code="SCRAP"), Decimal(1), by="clerk")


def test_a_count_moves_the_difference_from_or_to_the_place_of_losses() -> None:
    lot, shelf = a_lot(on_hand=5), a_place("A-1")
    adjust_stock(lot, shelf, Decimal(3), reason="counted", by="clerk")
    adjust_stock(lot, shelf, Decimal(7), reason="counted again", by="clerk")
    adjust_stock(lot, shelf, Decimal(7), reason="and again", by="clerk")
    moved = Move.objects.filter(kind="adjust").order_by("id")
    assert [(each.source.code, each.target.code, each.quantity) for each in moved] == [
        ("A-1", "FOUND", 2),
        ("FOUND", "A-1", 4),
    ]


@pytest.mark.parametrize(
    ("counted", "reason", "said"),
    [("3", "", "Say why"), ("-1", "x", "from 0 up"), ("1", "x", "reserved"), ("NaN", "x", "NaN")],
)
def test_a_count_that_cannot_be_is_refused(counted: str, reason: str, said: str) -> None:
    lot = a_lot(on_hand=5)
    an_allocated_order(TEA=2)
    with pytest.raises(Refusal, match=said):
        adjust_stock(lot, a_place("A-1"), Decimal(counted), reason=reason, by="clerk")
    assert on_hand(a_place("A-1")) == 5


def test_only_free_stock_is_carried_elsewhere() -> None:
    lot = a_lot(on_hand=5)
    an_allocated_order(TEA=2)
    shelf, quarantine = a_place("A-1"), a_place("Q", kind=Location.Kind.QUARANTINE)
    with pytest.raises(Refusal, match="are free"):
        transfer_stock(lot, shelf, quarantine, Decimal(4), by="clerk")
    transfer_stock(lot, shelf, quarantine, Decimal(3), by="clerk")
    assert (on_hand(shelf), on_hand(quarantine)) == (2, 3)


def test_quarantined_stock_is_not_promised() -> None:
    lot = a_lot(on_hand=0)
    receive_stock(lot, a_place("Q", kind=Location.Kind.QUARANTINE), Decimal(5), by="clerk")
    assert an_allocated_order(TEA=2).short


def test_nothing_is_carried_to_where_it_is_or_from_where_it_is_not() -> None:
    lot, shelf = a_lot(on_hand=5), a_place("A-1")
    with pytest.raises(Refusal, match="already"):
        transfer_stock(lot, shelf, shelf, Decimal(1), by="clerk")
    with pytest.raises(Refusal, match="are free"):
        transfer_stock(lot, a_place("A-9"), shelf, Decimal(1), by="clerk")
    with pytest.raises(Refusal, match="not a place in a warehouse"):
        transfer_stock(lot, shelf, Location.objects.get(code="SCRAP"), Decimal(1), by="clerk")


def test_moves_that_cancel_out_need_no_stock_and_leave_none() -> None:
    lot, here, there = a_lot(on_hand=5), a_place("A-1"), a_place("A-2")
    back_and_forth = [
        NewMove(lot.pk, here.pk, there.pk, Decimal(2)),
        NewMove(lot.pk, there.pk, here.pk, Decimal(2)),
    ]
    move_rows(back_and_forth, kind=Move.Kind.TRANSFER)
    assert (on_hand(here), on_hand(there)) == (5, 0)


def test_more_than_there_is_cannot_be_moved_whoever_asks() -> None:
    lot, here, there = a_lot(on_hand=5), a_place("A-1"), a_place("A-2")
    with pytest.raises(IntegrityError, match="violates check constraint"), transaction.atomic():
        move_rows([NewMove(lot.pk, here.pk, there.pk, Decimal(6))], kind=Move.Kind.TRANSFER)
    with pytest.raises(Refusal, match="no stock"), transaction.atomic():
        move_rows([NewMove(lot.pk, there.pk, here.pk, Decimal(1))], kind=Move.Kind.TRANSFER)


def test_moves_cannot_be_changed_or_deleted() -> None:
    a_lot(on_hand=5)
    for change in (Move.objects.all().delete, lambda: Move.objects.update(quantity=9)):
        with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
            change()


@pytest.mark.parametrize(
    ("tracking", "code", "days", "said"),
    [
        (Item.Tracking.NONE, "L1", None, "not tracked"),
        (Item.Tracking.LOT, "", None, "say which lot"),
        (Item.Tracking.EXPIRY, "L1", None, "expiry date"),
        (Item.Tracking.EXPIRY, "KNOWN", 9, "expires on"),
    ],
)
def test_a_lot_fits_the_tracking_of_its_item(
    tracking: str, code: str, days: int | None, said: str
) -> None:
    item = an_item(tracking=tracking)
    if code == "KNOWN":
        find_lot(item, code, in_days(5))
    with pytest.raises(Refusal, match=said):
        find_lot(item, code, None if days is None else in_days(days))
