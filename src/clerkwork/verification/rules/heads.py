"""Who orders, under which number, and whether they did so before."""

from clerkwork.verification.rule import HOLD, STOP, WARN, Rule

# Customers that a buyer's name is an exact name of.
NAMED = """
SELECT id, code, lower(name) AS name FROM parties_customer
 UNION SELECT customer.id, customer.code, lower(also.value)
         FROM parties_partyidentifier AS also
         JOIN parties_customer AS customer ON customer.id = also.customer_id
        WHERE also.scheme = 'name'
"""


def plain(number: str) -> str:
    """A PO number without case, blanks, leading zeros and the word PO; 1-1 is not 11."""
    bare = f"regexp_replace(lower({number}), '^[^a-z0-9]*(p\\.? ?o\\.?|order|no)?[^a-z0-9]*', '')"
    parted = f"regexp_replace({bare}, '([0-9])[^a-z0-9]+(?=[0-9])', '\\1~', 'g')"
    joined = f"regexp_replace({parted}, '[^a-z0-9~]+', '', 'g')"
    return f"regexp_replace({joined}, '(^|[^0-9])0+(?=[0-9])', '\\1', 'g')"


# The lines of an order as one text: the same goods, whatever they cost and in whichever order.
GOODS = """
(SELECT string_agg(item_id || ':' || trim_scale(ordered), ' ' ORDER BY item_id, ordered)
   FROM orders_line WHERE order_id = {order} AND rejected_at IS NULL)
"""

HEAD_RULES = (
    Rule(
        "CUSTOMER_UNKNOWN",
        STOP,
        "customer",
        "The buyer “{found}” is not among our customers. Choose the customer.",
        "Choose the customer; a new one is entered in the office first.",
        f"""
        SELECT id, NULL::bigint, COALESCE(NULLIF(buyer_name, ''), 'unnamed'), '',
               (SELECT code FROM parties_customer AS customer
                 WHERE similarity(customer.name, checked.buyer_name) >= 0.6
                 ORDER BY similarity(customer.name, checked.buyer_name) DESC, code LIMIT 1)
          FROM checked
         WHERE customer_id IS NULL
           AND NOT EXISTS (SELECT FROM ({NAMED}) AS named
                            WHERE named.name = lower(btrim(checked.buyer_name)))
        """,
    ),
    Rule(
        "CUSTOMER_AMBIGUOUS",
        STOP,
        "customer",
        "The buyer “{found}” has the name of {expected}, but number or sender say otherwise.",
        "Look at the document for who is to pay, and choose that customer.",
        f"""
        SELECT checked.id, NULL::bigint, buyer_name,
               string_agg(DISTINCT named.code, ' and ' ORDER BY named.code), NULL
          FROM checked JOIN ({NAMED}) AS named ON named.name = lower(btrim(checked.buyer_name))
         WHERE checked.customer_id IS NULL
         GROUP BY checked.id, buyer_name
        """,
    ),
    Rule(
        "CUSTOMER_BLOCKED",
        HOLD,
        "customer",
        "This customer is blocked: {found}.",
        "Settle the reason with whoever blocked them, and lift the block; else cancel the order.",
        """
        SELECT checked.id, NULL::bigint, block.reason, 'no block of ' || customer.code, NULL
          FROM checked
          JOIN parties_customer AS customer ON customer.id = checked.customer_id
          JOIN parties_customerblock AS block
               ON block.customer_id = checked.customer_id AND block.lifted_at IS NULL
        """,
        supervisor=True,
    ),
    Rule(
        "CONTACT_MISSING",
        WARN,
        "email",
        "Neither the order nor our data have a mail address of the customer: nobody is answered.",
        "Enter a mail address at the customer, and answer this order by telephone.",
        """
        SELECT checked.id, NULL::bigint, '', 'a mail address', NULL
          FROM checked JOIN parties_customer AS customer ON customer.id = checked.customer_id
         WHERE checked.email = '' AND customer.email = ''
        """,
    ),
    Rule(
        "PO_NUMBER_MISSING",
        HOLD,
        "po_number",
        "The order has no purchase order number; the customer will look for one on our papers.",
        "Ask the customer for the number, or accept the order without one.",
        """
        SELECT id, NULL::bigint, '', 'a PO number', NULL FROM checked WHERE po_number = ''
        """,
    ),
    Rule(
        "PO_NUMBER_REPEATED",
        HOLD,
        "po_number",
        "This customer sent PO number {found} before: {expected}. Shipping both may ship twice.",
        "Compare both orders; cancel this one unless the customer wants the goods once more.",
        """
        SELECT checked.id, NULL::bigint, checked.po_number,
               'SO-' || lpad(first.id::text, 6, '0') || ' of ' || first.received_at::date
                     || CASE first.stage WHEN 'cancelled' THEN ', cancelled'
                                         WHEN 'complete' THEN ', shipped' ELSE '' END, NULL
          FROM checked JOIN orders_order AS first ON first.id = checked.repeats_id
        """,
    ),
    Rule(
        "PO_NUMBER_ALIKE",
        HOLD,
        "po_number",
        "PO number {found} may be one that came before, spelt differently: {expected}.",
        "Compare both orders; cancel this one if it is the same.",
        f"""
        SELECT DISTINCT ON (this.id) this.id, NULL::bigint, this.po_number,
               earlier.po_number || ', SO-' || lpad(earlier.id::text, 6, '0') || ' of '
                                 || COALESCE(earlier.order_date, earlier.received_at::date), NULL
          FROM this_order AS this
          JOIN orders_order AS earlier ON earlier.id = ANY(this.numbered)
         WHERE this.po_number <> '' AND earlier.po_number <> this.po_number
           AND {plain("earlier.po_number")} = {plain("this.po_number")}
         ORDER BY this.id, earlier.id
        """,
    ),
    Rule(
        "ORDER_DUPLICATE",
        HOLD,
        "order",
        "The same goods came under another number: {expected}.",
        "Ask the customer whether both orders are meant; cancel this one if they are not.",
        # With the same date it is the same need. With another one it may be a habit: then the
        # customer has ordered so before. Of one line it takes both, and a customer known a while.
        f"""
        SELECT this.id, NULL::bigint, this.po_number,
               'PO ' || COALESCE(NULLIF(earlier.po_number, ''), 'without number') || ', SO-'
               || lpad(earlier.id::text, 6, '0') || ' of '
               || COALESCE(earlier.order_date, earlier.received_at::date)
               || CASE earlier.stage WHEN 'complete' THEN ', shipped' ELSE '' END, NULL
          FROM this_order AS this
          JOIN orders_order AS asking ON asking.id = this.id
          JOIN orders_order AS earlier ON earlier.id = this.like_id
         CROSS JOIN LATERAL (
               SELECT count(*) > 1 AS several FROM orders_line WHERE order_id = this.id) AS goods
         WHERE this.alike > 0 AND this.total > 0 AND earlier.po_number <> this.po_number
           AND earlier.ship_to_id IS NOT DISTINCT FROM this.ship_to_id
           AND abs(COALESCE(this.order_date, this.received_at::date)
                   - COALESCE(earlier.order_date, earlier.received_at::date)) <= 30
           AND CASE WHEN goods.several THEN earlier.due_on = asking.due_on OR this.alike = 1
                    ELSE earlier.due_on = asking.due_on AND this.alike = 1 AND this.rank > 5 END
           AND {GOODS.format(order="this.id")} = {GOODS.format(order="earlier.id")}
        """,
    ),
    Rule(
        "LINES_MISSING",
        STOP,
        "lines",
        "The order has no lines.",
        "Add the lines from the document, or cancel the order.",
        """
        SELECT id, NULL::bigint, '', 'at least one line', NULL FROM checked
         WHERE NOT EXISTS (SELECT FROM orders_line
                            WHERE order_id = checked.id AND rejected_at IS NULL)
        """,
    ),
)
