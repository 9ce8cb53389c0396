"""The ways through the desk: one table, from which each user sees what they may open."""

from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser, User
from django.urls import NoReverseMatch, reverse


@dataclass(frozen=True)
class Entry:
    """A way: its words, the name of its URL, its icon, and who may go there."""

    label: str
    url_name: str
    icon: str
    permission: str = ""
    staff_only: bool = False


@dataclass(frozen=True)
class Way:
    """An entry as one user sees it on one page."""

    label: str
    url: str
    icon: str
    current: bool


ENTRIES = (
    Entry("Worklist", "worklist", "inbox"),
    Entry("Flow", "flow", "flow", "orders.view_order"),
    Entry("Orders", "orders", "order", "orders.view_order"),
    Entry("Documents", "documents", "document", "intake.view_document"),
    Entry("Channels", "channels", "mail", "intake.view_channel"),
    Entry("Pick", "picking", "pick", "fulfilment.pick_shipment"),
    Entry("Pack", "packing", "pack", "fulfilment.pack_shipment"),
    Entry("Ship", "shipping", "truck", "shipping.ship_shipment"),
    Entry("Stock", "items", "stock", "inventory.view_balance"),
    Entry("Office", "admin:index", "office", staff_only=True),
)


def ways(user: User | AnonymousUser, path: str) -> list[Way]:
    """What this user may open, in order; the one that `path` lies under is current."""
    if not user.is_authenticated:
        return []
    open_ones = [(entry, address(entry.url_name)) for entry in ENTRIES if _may(user, entry)]
    return [
        Way(entry.label, url, entry.icon, current=_leads(url, path))
        for entry, url in open_ones
        if url
    ]


def address(url_name: str) -> str:
    """The address of a page without arguments, or "" in a site that was put together without it."""
    try:
        return reverse(url_name)
    except NoReverseMatch:
        return ""


def _may(user: User | AnonymousUser, entry: Entry) -> bool:
    if entry.staff_only and not user.is_staff:
        return False
    return not entry.permission or user.has_perm(entry.permission)


def _leads(url: str, path: str) -> bool:
    return path == url if url == "/" else path.startswith(url)
