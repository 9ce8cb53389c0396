"""What is unlike this customer: judged by their own orders, and where these are few by all."""

from clerkwork.verification.batch import LOOK_BACK, SETTLED
from clerkwork.verification.rule import HOLD, WARN, Rule

# A quantity is far off where it differs from the median by a factor of three and more, and by more
# than 3.5 times the spread of the earlier ones. The spread is the median deviation, scaled to a
# standard deviation (1.4826), of logarithms; where there are few, it leans towards 0.5, as though
# five more orders had been spread like that.
ENOUGH, USUAL_SPREAD, WEIGHT = 5, 0.5, 5
ENOUGH_PRICES = 3
# Of one customer's amounts, and of an article's quantities by all customers, it takes more.
ENOUGH_AMOUNTS = 10
ENOUGH_OF_ALL, ENOUGH_CUSTOMERS, LATEST_OF_ALL = 20, 5, 60


def usual(amounts: str) -> str:
    """Joins that give the median of an array of amounts (`usual`) and their `spread`."""
    return f"""
         CROSS JOIN LATERAL (
               SELECT count(*) AS times,
                      percentile_cont(0.5) WITHIN GROUP (ORDER BY ln(amount::float8)) AS median
                 FROM unnest({amounts}) AS amount) AS usual
         CROSS JOIN LATERAL (
               SELECT 1.4826 * percentile_cont(0.5) WITHIN GROUP (
                          ORDER BY abs(ln(amount::float8) - usual.median)) AS deviation
                 FROM unnest({amounts}) AS amount) AS spread
    """


FAR = f"""
greatest(ln(3.0::float8),
         3.5 * sqrt((usual.times * spread.deviation ^ 2 + {WEIGHT} * {USUAL_SPREAD}::float8 ^ 2)
                    / (usual.times + {WEIGHT})))
"""

HISTORY_RULES = (
    Rule(
        "QUANTITY_UNUSUAL",
        HOLD,
        "quantity",
        "The customer orders {found}; {expected}.",
        "Look at the document: is it another unit, or a digit too many? Else ask the customer.",
        f"""
        SELECT line.order_id, line.id, trim_scale(line.ordered) || ' ' || item.base_unit,
               'the last ' || latest.times || ' orders were for ' || trim_scale(latest.least)
               || ' to ' || trim_scale(latest.most) || ' ' || item.base_unit, NULL
          FROM bought AS line
          {usual("line.amounts")}
         CROSS JOIN LATERAL (
               SELECT count(*) AS times, min(amount) AS least, max(amount) AS most
                 FROM unnest(line.amounts[greatest(cardinality(line.amounts) - 9, 1):])
                      AS amount) AS latest
          JOIN catalog_item AS item ON item.id = line.item_id
         WHERE cardinality(line.amounts)  -- too little does less harm than too much
               >= CASE WHEN line.ordered < latest.least THEN 2 * {ENOUGH} ELSE {ENOUGH} END
           AND NOT line.ordered BETWEEN latest.least AND latest.most
           AND abs(ln(line.ordered::float8) - usual.median) > {FAR}
        """,
    ),
    Rule(
        "QUANTITY_ABOVE_ALL",
        HOLD,
        "quantity",
        "{found} is more than this customer ever took, and far from what is ordered: {expected}.",
        "Look at the document: is it another unit, or a digit too many? Else ask the customer.",
        # Only for few lines is it looked up what everybody orders.
        f"""
        SELECT line.order_id, line.id, trim_scale(line.ordered) || ' ' || item.base_unit,
               'all customers take about ' || round(exp(usual.median)::numeric) || ' '
               || item.base_unit, NULL
          FROM bought AS line
          JOIN catalog_item AS item ON item.id = line.item_id
         CROSS JOIN LATERAL (
               SELECT array_agg(ordered) AS amounts, count(DISTINCT customer_id) AS customers
                 FROM (SELECT sold.ordered, earlier.customer_id
                         FROM orders_line AS sold
                         JOIN orders_order AS earlier ON earlier.id = sold.order_id
                        WHERE sold.item_id = line.item_id AND sold.id < line.id
                          AND sold.order_id < line.order_id
                          AND sold.ordered > 0 AND earlier.stage <> 'cancelled'
                        ORDER BY sold.id DESC LIMIT {LATEST_OF_ALL}) AS latest) AS everybody
          {usual("everybody.amounts")}
         WHERE line.ordered > COALESCE((SELECT max(amount) FROM unnest(line.amounts) AS amount), 0)
           AND cardinality(everybody.amounts) >= {ENOUGH_OF_ALL}
           AND everybody.customers >= {ENOUGH_CUSTOMERS}
           AND ln(line.ordered::float8) - usual.median > {FAR}
        """,
    ),
    Rule(
        "AMOUNT_UNUSUAL",
        HOLD,
        "quantity",
        "The line comes to {found}; {expected}.",
        "Look at quantity and price in the document; ask the customer where both stand there so.",
        f"""
        SELECT line.order_id, line.id, round(line.amount, 2)::text,
               'no line of the last ' || usual.times || ' came to more than '
               || round(line.most, 2), NULL
          FROM spent AS line {usual("line.amounts")}
         WHERE cardinality(line.amounts) >= {ENOUGH_AMOUNTS} AND line.amount > 2 * line.most
           AND ln(line.amount::float8) - usual.median > {FAR}
        """,
    ),
    Rule(
        "PRICE_UNUSUAL",
        HOLD,
        "unit_price",
        "The price is {found}; the customer usually paid {expected}.",
        "Look whether the price list is right; else agree on the price with the customer.",
        f"""
        SELECT line.order_id, line.id, trim_scale(line.unit_price)::text,
               'about ' || round(usual.price * line.factor, 2) || ' by ' || line.unit, NULL
          FROM bought AS line
         CROSS JOIN LATERAL (
               SELECT percentile_disc(0.5) WITHIN GROUP (ORDER BY price) AS price
                 FROM unnest(line.prices) AS price) AS usual
         WHERE cardinality(line.prices) >= {ENOUGH_PRICES} AND line.price > 0
           AND NOT line.price BETWEEN usual.price / 1.5 AND usual.price * 1.5
        """,
    ),
    Rule(
        "ITEM_NEVER_BOUGHT",
        HOLD,
        "item",
        "The customer never bought {found}, and {expected}.",
        "Compare number and text in the document; ask the customer where they do not say the same.",
        f"""
        SELECT line.order_id, line.id, item.sku,
               'their last {SETTLED} orders brought nothing new', NULL
          FROM bought AS line JOIN catalog_item AS item ON item.id = line.item_id
         WHERE line.rank > {SETTLED} AND line.amounts IS NULL
           AND ((line.customer_id, line.rank) IN (SELECT customer_id, rank FROM surprising)) IS TRUE
           AND NOT EXISTS (
               SELECT FROM orders_line AS sold JOIN orders_order AS earlier
                   ON earlier.id = sold.order_id
                WHERE sold.item_id = line.item_id AND sold.order_id < line.order_id
                  AND earlier.customer_id = line.customer_id)
        """,
    ),
    Rule(
        "SHIP_TO_UNUSUAL",
        WARN,
        "ship_to",
        "Nothing went to “{found}” before; {expected} went elsewhere.",
        "Nothing, unless the customer said so: it is one of their addresses.",
        f"""
        SELECT this.id, NULL::bigint, known.name || ', ' || known.city,
               'the last ' || least(this.rank - 1, {LOOK_BACK}) || ' orders', NULL
          FROM this_order AS this JOIN parties_address AS known ON known.id = this.ship_to_id
         WHERE this.rank > 10 AND this.to_place = 0
        """,
    ),
)
