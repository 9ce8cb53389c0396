"""Verify: run every rule over a batch of orders; what passes is accepted, the rest is held."""

from collections.abc import Sequence

from django.utils import timezone

from clerkwork.core.journal import Actor
from clerkwork.core.sql import execute, rows
from clerkwork.core.stages import advance
from clerkwork.core.stations import Station
from clerkwork.core.tasks import close_tasks, open_tasks
from clerkwork.orders.models import Order, Stage
from clerkwork.verification import credit
from clerkwork.verification.addresses import as_columns, wrong_addresses
from clerkwork.verification.rule import EACH_ITS_OWN, HOLD, Rule
from clerkwork.verification.rules import RULES

ADDRESS_RULE = Rule(
    "SHIP_TO_INCOMPLETE",
    HOLD,
    "ship_to",
    "The goods cannot be sent there: {found}.",
    """
    SELECT *, NULL FROM (SELECT * FROM unnest(
        %(address_orders)s::bigint[], NULL::bigint[], %(address_found)s::text[],
        %(address_expected)s::text[])) AS wrong
    """,
)

FINDING = """
SELECT '{code}', '{severity}', {field}, $text${text}$text$,
       found.order_id, found.line_id, found.found, found.expected, found.suggestion
  FROM ({sql}) AS found (order_id, line_id, found, expected, suggestion{sixth})
"""

# One statement for all rules but the credit limit, which looks at what the others hold. What a
# person has accepted before is not asked again.
FIND = """
WITH company AS (SELECT price_tolerance FROM core_company),
checked_line AS (SELECT * FROM orders_line WHERE order_id = ANY(%(orders)s) AND rejected_at IS NULL)
INSERT INTO verification_finding
       (code, severity, field, text, order_id, line_id, found, expected, suggestion)
SELECT code, severity, field,
       left(replace(replace(text, '{{found}}', COALESCE(found, '')),
                    '{{expected}}', COALESCE(expected, '')), 500),
       order_id, line_id, left(COALESCE(found, ''), 300), left(COALESCE(expected, ''), 300),
       left(suggestion, 300)
  FROM ({findings}) AS raised
       (code, severity, field, text, order_id, line_id, found, expected, suggestion)
    ON CONFLICT (order_id, line_id, code, found, expected) WHERE decision IS NULL OR decision = 'accepted'
       DO NOTHING
"""

# Whose credit is limited is verified by one worker at a time: what one accepts counts for the next.
HOLD_LIMITED = """
SELECT id FROM parties_customer
 WHERE credit_limit IS NOT NULL
   AND id IN (SELECT customer_id FROM orders_order WHERE id = ANY(%(orders)s))
 ORDER BY id
   FOR NO KEY UPDATE
"""

FORGET = """
DELETE FROM verification_finding WHERE order_id = ANY(%(orders)s) AND decision IS NULL
"""

HELD = """
SELECT order_id, max(severity), min(text) || CASE WHEN count(*) > 1 THEN ' (and ' || count(*) - 1 || ' more)'
                                   ELSE '' END
  FROM verification_finding
 WHERE order_id = ANY(%(orders)s) AND decision IS NULL AND severity IN ('hold', 'stop')
 GROUP BY order_id ORDER BY order_id
"""


def statement(rules: Sequence[Rule]) -> str:
    """The one INSERT that runs these rules."""
    return FIND.format(findings="UNION ALL".join(part(rule) for rule in rules))


def part(rule: Rule) -> str:
    """The SELECT of one rule's findings."""
    own = rule.field == EACH_ITS_OWN
    return FINDING.format(
        code=rule.code,
        severity=rule.severity,
        field="found.field" if own else f"'{rule.field}'",
        text=rule.text,
        sql=rule.sql,
        sixth=", field" if own else "",
    )


FIND_ALL = statement([*(each for each in RULES if each != credit.CREDIT_RULE), ADDRESS_RULE])
FIND_CREDIT = statement([credit.CREDIT_RULE])


def verify_orders(order_ids: Sequence[int], *, by: Actor) -> None:
    """Check these orders against all rules; accept those without an open finding that holds.

    A held order becomes one task. Runs in the caller's transaction, which holds the orders locked,
    in a fixed number of statements.
    """
    orders = list(order_ids)
    find(orders)
    held = rows(HELD, orders=orders)
    held_ids = [pk for pk, _, _ in held]
    fine = sorted(set(orders) - set(held_ids))
    advance(Order, held_ids, Stage.HELD, kind="order.held", by=by)
    titles = [f"SO-{pk:06d}: {first}"[:300] for pk, _, first in held]
    severities = [severity for _, severity, _ in held]
    open_tasks("order.held", "order", held_ids, titles, role="clerk", severities=severities)
    accepted = advance(Order, fine, Stage.ACCEPTED, kind="order.accepted", by=by)
    close_tasks("order.held", "order", accepted, by=by, outcome="released")


def find(order_ids: Sequence[int]) -> None:
    """Write the findings of all rules about these orders; undecided earlier ones are forgotten."""
    orders = list(order_ids)
    limited = rows(HOLD_LIMITED, orders=orders)
    execute(FORGET, orders=orders)
    execute(
        FIND_ALL,
        orders=orders,
        today=timezone.localdate(),
        **as_columns(wrong_addresses(orders)),
    )
    if limited:
        over = credit.over_limit(orders)
        execute(FIND_CREDIT, orders=orders, **credit.as_columns(over))


VERIFICATION = Station(
    name="verify",
    model=Order,
    stage=Stage.RECEIVED,
    verb=lambda ids: verify_orders(ids, by="verify"),
    order="id",
)
