"""Who would owe more than their limit: each order counts for the next one only if it passes."""

from collections.abc import Sequence
from decimal import Decimal

from clerkwork.core.sql import rows
from clerkwork.verification.computed import Computed
from clerkwork.verification.rule import Rule
from clerkwork.verification.rules import BY_CODE

CREDIT_RULE: Rule = BY_CODE["CREDIT_LIMIT"]

# What was accepted before under another limit was another question.
ASKED = """
WITH asked AS (
  SELECT orders_order.id, customer_id, total, customer.credit_limit
    FROM orders_order JOIN parties_customer AS customer ON customer.id = customer_id
   WHERE orders_order.id = ANY(%(orders)s) AND customer.credit_limit IS NOT NULL),
open AS (
  SELECT customer_id, SUM(total) AS total FROM orders_order
   WHERE customer_id IN (SELECT customer_id FROM asked) AND stage IN ('accepted', 'fulfilling')
     AND id <> ALL(%(orders)s)  -- one that is looked at again counts with what it asks for now
   GROUP BY customer_id)
SELECT asked.id, asked.customer_id, asked.total, asked.credit_limit, COALESCE(open.total, 0),
       EXISTS (SELECT FROM verification_finding AS finding
                WHERE finding.order_id = asked.id AND finding.decision IS NULL
                  AND finding.severity IN ('hold', 'stop')),
       (SELECT max(found::numeric) FROM verification_finding AS earlier
         WHERE earlier.order_id = asked.id AND earlier.code = 'CREDIT_LIMIT'
           AND earlier.decision = 'accepted'
           AND earlier.expected = trim_scale(asked.credit_limit)::text),
       (SELECT policy = 'warn' FROM verification_rulepolicy AS live
         WHERE live.code = 'CREDIT_LIMIT' AND live.until IS NULL
           AND (live.customer_id IS NULL OR live.customer_id = asked.customer_id)
         ORDER BY live.customer_id NULLS LAST LIMIT 1)
  FROM asked LEFT JOIN open USING (customer_id)
 ORDER BY asked.id
"""


def over_limit(order_ids: Sequence[int]) -> list[Computed]:
    """The orders that take their customer over the limit, when they pass in order of their ids.

    What another finding holds is not owed yet, nor is what is over the limit itself; so a batch
    finds what its orders would find one after the other. An amount that a supervisor accepted for
    an order, or less, is not asked again. Runs after the other rules, in one statement.
    """
    owing: dict[int, Decimal] = {}
    over = []
    for pk, customer, total, limit, open_total, held, accepted, lenient in rows(
        ASKED, orders=list(order_ids)
    ):
        owes = owing.setdefault(customer, open_total) + total
        exceeds = owes > limit and (accepted is None or owes > accepted)
        if exceeds:
            over.append(Computed(CREDIT_RULE.code, pk, f"{owes:.2f}", f"{limit.normalize():f}"))
        if not held and (lenient or not exceeds):
            owing[customer] = owes
    return over
