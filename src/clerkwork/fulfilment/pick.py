"""Pick: what was reserved on the shelf is carried to the packing place, or found missing."""

from collections.abc import Sequence
from decimal import Decimal

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from clerkwork.core import journal
from clerkwork.core.journal import Actor
from clerkwork.core.refusal import Refusal
from clerkwork.core.sql import execute, rows
from clerkwork.core.stages import advance, advance_one
from clerkwork.core.tasks import open_task
from clerkwork.fulfilment.allocate import (
    ADD_TO_LINES,
    cancel_empty_shipments,
    free_allocations,
    mark_short,
)
from clerkwork.fulfilment.models import Allocation, PickList, Shipment
from clerkwork.inventory.models import Move
from clerkwork.inventory.move import move_selected
from clerkwork.inventory.reserve import free

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

# A value and not an EXISTS, so that the planner looks it up by the index for each allocation. As a
# join it goes wrong while the statistics have not seen a pick yet: a loop over all picks in a loop.
NOT_YET = """
   AND (SELECT move.id FROM inventory_move AS move
         WHERE move.reference = allocation.id AND move.kind = 'pick') IS NULL
"""

# Picked goods whose order line was cancelled meanwhile, or whose shipment is taken apart.
BACK_TO_SHELF = """
SELECT move.lot_id, move.target_id, move.source_id, move.quantity, allocation.id
  FROM fulfilment_allocation AS allocation
  JOIN inventory_move AS move ON move.reference = allocation.id AND move.kind = 'pick'
 WHERE allocation.shipment_id = ANY(%(shipments)s)
"""


def pick_shipments(shipment_ids: Sequence[int], *, by: Actor) -> None:
    """Confirm that everything still unpicked in these shipments was picked in full.

    Runs in the caller's transaction, which holds the shipments locked, in a fixed number of
    statements for any number of shipments.
    """
    move_selected(
        TO_PACKING + NOT_YET, kind=Move.Kind.PICK, reserved=True, shipments=list(shipment_ids)
    )
    advance(Shipment, shipment_ids, Shipment.Stage.PICKED, kind="shipment.picked", by=by)


@transaction.atomic
def confirm_pick(allocation_id: int, picked: Decimal, *, by: Actor, reason: str = "") -> Shipment:
    """Confirm one line of a pick list; fewer than asked for is a short pick and needs a reason.

    What is missing goes back to the order as a backorder, and somebody is asked to count the
    place. The shipment is picked when its last line is confirmed. Refuses more than was asked for,
    a line picked already, and a shipment that is not being picked.
    """
    allocation = lock_allocation(allocation_id)
    shipment = Shipment.objects.select_for_update().get(pk=allocation.shipment_id)
    if shipment.stage != Shipment.Stage.OPEN:
        raise Refusal(f"{shipment} is {shipment.get_stage_display()}; nothing is picked for it.")
    if not 0 <= picked <= allocation.quantity:
        raise Refusal(f"Picked {picked:f}, but 0 to {allocation.quantity:f} were asked for.")
    if picked < allocation.quantity:
        pick_short(allocation, picked, by=by, reason=reason)
    if picked:
        one = TO_PACKING + "AND allocation.id = %(allocation)s"
        move_selected(
            one,
            kind=Move.Kind.PICK,
            reserved=True,
            shipments=[shipment.pk],
            allocation=allocation_id,
        )
    finish_pick(shipment, by=by)
    return shipment


def lock_allocation(pk: int) -> Allocation:
    """The allocation, locked; refused if it was picked already or is gone."""
    allocation = (
        Allocation.objects.select_for_update(of=("self",))
        .select_related("line", "balance__location", "balance__lot__item")
        .filter(pk=pk)
        .first()
    )
    if allocation is None:
        raise Refusal("This line of the pick list is gone; load the list again.")
    if Move.objects.filter(reference=pk, kind=Move.Kind.PICK).exists():
        raise Refusal(f"{allocation.balance.lot} was picked already.")
    return allocation


def pick_short(allocation: Allocation, picked: Decimal, *, by: Actor, reason: str) -> None:
    """Give back what was not found, and ask for a count of the place."""
    if not reason.strip():
        raise Refusal("Say why fewer were picked than asked for.")
    missing = allocation.quantity - picked
    free([(allocation.balance_id, missing)])
    execute(ADD_TO_LINES, lines=[allocation.line_id], quantities=[-missing])
    if picked:
        Allocation.objects.filter(pk=allocation.pk).update(quantity=picked)
    else:
        allocation.delete()
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
        title=f"Count {allocation.balance.lot} at {place}: {missing:f} short when picking",
        detail=reason,
        role="picker",
    )


UNPICKED_LEFT = (
    "SELECT EXISTS (SELECT FROM fulfilment_allocation AS allocation WHERE shipment_id = %(pk)s"
)


def finish_pick(shipment: Shipment, *, by: Actor) -> None:
    """The shipment is picked when nothing of it is left to pick, or cancelled if it is empty."""
    if rows(UNPICKED_LEFT + NOT_YET + ")", pk=shipment.pk)[0][0]:
        return
    if shipment.allocations.exists():
        advance_one(shipment, Shipment.Stage.PICKED, kind="shipment.picked", by=by)
    else:
        advance_one(
            shipment,
            Shipment.Stage.CANCELLED,
            kind="shipment.cancelled",
            by=by,
            reason="nothing found",
        )


@transaction.atomic
def put_back(shipment_id: int, *, reason: str, by: Actor) -> None:
    """Undo the picking of a shipment: goods go back to their shelves, the shipment is cancelled.

    What it held becomes open again on the orders. Refuses one that is packed or gone.
    """
    shipment = Shipment.objects.select_for_update().get(pk=shipment_id)
    if shipment.stage not in {Shipment.Stage.OPEN, Shipment.Stage.PICKED}:
        raise Refusal(f"{shipment} is {shipment.get_stage_display()}; unpack it first.")
    lines = list(shipment.allocations.order_by("line_id").values_list("line_id", flat=True))
    orders = list(shipment.allocations.values_list("line__order_id", flat=True).distinct())
    move_selected(BACK_TO_SHELF, kind=Move.Kind.UNPICK, shipments=[shipment.pk])
    picked = rows(
        "SELECT line_id, SUM(allocation.quantity) FROM fulfilment_allocation AS allocation"
        " JOIN inventory_move AS move ON move.reference = allocation.id AND move.kind = 'pick'"
        " WHERE shipment_id = %(pk)s GROUP BY line_id",
        pk=shipment.pk,
    )
    execute(
        ADD_TO_LINES, lines=[pk for pk, _ in picked], quantities=[-total for _, total in picked]
    )
    execute(
        "DELETE FROM fulfilment_allocation AS allocation USING inventory_move AS move"
        " WHERE move.reference = allocation.id AND move.kind = 'pick' AND shipment_id = %(pk)s",
        pk=shipment.pk,
    )
    if shipment.stage == Shipment.Stage.PICKED:
        advance_one(
            shipment, Shipment.Stage.CANCELLED, kind="shipment.put_back", by=by, reason=reason
        )
    else:
        free_allocations(lines, by=by)
        cancel_empty_shipments(lines, by=by)
    mark_short(orders, by=by)
    journal.react("stock.freed")


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
