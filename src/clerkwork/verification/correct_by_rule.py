"""Correct by rule: take the suggestion where a supervisor has allowed a rule to."""

from collections.abc import Sequence

from clerkwork.core.sql import execute, rows

# Of several suggestions for one value the first holds. Whoever asks why finds it in the journal.
TAKE = """
WITH chosen AS (
  SELECT DISTINCT ON (order_id, line_id, field)
         id, order_id, line_id, code, field, text, suggestion
    FROM verification_finding
   WHERE order_id = ANY(%(orders)s) AND decision IS NULL AND policy = 'correct'
     AND severity = 'hold' AND suggestion IS NOT NULL
   ORDER BY order_id, line_id, field, id),
of_line AS (
  SELECT line_id, max(suggestion) FILTER (WHERE field = 'quantity')::numeric AS quantity,
         max(suggestion) FILTER (WHERE field = 'unit_price')::numeric AS unit_price
    FROM chosen WHERE line_id IS NOT NULL GROUP BY line_id),
before AS (
  SELECT chosen.id, line.position,
         CASE chosen.field WHEN 'quantity' THEN trim_scale(line.quantity)::text
                           WHEN 'unit_price' THEN trim_scale(line.unit_price)::text
                           ELSE checked.due_on::text END AS value
    FROM chosen JOIN orders_order AS checked ON checked.id = chosen.order_id
    LEFT JOIN orders_line AS line ON line.id = chosen.line_id),
lines AS (
  UPDATE orders_line AS line
     SET quantity = COALESCE(of_line.quantity, line.quantity),
         ordered = CASE WHEN of_line.quantity IS NULL THEN line.ordered
                        ELSE of_line.quantity * line.factor END,
         unit_price = COALESCE(of_line.unit_price, line.unit_price),
         stated_amount = NULL
    FROM of_line WHERE line.id = of_line.line_id),
heads AS (
  UPDATE orders_order AS checked SET due_on = chosen.suggestion::date
    FROM chosen
   WHERE checked.id = chosen.order_id AND chosen.line_id IS NULL AND chosen.field = 'due_on'),
decided AS (
  UPDATE verification_finding AS finding
     SET decision = 'corrected', decided_at = now(), reason = 'by itself'
    FROM chosen WHERE finding.id = chosen.id)
INSERT INTO core_journal (kind, subject, subject_id, actor, reason, data)
SELECT 'order.corrected', 'order', chosen.order_id, 'verify', chosen.text,
       jsonb_build_object('rule', chosen.code, 'field', chosen.field, 'line', before.position,
                          'from', before.value, 'to', chosen.suggestion)
  FROM chosen JOIN before ON before.id = chosen.id
 ORDER BY chosen.id
RETURNING subject_id
"""
# The lines that were asked for with the order follow it.
DATES = """
UPDATE orders_line AS line SET due_on = chosen.suggestion::date
  FROM (SELECT DISTINCT ON (order_id) order_id, suggestion FROM verification_finding
         WHERE order_id = ANY(%(orders)s) AND decision IS NULL AND policy = 'correct'
           AND severity = 'hold' AND suggestion IS NOT NULL AND field = 'due_on'
         ORDER BY order_id, id) AS chosen
  JOIN orders_order AS checked ON checked.id = chosen.order_id
 WHERE line.order_id = checked.id AND line.due_on = checked.due_on
"""
TOTALS = """
UPDATE orders_order AS checked
   SET total = (SELECT COALESCE(SUM(round(quantity * unit_price, 2)), 0) FROM orders_line
                 WHERE order_id = checked.id AND rejected_at IS NULL AND quantity > 0)
 WHERE id = ANY(%(orders)s)
"""


def correct_by_rule(order_ids: Sequence[int]) -> bool:
    """Correct what the open findings under the policy `correct` suggest; whether there was any.

    In three statements for any number of orders, with a journal row for each value. The customer's
    list price of another quantity is not looked up.
    """
    execute(DATES, orders=list(order_ids))
    corrected = sorted({pk for (pk,) in rows(TAKE, orders=list(order_ids))})
    if corrected:
        execute(TOTALS, orders=corrected)
    return bool(corrected)
