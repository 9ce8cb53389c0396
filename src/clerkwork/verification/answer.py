"""What the customer answered, applied like any other input: checked, journalled, looked at again."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from clerkwork.core import journal
from clerkwork.core.escalation import start_clocks
from clerkwork.core.refusal import Refusal
from clerkwork.core.tasks import close_tasks
from clerkwork.intake.revise import revise_order
from clerkwork.orders.models import Line, Order, Stage
from clerkwork.verification.askable import askable, confirmable, correctable
from clerkwork.verification.correct import PLACE
from clerkwork.verification.decide import accept, record_decision, release
from clerkwork.verification.models import Finding, Question, QuestionPoint
from clerkwork.verification.put_right import put_right

Kind = QuestionPoint.Answer
CONFIRMED = "confirmed by the customer"
CORRECTED = "answered by the customer"
MOST_TRIES = 20


@dataclass(frozen=True, slots=True)
class Said:
    """An answer to one point: confirmed, another value, or their own words in `value`.

    `place` is an address stated anew, by its parts.
    """

    kind: Kind
    value: str = ""
    place: Mapping[str, str] = field(default_factory=dict)


class WrongAnswer(Refusal):
    """Values that cannot be taken, by the id of their point."""

    def __init__(self, at: Mapping[int, str]) -> None:
        super().__init__(" ".join(at.values()))
        self.at = at


class NoLongerAsked(Refusal):
    """The order was decided in the meantime, or has been answered."""


def customer_user() -> User:
    """Who stands in the journal where a customer decided: nobody can log in as them."""
    user, new = User.objects.get_or_create(username="customer", defaults={"is_active": False})
    if new:
        user.set_unusable_password()
        user.save(update_fields=["password"])
    return user


def answer_question(question_id: int, answers: Mapping[int, Said]) -> Order:
    """Apply a customer's answers by their point's id, all or nothing; the rules look again.

    What they confirm or correct is decided in their name, as far as it is theirs to say; the rest
    stays with the clerk, who sees what they wrote. Raises WrongAnswer for a value that a field
    cannot take, and NoLongerAsked; both leave the order as it was. A try counts in any case.
    """
    count_try(question_id)
    with transaction.atomic():
        known = Question.objects.get(pk=question_id)
        order = Order.objects.select_for_update().get(pk=known.order_id)
        question = Question.objects.select_for_update().get(pk=question_id)
        if question.outcome or order.stage != Stage.HELD:
            raise NoLongerAsked("This was settled in the meantime.")
        points = list(question.points.select_related("line").order_by("pk"))
        if any(each.pk not in answers for each in points):
            raise WrongAnswer({each.pk: "" for each in points if each.pk not in answers})
        apply(order, points, answers)
        close(question, order)
    order.refresh_from_db()
    return order


@transaction.atomic
def count_try(question_id: int) -> None:
    """Refuse whoever tries again and again."""
    question = Question.objects.select_for_update().get(pk=question_id)
    if question.tries >= MOST_TRIES:
        raise NoLongerAsked("Too many tries.")
    question.tries += 1
    question.save(update_fields=["tries"])


def apply(order: Order, points: list[QuestionPoint], answers: Mapping[int, Said]) -> None:
    """Corrections first, since an acceptance holds only for a line as it is."""
    by = customer_user()
    wrong: dict[int, str] = {}
    corrected = [point for point in points if answers[point.pk].kind == Kind.CORRECTED]
    for point in corrected:
        try:
            with transaction.atomic():
                correct(order, point, answers[point.pk], by)
        except Refusal as refusal:
            wrong[point.pk] = str(refusal)
    if wrong:
        raise WrongAnswer(wrong)
    if corrected:
        revise_order(order)
    for point in points:
        said = answers[point.pk]
        if said.kind == Kind.CONFIRMED:
            confirm(order, point, by)
        point.answer, point.value = said.kind, in_words(said)[:500]
        point.save(update_fields=["answer", "value"])


def correct(order: Order, point: QuestionPoint, said: Said, by: User) -> None:
    """Put the customer's value in its place. Refuses what is not theirs to say."""
    finding = still_open(order, point)
    if finding is None:
        return
    if said.place and point.field == "ship_to":
        put_right(order, None, "ship_to", "", reason=CORRECTED, by=by)
        for part in PLACE:
            if part in said.place:
                value = said.place[part].strip()
                put_right(order, None, f"ship_{part}", value, reason=CORRECTED, by=by)
    elif not said.value.strip() or not correctable(finding, said.value.strip()):
        raise Refusal(f"Found “{said.value}”, expected another answer.")
    else:
        line = Line.objects.select_for_update().get(pk=point.line_id) if point.line_id else None
        put_right(order, line, point.field, said.value.strip(), reason=CORRECTED, by=by)
    record_decision(finding, Finding.Decision.CORRECTED, CORRECTED, by)


def confirm(order: Order, point: QuestionPoint, by: User) -> None:
    """Accept it in the customer's name; what takes one of us stays with the clerk."""
    finding = still_open(order, point)
    if finding is None or not confirmable(finding):
        return
    try:
        with transaction.atomic():
            accept(finding, order, reason=CONFIRMED, by=by)
    except Refusal:
        return


def still_open(order: Order, point: QuestionPoint) -> Finding | None:
    """The finding that says what the customer was asked, if it still waits and is theirs to say."""
    found = Finding.objects.select_for_update().filter(
        order=order,
        line=point.line_id,
        code=point.code,
        found=point.found,
        expected=point.expected,
        decision=None,
    )
    finding = found.first()
    return finding if finding and askable(finding) else None


def close(question: Question, order: Order) -> None:
    """The question is answered; all rules look at the order again."""
    by = customer_user()
    question.outcome, question.closed_at = Question.Outcome.ANSWERED, timezone.now()
    question.save(update_fields=["outcome", "closed_at"])
    told = {f"{each.code}": f"{each.answer} {each.value}".strip() for each in question.points.all()}
    journal.record("question.answered", order, by=by, data=told)
    close_tasks("question.unanswered", "order", [order.pk], by=by, outcome="answered")
    release(order, by=by, reason=CORRECTED)
    start_clocks("order.held", "order", [order.pk])


def in_words(said: Said) -> str:
    if said.place:
        return ", ".join(part for part in said.place.values() if part)
    return said.value
