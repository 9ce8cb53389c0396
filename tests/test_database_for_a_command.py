"""A command that needs the database gets it, whoever runs it, and leaves it as it was."""

import os
import subprocess
import sys
from pathlib import Path

import psutil
import pytest

from clerkwork.core import server

ASK = """
from clerkwork.cli.database import connect
with connect() as running:
    from django.db import connection
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM django_migrations")
        print(running.pid, cursor.fetchone()[0])
"""


def ask(data: Path, *command: str, **more: str) -> "subprocess.CompletedProcess[str]":
    """The outcome of a command on this data folder, without the test run's own surroundings."""
    surroundings = {**os.environ, "CLERKWORK_DATA": str(data), **more}
    if "DATABASE_URL" not in more:
        surroundings.pop("DATABASE_URL", None)
    words = command or ("-c", ASK)
    return subprocess.run(
        [sys.executable, *words], env=surroundings, capture_output=True, text=True, check=False
    )


def test_a_command_on_an_empty_folder_makes_the_tables_and_stops_the_server(folder: Path) -> None:
    done = ask(folder / "data")
    assert done.returncode == 0, done.stderr
    pid, migrations = map(int, done.stdout.split())
    assert migrations > 20
    assert not psutil.pid_exists(pid)


def test_a_command_uses_the_server_that_runs_and_leaves_it_running(folder: Path) -> None:
    with server.running(folder / "data", durable=False) as running:
        done = ask(folder / "data")
        assert done.returncode == 0, done.stderr
        assert int(done.stdout.split()[0]) == running.pid
        assert running.alive()


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("postgresql://somebody@127.0.0.1:1/nothing", "the database on 127.0.0.1 does not answer"),
        ("mysql://somebody@127.0.0.1/nothing", "DATABASE_URL starts with mysql://, expected"),
    ],
)
def test_a_database_url_that_cannot_be_used_is_bad_usage(
    folder: Path, url: str, expected: str
) -> None:
    done = ask(folder / "data", "-m", "clerkwork", "worker", DATABASE_URL=url)
    assert (done.returncode, done.stdout) == (2, "")
    assert expected in done.stderr
    assert "Traceback" not in done.stderr
