"""Amazon's orders as getOrders and getOrderItems of the Selling Partner API answer them."""

from typing import Any

from clerkwork.intake.draft import DraftLine, DraftOrder, Problem
from clerkwork.intake.readers.json.shop import NoOrder, Page, Part, settle

PLACE = {
    "name": ("CompanyName", "Name"),
    "street": ("AddressLine1",),
    "street2": ("AddressLine2",),
    "city": ("City",),
    "region": ("StateOrRegion",),
    "postcode": ("PostalCode",),
    "country": ("CountryCode",),
}


def fits(value: dict[str, Any]) -> bool:
    return "AmazonOrderId" in value


def read(value: dict[str, Any], pointer: str, index: int, problems: list[Problem]) -> DraftOrder:
    """The order, with its lines if its OrderItems stand in it. Raises NoOrder if cancelled."""
    if value.get("OrderStatus") in ("Canceled", "Unfulfillable"):
        raise NoOrder("order_cancellation", f"an order of status {value['OrderStatus']}")
    order = DraftOrder(where=pointer or "/")
    shop = Part(value, pointer, Page(order.spots, problems, index))
    buyer = shop.inner("BuyerInfo")
    order.po_number = buyer.text("po_number", "PurchaseOrderNumber") or shop.text(
        "po_number", "AmazonOrderId"
    )
    order.order_date = shop.day("order_date", "PurchaseDate")
    total = shop.inner("OrderTotal")
    order.currency = total.currency("CurrencyCode")
    order.total = total.number("total", "Amount")
    order.email = buyer.text("email", "BuyerEmail")
    order.buyer_name = buyer.inner("BuyerTaxInfo").text("buyer_name", "CompanyLegalName")
    order.buyer_name = order.buyer_name or buyer.text("buyer_name", "BuyerName", sure=0.9)
    order.ship_to = shop.inner("ShippingAddress").address(PLACE)
    for item in shop.all("OrderItems"):
        order.lines.append(read_line(item, order))
    settle(order, total, "Amount")
    if not order.lines:
        shop.complain("OrderItems", "the items of the order beside it", "lines")
    if value.get("OrderStatus") in ("Shipped", "Pending"):
        shop.complain("OrderStatus", "an order that is to be shipped")
    return order


def read_line(item: Part, order: DraftOrder) -> DraftLine:
    """ItemPrice is for all that is ordered of the item; the price of one is not stated."""
    line = DraftLine(where=item.pointer)
    own = item.on(item.page.of(line))
    line.sku = own.text("sku", "SellerSKU")
    line.buyer_sku = own.text("buyer_sku", "ASIN")
    line.description = own.text("description", "Title")
    line.quantity = own.number("quantity", "QuantityOrdered")
    line.line_total = own.inner("ItemPrice").number("line_total", "Amount")
    if order.currency is None:
        order.currency = item.inner("ItemPrice").currency("CurrencyCode")
    return line
