import json
import os
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser
from django.db import InterfaceError, OperationalError

from clerkwork.core.sql import row
from clerkwork.core.stations import step
from clerkwork.intake.submit import submit_document
from clerkwork.training.bench.worker import waiting
from clerkwork.training.fill import fill_company, orders_ndjson
from clerkwork.training.robots import FLOW

BATCH = 20  # small, so that there are many moments at which to die
ORDERS, LINES = 10, 3  # of a document, of an order
DIED = 3


class Command(BaseCommand):
    help = "Prepare and do the work that `clerkwork bench crash` interrupts."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("action", choices=["prepare", "work"])
        parser.add_argument("words", nargs="*")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["action"] == "prepare":
            prepare(Path(options["words"][0]), *map(int, options["words"][1:]))
            return
        try:
            work([Path(word) for word in options["words"]])
        except (OperationalError, InterfaceError):
            raise SystemExit(DIED) from None  # the server died; a new worker takes over


def prepare(folder: Path, orders: int, seed: int) -> None:
    """Make the tables, a company, and documents of ten orders each."""
    call_command("migrate", verbosity=0, interactive=False)
    fill_company(40, 15, seed=seed)
    for first in range(1, orders + 1, ORDERS):
        count = min(ORDERS, orders + 1 - first)
        made = b"".join(orders_ndjson(count, LINES, seed=seed, first=first))
        (folder / f"{first:08d}.ndjson").write_bytes(made)


def work(documents: list[Path]) -> None:
    """Hand in these documents one by one, working at all stations in between, until all is done."""
    say(backend=row("SELECT pg_backend_pid()")[0])
    while True:
        if documents:
            path = documents.pop(0)
            submit_document(path.read_bytes(), name=path.name, channel="folder", by="crash")
            say(submitted=str(path))
        moved = 0
        for station in FLOW:
            moved += (count := step(replace(station, batch=min(BATCH, station.batch))))
            say(rows=0 if station is FLOW[0] else count)
        if not moved and not documents:
            if not waiting():
                return
            time.sleep(0.02)


def say(**what: int | str) -> None:
    """One line, written at once."""
    os.write(1, json.dumps(what).encode() + b"\n")
