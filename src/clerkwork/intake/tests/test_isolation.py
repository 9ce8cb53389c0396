"""Whatever happens to the process that reads, the one that asked goes on, and says what happened."""

import os
import resource
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from clerkwork.intake.draft import Reading
from clerkwork.intake.hint import Hint
from clerkwork.intake.isolated import allow
from clerkwork.intake.isolation import Apart, Stopped

MODULE = "clerkwork.intake.tests.misbehaving"
ASKING = """
import sys, time
from clerkwork.intake.isolated import allow
from clerkwork.intake.isolation import Apart
apart = Apart("{module}")
print(apart.read(b"pid", format="test", name="", hints=[]).problems[0].what, flush=True)
time.sleep(60)
"""


@pytest.fixture
def apart(monkeypatch: pytest.MonkeyPatch) -> Iterator[Apart]:
    for name, value in (("SECONDS", "4"), ("MEMORY", "500"), ("OUTPUT", "1"), ("DOCUMENTS", "6")):
        monkeypatch.setenv(f"CLERKWORK_READER_{name}", value)
    apart = Apart(MODULE)
    yield apart
    apart.stop()


def ask(apart: Apart, words: str) -> Reading:
    return apart.read(words.encode(), format="test", name="", hints=[])


def told(apart: Apart, words: str) -> str:
    return ask(apart, words).problems[0].what


@pytest.mark.parametrize(
    ("words", "what"),
    [
        ("sleep 60", "reading it took more than 4 s"),
        ("turn", "reading it took more than 4 s"),
        ("eat 600", "reading it needed more than 500 MB"),
        ("crash", "the reader stopped (signal 11)"),
        ("stop 9", "the reader stopped (signal 9)"),
        ("stop 24", "reading it took more than 4 s"),  # SIGXCPU
        ("leave 3", "the reader stopped (exit code 3)"),
        ("leave 0", "the reader stopped (exit code 0)"),
        ("recurse", "the reader stopped (exit code 1)"),
        ("large 2000000", "the reader answered with more than 1 MB"),
        ("garble 7fffffffffffffff", "the reader answered with more than 1 MB"),
        ("garble 0000000000000003616263", "the reader answered with what is not JSON"),
        ("garble 00000000000000027b7d", "the reader answered with what is no reading: TypeError"),
        ("garble 0000", "reading it took more than 4 s"),
        ("anything cake", "the reader answered with what is no reading: found 'cake'"),
    ],
)
def test_what_goes_wrong_is_said_and_the_next_document_is_read(
    apart: Apart, words: str, what: str
) -> None:
    reading = ask(apart, words)
    assert (reading.format, reading.kind) == ("test", "unreadable")
    assert reading.problems[0].what.startswith(what)
    assert told(apart, "say well") == "well"


def test_what_we_had_ourselves_is_not_taken_for_what_the_reader_wanted(apart: Apart) -> None:
    ours = bytearray(450_000_000)
    ours[::4096] = b"x" * len(ours[::4096])
    assert told(apart, "leave 3") == "the reader stopped (exit code 3)"


def test_processor_time_is_counted_from_now_on() -> None:
    before = resource.getrlimit(resource.RLIMIT_CPU)
    try:
        allow(1000)
        soft, hard = resource.getrlimit(resource.RLIMIT_CPU)
    finally:
        resource.setrlimit(resource.RLIMIT_CPU, before)
    assert 1000 <= soft - time.process_time() <= 1002
    assert hard == before[1]


def test_one_process_reads_many_documents_and_is_then_replaced(apart: Apart) -> None:
    pids = [told(apart, "pid") for _ in range(8)]
    assert len(set(pids[:6])) == 1
    assert len(set(pids[6:])) == 1
    assert pids[6] != pids[0]


def test_a_process_full_of_what_it_read_before_is_replaced(apart: Apart) -> None:
    first = told(apart, "pid")
    assert told(apart, "keep 300") == "kept"
    assert told(apart, "pid") != first
    assert told(apart, "eat 350") == "ate 350000000"


def test_a_document_is_not_blamed_for_a_process_that_ended_before(apart: Apart) -> None:
    os.kill(int(told(apart, "pid")), signal.SIGKILL)
    assert told(apart, "say well") == "well"


def test_what_libraries_print_is_no_answer(apart: Apart) -> None:
    assert told(apart, "chatter") == "printed"


def test_name_and_hints_arrive(apart: Apart) -> None:
    hint = Hint("layout", "po_number", "label", "Order no")
    reading = apart.read(b"question", format="test", name="a.pdf", hints=[hint])
    assert reading.problems[0].what == f"a.pdf {[hint]}"


def test_what_is_learned_comes_back(apart: Apart) -> None:
    correction = {"order": 0, "line": None, "field": "po_number", "value": "4711"}
    hint = apart.learn(b"hint", correction, name="a.pdf")
    assert hint == Hint("layout", "po_number", "label", "4711")
    assert apart.learn(b"nothing", correction, name="a.pdf") is None
    with pytest.raises(Stopped, match="expected a hint"):
        apart.learn(b"say hint", correction, name="a.pdf")


def test_our_keys_and_passwords_stay_with_us(apart: Apart, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://clerk:secret@db/clerkwork")
    monkeypatch.setenv("CLERKWORK_SECRET_KEY", "secret")
    assert {"DATABASE_URL", "CLERKWORK_SECRET_KEY"} & set(told(apart, "keys").split()) == set()


def test_a_large_file_cannot_be_written(apart: Apart, tmp_path: Path) -> None:
    assert told(apart, f"write {tmp_path / 'file'}") == "OSError"


def test_nobody_listens_where_the_reader_calls(apart: Apart) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        assert told(apart, f"connect {server.getsockname()[1]}") == "no network"


def test_threads_take_turns(apart: Apart) -> None:
    with ThreadPoolExecutor(8) as threads:
        words = [f"say {number}" for number in range(40)]
        assert list(threads.map(lambda each: told(apart, each), words)) == [
            str(number) for number in range(40)
        ]


def test_a_fork_starts_a_process_of_its_own(apart: Apart) -> None:
    ours = told(apart, "pid")
    read, write = os.pipe()
    forked = os.fork()
    if not forked:
        os.write(write, told(apart, "pid").encode())
        os._exit(0)
    os.waitpid(forked, 0)
    assert os.read(read, 20).decode() not in {"", ours}
    assert told(apart, "pid") == ours


def test_the_process_dies_with_the_one_that_asked() -> None:
    code = ASKING.format(module=MODULE)
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE) as asking:
        assert asking.stdout
        reader = int(asking.stdout.readline())
        os.kill(reader, 0)
        asking.kill()
    until = time.monotonic() + 10
    while time.monotonic() < until and alive(reader):
        time.sleep(0.05)
    assert not alive(reader)


def alive(pid: int) -> bool:
    """Whether the process runs; one that has ended and was not yet waited for does not."""
    try:
        status = Path(f"/proc/{pid}/stat").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return False
    return status.rpartition(")")[2].split()[0] != "Z"
