"""The tables that every rule may use in its query: the orders at hand, and what came before them."""

# `company`       the one row of the company's settings
# `computed`      what Python found about these orders (see computed.py), by the rule's code
# `checked`       these orders
# `checked_line`  their lines that were not left out, with what the rules need of their order
# `off_price`     those whose price is not the list's, with the tolerance and whose price it is
# `this_order`    these orders with what came before from the same customer: how many (`rank`); how
#                 many of the same total (`alike`), and the last of them; how many went to the same
#                 place (`to_place`); the first under a PO number that may be the same
# `bought`        their lines with what came before of the same article: quantities and prices per
#                 base unit, the latest last
# `spent`         their lines with the amounts of all lines before, in the same currency
# `surprising`    the orders with something new to a customer to whom nothing was new for long
#
# The planner knows little of such tables, so no rule joins two of them row by row: what compares
# an order with others is a window over both.
#
# History is whatever an order with a smaller id says, unless that was cancelled: so a batch finds
# what its orders would find one after the other. What is wrong in some of them is outweighed by
# what is usual: rules use medians.
LOOK_BACK = 30  # orders of one customer
LATEST = 20  # of these, in which an article was
SETTLED = 25  # orders in a row without an article that was new to the customer


def rough(number: str) -> str:
    """A PO number by which to look for others that may be the same."""
    return f"ltrim(translate(lower({number}), ' -_./#:0', ''), 'po')"


COMPUTED = """
computed AS (
  SELECT * FROM unnest(%(computed_codes)s::text[], %(computed_orders)s::bigint[],
                       %(computed_found)s::text[], %(computed_expected)s::text[],
                       %(computed_suggestions)s::text[])
           AS computed (code, order_id, found, expected, suggestion)),
checked AS MATERIALIZED (SELECT * FROM orders_order WHERE id = ANY(%(orders)s))
"""

EARLIER = "ORDER BY rank RANGE BETWEEN {most} PRECEDING AND 1 PRECEDING"

HISTORY = f"""
past_order AS (
  SELECT earlier.*, row_number() OVER (PARTITION BY earlier.customer_id ORDER BY earlier.id) AS rank
    FROM (SELECT customer_id, max(id) AS last, count(*) AS orders FROM checked
           WHERE customer_id IS NOT NULL GROUP BY customer_id) AS buyer
   CROSS JOIN LATERAL (
         SELECT id, customer_id, po_number, total, ship_to_id, currency, order_date, received_at
           FROM orders_order AS earlier
          WHERE earlier.customer_id = buyer.customer_id AND earlier.id <= buyer.last
            AND earlier.stage <> 'cancelled'
          ORDER BY earlier.id DESC LIMIT {LOOK_BACK} + buyer.orders) AS earlier),
this_order AS MATERIALIZED (
  SELECT * FROM (
         SELECT past_order.*, count(*) OVER total AS alike, last_value(id) OVER total AS like_id,
                count(*) OVER place AS to_place, array_agg(id) OVER number AS numbered
           FROM past_order
         WINDOW total AS (PARTITION BY customer_id, total {EARLIER.format(most=LOOK_BACK)}),
                place AS (PARTITION BY customer_id, ship_to_id {EARLIER.format(most=LOOK_BACK)}),
                number AS (PARTITION BY customer_id, {rough("po_number")}
                           {EARLIER.format(most=LOOK_BACK)})) AS each
   WHERE id = ANY(%(orders)s)),
past_line AS MATERIALIZED (
  SELECT past_order.customer_id, past_order.currency, past_order.rank, line.*
    FROM past_order CROSS JOIN LATERAL (
         SELECT id, order_id, item_id, ordered, factor, unit, unit_price
           FROM orders_line
          WHERE order_id = past_order.id AND ordered > 0 AND factor > 0 AND rejected_at IS NULL
         OFFSET 0) AS line),
surprising AS (
  SELECT customer_id, rank
    FROM (SELECT customer_id, rank, lag(rank) OVER (PARTITION BY customer_id ORDER BY rank) AS before
            FROM (SELECT customer_id, min(rank) AS rank FROM past_line
                   GROUP BY customer_id, item_id) AS first
           GROUP BY customer_id, rank) AS new
   WHERE rank - COALESCE(before, 0) > {SETTLED}),
bought AS MATERIALIZED (
  SELECT * FROM (
         SELECT past.*, unit_price / factor AS price, array_agg(ordered) OVER same AS amounts,
                array_agg(unit_price / factor) FILTER (WHERE unit_price > 0) OVER same_money AS prices
           FROM past_line AS past
          WHERE ((customer_id, item_id) IN (SELECT customer_id, item_id FROM checked_line)) IS TRUE
         WINDOW same AS (PARTITION BY customer_id, item_id
                         ORDER BY rank GROUPS BETWEEN {LATEST} PRECEDING AND 1 PRECEDING),
                same_money AS (PARTITION BY customer_id, item_id, currency
                         ORDER BY rank GROUPS BETWEEN {LATEST} PRECEDING AND 1 PRECEDING)) AS each
   WHERE order_id = ANY(%(orders)s)),
spent AS MATERIALIZED (
  SELECT * FROM (
         SELECT past.*, ordered / factor * unit_price AS amount,
                array_agg(ordered / factor * unit_price) OVER before AS amounts,
                max(ordered / factor * unit_price) OVER before AS most
           FROM past_line AS past WHERE unit_price > 0
         WINDOW before AS (PARTITION BY customer_id, currency
                           {EARLIER.format(most=LOOK_BACK)})) AS each
   WHERE order_id = ANY(%(orders)s))
"""

PREPARED = f"""
company AS (SELECT price_tolerance, country FROM core_company), {COMPUTED},
checked_line AS MATERIALIZED (
  SELECT line.*, checked.customer_id, checked.currency, checked.due_on AS order_due_on,
         checked.ship_to_id, checked.ship_country
    FROM checked CROSS JOIN LATERAL (
         SELECT * FROM orders_line WHERE order_id = checked.id AND rejected_at IS NULL
         OFFSET 0) AS line),
off_price AS MATERIALIZED (
  SELECT line.*, COALESCE(customer.price_tolerance, list.price_tolerance,
                          company.price_tolerance) AS tolerance, other.unit AS price_unit
    FROM checked_line AS line CROSS JOIN company
    JOIN parties_customer AS customer ON customer.id = line.customer_id
    LEFT JOIN catalog_customerpricelist AS own ON own.customer_id = customer.id
    LEFT JOIN catalog_pricelist AS list ON list.id = own.price_list_id
      OR (own.id IS NULL AND list.standard AND list.currency = customer.currency)
    LEFT JOIN LATERAL (
         SELECT price.unit FROM catalog_price AS price
          WHERE price.price_list_id = list.id AND price.item_id = line.item_id
            AND price.unit <> line.unit
            AND (price.valid_from IS NULL OR price.valid_from <= %(today)s::date)
            AND (price.valid_to IS NULL OR price.valid_to >= %(today)s::date)
            AND abs(price.price - line.unit_price)
                <= price.price * COALESCE(customer.price_tolerance, list.price_tolerance,
                                          company.price_tolerance)
          ORDER BY abs(price.price - line.unit_price), price.unit LIMIT 1) AS other ON true
   WHERE line.unit_price > 0 AND line.unit_price <> line.list_price),
{HISTORY}
"""
