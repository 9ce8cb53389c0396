"""Accept a change, whole or by its parts: applied, checked by all rules, kept as a version."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from django.db import transaction
from django.utils import timezone

from clerkwork.changes.apply import CONFIRMED, apply_parts, settle_stock
from clerkwork.changes.judge import answer, forget_known, holding
from clerkwork.changes.models import Ask, Change, Purpose, Stage
from clerkwork.changes.newer import newer_than
from clerkwork.changes.objections import objections
from clerkwork.changes.parts import Part, parts_of
from clerkwork.changes.version import keep_version, snapshot
from clerkwork.core import journal
from clerkwork.core.journal import Actor, actor_name
from clerkwork.core.refusal import Refusal
from clerkwork.core.stages import advance_one
from clerkwork.core.tasks import close_tasks
from clerkwork.orders.models import Order
from clerkwork.orders.models import Stage as OrderStage
from clerkwork.verification.values import all_values, version_of

TASK = "change.to_decide"


@dataclass(frozen=True, slots=True)
class Answers:
    """What a person said on the page of a change.

    `version` is of the values of the order that they saw; `parts` those that are accepted, None for
    all; `reasons` why a finding is fine as it is, by its key (`judge.key_of`).
    """

    version: str | None = None
    parts: frozenset[int] | None = None
    reasons: Mapping[str, str] = field(default_factory=dict)
    reason: str = ""


@transaction.atomic
def accept_change(change_id: int, answers: Answers, *, by: Actor) -> Change:
    """Make a change true of its order, or of those parts that are chosen; the others are refused.

    Stock that is no longer wanted is free, what is wanted beside is reserved or backordered. Refuses
    what has shipped or is picked, what no longer fits the order as it is now, and what the rules
    hold, unless a person who may says why it is fine. The order as it was and as it is now are
    both kept.
    """
    change, order = lock_change(change_id)
    require_current(change, order, answers.version)
    parts = parts_of(change, answers.parts)
    require_possible(change, order, parts)
    rest = change.asks.exclude(part__in=[part.number for part in parts])
    if rest.exists() and not answers.reason.strip():
        raise Refusal("Say why the rest is refused, in a few words.")
    before, known = snapshot(order), holding(order)
    note_before(change, before)
    reason = answers.reason.strip() or why(change)
    apply_parts(order, parts, by=by, reason=reason)
    look_again(change, order, known, answers.reasons, by=by)
    settle_stock(order, by=by, reason=reason)
    kept = keep_version(order, change, before)
    mark(change, parts)
    data = {"change": change.number, "version": kept.number}
    journal.record("order.changed", order, by=by, reason=reason, data=data)
    decide(change, Stage.ACCEPTED, by=by, reason=reason)
    return change


@transaction.atomic
def refuse_change(change_id: int, *, reason: str, by: Actor) -> Change:
    """Leave the order as it is, with a reason. Refuses a change that is decided."""
    change = Change.objects.select_for_update().get(pk=change_id)
    require_open(change)
    if not reason.strip():
        raise Refusal("Say why, in a few words.")
    change.asks.update(taken=False)
    decide(change, Stage.REFUSED, by=by, reason=reason.strip())
    if change.order:
        data = {"change": change.number}
        journal.record("order.change_refused", change.order, by=by, reason=reason, data=data)
    return change


def decide(change: Change, to: str, *, by: Actor, reason: str) -> None:
    """Write the decision on the change, and close its task."""
    change.decided_by, change.decided_at, change.reason = actor_name(by), timezone.now(), reason
    change.save(update_fields=["decided_by", "decided_at", "reason"])
    advance_one(change, to, kind=f"change.{to}", by=by, reason=reason)
    close_tasks(TASK, "change", [change.pk], by=by, outcome=str(to))


def lock_change(pk: int) -> tuple[Change, Order]:
    """The change and its order, both locked, the order first; refused unless it waits."""
    known = Change.objects.get(pk=pk)
    if known.order_id is None:
        raise Refusal("Nobody knows yet which order this change is about; say which.")
    order = Order.objects.select_for_update().get(pk=known.order_id)
    change = Change.objects.select_for_update().get(pk=pk)
    require_open(change)
    if change.order_id != order.pk:
        raise Refusal("Somebody has moved this change to another order. Load it again.")
    return change, order


def require_open(change: Change) -> None:
    if change.stage != Stage.PROPOSED:
        raise Refusal(f"{change} is {change.get_stage_display()} already.")


def require_current(change: Change, order: Order, version: str | None) -> None:
    """Refuse what was decided before a newer change, or by an order as it no longer is."""
    newer = newer_than(change)
    if newer:
        raise Refusal(f"{newer} is newer than this change and was accepted; refuse this one.")
    if version is not None and version != version_of(all_values(order)):
        raise Refusal(f"{order} has changed since you opened this page. Load it again.")


def require_possible(change: Change, order: Order, parts: list[Part]) -> None:
    if change.purpose == Purpose.UNREAD:
        raise Refusal("Say first what is to be changed: read the document, and type it in.")
    if not parts:
        raise Refusal("Choose at least one line, or refuse the change.")
    for said in objections(order, parts).values():
        raise Refusal(said)


def look_again(
    change: Change,
    order: Order,
    known: Collection[tuple[object, ...]],
    reasons: Mapping[str, str],
    *,
    by: Actor,
) -> None:
    """Have all rules look at a confirmed order; what they hold anew is answered, or refused.

    An order that nobody has confirmed goes on as any corrected one does.
    """
    if order.stage in CONFIRMED:
        answer(change, order, known, reasons, by=by)
        forget_known(order)
    elif order.stage == OrderStage.HELD and not holding(order):
        advance_one(order, OrderStage.RECEIVED, kind="order.resubmitted", by=by)
        close_tasks("order.held", "order", [order.pk], by=by, outcome="changed")


def note_before(change: Change, before: Mapping[str, object]) -> None:
    """Write on each row of the change what the order said until now."""
    lines = {line["position"]: line for line in before["lines"]}  # type: ignore[attr-defined]
    for ask in change.asks.select_related("line"):
        values = lines.get(ask.line.position, {}) if ask.line else before["head"]
        if ask.action == Ask.Action.CHANGE and ask.field in values:  # type: ignore[operator]
            Ask.objects.filter(pk=ask.pk).update(before=values[ask.field])  # type: ignore[index]


def mark(change: Change, parts: list[Part]) -> None:
    taken = [part.number for part in parts]
    change.asks.filter(part__in=taken).update(taken=True)
    change.asks.exclude(part__in=taken).update(taken=False)


def why(change: Change) -> str:
    """The reason that stands for a change which is taken as it is."""
    if change.document_id:
        return f"the customer asks for it in {change.document}"
    return "agreed with the customer"
