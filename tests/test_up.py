"""`clerkwork up` from outside: one line, one instance, no orphans, and back after kill -9."""

import contextlib
import http.client
import os
import select
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import psutil
import pytest

pytestmark = pytest.mark.crash
FIRST_START = 120.0
SECOND_START = 30.0  # five seconds on a quiet machine; the other test processes take their share


class Up:
    """A running `clerkwork up` on its own data folder."""

    def __init__(self, folder: Path, *words: str) -> None:
        self.errors = folder / "stderr"
        surroundings = {**os.environ, "CLERKWORK_DATA": str(folder / "data")}
        surroundings.pop("DATABASE_URL", None)
        with self.errors.open("wb") as errors:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "clerkwork", "up", "--no-demo", *words],
                stdout=subprocess.PIPE,
                stderr=errors,
                env=surroundings,
                start_new_session=True,
            )

    def link(self, seconds: float) -> str:
        """The address in the line on standard output."""
        assert self.process.stdout is not None
        ready, _, _ = select.select([self.process.stdout], [], [], seconds)
        line = self.process.stdout.readline().decode() if ready else ""
        assert line.startswith("Clerkwork is ready: http://"), self.errors.read_text()
        return line.split(": ", 1)[1].strip()

    def child(self, word: str) -> psutil.Process:
        """The child process that runs this command of clerkwork."""
        children = psutil.Process(self.process.pid).children()
        return next(one for one in children if word in one.cmdline())

    def stop(self, number: int = signal.SIGINT) -> int:
        self.process.send_signal(number)
        return self.process.wait(30)


@pytest.fixture
def started(folder: Path) -> Iterator[Callable[..., Up]]:
    """A function that starts `clerkwork up` on the test's folder; all are stopped at the end."""
    every: list[Up] = []

    def start(*words: str) -> Up:
        every.append(Up(folder, *words))
        return every[-1]

    yield start
    for one in every:
        if one.process.poll() is None:
            one.stop()
        assert one.process.stdout is not None
        one.process.stdout.close()


def answer(link: str) -> int:
    """The status with which the link's host answers the question for its first page."""
    address = urlsplit(link)
    with contextlib.closing(
        http.client.HTTPConnection(address.hostname or "", address.port, timeout=20)
    ) as pages:
        pages.request("GET", "/")
        return pages.getresponse().status


def wait_for(condition: Callable[[], bool], seconds: float = 20) -> None:
    limit = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < limit, "waited in vain"
        time.sleep(0.1)


def lives(process: psutil.Process) -> bool:
    """Whether it runs; one that its new parent has not collected yet does not."""
    with contextlib.suppress(psutil.NoSuchProcess):
        return process.is_running() and process.status() != psutil.STATUS_ZOMBIE
    return False


def postmaster(folder: Path) -> psutil.Process:
    return psutil.Process(int((folder / "data/postgres/postmaster.pid").read_text().split()[0]))


def test_up_prints_one_line_answers_and_stops_with_all_it_started(
    started: Callable[..., Up], folder: Path
) -> None:
    up = started()
    link = up.link(FIRST_START)
    assert "/welcome/" in link
    assert answer(link) < 500
    family = [*psutil.Process(up.process.pid).children(recursive=True), postmaster(folder)]
    begin = time.monotonic()
    assert up.stop(signal.SIGINT) == 0
    assert time.monotonic() - begin < 15
    assert up.process.stdout is not None
    assert up.process.stdout.read() == b""
    assert [one for one in family if lives(one)] == []


def test_a_second_up_on_the_same_data_says_so_and_ends_with_2(
    started: Callable[..., Up],
) -> None:
    first = started()
    first.link(FIRST_START)
    second = started()
    assert second.process.wait(20) == 2
    assert "runs already" in second.errors.read_text()
    assert first.process.poll() is None


def test_after_kill_9_of_up_no_child_is_left_and_the_next_uses_the_same_server(
    started: Callable[..., Up], folder: Path
) -> None:
    first = started()
    first.link(FIRST_START)
    family = psutil.Process(first.process.pid).children(recursive=True)
    database = postmaster(folder)
    children = [one for one in family if one != database and database not in one.parents()]
    assert len(children) >= 4  # web server with its two processes, worker
    first.process.kill()
    wait_for(lambda: not any(lives(one) for one in children))
    assert lives(database)
    second = started()
    assert answer(second.link(SECOND_START)) < 500
    assert postmaster(folder) == database
    assert second.stop(signal.SIGTERM) == 0
    assert not lives(database)


def test_whatever_dies_under_up_is_started_again(started: Callable[..., Up], folder: Path) -> None:
    up = started()
    link = up.link(FIRST_START)
    web, worker, database = up.child("web"), up.child("worker"), postmaster(folder)
    for process in (web, worker, database):
        process.kill()
    wait_for(lambda: "The database stopped; starting it again." in up.errors.read_text())
    wait_for(lambda: {"web", "worker"} <= running_words(up))
    assert answer(link) < 500
    said = up.errors.read_text()
    assert "The web server stopped (signal 9); starting it again in 1 s." in said
    assert "The worker stopped (signal 9); starting it again in 1 s." in said


def running_words(up: Up) -> set[str]:
    """Every word of the commands of up's living children."""
    found: set[str] = set()
    for child in psutil.Process(up.process.pid).children():
        with contextlib.suppress(psutil.Error):
            found |= set(child.cmdline())
    return found


def test_a_port_in_use_is_passed_over_unless_it_was_asked_for(started: Callable[..., Up]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        refused = started("--port", port)
        assert refused.process.wait(20) == 2
        assert f"cannot listen on port {port}" in refused.errors.read_text()
    with contextlib.ExitStack() as stack:
        with contextlib.suppress(OSError):  # another test may hold the port, which does as well
            stack.enter_context(socket.create_server(("127.0.0.1", 8000)))
        assert urlsplit(started().link(FIRST_START)).port != 8000
