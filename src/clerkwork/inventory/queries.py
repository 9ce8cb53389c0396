"""What the pages about stock show."""

from django.db.models import F, Q, QuerySet, Sum

from clerkwork.catalog.models import Item
from clerkwork.inventory.models import Balance, Location, Move

PAGE = 50


def items(search: str = "", after: str = "") -> QuerySet[Item]:
    """A page of items in the order of their numbers, with what is on hand and what is free."""
    listed = Item.objects.order_by("sku")
    if search:
        listed = listed.filter(
            Q(sku__icontains=search) | Q(name__icontains=search) | Q(packs__gtin=search)
        ).distinct()
    if after:
        listed = listed.filter(sku__gt=after)
    return listed.annotate(
        free=Sum(F("lots__balances__on_hand") - F("lots__balances__allocated"), default=0),
        on_hand=Sum("lots__balances__on_hand", default=0),
        allocated=Sum("lots__balances__allocated", default=0),
    )[:PAGE]


def places_of(item: Item) -> QuerySet[Balance]:
    """Where an item lies, by lot, in the order in which it is taken."""
    return (
        Balance.objects.filter(lot__item=item, on_hand__gt=0)
        .select_related("lot", "location")
        .order_by("lot__expires_on", "location__sequence", "id")
    )


def moves_of(item: Item) -> QuerySet[Move]:
    """The last moves of an item, newest first."""
    return (
        Move.objects.filter(lot__item=item)
        .select_related("lot", "source", "target")
        .order_by("-id")[:PAGE]
    )


def inside() -> QuerySet[Location]:
    """The places in the house, in walking order."""
    return Location.objects.exclude(kind__in=Location.OUTSIDE)
