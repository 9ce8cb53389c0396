"""Pick: what was reserved on the shelf is carried to the packing place, or found missing."""

from collections.abc import Sequence
from decimal import Decimal

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from clerkwork.core import journal
from clerkwork.core.figures import plain
from clerkwork.core.journal import Actor
from clerkwork.core.refusal import Refusal
from clerkwork.core.sql import column, execute, rows
from clerkwork.core.stages import advance, advance_one
from clerkwork.core.tasks import open_task
from clerkwork.fulfilment.allocate import (
    ADD_TO_LINES,
    free_allocations,
    mark_short,
    settle_shipments,
)
from clerkwork.fulfilment.models import Allocation, PickList, Shipment
from clerkwork.inventory.adjust import quantity_of
from clerkwork.inventory.models import Move
from clerkwork.inventory.move import move_selected
from clerkwork.inventory.reserve import free
from clerkwork.orders.models import Order

TO_PACKING = """
SELECT balance.lot_id, balance.location_id, packing.id, allocation.quantity, allocation.id
  FROM fulfilment_allocation AS allocation
  JOIN fulfilment_shipment AS shipment ON shipment.id = allocation.shipment_id
  JOIN inventory_balance AS balance ON balance.id = allocation.balance_id
  JOIN (SELECT DISTINCT ON (warehouse_id) id, warehouse_id FROM inventory_location
         WHERE kind = 'packing' ORDER BY warehouse_id, sequence, id) AS packing
       ON packing.warehouse_id = shipment.warehouse_id
 WHERE shipment.id = ANY(%(shipments)s)
"""

NO_PACKING_PLACE = """
SELECT warehouse.code FROM inventory_warehouse AS warehouse
 WHERE warehouse.id IN (SELECT warehouse_id FROM fulfilment_shipment WHERE id = ANY(%(shipments)s))
   AND NOT EXISTS (SELECT FROM inventory_location
                    WHERE warehouse_id = warehouse.id AND kind = 'packing')
 LIMIT 1
"""

# A value and not an EXISTS, so that the planner looks it up by the index for each allocation. As a
# join it goes wrong while the statistics have not seen a pick yet: a loop over all picks in a loop.
NOT_YET = """
   AND (SELECT move.id FROM inventory_move AS move
         WHERE move.reference = allocation.id AND move.kind = 'pick') IS NULL
"""


def pick_shipments(shipment_ids: Sequence[int], *, by: Actor) -> None:
    """Confirm that everything still unpicked in these shipments was picked in full.

    Runs in the caller's transaction, which holds the shipments locked, in a fixed number of
    statements for any number of shipments. Refuses where there is no place to carry it to.
    """
    require_packing_place(shipment_ids)
    advance(Shipment, shipment_ids, Shipment.Stage.PICKED, kind="shipment.picked", by=by)
    # Last, since others wait for the balances until this transaction ends.
    move_selected(
        TO_PACKING + NOT_YET,
        kind=Move.Kind.PICK,
        reserved=True,
        carried=True,
        shipments=list(shipment_ids),
    )


def require_packing_place(shipment_ids: Sequence[int]) -> None:
    """Refuse to pick where there is no place to carry the goods to."""
    for code in column(NO_PACKING_PLACE, shipments=list(shipment_ids)):
        raise Refusal(f"Warehouse {code} has no packing place; make one first.")


@transaction.atomic
def confirm_pick(allocation_id: int, picked: Decimal, *, by: Actor, reason: str = "") -> Shipment:
    """Confirm one line of a pick list; fewer than asked for is a short pick and needs a reason.

    What is missing goes back to the order as a backorder, and somebody is asked to count the
    place. The shipment is picked when its last line is confirmed. Refuses more than was asked for,
    a line picked already, and a shipment that is not being picked.
    """
    allocation = lock_allocation(allocation_id)
    shipment = allocation.shipment
    picked = quantity_of(picked)
    if picked > allocation.quantity:
        raise Refusal(
            f"Picked {plain(picked)}, but 0 to {plain(allocation.quantity)} were asked for."
        )
    missing = allocation.quantity - picked
    if missing and not reason.strip():
        raise Refusal("Say why fewer were picked than asked for.")
    require_packing_place([shipment.pk])
    if missing:
        shorten(allocation, picked)
    move_selected(
        TO_PACKING + "AND allocation.id = %(allocation)s",
        kind=Move.Kind.PICK,
        reserved=True,
        carried=True,
        shipments=[shipment.pk],
        allocation=allocation_id,
    )
    if missing:
        give_back(allocation, missing, by=by, reason=reason)
    settle_shipments([shipment.pk], by=by)
    shipment.refresh_from_db()
    return shipment


def lock_allocation(pk: int) -> Allocation:
    """The allocation, with its shipment locked; refused if it was picked already or is gone."""
    gone = Refusal("This line of the pick list is gone; load the list again.")
    # Shipments are locked before what is in them, here as everywhere.
    shipment = Shipment.objects.select_for_update().filter(allocations=pk).first()
    if shipment is None:
        raise gone
    allocation = (
        Allocation.objects.select_related("line", "balance__location", "balance__lot__item")
        .filter(pk=pk)
        .first()
    )
    if allocation is None:
        raise gone
    if Move.objects.filter(reference=pk, kind=Move.Kind.PICK).exists():
        raise Refusal(f"{allocation.balance.lot} was picked already.")
    if shipment.stage != Shipment.Stage.OPEN:
        raise Refusal(f"{shipment} is {shipment.get_stage_display()}; nothing is picked for it.")
    allocation.shipment = shipment
    return allocation


def shorten(allocation: Allocation, picked: Decimal) -> None:
    """Reserve no more than was found."""
    Order.objects.select_for_update().get(pk=allocation.line.order_id)
    if picked:
        Allocation.objects.filter(pk=allocation.pk).update(quantity=picked)
    else:
        Allocation.objects.filter(pk=allocation.pk).delete()


def give_back(allocation: Allocation, missing: Decimal, *, by: Actor, reason: str) -> None:
    """Give back what was not found, and ask for a count of the place."""
    free([(allocation.balance_id, missing)])
    execute(ADD_TO_LINES, lines=[allocation.line_id], quantities=[-missing])
    mark_short([allocation.line.order_id], by=by)
    place = allocation.balance.location
    journal.record(
        "line.picked_short",
        allocation.line,
        by=by,
        reason=reason,
        data={"missing": str(missing), "place": place.code, "lot": str(allocation.balance.lot)},
    )
    open_task(
        "balance.to_count",
        allocation.balance,
        title=f"Count {allocation.balance.lot} at {place}: {plain(missing)} short when picking",
        detail=reason,
        role="picker",
    )
    # There may be more of it elsewhere.
    journal.react("stock.freed")


# Goods that were picked, with the place they came from.
PICKED = """
  FROM fulfilment_allocation AS allocation
  JOIN inventory_move AS move ON move.reference = allocation.id AND move.kind = 'pick'
 WHERE allocation.shipment_id = %(shipment)s
"""

LOCK_ALL = """
SELECT id FROM inventory_balance
 WHERE id IN (SELECT balance_id FROM fulfilment_allocation WHERE shipment_id = %(shipment)s)
    OR (lot_id, location_id) IN (SELECT move.lot_id, move.target_id {picked})
 ORDER BY id
   FOR UPDATE
"""


@transaction.atomic
def put_back(shipment_id: int, *, reason: str, by: Actor) -> None:
    """Undo the picking of a shipment: goods go back to their shelves, the shipment is cancelled.

    What it held becomes open again on the orders. Refuses one that is packed or gone.
    """
    shipment = Shipment.objects.select_for_update().get(pk=shipment_id)
    if shipment.stage not in {Shipment.Stage.OPEN, Shipment.Stage.PICKED}:
        undone = Shipment.Stage.PICKED in Shipment.NEXT[Shipment.Stage(shipment.stage)]
        hint = "; unpack it first" if undone else ""
        raise Refusal(f"{shipment} is {shipment.get_stage_display()}{hint}.")
    lines = list(shipment.allocations.values_list("line_id", flat=True))
    orders = sorted(set(shipment.allocations.values_list("line__order_id", flat=True)))
    list(Order.objects.select_for_update().filter(pk__in=orders).order_by("pk"))
    rows(LOCK_ALL.format(picked=PICKED), shipment=shipment.pk)  # at once: never one after another
    back_to_shelf(shipment)
    free_allocations(lines, [shipment.pk], by=by)
    if shipment.stage == Shipment.Stage.PICKED:
        advance_one(
            shipment, Shipment.Stage.CANCELLED, kind="shipment.put_back", by=by, reason=reason
        )
    else:
        journal.record("shipment.put_back", shipment, by=by, reason=reason)
    mark_short(orders, by=by)
    journal.react("stock.freed")


def back_to_shelf(shipment: Shipment) -> None:
    """Carry what was picked for this locked shipment to where it came from; it is free there."""
    move_selected(
        "SELECT move.lot_id, move.target_id, move.source_id, move.quantity, allocation.id" + PICKED,
        kind=Move.Kind.UNPICK,
        reserved=True,
        shipment=shipment.pk,
    )
    picked = rows(
        "SELECT allocation.id, line_id, allocation.quantity" + PICKED, shipment=shipment.pk
    )
    for pk, line, quantity in picked:
        execute(ADD_TO_LINES, lines=[line], quantities=[-quantity])
        execute("DELETE FROM fulfilment_allocation WHERE id = %(pk)s", pk=pk)


@transaction.atomic
def make_pick_list(shipment_ids: Sequence[int], *, picker: AbstractBaseUser) -> PickList:
    """Give these shipments to one person to be picked in one walk.

    Refuses when one of them is on somebody's list already or is no longer to be picked.
    """
    shipments = list(
        Shipment.objects.select_for_update().filter(pk__in=list(shipment_ids)).order_by("pk")
    )
    for shipment in shipments:
        if shipment.stage != Shipment.Stage.OPEN or shipment.pick_list_id:
            raise Refusal(f"{shipment} is on a pick list already, or picked.")
    if not shipments:
        raise Refusal("Choose at least one shipment to pick.")
    pick_list = PickList.objects.create(picker=picker)  # type: ignore[misc]
    Shipment.objects.filter(pk__in=[each.pk for each in shipments]).update(pick_list=pick_list)
    journal.record_many("shipment.listed", "shipment", [each.pk for each in shipments], by=picker)
    return pick_list
