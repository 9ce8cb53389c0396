"""What the pages about documents show."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db.models import Count, Max, Q, QuerySet
from django.utils import timezone

from clerkwork.intake.models import Arrival, Channel, Document, DocumentOrder, Mailbox
from clerkwork.orders.models import Order

PAGE = 50


def documents(before: int | None = None) -> QuerySet[Document]:
    """A page of documents, newest first, without their bytes, below the id `before`."""
    listed = Document.objects.defer("raw").annotate(order_count=Count("orders")).order_by("-id")
    return listed.filter(id__lt=before)[:PAGE] if before else listed[:PAGE]


def with_enclosed(document: Document) -> list[Document]:
    """The document and those that came in it, at any depth, without their bytes."""
    found, ids = [document], [document.pk]
    seen = {document.pk}
    while ids:
        inner = Document.objects.defer("raw").filter(arrivals__parent__in=ids).order_by("id")
        fresh = {each.pk: each for each in inner if each.pk not in seen}
        found += fresh.values()
        seen |= fresh.keys()
        ids = list(fresh)
    return found


def orders_of(whole: list[Document]) -> list[Order]:
    """The orders made of these documents, in the order in which they were read."""
    links = DocumentOrder.objects.filter(document__in=whole).select_related("order__customer")
    return [link.order for link in links.order_by("document_id", "position")]


@dataclass(frozen=True, slots=True)
class ChannelRow:
    """A way by which documents come: where it leads, whether it works, what came by it."""

    name: str
    where: str
    code: str  # of the state, as pills have it; empty where it only waits to be used
    state: str
    today: int | None
    last_at: datetime | None
    last_error: str = ""
    last_error_at: datetime | None = None


# Channels that are always open, by the name that arrivals bear.
OPEN = (
    ("page", "Drop on the page", "on the page Documents"),
    ("api", "API", "POST /api/documents and /api/orders"),
    ("command", "Command line", "clerkwork submit"),
)


def channels() -> list[ChannelRow]:
    """All ways by which documents come, in a fixed number of queries."""
    midnight = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    came = Arrival.objects.filter(parent=None).values("channel")
    counted = {
        each["channel"]: (each["today"], each["last"])
        for each in came.annotate(today=Count("id", filter=Q(at__gte=midnight)), last=Max("at"))
    }
    known = {each.name: each for each in Channel.objects.all()}
    rows = [
        ChannelRow(name, where, "", "open", *came_by(counted, key)) for key, name, where in OPEN
    ]
    if settings.INBOX:
        state = state_of(known.get("folder"))
        rows.append(
            ChannelRow(
                "Folder",
                str(settings.INBOX),
                *state,
                *came_by(counted, "folder"),
                *error_of(known.get("folder")),
            )
        )
    for box in Mailbox.objects.order_by("name").annotate(
        today=Count("fetched", filter=Q(fetched__at__gte=midnight)), last=Max("fetched__at")
    ):
        channel = known.get(f"mailbox {box.pk}")
        state = state_of(channel) if box.active else ("", "switched off")
        where = f"{box.user} at {box.host}, {box.folder}"
        rows.append(ChannelRow(box.name, where, *state, box.today, box.last, *error_of(channel)))
    return rows


def came_by(
    counted: dict[str, tuple[int, datetime | None]], key: str
) -> tuple[int, datetime | None]:
    return counted.get(key, (0, None))


def state_of(channel: Channel | None) -> tuple[str, str]:
    if channel is None:
        return "warn", "not asked yet"
    return ("stop", "fails") if channel.failures else ("read", "works")


def error_of(channel: Channel | None) -> tuple[str, datetime | None]:
    return (channel.last_error, channel.last_error_at) if channel else ("", None)
