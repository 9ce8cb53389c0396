"""One embedded server for a whole test run, shared by all its processes and lost with its folder.

Where DATABASE_URL is set, the tests use that server instead.
"""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import django
import pytest

from clerkwork.core import server

FOLDER = "CLERKWORK_TEST_FOLDER"  # set by the first process of a run, inherited by xdist's others
OWNED = FOLDER not in os.environ


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


@pytest.fixture
def folder() -> Iterator[Path]:
    """An empty folder that the server's user can enter."""
    made = reachable_folder()
    yield made
    shutil.rmtree(made)
