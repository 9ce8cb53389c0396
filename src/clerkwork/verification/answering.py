"""What one person may answer to findings: accept them alone, approve, propose, or neither."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.contrib.auth.models import AbstractUser

from clerkwork.core import journal
from clerkwork.orders.models import Order
from clerkwork.verification.askable import askable
from clerkwork.verification.limits import above_limit, supervised, within_limit
from clerkwork.verification.models import Finding, Proposal, QuestionPoint, TwoPersonRule
from clerkwork.verification.values import all_values, version_of

NOT_AS_IT_IS = "It cannot pass as it is: it has to be corrected"
BY_SUPERVISOR = "Only a supervisor may accept this."
BY_ANOTHER = "You corrected this order yourself; somebody else has to accept this."
PROPOSED = "You proposed to accept this; somebody else approves it."
WAITS = "It was proposed to accept this; that is more than you decide alone."


@dataclass(frozen=True, slots=True)
class May:
    """What this person may do with a finding as it is; `why_not` is "" where they may accept."""

    why_not: str = ""
    propose: bool = False  # not accept alone, but propose it
    proposal: Proposal | None = None  # that somebody else made, to be approved by accepting
    theirs: bool = False  # the customer can settle it
    asked: QuestionPoint | None = None  # what they were asked about it, and answered


ALONE = May()


@dataclass(frozen=True, slots=True)
class Standing:
    """What decides about all findings of an order for one person, looked up once."""

    user: AbstractUser
    above: set[int]
    two: set[str]
    corrected: bool
    open: dict[tuple[int | None, str, str, str], Proposal]  # of the order as it is now
    mine: set[tuple[int | None, str, str, str]]


def what_may(findings: Sequence[Finding], order: Order, user: AbstractUser) -> dict[int, May]:
    """What this user may answer to each open finding of an order, by its id, in a few queries."""
    if not findings:
        return {}
    proposals = list(
        order.proposals.filter(action=Proposal.Action.ACCEPT).select_related("proposed_by")
    )
    version = version_of(all_values(order)) if proposals else ""
    standing = Standing(
        user,
        above_limit([each.pk for each in findings], user),
        set(TwoPersonRule.objects.values_list("code", flat=True)),
        journal.of("order", order.pk).filter(kind="order.corrected", user_id=user.pk).exists(),
        {said(one): one for one in proposals if not one.outcome and one.version == version},
        {said(one) for one in proposals if one.proposed_by_id == user.pk},
    )
    points = QuestionPoint.objects.filter(question__order=order).select_related("question")
    asked = {said(each): each for each in points.order_by("pk")}
    answers = {}
    for each in findings:
        each.order = order  # one object for all of them, looked up once
        theirs, before = askable(each), asked.get(said(each))
        answers[each.pk] = replace(may(each, standing), theirs=theirs, asked=before)
    return answers


def said(row: Finding | Proposal | QuestionPoint) -> tuple[int | None, str, str, str]:
    """What a finding says, by which proposals and questions name it."""
    return row.line_id, row.code, row.found, row.expected


def may(finding: Finding, standing: Standing) -> May:
    """What these rules leave of one finding; `decide.accept` holds the same ones."""
    if finding.severity == Finding.Severity.STOP:
        left_out = ", or the line left out" if finding.line_id else ""
        return May(f"{NOT_AS_IT_IS}{left_out}.")
    if supervised(finding):
        if not standing.user.has_perm("verification.override_finding"):
            return May(BY_SUPERVISOR)
        if standing.corrected:
            return May(BY_ANOTHER)
    if said(finding) in standing.mine:
        return May(PROPOSED)
    proposal = standing.open.get(said(finding))
    alone = finding.pk not in standing.above
    if alone and (proposal or finding.code not in standing.two):
        return May(proposal=proposal)
    return May(WAITS) if proposal else May(propose=True)


@dataclass(frozen=True, slots=True)
class Cancelling:
    """Whether this person cancels the order alone, and what was proposed."""

    alone: bool
    proposal: Proposal | None
    mine: bool

    @property
    def approvable(self) -> bool:
        return self.proposal is not None and self.alone and not self.mine


def cancelling(order: Order, user: AbstractUser) -> Cancelling:
    """What this user may do about cancelling an order."""
    made = list(order.proposals.filter(action=Proposal.Action.CANCEL).select_related("proposed_by"))
    mine = any(each.proposed_by_id == user.pk for each in made)
    open_one = next((each for each in made if not each.outcome), None)
    return Cancelling(within_limit(order.pk, user), open_one, mine)
