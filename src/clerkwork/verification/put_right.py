"""Correct one value of an order, with all that goes with it: doubts, earlier answers, journal."""

from django.contrib.auth.models import AbstractUser
from django.db.models import QuerySet
from django.utils import timezone

from clerkwork.core import journal
from clerkwork.intake.teach import Corrected
from clerkwork.orders.models import Line, Order
from clerkwork.verification.correct import PLACE, correct_head, correct_line
from clerkwork.verification.models import Finding
from clerkwork.verification.values import head_value, line_value

Decision = Finding.Decision
UNCERTAIN = "VALUE_UNCERTAIN"

# What is settled along with a field, since its correction says that too.
SETTLES = {
    "ship_to": tuple(f"ship_{part}" for part in PLACE),
    "customer": ("buyer_name",),
    "item": ("gtin",),
}
# What says that a document may have been misread. Other findings are about what it asks for: a
# price that was agreed on teaches nothing about where prices stand.
MISREAD = {
    UNCERTAIN,
    "PO_NUMBER_MISSING",
    "QUANTITY_MISSING",
    "LINE_AMOUNT_OFF",
    "ORDER_TOTAL_OFF",
    "ORDER_DATE_FUTURE",
    "DATE_FAR",
    "SHIP_TO_MISSING",
    "SHIP_TO_INCOMPLETE",
}
# These are chosen from our own numbers, which a document need not state.
CHOSEN = {"customer", "ship_to", "item"}


def put_right(
    order: Order, line: Line | None, field: str, value: str, *, reason: str, by: AbstractUser
) -> Corrected | None:
    """Set a field of a locked order, or of one of its lines, to what a person typed.

    Returns what the reader of the document may learn from it. The caller revises the order and
    looks at it again. Refuses a value that the field cannot take, naming what it expects.
    """
    before = line_value(line, field) if line else head_value(order, field)
    lesson = teaches(order, line, field)
    if line:
        correct_line(order, line, field, value, by=by.pk)
        supersede_acceptances(line)
    else:
        correct_head(order, field, value)
    settle_doubts(order, line, field, reason=reason, by=by)
    position = line.position if line else None
    data = {"field": field, "line": position, "from": before, "to": value}
    journal.record("order.corrected", order, by=by, reason=reason, data=data)
    after = line_value(line, field) if line else head_value(order, field)
    return (position, field, after) if lesson else None


def teaches(order: Order, line: Line | None, field: str) -> bool:
    """Whether a correction here says that the document was misread."""
    asked = set(open_about(order, line, field).values_list("code", flat=True))
    if UNCERTAIN in asked:
        return True
    return field not in CHOSEN and (not asked or bool(asked & MISREAD))


def open_about(order: Order, line: Line | None, *fields: str) -> QuerySet[Finding]:
    return order.findings.filter(line=line, field__in=fields, decision=None)


def settle_doubts(
    order: Order, line: Line | None, field: str, *, reason: str, by: AbstractUser
) -> None:
    """Whoever typed a value has looked at it: it is not asked about again."""
    doubts = open_about(order, line, field, *SETTLES.get(field, ())).filter(code=UNCERTAIN)
    doubts.update(
        decision=Decision.CORRECTED, decided_by=by, decided_at=timezone.now(), reason=reason
    )


def supersede_acceptances(line: Line) -> None:
    """What was accepted about a line was accepted of the line as it was then."""
    line.findings.filter(decision=Decision.ACCEPTED).update(decision=Decision.SUPERSEDED)
