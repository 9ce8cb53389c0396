"""A process that does with a document what the document says: for the tests of isolation."""

import ctypes
import os
import socket
import sys
import time
from dataclasses import asdict
from pathlib import Path
from typing import Any

from clerkwork.intake.draft import Problem, Reading
from clerkwork.intake.hint import Hint
from clerkwork.intake.isolated import serve
from clerkwork.intake.isolation import PARENT
from clerkwork.intake.wire import to_wire

KEPT: list[bytearray] = []


def answer(question: dict[str, Any], raw: bytes) -> Any:
    if raw == b"question":
        return reading(f"{question['name']} {[Hint(**hint) for hint in question['hints']]}")
    word, _, rest = raw.decode().partition(" ")
    return BEHAVIOURS[word](rest)


def reading(what: str) -> Any:
    return to_wire(Reading("test", "other", problems=[Problem("document", what)]))


def sleep(rest: str) -> Any:
    time.sleep(float(rest))
    return reading("slept")


def turn(rest: str) -> Any:
    while True:
        pass


def eat(rest: str) -> Any:
    return reading(f"ate {len(bytearray(int(rest) * 1_000_000))}")


def stop(rest: str) -> Any:
    os.kill(os.getpid(), int(rest))
    return reading("alive")


def crash(rest: str) -> Any:
    ctypes.string_at(1)
    return reading("alive")


def leave(rest: str) -> Any:
    os._exit(int(rest))


def chatter(rest: str) -> Any:
    sys.stdout.write("garbage")
    sys.stdout.flush()
    os.write(1, b"more garbage")
    return reading("printed")


def garble(rest: str) -> Any:
    """Answer with bytes of its own on the socket, which is the lowest open file after three."""
    for descriptor in range(3, 20):
        try:
            os.write(descriptor, bytes.fromhex(rest))
        except OSError:
            continue
    time.sleep(60)


def recurse(rest: str) -> Any:
    return recurse(rest) or None


def burn(rest: str) -> Any:
    until = time.process_time() + float(rest)
    while time.process_time() < until:
        pass
    return reading("burnt")


def keep(rest: str) -> Any:
    KEPT.append(bytearray(int(rest) * 1_000_000))
    return reading("kept")


def write(rest: str) -> Any:
    try:
        with Path(rest).open("wb") as file:
            file.seek(200_000_000)
            file.write(b"x")
    except OSError as error:
        return reading(type(error).__name__)
    return reading("written")


def connect(rest: str) -> Any:
    try:
        socket.create_connection(("127.0.0.1", int(rest)), 2).close()
    except OSError:
        return reading("no network")
    return reading("connected")


BEHAVIOURS = {
    "sleep": sleep,
    "turn": turn,
    "eat": eat,
    "stop": stop,
    "crash": crash,
    "leave": leave,
    "chatter": chatter,
    "garble": garble,
    "recurse": recurse,
    "burn": burn,
    "keep": keep,
    "write": write,
    "connect": connect,
    "hint": lambda rest: asdict(Hint("layout", "po_number", "label", "4711")),
    "nothing": lambda rest: None,
    "say": reading,
    "pid": lambda rest: reading(str(os.getpid())),
    "keys": lambda rest: reading(" ".join(sorted(os.environ))),
    "parent": lambda rest: reading(os.environ[PARENT]),
    "anything": lambda rest: {"format": "test", "kind": rest},
    "large": lambda rest: reading("x" * int(rest)),
}

if __name__ == "__main__":
    serve(answer)
