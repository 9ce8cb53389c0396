"""One worker of the measured flow: hands in its share of the documents and runs every station."""

import resource
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from clerkwork.core.models import Task
from clerkwork.core.sql import row
from clerkwork.core.stations import Station, step, waiting_at
from clerkwork.intake.submit import submit_document
from clerkwork.training.bench.cost import processor_seconds
from clerkwork.training.robots import FLOW

SUBMIT = "submit"
IDLE_SECONDS = 0.005

Tell = Callable[[str, int], None]


@dataclass
class Work:
    """What a worker did: rows and seconds by station, times of the system's monotonic clock.

    `processor` is the processor time of the worker and of its server process, in seconds.
    """

    began: float = 0.0
    ended: float = 0.0
    processor: float = 0.0
    peak_kb: int = 0
    rows: dict[str, int] = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=dict)

    def count(self, station: str, rows: int, since: float) -> None:
        self.rows[station] = self.rows.get(station, 0) + rows
        self.seconds[station] = self.seconds.get(station, 0.0) + time.monotonic() - since


def work(documents: Sequence[Path], tell: Tell) -> Work:
    """Submit these documents, then run all stations until every order has left the house.

    `tell` hears the station and the number of rows after each batch. Raises RuntimeError when
    an order stops on the way.
    """
    (backend,) = row("SELECT pg_backend_pid()")
    before = processor_seconds(backend)
    done = Work(began=time.monotonic())
    for path in documents:
        since = time.monotonic()
        submit_document(path.read_bytes(), name=path.name, channel="bench", by="bench")
        done.count(SUBMIT, 1, since)
        tell(SUBMIT, 1)
    run_stations(done, tell)
    done.ended = time.monotonic()
    done.processor = processor_seconds(backend) - before
    done.peak_kb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return done


def run_stations(done: Work, tell: Tell) -> None:
    """Batch by batch, from the door outwards, until nothing waits anywhere."""
    while True:
        moved = sum(run_station(station, done, tell) for station in FLOW)
        if not moved:
            if not waiting():
                return
            time.sleep(IDLE_SECONDS)  # another worker holds the rest


def run_station(station: Station, done: Work, tell: Tell) -> int:
    """Drain one station; returns how many rows went through."""
    total = 0
    while True:
        since = time.monotonic()
        count = step(station)
        if not count:
            return total
        done.count(station.name, count, since)
        tell(station.name, count)
        total += count


def waiting() -> bool:
    """Whether a row stands before any station. One that is stuck raises RuntimeError."""
    stuck = Task.objects.filter(kind="station.stuck", done_at=None).first()
    if stuck is not None:
        raise RuntimeError(f"{stuck.title}: {stuck.detail}")
    return any(waiting_at(station) for station in FLOW)
