"""The database for the length of one command."""

import contextlib
import fcntl
import os
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

import django
from django.core.management import call_command
from django.db import OperationalError, connection, connections
from django.db.migrations.executor import MigrationExecutor

from clerkwork.core import server, site
from clerkwork.core.server_home import ServerTrouble


@contextlib.contextmanager
def connect(
    *, migrated: bool = True, tell: Callable[[str], None] = server.silently
) -> Iterator[server.Server | None]:
    """Django, set up and connected, for as long as the block lasts.

    Without DATABASE_URL the embedded server is used, and is started for this block if nobody runs
    it yet; the block gets it as its value. Its tables are brought up to date first unless
    `migrated` is False. On a server of DATABASE_URL that is left to `up` and `manage migrate`:
    missing tables raise ServerTrouble, as does a server that does not answer.
    """
    with embedded(tell) as embedded_server:
        set_up_django()
        try:
            if migrated and embedded_server is not None:
                migrate(tell)
            elif migrated and pending():
                raise ServerTrouble(
                    "the tables in the database of DATABASE_URL are not up to date; "
                    "run: clerkwork manage migrate"
                )
            yield embedded_server
        finally:
            connections.close_all()


@contextlib.contextmanager
def embedded(tell: Callable[[str], None] = server.silently) -> Iterator[server.Server | None]:
    """The embedded server for as long as the block lasts; None where DATABASE_URL names another."""
    url, data = os.environ.get("DATABASE_URL", ""), site.data_folder()
    try:
        site.database(url, data)
    except ValueError as error:
        raise ServerTrouble(str(error)) from error
    if url:
        yield None
        return
    running = server.start(data, tell=tell)
    try:
        yield running
    finally:
        running.stop()


def set_up_django() -> None:
    """Load the settings and the rooms; costs nothing the second time."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "clerkwork.config.settings")
    django.setup()


def pending() -> bool:
    """Whether the database lacks a migration. Raises ServerTrouble when it does not answer."""
    try:
        executor = MigrationExecutor(connection)
        return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    except OperationalError as error:
        host = urlsplit(os.environ.get("DATABASE_URL", "")).hostname or "the embedded server"
        raise ServerTrouble(f"the database on {host} does not answer: {error}") from error


def migrate(tell: Callable[[str], None] = server.silently) -> None:
    """Bring the tables up to date, one process at a time; quick when there is nothing to do."""
    if not pending():
        return
    data = site.data_folder()
    site.make_data_folder(data)
    with (data / "migrate.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        tell("Bringing the tables up to date")
        call_command("migrate", verbosity=0, interactive=False)
