"""WooCommerce's order as its webhook `order.created` and its REST interface send it."""

from typing import Any

from clerkwork.intake.draft import DraftLine, DraftOrder, Problem
from clerkwork.intake.readers.json.shop import NoOrder, Page, Part, person, settle

DEPUTY = 0.9  # a person's name where the buying organisation is not stated
GONE = frozenset(("cancelled", "failed", "refunded", "trash"))
PLACE = {
    "name": ("company",),
    "street": ("address_1",),
    "street2": ("address_2",),
    "city": ("city",),
    "region": ("state",),
    "postcode": ("postcode",),
    "country": ("country",),
}


def fits(value: dict[str, Any]) -> bool:
    return type(value.get("line_items")) is list and (
        type(value.get("billing")) is dict or "date_created_gmt" in value or "order_key" in value
    )


def read(value: dict[str, Any], pointer: str, index: int, problems: list[Problem]) -> DraftOrder:
    """The order. Raises NoOrder if it was cancelled, or never paid."""
    if value.get("status") in GONE:
        raise NoOrder("order_cancellation", f"an order of status {value['status']}")
    order = DraftOrder(where=pointer or "/")
    shop = Part(value, pointer, Page(order.spots, problems, index))
    order.po_number = shop.text("po_number", "number", "id")
    order.order_date = shop.day("order_date", "date_created", "date_created_gmt")
    order.currency = shop.currency("currency")
    order.note = shop.text("note", "customer_note")
    billing, shipping = shop.inner("billing"), shop.inner("shipping")
    order.email = billing.text("email", "email")
    order.buyer_name = billing.text("buyer_name", "company") or person(
        billing, "buyer_name", "first_name", "last_name", DEPUTY
    )
    if shop.value.get("customer_id"):
        order.buyer_code = shop.text("buyer_code", "customer_id")
    order.ship_to = shipping.address(PLACE)
    if order.ship_to is not None and order.ship_to.name is None:
        order.ship_to.name = person(shipping, "ship_to.name", "first_name", "last_name")
    for item in shop.all("line_items"):
        order.lines.append(read_line(item))
    order.total = shop.number("total", "total")
    settle(order, shop, "total")
    return order


def read_line(item: Part) -> DraftLine:
    """A line; its `total` is after discounts and without tax, its `price` is for one."""
    line = DraftLine(where=item.pointer)
    own = item.on(item.page.of(line))
    line.sku = own.text("sku", "sku")
    line.description = own.text("description", "name")
    line.quantity = own.number("quantity", "quantity")
    line.unit_price = own.number("unit_price", "price")
    line.line_total = own.number("line_total", "total")
    return line
