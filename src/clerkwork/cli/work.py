"""The commands that work on orders: what they do stands beside this, loaded when it is called."""

import sys

import click

from clerkwork.cli.database import connect

JSON_HELP = "One JSON object on standard output, for machines."


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path())
@click.option("--json", "as_json", is_flag=True, help=JSON_HELP)
def submit(files: tuple[str, ...], as_json: bool) -> None:
    """Store purchase orders from FILES ("-" is standard input), and process them.

    Exit code 0 if all of them were taken without a finding, 1 if something needs a person, 2 if a
    file cannot be read.
    """
    with connect():
        from clerkwork.cli.submitting import submit_files

        code = submit_files(files, as_json=as_json)
    sys.exit(code)


@click.command()
@click.option("--floor", is_flag=True, help="Also pick, pack and ship, as a floor would do it.")
@click.option("--json", "as_json", is_flag=True, help=JSON_HELP)
def process(floor: bool, as_json: bool) -> None:
    """Run the stations until nothing moves.

    Exit code 1 if something got stuck and needs a person.
    """
    with connect():
        from clerkwork.cli.processing import process_all

        code = process_all(floor=floor, as_json=as_json)
    sys.exit(code)


@click.command()
@click.option("--json", "as_json", is_flag=True, help=JSON_HELP)
def status(as_json: bool) -> None:
    """Say how many of what are where, since when, and what needs a person."""
    with connect():
        from clerkwork.cli.standing import show_status

        show_status(as_json=as_json)


@click.command()
@click.option("--json", "as_json", is_flag=True, help=JSON_HELP)
def audit(as_json: bool) -> None:
    """Derive everything that must always hold anew, and count the breaches.

    Exit code 1 if there is one.
    """
    with connect():
        from clerkwork.cli.auditing import audit_all

        code = audit_all(as_json=as_json)
    sys.exit(code)


@click.command()
def demo() -> None:
    """Load the demo company into an empty database."""
    with connect():
        from clerkwork.cli.loading import load

        load()


@click.group()
def key() -> None:
    """Make and revoke the keys by which programs call the API."""


@key.command("make")
@click.argument("username")
@click.argument("name")
def make(username: str, name: str) -> None:
    """Make a key for the user USERNAME, to be used by the program NAME, and print it once."""
    with connect():
        from clerkwork.cli.loading import make_key_of

        click.echo(make_key_of(username, name))


@key.command("revoke")
@click.argument("username")
@click.argument("name")
def revoke(username: str, name: str) -> None:
    """Let the key NAME of the user USERNAME open nothing any more."""
    with connect():
        from clerkwork.cli.loading import revoke_key_of

        revoke_key_of(username, name)
