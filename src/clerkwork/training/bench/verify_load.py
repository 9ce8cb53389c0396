"""Documents at a steady pace, a worker running: how long each waits for its decision."""

import os
import statistics
import time
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass

from clerkwork.core.sql import rows
from clerkwork.intake.models import Document
from clerkwork.training.bench.latency import running
from clerkwork.training.bench.verify import Tell, Verified, submit

GIVE_UP_AFTER = 600.0  # seconds without a further decision
LOOK_EVERY = 2.0
WARM = 20

# When the last order of a document was held or accepted, else when the document was set aside; the
# orders of what came within it count too. Seconds since it was stored, by the journal's times.
DECIDED = """
WITH RECURSIVE whole AS (
  SELECT id AS document, id AS part FROM unnest(%(documents)s::bigint[]) AS given (id)
  UNION
  SELECT whole.document, arrival.document_id FROM whole
    JOIN intake_arrival AS arrival ON arrival.parent_id = whole.part),
stored AS (
  SELECT subject_id AS document, min(at) AS at FROM core_journal
   WHERE subject = 'document' AND kind = 'document.stored'
     AND subject_id = ANY(%(documents)s) GROUP BY subject_id),
first_said AS (
  SELECT whole.document, placed.order_id, min(told.at) AS at FROM whole
    JOIN intake_documentorder AS placed ON placed.document_id = whole.part
    LEFT JOIN core_journal AS told ON told.subject = 'order' AND told.subject_id = placed.order_id
         AND told.stage IN ('held', 'accepted')
   GROUP BY whole.document, placed.order_id),
said AS (
  SELECT document, CASE WHEN bool_and(at IS NOT NULL) THEN max(at) END AS at
    FROM first_said GROUP BY document
  UNION ALL
  SELECT told.subject_id, min(told.at) FROM core_journal AS told
   WHERE told.subject = 'document' AND told.kind = 'document.set_aside'
     AND told.subject_id = ANY(%(documents)s)
     AND NOT EXISTS (SELECT FROM first_said WHERE first_said.document = told.subject_id)
   GROUP BY told.subject_id)
SELECT stored.document, extract(epoch FROM said.at - stored.at)::float8
  FROM stored JOIN said USING (document) WHERE said.at IS NOT NULL
"""


@dataclass(frozen=True, slots=True)
class Pace:
    """So many documents a second, for so many seconds, to so many workers."""

    rate: float
    seconds: int
    workers: int


@dataclass(frozen=True, slots=True)
class Load:
    """Seconds from the document stored to its decision, at so many documents a second."""

    documents: int
    rate: float  # as it was reached
    workers: int
    median: float
    p95: float
    longest: float
    undecided: int
    cores: int
    machine_load: float  # of the last minute, other people's work included


def measure_load(done: Verified, pace: Pace, tell: Tell) -> Load:
    """Feed further documents of the stream to running workers.

    Documents are written beforehand: writing them is not what is measured. Those that were not
    decided after some minutes count as undecided, and in no other figure.
    """
    count = int(pace.rate * pace.seconds)
    tell("writing documents", 0, 1)
    documents = [each for week in done.stream.weeks(count + WARM) for each in week]
    with ExitStack() as stack:
        for _ in range(pace.workers):
            stack.enter_context(running("worker"))
        warm = [submit(each) for each in documents[:WARM]]
        wait_for([each.pk for each in warm if isinstance(each, Document)], tell)
        begin = time.monotonic()
        stored = []
        for at, each in enumerate(documents[WARM:]):
            time.sleep(max(0.0, begin + at / pace.rate - time.monotonic()))
            stored.append(submit(each))
            tell("sending", at, count)
        reached = len(stored) / (time.monotonic() - begin)
        new = {each.pk for each in stored if isinstance(each, Document)}
        times = wait_for(sorted(new), tell)
    return load_of(times, len(new), reached, pace.workers)


def wait_for(documents: Sequence[int], tell: Tell) -> list[float]:
    """Until all are decided, or nothing is any more; the seconds that each decided one took."""
    last, since = -1, time.monotonic()
    while True:
        found = rows(DECIDED, documents=list(documents))
        tell("waiting for decisions", max(len(found), 1), len(documents))
        if len(found) != last:
            last, since = len(found), time.monotonic()
        if len(found) == len(documents) or time.monotonic() - since > GIVE_UP_AFTER:
            return [seconds for _, seconds in found]
        time.sleep(LOOK_EVERY)


def load_of(times: Sequence[float], documents: int, rate: float, workers: int) -> Load:
    several = sorted(times) if len(times) > 1 else [0.0, *times, 0.0]
    return Load(
        documents=documents,
        rate=rate,
        workers=workers,
        median=statistics.median(several),
        p95=statistics.quantiles(several, n=20)[-1],
        longest=several[-1],
        undecided=documents - len(times),
        cores=len(os.sched_getaffinity(0)),
        machine_load=os.getloadavg()[0],
    )
