"""What the rules say to a changed order: what they hold anew has to be answered with it."""

from collections.abc import Collection, Mapping
from typing import Any

from django.contrib.auth.models import AbstractUser
from django.db.models import QuerySet

from clerkwork.changes.models import Change
from clerkwork.core.journal import Actor
from clerkwork.core.refusal import Refusal
from clerkwork.orders.models import Order
from clerkwork.verification.decide import accept
from clerkwork.verification.models import Finding
from clerkwork.verification.rules import BY_CODE
from clerkwork.verification.verify import find

HOLDS = (Finding.Severity.HOLD, Finding.Severity.STOP)
Known = tuple[Any, ...]


def open_findings(order: Order) -> QuerySet[Finding]:
    """What holds the order and is not answered, as the rules found it last."""
    held = Finding.objects.filter(order=order, decision=None, severity__in=HOLDS)
    return held.select_related("line").order_by("line__position", "id")


def holding(order: Order) -> set[Known]:
    """What the rules hold of the order as it is now. Writes the findings anew."""
    find([order.pk])
    return {identity(each) for each in open_findings(order)}


def identity(finding: Finding) -> Known:
    return finding.code, finding.line_id, finding.found, finding.expected


def new_findings(order: Order, known: Collection[Known]) -> list[Finding]:
    """What the rules hold now and did not hold before."""
    find([order.pk])
    return [each for each in open_findings(order) if identity(each) not in known]


def key_of(finding: Finding) -> str:
    """By what a finding is answered on the page: its rows are made anew each time."""
    return f"{finding.code}-{finding.line.position if finding.line else 0}"


def why_not(finding: Finding, change: Change, by: Actor) -> str:
    """Why this person may not let the finding pass; "" if they may."""
    if finding.severity == Finding.Severity.STOP:
        return f"{finding.text} This cannot pass; leave that line out of the change, or refuse it."
    if not isinstance(by, AbstractUser) or not by.has_perm("verification.decide_finding"):
        return f"{finding.text} Only who may decide findings can accept that."
    rule = BY_CODE.get(finding.code)
    if rule and rule.supervisor and not by.has_perm("verification.override_finding"):
        return f"{finding.text} Only a supervisor may accept that."
    if rule and rule.supervisor and change.asked_by_id == by.pk:
        return f"{finding.text} You asked for this change yourself; somebody else has to accept it."
    return ""


def answer(
    change: Change,
    order: Order,
    known: Collection[Known],
    reasons: Mapping[str, str],
    *,
    by: Actor,
) -> None:
    """Record why what the rules hold anew may pass; refuses what nobody says a reason for."""
    for finding in new_findings(order, known):
        said = why_not(finding, change, by)
        if said:
            raise Refusal(said)
        reason = reasons.get(key_of(finding), "").strip()
        if not reason:
            raise Refusal(f"{finding.text} Say why that is right, or refuse the change.")
        accept(finding, order, reason=reason, by=by)  # type: ignore[arg-type]


def forget_known(order: Order) -> None:
    """What was so before, and was let pass, is no question now."""
    open_findings(order).delete()
