"""`clerkwork import` and `clerkwork export`: master data from and to Excel and CSV files."""

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from clerkwork.cli.database import connect

if TYPE_CHECKING:
    from clerkwork.config.masterdata import Report

USER = "import"  # the journal's name for whoever sits at the command line
PARTLY, UNREADABLE = 1, 2


@click.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--sheet", help="What the file holds, where its name does not say: items, prices, …")
@click.option("--keep-good", is_flag=True, help="Keep the good rows although there are bad cells.")
@click.option("--json", "as_json", is_flag=True, help="Print the report as one JSON object.")
def import_(file: Path, sheet: str | None, keep_good: bool, as_json: bool) -> None:
    """Import master data from FILE, an .xlsx with a sheet of each kind or a .csv of one.

    All or nothing: one bad cell, and nothing is imported. Every bad cell is named on stderr.
    Exit code 0: done. 1: there are bad cells. 2: the file cannot be read.
    """
    with connect(), progress() as tell:
        from clerkwork.config.masterdata import SHEETS, import_file
        from clerkwork.core.refusal import Refusal

        if sheet is not None and sheet not in SHEETS:
            raise click.BadParameter(f"found '{sheet}', expected one of {', '.join(SHEETS)}")
        try:
            report = import_file(
                file.read_bytes(), file.name, by=USER, sheet=sheet, keep_good=keep_good, tell=tell
            )
        except Refusal as refusal:
            click.echo(f"clerkwork: {refusal}", err=True)
            sys.exit(UNREADABLE)
    show(report, file.name, as_json)
    sys.exit(PARTLY if report.errors else 0)


def show(report: "Report", name: str, as_json: bool) -> None:
    """The report on stdout, every bad cell on stderr."""
    for error in report.errors:
        click.echo(f"{name}: {error}", err=True)
    if as_json:
        click.echo(json.dumps({"file": name, **asdict(report)}, ensure_ascii=False))
        return
    for outcome in report.outcomes:
        click.echo(
            f"{outcome.sheet}: {outcome.new} new, {outcome.changed} changed, "
            f"{outcome.unchanged} unchanged, {len(outcome.errors)} bad cells"
        )
    if not report.saved:
        click.echo("Nothing was imported.")


@click.command("export")
@click.argument("target", type=click.Path(path_type=Path))
@click.option("--what", help="Which sheets, with commas between: items,customers. Default: all.")
@click.option("--csv", "as_csv", is_flag=True, help="One .csv file per sheet, into a folder.")
def export(target: Path, what: str | None, as_csv: bool) -> None:
    """Export master data to TARGET: an .xlsx file with a sheet of each kind, or a folder.

    A folder gets clerkwork.xlsx, or with --csv a file for each sheet. What is exported can be
    imported again.
    """
    with connect(), progress() as tell:
        from clerkwork.config.masterdata import SHEETS, export_csv, export_workbook

        names = [each.strip() for each in what.split(",")] if what else list(SHEETS)
        unknown = [name for name in names if name not in SHEETS]
        if unknown:
            raise click.BadParameter(f"found '{unknown[0]}', expected some of {', '.join(SHEETS)}")
        if as_csv and target.suffix == ".xlsx":
            raise click.BadParameter(f"found {target}, expected a folder for CSV files")
        if as_csv:
            target.mkdir(parents=True, exist_ok=True)
            for name in names:
                tell(name)
                (target / f"{name}.csv").write_bytes(export_csv(name))
            return
        if target.suffix != ".xlsx":
            target.mkdir(parents=True, exist_ok=True)
            target /= "clerkwork.xlsx"
        target.write_bytes(export_workbook(names, tell))


@contextmanager
def progress() -> Iterator[Callable[[str], None]]:
    """A line on stderr that says which sheet is being worked on, where stderr is a terminal."""
    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    screen = Console(stderr=True)
    bar = Progress(*columns, console=screen, transient=True, disable=not screen.is_terminal)
    with bar:
        task = bar.add_task("Reading")
        yield lambda name: bar.update(task, description=name)
