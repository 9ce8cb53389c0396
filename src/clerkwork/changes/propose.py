"""Propose changes: what documents ask for is matched to orders, and put before somebody.

What an order that nobody has confirmed yet can take without a doubt is taken at once.
"""

import hashlib
import json
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field

from django.utils import timezone

from clerkwork.changes.accept import TASK, Answers, accept_change
from clerkwork.changes.find_order import Named, find_orders, order_named_in
from clerkwork.changes.models import Ask, Change, Purpose, Stage
from clerkwork.changes.newer import newest
from clerkwork.changes.wanted import Wanted, asks_of
from clerkwork.core import journal
from clerkwork.core.journal import Actor, actor_name
from clerkwork.core.refusal import Refusal
from clerkwork.core.stages import advance
from clerkwork.core.stations import Station
from clerkwork.core.tasks import open_tasks
from clerkwork.intake.draft import DraftChange
from clerkwork.intake.match import Matches, find_matches, iso_date
from clerkwork.intake.models import ChangeReading, Document
from clerkwork.intake.place import po_number
from clerkwork.intake.wire import made, to_wire
from clerkwork.orders.models import Order
from clerkwork.orders.models import Stage as OrderStage

UNCONFIRMED = (OrderStage.RECEIVED, OrderStage.HELD)
NOTHING_NEW = "It asks for nothing that is not so already."


@dataclass(slots=True)
class Proposal:
    """A change that is to be written, with its rows."""

    change: Change
    asks: list[Ask] = field(default_factory=list)
    refusal: str = ""  # why it needs nobody


def propose_changes(reading_ids: Sequence[int], *, by: Actor) -> None:
    """Make changes of what these documents ask for, each with a task; the same one twice is one.

    Runs in the caller's transaction. A document's changes take a fixed number of statements, but
    for those that are taken at once.
    """
    wanted = ChangeReading.objects.filter(pk__in=list(reading_ids)).order_by("pk")
    for reading in wanted.select_related("document").defer("document__raw"):
        drafts = [made(DraftChange, each) for each in reading.drafts]
        found = match(reading.document, drafts) if drafts else [unread(reading.document)]
        proposals = without_repeats(found, by=by)
        write(proposals, by=by)
        take_at_once([each for each in proposals if fits_at_once(each, reading.document)], by=by)
    stage = ChangeReading.Stage.MATCHED
    advance(ChangeReading, list(reading_ids), stage, kind="change.matched", by=by)


def unread(document: Document) -> Proposal:
    """A change in free words: somebody reads it, beside the order that it names, if it names one."""
    order = order_named_in(document)
    number = order.po_number if order else ""
    return Proposal(
        Change(order=order, document=document, purpose=Purpose.UNREAD, po_number=number)
    )


def match(document: Document, drafts: Sequence[DraftChange]) -> list[Proposal]:
    """What each draft asks of which order."""
    orders = [draft.asked for draft in drafts]
    matches = find_matches(orders, document.sender or None, timezone.localdate())
    buyers = [matches.buyer(each, document.sender or None) for each in orders]
    named = find_orders(
        [(buyer, po_number(each) or "") for buyer, each in zip(buyers, orders, strict=True)]
    )
    return [
        proposal(document, position, draft, each, matches)
        for position, (draft, each) in enumerate(zip(drafts, named, strict=True), start=1)
    ]


def proposal(
    document: Document, position: int, draft: DraftChange, named: Named, matches: Matches
) -> Proposal:
    change = Change(
        order=named.order,
        document=document,
        position=position,
        purpose=Purpose(draft.purpose),
        po_number=(po_number(draft.asked) or "")[:80],
        reference=(draft.number or "")[:80],
        changed_on=iso_date(draft.changed_on),
        fingerprint=fingerprint(draft),
        note=(draft.asked.note or "").replace("\x00", ""),
    )
    if named.order is None or named.buyer is None:
        return Proposal(change)
    newer = newest(named.accepted, change)
    if newer:
        return Proposal(change, [], f"{newer} is newer and was accepted before it came.")
    asks = asks_of(Wanted(draft, named.order, named.lines, named.buyer, matches))
    return Proposal(change, asks, "" if asks else NOTHING_NEW)


def match_again(change: Change, order: Order) -> list[Ask]:
    """What the document of a change asks of this order, now that somebody has said that it is meant."""
    reading = ChangeReading.objects.filter(document=change.document_id).first()
    if reading is None or change.position > len(reading.drafts) or order.customer is None:
        return []
    draft: DraftChange = made(DraftChange, reading.drafts[change.position - 1])
    draft.asked.buyer_code, draft.asked.buyer_name, draft.asked.email = (
        order.customer.code,
        None,
        None,
    )
    matches = find_matches([draft.asked], None, timezone.localdate())
    buyer = matches.buyer(draft.asked, None)
    lines = list(order.lines.select_related("item").order_by("position"))
    return asks_of(Wanted(draft, order, lines, buyer, matches)) if buyer else []


def fingerprint(draft: DraftChange) -> str:
    """The same for drafts that say the same, wherever in a document it stands."""
    said = json.dumps(without_places(to_wire(draft)), sort_keys=True)
    return hashlib.sha256(said.encode()).hexdigest()


def without_places(wire: object) -> object:
    if isinstance(wire, dict):
        left = {name: each for name, each in wire.items() if name not in {"spots", "where"}}
        return {name: without_places(each) for name, each in left.items()}
    return [without_places(each) for each in wire] if isinstance(wire, list) else wire


def without_repeats(proposals: list[Proposal], *, by: Actor) -> list[Proposal]:
    """Those that did not come before, in this document or in another one; of the others a record."""
    prints = [each.change.fingerprint for each in proposals if each.change.fingerprint]
    came = Change.objects.filter(fingerprint__in=prints).exclude(order=None)
    before = {
        (order, said): pk for order, said, pk in came.values_list("order", "fingerprint", "pk")
    }
    again, here, fresh = [], set(), []
    for each in proposals:
        key = each.change.order_id, each.change.fingerprint
        if key in before:
            again.append(before[key])
        elif key not in here:
            fresh.append(each)
        if key[0] is not None and key[1]:
            here.add(key)
    journal.record_many("change.repeated", "change", again, by=by)
    return fresh


def write(proposals: Sequence[Proposal], *, by: Actor) -> None:
    """Write the changes with their rows, and a task for each that needs somebody."""
    for each in proposals:
        if each.refusal:
            each.change.decided_by, each.change.decided_at = actor_name(by), timezone.now()
            each.change.reason = each.refusal
    Change.objects.bulk_create([each.change for each in proposals])
    for each in proposals:
        for ask in each.asks:
            ask.change = each.change
    Ask.objects.bulk_create([ask for each in proposals for ask in each.asks])
    journal.record_many("change.proposed", "change", [p.change.pk for p in proposals], by=by)
    about = sorted({p.change.order_id for p in proposals if p.change.order_id})
    journal.record_many("order.change_asked", "order", about, by=by)
    useless = [each.change.pk for each in proposals if each.refusal]
    advance(Change, useless, Stage.REFUSED, kind="change.refused", by=by)
    open_ones = [each.change for each in proposals if not each.refusal]
    titles = [title_of(each) for each in open_ones]
    open_tasks(TASK, "change", [each.pk for each in open_ones], titles, role="clerk")


def title_of(change: Change) -> str:
    """One line for the worklist."""
    what = {
        Purpose.CANCEL: "wants to cancel",
        Purpose.UNREAD: "wants something changed in words of their own",
    }.get(Purpose(change.purpose), "wants a change")
    order = change.order
    about = f"{order}, PO {change.po_number}" if order else f"PO {change.po_number or 'unknown'}"
    if change.asked_by_id:
        return f"{change}: a change of {order} waits to be accepted"
    rest = "" if order else "; no order of this customer has that number"
    return f"{change}: the customer {what}: {about}{rest}"[:300]


def fits_at_once(proposal: Proposal, document: Document) -> bool:
    """Whether a change is taken as a correction: nothing was confirmed, and nothing is in doubt."""
    order = proposal.change.order
    if order is None or proposal.refusal or not proposal.asks or document.problems:
        return False
    return order.stage in UNCONFIRMED and all(ask.sure and not ask.problem for ask in proposal.asks)


def take_at_once(proposals: Sequence[Proposal], *, by: Actor) -> None:
    """Accept these for orders that, now that we hold them, still nobody has confirmed."""
    ids = sorted({each.change.order_id for each in proposals if each.change.order_id})
    held = Order.objects.select_for_update().filter(pk__in=ids).order_by("pk")
    still = {order.pk for order in held if order.stage in UNCONFIRMED}
    for each in proposals:
        if each.change.order_id in still:
            with suppress(Refusal):  # then it waits for somebody, with its task
                accept_change(each.change.pk, Answers(), by=by)


PROPOSING = Station(
    name="propose",
    model=ChangeReading,
    stage=ChangeReading.Stage.READ,
    verb=lambda ids: propose_changes(ids, by="propose"),
    order="id",
    batch=1,  # one document may hold thousands of changes
)
