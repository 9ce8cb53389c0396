"""Tasks: whatever needs a person, of whatever duty, on one desk."""

from collections.abc import Sequence
from typing import Any

from django.db import models, transaction
from django.db.models import QuerySet
from django.utils import timezone

from clerkwork.core import journal
from clerkwork.core.journal import Actor, actor_name
from clerkwork.core.models import Task
from clerkwork.core.refusal import Refusal
from clerkwork.core.sql import execute

OPEN = """
INSERT INTO core_task (kind, subject, subject_id, title, detail, role, due_at)
SELECT %(kind)s, %(subject)s, id, title, '', %(role)s, NULL
  FROM unnest(%(ids)s::bigint[], %(titles)s::text[]) AS wanted (id, title)
    ON CONFLICT (kind, subject, subject_id) WHERE done_at IS NULL DO NOTHING
"""


def open_task(kind: str, row: models.Model, *, title: str, role: str, detail: str = "") -> Task:
    """The open task of this kind about this row: made now, or as it already was."""
    task, _ = Task.objects.get_or_create(
        kind=kind,
        subject=row._meta.model_name or "",
        subject_id=row.pk,
        done_at=None,
        defaults={"title": title[:300], "detail": detail, "role": role},
    )
    return task


def open_tasks(
    kind: str, subject: str, ids: Sequence[int], titles: Sequence[str], *, role: str
) -> None:
    """Open one task per id, in one statement; an open one of the same kind is left as it is."""
    if ids:
        execute(OPEN, kind=kind, subject=subject, ids=list(ids), titles=list(titles), role=role)


def close_tasks(kind: str, subject: str, ids: Sequence[int], *, by: Actor, outcome: str) -> int:
    """Close the open tasks of this kind about these rows; returns how many there were."""
    return open_ones(kind=kind, subject=subject, subject_id__in=list(ids)).update(
        done_at=timezone.now(), done_by=actor_name(by), outcome=outcome
    )


@transaction.atomic
def hand_over(task_id: int, role: str, *, by: Actor) -> Task:
    """Give an open task to another role. Refuses one that is done."""
    task = Task.objects.select_for_update().filter(pk=task_id, done_at=None).first()
    if task is None:
        raise Refusal("Somebody has done this already.")
    journal.record("task.handed_over", task, by=by, data={"from": task.role, "to": role})
    task.role, task.owner = role, None
    task.save(update_fields=["role", "owner"])
    return task


def open_ones(**where: Any) -> QuerySet[Task]:
    """The tasks that wait, first what is due first."""
    return Task.objects.filter(done_at=None, **where).order_by(
        models.F("due_at").asc(nulls_last=True), "id"
    )
