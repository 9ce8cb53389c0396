"""GS1 XML orders (EANCOM's successor, BMS Order 2.x and 3.x)."""

from clerkwork.intake.draft import DraftLine, DraftOrder
from clerkwork.intake.readers.xml.dialects import (
    Dialect,
    Gathered,
    agrees,
    check_line,
    lines_amount,
)
from clerkwork.intake.readers.xml.tree import Node
from clerkwork.intake.readers.xml.values import Place, Values, said

FORMAT = "gs1-order"
STATES = {"COPY": "a copy", "ADDITIONAL_TRANSMISSION": "a second transmission"}
ACTIONS = {
    "CHANGE_BY_REFRESH": ("order_change", "a change of an order"),
    "CORRECT": ("order_change", "a correction of an order"),
    "DELETE": ("order_cancellation", "a deletion of an order"),
}
OWNERS = (("sku", ("SUPPLIER_ASSIGNED",)), ("buyer_sku", ("BUYER_ASSIGNED",)))


def fits(node: Node) -> bool:
    return node.find("orderIdentification") is not None and node.find("orderLineItem") is not None


def read(node: Node, gathered: Gathered) -> None:
    action = said(node.find("documentActionCode")) or ""
    if action in ACTIONS:
        gathered.aside(*ACTIONS[action], node)
        return
    order, values = gathered.begin(node)
    ids = node.find("orderIdentification")
    if ids is not None:
        order.po_number = values.first(
            "po_number", ids.find("entityIdentification"), ids.find("uniqueCreatorIdentification")
        )
    order.order_date = values.day("order_date", node.find("creationDateTime"))
    state = said(node.find("documentStatusCode")) or node.attributes.get("documentStatus", "")
    if state in STATES:
        what = f"found {STATES[state]}: the goods may have been ordered before"
        values.complain(node.path(), what)
    read_buyer(node, order, values, gathered)
    logistics = node.find("orderLogisticalInformation")
    if logistics is not None:
        place = logistics.find("shipTo") or logistics.find("shipToLogistics", "shipTo")
        if place is not None:
            order.ship_to = values.address("ship_to", place_parts(place))
        order.requested_delivery = wanted(logistics, values)
    for item in node.all("orderLineItem"):
        order.lines.append(read_line(item, values))
    read_total(node, order, values)


def read_buyer(node: Node, order: DraftOrder, values: Values, gathered: Gathered) -> None:
    buyer = node.find("buyer") or node.find("orderPartyInformation", "buyer")
    if buyer is None:
        return
    order.buyer_code = values.text("buyer_code", buyer.find("gln"))
    order.buyer_name = values.first(
        "buyer_name",
        buyer.find("organisationDetails", "organisationName"),
        buyer.find("address", "name"),
    )
    gathered.sender = gathered.sender or said(buyer.find("gln"))


def place_parts(place: Node) -> Place:
    address = place.find("address") or place
    return {
        "name": address.find("name"),
        "street": address.find("streetAddressOne"),
        "street2": address.find("streetAddressTwo"),
        "city": address.find("city"),
        "region": address.find("state"),
        "postcode": address.find("postalCode"),
        "country": address.find("countryCode"),
        "code": place.find("gln"),
    }


def wanted(logistics: Node, values: Values) -> str | None:
    """The day or the days on which the goods are asked for."""
    dates = logistics.find("orderLogisticalDateInformation") or logistics.find(
        "orderLogisticalDateGroup"
    )
    if dates is None:
        return None
    day = dates.find("requestedDeliveryDateTime", "date") or dates.find("requestedDeliveryDate")
    span = dates.find("requestedDeliveryDateRange")
    if day is None and span is not None:
        return values.span("requested_delivery", span.find("beginDate"), span.find("endDate"))
    return values.day("requested_delivery", day)


def read_line(item: Node, order_values: Values) -> DraftLine:
    line = DraftLine(where=item.path())
    values = order_values.into(line.spots)
    line.line = values.text("line", item.find("lineItemNumber")) or values.text(
        "line", item, "number"
    )
    quantity = item.find("requestedQuantity")
    line.quantity = values.number(
        "quantity", quantity.find("value") or quantity if quantity else None
    )
    line.uom = values.text("uom", quantity, "measurementUnitCode")
    line.unit_price = values.number("unit_price", item.find("netPrice"))
    line.line_total = values.number("line_total", item.find("netAmount"))
    product = item.find("transactionalTradeItem") or item.find("tradeItemIdentification")
    if product is not None:
        line.gtin = values.text("gtin", product.find("gtin"))
        line.description = values.text("description", product.find("tradeItemDescription"))
        for number in product.all("additionalTradeItemIdentification"):
            owner = number.attributes.get("additionalTradeItemIdentificationTypeCode", "")
            for field, codes in OWNERS:
                if owner.upper() in codes:
                    setattr(line, field, values.text(field, number))
    logistics = item.find("orderLineItemDetail", "orderLogisticalInformation")
    if logistics is not None:
        line.requested_delivery = wanted(logistics, values)
    check_line(line, values)
    return line


def read_total(node: Node, order: DraftOrder, values: Values) -> None:
    """The sum with taxes if it is stated, else without; the latter is that of the lines."""
    net = node.find("totalMonetaryAmountExcludingTaxes")
    gross = node.find("totalMonetaryAmountIncludingTaxes")
    total = gross if said(gross) else net
    order.total = values.number("total", total)
    for amount in (total, *node.all("orderLineItem", "netPrice")):
        if order.currency is None:
            order.currency = values.currency("currency", amount, "currencyCode")
    stated = values.into({}).number("net", net)
    lines = lines_amount(order)
    if stated is not None and lines is not None and not agrees(stated, len(order.lines), lines):
        what = f"found {stated:f}, expected {lines:f}: the sum of the lines"
        values.complain(f"{node.path()}/totalMonetaryAmountExcludingTaxes", what)
    if order.total is not None and stated is not None and order.total != stated:
        order.charges = order.total - stated
        values.note("charges", gross or node)


DIALECT = Dialect(FORMAT, frozenset(("order",)), fits, read)
