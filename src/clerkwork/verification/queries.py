"""What the pages of verification show."""

from django.contrib.auth.models import AbstractUser
from django.db.models import OuterRef, Q, QuerySet

from clerkwork.core.models import Task
from clerkwork.core.tasks import by_urgency, open_ones
from clerkwork.intake.models import LayoutHint
from clerkwork.orders.models import Order, Stage
from clerkwork.verification.models import LearnedNumber, LearnedParty, Question

MOST = 200  # of each kind on the page of what was learned


def held_for(user: AbstractUser) -> QuerySet[Task]:
    """The tasks of held orders that wait for this user, first what is wanted first."""
    wanted = Order.objects.filter(pk=OuterRef("subject_id"), stage=Stage.HELD)
    tasks = open_ones(kind="order.held", subject="order").annotate(wanted=wanted.values("due_on"))
    tasks = tasks.filter(subject_id__in=Order.objects.filter(stage=Stage.HELD).values("pk"))
    if not user.is_superuser:
        tasks = tasks.filter(Q(role__in=user.groups.values("name")) | Q(owner=user.pk))
    return by_urgency(tasks)


def next_held(user: AbstractUser, after: int) -> int | None:
    """The held order that this user looks at after that one: the next in line, then the first.

    None whose customer is asked and has not answered: there is nothing to decide yet.
    """
    asked = Question.objects.filter(outcome=None).exclude(order=after).values("order")
    tasks = held_for(user).exclude(subject_id__in=asked)
    waiting = list(tasks.values_list("subject_id", flat=True)[:1000])
    if after in waiting:
        at = waiting.index(after)
        waiting = [*waiting[at + 1 :], *waiting[:at]]
    return waiting[0] if waiting else None


def learned_hints() -> QuerySet[LayoutHint]:
    """What readers learned about layouts, newest first."""
    kept = LayoutHint.objects.select_related("document", "taught_by").defer("document__raw")
    return kept.order_by("-id")[:MOST]


def learned_numbers() -> QuerySet[LearnedNumber]:
    """What customers mean by their part numbers, as far as a correction taught it, newest first."""
    named = ("customer", "item", "before", "order", "learned_by")
    return LearnedNumber.objects.select_related(*named).order_by("-id")[:MOST]


def learned_parties() -> QuerySet[LearnedParty]:
    """By which names and senders customers are known, as far as a correction taught it."""
    named = ("customer", "before", "order", "learned_by")
    return LearnedParty.objects.select_related(*named).order_by("-id")[:MOST]
