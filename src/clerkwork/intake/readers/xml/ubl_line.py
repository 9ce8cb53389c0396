"""One UBL order line to one draft line (cac:OrderLine, cac:LineItem, cac:Item, cac:Price)."""

from decimal import Decimal

from clerkwork.intake.draft import Delivery, DraftLine
from clerkwork.intake.readers.gtin import likely_gtin
from clerkwork.intake.readers.xml.dialects import check_line, check_parts
from clerkwork.intake.readers.xml.tree import Node
from clerkwork.intake.readers.xml.ubl_parties import delivery_date, delivery_place
from clerkwork.intake.readers.xml.values import Values, notes, said

# Schemes (ISO 6523 codes, UNTDID 7143, plain words) that say that a number is a GTIN.
GTIN_SCHEMES = frozenset(
    ("GTIN", "0160", "EAN", "EAN13", "EAN-13", "EAN8", "EAN-8", "UPC", "GS1", "SRV", "EN", "UP")
)
GS1 = frozenset(("9", "GS1"))
GONE = frozenset(("cancelled", "canceled", "deleted", "delete", "cancel"))


def read_line(outer: Node, item: Node, order_values: Values) -> DraftLine:
    """The line; `outer` is cac:OrderLine, `item` the cac:LineItem in it."""
    line = DraftLine(where=outer.path())
    values = order_values.into(line.spots)
    line.line = values.first("line", item.find("ID"), item.find("BuyersID"))
    quantity = item.find("Quantity")
    line.quantity = values.number("quantity", quantity)
    for attribute in ("unitCode", "quantityUnitCode"):
        line.uom = line.uom or values.text("uom", quantity, attribute)
    product = item.find("Item")
    if product is not None:
        read_product(product, line, values)
    read_price(item, product, line, values)
    line.line_total = values.number("line_total", item.find("LineExtensionAmount"))
    read_deliveries(item, line, values)
    line.note = notes([*outer.all("Note"), *item.all("Note")])
    check_line(line, values, more=line_charges(item, values))
    return line


def doubt_if_gone(line: DraftLine, item: Node, values: Values) -> None:
    """Say of a line of an order that its status is that of a line which is no longer wanted."""
    if (said(item.find("LineStatusCode")) or "").lower() in GONE:
        what = f"found the status {said(item.find('LineStatusCode'))}: the line may not be wanted"
        values.complain(line.where or "", what)


def read_product(product: Node, line: DraftLine, values: Values) -> None:
    """Numbers and name of a cac:Item."""
    seller = product.find("SellersItemIdentification", "ID")
    line.sku = values.text("sku", seller)
    if line.sku is None:
        maker = product.find("ManufacturersItemIdentification", "ID")
        line.sku = values.text("sku", maker, sure=0.9)
    line.buyer_sku = values.text("buyer_sku", product.find("BuyersItemIdentification", "ID"))
    standard = product.find("StandardItemIdentification", "ID")
    others = product.all("AdditionalItemIdentification", "ID")
    for node in (standard, *others, seller):
        if node is not None and said(node) and named_gtin(node):
            line.gtin = values.text("gtin", node)
            break
    else:
        written = said(standard)
        if standard is not None and written and not scheme(standard) and likely_gtin(written):
            line.gtin = values.text("gtin", standard, sure=0.98)
    line.description = values.first(
        "description", product.find("Name"), product.find("Description")
    )
    line.pack_size = values.number("pack_size", product.find("PackSizeNumeric"))


def scheme(node: Node) -> str:
    return node.attributes.get("schemeID", "").strip().upper()


def named_gtin(node: Node) -> bool:
    """Whether the scheme of this number says that it is a GTIN; so is an ISBN of 13 digits."""
    named = scheme(node)
    if named == "ISBN":
        return likely_gtin((said(node) or "").replace("-", ""))
    agency = node.attributes.get("schemeAgencyID", "").strip().upper()
    return named in GTIN_SCHEMES or (agency in GS1 and not named)


def read_price(item: Node, product: Node | None, line: DraftLine, values: Values) -> None:
    """The net price, and for how many it is where that is not one."""
    price = item.find("Price") or item.find("BasePrice")
    if price is None and product is not None:
        price = product.find("BasePrice")  # UBL 1.0
    if price is None:
        return
    line.unit_price = values.number("unit_price", price.find("PriceAmount"))
    base = price.find("BaseQuantity")
    line.price_base_quantity = values.number("price_base_quantity", base)
    if line.price_base_quantity is None or base is None:
        return
    if line.price_base_quantity <= 0:
        values.complain(base.path(), f"found {said(base)}, expected more than zero")
        line.price_base_quantity = None
    unit = base.attributes.get("unitCode", "").strip()
    if unit and line.uom and unit != line.uom:
        what = f"found a price per {unit[:20]}, expected one per {line.uom[:20]}"
        values.complain(base.path("unitCode"), what)
    if line.price_base_quantity in (None, 1):
        line.price_base_quantity = None
        values.spots.pop("price_base_quantity", None)


def read_deliveries(item: Node, line: DraftLine, values: Values) -> None:
    """Place and date of the line; its parts where several cac:Delivery split it."""
    deliveries = item.all("Delivery")
    if len(deliveries) == 1:
        line.ship_to = delivery_place(values, deliveries[0])
        line.requested_delivery = delivery_date(values, deliveries[0])
        return
    for delivery in deliveries:
        apart = values.into({})
        quantity = delivery.find("Quantity")
        part = Delivery(
            quantity=apart.number("quantity", quantity),
            uom=apart.text("uom", quantity, "unitCode"),
            ship_to=delivery_place(apart, delivery),
            requested_delivery=delivery_date(apart, delivery),
            where=delivery.path(),
        )
        line.deliveries.append(part)
    check_parts(line, values)


def line_charges(item: Node, values: Values) -> Decimal:
    """Charges less allowances of the line, which its amount has in it."""
    whole = Decimal(0)
    for each in item.all("AllowanceCharge"):
        value = values.into({}).number("amount", each.find("Amount")) or Decimal(0)
        adds = (said(each.find("ChargeIndicator")) or "").lower() in ("true", "1")
        whole += value if adds else -value
    return whole
