"""Stations: the automatic steps. The stage column is the queue."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import structlog
from django.db import InterfaceError, OperationalError, transaction

from clerkwork.core.sql import column
from clerkwork.core.tasks import open_task

log = structlog.get_logger()

CLAIM = """
SELECT id FROM {table} AS queued
 WHERE {stage} {only}
   AND NOT EXISTS (SELECT FROM core_task AS task
                    WHERE task.kind = 'station.stuck' AND task.subject = %(subject)s
                      AND task.subject_id = queued.id AND task.done_at IS NULL)
 ORDER BY {order}
 LIMIT %(batch)s
   FOR UPDATE SKIP LOCKED
"""

# An unreachable database is not a bad row: that goes up. Anything else may be a row's fault, and no
# row may stop those behind it.
NOT_OF_A_ROW = (OperationalError, InterfaceError)
# Two that waited for each other: PostgreSQL ended this one, and it may simply try again.
TRY_AGAIN = {"40001", "40P01"}


@dataclass(frozen=True)
class Station:
    """An automatic step: rows of `model` that stand at `stage` go through `verb`, in batches.

    Without a stage its queue is the rows that `only` picks out. The verb gets ids and works for the
    whole batch in the caller's transaction, in a fixed number of statements. Rows for which it
    fails leave the queue with a task of kind station.stuck.
    """

    name: str
    model: Any
    stage: str
    verb: Callable[[Sequence[int]], None]
    order: str = "due_on, id"
    batch: int = 1000
    only: str = ""  # further SQL about `queued`, for a queue that is not a whole stage
    params: Callable[[], dict[str, Any]] = dict  # and its values, asked for at each claim


def drain(
    station: Station, progress: Callable[[int], None] | None = None, *, most: int | None = None
) -> int:
    """Work until nothing that is free waits at this station; returns how many rows it did.

    Any number of workers may drain one station: each claims rows that no other holds. With `most`
    it ends after that many rows, so that who has only one worker gets to the other stations too.
    """
    done = 0
    while most is None or done < most:
        count = step(station)
        if not count:
            return done
        done += count
        if progress:
            progress(count)
    return done


def step(station: Station) -> int:
    """Claim one batch and work it; returns its size, 0 when nothing waits."""
    ids: list[int] = []
    try:
        with transaction.atomic():
            ids = claim(station)
            if ids:
                station.verb(ids)
            return len(ids)
    except NOT_OF_A_ROW as error:
        if sqlstate(error) not in TRY_AGAIN:
            raise
        log.warning("batch met another, trying again", station=station.name, rows=len(ids))
        return len(ids)
    except Exception as error:
        why = f"{type(error).__name__}: {error}".partition("\n")[0]
        log.warning("batch failed, halving it", station=station.name, rows=len(ids), why=why)
        halve(station, ids)
        return len(ids)


def claim(station: Station, among: Sequence[int] | None = None) -> list[int]:
    """Lock the next rows of the queue, passing over those that another worker holds."""
    statement = CLAIM.format(
        table=station.model._meta.db_table,
        stage="stage = %(stage)s" if station.stage else "TRUE",
        only=station.only + ("" if among is None else " AND id = ANY(%(among)s)"),
        order=station.order,
    )
    return column(
        statement,
        stage=str(station.stage),
        subject=station.model._meta.model_name,
        batch=station.batch,
        among=None if among is None else list(among),
        **station.params(),
    )


def waiting_at(station: Station) -> int:
    """How many rows stand before this station, held by a worker or not."""
    stage = "stage = %(stage)s" if station.stage else "TRUE"
    found = column(
        f"SELECT count(*) FROM {station.model._meta.db_table} AS queued"
        f" WHERE {stage} {station.only}",
        stage=str(station.stage),
        **station.params(),
    )
    return int(found[0])


def halve(station: Station, ids: Sequence[int]) -> None:
    """Try the halves of a failed batch, down to the one bad row; that one becomes a task."""
    middle = len(ids) // 2
    for part in filter(None, (ids[:middle], ids[middle:])):
        retry(station, part)


def retry(station: Station, ids: Sequence[int]) -> None:
    """Work these rows once more; what fails alone is set aside."""
    try:
        with transaction.atomic():
            still = claim(station, among=ids)
            if still:
                station.verb(still)
    except NOT_OF_A_ROW:
        raise
    except Exception as error:
        if len(ids) > 1:
            halve(station, ids)
        else:
            set_aside(station, ids[0], error)


def sqlstate(error: Exception) -> str | None:
    """The five letters by which PostgreSQL says what went wrong."""
    return getattr(error.__cause__, "sqlstate", None)


def set_aside(station: Station, pk: int, error: Exception) -> None:
    """Take one row out of the queue until a person has looked at it."""
    with transaction.atomic():
        row = station.model.objects.get(pk=pk)
        open_task(
            "station.stuck",
            row,
            title=f"{row} does not get past “{station.name}”",
            detail=f"{type(error).__name__}: {error}".strip(),
            role="administrator",
        )
