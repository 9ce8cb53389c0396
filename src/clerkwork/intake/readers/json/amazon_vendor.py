"""Amazon's purchase orders to vendors (Selling Partner API, Vendor Orders, getPurchaseOrders)."""

from typing import Any

from clerkwork.intake.draft import DraftLine, DraftOrder, Problem
from clerkwork.intake.readers.json.shop import NoOrder, Page, Part
from clerkwork.intake.readers.xml.values import xml_day

PLACE = {
    "name": ("name",),
    "street": ("addressLine1",),
    "street2": ("addressLine2",),
    "city": ("city",),
    "region": ("stateOrRegion",),
    "postcode": ("postalCode",),
    "country": ("countryCode",),
}


def fits(value: dict[str, Any]) -> bool:
    return "purchaseOrderNumber" in value and type(value.get("orderDetails")) is dict


def read(value: dict[str, Any], pointer: str, index: int, problems: list[Problem]) -> DraftOrder:
    """The order. Raises NoOrder if it is closed."""
    if value.get("purchaseOrderState") == "Closed":
        raise NoOrder("other", "an order that is closed")
    order = DraftOrder(where=pointer or "/")
    vendor = Part(value, pointer, Page(order.spots, problems, index))
    details = vendor.inner("orderDetails")
    order.po_number = vendor.text("po_number", "purchaseOrderNumber")
    order.order_date = details.day("order_date", "purchaseOrderDate")
    buyer = details.inner("buyingParty")
    order.buyer_code = buyer.text("buyer_code", "partyId")
    order.buyer_name = buyer.inner("address").text("buyer_name", "name")
    place = details.inner("shipToParty")
    order.ship_to = place.inner("address").address(PLACE)
    code = place.text("ship_to.code", "partyId")
    if order.ship_to is not None:
        order.ship_to.code = code
    order.requested_delivery = window(details)
    for item in details.all("items"):
        order.lines.append(read_line(item, order))
    return order


def window(details: Part) -> str | None:
    """The days between which the goods shall arrive: two stamps with two dashes between."""
    written = details.value.get("deliveryWindow")
    if type(written) is not str:
        return None
    days = [xml_day(each)[0] for each in written.split("--")]
    if None in days or len(days) > 2:
        details.complain("deliveryWindow", "two dates", "requested_delivery")
        return None
    details.note("requested_delivery", "deliveryWindow")
    return "/".join(dict.fromkeys(day for day in days if day))


def read_line(item: Part, order: DraftOrder) -> DraftLine:
    line = DraftLine(where=item.pointer)
    own = item.on(item.page.of(line))
    line.line = own.text("line", "itemSequenceNumber")
    line.sku = own.text("sku", "vendorProductIdentifier")
    line.buyer_sku = own.text("buyer_sku", "amazonProductIdentifier", "buyerProductIdentifier")
    quantity, cost = own.inner("orderedQuantity"), own.inner("netCost")
    line.quantity = quantity.number("quantity", "amount")
    line.uom = quantity.text("uom", "unitOfMeasure")
    line.pack_size = quantity.number("pack_size", "unitSize")
    line.unit_price = cost.number("unit_price", "amount")
    if order.currency is None:
        order.currency = item.inner("netCost").currency("currencyCode")
    return line
