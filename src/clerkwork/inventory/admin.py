from django.contrib import admin

from clerkwork.core.office import MasterData, ReadOnly
from clerkwork.inventory import sheets
from clerkwork.inventory.models import Balance, Location, Lot, Move, Warehouse


@admin.register(Warehouse)
class Warehouses(MasterData):
    sheet = sheets.WarehouseSheet
    list_display = ["code", "name", "city", "country"]
    search_fields = ["code", "name"]


@admin.register(Location)
class Locations(MasterData):
    sheet = sheets.LocationSheet
    list_display = ["code", "warehouse", "kind", "storage_class", "sequence"]
    list_filter = ["kind", "storage_class", "warehouse"]
    list_select_related = ["warehouse"]
    search_fields = ["code"]


# Stock changes by counting, receiving and picking, each with its reason; never in a list.
@admin.register(Lot)
class Lots(ReadOnly):
    list_display = ["item", "code", "expires_on"]
    list_select_related = ["item"]
    search_fields = ["code", "item__sku"]


@admin.register(Balance)
class Balances(ReadOnly):
    list_display = ["lot", "location", "on_hand", "allocated"]
    list_filter = ["location__kind"]
    list_select_related = ["lot__item", "location"]
    search_fields = ["lot__item__sku", "lot__code", "location__code"]


@admin.register(Move)
class Moves(ReadOnly):
    list_display = ["at", "kind", "lot", "source", "target", "quantity", "reference"]
    list_filter = ["kind"]
    list_select_related = ["lot__item", "source", "target"]
    search_fields = ["lot__item__sku", "lot__code"]
    ordering = ["-id"]
