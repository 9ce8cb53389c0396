"""The separate process in which documents are read: `python -m clerkwork.intake.isolated`.

Its standard input is a socket to whoever started it (`intake/isolation.py`).
"""

import ctypes
import json
import os
import resource
import socket
from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from clerkwork.core.orphans import die_with_parent
from clerkwork.intake.hint import Hint
from clerkwork.intake.isolation import LENGTH, OUT_OF_MEMORY, Limits, limits
from clerkwork.intake.readers import learn_from, read_document
from clerkwork.intake.readers.source import Correction
from clerkwork.intake.showing import show
from clerkwork.intake.wire import to_wire

IDLE_SECONDS = 600.0  # then the memory is given back
OPEN_FILES = 256
LIBRARIES = 4000  # MB of address space beside the data: code, and models mapped from files
LOG = 100_000_000  # bytes that the file may have to which standard error goes
PR_SET_NO_NEW_PRIVS = 38  # prctl(2)
CLONE_NEWUSER, CLONE_NEWNET = 0x10000000, 0x40000000  # unshare(2)

Answer = Callable[[dict[str, Any], bytes], Any]


def answer(question: dict[str, Any], raw: bytes) -> Any:
    """The reading of a document as JSON values; or what a question to see or learn is about."""
    if "show" in question:
        return show(raw, question)
    hints = [Hint(**hint) for hint in question["hints"]]
    if "correction" in question:
        correction = Correction(**question["correction"])
        hint = learn_from(raw, correction, name=question["name"], hints=hints)
        return asdict(hint) if hint else None
    return to_wire(read_document(raw, name=question["name"], hints=hints))


def serve(answer: Answer) -> None:
    """Answer until nobody asks any more."""
    given = limits()
    line = socket.socket(fileno=os.dup(0))
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    confine(given)
    while True:
        line.settimeout(IDLE_SECONDS)
        try:
            question = json.loads(receive(line))
            raw = receive(line)
        except (TimeoutError, ConnectionError):
            return
        allow(given.seconds)
        try:
            message = json.dumps(answer(question, bytes(raw))).encode()
        except MemoryError:
            os._exit(OUT_OF_MEMORY)
        line.settimeout(given.seconds)
        line.sendall(LENGTH.pack(len(message)))
        line.sendall(message)
        if worn(given):
            return


def receive(line: socket.socket) -> bytearray:
    """One message. Raises ConnectionError at the end of the connection."""
    size = LENGTH.unpack(exactly(line, LENGTH.size))[0]
    return exactly(line, size)


def exactly(line: socket.socket, size: int) -> bytearray:
    message = bytearray(size)
    rest = memoryview(message)
    while rest:
        count = line.recv_into(rest)
        if not count:
            raise ConnectionError
        rest = rest[count:]
    return message


def confine(given: Limits) -> None:
    """Give up what reading does not need: the network, new rights, writing files, more memory."""
    library = ctypes.CDLL(None)
    library.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    # Root keeps its right to read files of others, where our own code may lie. It may fail in
    # containers; the limits hold all the same.
    library.unshare(CLONE_NEWNET if os.geteuid() == 0 else CLONE_NEWUSER | CLONE_NEWNET)
    die_with_parent()  # after that: who changes rights is no longer watched
    data = given.memory * 1_000_000
    for kind, most in (
        (resource.RLIMIT_DATA, data),
        (resource.RLIMIT_AS, data + LIBRARIES * 1_000_000),
        (resource.RLIMIT_FSIZE, LOG),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, OPEN_FILES),
    ):
        resource.setrlimit(kind, (most, most))


def allow(seconds: float) -> None:
    """Processor time for one more document; past it the kernel sends SIGXCPU."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    most = int(used.ru_utime + used.ru_stime + seconds) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (most, hard))


def worn(given: Limits) -> bool:
    """Whether the documents so far have left so much in memory that a large one may not fit."""
    with open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123  in one read
        pages = int(file.read().split()[5])
    return pages * resource.getpagesize() > given.memory * 500_000


if __name__ == "__main__":
    serve(answer)
