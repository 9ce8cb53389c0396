"""What it costs, and whether the customer may owe it."""

from clerkwork.verification.rule import HOLD, STOP, Rule

MONEY_RULES = (
    Rule(
        "PRICE_MISSING",
        STOP,
        "unit_price",
        "The order states no price and our list has none for this article and unit.",
        """
        SELECT order_id, id, '', 'a price', NULL
          FROM checked_line
         WHERE order_id = ANY(%(orders)s) AND unit_price IS NULL AND item_id IS NOT NULL
        """,
    ),
    Rule(
        "PRICE_ZERO",
        HOLD,
        "unit_price",
        "The price is {found}. Our list says {expected}.",
        """
        SELECT order_id, id, trim_scale(unit_price)::text,
               COALESCE(trim_scale(list_price)::text, 'nothing'), trim_scale(list_price)::text
          FROM checked_line WHERE order_id = ANY(%(orders)s) AND unit_price <= 0
        """,
        supervisor=True,
    ),
    Rule(
        "PRICE_OFF",
        HOLD,
        "unit_price",
        "The customer's price is {found}, ours is {expected}.",
        """
        SELECT line.order_id, line.id, trim_scale(line.unit_price)::text,
               trim_scale(line.list_price)::text, trim_scale(line.list_price)::text
          FROM checked_line AS line, company
         WHERE line.order_id = ANY(%(orders)s) AND line.unit_price > 0
           AND abs(line.unit_price - line.list_price) > line.list_price * company.price_tolerance
        """,
    ),
    Rule(
        "PRICE_NOT_LISTED",
        HOLD,
        "unit_price",
        "Our price list has no price against which {found} could be checked.",
        """
        SELECT line.order_id, line.id, trim_scale(line.unit_price)::text,
               'a list price of ' || item.sku || ' by ' || line.unit, NULL
          FROM checked_line AS line JOIN catalog_item AS item ON item.id = line.item_id
         WHERE line.order_id = ANY(%(orders)s) AND line.unit_price > 0
           AND line.list_price IS NULL AND line.factor IS NOT NULL
        """,
    ),
    Rule(
        "CURRENCY_UNEXPECTED",
        HOLD,
        "currency",
        "The order is in {found}; we sell to this customer in {expected}.",
        """
        SELECT checked.id, NULL::bigint, checked.currency, customer.currency, customer.currency
          FROM orders_order AS checked JOIN parties_customer AS customer
               ON customer.id = checked.customer_id
         WHERE checked.id = ANY(%(orders)s) AND checked.currency <> customer.currency
        """,
    ),
    Rule(
        "LINE_AMOUNT_OFF",
        HOLD,
        "quantity",
        "The line states {found}, but quantity times price is {expected}.",
        """
        SELECT order_id, id, trim_scale(stated_amount)::text,
               trim_scale(round(quantity * unit_price, 2))::text, NULL
          FROM checked_line
         WHERE order_id = ANY(%(orders)s) AND abs(stated_amount - quantity * unit_price) > 0.01
        """,
    ),
    Rule(
        "ORDER_TOTAL_OFF",
        HOLD,
        "total",
        "The order states a total of {found}; its lines come to {expected}.",
        """
        SELECT id, NULL::bigint, trim_scale(stated_total)::text, trim_scale(total)::text, NULL
          FROM orders_order
         WHERE id = ANY(%(orders)s) AND abs(stated_total - total) > 0.01
        """,
    ),
    Rule(
        "CREDIT_LIMIT",
        HOLD,
        "total",
        "With this order the customer would owe {found}; the limit is {expected}.",
        """
        SELECT *, NULL FROM unnest(%(credit_orders)s::bigint[], NULL::bigint[],
                                   %(credit_owed)s::text[], %(credit_limit)s::text[]) AS over
        """,
        supervisor=True,
    ),
)
