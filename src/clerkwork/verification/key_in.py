"""Key in an order that could not be read: it begins empty, beside its document."""

from django.db import transaction
from django.db.models import Max

from clerkwork.core import journal
from clerkwork.core.journal import Actor
from clerkwork.core.refusal import Refusal
from clerkwork.core.stages import advance_one
from clerkwork.core.tasks import close_tasks
from clerkwork.intake.draft import DraftLine, DraftOrder
from clerkwork.intake.models import Document
from clerkwork.intake.place import place_orders
from clerkwork.intake.teach import KEYED_IN
from clerkwork.orders.models import Line, Order
from clerkwork.verification.verify import verify_orders


@transaction.atomic
def key_in(document_id: int, *, by: Actor) -> Order:
    """Make a held order with one empty line of a document that was set aside.

    Its customer is who is known to have sent it. Refuses a document that made orders.
    """
    document = Document.objects.select_for_update().get(pk=document_id)
    if document.stage != Document.Stage.SET_ASIDE:
        raise Refusal(f"{document} was not set aside: {document.get_stage_display()}.")
    draft = DraftOrder(lines=[DraftLine()], where=KEYED_IN)
    (pk,) = place_orders(document.pk, [draft], sender=document.sender or None, by=by)
    Document.objects.filter(pk=document.pk).update(kind="order")
    advance_one(document, Document.Stage.READ, kind="document.keyed_in", by=by)
    close_tasks("document.unread", "document", [document.pk], by=by, outcome="keyed in")
    verify_orders([pk], by=by)
    return Order.objects.get(pk=pk)


def add_line(order: Order, *, by: Actor) -> Line:
    """Add an empty line to a locked order; it holds the order until it says something."""
    last = order.lines.aggregate(last=Max("position"))["last"] or 0
    line = Line.objects.create(order=order, position=last + 1)
    journal.record("order.line_added", order, by=by, data={"line": line.position})
    return line
