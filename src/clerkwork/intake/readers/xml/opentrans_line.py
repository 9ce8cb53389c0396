"""One openTRANS ORDER_ITEM to one draft line: ARTICLE_ of 1.0 is PRODUCT_ in 2.1."""

from clerkwork.intake.draft import DraftLine
from clerkwork.intake.readers.gtin import likely_gtin
from clerkwork.intake.readers.xml.dialects import check_line
from clerkwork.intake.readers.xml.tree import Node
from clerkwork.intake.readers.xml.values import Values, notes, said

GTINS = frozenset(("gtin", "ean", "upc", "isbn"))


def read_line(item: Node, order_values: Values) -> DraftLine:
    line = DraftLine(where=item.path())
    values = order_values.into(line.spots)
    line.line = values.text("line", item.find("LINE_ITEM_ID"))
    ids = item.find("PRODUCT_ID") or item.find("ARTICLE_ID")
    if ids is not None:
        read_numbers(ids, line, values)
    line.quantity = values.number("quantity", item.find("QUANTITY"))
    line.uom = values.text("uom", item.find("ORDER_UNIT"))
    price = item.find("PRODUCT_PRICE_FIX") or item.find("ARTICLE_PRICE")
    if price is not None:
        line.unit_price = values.number("unit_price", price.find("PRICE_AMOUNT"))
        line.price_base_quantity = values.number(
            "price_base_quantity", price.find("PRICE_QUANTITY")
        )
        if line.price_base_quantity in (None, 0, 1):
            line.price_base_quantity = None
            values.spots.pop("price_base_quantity", None)
    amount = item.find("PRICE_LINE_AMOUNT") or (price.find("PRICE_LINE_AMOUNT") if price else None)
    line.line_total = values.number("line_total", amount)
    line.requested_delivery = delivery_span(item, values)
    line.note = notes([*item.all("REMARKS"), *item.all("REMARK")])
    check_line(line, values)
    return line


def read_numbers(ids: Node, line: DraftLine, values: Values) -> None:
    """The seller's number, the buyer's, and the first that is a GTIN by its type or form."""
    line.sku = values.first("sku", ids.find("SUPPLIER_PID"), ids.find("SUPPLIER_AID"))
    line.buyer_sku = values.first("buyer_sku", ids.find("BUYER_PID"), ids.find("BUYER_AID"))
    for number in (*ids.all("INTERNATIONAL_PID"), *ids.all("INTERNATIONAL_AID")):
        kind = number.attributes.get("type", "").strip().lower()
        if kind in GTINS or (not kind and likely_gtin(said(number) or "")):
            line.gtin = values.text("gtin", number, sure=1 if kind else 0.98)
            break
    line.description = values.first(
        "description", ids.find("DESCRIPTION_SHORT"), ids.find("DESCRIPTION_LONG")
    )


def delivery_span(node: Node, values: Values) -> str | None:
    """DELIVERY_DATE of the order or of a line: one day, or from one to the other."""
    wanted = node.find("DELIVERY_DATE")
    if wanted is None:
        return None
    begin, end = wanted.find("DELIVERY_START_DATE"), wanted.find("DELIVERY_END_DATE")
    if begin is None and end is None:
        return values.day("requested_delivery", wanted)
    return values.span("requested_delivery", begin, end)
