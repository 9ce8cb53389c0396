"""Shopify's order as its webhook `orders/create` and its REST interface send it."""

from typing import Any

from clerkwork.intake.draft import DraftLine, DraftOrder, Problem
from clerkwork.intake.readers.json.shop import NoOrder, Page, Part, settle

DEPUTY = 0.9  # a person's name where the buying organisation is not stated
DONE = frozenset(("fulfilled", "restocked"))
PLACE = {
    "name": ("company", "name"),
    "street": ("address1",),
    "street2": ("address2",),
    "city": ("city",),
    "region": ("province_code", "province"),
    "postcode": ("zip",),
    "country": ("country_code", "country"),
}


def fits(value: dict[str, Any]) -> bool:
    return type(value.get("line_items")) is list and (
        "total_price" in value or "order_number" in value or "admin_graphql_api_id" in value
    )


def read(value: dict[str, Any], pointer: str, index: int, problems: list[Problem]) -> DraftOrder:
    """The order. Raises NoOrder if it was cancelled."""
    if value.get("cancelled_at"):
        raise NoOrder("order_cancellation", "an order that was cancelled")
    order = DraftOrder(where=pointer or "/")
    shop = Part(value, pointer, Page(order.spots, problems, index))
    order.po_number = shop.text("po_number", "po_number", "name", "order_number", "id")
    order.order_date = shop.day("order_date", "created_at", "processed_at")
    order.currency = shop.currency("currency", "presentment_currency")
    order.email = shop.text("email", "email", "contact_email")
    order.note = shop.text("note", "note")
    read_buyer(shop, order)
    place = shop.inner("shipping_address")
    order.ship_to = place.address(PLACE)
    for item in shop.all("line_items"):
        order.lines.append(read_line(item))
    order.total = shop.number("total", "total_price", "current_total_price")
    settle(order, shop, "total_price")
    if value.get("test") is True:
        shop.complain("test", "an order that is no test")
    if value.get("fulfillment_status") in DONE:
        shop.complain("fulfillment_status", "an order that is not delivered yet")
    if value.get("financial_status") in ("voided", "refunded"):
        shop.complain("financial_status", "an order that is still wanted")
    return order


def read_buyer(shop: Part, order: DraftOrder) -> None:
    """The company that buys; without one, whoever pays."""
    billing, customer = shop.inner("billing_address"), shop.inner("customer")
    order.buyer_name = (
        billing.text("buyer_name", "company")
        or customer.inner("default_address").text("buyer_name", "company")
        or billing.text("buyer_name", "name", sure=DEPUTY)
    )
    order.buyer_code = customer.text("buyer_code", "id")


def read_line(item: Part) -> DraftLine:
    line = DraftLine(where=item.pointer)
    own = item.on(item.page.of(line))
    line.sku = own.text("sku", "sku")
    line.description = own.text("description", "name", "title")
    line.quantity = own.number("quantity", "current_quantity", "quantity")
    line.unit_price = own.number("unit_price", "price")
    return line
