"""The command `clerkwork`: a table of commands, each loaded only when it is called.

Exit codes: 0 done, 1 findings, breaches or a refusal, 2 bad usage or unreadable input.
"""

from importlib import import_module

import click

from clerkwork import __version__
from clerkwork.core.refusal import Refusal
from clerkwork.core.server_home import ServerTrouble

# One line each: name -> module:function. Nothing is imported before its command is asked for, so
# that `clerkwork read` starts at once and needs neither Django nor a database.
COMMANDS = {
    "accuracy": "clerkwork.cli.accuracy:accuracy",
    "audit": "clerkwork.cli.work:audit",
    "bench": "clerkwork.cli.bench:bench",
    "demo": "clerkwork.cli.work:demo",
    "export": "clerkwork.cli.masterdata:export",
    "import": "clerkwork.cli.masterdata:import_",
    "key": "clerkwork.cli.work:key",
    "manage": "clerkwork.cli.manage:manage",
    "process": "clerkwork.cli.work:process",
    "read": "clerkwork.cli.read:read",
    "status": "clerkwork.cli.work:status",
    "submit": "clerkwork.cli.work:submit",
    "up": "clerkwork.cli.up:up",
    "web": "clerkwork.cli.web:web",
    "worker": "clerkwork.cli.worker:worker",
}


class Unreadable(click.ClickException):
    """Input that cannot be read. The text names file, row or segment, and what was expected."""

    exit_code = 2


class Commands(click.Group):
    """A group whose commands are loaded by name, and whose refusals are one line on stderr."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module, function = COMMANDS[cmd_name].split(":")
        command = getattr(import_module(module), function)
        assert isinstance(command, click.Command)  # noqa: S101  the table is ours
        return command

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except Refusal as refusal:
            click.echo(f"clerkwork: {refusal}", err=True)
            ctx.exit(1)
        except ServerTrouble as trouble:
            click.echo(f"clerkwork: {trouble}", err=True)
            ctx.exit(2)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="clerkwork")
def main() -> None:
    """Clerkwork does the whole job of an order processor."""
