"""`clerkwork manage`: Django's own management commands."""

import click
from django.core.management import execute_from_command_line

from clerkwork.cli.database import connect, set_up_django

# Commands that only look at the code, and so should not start a server.
CODE_ONLY = {"check", "collectstatic", "diffsettings", "findstatic", "help", "makemigrations"}


@click.command(
    context_settings={"ignore_unknown_options": True, "help_option_names": []},
    add_help_option=False,
)
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def manage(arguments: tuple[str, ...]) -> None:
    """Run a management command of Django, such as migrate, shell or createsuperuser."""
    words = ["clerkwork manage", *arguments]
    if not arguments or arguments[0] in CODE_ONLY or arguments[0].startswith("-"):
        set_up_django()
        execute_from_command_line(words)
        return
    with connect(migrated=False):
        execute_from_command_line(words)
