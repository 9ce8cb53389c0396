"""How many stand where, from the document to the truck."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Exists, Min, OuterRef
from django.utils import timezone

from clerkwork.core.models import JournalEntry
from clerkwork.core.tasks import open_ones
from clerkwork.fulfilment.models import Shipment
from clerkwork.intake.models import Document
from clerkwork.orders.models import Order, Stage


@dataclass(frozen=True, slots=True)
class Station:
    """How many stand at one stage of the flow, since when the oldest, and where to see them."""

    code: str
    label: str
    count: int
    oldest: datetime | None
    url: str
    note: str


def midnight() -> datetime:
    """When today began."""
    return timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)


def touchless_today() -> int:
    """How many orders of today went through without anybody deciding anything about them."""
    held = JournalEntry.objects.filter(
        subject="order", subject_id=OuterRef("subject_id"), kind="order.held"
    )
    accepted = JournalEntry.objects.filter(kind="order.accepted", at__gte=midnight())
    return accepted.filter(~Exists(held)).count()


def done_today() -> dict[str, int]:
    """How often something ended today, by journal kind."""
    ends = JournalEntry.objects.filter(
        kind__in=["order.completed", "shipment.shipped"], at__gte=midnight()
    )
    return dict(ends.values_list("kind").annotate(n=Count("id")))


def flow() -> list[tuple[str, list[Station]]]:
    """Every stage in which something can wait, in the order of the flow, and what is done."""
    done = done_today()
    ends = [
        Station("complete", "complete", done.get("order.completed", 0), None, "", "today"),
        Station("shipped", "shipped", done.get("shipment.shipped", 0), None, "", "today"),
    ]
    return [
        ("Orders", [*order_stations(), ends[0]]),
        ("Shipments", [*shipment_stations(), ends[1]]),
    ]


def order_stations() -> list[Station]:
    """Documents that are still to be read, and the stages of orders."""
    documents = Document.objects.filter(stage="stored")
    counted = documents.aggregate(n=Count("id"), oldest=Min("received_at"))
    stations = [station("stored", "to read", "/documents/", counted)]
    found: dict[str, Any] = {
        row["stage"]: row
        for row in Order.objects.filter(stage__in=Order.OPEN)
        .values("stage")
        .annotate(n=Count("id"), oldest=Min("received_at"))
    }
    for stage in (Stage.RECEIVED, Stage.HELD, Stage.ACCEPTED, Stage.FULFILLING):
        stations.append(
            station(stage, str(stage.label), f"/orders/?stage={stage}", found.get(stage))
        )
    short = Order.objects.filter(short=True).aggregate(n=Count("id"), oldest=Min("received_at"))
    return [*stations, station("short", "short of stock", "/orders/?stage=short", short)]


def shipment_stations() -> list[Station]:
    """The stages of the floor."""
    urls = {"open": "/pick/", "picked": "/pack/", "packed": "/pack/", "labelled": "/ship/"}
    found: dict[str, Any] = {
        row["stage"]: row
        for row in Shipment.objects.filter(stage__in=urls)
        .values("stage")
        .annotate(n=Count("id"), oldest=Min("created_at"))
    }
    return [
        station(stage, str(Shipment.Stage(stage).label), url, found.get(stage))
        for stage, url in urls.items()
    ]


def station(code: str, label: str, url: str, counted: dict[str, Any] | None) -> Station:
    row = counted or {"n": 0, "oldest": None}
    return Station(code, label, row["n"], row["oldest"], url, "" if row["n"] else "nothing waits")


def waiting_by_role() -> list[dict[str, Any]]:
    """How many open tasks each role has, and since when the oldest."""
    waiting = open_ones().order_by("role").values("role")
    return [dict(row) for row in waiting.annotate(n=Count("id"), oldest=Min("created_at"))]
