"""The one way to write down what happened, and to start what must follow from it."""

import json
from collections.abc import Callable, Sequence
from typing import Any, TypeAlias

from django.contrib.auth.models import AbstractBaseUser
from django.db import models

from clerkwork.core.models import JournalEntry
from clerkwork.core.sql import rows

# A person, or the name of the station that acts by itself.
Actor: TypeAlias = AbstractBaseUser | str

# From journal kind to what defers a job in the same transaction. Filled from config.reactions.
reactions: dict[str, list[Callable[[], None]]] = {}
# From journal kind to what is noted about its rows in the same transaction. Filled from there too.
notes: dict[str, Callable[[Sequence[int]], None]] = {}

RECORD = """
INSERT INTO core_journal (kind, subject, subject_id, stage, actor, user_id, reason, data)
SELECT %(kind)s, %(subject)s, fact.id, NULL, %(actor)s, %(user)s, %(reason)s, fact.data::jsonb
  FROM unnest(%(ids)s::bigint[], %(data)s::text[]) AS fact (id, data)
"""


def actor_name(by: Actor) -> str:
    """How the actor is named in the journal."""
    return by if isinstance(by, str) else by.get_username()


def actor_id(by: Actor) -> int | None:
    """The user's id; None for a station."""
    return None if isinstance(by, str) else by.pk


def record(
    kind: str,
    subject: models.Model,
    *,
    by: Actor,
    reason: str | None = None,
    data: dict[str, Any] | None = None,
    follow: bool = True,
) -> None:
    """Write one fact about one row. The subject is named after its model.

    With `follow` False no job is queued: the caller does at once what follows.
    """
    note(kind, [subject.pk])
    JournalEntry.objects.create(
        kind=kind,
        subject=subject._meta.model_name or "",
        subject_id=subject.pk,
        actor=actor_name(by),
        user_id=actor_id(by),
        reason=reason,
        data=data,
    )
    if follow:
        react(kind)


def record_many(
    kind: str,
    subject: str,
    ids: Sequence[int],
    *,
    by: Actor,
    reason: str | None = None,
    data: Sequence[dict[str, Any]] = (),
) -> None:
    """Write the same fact about many rows, in one statement; `data` is of each row, if of any."""
    if not ids:
        return
    rows(
        RECORD + "RETURNING 1",
        kind=kind,
        subject=subject,
        ids=list(ids),
        actor=actor_name(by),
        user=actor_id(by),
        reason=reason,
        data=[json.dumps(each) for each in data],
    )
    note(kind, ids)
    react(kind)


def note(kind: str, ids: Sequence[int]) -> None:
    """Note what must follow for each of these rows, in this transaction."""
    if kind in notes:
        notes[kind](ids)


def react(kind: str) -> None:
    """Queue the jobs that follow from facts of this kind, in this transaction."""
    for defer in reactions.get(kind, ()):
        defer()


def of(subject: str, *ids: int) -> models.QuerySet[JournalEntry]:
    """What is written about these rows, oldest first."""
    return JournalEntry.objects.filter(subject=subject, subject_id__in=ids).order_by("id")
