"""Cancel what has not shipped of an order, and free what was reserved for it."""

from collections.abc import Sequence

from django.contrib.auth.models import AbstractUser
from django.db import OperationalError, transaction
from django.db.models import F

from clerkwork.core import journal
from clerkwork.core.journal import Actor
from clerkwork.core.refusal import Refusal
from clerkwork.core.sql import column
from clerkwork.core.stages import advance_one
from clerkwork.core.tasks import close_tasks
from clerkwork.fulfilment.allocate import free_allocations, mark_short
from clerkwork.fulfilment.models import Shipment
from clerkwork.orders.models import Line, Order, Stage
from clerkwork.verification.ask import withdraw_questions
from clerkwork.verification.limits import require_may_cancel
from clerkwork.verification.propose import approve_cancellation

ENDED = (Shipment.Stage.SHIPPED, Shipment.Stage.CANCELLED)

PICKED = """
SELECT allocation.shipment_id FROM fulfilment_allocation AS allocation
  JOIN inventory_move AS move ON move.reference = allocation.id AND move.kind = 'pick'
 WHERE allocation.line_id = ANY(%(lines)s) AND allocation.shipment_id = ANY(%(shipments)s)
 ORDER BY allocation.shipment_id LIMIT 1
"""


@transaction.atomic
def cancel_order(order_id: int, *, reason: str, by: Actor) -> Order:
    """Cancel all of an order that has not shipped; stock reserved for it is free again.

    An order of which a part has shipped is complete with that part. Refuses an order that is
    finished, one of which goods are picked: put those back first, and one above the limit of who
    cancels it.
    """
    order = Order.objects.select_for_update().get(pk=order_id)
    require_may_cancel(order, by)
    cancel_lines(order, list(order.lines.order_by("pk")), reason=reason, by=by)
    shipped = order.lines.filter(shipped__gt=0).exists()
    if shipped:
        advance_one(order, Stage.COMPLETE, kind="order.rest_cancelled", by=by, reason=reason)
    else:
        advance_one(order, Stage.CANCELLED, kind="order.cancelled", by=by, reason=reason)
    close_tasks("order.held", "order", [order.pk], by=by, outcome="cancelled")
    withdraw_questions([order.pk], by=by)
    order.refresh_from_db()
    return order


@transaction.atomic
def cancel_as_proposed(proposal_id: int, *, by: AbstractUser) -> Order:
    """Cancel an order as somebody else proposed. Refuses as `cancel_order` does."""
    proposal = approve_cancellation(proposal_id, by=by)
    return cancel_order(proposal.order_id, reason=proposal.reason, by=by)


@transaction.atomic
def cancel_line(line_id: int, *, reason: str, by: Actor) -> Order:
    """Cancel what has not shipped of one line. Refuses as `cancel_order` does."""
    order = Order.objects.select_for_update().get(lines__pk=line_id)
    if order.stage not in {Stage.ACCEPTED, Stage.FULFILLING}:
        raise Refusal(f"{order} is {order.get_stage_display()}; its lines cannot be cancelled.")
    line = order.lines.get(pk=line_id)
    if not line.allocated + line.backordered:
        raise Refusal(f"Nothing of line {line.position} of {order} is open.")
    cancel_lines(order, [line], reason=reason, by=by)
    journal.record(
        "order.line_cancelled", order, by=by, reason=reason, data={"line": line.position}
    )
    finish_if_nothing_is_left(order, by=by, reason=reason)
    order.refresh_from_db()
    return order


def cancel_lines(order: Order, lines: Sequence[Line], *, reason: str, by: Actor) -> None:
    """Free and cancel what is open on these lines of a locked order."""
    if not reason.strip():
        raise Refusal("Say why, in a few words.")
    if order.stage not in Order.OPEN:
        raise Refusal(f"{order} is {order.get_stage_display()}; there is nothing to cancel.")
    ids = [line.pk for line in lines]
    free_allocations(ids, hold_shipments(order, ids), by=by)
    Line.objects.filter(pk__in=ids).update(cancelled=F("ordered") - F("shipped") - F("allocated"))
    if order.stage == Stage.FULFILLING:  # before that nobody has looked for its stock
        mark_short([order.pk], by=by)


def hold_shipments(order: Order, line_ids: Sequence[int]) -> list[int]:
    """Lock the order's shipments that have not left, so that nobody picks what is being cancelled.

    Refuses when goods of these lines are picked already.
    """
    shipments = lock_shipments(order)
    for pk in column(PICKED, lines=list(line_ids), shipments=shipments):
        busy = Shipment.objects.get(pk=pk)
        raise Refusal(f"Goods for {busy} are picked; put them back before cancelling.")
    return shipments


def lock_shipments(order: Order) -> list[int]:
    """Lock the shipments of a locked order that have not left; refuses if somebody works on one.

    Whoever holds a shipment may wait for its order, which we hold; so we do not wait for it.
    """
    waiting = Shipment.objects.filter(order=order).exclude(stage__in=ENDED).order_by("pk")
    try:
        with transaction.atomic():
            held = list(waiting.select_for_update(nowait=True))
    except OperationalError as error:
        raise Refusal(f"Somebody works on a shipment of {order} right now. Try again.") from error
    return [each.pk for each in held]


def finish_if_nothing_is_left(order: Order, *, by: Actor, reason: str) -> None:
    """An order with nothing open ends: complete if something shipped, else cancelled."""
    if order.lines.filter(ordered__gt=F("shipped") + F("cancelled")).exists():
        return
    shipped = order.lines.filter(shipped__gt=0).exists()
    to = Stage.COMPLETE if shipped else Stage.CANCELLED
    advance_one(
        order, to, kind=f"order.{'completed' if shipped else 'cancelled'}", by=by, reason=reason
    )
