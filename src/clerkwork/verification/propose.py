"""Four eyes: one person proposes, and a different one approves exactly that."""

from collections.abc import Mapping

from django.contrib.auth.models import AbstractUser
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from clerkwork.core import journal
from clerkwork.core.escalation import SUPERVISOR
from clerkwork.core.models import Task
from clerkwork.core.refusal import Refusal
from clerkwork.core.tasks import close_tasks, open_task
from clerkwork.orders.models import Order
from clerkwork.verification.limits import AboveLimit, needs_two, within_limit
from clerkwork.verification.models import Finding, Proposal
from clerkwork.verification.values import all_values, version_of

Action, Outcome = Proposal.Action, Proposal.Outcome
MINE = "You proposed this yourself; somebody else has to decide it."
CHANGED = "The order was changed since this was proposed. It has to be proposed again."


def proposals_about(finding: Finding) -> QuerySet[Proposal]:
    """All that was proposed about what this finding says, decided or not."""
    return Proposal.objects.filter(
        action=Action.ACCEPT,
        order=finding.order_id,
        line=finding.line_id,
        code=finding.code,
        found=finding.found,
        expected=finding.expected,
    )


def propose(finding: Finding, order: Order, *, reason: str, by: AbstractUser) -> Proposal:
    """Propose to accept an open finding of a locked order; its task goes to the supervisors.

    An earlier proposal of what the order was then lapses. Refuses a second one of the same.
    """
    if finding.severity == Finding.Severity.STOP:
        raise Refusal("This cannot be accepted as it is; correct it or leave the line out.")
    earlier = proposals_about(finding).filter(outcome=None).select_for_update().first()
    said = {
        "line_id": finding.line_id,
        "code": finding.code,
        "found": finding.found,
        "expected": finding.expected,
    }
    return put_forward(order, Action.ACCEPT, earlier, reason=reason, by=by, said=said)


@transaction.atomic
def propose_cancellation(order_id: int, *, reason: str, by: AbstractUser) -> Proposal:
    """Propose to cancel an order. Refuses one that is finished, and a second proposal."""
    order = Order.objects.select_for_update().get(pk=order_id)
    if order.stage not in Order.OPEN:
        raise Refusal(f"{order} is {order.get_stage_display()}; there is nothing to cancel.")
    earlier = order.proposals.filter(action=Action.CANCEL, outcome=None).first()
    made = put_forward(order, Action.CANCEL, earlier, reason=reason, by=by, said={})
    title = f"{order}: {by.get_username()} proposes to cancel it"
    open_task("order.to_cancel", order, title=title, role=SUPERVISOR, detail=reason)
    return made


def put_forward(
    order: Order,
    action: Proposal.Action,
    earlier: Proposal | None,
    *,
    reason: str,
    by: AbstractUser,
    said: Mapping[str, object],
) -> Proposal:
    """Write the proposal and its journal row; `said` is what a finding says."""
    if not reason.strip():
        raise Refusal("Say why, in a few words.")
    version = version_of(all_values(order))
    if earlier and earlier.version == version:
        raise Refusal("Somebody has proposed this already; it waits to be approved.")
    if earlier:
        decide(earlier, Outcome.STALE)
    made: Proposal = Proposal.objects.create(
        order=order,
        action=action,
        version=version,
        reason=reason.strip(),
        proposed_by_id=by.pk,
        **said,
    )
    if action == Action.ACCEPT:
        Task.objects.filter(
            kind="order.held", subject="order", subject_id=order.pk, done_at=None, role="clerk"
        ).update(role=SUPERVISOR, owner=None)
    journal.record("proposal.made", order, by=by, reason=reason.strip(), data=of(made))
    return made


def approve_if_proposed(finding: Finding, order: Order, *, by: AbstractUser) -> None:
    """Let an acceptance count as the approval of what somebody else proposed.

    Refuses whoever proposed it, whose limit it exceeds, and, where a rule wants two persons, what
    nobody has proposed of the order as it is now.
    """
    about = proposals_about(finding).select_for_update()
    if about.filter(proposed_by=by.pk).exists():
        raise Refusal(MINE)
    if not within_limit(order.pk, by, finding):
        raise AboveLimit("This is above the amount that you may decide alone. Propose it.")
    waiting = about.filter(outcome=None).first()
    if waiting and waiting.version == version_of(all_values(order)):
        waiting.finding = finding
        decide(waiting, Outcome.APPROVED, by=by)
        journal.record("proposal.approved", order, by=by, data=of(waiting))
    elif waiting:
        decide(waiting, Outcome.STALE)
        if needs_two(finding):
            raise AboveLimit(CHANGED)
    elif needs_two(finding):
        raise AboveLimit("This takes two persons. Propose it; somebody else approves it.")


@transaction.atomic
def refuse_proposal(proposal_id: int, *, reason: str, by: AbstractUser) -> Proposal:
    """Decline what somebody proposed, or take back what one proposed oneself, with a reason.

    The finding waits for another decision. Refuses what is decided already.
    """
    proposal = lock_proposal(proposal_id)
    if not reason.strip():
        raise Refusal("Say why, in a few words.")
    decide(proposal, Outcome.REFUSED)
    journal.record("proposal.refused", proposal.order, by=by, reason=reason, data=of(proposal))
    close_tasks("order.to_cancel", "order", [proposal.order_id], by=by, outcome=reason)
    return proposal


def lock_proposal(proposal_id: int) -> Proposal:
    """An open proposal, with its order locked before it. Refuses one that is decided."""
    known = Proposal.objects.filter(pk=proposal_id).first()
    if known is None:
        raise Refusal("There is no such proposal.")
    order = Order.objects.select_for_update().get(pk=known.order_id)
    proposal = Proposal.objects.select_for_update().get(pk=proposal_id)
    if proposal.outcome:
        raise Refusal(f"This was decided already: {proposal.get_outcome_display()}.")
    proposal.order = order
    return proposal


def approve_cancellation(proposal_id: int, *, by: AbstractUser) -> Proposal:
    """Approve, in the caller's transaction, which then cancels, that an order be cancelled.

    Refuses whoever proposed it, whose limit it exceeds, and an order changed since.
    """
    proposal = lock_proposal(proposal_id)
    if proposal.action != Action.CANCEL:
        raise Refusal("This is decided at its finding.")
    if proposal.proposed_by_id == by.pk:
        raise Refusal(MINE)
    if proposal.version != version_of(all_values(proposal.order)):
        raise Refusal(CHANGED)
    decide(proposal, Outcome.APPROVED, by=by)
    journal.record("proposal.approved", proposal.order, by=by, data=of(proposal))
    close_tasks("order.to_cancel", "order", [proposal.order_id], by=by, outcome="approved")
    return proposal


def decide(
    proposal: Proposal, outcome: Proposal.Outcome, *, by: AbstractUser | None = None
) -> None:
    proposal.outcome, proposal.decided_at = outcome, timezone.now()
    proposal.approved_by = by  # type: ignore[assignment]  # the custom user is no issue here
    proposal.save(update_fields=["outcome", "decided_at", "approved_by", "finding"])


def of(proposal: Proposal) -> dict[str, object]:
    """What a proposal is about, for the journal."""
    about = {"code": proposal.code, "line": proposal.line.position if proposal.line else None}
    return {"proposal": proposal.pk, "action": proposal.action, **about}
