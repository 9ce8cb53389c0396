"""What answers are made of, fetched for a whole batch of orders."""

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from clerkwork.core.sql import rows

# An order is answered once it is known what is there, or that nothing comes of it. One that repeats
# another and ends is not: the customer would take it for the end of the first.
ORDERS = """
SELECT about.id, about.stage, about.po_number, about.currency, about.due_on::text,
       COALESCE(NULLIF(about.email, ''), customer.email), customer.language, customer.answer_form,
       source.document_id, source.position, document.format, arrived.channel, arrived.parent_id,
       COALESCE(last.revision, 0), last.says::text
  FROM orders_order AS about
  JOIN parties_customer AS customer ON customer.id = about.customer_id
  LEFT JOIN intake_documentorder AS source ON source.order_id = about.id
  LEFT JOIN intake_document AS document ON document.id = source.document_id
  LEFT JOIN LATERAL (SELECT channel, parent_id FROM intake_arrival
                      WHERE document_id = source.document_id ORDER BY id LIMIT 1)
         AS arrived ON TRUE
  LEFT JOIN LATERAL (SELECT revision, says FROM answers_answer
                      WHERE reply_id = about.id ORDER BY revision DESC LIMIT 1) AS last ON TRUE
 WHERE about.id = ANY(%(orders)s) AND customer.answer_form <> 'none'
   AND (about.stage IN ('fulfilling', 'complete')
        OR about.stage = 'cancelled' AND about.repeats_id IS NULL)
 ORDER BY about.id
"""

# Quantities in the unit that was ordered. What is there is rounded down, so that no more is
# promised than there is; the sum of the parts is what was ordered.
LINES = """
SELECT line.order_id, line.position, line.stated_line, COALESCE(item.sku, line.sku),
       line.buyer_sku, line.gtin, COALESCE(item.name, line.description), line.unit,
       COALESCE(trim_scale(line.quantity)::text, ''),
       COALESCE(trim_scale(line.unit_price)::text, ''),
       COALESCE(line.due_on, about.due_on)::text,
       trim_scale(part.accepted)::text, trim_scale(part.rejected)::text,
       trim_scale(part.quantity - part.accepted - part.rejected)::text,
       supplier.lead_time_days, supplier.country
  FROM orders_line AS line
  JOIN orders_order AS about ON about.id = line.order_id
  LEFT JOIN catalog_item AS item ON item.id = line.item_id
  LEFT JOIN parties_supplier AS supplier ON supplier.id = item.supplier_id
 CROSS JOIN LATERAL (
       SELECT whole.quantity,
              CASE WHEN whole.quantity = 0 OR line.factor IS NULL THEN 0
                   ELSE trunc((line.allocated + line.shipped) / line.factor, 4) END AS accepted,
              CASE WHEN line.rejected_at IS NOT NULL OR line.factor IS NULL
                     OR line.cancelled = line.ordered THEN whole.quantity
                   ELSE trunc(line.cancelled / line.factor, 4) END AS rejected
         FROM (SELECT GREATEST(COALESCE(line.quantity, 0), 0) AS quantity) AS whole) AS part
 WHERE line.order_id = ANY(%(orders)s)
 ORDER BY line.order_id, line.position
"""

# Why a line, or all of an order, does not come: the reason given, and what a rule had found. Where
# the one is the words of the other, it was written for us and not for the customer.
REASONS = """
SELECT told.subject_id, (told.data->>'line')::int,
       CASE WHEN starts_with(found.text, rtrim(told.reason, '…')) THEN '' ELSE told.reason END,
       found.code
  FROM core_journal AS told
  LEFT JOIN LATERAL (
       SELECT code, finding.text FROM verification_finding AS finding
         JOIN orders_line AS line ON line.id = finding.line_id
        WHERE finding.order_id = told.subject_id AND finding.decision = 'rejected'
          AND line.position = (told.data->>'line')::int
        ORDER BY finding.id LIMIT 1) AS found ON TRUE
 WHERE told.subject = 'order' AND told.subject_id = ANY(%(orders)s)
   AND told.kind IN ('order.line_rejected', 'order.line_cancelled', 'order.cancelled',
                     'order.rest_cancelled')
 ORDER BY told.id
"""


class LineFacts(NamedTuple):
    """A line as it stands. Numbers are texts, exact and without zeros at the end, since they are
    only told; "" is what is not known.
    """

    order: int
    position: int
    line: str
    sku: str
    buyer_sku: str
    gtin: str
    name: str
    unit: str
    quantity: str
    price: str
    wanted_on: str | None
    accepted: str
    rejected: str
    open: str
    lead_days: int | None
    supplier_country: str | None


class Reason(NamedTuple):
    text: str
    finding: str | None


@dataclass(slots=True)
class OrderFacts:
    """An order as it stands, with where it came from and what was said last."""

    pk: int
    stage: str
    po_number: str
    currency: str
    due_on: str | None
    email: str
    language: str
    preference: str
    document: int | None
    position: int | None  # of the order in its document, from one
    format: str | None
    channel: str | None
    parent: int | None  # the mail in which the document came
    revision: int
    told: str | None  # what was said last, as JSON
    lines: list[LineFacts] = field(default_factory=list)
    reasons: dict[int | None, Reason] = field(default_factory=dict)  # by line; None for all

    @property
    def last(self) -> dict[str, Any] | None:
        return json.loads(self.told) if self.told else None


def facts_of(order_ids: Sequence[int]) -> list[OrderFacts]:
    """The facts of those of these orders that are to be answered, in three statements."""
    found = [OrderFacts(*row) for row in rows(ORDERS, orders=list(order_ids))]
    ids = [each.pk for each in found]
    lines: dict[int, list[LineFacts]] = defaultdict(list)
    for row in rows(LINES, orders=ids):
        lines[row[0]].append(LineFacts._make(row))
    reasons: dict[int, dict[int | None, Reason]] = defaultdict(dict)
    for order, position, text, finding in rows(REASONS, orders=ids):
        reasons[order][position] = Reason(text or "", finding)
    for each in found:
        each.lines, each.reasons = lines[each.pk], reasons[each.pk]
    return found
