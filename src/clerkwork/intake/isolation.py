"""Reading in a separate process, which may crash, hang or be taken over without harm to this one.

One process is kept warm for each of ours that reads, since starting one takes longer than most
documents. It is replaced after some documents, and after anything that went wrong. It gets the
document through a socket and answers with JSON that is bounded and checked: it is not trusted.
What it may use is set by environment variables, read when it is started:

    CLERKWORK_READER_SECONDS    for one document, of the clock and of the processor    120
    CLERKWORK_READER_MEMORY     in MB, of data                                        2000
    CLERKWORK_READER_OUTPUT     in MB, of one answer                                   192
    CLERKWORK_READER_DOCUMENTS  that one process reads before it is replaced           200
"""

import json
import os
import resource
import socket
import struct
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from signal import SIGXCPU
from typing import Any, NamedTuple, TypeVar

from clerkwork.core.orphans import PARENT
from clerkwork.intake.draft import Problem, Reading
from clerkwork.intake.hint import Hint
from clerkwork.intake.wire import from_wire, hint_from_wire

T = TypeVar("T")

CHILD = "clerkwork.intake.isolated"
OUT_OF_MEMORY = 97  # exit code
# Who had that much of what is allowed, and crashed, wanted more. The kernel counts in what we had
# ourselves when we started it: that much says nothing.
PART_OF_MEMORY = 0.8
LENGTH = struct.Struct(">Q")  # before each message in both directions
INSIDE = "CLERKWORK_READER_INSIDE"
# What the child needs of our environment; keys and passwords stay here.
KEPT = ("PATH", "PYTHONPATH", "PYTHONHOME", "LD_LIBRARY_PATH", "LANG", "LC_ALL", "TZ", "HOME")


class Limits(NamedTuple):
    """What the separate process may use."""

    seconds: float  # for one document
    memory: int  # MB of data
    output: int  # MB of one answer
    documents: int  # until the process is replaced


def limits() -> Limits:
    """The limits that the environment sets. Raises ValueError where one is no number."""

    def number(name: str, default: int) -> int:
        return int(os.environ.get(f"CLERKWORK_READER_{name}") or default)

    return Limits(
        number("SECONDS", 120),
        number("MEMORY", 2000),
        number("OUTPUT", 192),
        number("DOCUMENTS", 200),
    )


def too_large() -> str:
    """What to say where memory did not suffice."""
    return f"reading it needed more than {limits().memory} MB"


def peak_memory() -> float:
    """The most memory that this process had, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000


def inside() -> bool:
    """Whether this process is the separate one."""
    return INSIDE in os.environ


class Stopped(Exception):  # noqa: N818  an outcome rather than an error
    """The process did not answer; the text says why, for a clerk.

    `worn` is whether the documents before this one may be the reason.
    """

    def __init__(self, why: str, *, worn: bool = False) -> None:
        super().__init__(why)
        self.worn = worn


class Child:
    """One process that reads, and the socket to it."""

    def __init__(self, module: str, given: Limits) -> None:
        self.limits = given
        self.documents = 0
        self.line, theirs = socket.socketpair()
        self.inherited = peak_memory()
        with theirs:
            self.process = subprocess.Popen(  # noqa: S603  our own module
                [sys.executable, "-P", "-m", module],
                stdin=theirs.fileno(),
                stdout=subprocess.DEVNULL,  # so that a library that prints disturbs nobody
                env=environment(),
            )

    def ask(self, question: dict[str, Any], raw: bytes) -> Any:
        """Its answer, which is JSON. Raises Stopped, and has ended then."""
        self.documents += 1
        until = time.monotonic() + self.limits.seconds
        try:
            for message in (json.dumps(question).encode(), raw):
                self._send(message, until)
            size = LENGTH.unpack(self._receive(LENGTH.size, until))[0]
            if size > self.limits.output * 1_000_000:
                raise Stopped(f"the reader answered with more than {self.limits.output} MB")
            return json.loads(self._receive(size, until))
        except TimeoutError:
            raise Stopped(self._too_long()) from None
        except OSError:
            raise Stopped(self._ending(), worn=self.documents > 1) from None
        except (ValueError, RecursionError):
            raise Stopped("the reader answered with what is not JSON") from None

    def end(self) -> None:
        """End the process if it has not ended."""
        self.line.close()
        self.process.kill()
        self.process.wait()

    def _send(self, message: bytes, until: float) -> None:
        for piece in (LENGTH.pack(len(message)), message):
            self.line.settimeout(max(0.001, until - time.monotonic()))
            self.line.sendall(piece)

    def _receive(self, size: int, until: float) -> bytearray:
        message = bytearray(size)
        rest = memoryview(message)
        while rest:
            self.line.settimeout(max(0.001, until - time.monotonic()))
            count = self.line.recv_into(rest)
            if not count:
                raise ConnectionError
            rest = rest[count:]
        return message

    def _too_long(self) -> str:
        return f"reading it took more than {self.limits.seconds:g} s"

    def _ending(self) -> str:
        """Why the process has ended, which it does before it closes the socket, or just after."""
        code, memory = self._wait(1.0)
        if code is None:
            return "the reader closed the connection"
        if code == -SIGXCPU:
            return self._too_long()
        # A library in C++ that gets no memory may end the process by any signal.
        wanted = memory > max(PART_OF_MEMORY * self.limits.memory, self.inherited)
        if code == OUT_OF_MEMORY or wanted:
            return too_large()
        return f"the reader stopped ({f'signal {-code}' if code < 0 else f'exit code {code}'})"

    def _wait(self, seconds: float) -> tuple[int | None, float]:
        """The exit code and the most memory that it had, in MB; None while it runs."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            pid, status, used = os.wait4(self.process.pid, os.WNOHANG)
            if pid:
                self.process.returncode = os.waitstatus_to_exitcode(status)
                return self.process.returncode, used.ru_maxrss / 1000
            time.sleep(0.005)
        return None, 0.0


class Apart:
    """Reads documents in a process that it keeps, one after the other, for any thread."""

    def __init__(self, module: str = CHILD) -> None:
        self.module = module
        self.forget()
        os.register_at_fork(after_in_child=self.forget)

    def forget(self) -> None:
        """Leave the process to whom it belongs: the one that we were forked from."""
        self.child: Child | None = None
        # The kernel ends the process with the thread that started it, so that needs to be one
        # that lives as long as we do; and only one at a time may talk to the process.
        self.thread = ThreadPoolExecutor(1, thread_name_prefix="reading")

    def stop(self) -> None:
        """End the process; the next document starts another."""
        if self.child:
            self.child.end()
            self.child = None

    def read(self, raw: bytes, *, format: str, name: str, hints: Sequence[Hint]) -> Reading:
        """The reading, or one that says what went wrong; `format` is for that one. Never raises."""
        question = {"name": name, "hints": [asdict(hint) for hint in hints]}
        try:
            return self.ask(question, raw, from_wire)
        except (Stopped, OSError, ValueError) as error:
            return Reading(format, "unreadable", problems=[Problem("document", str(error))])

    def learn(
        self, raw: bytes, correction: dict[str, Any], *, name: str, hints: Sequence[Hint] = ()
    ) -> Hint | None:
        """What the document's reader learns from a correction. Raises Stopped or OSError."""
        question = {
            "name": name,
            "correction": correction,
            "hints": [asdict(hint) for hint in hints],
        }
        return self.ask(question, raw, hint_from_wire)

    def ask(self, question: dict[str, Any], raw: bytes, parse: Callable[[Any], T]) -> T:
        """The parsed answer. Raises Stopped, and what starting a process raises."""
        return self.thread.submit(self._ask_twice, question, raw, parse).result()

    def _ask_twice(self, question: dict[str, Any], raw: bytes, parse: Callable[[Any], T]) -> T:
        """Ask, and where a process used before ended without an answer, ask a new one."""
        try:
            return self._ask(question, raw, parse)
        except Stopped as stopped:
            if not stopped.worn:
                raise
        return self._ask(question, raw, parse)

    def _ask(self, question: dict[str, Any], raw: bytes, parse: Callable[[Any], T]) -> T:
        child = self.child or Child(self.module, limits())
        self.child = None
        try:
            answer = parse(child.ask(question, raw))
        except ValueError as error:
            child.end()
            raise Stopped(f"the reader answered with what is no reading: {error}"[:300]) from error
        except BaseException:
            child.end()
            raise
        if child.documents < child.limits.documents:
            self.child = child
        else:
            child.end()
        return answer


def environment() -> dict[str, str]:
    kept = {name: os.environ[name] for name in KEPT if name in os.environ}
    ours = {
        name: value for name, value in os.environ.items() if name.startswith("CLERKWORK_READER")
    }
    threads = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    return {**threads, **kept, **ours, INSIDE: "1", PARENT: str(os.getpid())}
