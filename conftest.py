"""One embedded server for a whole test run, shared by all its processes and lost with its folder.

Where DATABASE_URL is set, the tests use that server instead.
"""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import django
import pytest
from django.db import connection

from clerkwork.core import server

FOLDER = "CLERKWORK_TEST_FOLDER"  # set by the first process of a run, inherited by xdist's others
OWNED = FOLDER not in os.environ

# Tables with a trigger of ours on TRUNCATE, whose bit in tgtype is 32.
GUARDED = """
SELECT DISTINCT tgrelid::regclass::text FROM pg_trigger
 WHERE NOT tgisinternal AND tgtype & 32 <> 0
"""
QUEUE = "TRUNCATE procrastinate_jobs, procrastinate_workers RESTART IDENTITY CASCADE"


def reachable_folder() -> Path:
    """A new folder that the server's user can enter, which pytest's own for root are not."""
    folder = Path(tempfile.mkdtemp(prefix="clerkwork-test-"))
    if os.geteuid() == 0:
        folder.chmod(0o711)
    return folder


# Before Django loads its settings, which pytest-django does after it has loaded this file.
if OWNED:
    os.environ[FOLDER] = str(reachable_folder())
os.environ["CLERKWORK_DATA"] = str(Path(os.environ[FOLDER]) / "data")
os.environ["DJANGO_SETTINGS_MODULE"] = "clerkwork.config.settings"
# The browser's driver keeps an event loop in the thread of the tests, which Django takes for
# asynchronous code; ours is not.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"


def pytest_configure() -> None:
    django.setup()


def pytest_unconfigure() -> None:
    if OWNED:
        shutil.rmtree(os.environ.pop(FOLDER))


@pytest.fixture(scope="session")
def embedded_server() -> Iterator[server.Server | None]:
    """The run's server, started by the first process that needs it, stopped by the last."""
    if os.environ.get("DATABASE_URL"):
        yield None
        return
    with server.running(Path(os.environ["CLERKWORK_DATA"]), durable=False) as running:
        yield running


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None, embedded_server: server.Server | None
) -> None:
    """Have the server run before pytest-django makes its databases, one for each process."""


@pytest.fixture(autouse=True, scope="session")
def emptying_after_transactional_tests() -> Iterator[None]:
    """Let Django empty the tables after a test with transactions of its own.

    Append-only tables refuse even that, so their triggers sleep meanwhile. Procrastinate's tables
    are emptied as well, which Django does not know for its own.
    """
    operations = type(connection.ops)
    plain = operations.sql_flush

    def sql_flush(self: Any, *given: Any, **named: Any) -> list[str]:
        statements = plain(self, *given, **named)
        if not statements:
            return statements
        with self.connection.cursor() as cursor:
            cursor.execute(GUARDED)
            guarded = [table for (table,) in cursor.fetchall()]
        asleep = [f"ALTER TABLE {table} DISABLE TRIGGER USER" for table in guarded]
        awake = [f"ALTER TABLE {table} ENABLE TRIGGER USER" for table in guarded]
        return [*asleep, *statements, QUEUE, *awake]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(operations, "sql_flush", sql_flush)
        yield


@pytest.fixture
def folder() -> Iterator[Path]:
    """An empty folder that the server's user can enter."""
    made = reachable_folder()
    yield made
    shutil.rmtree(made)
