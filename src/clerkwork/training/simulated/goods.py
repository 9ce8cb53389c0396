"""What can be ordered: every article with its packs and prices, as the customers know them."""

from dataclasses import dataclass, field
from decimal import Decimal

from django.db.models import Q
from django.utils import timezone

from clerkwork.catalog.models import Item, Pack, Price
from clerkwork.training.codes import gtin13, gtin14
from clerkwork.training.company import OUT_OF_STOCK
from clerkwork.training.house import GS1_PREFIX

CENT = Decimal("0.01")
# Made to order, and therefore in no price list; and what is sold no longer, with nothing instead.
UNLISTED = [("SPC", f"Made to order, form {at}", f"SPC-{at:02d}") for at in range(1, 6)]
ENDED = ("BUB-05", "GOG-04", "CBL-05", "MRK-05")
FIRST_UNLISTED = 900  # the reference in their GTINs


@dataclass(slots=True)
class Good:
    """One article: GTIN and factor by unit, and by price list and unit its steps (from, price)."""

    sku: str
    name: str
    storage: str
    hazard: str
    active: bool
    gtins: dict[str, str] = field(default_factory=dict)
    factors: dict[str, Decimal] = field(default_factory=dict)
    steps: dict[tuple[str, str], list[tuple[Decimal, Decimal]]] = field(default_factory=dict)

    @property
    def family(self) -> str:
        return self.sku.partition("-")[0]

    @property
    def delicate(self) -> bool:
        """Whether it is dangerous or must be kept cold: nothing for a parcel overseas."""
        return bool(self.hazard) or self.storage in {"cool", "chilled", "frozen"}

    def price(self, listed: str, unit: str, quantity: Decimal | int) -> Decimal | None:
        """What one unit costs at this quantity on a price list; None if it is not there."""
        fitting = [
            price for least, price in self.steps.get((listed, unit), ()) if quantity >= least
        ]
        return fitting[-1] if fitting else None


def make_more_goods() -> None:
    """Beside Brightwater's: articles without a price, and some that are sold no longer."""
    made = Item.objects.bulk_create(Item(sku=sku, name=name) for _, name, sku in UNLISTED)
    singles = [gtin13(GS1_PREFIX, FIRST_UNLISTED + at) for at in range(len(made))]
    Pack.objects.bulk_create(
        pack
        for item, single in zip(made, singles, strict=True)
        for pack in (
            Pack(item=item, unit="EA", factor=1, gtin=single),
            Pack(item=item, unit="CS", factor=10, gtin=gtin14(1, single)),
        )
    )
    Item.objects.filter(sku__in=ENDED).update(active=False)


def load_goods() -> dict[str, Good]:
    """All articles by number, with the prices that hold today."""
    goods = {
        item.sku: Good(item.sku, item.name, item.storage_class, item.hazard_class, item.active)
        for item in Item.objects.exclude(sku__in=OUT_OF_STOCK).order_by("sku")
    }
    for sku, unit, factor, gtin in Pack.objects.order_by("id").values_list(
        "item__sku", "unit", "factor", "gtin"
    ):
        if sku in goods:
            goods[sku].factors[unit] = factor
            goods[sku].gtins[unit] = gtin or ""
    today = timezone.localdate()
    valid = Price.objects.filter(
        Q(valid_from=None) | Q(valid_from__lte=today), Q(valid_to=None) | Q(valid_to__gte=today)
    ).order_by("min_quantity", "id")
    for sku, listed, unit, least, price in valid.values_list(
        "item__sku", "price_list__code", "unit", "min_quantity", "price"
    ):
        if sku in goods:
            steps = goods[sku].steps.setdefault((listed, unit), [])
            steps.append((least, price.quantize(CENT)))
    return goods
