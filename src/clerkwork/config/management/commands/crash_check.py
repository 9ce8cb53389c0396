import json
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from clerkwork.config.audit import run_audit
from clerkwork.core.models import Task
from clerkwork.core.sql import rows
from clerkwork.training.robots import run_until_still

# What each PO number got: orders of it, and base units that left the house by the ledger.
ARRIVED = """
SELECT placed.po_number, count(DISTINCT placed.id), min(placed.stage),
       COALESCE(SUM(gone.quantity), 0)
  FROM orders_order AS placed
  LEFT JOIN orders_line AS line ON line.order_id = placed.id
  LEFT JOIN fulfilment_allocation AS allocation ON allocation.line_id = line.id
  LEFT JOIN inventory_move AS gone ON gone.reference = allocation.id AND gone.kind = 'ship'
 GROUP BY placed.po_number
"""

DISPATCHES = """
SELECT (SELECT count(*) FROM fulfilment_shipment), (SELECT count(*) FROM shipping_dispatch),
       (SELECT count(*) FROM fulfilment_package), (SELECT count(DISTINCT sscc) FROM shipping_label)
"""


class Command(BaseCommand):
    help = (
        "Say what is wrong after `clerkwork bench crash`, as a JSON list: nothing, if all is well."
    )
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        run_until_still()
        wrong = [*orders_wrong(wanted(options["folder"])), *counts_wrong(), *audit_wrong()]
        self.stdout.write(json.dumps(wrong[:100]))


def wanted(folder: Path) -> dict[str, Decimal]:
    """By PO number, how many base units the documents ask for; a case is twelve."""
    asked: Counter[str] = Counter()
    for path in folder.glob("*.ndjson"):
        for line in path.read_bytes().splitlines():
            order = json.loads(line)
            for each in order["lines"]:
                size = 12 if each["uom"] == "CS" else 1
                asked[order["po_number"]] += int(each["quantity"]) * size
    return {number: Decimal(units) for number, units in asked.items()}


def orders_wrong(asked: dict[str, Decimal]) -> Iterator[str]:
    """Orders that are missing, there twice, not complete, or got anything but what was asked."""
    found = {number: rest for number, *rest in rows(ARRIVED)}
    for number in sorted(asked.keys() | found.keys()):
        expected = [1, "complete", asked.get(number)]
        if found.get(number) != expected:
            yield f"{number}: found {found.get(number)}, expected {expected}"


def counts_wrong() -> Iterator[str]:
    """Shipments that left without a dispatch, packages without a number, rows set aside."""
    ((shipments, dispatches, packages, numbers),) = rows(DISPATCHES)
    if shipments != dispatches:
        yield f"{shipments} shipments, {dispatches} dispatches"
    if packages != numbers:
        yield f"{packages} packages, {numbers} different SSCCs"
    for task in Task.objects.filter(kind="station.stuck"):
        yield f"{task.title}: {task.detail}"


def audit_wrong() -> Iterator[str]:
    """What the audit finds."""
    for each in run_audit():
        if each.breaches:
            yield f"rule {each.rule}, {each.title}: {each.breaches}, such as {each.examples[0]}"
