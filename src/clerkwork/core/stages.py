"""The one door through which a row goes from stage to stage, with its journal row."""

from collections.abc import Sequence
from typing import Any, TypeAlias

from django.db import models

from clerkwork.core.journal import Actor, actor_id, actor_name, note, react
from clerkwork.core.refusal import Refusal
from clerkwork.core.sql import column

ADVANCE = """
WITH moved AS (
  UPDATE {table} SET stage = %(to)s {also}
   WHERE id = ANY(%(ids)s) AND stage = ANY(%(sources)s)
  RETURNING id)
INSERT INTO core_journal (kind, subject, subject_id, stage, actor, user_id, reason)
SELECT %(kind)s, %(subject)s, moved.id, %(to)s, %(actor)s, %(user)s, %(reason)s FROM moved
RETURNING subject_id
"""


# A model class with a `stage` and, beside it, the table NEXT of allowed steps.
Staged: TypeAlias = Any


def sources_of(model: Staged, to: str) -> list[str]:
    """The stages from which `to` can be reached."""
    return [str(stage) for stage, following in model.NEXT.items() if to in following]


def advance(
    model: Staged,
    ids: Sequence[int],
    to: str,
    *,
    kind: str,
    by: Actor,
    reason: str | None = None,
    also: str = "",
) -> list[int]:
    """Move the rows among `ids` that may go to `to`, and journal each; returns their ids.

    One statement for any number of rows. A station verb passes over the others; a person's
    verb on one row uses `advance_one`, which refuses. `also` is further SQL for the SET clause.
    """
    if not ids:
        return []
    moved = column(
        ADVANCE.format(table=model._meta.db_table, also=f", {also}" if also else ""),
        ids=list(ids),
        to=str(to),
        sources=sources_of(model, to),
        kind=kind,
        subject=model._meta.model_name,
        actor=actor_name(by),
        user=actor_id(by),
        reason=reason,
    )
    if moved:
        note(kind, moved)
        react(kind)
    return moved


def advance_one(
    row: models.Model, to: str, *, kind: str, by: Actor, reason: str | None = None
) -> None:
    """Move one row to `to` or refuse, naming where it stands."""
    model: Any = type(row)
    if not advance(model, [row.pk], to, kind=kind, by=by, reason=reason):
        row.refresh_from_db(fields=["stage"])
        now = row.get_stage_display()  # type: ignore[attr-defined]
        wanted = dict(model._meta.get_field("stage").choices)[str(to)]
        raise Refusal(f"{row} is {now}; it cannot become {wanted}.")
    row.stage = to  # type: ignore[attr-defined]
