"""Kill the house at work, again and again, and see that nothing is lost and nothing done twice.

Workers take orders from documents to shipments, on a server and a data folder of their own. At
random moments a worker, the server, or one of the server's processes is killed with -9, and what
died is started again. In the end every order must have left the house exactly once.
"""

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from queue import Empty, Queue
from random import Random
from threading import Thread
from typing import Any

from clerkwork.core import server

WORKERS = 2
STEPS = 6  # stations that each order goes through, from being read to the door
KINDS = ("worker", "server", "backend")
PATIENCE_SECONDS = 300  # with nothing moving

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True)
class Report:
    """What was killed, and what was wrong afterwards: nothing, if all is well."""

    orders: int
    kills: dict[str, int]
    seconds: float
    wrong: list[str]

    @property
    def ok(self) -> bool:
        return not self.wrong


@dataclass
class Worker:
    """A process that works, with what it said last."""

    process: "subprocess.Popen[bytes]"
    documents: list[str]
    backend: int | None = None


@dataclass
class Killing:
    """A run under way: the server, the workers, what they have handed in and done."""

    data: Path
    running: server.Server
    dice: Random
    said: "Queue[tuple[Worker, dict[str, Any]]]" = field(default_factory=Queue)
    workers: list[Worker] = field(default_factory=list)
    acknowledged: set[str] = field(default_factory=set)
    done: int = 0
    heard: float = field(default_factory=time.monotonic)  # when work was last done
    kills: "Counter[str]" = field(default_factory=Counter)


def run_crash(orders: int, kills: int, seed: int, on_progress: Progress) -> Report:
    """Take so many orders through the house while it is killed so many times.

    `on_progress` hears what was just done, how many kills there were, and how many there will be.
    The same seed makes the same orders and kills at the same progress, though not at the same
    instruction. Raises RuntimeError when the house stands still.
    """
    began = time.monotonic()
    with own_folder() as folder:
        data = folder / "data"
        with server.running(data) as running:
            command(data, "crash_worker", "prepare", str(folder), str(orders), str(seed))
            killing = Killing(data, running, Random(seed))  # noqa: S311  when to kill
            try:
                kill_at_work(killing, folder, orders, kills, on_progress)
            finally:
                for worker in killing.workers:
                    kill(worker.process.pid)
            on_progress("checking", kills, kills)
            wrong = json.loads(command(data, "crash_check", str(folder)))
    return Report(orders, dict(killing.kills), time.monotonic() - began, wrong)


@contextmanager
def own_folder() -> Iterator[Path]:
    """A folder that is gone afterwards, which the server's user can enter."""
    folder = Path(tempfile.mkdtemp(prefix="clerkwork-crash-"))
    folder.chmod(0o711)
    try:
        yield folder
    finally:
        shutil.rmtree(folder)


def kill_at_work(
    killing: Killing, folder: Path, orders: int, kills: int, on_progress: Progress
) -> None:
    """Let the workers work, kill at the chosen moments, and see that all get done."""
    documents = sorted(str(path) for path in folder.glob("*.ndjson"))
    for share in range(WORKERS):
        start(killing, documents[share::WORKERS])
    # Moments are counted in work done, so that all of them come, on a fast machine and a slow one.
    moments = sorted(killing.dice.uniform(0, orders * STEPS * 0.95) for _ in range(kills))
    while any(worker.process.poll() != 0 for worker in killing.workers):
        listen(killing)
        if moments and killing.done >= moments[0]:
            moments.pop(0)
            time.sleep(killing.dice.uniform(0, 0.05))  # into the middle of something
            strike(killing, killing.dice.choice(KINDS))
            on_progress("killed", kills - len(moments), kills)
        restart_the_dead(killing)
        if time.monotonic() > killing.heard + PATIENCE_SECONDS:
            raise RuntimeError(f"nothing moved for {PATIENCE_SECONDS} s")
    while moments:  # what is left over strikes a house in which all is done
        moments.pop(0)
        strike(killing, "server")
        killing.running.revive()
        on_progress("killed", kills - len(moments), kills)


def start(killing: Killing, documents: list[str]) -> None:
    """Start a worker with the documents that were not acknowledged yet: some may come twice."""
    left = [each for each in documents if each not in killing.acknowledged]
    process = subprocess.Popen(  # noqa: S603  our own program, no shell
        django_command("crash_worker", "work", *left),
        env=environment(killing.data),
        stdout=subprocess.PIPE,
    )
    worker = Worker(process, documents)
    killing.workers.append(worker)
    Thread(target=hear, args=(worker, killing.said), daemon=True).start()


def hear(worker: Worker, said: "Queue[tuple[Worker, dict[str, Any]]]") -> None:
    """Pass on each line that a worker says, until it ends; a line cut short by a kill is lost."""
    for line in worker.process.stdout or ():
        with suppress(ValueError):
            said.put((worker, json.loads(line)))


def listen(killing: Killing) -> None:
    """Take in what the workers have said."""
    try:
        worker, what = killing.said.get(timeout=0.05)
    except Empty:
        return
    worker.backend = what.get("backend", worker.backend)
    if what.get("rows") or "submitted" in what:
        killing.heard = time.monotonic()
    killing.done += what.get("rows", 0)
    if "submitted" in what:
        killing.acknowledged.add(what["submitted"])


def strike(killing: Killing, kind: str) -> None:
    """Kill one of this kind."""
    killing.kills[kind] += 1
    if kind == "server":
        kill(killing.running.pid)
        return
    victim = killing.dice.choice(killing.workers)
    if kind == "backend" and victim.backend:
        kill(victim.backend)
    else:
        kill(victim.process.pid)


def kill(pid: int) -> None:
    """Kill a process of ours, which may have ended already."""
    with suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)


def restart_the_dead(killing: Killing) -> None:
    """Start again what has died. A worker that ended well stays away."""
    if not killing.running.alive():
        killing.running.revive()
    for worker in list(killing.workers):
        if worker.process.poll() not in {None, 0}:
            killing.workers.remove(worker)
            start(killing, worker.documents)


def command(data: Path, *words: str) -> bytes:
    """Run one of our commands on this data folder; returns what it prints."""
    return subprocess.run(  # noqa: S603  our own program, no shell
        django_command(*words), env=environment(data), stdout=subprocess.PIPE, check=True
    ).stdout


def django_command(*words: str) -> list[str]:
    return [sys.executable, "-m", "django", *words]


def environment(data: Path) -> dict[str, str]:
    """Ours, but for the database: that of this data folder."""
    rest = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"}
    settings = {"DJANGO_SETTINGS_MODULE": "clerkwork.config.settings", "CLERKWORK_DATA": str(data)}
    return {**rest, **settings}
