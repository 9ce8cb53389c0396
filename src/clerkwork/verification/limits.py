"""Who decides how much alone: the limits of roles, and what takes two persons."""

from collections.abc import Sequence

from django.contrib.auth.models import AbstractUser

from clerkwork.core.journal import Actor
from clerkwork.core.refusal import Refusal
from clerkwork.core.sql import column
from clerkwork.orders.models import Order
from clerkwork.verification.models import Finding, Proposal, TwoPersonRule

# The trigger on findings asks the same function: see the migration that makes it.
WITHIN = "SELECT verification_within_limit(%(user)s, %(order)s, %(line)s, %(field)s)"
ABOVE = """
SELECT id FROM verification_finding
 WHERE id = ANY(%(ids)s) AND NOT verification_within_limit(%(user)s, order_id, line_id, field)
"""


class AboveLimit(Refusal):
    """One person alone may not decide this: it can be proposed."""


def supervised(finding: Finding) -> bool:
    """Whether only a supervisor may accept it, who did not change the order before."""
    return finding.needs_supervisor


def within_limit(order_id: int, by: AbstractUser, finding: Finding | None = None) -> bool:
    """Whether this person may decide the finding, or cancel the order, alone."""
    line, field = (finding.line_id, finding.field) if finding else (None, "")
    (within,) = column(WITHIN, user=by.pk, order=order_id, line=line, field=field)
    return bool(within)


def above_limit(finding_ids: Sequence[int], by: AbstractUser) -> set[int]:
    """Those of the findings that are above this person's limit, in one query."""
    return set(column(ABOVE, ids=list(finding_ids), user=by.pk)) if finding_ids else set()


def needs_two(finding: Finding) -> bool:
    """Whether the company wants two persons for every finding of this rule."""
    return TwoPersonRule.objects.filter(code=finding.code).exists()


def require_may_cancel(order: Order, by: Actor) -> None:
    """Refuse a person whose limit the order exceeds, or who proposed to cancel it."""
    if isinstance(by, str):
        return
    mine = Proposal.objects.filter(order=order, action=Proposal.Action.CANCEL, proposed_by=by.pk)
    if mine.exists():
        raise AboveLimit("You proposed this yourself; somebody else has to decide it.")
    (within,) = column(WITHIN, user=by.pk, order=order.pk, line=None, field="")
    if not within:
        raise AboveLimit(
            f"{order} is above the amount that you may cancel alone. Propose it; "
            "somebody else approves it."
        )
