"""xCBL orders (XML Common Business Library 3.0 to 4.0)."""

from clerkwork.intake.draft import DraftLine, DraftOrder
from clerkwork.intake.readers.xml.dialects import Dialect, Gathered, check_line, check_sum
from clerkwork.intake.readers.xml.tree import Node
from clerkwork.intake.readers.xml.values import Place, Values, joined, said

FORMAT = "xcbl"
OTHERS = {
    "ChangeOrder": ("order_change", "a change of an order"),
    "OrderResponse": ("other", "an answer to an order"),
    "RequestForQuotation": ("quotation_request", "a request for quotation"),
    "Quote": ("other", "a quotation"),
    "Invoice": ("invoice", "an invoice"),
}
# The purpose of an order that asks for no new goods (OrderHeader/Purpose/PurposeCoded).
PURPOSES = {
    "Cancellation": ("order_cancellation", "a cancellation"),
    "Cancel": ("order_cancellation", "a cancellation"),
    "Change": ("order_change", "a change of an order"),
    "Replace": ("order_change", "a replacement of an order"),
}


def fits(node: Node) -> bool:
    return node.find(f"{node.name}Header") is not None


def read(node: Node, gathered: Gathered) -> None:
    header = node.find("OrderHeader")
    purpose = said(header.find("Purpose", "PurposeCoded")) if header else None
    aside = OTHERS.get(node.name) or PURPOSES.get(purpose or "")
    if aside or header is None:
        gathered.aside(*(aside or ("other", "an xCBL document")), node)
        return
    order, values = gathered.begin(node)
    read_header(header, order, values)
    for item in node.all("OrderDetail", "ListOfItemDetail", "ItemDetail"):
        order.lines.append(read_line(item, values))
    read_total(node, order, values)


def read_header(header: Node, order: DraftOrder, values: Values) -> None:
    order.po_number = values.text("po_number", header.find("OrderNumber", "BuyerOrderNumber"))
    order.order_date = values.day("order_date", header.find("OrderIssueDate"))
    currency = header.find("OrderCurrency", "Currency") or header.find("OrderCurrency")
    if currency is not None:
        order.currency = values.currency("currency", currency.find("CurrencyCoded"))
    wanted = header.find("OrderDates", "RequestedDeliverByDate")
    order.requested_delivery = values.day("requested_delivery", wanted)
    buyer = header.find("OrderParty", "BuyerParty")
    if buyer is not None:
        inner = buyer.find("Party") or buyer
        order.buyer_name = values.text("buyer_name", inner.find("NameAddress", "Name1"))
        code = inner.find("PartyID", "Identifier", "Ident") or inner.find("PartyID", "Ident")
        order.buyer_code = values.text("buyer_code", code)
    place = header.find("OrderParty", "ShipToParty")
    if place is not None:
        order.ship_to = values.address("ship_to", place_parts(place.find("Party") or place))


def place_parts(party: Node) -> Place:
    address = party.find("NameAddress") or party
    more = [node for name in ("Name2", "StreetSupplement1") for node in address.all(name)]
    return {
        "name": address.find("Name1"),
        "street": address.find("Street"),
        "street2": joined([node for node in more if said(node)]),
        "city": address.find("City"),
        "region": address.find("Region", "RegionCoded"),
        "postcode": address.find("PostalCode"),
        "country": address.find("Country", "CountryCoded"),
        "code": party.find("PartyID", "Identifier", "Ident") or party.find("PartyID", "Ident"),
    }


def read_line(item: Node, order_values: Values) -> DraftLine:
    line = DraftLine(where=item.path())
    values = order_values.into(line.spots)
    base = item.find("BaseItemDetail") or item
    line.line = values.text("line", base.find("LineItemNum", "BuyerLineItemNum"))
    ids = base.find("ItemIdentifiers", "PartNumbers")
    if ids is not None:
        for field, name in (("sku", "SellerPartNumber"), ("buyer_sku", "BuyerPartNumber")):
            number = ids.find(name, "PartNum", "PartID") or ids.find(name, "PartID")
            setattr(line, field, values.text(field, number))
    line.description = values.text("description", base.find("ItemIdentifiers", "ItemDescription"))
    quantity = base.find("TotalQuantity", "Quantity") or base.find("TotalQuantity")
    if quantity is not None:
        line.quantity = values.number("quantity", quantity.find("QuantityValue"))
        line.uom = values.text("uom", quantity.find("UnitOfMeasurement", "UOMCoded"))
    price = item.find("PricingDetail", "ListOfPrice", "Price")
    if price is not None:
        line.unit_price = values.number("unit_price", price.find("UnitPrice", "UnitPriceValue"))
        basis = price.find("PriceBasisQuantity", "Quantity") or price.find("PriceBasisQuantity")
        if basis is not None and said(basis.find("QuantityValue")) not in (None, "1"):
            line.price_base_quantity = values.number(
                "price_base_quantity", basis.find("QuantityValue")
            )
    parts = item.all("DeliveryDetail", "ListOfScheduleLine", "ScheduleLine")
    if len(parts) == 1:
        wanted = parts[0].find("RequestedDeliveryDate")
        line.requested_delivery = values.day("requested_delivery", wanted)
    elif parts:
        values.complain(line.where or "", f"found {len(parts)} parts of the line, expected one")
    check_line(line, values)
    return line


def read_total(node: Node, order: DraftOrder, values: Values) -> None:
    for path in (
        ("OrderSummary", "OrderTotal", "MonetaryValue", "MonetaryAmount"),
        ("OrderSummary", "OrderTotal", "MonetaryAmount"),
        ("OrderSummary", "TotalAmount", "MonetaryValue", "MonetaryAmount"),
    ):
        found = node.find(*path)
        if order.total is None and found is not None:
            order.total = values.number("total", found)
            check_sum(order, found, values)


DIALECT = Dialect(FORMAT, frozenset(("Order", *OTHERS)), fits, read)
