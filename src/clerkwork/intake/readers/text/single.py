"""An order of one article: what stands apart from the article is that article's, or the order's."""

from clerkwork.intake.draft import DraftOrder
from clerkwork.intake.readers.table.values import Habits
from clerkwork.intake.readers.text.amounts import find_prices
from clerkwork.intake.readers.text.labels import Labels

SURE = 0.93


def set_lone_line(order: DraftOrder, labels: Labels, habits: Habits) -> None:
    """Give the only line the only price that is labelled, and the order the date of that line."""
    if len(order.lines) != 1:
        return
    line = order.lines[0]
    priced = list(labels.all("unit_price"))
    if line.unit_price is None and line.line_total is None and len(priced) == 1:
        price = find_prices(priced[0].value.text, habits).price
        if price:
            line.unit_price, line.price_base_quantity = price.value, price.base
            line.spots["unit_price"] = priced[0].value.part(price.start, price.stop).spot(SURE)
    if line.requested_delivery and order.requested_delivery is None:
        order.requested_delivery = line.requested_delivery
        if "requested_delivery" in line.spots:
            order.spots["requested_delivery"] = line.spots["requested_delivery"]
