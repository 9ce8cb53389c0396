"""What follows from what: the one table from journal kind to the jobs it starts.

Read it as the flow of the house. A room never knows what happens to its right because of it.
"""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from procrastinate.tasks import Task as Job

from clerkwork.answers.jobs import acknowledge, answer, deliver
from clerkwork.answers.note import note_document, note_order
from clerkwork.changes.jobs import propose
from clerkwork.core import journal
from clerkwork.core.jobs import defer_once
from clerkwork.fulfilment.jobs import accept, fill_backorders
from clerkwork.intake.jobs import learn, read
from clerkwork.messaging.jobs import send
from clerkwork.shipping.jobs import label
from clerkwork.verification.jobs import ask

REACTIONS: dict[str, list["Job[Any, Any, Any]"]] = {
    "document.stored": [read],
    "receipt.wanted": [acknowledge],
    "lesson.given": [learn],
    "change.read": [propose],
    "order.received": [accept],
    "order.resubmitted": [accept],
    "order.accepted": [],  # by the job that reserves its stock next
    "finding.to_ask": [ask],
    "order.allocated": [answer],
    "order.short": [answer],
    "order.filled": [answer],
    "order.topped_up": [answer],
    "order.line_rejected": [answer],
    "order.line_cancelled": [answer],
    "order.rest_cancelled": [answer],
    "order.cancelled": [answer],
    "order.changed": [answer],
    "stock.arrived": [fill_backorders],
    "stock.freed": [fill_backorders],
    "shipment.packed": [label],
    "sending.waiting": [deliver],
    "message.queued": [send],
}
# From journal kind to what is noted of its rows in the same transaction, for the job to find.
NOTES: dict[str, Callable[[Sequence[int]], None]] = {
    "document.read": note_document,
    "document.set_aside": note_document,
    **{kind: note_order for kind, jobs in REACTIONS.items() if answer in jobs},
}


def connect() -> None:
    """Give the journal its reactions and notes; called once, when Django starts."""
    journal.notes.clear()
    journal.notes.update(NOTES)
    journal.reactions.clear()
    for kind, jobs in REACTIONS.items():
        journal.reactions[kind] = [partial(defer_once, job) for job in jobs]
