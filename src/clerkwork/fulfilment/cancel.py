"""Cancel what has not shipped of an order, and free what was reserved for it."""

from collections.abc import Sequence

from django.db import transaction
from django.db.models import F

from clerkwork.core import journal
from clerkwork.core.journal import Actor
from clerkwork.core.refusal import Refusal
from clerkwork.core.stages import advance_one
from clerkwork.core.tasks import close_tasks
from clerkwork.fulfilment.allocate import free_allocations, mark_short
from clerkwork.fulfilment.models import Shipment
from clerkwork.orders.models import Line, Order, Stage

IN_HAND = (Shipment.Stage.PICKED, Shipment.Stage.PACKED, Shipment.Stage.LABELLED)


@transaction.atomic
def cancel_order(order_id: int, *, reason: str, by: Actor) -> Order:
    """Cancel all of an order that has not shipped; stock reserved for it is free again.

    An order of which a part has shipped is complete with that part. Refuses an order that is
    finished, and one of which goods are picked: put those back first.
    """
    order = Order.objects.select_for_update().get(pk=order_id)
    cancel_lines(order, list(order.lines.order_by("pk")), reason=reason, by=by)
    shipped = order.lines.filter(shipped__gt=0).exists()
    if shipped:
        advance_one(order, Stage.COMPLETE, kind="order.rest_cancelled", by=by, reason=reason)
    else:
        advance_one(order, Stage.CANCELLED, kind="order.cancelled", by=by, reason=reason)
    close_tasks("order.held", "order", [order.pk], by=by, outcome="cancelled")
    return order


@transaction.atomic
def cancel_line(line_id: int, *, reason: str, by: Actor) -> Order:
    """Cancel what has not shipped of one line. Refuses as `cancel_order` does."""
    order = Order.objects.select_for_update().get(lines__pk=line_id)
    if order.stage not in {Stage.ACCEPTED, Stage.FULFILLING}:
        raise Refusal(f"{order} is {order.get_stage_display()}; its lines cannot be cancelled.")
    line = order.lines.get(pk=line_id)
    cancel_lines(order, [line], reason=reason, by=by)
    journal.record(
        "order.line_cancelled", order, by=by, reason=reason, data={"line": line.position}
    )
    finish_if_nothing_is_left(order, by=by, reason=reason)
    return order


def cancel_lines(order: Order, lines: Sequence[Line], *, reason: str, by: Actor) -> None:
    """Free and cancel what is open on these lines of a locked order."""
    if not reason.strip():
        raise Refusal("Say why, in a few words.")
    if order.stage not in Order.OPEN:
        raise Refusal(f"{order} is {order.get_stage_display()}; there is nothing to cancel.")
    ids = [line.pk for line in lines]
    busy = Shipment.objects.filter(stage__in=IN_HAND, allocations__line__in=ids).first()
    if busy:
        raise Refusal(
            f"{busy} is {busy.get_stage_display()}; put its goods back before cancelling."
        )
    # The shipments stay locked until the end: nobody starts to pick what is being cancelled.
    list(
        Shipment.objects.select_for_update()
        .filter(order=order, stage=Shipment.Stage.OPEN)
        .order_by("pk")
    )
    free_allocations(ids, by=by)
    Line.objects.filter(pk__in=ids).update(cancelled=F("ordered") - F("shipped") - F("allocated"))
    mark_short([order.pk], by=by)


def finish_if_nothing_is_left(order: Order, *, by: Actor, reason: str) -> None:
    """An order with nothing open ends: complete if something shipped, else cancelled."""
    if order.lines.filter(ordered__gt=F("shipped") + F("cancelled")).exists():
        return
    shipped = order.lines.filter(shipped__gt=0).exists()
    to = Stage.COMPLETE if shipped else Stage.CANCELLED
    advance_one(
        order, to, kind=f"order.{'completed' if shipped else 'cancelled'}", by=by, reason=reason
    )
