"""The values of an order as a person types them, by the names of its fields."""

import hashlib
import json
from datetime import date
from decimal import Decimal

from clerkwork.core.figures import day, plain
from clerkwork.orders.models import Line, Order

HEAD_FIELDS = (
    *("customer", "buyer_name", "po_number", "order_date", "due_on", "currency", "total"),
    *("ship_to", "ship_name", "ship_street", "ship_street2", "ship_postcode", "ship_city"),
    *("ship_region", "ship_country", "email"),
)
MONEY = ("unit_price", "amount")
LINE_FIELDS = (
    *("item", "buyer_sku", "gtin", "description", "quantity", "unit", "unit_price", "amount"),
    "due_on",
)


def head_value(order: Order, field: str) -> str:
    """A field of the head as it would be typed; "" for what is not stated."""
    if field == "customer":
        return order.customer.code if order.customer else ""
    if field == "ship_to":
        return order.ship_to.code if order.ship_to else ""
    if field == "total":
        return money_typed(order.stated_total)
    return as_typed(getattr(order, field, ""))


def line_value(line: Line, field: str) -> str:
    """A field of a line as it would be typed; "" for what is not stated."""
    if field == "item":
        return line.item.sku if line.item else line.sku
    if field in MONEY:
        return money_typed(getattr(line, "stated_amount" if field == "amount" else field))
    return as_typed(getattr(line, field, ""))


def money_typed(value: Decimal | None) -> str:
    """With two decimals, as money is written, or as many as it has."""
    typed = plain(value)
    missing = 2 - len(typed.partition(".")[2])
    if not typed or missing <= 0:
        return typed
    return f"{value:.2f}"


def as_typed(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return plain(value)
    return day(value) if isinstance(value, date) else str(value)


def all_values(order: Order) -> dict[str, str]:
    """Every field of the order and its lines that are not left out: `po_number`, `3.quantity`."""
    values = {field: head_value(order, field) for field in HEAD_FIELDS}
    for line in order.lines.filter(rejected_at=None).select_related("item").order_by("position"):
        for field in LINE_FIELDS:
            values[f"{line.position}.{field}"] = line_value(line, field)
    return values


def version_of(values: dict[str, str]) -> str:
    """A few letters that differ when any value does."""
    return hashlib.sha256(json.dumps(values).encode()).hexdigest()[:16]
