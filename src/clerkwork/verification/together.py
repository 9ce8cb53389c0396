"""Decide together what has one cause: a customer's old price list asks the same of many orders."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib.auth.models import AbstractUser
from django.db import transaction
from django.utils import timezone

from clerkwork.core import journal
from clerkwork.core.refusal import Refusal
from clerkwork.core.sql import dicts, rows
from clerkwork.orders.models import Order, Stage
from clerkwork.verification.decide import correct, release_all, require_reason
from clerkwork.verification.limits import above_limit, needs_two, supervised
from clerkwork.verification.models import Finding, Proposal

MOST = 500  # findings in one step
SHOWN = 50  # causes on a page

# The same rule at the same customer: for one article, and for all of them.
CAUSES = """
SELECT held.customer_id AS customer, customer.name AS customer_name, finding.code, line.item_id AS item,
       CASE GROUPING(line.item_id) WHEN 0 THEN min(item.sku) ELSE '' END AS sku,
       count(*) AS findings, count(DISTINCT finding.order_id) AS orders,
       min(finding.text) AS text, GROUPING(line.item_id) = 1 AS whole,
       count(DISTINCT line.item_id) AS items
  FROM verification_finding AS finding
  JOIN orders_order AS held ON held.id = finding.order_id AND held.stage = 'held'
  JOIN parties_customer AS customer ON customer.id = held.customer_id
  LEFT JOIN orders_line AS line ON line.id = finding.line_id
  LEFT JOIN catalog_item AS item ON item.id = line.item_id
 WHERE finding.decision IS NULL AND finding.severity = 'hold'
   AND (%(customer)s::bigint IS NULL OR held.customer_id = %(customer)s)
   AND (%(code)s = '' OR finding.code = %(code)s)
 GROUP BY GROUPING SETS ((held.customer_id, customer.name, finding.code, line.item_id),
                         (held.customer_id, customer.name, finding.code))
HAVING count(DISTINCT finding.order_id) > 1
   AND (GROUPING(line.item_id) = 0 AND line.item_id IS NOT NULL
        OR GROUPING(line.item_id) = 1 AND count(DISTINCT line.item_id) <> 1)
 ORDER BY count(*) DESC, held.customer_id, finding.code, line.item_id NULLS FIRST
 LIMIT %(most)s
"""


@dataclass(frozen=True, slots=True)
class Cause:
    """One rule at one customer, for one article or for whatever they ordered, in many orders."""

    customer: int
    customer_name: str
    code: str
    item: int | None
    sku: str
    findings: int
    orders: int
    text: str  # of one of them
    whole: bool
    items: int

    @property
    def about(self) -> str:
        """What they have in common, in words."""
        return self.sku or (f"{self.items} articles" if self.items else "the order")


@dataclass(frozen=True, slots=True)
class Decided:
    """How many findings were decided, how many orders go on, and what was passed over, and why."""

    findings: int
    orders: int
    passed_over: dict[str, int]


def causes(customer: int | None = None, code: str = "") -> list[Cause]:
    """What is asked of more than one held order, most first; of one customer and rule, if said."""
    found = dicts(CAUSES, customer=customer, code=code, most=SHOWN)
    return [Cause(**each) for each in found]


def findings_of(customer: int, code: str, item: int | None) -> list[Finding]:
    """The open findings of one cause, by order; `item` None takes every article."""
    found = Finding.objects.filter(
        order__customer=customer,
        order__stage=Stage.HELD,
        code=code,
        decision=None,
        severity=Finding.Severity.HOLD,
    )
    if item is not None:
        found = found.filter(line__item=item)
    return list(found.select_related("order", "line").order_by("order_id", "id")[:MOST])


@transaction.atomic
def accept_together(ids: Sequence[int], *, reason: str, by: AbstractUser) -> Decided:
    """Accept these findings of one rule with one reason, each with its decision and journal row.

    Passed over is what has been decided since, what is above this person's limit, what somebody
    proposed, and, where a supervisor is wanted, orders that they changed themselves. Refuses rules
    that want two persons, and a supervisor's who is none. In a fixed number of statements.
    """
    require_reason(reason)
    found = lock_all(ids)
    if needs_two(found[0]):
        raise Refusal("This takes two persons for each of them; decide them one by one.")
    if supervised(found[0]) and not by.has_perm("verification.override_finding"):
        raise Refusal("Only a supervisor may accept this.")
    left = {
        "decided since": len(set(ids)) - len(found),
        **(passed_over := not_by(found, by)).counts,
    }
    mine = [each for each in found if each.pk not in passed_over.ids]
    Finding.objects.filter(pk__in=[each.pk for each in mine]).update(
        decision=Finding.Decision.ACCEPTED,
        decided_by=by,
        decided_at=timezone.now(),
        reason=reason.strip(),
    )
    journal.record_many(
        "finding.accepted",
        "order",
        [each.order_id for each in mine],
        by=by,
        reason=reason.strip(),
        data=[{"code": each.code, "together": len(mine)} for each in mine],
    )
    return decided(mine, left, reason, by)


@transaction.atomic
def correct_together(ids: Sequence[int], *, reason: str, by: AbstractUser) -> Decided:
    """Put the suggested value of each of these findings in its place, with one reason.

    The rules look at all orders again in one go; the corrections go order by order, since each
    matches its order to the master data anew. Passed over is what has no suggestion.
    """
    require_reason(reason)
    found = lock_all(ids)
    suggested = [each for each in found if each.suggestion]
    for finding in suggested:
        order = Order.objects.select_related("customer", "ship_to").get(pk=finding.order_id)
        correct(finding, order, finding.suggestion or "", reason=reason, by=by)
    left = {
        "decided since": len(set(ids)) - len(found),
        "without a suggestion": len(found) - len(suggested),
    }
    return decided(suggested, left, reason, by)


LOCK = """
SELECT id FROM orders_order
 WHERE id IN (SELECT order_id FROM verification_finding WHERE id = ANY(%(ids)s)) AND stage = 'held'
 ORDER BY id FOR UPDATE
"""


def lock_all(ids: Sequence[int]) -> list[Finding]:
    """Those of the findings that still wait, of one rule, with their orders locked by id."""
    held = [pk for (pk,) in rows(LOCK, ids=list(ids))]
    waiting = Finding.objects.select_for_update(of=("self",)).filter(
        pk__in=ids, order__in=held, decision=None, severity=Finding.Severity.HOLD
    )
    found = list(waiting.select_related("line").order_by("order_id", "pk"))
    if not found:
        raise Refusal("Somebody has decided all of these. Load the page again.")
    if len({each.code for each in found}) > 1:
        raise Refusal("Only what one rule found is decided together.")
    return found


@dataclass(frozen=True, slots=True)
class NotMine:
    """What one person may not accept, and why."""

    ids: set[int]
    counts: dict[str, int]


def not_by(found: Sequence[Finding], by: AbstractUser) -> NotMine:
    """What of these this person may not accept alone, in three queries."""
    orders = {each.order_id for each in found}
    above = above_limit([each.pk for each in found], by)
    proposed = set(
        Proposal.objects.filter(order__in=orders, code=found[0].code).values_list(
            "order_id", flat=True
        )
    )
    changed: set[int] = set()
    if supervised(found[0]):
        mine = journal.of("order", *orders).filter(kind="order.corrected", user_id=by.pk)
        changed = set(mine.values_list("subject_id", flat=True))
    reasons = {
        "above your limit": above,
        "proposed by somebody": {each.pk for each in found if each.order_id in proposed},
        "corrected by you": {each.pk for each in found if each.order_id in changed},
    }
    counts = {why: len(those) for why, those in reasons.items()}
    return NotMine(set().union(*reasons.values()), counts)


def decided(
    found: Sequence[Finding], left: dict[str, int], reason: str, by: AbstractUser
) -> Decided:
    """The rules look at all these orders again; what nothing holds goes on."""
    released = release_all(sorted({each.order_id for each in found}), by=by, reason=reason)
    return Decided(len(found), len(released), {why: n for why, n in left.items() if n})
