"""The benchmark of the flow from beginning to end: company, flow, limit, history."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from django.db import connection

from clerkwork.training.bench.database import connect_to, make_copy
from clerkwork.training.bench.flow import STEPS, Run, run_flow, write_documents
from clerkwork.training.bench.limit import measure_limit
from clerkwork.training.bench.report import History, Report, Step, describe_machine
from clerkwork.training.fill import fill_company

FLOW, LIMIT, OLD = "bench_flow", "bench_limit", "bench_old"
ROUNDS = 2  # with and without history by turns, since other work on the machine comes and goes

# What is going on, and how much of how much is done.
Tell = Callable[[str, int, int], None]


@dataclass(frozen=True)
class Size:
    """How much is measured."""

    orders: int
    lines: int
    items: int
    customers: int
    workers: int
    history: int
    seed: int


def measure_flow(size: Size, folder: Path, tell: Tell) -> Report:
    """Measure the flow in fresh copies of Django's database, which must be migrated and empty.

    Documents are written below `folder`. Raises RuntimeError when an order stops on the way.
    """
    make_house(size, tell)
    make_copy(FLOW)
    run = one_run(FLOW, size, folder, tell)
    make_copy(LIMIT)
    tell("limit", 0, 1)
    limit = measure_limit(FLOW, LIMIT)
    tell("limit", 1, 1)
    total = sum(run.busy(step) for step in STEPS)
    return Report(
        machine=describe_machine(*server_facts()),
        orders=size.orders,
        lines=size.lines,
        workers=size.workers,
        steps=[Step(step, run.step_per_second(step), run.busy(step) / total) for step in STEPS],
        orders_per_second=run.per_second,
        limit_per_second=limit.per_second,
        processor_ratio=limit.processor / run.processor,
        worker_peak_mb=run.peak_mb,
        history=measure_history(size, folder, tell) if size.history else None,
    )


def make_house(size: Size, tell: Tell) -> None:
    """A company with stock, its statistics as they are in a house that has been open for a day."""
    tell("company", 0, 1)
    fill_company(size.items, size.customers, seed=size.seed)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
    tell("company", 1, 1)


def one_run(database: str, size: Size, folder: Path, tell: Tell, *, first: int = 1) -> Run:
    """Run the flow of `size.orders` orders, numbered from `first`."""
    return flow_of(database, size, size.orders, folder, tell, first=first, what="flow")


def flow_of(
    database: str, size: Size, orders: int, folder: Path, tell: Tell, *, first: int, what: str
) -> Run:
    documents = write_documents(folder, orders, size.lines, seed=size.seed, first=first)
    done = 0

    def count(_step: str, rows: int) -> None:
        nonlocal done
        done += rows
        tell(what, done, orders * len(STEPS))

    return run_flow(database, documents, orders, workers=size.workers, tell=count)


def measure_history(size: Size, folder: Path, tell: Tell) -> History:
    """The processor time of an order after `size.history` shipped ones and after none, by turns.

    The history is made by the flow itself, so that its rows are true ones.
    """
    make_copy(OLD)
    flow_of(OLD, size, size.history, folder, tell, first=1, what="history")
    old = new = 0.0
    for turn in range(ROUNDS):
        make_copy(FLOW)
        new += one_run(FLOW, size, folder, tell).processor
        first = 1 + size.history + turn * size.orders
        old += one_run(OLD, size, folder, tell, first=first).processor
    return History(size.history, old / size.orders / ROUNDS, new / size.orders / ROUNDS)


def server_facts() -> tuple[str, bool]:
    """The server's version, and whether a commit is on disk before it is answered."""
    with connect_to("postgres") as other:
        ((version, fsync, synchronous),) = other.execute(
            "SELECT current_setting('server_version'), current_setting('fsync'),"
            "       current_setting('synchronous_commit')"
        ).fetchall()
    return version, fsync == synchronous == "on"
