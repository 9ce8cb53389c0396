"""How the journal is told to a person: each kind of fact in words, with an icon and a hue."""

from dataclasses import dataclass
from datetime import datetime

from clerkwork.core.models import JournalEntry

# kind → (hue, icon, words)
FACTS: dict[str, tuple[str, str, str]] = {
    "document.stored": ("moving", "inbox", "Document kept as it came"),
    "document.repeated": ("wait", "alert", "The same document came again"),
    "document.read": ("good", "document", "Document read"),
    "document.keyed_in": ("good", "user", "It is an order: keyed in by hand"),
    "document.set_aside": ("wait", "off", "Set aside without an order"),
    "order.received": ("moving", "inbox", "Order received"),
    "order.resubmitted": ("moving", "undo", "Decided; all rules look again"),
    "order.held": ("wait", "alert", "Held for a decision"),
    "order.accepted": ("good", "check", "Accepted"),
    "order.warned": ("wait", "alert", "Let pass with a warning"),
    "finding.to_ask": ("wait", "mail", "To be asked of the customer"),
    "order.corrected": ("moving", "check", "Corrected"),
    "order.line_rejected": ("wait", "cross", "A line was left out"),
    "order.line_added": ("moving", "check", "A line was added"),
    "order.line_cancelled": ("wait", "cross", "A line was cancelled"),
    "order.allocated": ("moving", "stock", "Stock reserved"),
    "order.answered": ("moving", "document", "The customer is answered"),
    "message.sent": ("good", "check", "Mail sent to the customer"),
    "message.failed": ("stop", "alert", "The mail to the customer failed"),
    "message.queued": ("moving", "undo", "The mail is tried again"),
    "sending.delivered": ("good", "check", "Answer delivered"),
    "document.acknowledged": ("moving", "document", "The interchange is acknowledged"),
    "order.short": ("stop", "alert", "Short of stock; the rest is backordered"),
    "order.topped_up": ("moving", "stock", "More stock reserved"),
    "order.filled": ("good", "good", "No longer short"),
    "order.change_asked": ("wait", "undo", "A change was asked for"),
    "order.changed": ("moving", "check", "Changed"),
    "order.change_refused": ("wait", "cross", "A change was refused"),
    "order.completed": ("good", "good", "Complete"),
    "order.rest_cancelled": ("wait", "off", "The rest was cancelled"),
    "order.cancelled": ("", "off", "Cancelled"),
    "finding.accepted": ("moving", "check", "A finding was accepted"),
    "finding.corrected": ("moving", "check", "A finding was corrected"),
    "finding.rejected": ("wait", "cross", "A finding was rejected"),
    "proposal.made": ("wait", "user", "Proposed; somebody else approves it"),
    "proposal.approved": ("good", "user", "Approved by a second person"),
    "proposal.refused": ("wait", "cross", "The proposal was declined"),
    "question.asked": ("moving", "mail", "The customer is asked"),
    "question.reminded": ("moving", "mail", "The customer is reminded"),
    "question.answered": ("good", "mail", "The customer answered"),
    "question.withdrawn": ("", "off", "No longer asked"),
    "question.expired": ("wait", "alert", "The customer did not answer in time"),
    "line.picked_short": ("stop", "alert", "Picked short"),
    "task.escalated": ("wait", "user", "Escalated"),
    "task.decided": ("good", "check", "Decided after it was escalated"),
    "task.reminded": ("wait", "alert", "It waits too long: reminded"),
    "shipment.opened": ("moving", "pick", "Shipment to pick"),
    "shipment.listed": ("moving", "user", "On a pick list"),
    "shipment.picked": ("moving", "pick", "Picked"),
    "shipment.put_back": ("wait", "undo", "Put back on the shelf"),
    "shipment.packed": ("moving", "pack", "Packed"),
    "shipment.unpacked": ("wait", "undo", "Unpacked"),
    "shipment.labelled": ("moving", "label", "Labelled"),
    "shipment.shipped": ("good", "truck", "Shipped"),
    "shipment.cancelled": ("", "off", "Shipment cancelled"),
}
NUMBERS = {"order": "SO", "shipment": "SH", "document": "DOC"}


@dataclass(frozen=True, slots=True)
class Fact:
    """A journal entry as a line of a timeline."""

    hue: str
    icon: str
    what: str
    detail: str
    at: datetime


def told(entry: JournalEntry) -> Fact:
    """The entry in words: what, who, why, and what was different."""
    plain = entry.kind.partition(".")[2].replace("_", " ")
    hue, icon, what = FACTS.get(entry.kind, ("", "dot", plain.capitalize()))
    if entry.subject == "shipment":
        what = f"SH-{entry.subject_id:06d}: {what[0].lower()}{what[1:]}"
    parts = [f"by {entry.actor}"]
    if entry.reason:
        parts.append(f"“{entry.reason}”")
    for name, value in (entry.data or {}).items():
        if value not in (None, ""):
            parts.append(f"{name} {value}")
    return Fact(hue, icon, what, " · ".join(parts), entry.at)
