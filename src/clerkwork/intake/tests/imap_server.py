"""A real IMAP server in a process of its own, whose mails are lost with it."""

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from imap_tools import MailBoxUnencrypted

USER, PASSWORD = "anna", "secret word"
QUIET = ("--no-service", "admin", "--no-service", "managesieve")
LOGIN = ("dict", "--demo-user", USER, "--demo-password", PASSWORD)


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port: int = listening.getsockname()[1]
        return port


@contextmanager
def imap_server(port: int) -> Iterator[int]:
    """A server on this port, ready to answer."""
    program = str(Path(sys.executable).with_name("pymap"))
    command = [program, "--host", "127.0.0.1", "--port", str(port)]
    with subprocess.Popen([*command, *QUIET, *LOGIN], stderr=subprocess.DEVNULL) as server:
        try:
            wait_for(port)
            yield port
        finally:
            server.kill()


def wait_for(port: int) -> None:
    for _ in range(300):
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        time.sleep(0.1)
    raise TimeoutError(f"no server on port {port}")


def put(port: int, *mails: bytes, seen: bool = False) -> None:
    """Deliver mails to the inbox."""
    with MailBoxUnencrypted("127.0.0.1", port, timeout=10).login(USER, PASSWORD) as box:
        for raw in mails:
            box.append(raw, "INBOX", flag_set=["\\Seen"] if seen else [])


def held(port: int, folder: str) -> list[tuple[bool, str]]:
    """(whether it was seen, subject) of the mails in a folder; none where it is missing."""
    with MailBoxUnencrypted("127.0.0.1", port, timeout=10).login(USER, PASSWORD) as box:
        if not box.folder.exists(folder):
            return []
        box.folder.set(folder)
        return [("\\Seen" in each.flags, each.subject) for each in box.fetch(mark_seen=False)]
