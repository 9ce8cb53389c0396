"""What `clerkwork status` says: how many of what are where, and what needs a person."""

import json
from datetime import datetime
from typing import Any

import click
from django.contrib.humanize.templatetags.humanize import naturaltime
from django.db.models import Count, Min, Model, TextChoices
from rich.console import Console
from rich.table import Table

from clerkwork.core.tasks import open_ones
from clerkwork.fulfilment.models import Shipment
from clerkwork.intake.models import Document
from clerkwork.messaging.models import Message
from clerkwork.orders.models import Order, Stage

# What is counted, and by which column it is known since when one of it waits.
COUNTED: tuple[tuple[str, type[Model], type[TextChoices], str], ...] = (
    ("document", Document, Document.Stage, "received_at"),
    ("order", Order, Stage, "received_at"),
    ("shipment", Shipment, Shipment.Stage, "created_at"),
    ("message", Message, Message.Stage, "created_at"),
)


def show_status(*, as_json: bool) -> None:
    """Print what waits where, and the open tasks by kind and role."""
    places, tasks = standing(), waiting_tasks()
    if as_json:
        said = {"places": places, "tasks": tasks}
        click.echo(json.dumps(said, default=datetime.isoformat))
        return
    console = Console()
    table = Table("What", "Where", "How many", "Oldest", title="In the house")
    table.columns[2].justify = "right"
    for place in places:
        table.add_row(place["what"], place["label"], str(place["count"]), ago(place["oldest"]))
    console.print(table if places else "Nothing has come in yet.")
    needs = Table("Task", "For", "How many", "Oldest", title="Needs a person")
    needs.columns[2].justify = "right"
    for task in tasks:
        needs.add_row(task["kind"], task["role"], str(task["count"]), ago(task["oldest"]))
    console.print(needs if tasks else "Nothing needs a person.")


def standing() -> list[dict[str, Any]]:
    """For each stage at which something stands: how many, and since when the oldest."""
    places = []
    for what, model, stages, since in COUNTED:
        labels = {each.value: each.label for each in stages}
        counted = model._default_manager.values("stage").annotate(
            count=Count("pk"), oldest=Min(since)
        )
        found = {row["stage"]: row for row in counted}
        places += [
            {
                "what": what,
                "stage": stage,
                "label": str(label).lower(),
                "count": found[stage]["count"],
                "oldest": found[stage]["oldest"],
            }
            for stage, label in labels.items()
            if stage in found
        ]
    return places


def waiting_tasks() -> list[dict[str, Any]]:
    """The open tasks, by kind and role, the most first."""
    counted = (
        open_ones()
        .order_by()
        .values("kind", "role")
        .annotate(count=Count("pk"), oldest=Min("created_at"))
    )
    return [dict(each) for each in counted.order_by("-count", "kind", "role")]


def ago(at: datetime) -> str:
    return str(naturaltime(at))
