"""Review an order as a whole beside its document: what is right is confirmed, the rest corrected."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.contrib.auth.models import AbstractUser
from django.db import transaction

from clerkwork.core.refusal import Refusal
from clerkwork.intake.revise import revise_order
from clerkwork.intake.teach import Corrected, teach_from
from clerkwork.orders.models import Line, Order
from clerkwork.verification.decide import CONFIRMED, accept, release, require_held
from clerkwork.verification.key_in import add_line
from clerkwork.verification.learn_party import learn_party
from clerkwork.verification.limits import AboveLimit
from clerkwork.verification.models import Finding
from clerkwork.verification.propose import propose
from clerkwork.verification.put_right import put_right
from clerkwork.verification.values import all_values, version_of

REASON = "read in the document"
FIRST = ("customer", "ship_to")  # what changes other fields is set before them, and the head first


@dataclass(frozen=True, slots=True)
class Answers:
    """What a person typed and confirmed on the page of a review.

    `values` by field, such as `po_number` and `3.quantity`: those that are as they were are left
    alone. `confirmed` are findings that are right as they are; `reasons` why, by finding.
    """

    version: str  # of the values that the person saw
    values: Mapping[str, str] = field(default_factory=dict)
    confirmed: frozenset[int] = frozenset()
    reasons: Mapping[int, str] = field(default_factory=dict)
    one_more: bool = False  # an empty line is wanted


class ReviewRefusal(Refusal):
    """What cannot be taken as it was typed, by the field or `finding-7` at which it is said."""

    def __init__(self, at: dict[str, str]) -> None:
        super().__init__(" ".join(at.values()))
        self.at = at


@transaction.atomic
def review_order(order_id: int, answers: Answers, *, by: AbstractUser) -> Order:
    """Correct and confirm values of a held order, all or nothing; then all rules look again.

    What was typed in the place of a wrong value teaches the reader of the document. Refuses, with
    a word at each field, what a field cannot take and what may not be accepted.
    """
    order = Order.objects.select_for_update().get(pk=order_id)
    require_held(order)
    now = all_values(order)
    if answers.version != version_of(now):
        raise Refusal("Somebody has changed this order since you opened it. Load it again.")
    changed = {
        key: value.strip()
        for key, value in answers.values.items()
        if key in now and value.strip() != now[key]
    }
    wrong: dict[str, str] = {}
    lessons = correct_all(order, changed, wrong, by=by)
    if changed and not wrong:
        revise_order(order)  # first: what may be accepted depends on what it comes to now
    accept_all(order, answers, wrong, by=by)
    if wrong:
        raise ReviewRefusal(wrong)
    teach_from(order, lessons, by=by)
    if "customer" in changed:
        learn_party(order, typed="buyer_name" in changed, by=by)
    if answers.one_more:
        add_line(order, by=by)
    release(order, by=by)
    return order


def correct_all(
    order: Order, changed: Mapping[str, str], wrong: dict[str, str], *, by: AbstractUser
) -> list[Corrected]:
    """Put each value in its place; what is refused is noted in `wrong`, by field."""
    lessons = []
    for key in in_order(changed):
        line, name = place_of(order, key)
        try:
            lesson = put_right(order, line, name, changed[key], reason=REASON, by=by)
        except Refusal as refusal:
            wrong[key] = str(refusal)
        else:
            lessons += [lesson] if lesson else []
    return lessons


def in_order(keys: Iterable[str]) -> list[str]:
    return sorted(keys, key=lambda key: ("." in key, key not in FIRST))


def place_of(order: Order, key: str) -> tuple[Line | None, str]:
    """The line, as it is now (None for the head), and the field of a key such as `3.quantity`."""
    position, point, name = key.rpartition(".")
    if not point:
        return None, name
    return order.lines.select_for_update().get(position=int(position)), name


def accept_all(order: Order, answers: Answers, wrong: dict[str, str], *, by: AbstractUser) -> None:
    """Accept what was confirmed and is still asked; what is refused is noted by its finding.

    What is above this person's limit is proposed instead.

    One that is gone was answered by a correction above.
    """
    reasoned = {pk for pk, reason in answers.reasons.items() if reason.strip()}
    asked = Finding.objects.select_for_update().filter(order=order, decision=None)
    for finding in asked.filter(pk__in=answers.confirmed | reasoned):
        reason = answers.reasons.get(finding.pk, "")
        try:
            try:
                accept(finding, order, reason=reason, by=by)
            except AboveLimit:
                propose(finding, order, reason=reason or CONFIRMED, by=by)
        except Refusal as refusal:
            wrong[f"finding-{finding.pk}"] = str(refusal)
