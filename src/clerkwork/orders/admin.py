from django.contrib import admin
from unfold.admin import TabularInline

from clerkwork.core.office import ReadOnly
from clerkwork.orders.models import Line, Order


class LineInline(TabularInline):
    model = Line
    extra = 0
    can_delete = False
    fields = ["position", "sku", "quantity", "unit", "unit_price", "ordered", "shipped"]


@admin.register(Order)
class Orders(ReadOnly):
    list_display = ["number", "customer", "po_number", "stage", "due_on", "total", "currency"]
    list_filter = ["stage"]
    list_select_related = ["customer"]
    search_fields = ["po_number", "customer__code", "=id"]
    ordering = ["-id"]
    inlines = [LineInline]
