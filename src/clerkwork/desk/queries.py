"""What the desk's pages about orders show, put together from all rooms."""

from django.db.models import Count, Prefetch, Q, QuerySet

from clerkwork.answers.models import Answer, Sending
from clerkwork.core.models import JournalEntry, Task
from clerkwork.core.numbers import parse
from clerkwork.fulfilment.models import Allocation, Shipment
from clerkwork.messaging.models import Message
from clerkwork.orders.models import Line, Order, Stage
from clerkwork.verification.models import Finding

PAGE = 50


def orders(stage: str, search: str, before: int | None) -> QuerySet[Order]:
    """A page of orders, newest first, below the id `before`."""
    listed = Order.objects.select_related("customer").annotate(line_count=Count("lines"))
    if stage == "short":
        listed = listed.filter(short=True)
    elif stage in Stage.values:
        listed = listed.filter(stage=stage)
    if search:
        printed = parse(search)
        named = Q(po_number__iexact=search) | Q(customer__code__iexact=search)
        named |= Q(customer__name__icontains=search) | Q(buyer_name__icontains=search)
        listed = listed.filter(named | Q(pk=printed[1]) if printed else named)
    if before:
        listed = listed.filter(pk__lt=before)
    return listed.order_by("-id")[:PAGE]


def order(pk: int) -> QuerySet[Order]:
    """One order with all that its page shows."""
    lines = Line.objects.select_related("item").order_by("position")
    held = Allocation.objects.select_related("balance__location", "balance__lot", "shipment")
    return (
        Order.objects.filter(pk=pk)
        .select_related("customer", "ship_to", "repeats", "source__document")
        .defer("source__document__raw")
        .prefetch_related(
            Prefetch("lines", lines),
            Prefetch("lines__allocations", held),
            Prefetch("shipments", Shipment.objects.select_related("carrier").order_by("id")),
            Prefetch("findings", Finding.objects.select_related("decided_by", "line")),
        )
    )


def timeline(order: Order) -> QuerySet[JournalEntry]:
    """All that happened about an order, what its customer was told included, oldest first."""
    shipments = [shipment.pk for shipment in order.shipments.all()]
    lines = [line.pk for line in order.lines.all()]
    mails = Message.objects.filter(
        subject="answer", subject_id__in=Answer.objects.filter(reply_id=order.pk).values("pk")
    )
    files = Sending.objects.filter(answer__reply_id=order.pk)
    tasks = Task.objects.filter(subject="order", subject_id=order.pk).values("pk")
    return JournalEntry.objects.filter(
        Q(subject="order", subject_id=order.pk)
        | Q(subject="message", subject_id__in=mails.values("pk"))
        | Q(subject="sending", subject_id__in=files.values("pk"))
        | Q(subject="shipment", subject_id__in=shipments)
        | Q(subject="line", subject_id__in=lines)
        | Q(subject="task", subject_id__in=tasks)
    ).order_by("id")
