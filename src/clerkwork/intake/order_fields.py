"""What readers call a value, what an order calls it, and what a person calls it."""

# A reader's field → the order's. Several of a reader's may go into one of the order's.
OF_HEAD = {
    "buyer_code": "customer",
    "buyer_name": "buyer_name",
    "po_number": "po_number",
    "release": "po_number",
    "order_date": "order_date",
    "requested_delivery": "due_on",
    "currency": "currency",
    "total": "total",
    "payment_days": "payment_days",
    "email": "email",
    "ship_to.code": "ship_to",
    "ship_to.name": "ship_name",
    "ship_to.street": "ship_street",
    "ship_to.street2": "ship_street2",
    "ship_to.postcode": "ship_postcode",
    "ship_to.city": "ship_city",
    "ship_to.region": "ship_region",
    "ship_to.country": "ship_country",
}
OF_LINE = {
    "sku": "item",
    "buyer_sku": "buyer_sku",
    "gtin": "gtin",
    "description": "description",
    "quantity": "quantity",
    "uom": "unit",
    "unit_price": "unit_price",
    "price_base_quantity": "unit_price",
    "line_total": "amount",
    "requested_delivery": "due_on",
}

# What decides nothing about what is sent where, or is only there to be checked against the rest:
# a doubt about it holds no order. A wrong total does not pass its rule.
NOT_DECIDING = frozenset(("description", "line_total", "total", "email", "payment_days"))

WORDS = {
    "customer": "customer",
    "buyer_name": "buyer",
    "po_number": "PO number",
    "order_date": "order date",
    "due_on": "delivery date",
    "currency": "currency",
    "total": "stated total",
    "payment_days": "days to pay",
    "email": "mail address",
    "ship_to": "delivery address",
    "ship_name": "name to deliver to",
    "ship_street": "street",
    "ship_street2": "second street line",
    "ship_postcode": "postcode",
    "ship_city": "town",
    "ship_region": "region",
    "ship_country": "country",
    "item": "article",
    "buyer_sku": "customer's part number",
    "gtin": "GTIN",
    "description": "description",
    "quantity": "quantity",
    "unit": "unit",
    "unit_price": "price",
    "amount": "stated amount",
}


def in_words(readers: str) -> str:
    """A reader's field as a person calls it."""
    name = OF_HEAD.get(readers) or OF_LINE.get(readers, readers)
    return WORDS.get(name, name)


def readers_name(field: str, *, of_line: bool) -> str:
    """What readers call this field of an order, or of a line of one."""
    table = OF_LINE if of_line else OF_HEAD
    return next(name for name, known in table.items() if known == field)
