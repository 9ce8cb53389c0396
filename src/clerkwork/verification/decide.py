"""What a person decides about an order that was held: accept, correct, or leave a line out."""

from collections.abc import Sequence

from django.contrib.auth.models import AbstractUser
from django.db import transaction
from django.utils import timezone

from clerkwork.core import journal
from clerkwork.core.refusal import Refusal
from clerkwork.core.stages import advance
from clerkwork.core.tasks import close_tasks
from clerkwork.intake.confirm import confirm_reading
from clerkwork.intake.revise import revise_order
from clerkwork.intake.teach import teach_from
from clerkwork.orders.models import Line, Order, Stage
from clerkwork.verification.ask import withdraw_questions
from clerkwork.verification.learn_party import learn_party
from clerkwork.verification.limits import supervised
from clerkwork.verification.models import Finding
from clerkwork.verification.propose import approve_if_proposed, propose
from clerkwork.verification.put_right import UNCERTAIN, put_right
from clerkwork.verification.verify import find

Decision = Finding.Decision
CONFIRMED = "confirmed against the document"


@transaction.atomic
def accept_finding(finding_id: int, *, reason: str, by: AbstractUser) -> Order:
    """Let an order pass in spite of a finding, with a reason.

    Refuses what has to be corrected instead, and what only a supervisor may accept, who did not
    change the order before: nobody approves their own override. What somebody else proposed is
    approved thereby; what is above one's limit, or takes two persons, is refused to one alone.
    """
    finding, order = lock_finding(finding_id)
    accept(finding, order, reason=reason, by=by)
    release(order, by=by, reason=reason)
    return order


def accept(finding: Finding, order: Order, *, reason: str, by: AbstractUser) -> None:
    """Record the acceptance of an open finding; to confirm what was read takes no reason."""
    if finding.severity == Finding.Severity.STOP:
        raise Refusal("This cannot be accepted as it is; correct it or leave the line out.")
    if supervised(finding):
        require_second_person(order, by)
    if finding.code == UNCERTAIN:
        reason = reason.strip() or CONFIRMED
        confirm_reading(order, finding.field, by=by)
    approve_if_proposed(finding, order, by=by)
    record_decision(finding, Decision.ACCEPTED, reason, by)


@transaction.atomic
def propose_finding(finding_id: int, *, reason: str, by: AbstractUser) -> Order:
    """Propose to accept a finding that takes somebody else as well. Refuses as `propose` does."""
    finding, order = lock_finding(finding_id)
    propose(finding, order, reason=reason, by=by)
    return order


@transaction.atomic
def correct_finding(finding_id: int, value: str, *, reason: str, by: AbstractUser) -> Order:
    """Put a right value in the place of a wrong one; all rules look at the order again.

    A corrected article is remembered for this customer's part number. Refuses a value that the
    field cannot take, naming what it expects.
    """
    finding, order = lock_finding(finding_id)
    correct(finding, order, value, reason=reason, by=by)
    release(order, by=by, reason=reason)
    return order


def correct(finding: Finding, order: Order, value: str, *, reason: str, by: AbstractUser) -> None:
    """Correct one finding of a locked order; the caller lets the rules look again."""
    line = Line.objects.select_for_update().get(pk=finding.line_id) if finding.line_id else None
    lesson = put_right(order, line, finding.field, value.strip(), reason=reason, by=by)
    record_decision(finding, Decision.CORRECTED, reason, by)
    teach_from(order, [lesson] if lesson else [], by=by)
    if finding.field == "customer":
        learn_party(order, typed=False, by=by)
    revise_order(order)


@transaction.atomic
def reject_line(line_id: int, *, reason: str, by: AbstractUser) -> Order:
    """Leave one line out of a held order. Refuses the last one: then reject the order."""
    order = Order.objects.select_for_update().get(lines__pk=line_id)
    require_held(order)
    require_reason(reason)
    rest = order.lines.filter(rejected_at=None).exclude(pk=line_id)
    if not rest.exists():
        raise Refusal("This is the last line; cancel the order instead.")
    line = order.lines.get(pk=line_id)
    if line.rejected_at:
        raise Refusal(f"Line {line.position} is left out already.")
    line.rejected_at, line.cancelled = timezone.now(), line.ordered
    line.save(update_fields=["rejected_at", "cancelled"])
    Finding.objects.filter(line=line, decision=None).update(
        decision=Decision.REJECTED, decided_by=by, decided_at=timezone.now(), reason=reason
    )
    journal.record("order.line_rejected", order, by=by, reason=reason, data={"line": line.position})
    revise_order(order)
    release(order, by=by, reason=reason)
    return order


def require_second_person(order: Order, by: AbstractUser) -> None:
    """Refuse who may not override a rule, or would approve what they entered themselves."""
    if not by.has_perm("verification.override_finding"):
        raise Refusal("Only a supervisor may accept this.")
    if journal.of("order", order.pk).filter(kind="order.corrected", user_id=by.pk).exists():
        raise Refusal("You corrected this order yourself; somebody else has to accept this.")


def lock_finding(pk: int) -> tuple[Finding, Order]:
    """The finding and its order, both locked; refused unless it waits for a decision."""
    finding = Finding.objects.filter(pk=pk).first()
    if finding is None:
        raise Refusal("This finding is gone: the order has changed since. Load it again.")
    order = Order.objects.select_for_update().get(pk=finding.order_id)
    require_held(order)
    finding = Finding.objects.select_for_update().filter(pk=pk).first()
    if finding is None or finding.decision:
        raise Refusal("Somebody has decided this already. Load the order again.")
    return finding, order


def require_held(order: Order) -> None:
    if order.stage != Stage.HELD:
        raise Refusal(f"{order} is {order.get_stage_display()}; there is nothing to decide.")


def require_reason(reason: str) -> None:
    if not reason.strip():
        raise Refusal("Say why, in a few words.")


def record_decision(finding: Finding, decision: Decision, reason: str, by: AbstractUser) -> None:
    """Write the decision on the finding and into the order's journal."""
    require_reason(reason)
    finding.decision = decision
    finding.decided_by = by  # type: ignore[assignment]
    finding.decided_at = timezone.now()
    finding.reason = reason.strip()
    finding.save(update_fields=["decision", "decided_by", "decided_at", "reason"])
    journal.record(
        f"finding.{decision}", finding.order, by=by, reason=reason, data={"code": finding.code}
    )


def release(order: Order, *, by: AbstractUser, reason: str = "") -> None:
    """Look at the order with all rules again; if nothing holds it, it goes on by itself."""
    release_all([order.pk], by=by, reason=reason)
    order.refresh_from_db(fields=["stage"])


def release_all(order_ids: Sequence[int], *, by: AbstractUser, reason: str = "") -> list[int]:
    """The same for many locked orders, in a fixed number of statements; returns which go on.

    Their tasks end with the reason of the last decision.
    """
    find(order_ids)
    holding = Finding.objects.filter(
        order__in=order_ids,
        decision=None,
        severity__in=[Finding.Severity.HOLD, Finding.Severity.STOP],
    )
    fine = sorted(set(order_ids) - set(holding.values_list("order_id", flat=True)))
    released = advance(Order, fine, Stage.RECEIVED, kind="order.resubmitted", by=by)
    close_tasks("order.held", "order", released, by=by, outcome=f"decided: {reason or 'on review'}")
    withdraw_questions(released, by=by)
    return released
