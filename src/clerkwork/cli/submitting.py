"""What `clerkwork submit` does: store files, process them, and say what became of each."""

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.table import Table

from clerkwork.api.take import outcome
from clerkwork.cli.processing import run_stations
from clerkwork.core.refusal import Refusal
from clerkwork.intake.models import Document
from clerkwork.intake.queries import with_enclosed
from clerkwork.intake.submit import submit_document
from clerkwork.orders.models import Order, Stage
from clerkwork.training.robots import AUTOMATIC
from clerkwork.verification.models import Finding

DONE, FINDINGS, UNREADABLE = 0, 1, 2


def submit_files(names: Sequence[str], *, as_json: bool) -> int:
    """Submit and process these files; returns the exit code, the worst of them all."""
    worst = DONE
    stored: list[tuple[str, Document, bool]] = []
    for name in names:
        try:
            stored.append(store(name))
        except (OSError, Refusal) as error:
            click.echo(f"{name}: {getattr(error, 'strerror', None) or error}", err=True)
            worst = UNREADABLE
    run_stations(AUTOMATIC)
    reports = [report(name, document.pk, repeated) for name, document, repeated in stored]
    for each in reports:
        worst = max(worst, code_of(each))
        for said in each["errors"]:
            click.echo(f"{each['file']}: {said['where']}: {said['what']}", err=True)
        if each["repeated"]:
            click.echo(f"{each['file']}: came before, as {each['document']}", err=True)
    if as_json:
        click.echo(json.dumps({"documents": reports}, ensure_ascii=False))
    else:
        show(reports)
    return worst


def store(name: str) -> tuple[str, Document, bool]:
    """Store one file; says also whether its bytes had come before."""
    raw = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    document = submit_document(raw, name=Path(name).name, channel="command", by="command")
    return name, document, document.arrivals.count() > 1


def report(name: str, document_id: int, repeated: bool) -> dict[str, Any]:
    """What became of a file: its document, its orders as they stand now, and what is wrong."""
    document = Document.objects.defer("raw").get(pk=document_id)
    made = outcome(document)
    whole = with_enclosed(document)
    numbers = {order.number: order for order in Order.objects.filter(source__document__in=whole)}
    for each in made["orders"]:
        order = numbers[each["number"]]
        each["buyer"] = order.buyer_name or str(order.customer or "")
        each["findings"] = [
            {"code": finding.code, "severity": finding.severity, "text": finding.text}
            for finding in Finding.objects.filter(order=order, decision=None).order_by("id")
        ]
    found = {"file": name, "stage": document.stage, "kind": document.kind, "repeated": repeated}
    return found | made


def code_of(each: dict[str, Any]) -> int:
    """The exit code that one file deserves."""
    if each["stage"] != Document.Stage.READ:
        return UNREADABLE if each["kind"] in {"unreadable", "other"} else FINDINGS
    held = [order for order in each["orders"] if order["stage"] in {Stage.HELD, Stage.RECEIVED}]
    flawed = any(order["problems"] for order in each["orders"])
    return FINDINGS if held or flawed or each["errors"] or each["repeated"] else DONE


def show(reports: Sequence[dict[str, Any]]) -> None:
    """The orders for people, held ones with the reasons."""
    table = Table("File", "Document", "Order", "PO number", "Stage", "What needs a person")
    for each in reports:
        for order in each["orders"]:
            said = [finding["text"] for finding in order["findings"]]
            said += [f"{problem['where']}: {problem['what']}" for problem in order["problems"]]
            reasons = "\n".join(said[:5])
            table.add_row(
                Path(each["file"]).name,
                each["document"],
                order["number"],
                order["po_number"],
                order["stage"],
                reasons,
            )
        if not each["orders"]:
            table.add_row(
                Path(each["file"]).name, each["document"], "none", "", each["stage"], each["kind"]
            )
    Console().print(table)
