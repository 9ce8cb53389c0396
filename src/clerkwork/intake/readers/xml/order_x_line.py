"""One line of an Order-X document to one draft line (ram:IncludedSupplyChainTradeLineItem)."""

from decimal import Decimal

from clerkwork.intake.draft import DraftLine
from clerkwork.intake.readers.gtin import likely_gtin
from clerkwork.intake.readers.xml.dialects import check_line
from clerkwork.intake.readers.xml.order_x_values import charges_of, event_day, party_place
from clerkwork.intake.readers.xml.tree import Node
from clerkwork.intake.readers.xml.values import Values, notes, said

GTIN_SCHEMES = frozenset(("0160", "GTIN", "EAN", "SRV"))
GONE = {"2": "deleted", "3": "changed", "7": "not accepted"}  # UNTDID 1229


def read_line(item: Node, order_values: Values) -> DraftLine:
    line = DraftLine(where=item.path())
    values = order_values.into(line.spots)
    document = item.find("AssociatedDocumentLineDocument")
    if document is not None:
        line.line = values.text("line", document.find("LineID"))
        line.note = notes(document.all("IncludedNote", "Content"))
        status = said(document.find("LineStatusCode"))
        if status in GONE:
            values.complain(line.where or "", f"found a line that is {GONE[status]} ({status})")
    product = item.find("SpecifiedTradeProduct")
    if product is not None:
        read_product(product, line, values)
    more = read_delivery(item, line, values)
    agreement = item.find("SpecifiedLineTradeAgreement")
    if agreement is not None:
        read_price(agreement, line, values)
    check_line(line, values, more=more)
    return line


def read_product(product: Node, line: DraftLine, values: Values) -> None:
    line.sku = values.text("sku", product.find("SellerAssignedID"))
    if line.sku is None:
        line.sku = values.text("sku", product.find("ManufacturerAssignedID"), sure=0.9)
    line.buyer_sku = values.text("buyer_sku", product.find("BuyerAssignedID"))
    number = product.find("GlobalID")
    scheme = (said(number, "schemeID") or "").upper()
    if scheme in GTIN_SCHEMES:
        line.gtin = values.text("gtin", number)
    elif not scheme and likely_gtin(said(number) or ""):
        line.gtin = values.text("gtin", number, sure=0.98)
    line.description = values.first(
        "description", product.find("Name"), product.find("Description")
    )


def read_delivery(item: Node, line: DraftLine, values: Values) -> Decimal:
    """Quantity, place, date and amount; returns the charges that the amount has in it."""
    delivery = item.find("SpecifiedLineTradeDelivery")
    if delivery is not None:
        quantity = delivery.find("RequestedQuantity")
        line.quantity = values.number("quantity", quantity)
        line.uom = values.text("uom", quantity, "unitCode")
        line.pack_size = values.number("pack_size", delivery.find("PerPackageUnitQuantity"))
        line.requested_delivery = event_day(delivery, values)
        party = delivery.find("ShipToTradeParty")
        line.ship_to = party_place(party, values) if party is not None else None
    settlement = item.find("SpecifiedLineTradeSettlement")
    if settlement is None:
        return Decimal(0)
    sums = settlement.find("SpecifiedTradeSettlementLineMonetarySummation")
    if sums is not None:
        line.line_total = values.number("line_total", sums.find("LineTotalAmount"))
    return charges_of(settlement, values)


def read_price(agreement: Node, line: DraftLine, values: Values) -> None:
    """The net price; without one the gross price, if nothing is taken off or added to it."""
    price, sure = agreement.find("NetPriceProductTradePrice"), 1.0
    if price is None:
        price, sure = agreement.find("GrossPriceProductTradePrice"), 0.95
        if price is not None and price.find("AppliedTradeAllowanceCharge") is not None:
            what = "found a gross price with a discount, expected the net price"
            values.complain(price.path(), what, "unit_price")
            return
    if price is None:
        return
    line.unit_price = values.number("unit_price", price.find("ChargeAmount"), sure=sure)
    base = price.find("BasisQuantity")
    line.price_base_quantity = values.number("price_base_quantity", base)
    if line.price_base_quantity is not None and line.price_base_quantity <= 0:
        values.complain(price.path(), f"found a price per {said(base)}, expected more than zero")
        line.price_base_quantity = None
    if line.price_base_quantity in (None, 1):
        line.price_base_quantity = None
        values.spots.pop("price_base_quantity", None)
    unit = said(base, "unitCode")
    if unit and line.uom and unit != line.uom and base is not None:
        what = f"found a price per {unit[:20]}, expected one per {line.uom[:20]}"
        values.complain(base.path("unitCode"), what)
