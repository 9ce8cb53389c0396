"""Put answers and receipts into the outbox folder, for whoever carries them to the customers."""

import os
from collections.abc import Sequence
from pathlib import Path

from django.conf import settings

from clerkwork.answers.forms import SUFFIXES
from clerkwork.answers.models import Sending
from clerkwork.core.journal import Actor
from clerkwork.core.stages import advance


def put_out(sending_ids: Sequence[int], *, by: Actor) -> None:
    """Write each as a file of its own; the caller holds the rows.

    A file appears whole or not at all. Should this transaction not happen after all, the next try
    writes the same file again.
    """
    found = Sending.objects.filter(pk__in=list(sending_ids)).select_related(
        "answer", "receipt__document"
    )
    folder = outbox()
    for each in found.order_by("pk"):
        raw = each.answer.raw if each.answer else each.receipt.raw if each.receipt else b""
        write(folder / file_name(each), bytes(raw))
    delivered(sending_ids, by=by)


def delivered(sending_ids: Sequence[int], *, by: Actor) -> list[int]:
    """Remember that these have gone; returns the ids of those that had not before."""
    to, kind = Sending.Stage.DELIVERED, "sending.delivered"
    return advance(Sending, sending_ids, to, kind=kind, by=by)


def outbox() -> Path:
    folder = Path(settings.OUTBOX)
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def file_name(sending: Sending) -> str:
    """The number of the answer, or of the document that is acknowledged: never the customer's."""
    if sending.answer:
        return f"{sending.answer.number}.{SUFFIXES[sending.answer.form]}"
    assert sending.receipt is not None  # noqa: S101  by the constraint of the table
    document = sending.receipt.document
    suffix = "x12" if document.format.startswith("x12") else "edi"
    return f"{document.number}-receipt.{suffix}"


def write(path: Path, raw: bytes) -> None:
    unfinished = path.with_name(f".{path.name}.{os.getpid()}")
    unfinished.write_bytes(raw)
    unfinished.replace(path)
