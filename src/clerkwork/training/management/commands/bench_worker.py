import json
import os
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import connection

from clerkwork.training.bench.worker import work


class Command(BaseCommand):
    help = "Work for `clerkwork bench`: waits for a line, then says on each line what was done."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("pipe", type=int, help="the descriptor to write to")
        parser.add_argument("documents", nargs="*", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        def say(**what: bool | str | int | dict[str, Any]) -> None:
            # Written at once, since several workers may share the pipe.
            os.write(options["pipe"], json.dumps(what).encode() + b"\n")

        connection.ensure_connection()
        say(ready=True)
        sys.stdin.readline()
        done = work(options["documents"], lambda station, rows: say(station=station, rows=rows))
        say(work=asdict(done))
