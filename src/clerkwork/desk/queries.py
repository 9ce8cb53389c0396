"""What the desk's own pages show, put together from all rooms."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.contrib.auth.models import AbstractUser
from django.db.models import Case, Count, F, Min, OuterRef, Prefetch, Q, QuerySet, When
from django.utils import timezone

from clerkwork.core.models import JournalEntry, Task
from clerkwork.core.numbers import parse
from clerkwork.core.tasks import open_ones
from clerkwork.fulfilment.models import Allocation, Shipment
from clerkwork.intake.models import Document
from clerkwork.orders.models import Line, Order, Stage
from clerkwork.verification.models import Finding

PAGE = 50
# What a task may be about → who may see that.
SUBJECTS = {
    "order": "orders.view_order",
    "document": "intake.view_document",
    "balance": "inventory.view_balance",
    "shipment": "fulfilment.view_shipment",
}
# kind of task → hue, icon
TASKS = {
    "order.held": ("wait", "alert"),
    "document.unread": ("wait", "document"),
    "balance.to_count": ("", "stock"),
    "message.failed": ("wait", "mail"),
    "station.stuck": ("stop", "stop"),
}


@dataclass(frozen=True, slots=True)
class Station:
    """How many stand at one stage of the flow, since when the oldest, and where to see them."""

    code: str
    label: str
    count: int
    oldest: datetime | None
    url: str


@dataclass(frozen=True, slots=True)
class TaskRow:
    """A task as a row of the worklist."""

    task: Task
    title: str
    about: str
    due_on: date | None
    hue: str
    icon: str


def tasks_for(user: AbstractUser, lane: str) -> QuerySet[Task]:
    """The open tasks of a lane: mine, my role's, or everyone's, as far as this user may see them.

    First what is due first, then what the customer wants first.
    """
    tasks = open_ones().annotate(
        wanted=Case(
            When(
                subject="order",
                then=Order.objects.filter(pk=OuterRef("subject_id")).values("due_on"),
            )
        )
    )
    tasks = tasks.order_by(F("due_at").asc(nulls_last=True), F("wanted").asc(nulls_last=True), "id")
    if lane == "mine":
        return tasks.filter(owner=user.pk)
    if user.is_superuser:
        return tasks
    of_role = Q(role__in=user.groups.values("name"))
    if lane == "all":
        return tasks.filter(of_role | Q(owner=user.pk) | Q(subject__in=subjects(user)))
    return tasks.filter(of_role)


def subjects(user: AbstractUser) -> list[str]:
    """The kinds of thing that this user may see."""
    return [subject for subject, permission in SUBJECTS.items() if user.has_perm(permission)]


def task_rows(tasks: Sequence[Task]) -> list[TaskRow]:
    """The tasks with what each is about, in one more query."""
    pks = [task.subject_id for task in tasks if task.subject == "order"]
    orders = Order.objects.select_related("customer").in_bulk(pks)
    found = {("order", pk): order for pk, order in orders.items()}
    return [task_row(task, found.get((task.subject, task.subject_id))) for task in tasks]


def task_row(task: Task, order: Order | None) -> TaskRow:
    hue, icon = TASKS.get(task.kind, ("", "dot"))
    if order is None:
        return TaskRow(task, task.title, task.detail[:120] or task.role, None, hue, icon)
    title = task.title.removeprefix(f"{order.number}: ")
    about = f"{order.number} · {order.customer.name if order.customer else order.buyer_name}"
    return TaskRow(task, title, about, order.due_on, hue, icon)


def touchless_today() -> int:
    """How many orders of today went through without anybody deciding anything about them."""
    start = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    accepted = JournalEntry.objects.filter(kind="order.accepted", at__gte=start)
    held = JournalEntry.objects.filter(kind="order.held", subject="order")
    return accepted.exclude(subject_id__in=held.values("subject_id")).count()


def flow() -> list[Station]:
    """Every stage in which something can wait, in the order of the flow."""
    documents = Document.objects.filter(stage="stored").aggregate(
        n=Count("id"), oldest=Min("received_at")
    )
    stations = [Station("stored", "to read", documents["n"], documents["oldest"], "/documents/")]
    orders: dict[str, Any] = {
        row["stage"]: row
        for row in Order.objects.filter(stage__in=Order.OPEN)
        .values("stage")
        .annotate(n=Count("id"), oldest=Min("received_at"))
    }
    for stage in (Stage.RECEIVED, Stage.HELD, Stage.ACCEPTED, Stage.FULFILLING):
        row = orders.get(stage, {"n": 0, "oldest": None})
        url = f"/orders/?stage={stage}"
        stations.append(Station(stage, str(stage.label), row["n"], row["oldest"], url))
    return stations + shipment_stations()


def shipment_stations() -> list[Station]:
    """The stages of the floor."""
    urls = {"open": "/pick/", "picked": "/pack/", "packed": "/pack/", "labelled": "/ship/"}
    found: dict[str, Any] = {
        row["stage"]: row
        for row in Shipment.objects.filter(stage__in=urls)
        .values("stage")
        .annotate(n=Count("id"), oldest=Min("created_at"))
    }
    stations = []
    for stage, url in urls.items():
        row = found.get(stage, {"n": 0, "oldest": None})
        label = Shipment.Stage(stage).label
        stations.append(Station(stage, str(label), row["n"], row["oldest"], url))
    return stations


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
    """What happened to an order and its shipments, oldest first."""
    shipments = [shipment.pk for shipment in order.shipments.all()]
    lines = [line.pk for line in order.lines.all()]
    return JournalEntry.objects.filter(
        Q(subject="order", subject_id=order.pk)
        | Q(subject="shipment", subject_id__in=shipments)
        | Q(subject="line", subject_id__in=lines)
    ).order_by("id")
