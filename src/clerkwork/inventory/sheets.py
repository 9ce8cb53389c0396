"""Warehouses, their places, and opening balances as sheets."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

from import_export import fields

from clerkwork.catalog.models import Item
from clerkwork.core.cells import Day, Number, Reference, Text
from clerkwork.core.journal import Actor
from clerkwork.core.sheets import Sheet
from clerkwork.core.tables import BadCell, plain, quoted
from clerkwork.inventory.models import Balance, Location, Lot, Move, Warehouse
from clerkwork.inventory.opening import Opening, open_balances
from clerkwork.parties.sheets import not_a_country


class WarehouseSheet(Sheet):
    CHECKS = {"country": not_a_country}

    class Meta(Sheet.Meta):
        model = Warehouse
        import_id_fields = ["code"]
        fields = ["code", "name", "street", "city", "region", "postcode", "country"]


class LocationSheet(Sheet):
    class Meta(Sheet.Meta):
        model = Location
        import_id_fields = ["code"]
        fields = ["code", "warehouse", "kind", "sequence", "storage_class"]

    def check(self, instance: Any) -> Iterable[tuple[str, BadCell]]:
        """Places inside are in a warehouse, places outside in none."""
        outside = instance.kind in Location.OUTSIDE
        if outside and instance.warehouse_id:
            yield "warehouse", BadCell("a warehouse", "nothing, since the place is outside")
        if not outside and not instance.warehouse_id:
            yield "warehouse", BadCell("nothing", "the warehouse that the place is in")


class StockSheet(Sheet):
    """What lies where. Imported through the ledger: only the difference is moved."""

    class Meta(Sheet.Meta):
        model = Balance
        import_id_fields = ["item", "lot", "location"]
        fields = ["item", "lot", "expires_on", "location", "quantity"]

    item = fields.Field(attribute="item_id", column_name="item")
    lot = fields.Field(attribute="lot", column_name="lot")
    expires_on = fields.Field(attribute="expires_on", column_name="expires_on")
    location = fields.Field(attribute="location_id", column_name="location")
    quantity = fields.Field(attribute="on_hand", column_name="quantity")

    def __init__(self, by: Actor = "import", **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.by = by
        self.fields["item"].widget = Reference(Lot._meta.get_field("item"), Item)
        self.fields["lot"].widget = Text(Lot._meta.get_field("code"))
        self.fields["expires_on"].widget = Day(Lot._meta.get_field("expires_on"))
        self.fields["location"].widget = Reference(Balance._meta.get_field("location"), Location)
        self.fields["quantity"].widget = Number(Move._meta.get_field("quantity"))

    def get_queryset(self) -> list[Opening]:
        """Every balance, as an opening; a place that is empty by now is left out."""
        found = Balance.objects.filter(on_hand__gt=0).select_related("lot")
        return [
            Opening(
                balance.lot.item_id,
                balance.lot.code,
                balance.lot.expires_on,
                balance.location_id,
                balance.on_hand,
                balance.pk,
            )
            for balance in found.order_by(
                "location__sequence", "location__code", "lot__item__sku", "lot__code"
            )
        ]

    def get_export_queryset(self) -> list[Opening]:
        """In the order of the walk through the house."""
        return self.get_queryset()

    def init_instance(self, row: Any = None) -> Any:
        """An opening that is not there yet."""
        return Opening()

    def prepare(self) -> None:
        """How items are tracked, which places are inside, what lots and reservations there are."""
        self.tracking = dict(Item.objects.values_list("pk", "tracking"))
        inside = Location.objects.exclude(kind__in=Location.OUTSIDE)
        self.inside = set(inside.values_list("pk", flat=True))
        self.expiry = {(lot.item_id, lot.code): lot.expires_on for lot in Lot.objects.all()}
        self.reserved = dict(Balance.objects.filter(allocated__gt=0).values_list("pk", "allocated"))

    def check(self, instance: Any) -> Iterator[tuple[str, BadCell]]:
        """Lot and expiry as the item is tracked, a place inside, not less than is reserved."""
        if instance.location_id not in self.inside:
            yield "location", BadCell("a place outside", "a place in a warehouse")
        reserved = self.reserved.get(instance.pk, Decimal(0))
        if instance.on_hand < reserved:
            found = f"'{plain(instance.on_hand)}'"
            yield "quantity", BadCell(found, f"at least {plain(reserved)}: so much is reserved")
        yield from self.check_lot(instance)

    def check_lot(self, instance: Any) -> Iterator[tuple[str, BadCell]]:
        """A lot where the item has lots, an expiry date where it expires, the one known before."""
        tracking = self.tracking[instance.item_id]
        if tracking == Item.Tracking.NONE and instance.lot:
            yield "lot", BadCell(quoted(instance.lot), "nothing: the item is not tracked by lot")
        if tracking != Item.Tracking.NONE and not instance.lot:
            yield "lot", BadCell("nothing", "the lot: the item is tracked by lot")
        if tracking == Item.Tracking.EXPIRY and not instance.expires_on:
            yield "expires_on", BadCell("nothing", "a date: the item expires")
        if tracking != Item.Tracking.EXPIRY and instance.expires_on:
            yield "expires_on", BadCell(f"'{instance.expires_on}'", "nothing: it does not expire")
        key = (instance.item_id, instance.lot)
        known = self.expiry.setdefault(key, instance.expires_on)
        if known != instance.expires_on:
            yield "expires_on", BadCell(f"'{instance.expires_on}'", f"{known}, as known before")

    def write(self, rows: Any, result: Any, **options: Any) -> None:
        """Move the difference instead of writing balances."""
        if rows:
            open_balances(rows, by=self.by)
        rows.clear()
