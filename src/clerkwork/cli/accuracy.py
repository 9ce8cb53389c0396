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
@click.option("--markdown", is_flag=True, help="The tables as they stand in docs/accuracy.md.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object instead of tables.")
def accuracy(
    folders: tuple[Path, ...], only: str, wrong: bool, markdown: bool, as_json: bool
) -> None:
    """Read the documents of FOLDERS and compare with the files in their `expected` folders.

    Exit code 1 if any value differs.
    """
    with progress_bar() as tell:
        scores = [each for folder in folders for each in read_folder(folder, tell, only)]
    if as_json:
        click.echo(json.dumps({name: asdict(each) for name, each in tallies(scores).items()}))
    elif markdown:
        click.echo(f"{table(scores)}\n{curve(scores)}")
    else:
        Console().print(Markdown(f"{table(scores)}\n{NOTES}\n{curve(scores)}"))
    if wrong:
        click.echo(differences(scores))
    sys.exit(1 if any(not each.whole for each in scores if each.is_order is not None) else 0)
