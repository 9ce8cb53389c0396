"""`clerkwork accuracy`: how well documents are read whose content is known."""

import json
import sys
from dataclasses import asdict
from pathlib import Path

import click
from rich.console import Console
from rich.markdown import Markdown

from clerkwork.cli.bench import progress_bar
from clerkwork.training.accuracy.folder import read_folder
from clerkwork.training.accuracy.publish import page
from clerkwork.training.accuracy.report import NOTES, curve, differences, table
from clerkwork.training.accuracy.score import tallies


@click.command()
@click.argument(
    "folders",
    nargs=-1,
    required=True,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
)
@click.option("--format", "only", default="", help="Only documents of this format.")
@click.option("--differences", "wrong", is_flag=True, help="Also every value that differs.")
@click.option(
    "--write",
    "file",
    type=click.Path(dir_okay=False, writable=True, path_type=Path),
    help="Also read all generated layouts, and write the page of figures to this file.",
)
@click.option("--as", "shape", type=click.Choice(["tables", "markdown", "json"]), default="tables")
def accuracy(
    folders: tuple[Path, ...],
    only: str,
    wrong: bool,
    file: Path | None,
    shape: str,
) -> None:
    """Read the documents of FOLDERS and compare with the files in their `expected` folders.

    Exit code 1 if any value differs.
    """
    if file:
        with progress_bar() as tell:
            file.write_text(page(folders, tell), encoding="utf-8")
        return
    with progress_bar() as tell:
        scores = [each for folder in folders for each in read_folder(folder, tell, only=only)]
    if shape == "json":
        click.echo(json.dumps({name: asdict(each) for name, each in tallies(scores).items()}))
    elif shape == "markdown":
        click.echo(f"{table(scores)}\n{curve(scores)}")
    else:
        Console().print(Markdown(f"{table(scores)}\n{NOTES}\n{curve(scores)}"))
    if wrong:
        click.echo(differences(scores))
    sys.exit(1 if any(not each.whole for each in scores if each.is_order is not None) else 0)
