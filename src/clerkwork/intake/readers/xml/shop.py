"""Orders of shops as XML: what Shopify's and Magento's interfaces export."""

from clerkwork.intake.draft import DraftLine, DraftOrder
from clerkwork.intake.readers.xml.dialects import Dialect, Gathered, agrees, lines_amount
from clerkwork.intake.readers.xml.tree import Node
from clerkwork.intake.readers.xml.values import Values, joined, said

FORMAT = "shop-xml"


def is_shopify(node: Node) -> bool:
    return node.find("line-items", "line-item") is not None


def is_magento(node: Node) -> bool:
    return node.find("increment_id") is not None and node.find("grand_total") is not None


def shopify(node: Node, gathered: Gathered) -> None:
    """An order of Shopify's REST interface as XML."""
    order, values = gathered.begin(node)
    order.po_number = values.first("po_number", node.find("name"), node.find("order-number"))
    order.order_date = values.day("order_date", node.find("created-at"))
    order.currency = values.currency("currency", node.find("currency"))
    order.email = values.text("email", node.find("email"))
    order.total = values.number("total", node.find("total-price"))
    order.note = values.text("note", node.find("note"))
    buyer(order, values, node.find("billing-address"), "company", "name")
    place = node.find("shipping-address")
    if place is not None:
        order.ship_to = values.address(
            "ship_to",
            {
                "name": stated(place, "company", "name"),
                "street": place.find("address1"),
                "street2": place.find("address2"),
                "city": place.find("city"),
                "region": stated(place, "province-code", "province"),
                "postcode": place.find("zip"),
                "country": stated(place, "country-code", "country"),
            },
        )
    for item in node.all("line-items", "line-item"):
        line = DraftLine(where=item.path())
        inner = values.into(line.spots)
        line.sku = inner.text("sku", item.find("sku"))
        line.description = inner.first("description", item.find("name"), item.find("title"))
        line.quantity = inner.number("quantity", item.find("quantity"))
        line.unit_price = inner.number("unit_price", item.find("price"))
        order.lines.append(line)
    note_charges(order, values, node)


def magento(node: Node, gathered: Gathered) -> None:
    """An order of Magento's REST or SOAP interface as XML."""
    order, values = gathered.begin(node)
    order.po_number = values.text("po_number", node.find("increment_id"))
    order.order_date = values.day("order_date", node.find("created_at"))
    order.currency = values.currency("currency", node.find("order_currency_code"))
    order.email = values.text("email", node.find("customer_email"))
    order.total = values.number("total", node.find("grand_total"))
    buyer(order, values, node.find("billing_address"), "company")
    place = node.find("shipping_address")
    if place is not None:
        streets = [
            each for each in [*place.all("street", "item"), *place.all("street")] if said(each)
        ]
        order.ship_to = values.address(
            "ship_to",
            {
                "name": place.find("company"),
                "street": streets[0] if streets else None,
                "street2": joined(streets[1:]),
                "city": place.find("city"),
                "region": stated(place, "region_code", "region"),
                "postcode": place.find("postcode"),
                "country": place.find("country_id"),
            },
        )
    for item in (*node.all("items", "item"), *node.all("order_items", "data_item")):
        if said(item.find("parent_item_id")):  # the variant of a line that is there already
            continue
        line = DraftLine(where=item.path())
        inner = values.into(line.spots)
        line.sku = inner.text("sku", item.find("sku"))
        line.description = inner.text("description", item.find("name"))
        line.quantity = inner.number("quantity", item.find("qty_ordered"))
        line.unit_price = inner.number("unit_price", item.find("price"))
        order.lines.append(line)
    note_charges(order, values, node)


def stated(node: Node, *names: str) -> Node | None:
    """The first of these elements that says something."""
    return next((found for name in names if said(found := node.find(name))), None)


def buyer(order: DraftOrder, values: Values, billing: Node | None, *names: str) -> None:
    if billing is not None:
        order.buyer_name = values.text("buyer_name", stated(billing, *names), sure=0.95)


def note_charges(order: DraftOrder, values: Values, node: Node) -> None:
    """What a shop's total has beside the lines is freight, tax and discounts."""
    lines = lines_amount(order)
    if order.total is not None and lines is not None and not agrees(order.total, 1, lines):
        order.charges = order.total - lines
        values.note("charges", node, sure=0.9)


DIALECTS = (
    Dialect(FORMAT, frozenset(("order",)), is_shopify, shopify),
    Dialect(FORMAT, frozenset(("order", "data_item", "result", "item")), is_magento, magento),
)
