"""Items, packs, part numbers and prices as sheets."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import QuerySet
from import_export import fields
from stdnum import ean

from clerkwork.catalog.models import (
    CustomerItem,
    CustomerPriceList,
    Item,
    Pack,
    Price,
    PriceList,
    Restriction,
)
from clerkwork.core.cells import Reference
from clerkwork.core.sheets import Sheet
from clerkwork.core.sql import execute
from clerkwork.core.tables import BadCell, plain, quoted
from clerkwork.parties.sheets import not_a_country, not_a_currency

# An item is sold by its base unit without anybody having to say so.
MAKE_BASE_PACKS = """
INSERT INTO catalog_pack (item_id, unit, factor)
SELECT item.id, item.base_unit, 1 FROM catalog_item AS item
    ON CONFLICT (item_id, unit) DO NOTHING
"""


def not_a_gtin(text: str) -> str | None:
    """What was expected, unless this is a GTIN-8, -12, -13 or -14 with its check digit."""
    return None if ean.is_valid(text) else "a GTIN of 8, 12, 13 or 14 digits with its check digit"


class ItemSheet(Sheet):
    POSITIVE = frozenset({"minimum", "multiple"})

    class Meta(Sheet.Meta):
        model = Item
        import_id_fields = ["sku"]
        fields = [
            "sku",
            "name",
            "base_unit",
            "active",
            "tracking",
            "weight_kg",
            "length_mm",
            "width_mm",
            "height_mm",
            "storage_class",
            "hazard_class",
            "supplier",
            "minimum",
            "multiple",
        ]

    def after_import(self, dataset: Any, result: Any, **kwargs: Any) -> None:
        """Every item has a pack of its base unit."""
        execute(MAKE_BASE_PACKS)


class ReplacementSheet(Sheet):
    """Which item replaces which; a sheet of its own, since both have to be there first."""

    class Meta(Sheet.Meta):
        model = Item
        import_id_fields = ["sku"]
        fields = ["sku", "replaced_by"]

    sku = fields.Field(attribute="pk", column_name="sku")
    replaced_by = fields.Field(attribute="replaced_by_id", column_name="replaced_by")

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.fields["sku"].widget = Reference(Item._meta.get_field("sku"), Item)
        self.fields["replaced_by"].widget = Reference(Item._meta.get_field("replaced_by"), Item)

    def get_export_queryset(self) -> QuerySet[Item]:
        """Only the items that have been replaced."""
        return self.get_queryset().filter(replaced_by__isnull=False).order_by("sku")

    def check(self, instance: Any) -> Iterable[tuple[str, BadCell]]:
        """Nothing replaces itself."""
        if instance.replaced_by_id == instance.pk:
            yield "replaced_by", BadCell(quoted(instance.sku), "another item")


class PackSheet(Sheet):
    CHECKS = {"gtin": not_a_gtin}
    POSITIVE = frozenset({"factor"})
    UNIQUE = ("gtin",)

    class Meta(Sheet.Meta):
        model = Pack
        import_id_fields = ["item", "unit"]
        fields = ["item", "unit", "factor", "gtin", "weight_kg"]

    def prepare(self) -> None:
        """The base unit of every item."""
        self.base_units = dict(Item.objects.values_list("pk", "base_unit"))

    def check(self, instance: Any) -> Iterable[tuple[str, BadCell]]:
        """The base unit holds one of itself."""
        if instance.unit == self.base_units[instance.item_id] and instance.factor != 1:
            yield "factor", BadCell(f"'{plain(instance.factor)}'", "1, since it is the base unit")


class RestrictionSheet(Sheet):
    CHECKS = {"country": not_a_country}

    class Meta(Sheet.Meta):
        model = Restriction
        import_id_fields = ["item", "storage_class", "hazard_class", "customer", "country"]
        fields = ["item", "storage_class", "hazard_class", "customer", "country", "reason"]

    def check(self, instance: Any) -> Iterable[tuple[str, BadCell]]:
        """It names a customer or a country."""
        if not instance.customer_id and not instance.country:
            yield "customer", BadCell("neither", "a customer or a country")


class CustomerItemSheet(Sheet):
    class Meta(Sheet.Meta):
        model = CustomerItem
        import_id_fields = ["customer", "number"]
        fields = ["customer", "number", "item", "unit"]


class PriceListSheet(Sheet):
    CHECKS = {"currency": not_a_currency}

    class Meta(Sheet.Meta):
        model = PriceList
        import_id_fields = ["code"]
        fields = ["code", "currency", "standard", "price_tolerance"]

    def prepare(self) -> None:
        """The standard list of each currency."""
        self.standard = dict(
            PriceList.objects.filter(standard=True).values_list("currency", "code")
        )

    def check(self, instance: Any) -> Iterable[tuple[str, BadCell]]:
        """A currency has one standard list."""
        if not instance.standard:
            return
        other = self.standard.setdefault(instance.currency, instance.code)
        if other != instance.code:
            yield "standard", BadCell("'yes'", f"'no', since {other} is the standard list")


class CustomerPriceListSheet(Sheet):
    class Meta(Sheet.Meta):
        model = CustomerPriceList
        import_id_fields = ["customer"]
        fields = ["customer", "price_list"]


class PriceSheet(Sheet):
    POSITIVE = frozenset({"min_quantity"})

    class Meta(Sheet.Meta):
        model = Price
        import_id_fields = ["price_list", "item", "unit", "min_quantity", "valid_from"]
        fields = [
            "price_list",
            "item",
            "unit",
            "min_quantity",
            "valid_from",
            "valid_to",
            "price",
        ]

    def prepare(self) -> None:
        """The packs there are, and when which price is valid."""
        self.packs = set(Pack.objects.values_list("item_id", "unit"))
        self.spans: dict[tuple[Any, ...], dict[date | None, date | None]] = {}
        for price in self.get_queryset():
            self.spans.setdefault(self.slot(price), {})[price.valid_from] = price.valid_to

    def slot(self, price: Any) -> tuple[Any, ...]:
        """What has one price at a time."""
        return price.price_list_id, price.item_id, price.unit, price.min_quantity

    def check(self, instance: Any) -> Iterable[tuple[str, BadCell]]:
        """A price is for a pack that exists, has its days in order, and is the only one then."""
        if (instance.item_id, instance.unit) not in self.packs:
            yield "unit", BadCell(quoted(instance.unit), "the unit of one of the item's packs")
        begin, end = instance.valid_from, instance.valid_to
        if begin and end and end < begin:
            yield "valid_to", BadCell(f"'{end}'", f"a day not before {begin}")
            return
        spans = self.spans.setdefault(self.slot(instance), {})
        for other_begin, other_end in spans.items():
            if other_begin != begin and overlap(begin, end, other_begin, other_end):
                expected = f"days outside {other_begin or '…'} to {other_end or '…'}"
                yield "valid_from", BadCell(f"{begin or '…'} to {end or '…'}", expected)
        spans[begin] = end


def overlap(begin: date | None, end: date | None, since: date | None, until: date | None) -> bool:
    """Whether two spans of days have one in common; None is without end."""
    return (end is None or since is None or since <= end) and (
        until is None or begin is None or begin <= until
    )
