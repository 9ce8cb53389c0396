"""What is unlike this customer: judged by their own orders, never by those of others."""

from clerkwork.verification.batch import LOOK_BACK, SETTLED
from clerkwork.verification.rule import HOLD, WARN, Rule

# A quantity is far off where it differs from the median by a factor of three and more, and by more
# than 3.5 times the spread of the earlier ones. The spread is the median deviation, scaled to a
# standard deviation (1.4826), of logarithms; where there are few, it leans towards 0.5, as though
# five more orders had been spread like that.
ENOUGH, USUAL_SPREAD, WEIGHT = 5, 0.5, 5
ENOUGH_PRICES = 3

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
         CROSS JOIN LATERAL (
               SELECT count(*) AS times,
                      percentile_cont(0.5) WITHIN GROUP (ORDER BY ln(amount::float8)) AS median
                 FROM unnest(line.amounts) AS amount) AS usual
         CROSS JOIN LATERAL (
               SELECT 1.4826 * percentile_cont(0.5) WITHIN GROUP (
                          ORDER BY abs(ln(amount::float8) - usual.median)) AS deviation
                 FROM unnest(line.amounts) AS amount) AS spread
         CROSS JOIN LATERAL (
               SELECT count(*) AS times, min(amount) AS least, max(amount) AS most
                 FROM unnest(line.amounts[greatest(cardinality(line.amounts) - 9, 1):])
                      AS amount) AS latest
          JOIN catalog_item AS item ON item.id = line.item_id
         WHERE cardinality(line.amounts) >= {ENOUGH}
           AND abs(ln(line.ordered::float8) - usual.median)
               > greatest(ln(3.0::float8),
                          3.5 * sqrt((usual.times * spread.deviation ^ 2
                                      + {WEIGHT} * {USUAL_SPREAD}::float8 ^ 2)
                                     / (usual.times + {WEIGHT})))
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
