"""One cXML ItemOut to one draft line."""

from clerkwork.intake.draft import Delivery, DraftLine
from clerkwork.intake.readers.gtin import likely_gtin
from clerkwork.intake.readers.xml.cxml_places import postal_address
from clerkwork.intake.readers.xml.dialects import check_parts
from clerkwork.intake.readers.xml.tree import Node
from clerkwork.intake.readers.xml.values import Values, notes, said

GTIN_DOMAINS = frozenset(("EAN", "EAN13", "EANID", "GTIN", "UPC", "UPCUPCCONSUMERPACKAGECODE"))
# What buying systems write as the part number of something that has none.
NO_PART = frozenset(("non catalog item", "non-catalog item", "noncatalog", "non catalog", "n.n."))


def read_line(item: Node, order_values: Values) -> DraftLine:
    """The line with its numbers, price, date and place."""
    line = DraftLine(where=item.path())
    values = order_values.into(line.spots)
    line.line = values.text("line", item, "lineNumber")
    line.quantity = values.number("quantity", item, "quantity")
    line.requested_delivery = values.day("requested_delivery", item, "requestedDeliveryDate")
    read_numbers(item, line, values)
    # Some leave the two wrappers out, and what belongs in them stands in the item itself.
    detail = item.find("ItemDetail") or item.find("BlanketItemDetail") or item
    read_detail(detail, line, values)
    address = item.find("ShipTo", "Address")
    if address is not None:
        line.ship_to = postal_address(values, address)
    line.note = notes(item.all("Comments"))
    read_schedule(item, line, values)
    if item.find("BlanketItemDetail") is not None and line.quantity is None:
        what = "found a blanket item, expected a quantity to deliver"
        values.complain(line.where or "", what, "quantity")
    return line


def read_numbers(item: Node, line: DraftLine, values: Values) -> None:
    """ItemID: the seller's number, the buyer's, and references such as an EAN."""
    ids = item.find("ItemID") or item
    part = ids.find("SupplierPartID")
    if (said(part) or "").lower() not in NO_PART:
        line.sku = values.text("sku", part)
    line.buyer_sku = values.text("buyer_sku", ids.find("BuyerPartID"))
    for reference in (*ids.all("IdReference"), *item.all("ItemDetail", "ItemDetailIndustry")):
        domain = (said(reference, "domain") or "").upper()
        if "".join(filter(str.isalnum, domain)) in GTIN_DOMAINS:
            line.gtin = values.text("gtin", reference, "identifier")


def read_detail(detail: Node, line: DraftLine, values: Values) -> None:
    """ItemDetail: description, unit, price, and for how many the price is."""
    description = detail.find("Description")
    line.description = values.text("description", description)
    if line.description is None and description is not None:
        line.description = values.text("description", description.find("ShortName"))
    line.uom = values.text("uom", detail.find("UnitOfMeasure"))
    line.unit_price = values.number("unit_price", detail.find("UnitPrice", "Money"))
    basis = detail.find("PriceBasisQuantity")
    line.price_base_quantity = values.number("price_base_quantity", basis, "quantity")
    if basis is not None:
        check_basis(basis, line, values)
    if line.sku is None:
        maker = detail.find("ManufacturerPartID")
        line.sku = values.text("sku", maker, sure=0.9)
    if line.gtin is None:
        for extrinsic in detail.all("Extrinsic"):
            named = (said(extrinsic, "name") or "").upper()
            if named in ("EAN", "GTIN", "UPC", "EANCODE") and likely_gtin(said(extrinsic) or ""):
                line.gtin = values.text("gtin", extrinsic, sure=0.98)


def check_basis(basis: Node, line: DraftLine, values: Values) -> None:
    """A price for one is for one; a factor between units of order and price is a person's."""
    if line.price_base_quantity is not None and line.price_base_quantity <= 0:
        what = f"found {line.price_base_quantity:f}, expected more than zero"
        values.complain(basis.path("quantity"), what)
        line.price_base_quantity = None
    if line.price_base_quantity in (None, 1):
        line.price_base_quantity = None
        values.spots.pop("price_base_quantity", None)
    factor = values.into({}).number("factor", basis, "conversionFactor")
    unit = said(basis.find("UnitOfMeasure"))
    if factor not in (None, 1) or (unit and line.uom and unit != line.uom):
        what = f"found a price per {unit}, factor {factor}; expected one per {line.uom}"
        values.complain(basis.path(), what)


def read_schedule(item: Node, line: DraftLine, values: Values) -> None:
    """ScheduleLine: parts of the line on dates of their own."""
    parts = item.all("ScheduleLine")
    for part in parts:
        apart = values.into({})
        line.deliveries.append(
            Delivery(
                quantity=apart.number("quantity", part, "quantity"),
                uom=apart.text("uom", part.find("UnitOfMeasure")),
                requested_delivery=apart.day("date", part, "requestedDeliveryDate"),
                where=part.path(),
            )
        )
    if len(parts) == 1:
        part = parts[0]
        if line.requested_delivery is None:
            wanted = values.day("requested_delivery", part, "requestedDeliveryDate")
            line.requested_delivery = wanted
        line.deliveries = []
    check_parts(line, values)
