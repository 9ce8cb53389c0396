"""Take a document in: stored and hashed before anyone tries to read it."""

import hashlib

from django.conf import settings
from django.db import transaction

from clerkwork.core import journal
from clerkwork.core.journal import Actor, actor_id, actor_name
from clerkwork.core.refusal import Refusal
from clerkwork.core.tasks import open_task
from clerkwork.intake.models import Arrival, Document


@transaction.atomic
def submit_document(
    raw: bytes,
    *,
    name: str,
    channel: str,
    by: Actor,
    read_now: bool = False,
    within: Document | None = None,
) -> Document:
    """Store a document to be read; the same bytes again are the same document, arrived again.

    Refuses an empty document and one above the size limit. A repeat makes no order: somebody is
    asked to look, since the customer may have meant something by it. With `read_now` the caller
    reads it as soon as this is committed; should it die before, the minutely round finds it. What
    came `within` another document is no repeat that anybody must look at, unless it is an order.
    """
    if not raw:
        raise Refusal(f"{name or 'The document'} is empty.")
    if len(raw) > settings.MAX_DOCUMENT_BYTES:
        limit = settings.MAX_DOCUMENT_BYTES // 1024**2
        raise Refusal(f"{name or 'The document'} is larger than {limit} MB.")
    digest = hashlib.sha256(raw).hexdigest()
    clean = clean_name(name)
    document, new = Document.objects.get_or_create(
        sha256=digest, defaults={"raw": raw, "size": len(raw), "name": clean}
    )
    Arrival.objects.create(
        document=document,
        channel=channel,
        name=clean,
        parent=within,
        actor=actor_name(by),
        user_id=actor_id(by),
    )
    if new:
        journal.record(
            "document.stored", document, by=by, data={"channel": channel}, follow=not read_now
        )
    elif within is None or document.orders.exists():
        note_repeat(document, channel, clean, by=by)
    return document


def note_repeat(document: Document, channel: str, name: str, *, by: Actor) -> None:
    """Say that a document came again; nothing is ordered twice by that."""
    journal.record("document.repeated", document, by=by, data={"channel": channel, "name": name})
    open_task(
        "document.repeated",
        document,
        title=f"{document} ({name or 'no name'}) came again, byte for byte",
        detail="No second order was made. If the customer wants the goods twice, "
        "ask for an order under a new PO number.",
        role="clerk",
    )


def clean_name(name: str) -> str:
    """The last part of a file name, without anything that could mislead a path or a terminal."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    return "".join(letter for letter in last if letter.isprintable())[:255]
