from django.contrib import admin
from unfold.admin import TabularInline

from clerkwork.catalog import sheets
from clerkwork.catalog.models import (
    CustomerItem,
    CustomerPriceList,
    Item,
    Pack,
    Price,
    PriceList,
    Restriction,
)
from clerkwork.core.office import MasterData


class PackInline(TabularInline):
    model = Pack
    extra = 0
    tab = True


class PartNumberInline(TabularInline):
    model = CustomerItem
    extra = 0
    tab = True
    autocomplete_fields = ["customer"]


@admin.register(Item)
class Items(MasterData):
    sheet = sheets.ItemSheet
    list_display = ["sku", "name", "base_unit", "tracking", "storage_class", "supplier", "active"]
    list_filter = ["active", "tracking", "storage_class", "supplier"]
    list_select_related = ["supplier"]
    search_fields = ["sku", "name", "packs__gtin"]
    autocomplete_fields = ["supplier", "replaced_by"]
    inlines = [PackInline, PartNumberInline]


@admin.register(Pack)
class Packs(MasterData):
    sheet = sheets.PackSheet
    list_display = ["item", "unit", "factor", "gtin", "weight_kg"]
    list_filter = ["unit"]
    list_select_related = ["item"]
    search_fields = ["item__sku", "gtin"]
    autocomplete_fields = ["item"]


@admin.register(CustomerItem)
class PartNumbers(MasterData):
    sheet = sheets.CustomerItemSheet
    list_display = ["customer", "number", "item", "unit"]
    list_select_related = ["customer", "item"]
    search_fields = ["number", "item__sku", "customer__code"]
    autocomplete_fields = ["customer", "item"]


@admin.register(PriceList)
class PriceLists(MasterData):
    sheet = sheets.PriceListSheet
    list_display = ["code", "currency", "standard"]
    search_fields = ["code"]


@admin.register(CustomerPriceList)
class CustomerPriceLists(MasterData):
    sheet = sheets.CustomerPriceListSheet
    list_display = ["customer", "price_list"]
    list_select_related = ["customer", "price_list"]
    search_fields = ["customer__code", "customer__name"]
    autocomplete_fields = ["customer", "price_list"]


@admin.register(Price)
class Prices(MasterData):
    sheet = sheets.PriceSheet
    list_display = [
        "price_list",
        "item",
        "unit",
        "min_quantity",
        "price",
        "valid_from",
        "valid_to",
    ]
    list_filter = ["price_list", "unit"]
    list_select_related = ["price_list", "item"]
    search_fields = ["item__sku", "item__name"]
    autocomplete_fields = ["item", "price_list"]


@admin.register(Restriction)
class Restrictions(MasterData):
    sheet = sheets.RestrictionSheet
    list_display = ["item", "storage_class", "hazard_class", "customer", "country", "reason"]
    list_filter = ["country", "storage_class"]
    list_select_related = ["item", "customer"]
    search_fields = ["item__sku", "customer__code", "reason"]
    autocomplete_fields = ["item", "customer"]
