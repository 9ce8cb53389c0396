"""What `clerkwork process` does: all stations, until nothing moves."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn
from rich.table import Table

from clerkwork.core.stations import Station, drain, waiting_at
from clerkwork.core.tasks import open_ones
from clerkwork.fulfilment.allocate import fill_backorders
from clerkwork.messaging.send import send_waiting
from clerkwork.training.robots import AUTOMATIC, FLOW, TELLING

BACKORDERS = "fill backorders"
MAIL = "send"


@dataclass
class Bars:
    """A bar for each station that has something to do, on standard error."""

    progress: Progress
    tasks: dict[str, TaskID] = field(default_factory=dict)
    done: dict[str, int] = field(default_factory=dict)

    def count(self, name: str, rows: int, total: int | None = None) -> None:
        """So many more are done at this station; `total` of them are known to be there."""
        if not rows:
            return
        self.done[name] = self.done.get(name, 0) + rows
        if name not in self.tasks:
            self.tasks[name] = self.progress.add_task(name, total=None)
        known = max(total or 0, self.done[name])
        self.progress.update(self.tasks[name], completed=self.done[name], total=known)


def process_all(*, floor: bool, as_json: bool) -> int:
    """Run the stations and say what each did; returns the exit code."""
    done = run_stations((*FLOW, *TELLING) if floor else AUTOMATIC)
    stuck = [task.title for task in open_ones(kind="station.stuck")]
    if as_json:
        click.echo(json.dumps({"done": done, "stuck": stuck}, ensure_ascii=False))
    else:
        table = Table("Station", "Done")
        table.columns[1].justify = "right"
        for name, count in done.items():
            table.add_row(name, str(count))
        Console().print(table if done else "Nothing waits at any station.")
    for title in stuck:
        click.echo(f"stuck: {title}", err=True)
    return 1 if stuck else 0


def run_stations(stations: Sequence[Station]) -> dict[str, int]:
    """Run these stations, backorders and the outbox until nothing moves; what each did, by name."""
    columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn()
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        bars = Bars(progress)
        while any([*(run(station, bars) for station in stations), fill(bars)]):
            pass
        send_waiting(lambda rows: bars.count(MAIL, rows))
    return bars.done


def run(station: Station, bars: Bars) -> int:
    before = bars.done.get(station.name, 0)
    waiting = waiting_at(station)
    return drain(station, lambda rows: bars.count(station.name, rows, before + waiting))


def fill(bars: Bars) -> int:
    filled = fill_backorders(by="allocate")
    bars.count(BACKORDERS, filled)
    return filled
