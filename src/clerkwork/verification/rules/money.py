"""What each line costs, and in which money."""

from clerkwork.verification.rule import HOLD, STOP, Rule

MONEY_RULES = (
    Rule(
        "PRICE_MISSING",
        STOP,
        "unit_price",
        "The order states no price and our list has none for this article and unit.",
        "Enter the price that was agreed, and add it to the list.",
        """
        SELECT order_id, id, '', 'a price', NULL
          FROM checked_line WHERE unit_price IS NULL AND item_id IS NOT NULL
        """,
    ),
    Rule(
        "PRICE_ZERO",
        HOLD,
        "unit_price",
        "The price is {found}. Our list says {expected}.",
        "Enter the price; only a supervisor gives goods away.",
        """
        SELECT order_id, id, trim_scale(unit_price)::text,
               COALESCE(trim_scale(list_price)::text, 'nothing'), trim_scale(list_price)::text
          FROM checked_line WHERE unit_price <= 0
        """,
        supervisor=True,
    ),
    Rule(
        "PRICE_OTHER_UNIT",
        HOLD,
        "unit",
        "The price {found} is that of one {expected}.",
        "Ask the customer how many of which unit they want.",
        """
        SELECT order_id, id, trim_scale(unit_price) || ' by ' || unit,
               price_unit || '; by ' || unit || ' it is ' || trim_scale(list_price), price_unit
          FROM off_price
         WHERE abs(unit_price - list_price) > list_price * tolerance AND price_unit IS NOT NULL
        """,
    ),
    Rule(
        "PRICE_OFF",
        HOLD,
        "unit_price",
        "The customer's price is {found}, ours is {expected}.",
        "Agree on the price with the customer; if theirs was promised, put it on the list.",
        """
        SELECT order_id, id, trim_scale(unit_price)::text,
               trim_scale(list_price)::text, trim_scale(list_price)::text
          FROM off_price
         WHERE abs(unit_price - list_price) > list_price * tolerance AND price_unit IS NULL
        """,
    ),
    Rule(
        "PRICE_NOT_LISTED",
        HOLD,
        "unit_price",
        "Our price list has no price against which {found} could be checked.",
        "Look for the agreement with the customer, and add the price to the list.",
        """
        SELECT line.order_id, line.id, trim_scale(line.unit_price)::text,
               'a list price of ' || item.sku || ' by ' || line.unit, NULL
          FROM checked_line AS line JOIN catalog_item AS item ON item.id = line.item_id
         WHERE line.unit_price > 0 AND line.list_price IS NULL AND line.factor IS NOT NULL
        """,
    ),
    Rule(
        "CURRENCY_UNEXPECTED",
        HOLD,
        "currency",
        "The order is in {found}; we sell to this customer in {expected}.",
        "Ask the customer in which currency they pay.",
        """
        SELECT checked.id, NULL::bigint, checked.currency, customer.currency, customer.currency
          FROM checked JOIN parties_customer AS customer ON customer.id = checked.customer_id
         WHERE checked.currency <> customer.currency
        """,
    ),
    Rule(
        "LINE_AMOUNT_OFF",
        HOLD,
        "quantity",
        "The line states {found}, but quantity times price is {expected}.",
        "Look at quantity, price and amount in the document, and put right the wrong one.",
        """
        SELECT order_id, id, trim_scale(stated_amount)::text,
               trim_scale(round(quantity * unit_price, 2))::text, NULL
          FROM checked_line WHERE abs(stated_amount - quantity * unit_price) > 0.01
        """,
    ),
)
