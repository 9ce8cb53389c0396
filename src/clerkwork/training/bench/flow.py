"""Run the flow: worker processes that take orders from documents to shipments, and their times."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from clerkwork.training.bench.database import url_of
from clerkwork.training.bench.worker import SUBMIT, Work
from clerkwork.training.fill import orders_ndjson
from clerkwork.training.robots import FLOW

DOCUMENT_ORDERS = 1000
STEPS = (SUBMIT, *(station.name for station in FLOW))
BY_DOCUMENT = {SUBMIT, FLOW[0].name}  # their rows are documents, all others' orders or shipments

Tell = Callable[[str, int], None]


@dataclass(frozen=True)
class Run:
    """One measured run of the flow: how many orders, and what the workers did."""

    orders: int
    workers: Sequence[Work]

    @property
    def seconds(self) -> float:
        """From the first worker's begin to the last one's end."""
        return max(one.ended for one in self.workers) - min(one.began for one in self.workers)

    @property
    def per_second(self) -> float:
        return self.orders / self.seconds

    @property
    def processor(self) -> float:
        """Seconds of processor time, of all workers and their server processes."""
        return sum(one.processor for one in self.workers)

    @property
    def peak_mb(self) -> float:
        """The most memory that one worker ever held."""
        return max(one.peak_kb for one in self.workers) / 1024

    def busy(self, step: str) -> float:
        """Seconds of work at a station, over all workers."""
        return sum(one.seconds.get(step, 0.0) for one in self.workers)

    def step_per_second(self, step: str) -> float:
        """Orders per second while all workers stand at this station."""
        return self.orders * len(self.workers) / self.busy(step)


def write_documents(
    folder: Path, orders: int, lines: int, *, seed: int, first: int = 1
) -> list[Path]:
    """Write orders as NDJSON of a thousand each; returns the files."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for start in range(first, first + orders, DOCUMENT_ORDERS):
        count = min(DOCUMENT_ORDERS, first + orders - start)
        path = folder / f"orders-{start:08d}.ndjson"
        path.write_bytes(b"".join(orders_ndjson(count, lines, seed=seed, first=start)))
        paths.append(path)
    return paths


def run_flow(
    database: str, documents: Sequence[Path], orders: int, *, workers: int, tell: Tell
) -> Run:
    """Take the orders of these documents through the house, and measure it.

    Each worker is a process of its own, with its share of the documents. `tell` hears each step's
    name with the number of orders that made it. Raises RuntimeError when a worker fails.
    """
    receiver, sender = os.pipe()
    with ExitStack() as stack:
        lines = stack.enter_context(os.fdopen(receiver))
        started = [
            stack.enter_context(start_worker(database, documents[number::workers], sender))
            for number in range(workers)
        ]
        os.close(sender)  # the pipe ends when the last worker has ended
        done = follow(lines, started, tell)
    if len(done) != workers:
        raise RuntimeError("a worker of the benchmark failed; what it said stands above")
    return Run(orders, done)


def start_worker(
    database: str, documents: Sequence[Path], sender: int
) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-m", "django", "bench_worker", str(sender)]
    command += [str(path) for path in documents]
    surrounding = os.environ | {
        "DATABASE_URL": url_of(database),
        "DJANGO_SETTINGS_MODULE": "clerkwork.config.settings",
    }
    return subprocess.Popen(  # noqa: S603  our own program, no shell
        command,
        env=surrounding,
        stdin=subprocess.PIPE,
        stdout=sys.stderr,  # what it logs must not stand between the figures of --json
        pass_fds=[sender],
    )


def follow(lines: IO[str], workers: Sequence["subprocess.Popen[bytes]"], tell: Tell) -> list[Work]:
    """Let all workers begin together when the last is ready; returns what each did."""
    done, ready = [], 0
    for line in lines:
        said = json.loads(line)
        if "ready" in said:
            ready += 1
            if ready == len(workers):
                for worker in workers:
                    assert worker.stdin is not None  # noqa: S101  it was given a pipe
                    worker.stdin.write(b"go\n")
                    worker.stdin.flush()
        elif "work" in said:
            done.append(Work(**said["work"]))
        else:
            size = DOCUMENT_ORDERS if said["station"] in BY_DOCUMENT else 1
            tell(said["station"], said["rows"] * size)
    return done
