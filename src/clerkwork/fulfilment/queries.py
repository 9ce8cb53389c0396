"""What the pages of the floor show."""

from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Count, Exists, OuterRef, QuerySet

from clerkwork.fulfilment.models import Allocation, PickList, Shipment
from clerkwork.inventory.models import Move

PAGE = 100


@dataclass(frozen=True, slots=True)
class Step:
    """One stop of a walk: where to go, what to take, how much, for whom."""

    allocation: Allocation
    done: int
    total: int

    @property
    def quantity(self) -> Decimal:
        return Decimal(self.allocation.quantity)

    @property
    def lot(self) -> str:
        """The code of the lot to take, "" where the article is not told apart by lot."""
        return str(self.allocation.balance.lot.code)

    @property
    def codes(self) -> set[str]:
        """What a scan of the right article may read: its number, or a GTIN of its packs."""
        item = self.allocation.balance.lot.item
        gtins = {pack.gtin.lstrip("0") for pack in item.packs.all() if pack.gtin}
        return {item.sku.upper(), *gtins}


def waiting(stage: str) -> QuerySet[Shipment]:
    """Shipments at a stage, what is due first first."""
    return (
        Shipment.objects.filter(stage=stage)
        .select_related("order__customer", "carrier", "pick_list__picker")
        .annotate(line_count=Count("allocations"))
        .order_by("due_on", "id")[:PAGE]
    )


def picked() -> Exists:
    """Whether an allocation has been picked."""
    return Exists(Move.objects.filter(reference=OuterRef("pk"), kind=Move.Kind.PICK))


def left(pick_list: PickList) -> QuerySet[Allocation]:
    """The stops of a pick list that are still to make."""
    return walk(pick_list).exclude(picked())


def walk(pick_list: PickList) -> QuerySet[Allocation]:
    """All stops of a pick list in the order of the walk through the house."""
    return (
        Allocation.objects.filter(shipment__pick_list=pick_list)
        .select_related("balance__location", "balance__lot__item", "shipment", "line")
        .prefetch_related("balance__lot__item__packs")
        .order_by("balance__location__sequence", "balance__location__code", "id")
    )


def next_step(pick_list: PickList) -> Step | None:
    """The next stop of the walk; None when all is picked."""
    first = left(pick_list).first()
    if first is None:
        return None
    total = walk(pick_list).count()
    return Step(first, done=total - left(pick_list).count(), total=total)


def contents(shipment: Shipment) -> QuerySet[Allocation]:
    """What a shipment holds, in the order of its lines."""
    return (
        shipment.allocations.select_related("balance__lot__item", "line", "balance__location")
        .prefetch_related("balance__lot__item__packs")
        .annotate(is_picked=picked())
        .order_by("line__position", "id")
    )
