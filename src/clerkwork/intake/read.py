"""Read stored documents: each becomes orders, a task, or a recorded reason for neither."""

from collections.abc import Sequence
from dataclasses import asdict, replace

from django.db import transaction
from django.db.models import Q

from clerkwork.core import journal
from clerkwork.core.collector import paused
from clerkwork.core.journal import Actor
from clerkwork.core.refusal import Refusal
from clerkwork.core.stages import advance, advance_one
from clerkwork.core.stations import Station
from clerkwork.core.tasks import close_tasks, open_task
from clerkwork.intake.draft import Reading, with_parts
from clerkwork.intake.evidence import keep_evidence
from clerkwork.intake.impossible import drop_impossible
from clerkwork.intake.models import Arrival, ChangeReading, Document
from clerkwork.intake.parts import store_parts
from clerkwork.intake.place import place_orders
from clerkwork.intake.recall import read_with_hints
from clerkwork.intake.unkept import unkept
from clerkwork.intake.wire import to_wire

# What these documents are is known, and it is not for the order desk: filed, without a task.
FILED = {"invoice"}
# These ask for something about an earlier order, which is for the room of changes to find.
COMMANDS = {"order_change", "order_cancellation"}


def read_documents(document_ids: Sequence[int], *, by: Actor) -> None:
    """Read these stored documents, in the caller's transaction, which holds them locked."""
    for document in Document.objects.filter(pk__in=list(document_ids)).order_by("pk"):
        with paused():
            reading = read_with_hints(bytes(document.raw), name=document.name, places=False)
            reading.sender = reading.sender or sender_around(document)
            take_in(document, reading, by=by)


def sender_around(document: Document) -> str | None:
    """Who sent the mail in which the document came, where it came in one."""
    mails = document.arrivals.exclude(parent=None).order_by("id")
    return mails.values_list("parent__sender", flat=True).first() or None


def take_in(
    document: Document, reading: Reading, *, by: Actor, within: Reading | None = None
) -> list[int]:
    """Make orders of what was read, or say why there are none; returns the orders' ids.

    The documents in it become documents of their own, whose orders are among those returned. Of
    what came `within` another document, nobody is asked about one without an order, such as the
    terms beside an order.
    """
    describe(document, reading)
    ids = place_orders(
        document.pk,
        reading.orders,
        sender=reading.sender,
        by=by,
        layout=(reading.layout or "")[:200],
    )
    keep_evidence(document.pk, reading)
    for part, found in store_parts(document, reading, by=by):
        ids += take_in(part, found, by=by, within=reading)
    if reading.changes:
        keep_changes(document, reading, by=by)
    if ids or reading.changes or done_within(document):
        advance(Document, [document.pk], Document.Stage.READ, kind="document.read", by=by)
        if ids or not reading.changes:
            note_whole(document, reading)
        return ids
    set_aside(document, reading, by=by, within=within)
    return []


def describe(document: Document, reading: Reading) -> None:
    """Write on the document what it is, who sent it, and what is wrong with it."""
    beyond = drop_impossible([each.asked for each in reading.changes])
    faults = (
        *reading.problems,
        *drop_impossible(reading.orders),
        *unkept(reading.orders),
        *(replace(each, order=None) for each in beyond),
    )
    Document.objects.filter(pk=document.pk).update(
        format=reading.format[:20],
        kind=kind_of_whole(reading)[:20],
        sender=(reading.sender or "")[:200],
        layout=(reading.layout or "")[:200],
        problems=[asdict(problem) for problem in faults],
    )


def set_aside(document: Document, reading: Reading, *, by: Actor, within: Reading | None) -> None:
    """Say why a document made no order, and have somebody look at it where that is needed."""
    reason = why_no_order(reading)
    to = Document.Stage.SET_ASIDE
    advance(Document, [document.pk], to, kind="document.set_aside", by=by, reason=reason)
    if reading.kind in COMMANDS and not (within and within.kind in COMMANDS):
        keep_changes(document, reading, by=by)
    elif reading.kind not in FILED and not (within and reading.kind != "unreadable"):
        open_task(
            "document.unread",
            document,
            title=f"{document} ({document.name or 'no name'}): {reason}"[:300],
            detail="\n".join(f"{each.where}: {each.what}" for each in reading.problems[:50]),
            role="clerk",
        )


def kind_of_whole(reading: Reading) -> str:
    """A document is an order too where one of the documents in it is."""
    return "order" if any(each.orders for _, each in with_parts(reading)) else reading.kind


def keep_changes(document: Document, reading: Reading, *, by: Actor) -> None:
    """Keep what a document asks to change; without a draft somebody has to read it."""
    drafts = [to_wire(each) for each in reading.changes]
    kept, _ = ChangeReading.objects.get_or_create(document=document, defaults={"drafts": drafts})
    journal.record("change.read", kept, by=by)


def done_within(document: Document) -> bool:
    """Whether a document in this one made orders or changes, now or when it came before."""
    within = Arrival.objects.filter(parent=document)
    orders, changes = Q(document__orders__isnull=False), Q(document__changes_read__isnull=False)
    return within.filter(orders | changes).exists()


def note_whole(document: Document, reading: Reading) -> None:
    """Have somebody look at what is wrong with a document as a whole, such as an order left out.

    What is wrong with one of its orders holds that order instead.
    """
    wrong = [each for each in reading.problems if each.order is None]
    if wrong:
        open_task(
            "document.faulty",
            document,
            title=f"{document} ({document.name or 'no name'}): {wrong[0].where}: {wrong[0].what}",
            detail="\n".join(f"{each.where}: {each.what}" for each in wrong[:50]),
            role="clerk",
        )


def why_no_order(reading: Reading) -> str:
    """One line that says why a document made no order."""
    if reading.kind not in {"order", "other", "unreadable"}:
        return f"not an order but: {reading.kind.replace('_', ' ')}"
    if reading.problems:
        first = reading.problems[0]
        return f"no order could be read. {first.where}: {first.what}"[:280]
    return "no order could be read"


@transaction.atomic
def read_again(document_id: int, *, by: Actor) -> None:
    """Put a document that made no order back among those to be read."""
    document = Document.objects.select_for_update().get(pk=document_id)
    if document.orders.exists():
        raise Refusal(f"{document} has made orders already; correct those.")
    if ChangeReading.objects.filter(document=document).exists():
        raise Refusal(f"{document} asks for a change, which is on somebody's desk; decide that.")
    advance_one(document, Document.Stage.STORED, kind="document.stored", by=by)
    close_tasks("document.unread", "document", [document.pk], by=by, outcome="read again")


READING = Station(
    name="read",
    model=Document,
    stage=Document.Stage.STORED,
    verb=lambda ids: read_documents(ids, by="read"),
    order="id",
    batch=1,  # one document may hold thousands of orders
)
