"""`clerkwork bench`: measures how fast this machine does the work."""

import contextlib
import json
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import click
from rich.console import Console
from rich.markdown import Markdown
from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

from clerkwork.cli.database import connect


@click.group()
def bench() -> None:
    """Measure how fast this machine does the work, on a database of its own."""


@bench.command("flow")
@click.option("--orders", default=10_000, show_default=True, type=click.IntRange(1))
@click.option("--lines", default=5, show_default=True, type=click.IntRange(1), help="an order")
@click.option("--items", default=1_000, show_default=True, type=click.IntRange(1))
@click.option("--customers", default=200, show_default=True, type=click.IntRange(1))
@click.option("--workers", default=1, show_default=True, type=click.IntRange(1, 32))
@click.option(
    "--history",
    default=0,
    type=click.IntRange(0),
    help="Also compare the cost of an order after so many shipped ones with that after none.",
)
@click.option("--seed", default=1, show_default=True, help="the same seed, the same orders")
@click.option(
    "--folder",
    default="/var/tmp",  # noqa: S108  a new folder in it, which only the server can enter
    show_default=True,
    type=click.Path(exists=True, file_okay=False, writable=True, path_type=Path),
    help="Where the throw-away database lies: on the disk that is to be measured.",
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object instead of a table.")
def flow(folder: Path, as_json: bool, **size: int) -> None:
    """Take orders from documents to shipments, and compare that with the limit of the database.

    The limit is the rate at which the rows that result go in by COPY, a thousand orders a commit.
    """
    with throw_away(folder) as data, connect():
        # Not before Django is set up, which connect() does once the server runs.
        from clerkwork.training.bench.measure import Size, measure_flow
        from clerkwork.training.bench.report import as_object, show

        with progress_bar() as tell:
            report = measure_flow(Size(**size), data / "documents", tell)
        if as_json:
            click.echo(json.dumps(as_object(report)))
        else:
            show(report, Console())


@bench.command("read")
@click.option("--megabytes", default=5.0, show_default=True, help="of each kind of EDI")
@click.option("--json", "as_json", is_flag=True, help="One JSON object instead of a table.")
def read(megabytes: float, as_json: bool) -> None:
    """Read documents of each kind, beside libraries that only cut them up; needs no database.

    Exit code 1 when a rate falls short.
    """
    from clerkwork.training.bench.reading import MEGABYTE, measure_reading
    from clerkwork.training.bench.report import show_reading

    with progress_bar() as tell:
        found = measure_reading(tell, size=int(megabytes * MEGABYTE))
    if as_json:
        click.echo(json.dumps([asdict(each) for each in found]))
    else:
        show_reading(found, Console())
    sys.exit(0 if all(each.reached for each in found) else 1)


@bench.command("latency")
@click.option("--rate", default=10.0, show_default=True, help="orders a second")
@click.option("--seconds", default=20, show_default=True, type=click.IntRange(1))
@click.option("--json", "as_json", is_flag=True, help="One JSON object instead of words.")
def latency(rate: float, seconds: int, as_json: bool) -> None:
    """Time single orders from the call of the API to the reserved stock, web and worker running."""
    with throw_away(Path("/var/tmp")), connect():  # noqa: S108  see above
        from django.contrib.auth.models import User

        from clerkwork.api.keys import make_key
        from clerkwork.training.bench.latency import measure_latency

        shop = User.objects.create_superuser("shop")
        secret = make_key(shop, "bench", by="bench")
        with progress_bar() as tell:
            found = measure_latency(secret, tell, rate=rate, seconds=seconds)
        if as_json:
            click.echo(json.dumps(asdict(found)))
            return
        click.echo(
            f"{found.orders} orders, {found.rate:g} a second: answered in "
            f"{found.answered_median:.0f} ms, allocated and shown in {found.allocated_median:.0f} ms "
            f"(95 of 100: {found.answered_p95:.0f} and {found.allocated_p95:.0f} ms)"
        )


@bench.command("crash")
@click.option("--orders", default=2_000, show_default=True, type=click.IntRange(1))
@click.option("--kills", default=20, show_default=True, type=click.IntRange(0))
@click.option("--seed", default=1, show_default=True, help="the same seed, the same moments")
@click.option("--json", "as_json", is_flag=True, help="One JSON object instead of words.")
def crash(orders: int, kills: int, seed: int, as_json: bool) -> None:
    """Kill workers and the database in the middle of work; then look whether anything is lost.

    Exit code 1 when an order did not ship exactly once, or the audit finds a breach.
    """
    from clerkwork.training.bench.crash import run_crash

    with progress_bar() as tell:
        found = run_crash(orders, kills, seed, tell)
    if as_json:
        click.echo(json.dumps(asdict(found)))
    else:
        struck = ", ".join(f"{count} of a {what}" for what, count in found.kills.items())
        click.echo(
            f"{found.orders} orders, kill -9 {struck or 'of nothing'}, {found.seconds:.0f} s"
        )
        click.echo(
            "\n".join(found.wrong) or "Every order shipped exactly once; the audit is clean."
        )
    sys.exit(0 if found.ok else 1)


@bench.command("verify")
@click.option("--orders", default=5_000, show_default=True, type=click.IntRange(1))
@click.option("--seed", default=1, show_default=True, help="the same seed, the same documents")
@click.option("--customers", default=0, help="By default 150, and more for many orders.")
@click.option("--weeks", default=52, show_default=True, help="of history before the first order")
@click.option("--rate", default=0.0, help="Then feed so many orders a second to running workers.")
@click.option("--seconds", default=120, show_default=True, type=click.IntRange(1), help="of that")
@click.option("--workers", default=1, show_default=True, type=click.IntRange(1, 32))
@click.option("--differences", "wrong", is_flag=True, help="Also every wrong order that passed.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object instead of tables.")
@click.option(
    "--keep",
    type=click.Path(file_okay=False, path_type=Path),
    help="Keep the documents, and the answer key with what came of each, in this folder.",
)
@click.option(
    "--write",
    "page",
    type=click.Path(dir_okay=False, writable=True, path_type=Path),
    help="Write the page of figures to this file.",
)
def verify(
    wrong: bool, as_json: bool, keep: Path | None, page: Path | None, rate: float, **given: int
) -> None:
    """Let orders of a simulated company come in, some with a planted mistake, and see which pass.

    Nothing but the house's own verbs is used: submit, read, place, verify, allocate, ship.
    """
    seconds, workers = given.pop("seconds"), given.pop("workers")
    with throw_away(Path("/var/tmp")), connect():  # noqa: S108  see above
        from clerkwork.training.bench import verify_report as report
        from clerkwork.training.bench.verify import Size, measure_verify
        from clerkwork.training.bench.verify_key import keep_documents
        from clerkwork.training.bench.verify_load import Pace, measure_load
        from clerkwork.training.bench.verify_score import score

        with progress_bar() as tell:
            done = measure_verify(Size(**given), tell)
            load = measure_load(done, Pace(rate, seconds, workers), tell) if rate else None
        found = score(done.outcomes)
        if keep:
            keep_documents(keep, done.outcomes)
        if page:
            text = report.page(found, load, orders=given["orders"], seed=given["seed"])
            page.write_text(text, encoding="utf-8")
        passed = report.differences(done.outcomes) if wrong else []
        if as_json:
            click.echo(json.dumps(report.as_object(found, load) | {"differences": passed}))
        else:
            Console().print(Markdown(report.report(found, load)))
            click.echo("\n".join(passed))


@contextlib.contextmanager
def throw_away(parent: Path) -> Iterator[Path]:
    """A data folder of this installation for the length of the block, gone afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="clerkwork-bench-", dir=parent))
    if os.geteuid() == 0:
        folder.chmod(0o711)  # the server of root runs as another user
    os.environ["CLERKWORK_DATA"] = str(folder)
    os.environ.pop("DATABASE_URL", None)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextlib.contextmanager
def progress_bar() -> Iterator["Bar"]:
    """What is being done and how far it is, on standard error."""
    columns = TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn()
    with Progress(*columns, console=Console(stderr=True)) as progress:
        yield Bar(progress)


class Bar:
    """One line for each thing that is done."""

    def __init__(self, progress: Progress) -> None:
        self.progress = progress
        self.current: tuple[str, TaskID] | None = None

    def __call__(self, what: str, done: int, total: int) -> None:
        if self.current is None or self.current[0] != what or not done:
            self.current = what, self.progress.add_task(what, total=total)
        self.progress.update(self.current[1], completed=done, total=total)
