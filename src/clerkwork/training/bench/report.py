"""What a benchmark says: numbers for machines, a table for people."""

import os
import platform
import sysconfig
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from rich.console import Console
from rich.table import Table

from clerkwork.training.bench.reading import Measured


@dataclass(frozen=True)
class Machine:
    """What ran: the same code is twice as fast on a Python built with optimisation."""

    python: str
    python_optimised: bool
    postgresql: str
    durable: bool
    cores: int
    load: float


@dataclass(frozen=True)
class Step:
    """One station: orders per second while all workers stand there, and its share of the work."""

    name: str
    orders_per_second: float
    share: float


@dataclass(frozen=True)
class History:
    """What an order costs in processor time after many others, and what in an empty house."""

    orders: int
    seconds_per_order: float
    without: float

    @property
    def ratio(self) -> float:
        return self.seconds_per_order / self.without


@dataclass(frozen=True)
class Report:
    """All that one benchmark of the flow measured."""

    machine: Machine
    orders: int
    lines: int
    workers: int
    steps: list[Step]
    orders_per_second: float
    limit_per_second: float
    processor_ratio: float  # the same as `ratio` in processor time: other work disturbs it less
    worker_peak_mb: float
    history: History | None = None

    @property
    def ratio(self) -> float:
        """End to end, as a part of the limit."""
        return self.orders_per_second / self.limit_per_second


def describe_machine(postgresql: str, durable: bool) -> Machine:
    """This machine as it is now, its load included."""
    return Machine(
        python=f"{platform.python_implementation()} {platform.python_version()}",
        python_optimised="--enable-optimizations"
        in (sysconfig.get_config_var("CONFIG_ARGS") or ""),
        postgresql=postgresql,
        durable=durable,
        cores=os.process_cpu_count() if hasattr(os, "process_cpu_count") else os.cpu_count() or 1,
        load=os.getloadavg()[0],
    )


def as_object(report: Report) -> dict[str, object]:
    """The report for --json: rates in orders per second, times in seconds."""
    found: dict[str, object] = asdict(report) | {"ratio": report.ratio}
    if report.history:
        found["history"] = asdict(report.history) | {"ratio": report.history.ratio}
    return {name: rounded(each) for name, each in found.items()}


def rounded(value: object) -> object:
    """The value, every number in it to four digits: a measurement has no more."""
    if isinstance(value, float):
        return float(f"{value:.4g}")
    if isinstance(value, dict):
        return {name: rounded(each) for name, each in value.items()}
    if isinstance(value, list):
        return [rounded(each) for each in value]
    return value


def show(report: Report, console: Console) -> None:
    """Print the report for people."""
    table = Table("station", "orders/s", "share of the work", box=None)
    for column in table.columns[1:]:
        column.justify = "right"
    for step in report.steps:
        table.add_row(step.name, f"{step.orders_per_second:,.0f}", f"{step.share:.0%}")
    table.add_section()
    table.add_row("end to end", f"{report.orders_per_second:,.0f}", "")
    table.add_row("limit: the same rows by COPY", f"{report.limit_per_second:,.0f}", "")
    table.add_row("end to end / limit", f"{report.ratio:.2f}", "")
    table.add_row("the same in processor time", f"{report.processor_ratio:.2f}", "")
    console.print(table)
    if report.history:
        console.print(
            f"after {report.history.orders:,} orders an order costs {report.history.ratio:.2f} "
            "times the processor time that it costs in an empty house"
        )
    machine = report.machine
    console.print(
        f"{report.orders:,} orders of {report.lines} lines, workers: {report.workers}, "
        f"peak memory of a worker: {report.worker_peak_mb:.0f} MB"
    )
    console.print(
        f"{machine.python} ({'optimised' if machine.python_optimised else 'not optimised'}), "
        f"PostgreSQL {machine.postgresql} (fsync {'on' if machine.durable else 'off'}), "
        f"{machine.cores} cores, load {machine.load:.1f}"
    )


def show_reading(found: Sequence[Measured], console: Console) -> None:
    """Print how fast documents are read."""
    table = Table("document", "read", "wanted", "beside", box=None)
    table.columns[1].justify = table.columns[2].justify = "right"
    for each in found:
        sign = "<" if each.unit == "s" else ">="
        beside = f"{each.beside:.2f} times the time of {each.library} alone" if each.beside else ""
        table.add_row(each.name, f"{each.rate:,.2f} {each.unit}", f"{sign} {each.wanted:g}", beside)
    console.print(table)
