from collections.abc import Callable

from django.contrib import admin, messages
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from unfold.admin import TabularInline
from unfold.decorators import display

from clerkwork.core.office import MasterData, ReadOnly
from clerkwork.core.refusal import Refusal
from clerkwork.parties import sheets
from clerkwork.parties.block import block_customer, lift_block
from clerkwork.parties.models import (
    Address,
    Carrier,
    Contact,
    Customer,
    CustomerBlock,
    PartyIdentifier,
    Supplier,
)


class AddressInline(TabularInline):
    model = Address
    extra = 0
    tab = True


class ContactInline(TabularInline):
    model = Contact
    extra = 0
    tab = True
    exclude = ["supplier"]


class IdentifierInline(TabularInline):
    model = PartyIdentifier
    extra = 0
    tab = True


class SupplierContactInline(ContactInline):
    exclude = ["customer"]


@admin.register(Carrier)
class Carriers(MasterData):
    sheet = sheets.CarrierSheet
    list_display = ["code", "name", "service", "active"]
    search_fields = ["code", "name"]


@admin.register(Customer)
class Customers(MasterData):
    sheet = sheets.CustomerSheet
    list_display = ["code", "name", "email", "currency", "credit_limit", "priority", "blocked"]
    list_filter = ["currency", "carrier"]
    search_fields = ["code", "name", "email", "vat_number"]
    inlines = [AddressInline, ContactInline, IdentifierInline]
    actions = ["block", "lift"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Customer]:
        """With whether a block is live."""
        live = CustomerBlock.objects.filter(customer=OuterRef("pk"), lifted_at=None)
        found: QuerySet[Customer] = super().get_queryset(request)
        return found.annotate(is_blocked=Exists(live))

    @display(description="", label={"blocked": "danger"})  # type: ignore[untyped-decorator]
    def blocked(self, customer: Customer) -> str | None:
        """Whether nothing goes to them at present, as a word."""
        return "blocked" if customer.is_blocked else None  # type: ignore[attr-defined]

    @admin.action(description="Block", permissions=["change"])
    def block(self, request: HttpRequest, chosen: QuerySet[Customer]) -> HttpResponse | None:
        """Ask for the reason, then block."""
        return self.with_reason(request, chosen, "block", block_customer)

    @admin.action(description="Lift the block", permissions=["change"])
    def lift(self, request: HttpRequest, chosen: QuerySet[Customer]) -> HttpResponse | None:
        """Ask for the reason, then lift the block."""
        return self.with_reason(request, chosen, "lift", lift_block)

    def with_reason(
        self,
        request: HttpRequest,
        chosen: QuerySet[Customer],
        action: str,
        verb: Callable[..., CustomerBlock],
    ) -> HttpResponse | None:
        """A page that asks why; once it is answered, the verb for each customer."""
        if "reason" not in request.POST:
            context = {**self.admin_site.each_context(request), "chosen": chosen, "action": action}
            context |= {"title": "Why?", "opts": self.model._meta}
            return TemplateResponse(request, "office/reason.html", context)
        for customer in chosen:
            try:
                verb(customer, reason=request.POST["reason"], by=request.user)
            except Refusal as refusal:
                self.message_user(request, str(refusal), messages.ERROR)
            else:
                self.message_user(request, f"Done: {customer}.", messages.SUCCESS)
        return None


@admin.register(CustomerBlock)
class CustomerBlocks(ReadOnly):
    list_display = ["customer", "reason", "placed_by", "placed_at", "lifted_at"]
    list_select_related = ["customer", "placed_by"]
    search_fields = ["customer__code", "customer__name", "reason"]


@admin.register(Address)
class Addresses(MasterData):
    sheet = sheets.AddressSheet
    list_display = ["customer", "code", "name", "street", "postcode", "city", "country", "active"]
    list_filter = ["country", "active"]
    list_select_related = ["customer"]
    search_fields = ["customer__code", "name", "street", "city", "postcode"]
    autocomplete_fields = ["customer"]
    ordering = ["customer__code", "code"]


@admin.register(Contact)
class Contacts(MasterData):
    sheet = sheets.ContactSheet
    list_display = ["name", "customer", "supplier", "email", "phone", "duty"]
    list_select_related = ["customer", "supplier"]
    search_fields = ["name", "email"]
    autocomplete_fields = ["customer", "supplier"]


@admin.register(PartyIdentifier)
class Identifiers(MasterData):
    sheet = sheets.IdentifierSheet
    list_display = ["customer", "scheme", "value"]
    list_filter = ["scheme"]
    list_select_related = ["customer"]
    search_fields = ["value", "customer__code", "customer__name"]
    autocomplete_fields = ["customer"]


@admin.register(Supplier)
class Suppliers(MasterData):
    sheet = sheets.SupplierSheet
    list_display = ["code", "name", "email", "currency", "lead_time_days", "country"]
    search_fields = ["code", "name"]
    inlines = [SupplierContactInline]
