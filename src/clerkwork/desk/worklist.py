"""The tasks of the worklist, and what each is about."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.contrib.auth.models import AbstractUser
from django.db.models import Case, OuterRef, Q, QuerySet, When

from clerkwork.core.models import Task
from clerkwork.core.tasks import by_urgency, open_ones
from clerkwork.orders.models import Order

# What a task may be about → who may see that.
SUBJECTS = {
    "order": "orders.view_order",
    "document": "intake.view_document",
    "channel": "intake.view_channel",
    "balance": "inventory.view_balance",
    "shipment": "fulfilment.view_shipment",
    "change": "changes.decide_change",
}
# kind of task → hue, icon
TASKS = {
    "order.held": ("wait", "alert"),
    "change.to_decide": ("wait", "undo"),
    "document.unread": ("wait", "document"),
    "document.faulty": ("wait", "document"),
    "channel.failing": ("stop", "mail"),
    "balance.to_count": ("", "stock"),
    "message.failed": ("wait", "mail"),
    "station.stuck": ("stop", "stop"),
    "order.to_cancel": ("wait", "cross"),
    "question.unanswered": ("wait", "mail"),
}


@dataclass(frozen=True, slots=True)
class TaskRow:
    """A task as a row of the worklist."""

    task: Task
    title: str
    about: str
    due_on: date | None
    hue: str
    icon: str


def tasks_for(user: AbstractUser, lane: str) -> QuerySet[Task]:
    """The open tasks of a lane: mine, my role's, or everyone's, as far as this user may see them.

    First what is overdue, then what the customer wants first, then what is due first.
    """
    wanted = Order.objects.filter(pk=OuterRef("subject_id")).values("due_on")
    waiting = open_ones().select_related("owner")
    tasks = by_urgency(waiting.annotate(wanted=Case(When(subject="order", then=wanted))))
    if lane == "mine":
        return tasks.filter(owner=user.pk)
    if user.is_superuser:
        return tasks
    of_role = Q(role__in=user.groups.values("name"))
    if lane == "all":
        return tasks.filter(of_role | Q(owner=user.pk) | Q(subject__in=subjects(user)))
    return tasks.filter(of_role)


def subjects(user: AbstractUser) -> list[str]:
    """The kinds of thing that this user may see."""
    return [subject for subject, permission in SUBJECTS.items() if user.has_perm(permission)]


def task_rows(tasks: Sequence[Task]) -> list[TaskRow]:
    """The tasks with what each is about, in one more query."""
    pks = [task.subject_id for task in tasks if task.subject == "order"]
    orders = Order.objects.select_related("customer").in_bulk(pks)
    found = {("order", pk): order for pk, order in orders.items()}
    return [task_row(task, found.get((task.subject, task.subject_id))) for task in tasks]


def task_row(task: Task, order: Order | None) -> TaskRow:
    hue, icon = TASKS.get(task.kind, ("", "dot"))
    if order is None:
        return TaskRow(task, task.title, task.detail[:120] or task.role, None, hue, icon)
    title = task.title.removeprefix(f"{order.number}: ")
    about = f"{order.number} · {order.customer.name if order.customer else order.buyer_name}"
    return TaskRow(task, title, about, order.due_on, hue, icon)
