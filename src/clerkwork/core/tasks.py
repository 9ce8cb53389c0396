"""Tasks: whatever needs a person, of whatever duty, on one desk."""

from collections.abc import Sequence
from typing import Any

from django.db import models
from django.db.models import QuerySet
from django.utils import timezone

from clerkwork.core import journal
from clerkwork.core.escalation import clock
from clerkwork.core.journal import Actor, actor_name
from clerkwork.core.models import Task
from clerkwork.core.sql import execute, rows

OPEN = """
INSERT INTO core_task (kind, subject, subject_id, title, detail, role, severity, due_at, step_at)
SELECT %(kind)s, %(subject)s, id, title, '', %(role)s, severity, due_at, due_at
  FROM unnest(%(ids)s::bigint[], %(titles)s::text[], %(severities)s::text[],
              %(due)s::timestamptz[]) AS wanted (id, title, severity, due_at)
    ON CONFLICT (kind, subject, subject_id) WHERE done_at IS NULL DO NOTHING
"""
CLOSE = """
UPDATE core_task SET done_at = statement_timestamp(), done_by = %(by)s, outcome = %(outcome)s
 WHERE kind = %(kind)s AND subject = %(subject)s AND subject_id = ANY(%(ids)s) AND done_at IS NULL
RETURNING id, steps_taken
"""


def open_task(kind: str, row: models.Model, *, title: str, role: str, detail: str = "") -> Task:
    """The open task of this kind about this row: made now, or as it already was."""
    due = clock().due(kind, "", timezone.now())
    wanted = {"title": title[:300], "detail": detail, "role": role, "due_at": due, "step_at": due}
    task, _ = Task.objects.get_or_create(
        kind=kind,
        subject=row._meta.model_name or "",
        subject_id=row.pk,
        done_at=None,
        defaults=wanted,
    )
    return task


def open_tasks(
    kind: str,
    subject: str,
    ids: Sequence[int],
    titles: Sequence[str],
    *,
    role: str,
    severities: Sequence[str] = (),
) -> None:
    """Open one task per id, each with its clock; an open one of the same kind is left as it is.

    In three statements for any number. `severities` says which of the kind's steps an id has.
    """
    if not ids:
        return
    severe = list(severities) or [""] * len(ids)
    counted, now = clock(), timezone.now()
    due = {severity: counted.due(kind, severity, now) for severity in set(severe)}
    execute(
        OPEN,
        kind=kind,
        subject=subject,
        ids=list(ids),
        titles=list(titles),
        role=role,
        severities=severe,
        due=[due[severity] for severity in severe],
    )


def close_tasks(kind: str, subject: str, ids: Sequence[int], *, by: Actor, outcome: str) -> int:
    """Close the open tasks of this kind about these rows; returns how many there were.

    How one ended that had been escalated stands in the journal.
    """
    closed = rows(
        CLOSE, kind=kind, subject=subject, ids=list(ids), by=actor_name(by), outcome=outcome
    )
    escalated = [pk for pk, steps in closed if steps]
    journal.record_many("task.decided", "task", escalated, by=by, reason=outcome)
    return len(closed)


def open_ones(**where: Any) -> QuerySet[Task]:
    """The tasks that wait, first what is due first."""
    return Task.objects.filter(done_at=None, **where).order_by(
        models.F("due_at").asc(nulls_last=True), "id"
    )


def by_urgency(tasks: QuerySet[Task]) -> QuerySet[Task]:
    """First what is overdue, then what is `wanted` first, an annotation, then what is due first."""
    overdue = models.Case(models.When(due_at__lt=timezone.now(), then=0), default=1)
    soonest = (models.F(name).asc(nulls_last=True) for name in ("wanted", "due_at"))
    return tasks.order_by(overdue, *soonest, "id")
