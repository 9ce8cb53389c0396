"""What follows from what: the one table from journal kind to the jobs it starts.

Read it as the flow of the house. A room never knows what happens to its right because of it.
"""

from functools import partial
from typing import Any

from procrastinate.tasks import Task as Job

from clerkwork.changes.jobs import propose
from clerkwork.core import journal
from clerkwork.core.jobs import defer_once
from clerkwork.fulfilment.jobs import accept, fill_backorders
from clerkwork.intake.jobs import learn, read
from clerkwork.messaging.jobs import send
from clerkwork.shipping.jobs import label

REACTIONS: dict[str, list["Job[Any, Any, Any]"]] = {
    "document.stored": [read],
    "lesson.given": [learn],
    "change.read": [propose],
    "order.received": [accept],
    "order.resubmitted": [accept],
    "order.accepted": [],  # by the job that reserves its stock next
    "order.short": [],
    "order.changed": [],
    "stock.arrived": [fill_backorders],
    "stock.freed": [fill_backorders],
    "shipment.packed": [label],
    "message.queued": [send],
}


def connect() -> None:
    """Give the journal its reactions; called once, when Django starts."""
    journal.reactions.clear()
    for kind, jobs in REACTIONS.items():
        journal.reactions[kind] = [partial(defer_once, job) for job in jobs]
