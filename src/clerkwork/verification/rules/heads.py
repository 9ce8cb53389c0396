"""Who orders, under which number, for when."""

from clerkwork.verification.rule import HOLD, STOP, WARN, Rule

HEAD_RULES = (
    Rule(
        "CUSTOMER_UNKNOWN",
        STOP,
        "customer",
        "The buyer “{found}” is not among our customers. Choose the customer.",
        """
        SELECT id, NULL::bigint, COALESCE(NULLIF(buyer_name, ''), 'unnamed'), '', NULL
          FROM orders_order WHERE id = ANY(%(orders)s) AND customer_id IS NULL
        """,
    ),
    Rule(
        "CUSTOMER_BLOCKED",
        HOLD,
        "customer",
        "This customer is blocked: {found}.",
        """
        SELECT checked.id, NULL::bigint, block.reason, 'no block of ' || customer.code, NULL
          FROM orders_order AS checked
          JOIN parties_customer AS customer ON customer.id = checked.customer_id
          JOIN parties_customerblock AS block
               ON block.customer_id = checked.customer_id AND block.lifted_at IS NULL
         WHERE checked.id = ANY(%(orders)s)
        """,
        supervisor=True,
    ),
    Rule(
        "PO_NUMBER_MISSING",
        HOLD,
        "po_number",
        "The order has no purchase order number; the customer will look for one on our papers.",
        """
        SELECT id, NULL::bigint, '', 'a PO number', NULL
          FROM orders_order WHERE id = ANY(%(orders)s) AND po_number = ''
        """,
    ),
    Rule(
        "PO_NUMBER_REPEATED",
        HOLD,
        "po_number",
        "This customer sent PO number {found} before: {expected}. Shipping both may ship twice.",
        """
        SELECT checked.id, NULL::bigint, checked.po_number,
               'SO-' || lpad(first.id::text, 6, '0') || ' of ' || first.received_at::date
                     || CASE first.stage WHEN 'cancelled' THEN ', cancelled' ELSE '' END, NULL
          FROM orders_order AS checked JOIN orders_order AS first ON first.id = checked.repeats_id
         WHERE checked.id = ANY(%(orders)s)
        """,
    ),
    Rule(
        "LINES_MISSING",
        STOP,
        "lines",
        "The order has no lines.",
        """
        SELECT id, NULL::bigint, '', 'at least one line', NULL
          FROM orders_order AS checked
         WHERE id = ANY(%(orders)s)
           AND NOT EXISTS (SELECT FROM checked_line WHERE order_id = checked.id)
        """,
    ),
    Rule(
        "DATE_PAST",
        HOLD,
        "due_on",
        "Delivery is asked for {found}, which is over. Agree on a date.",
        """
        SELECT id, NULL::bigint, due_on::text, 'today or later', %(today)s::date::text
          FROM orders_order WHERE id = ANY(%(orders)s) AND due_on < %(today)s::date
        """,
    ),
    Rule(
        "DATE_FAR",
        HOLD,
        "due_on",
        "Delivery is asked for {found}, more than a year away. Is the year right?",
        """
        SELECT id, NULL::bigint, due_on::text, 'within a year', NULL
          FROM orders_order
         WHERE id = ANY(%(orders)s) AND due_on > %(today)s::date + 366
        """,
    ),
    Rule(
        "ORDER_DATE_FUTURE",
        WARN,
        "order_date",
        "The order is dated {found}, which is still to come.",
        """
        SELECT id, NULL::bigint, order_date::text, 'until ' || %(today)s::date, NULL
          FROM orders_order
         WHERE id = ANY(%(orders)s) AND order_date > %(today)s::date + 1
        """,
    ),
    Rule(
        "DOCUMENT_FAULTY",
        HOLD,
        "document",
        "In the document, {found}. Look whether that changes the order.",
        """
        SELECT source.order_id, NULL::bigint,
               (problem ->> 'where') || ': ' || (problem ->> 'what'), '', NULL
          FROM (SELECT problem.value AS problem, document.id AS document_id
                  FROM intake_document AS document
                 CROSS JOIN LATERAL jsonb_array_elements(document.problems) AS problem
                 WHERE document.problems <> '[]'
                   AND document.id IN (SELECT document_id FROM intake_documentorder
                                        WHERE order_id = ANY(%(orders)s))) AS stated
          JOIN intake_documentorder AS source ON source.document_id = stated.document_id
           AND source.position = (problem ->> 'order')::int + 1
         WHERE source.order_id = ANY(%(orders)s)
           AND problem ->> 'field' IS DISTINCT FROM 'quantity'  -- that has a rule of its own
        """,
    ),
    Rule(
        "ENVELOPE_FAULTY",
        WARN,
        "document",
        "Around the order, {found}",
        """
        SELECT source.order_id, NULL::bigint,
               (problem ->> 'where') || ': ' || (problem ->> 'what'), '', NULL
          FROM intake_documentorder AS source
          JOIN intake_document AS document ON document.id = source.document_id
         CROSS JOIN LATERAL jsonb_array_elements(document.problems) AS problem
         WHERE source.order_id = ANY(%(orders)s) AND document.problems <> '[]'
           AND problem ->> 'order' IS NULL AND source.position = 1
        """,
    ),
)
