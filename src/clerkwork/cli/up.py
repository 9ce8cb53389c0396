"""`clerkwork up`: everything that one machine needs, in one command."""

import contextlib
import fcntl
import http.client
import os
import signal
import socket
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FrameType

import click
from rich.console import Console

from clerkwork.cli.children import Child
from clerkwork.cli.database import embedded, migrate, set_up_django
from clerkwork.core import site
from clerkwork.core.orphans import die_with_parent
from clerkwork.core.server import Server
from clerkwork.core.server_home import ServerTrouble

STOPPING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
FIRST_PORT = 8000
PORTS_TRIED = 100
STOP_SECONDS = 8
READY_SECONDS = 120
WATCH_SECONDS = 0.3
MOST_DEATHS = 3  # before the pages have answered once

Tell = Callable[[str], None]


@click.command()
@click.option("--port", type=click.IntRange(1, 65535), help="8000, or the next one free")
@click.option("--host", default="127.0.0.1", show_default=True, help="address to listen on")
@click.option("--no-demo", is_flag=True, help="leave an empty database empty")
def up(port: int | None, host: str, no_demo: bool) -> None:
    """Start the database, the web server and the worker, and print the link to log in with."""
    for number in STOPPING:
        signal.signal(number, _interrupt)
    die_with_parent(number=signal.SIGTERM)  # `make run` is one
    data = site.data_folder()
    site.make_data_folder(data)
    try:
        with _only_one(data), contextlib.redirect_stdout(sys.stderr):
            _run(_listen(host, port), host, demo=not no_demo)
    except KeyboardInterrupt:
        return  # the ordinary end


def _run(listening: socket.socket, host: str, *, demo: bool) -> None:
    with _progress() as tell, contextlib.ExitStack() as stack:
        tell("Starting the database")
        server = stack.enter_context(embedded(tell))
        children = stack.enter_context(_children())
        # The web server loads its code while we look after the tables, which it needs only later.
        children.append(_started("web server", ["web", "--bind"], listening))
        set_up_django()
        migrate(tell)
        _make_roles()
        if demo:
            _load_demo(tell)
        children.append(_started("worker", ["worker"]))
        tell("Starting web server and worker")
        _wait_for_pages(children[0], listening)
        link = _link(_url(listening, host))
        tell("")
        click.echo(f"Clerkwork is ready: {link}", file=sys.__stdout__)
        _watch(children, server)


def _watch(children: list[Child], server: Server | None) -> None:
    """Keep everything running until interrupted."""
    while True:
        time.sleep(WATCH_SECONDS)
        for child in children:
            child.watch()
        if server is not None and not server.alive():
            _say("The database stopped; starting it again.")
            server.revive()


def _started(name: str, words: list[str], listening: socket.socket | None = None) -> Child:
    """A child process, started; with a socket to listen on, whose number ends its command."""
    descriptors = [] if listening is None else [listening.fileno()]
    child = Child(name, [*words, *(f"fd://{number}" for number in descriptors)], _say, descriptors)
    child.start()
    return child


@contextlib.contextmanager
def _children() -> Iterator[list[Child]]:
    """A list for child processes; what is in it is stopped together at the end."""
    children: list[Child] = []
    try:
        yield children
    finally:
        limit = time.monotonic() + STOP_SECONDS
        for number in STOPPING:
            signal.signal(number, signal.SIG_IGN)  # stopping is under way, and short
        for child in children:
            child.terminate()
        for child in children:
            child.finish(limit)


def _make_roles() -> None:
    """Who may do what is a table in the code, which a newer version may change."""
    from clerkwork.desk.roles import apply_roles

    apply_roles()


def _load_demo(tell: Tell) -> None:
    from clerkwork.training.demo import is_empty, load_demo

    if is_empty():
        tell("Loading the demo company")
        load_demo()


def _link(base_url: str) -> str:
    from clerkwork.desk.welcome import make_link

    return make_link(base_url)


def _wait_for_pages(web: Child, listening: socket.socket) -> None:
    """Wait until a page is answered. Raises ServerTrouble when the web server does not come up."""
    host, port = listening.getsockname()[:2]
    near = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104  not bound here
    name = site.hosts(os.environ.get("CLERKWORK_HOSTS", ""))[0].replace("*", "localhost")
    limit = time.monotonic() + READY_SECONDS
    while time.monotonic() < limit and web.deaths < MOST_DEATHS:
        pages = http.client.HTTPConnection(near, port, timeout=5)
        try:
            # The socket is open already, so the question waits there until gunicorn takes it.
            pages.request("GET", "/", headers={"Host": name})
            status = pages.getresponse().status
            if status >= 500:
                raise ServerTrouble(f"the web server answers {status}; its reason stands above")
            return
        except (OSError, http.client.HTTPException):
            web.watch()
        finally:
            pages.close()
    raise ServerTrouble("the web server does not start; its reason stands above")


@contextlib.contextmanager
def _only_one(data: Path) -> Iterator[None]:
    """Hold the lock of `up` on this data folder, or say that another holds it."""
    descriptor = os.open(data / "up.lock", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    except BlockingIOError as error:
        raise ServerTrouble(f"Clerkwork runs already on the data in {data}") from error
    finally:
        os.close(descriptor)


def _listen(host: str, port: int | None) -> socket.socket:
    """Open the port asked for, or the first free one from 8000.

    It is opened here, once, so that no other program takes it while the web server restarts.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    for tried in [port] if port else range(FIRST_PORT, FIRST_PORT + PORTS_TRIED):
        try:
            return socket.create_server((host, tried), family=family, backlog=256)
        except OSError as error:
            reason = error.strerror or str(error)
    asked = f"port {port}" if port else f"a port from {FIRST_PORT}"
    raise ServerTrouble(f"cannot listen on {asked} of {host}: {reason}")


def _url(listening: socket.socket, host: str) -> str:
    shown = "127.0.0.1" if host in {"0.0.0.0", "::"} else host  # noqa: S104  not bound here
    shown = f"[{shown}]" if ":" in shown else shown
    return f"http://{shown}:{listening.getsockname()[1]}"


@contextlib.contextmanager
def _progress() -> Iterator[Tell]:
    """A line on stderr that says what is being done; on a terminal it moves, and then goes."""
    console = Console(stderr=True)
    status = console.status("")

    def tell(step: str) -> None:
        if step and console.is_terminal:
            status.update(f"{step} …")
            status.start()
        elif step:
            _say(f"{step} …")
        else:
            status.stop()

    try:
        yield tell
    finally:
        status.stop()


def _say(line: str) -> None:
    click.echo(line, err=True)


def _interrupt(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt
