"""Verify: run every rule over a batch of orders; what passes is accepted, the rest is held."""

from collections.abc import Sequence

from django.utils import timezone

from clerkwork.core import journal
from clerkwork.core.journal import Actor
from clerkwork.core.sql import execute, execute_kept, rows
from clerkwork.core.stages import advance
from clerkwork.core.stations import Station
from clerkwork.core.tasks import close_tasks, open_tasks
from clerkwork.orders.models import Order, Stage
from clerkwork.verification import credit
from clerkwork.verification.addresses import wrong_addresses
from clerkwork.verification.batch import COMPUTED, PREPARED
from clerkwork.verification.closed_days import impossible_dates
from clerkwork.verification.computed import as_columns
from clerkwork.verification.correct_by_rule import correct_by_rule
from clerkwork.verification.rule import EACH_ITS_OWN, Rule
from clerkwork.verification.rules import RULES
from clerkwork.verification.senders import lookalikes

FOUND = """
SELECT '{code}', {field}, found.order_id, found.line_id, found.found, found.expected,
       found.suggestion
  FROM ({sql}) AS found (order_id, line_id, found, expected, suggestion{sixth})
"""
RULE = "('{code}', '{severity}', '{policy}', $text${text}$text$, $text${next_step}$text$)"

# One statement for all rules but the credit limit, which looks at what the others hold. What a
# person has accepted before is not asked again.
FIND = """
WITH {prepared},
rule (code, severity, policy, text, next_step) AS (VALUES {rules}),
raised (code, field, order_id, line_id, found, expected, suggestion) AS ({findings}),
judged AS (
  SELECT raised.*, rule.severity, rule.text, rule.next_step,
         COALESCE(own.policy, common.policy, rule.policy) AS policy
    FROM raised JOIN rule ON rule.code = raised.code
    JOIN orders_order AS checked ON checked.id = raised.order_id
    LEFT JOIN verification_rulepolicy AS own ON own.code = raised.code
     AND own.customer_id = checked.customer_id AND own.until IS NULL
    LEFT JOIN verification_rulepolicy AS common ON common.code = raised.code
     AND common.customer_id IS NULL AND common.until IS NULL)
INSERT INTO verification_finding
       (code, severity, policy, field, text, next_step, order_id, line_id, found, expected,
        suggestion)
SELECT code,
       CASE WHEN severity = 'stop' THEN 'stop' WHEN policy = 'warn' THEN 'warn' ELSE 'hold' END,
       policy, field,
       left(replace(replace(text, '{{found}}', COALESCE(found, '')),
                    '{{expected}}', COALESCE(expected, '')), 500),
       next_step, order_id, line_id, left(COALESCE(found, ''), 300),
       left(COALESCE(expected, ''), 300), left(suggestion, 300)
  FROM judged
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


# What an order was let pass in spite of stands on its timeline.
TELL_WARNED = """
INSERT INTO core_journal (kind, subject, subject_id, actor, user_id, reason, data)
SELECT 'order.warned', 'order', order_id, %(actor)s, %(user)s, string_agg(text, ' ' ORDER BY id),
       jsonb_build_object('rules', string_agg(DISTINCT code, ', '))
  FROM verification_finding
 WHERE order_id = ANY(%(orders)s) AND decision IS NULL AND severity = 'warn'
 GROUP BY order_id ORDER BY order_id
"""

# Each question goes to the customer once, however often the rules run.
TELL_TO_ASK = """
INSERT INTO core_journal (kind, subject, subject_id, actor, data)
SELECT 'finding.to_ask', 'order', finding.order_id, 'verify', asked.data
  FROM verification_finding AS finding
  LEFT JOIN orders_line AS line ON line.id = finding.line_id
 CROSS JOIN LATERAL (
       SELECT jsonb_build_object('code', finding.code, 'line', line.position,
                                 'found', finding.found, 'expected', finding.expected)) AS asked (data)
 WHERE finding.order_id = ANY(%(orders)s) AND finding.decision IS NULL AND finding.policy = 'ask'
   AND finding.severity IN ('hold', 'stop')
   AND NOT EXISTS (SELECT FROM core_journal AS told
                    WHERE told.subject = 'order' AND told.subject_id = finding.order_id
                      AND told.kind = 'finding.to_ask' AND told.data = asked.data)
 ORDER BY finding.id
"""


def statement(rules: Sequence[Rule], prepared: str = PREPARED) -> str:
    """The one INSERT that runs these rules."""
    return FIND.format(
        prepared=prepared,
        rules=", ".join(
            RULE.format(
                code=each.code,
                severity=each.severity,
                policy=each.policy,
                text=each.text,
                next_step=each.next_step,
            )
            for each in rules
        ),
        findings="UNION ALL".join(part(rule) for rule in rules),
    )


def part(rule: Rule) -> str:
    """The SELECT of one rule's findings."""
    own = rule.field == EACH_ITS_OWN
    return FOUND.format(
        code=rule.code,
        field="found.field" if own else f"'{rule.field}'",
        sql=rule.sql,
        sixth=", field" if own else "",
    )


FIND_ALL = statement([each for each in RULES if each != credit.CREDIT_RULE])
FIND_CREDIT = statement([credit.CREDIT_RULE], COMPUTED)


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
    execute(
        TELL_WARNED,
        orders=accepted,
        actor=journal.actor_name(by),
        user=journal.actor_id(by),
    )


def find(order_ids: Sequence[int]) -> None:
    """Write the findings of all rules about these orders; undecided earlier ones are forgotten.

    What a rule may correct by itself is corrected, and everything is looked at once more.
    """
    orders = list(order_ids)
    limited = bool(rows(HOLD_LIMITED, orders=orders))
    look(orders, limited=limited)
    if correct_by_rule(orders):
        look(orders, limited=limited)
    if execute(TELL_TO_ASK, orders=orders):
        journal.react("finding.to_ask")


FEW = 50  # orders for which the plan of the rules is kept; for more it is worth a plan of its own


def look(orders: list[int], *, limited: bool) -> None:
    """Run all rules once; the credit limit last, since what another one holds is not owed yet."""
    today = timezone.localdate()
    execute(FORGET, orders=orders)
    computed = [*wrong_addresses(orders), *impossible_dates(orders, today), *lookalikes(orders)]
    run = execute_kept if len(orders) <= FEW else execute
    run(FIND_ALL, orders=orders, today=today, **as_columns(computed))
    if limited:
        over = as_columns(credit.over_limit(orders))
        execute(FIND_CREDIT, orders=orders, **over)


VERIFICATION = Station(
    name="verify",
    model=Order,
    stage=Stage.RECEIVED,
    verb=lambda ids: verify_orders(ids, by="verify"),
    order="id",
)
