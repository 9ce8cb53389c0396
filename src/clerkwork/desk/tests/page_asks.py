"""What is asked of pages in tests, and what must be there before it can be."""

from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from decimal import Decimal
from typing import Any

from django.contrib.auth.models import Group
from django.utils import timezone

from clerkwork.answers.models import Answer
from clerkwork.answers.station import ANSWERING
from clerkwork.changes.models import Change
from clerkwork.changes.tests.papers import a_change, an_860, hand_in
from clerkwork.core.models import Task
from clerkwork.core.stations import drain
from clerkwork.core.tasks import open_task
from clerkwork.fulfilment.models import PickList, Shipment
from clerkwork.fulfilment.pick import make_pick_list
from clerkwork.intake.hint import Hint
from clerkwork.intake.models import Document, LayoutHint
from clerkwork.intake.read import READING
from clerkwork.intake.submit import submit_document
from clerkwork.intake.tests.printed_orders import take_printed
from clerkwork.inventory.models import Balance
from clerkwork.orders.models import Order
from clerkwork.parties.models import PartyIdentifier
from clerkwork.shipping.models import Manifest
from clerkwork.training import builders as make
from clerkwork.verification.ask import ask_customer, askable_findings
from clerkwork.verification.decide import correct_finding
from clerkwork.verification.models import (
    Finding,
    LearnedNumber,
    LearnedParty,
    Proposal,
    Question,
    RulePolicy,
)
from clerkwork.verification.propose import propose_cancellation, refuse_proposal
from clerkwork.verification.values import all_values, version_of
from clerkwork.verification.verify import VERIFICATION


@dataclass(frozen=True)
class Ask:
    """What is asked of a page: arguments of its address, fields of its form, the answer's status."""

    args: tuple[Any, ...] = ()
    data: dict[str, Any] = field(default_factory=dict)
    status: int = 200
    method: str = ""  # where it is not the page's own


@dataclass(frozen=True)
class Page:
    """One page and method. `good` and `bad` arrange what they ask for; `bad` is refused."""

    name: str
    method: str
    needs: tuple[str, ...]  # permissions; none for whoever is logged in
    good: Callable[[], Ask]
    bad: Callable[[], Ask]

    def __str__(self) -> str:
        return f"{self.method} {self.name}"


WRONG_METHOD = Ask(method="put", status=405)
NOT_THERE = Ask((999_999,), status=404)
NOT_POSSIBLE = 422


def plain(status: int = 200, **data: Any) -> Callable[[], Ask]:
    return lambda: Ask(data=data, status=status)


def refused(ask: Ask) -> Callable[[], Ask]:
    return lambda: ask


def held() -> Order:
    """An order that asks for another price than the list's, so that somebody has to decide."""
    make.an_item("TEA", price=Decimal(8))
    make.an_item("OIL")
    return make.an_order(TEA=4, OIL=1)


def finding() -> Finding:
    return held().findings.get(code="PRICE_OFF")


def doubtful(**doubts: float) -> Order:
    """An order from a printed page, of which a value was read with doubt."""
    make.a_customer(), make.an_item("TEA")
    document = take_printed(make.a_purchase_order(TEA=4), doubts=doubts or {"po_number": 0.7})
    return make.after(document.orders.get().order, VERIFICATION)


def page_of(number: int, status: int = 200) -> Callable[[], Ask]:
    return lambda: Ask((doubtful().source.document_id, number), status=status)


def reviewed(status: int, **typed: str) -> Callable[[], Ask]:
    """Send the sheet of a doubtful order, with these values typed into it."""

    def arrange() -> Ask:
        order = doubtful()
        return Ask((order.pk,), {"version": version_of(all_values(order)), **typed}, status)

    return arrange


def hint() -> LayoutHint:
    return LayoutHint.objects.create(
        **asdict(Hint("printed", "po_number", "label", "Our ref.")),
        document=unread(),
        taught_by=make.a_user(),
    )


def learned_number() -> LearnedNumber:
    """A part number of a customer that a correction taught."""
    make.an_item("OIL")
    order = make.an_order(lines=[{"sku": "T-1", "quantity": "1", "uom": "EA"}])
    correct_finding(order.findings.get(code="ITEM_UNKNOWN").pk, "OIL", reason="a", by=make.a_user())
    return LearnedNumber.objects.get()


def learned_party() -> LearnedParty:
    """A sender whom a correction taught to know."""
    order = held()
    return LearnedParty.objects.create(
        customer=make.a_customer(),
        scheme="other",
        value="edi-7",
        order=order,
        learned_by=make.a_user(),
    )


def forgettable_party() -> LearnedParty:
    """One that nobody has changed since."""
    learned = learned_party()
    PartyIdentifier.objects.create(
        customer=learned.customer, scheme=learned.scheme, value=learned.value
    )
    return learned


def policy() -> RulePolicy:
    return RulePolicy.objects.create(
        code="PRICE_OFF", policy="warn", reason="agreed", set_by=make.a_user()
    )


def ended_policy() -> RulePolicy:
    RulePolicy.objects.filter(pk=(ended := policy()).pk).update(until=timezone.now())
    return ended


def at_rule(status: int = 200, **data: Any) -> Callable[[], Ask]:
    return lambda: Ask(("PRICE_OFF",), data, status)


def forgotten(row: Callable[[], Any]) -> Callable[[], Any]:
    """The same, taken back already."""

    def arrange() -> Any:
        made = row()
        made.withdrawn_at = timezone.now()
        made.save()
        return made

    return arrange


def clocks(after: str = "1.5") -> dict[str, str]:
    """What the page of the clocks sends, in a company."""
    make.a_house()
    return {"kind": "order.held", "severity": "", "after-1": after, "role-1": "supervisor"}


def proposed() -> Proposal:
    """Somebody has proposed to cancel an order."""
    return propose_cancellation(held().pk, reason="a", by=make.a_user())


def question() -> Question:
    """A customer is asked about a value that was read with doubt."""
    return ask_customer(askable_findings(doubtful().pk), by=make.a_user())


def asked_about() -> Order:
    return question().order


def declined() -> Proposal:
    return refuse_proposal(proposed().pk, reason="b", by=make.a_supervisor())


def stocked() -> Balance:
    return make.a_lot("TEA", on_hand=20).balances.get()


def shipment(build: Callable[..., Shipment]) -> Shipment:
    stocked()
    return build(TEA=4)


def answered() -> Answer:
    """What a customer was told of an order that is reserved."""
    stocked()
    make.an_allocated_order(TEA=4)
    drain(ANSWERING)
    return Answer.objects.get()


def walk() -> PickList:
    return make_pick_list([shipment(make.an_open_shipment).pk], picker=make.a_user("pete"))


def unread() -> Document:
    document = submit_document(b"Dear all, no order.", name="a.txt", channel="page", by="clara")
    drain(READING)
    return document


def manifest() -> Manifest:
    return shipment(make.a_gone_shipment).dispatch.manifest


def task() -> Task:
    Group.objects.get_or_create(name="clerk")
    return open_task("document.unread", unread(), title="Unread", role="clerk")


def ask_with(row: Callable[[], Any], status: int = 200, **data: Any) -> Callable[[], Ask]:
    """Ask for the page of the row that is made, by its id."""
    return lambda: Ask((row().pk,), data, status)


def scan(text: str, phase: str) -> Callable[[], Ask]:
    def arrange() -> Ask:
        allocation = walk().shipments.get().allocations.get()
        return Ask((allocation.pk,), {"scan": text, "phase": phase})

    return arrange


def picked(quantity: str, status: int = 200) -> Callable[[], Ask]:
    def arrange() -> Ask:
        allocation = walk().shipments.get().allocations.get()
        return Ask((allocation.pk,), {"quantity": quantity}, status)

    return arrange


def packed(quantity: str, status: int) -> Callable[[], Ask]:
    def arrange() -> Ask:
        ready = shipment(make.a_picked_shipment)
        inside = {f"in-1-{each.pk}": quantity for each in ready.allocations.all()}
        return Ask((ready.pk,), {"packages": "1", **inside}, status)

    return arrange


def line_of(order: Callable[[], Order], status: int, **data: Any) -> Callable[[], Ask]:
    return lambda: Ask((order().lines.order_by("position").first().pk,), data, status)  # type: ignore[union-attr]


def short_order() -> Order:
    make.a_lot("TEA", on_hand=2)
    return make.an_allocated_order(TEA=4)


def change(*segments: str) -> Change:
    """A change of an order that is reserved, to be decided."""
    return a_change(short_order(), *(segments or ("POC*1*CA*3**EA",)))


def lost_change() -> Change:
    """One of which nobody knows the order."""
    return hand_in(an_860("NOBODYS", "POC*1*CA*3**EA")).changes.get()


def named_order(status: int, number: str = "") -> Callable[[], Ask]:
    def arrange() -> Ask:
        lost, order = lost_change(), short_order()
        return Ask((lost.pk,), {"number": number or order.number}, status)

    return arrange


def at_item(status: int, **data: Any) -> Callable[[], Ask]:
    return lambda: Ask((stocked().lot.item.sku,), data, status)
