"""What came of a document: its orders released, held or none, compared with what was meant."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from clerkwork.core.models import Task
from clerkwork.intake.models import Arrival, Document, DocumentOrder
from clerkwork.orders.models import Line, Order, Stage
from clerkwork.training.simulated.stream import Meant, Sent
from clerkwork.verification.models import Finding

RELEASED = {Stage.ACCEPTED, Stage.FULFILLING, Stage.COMPLETE}
CENT = Decimal("0.01")
SAME_BYTES = "same document twice"

Ordered = tuple[str, Decimal, str, Decimal | None]  # article, quantity, unit, price


class Found(NamedTuple):
    """A finding, as far as it tells whether it is about the mistake."""

    code: str
    field: str
    line: int | None
    severity: str
    corrected: bool


@dataclass(frozen=True, slots=True)
class Outcome:
    """One document, and how far it came without a person.

    `state` is released, held, set aside (no order), repeat (known bytes, no second order), or
    refused. `differs` names what in the order is not as it was meant.
    """

    sent: Sent
    state: str
    found: tuple[Found, ...] = ()
    tasks: tuple[str, ...] = ()  # kinds of what is asked about the document
    differs: tuple[str, ...] = ()

    @property
    def released(self) -> bool:
        return self.state == "released"


@dataclass(slots=True)
class Facts:
    """What the database holds about the documents of a week, by document."""

    orders: dict[int, list[Order]] = field(default_factory=lambda: defaultdict(list))
    lines: dict[int, list[Line]] = field(default_factory=lambda: defaultdict(list))
    findings: dict[int, list[Found]] = field(default_factory=lambda: defaultdict(list))
    tasks: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))


def outcomes_of(documents: Sequence[Sent], stored: Sequence[Document | str]) -> list[Outcome]:
    """The outcome of each of these documents, or of its refusal, while orders are where the
    rules left them."""
    facts = gather([each.pk for each in stored if isinstance(each, Document)])
    return [
        Outcome(sent, "refused") if isinstance(each, str) else outcome(sent, each.pk, facts)
        for sent, each in zip(documents, stored, strict=True)
    ]


def outcome(sent: Sent, pk: int, facts: Facts) -> Outcome:
    orders, tasks = facts.orders[pk], tuple(sorted(facts.tasks[pk]))
    if sent.planted is not None and sent.planted.kind.name == SAME_BYTES:
        twice = len(orders) > 1 or "document.repeated" not in tasks
        return Outcome(sent, "released" if twice else "repeat", tasks=tasks)
    found = tuple(each for order in orders for each in facts.findings[order.pk])
    if not orders:
        return Outcome(sent, "set aside", tasks=tasks)
    wrong: tuple[str, ...] = ("number of orders",) if len(orders) > 1 else ()
    wrong += tuple(differences(sent.meant, orders[0], facts.lines[orders[0].pk]))
    held = any(order.stage not in RELEASED for order in orders)
    return Outcome(sent, "held" if held else "released", found, tasks, wrong)


def gather(documents: Sequence[int]) -> Facts:
    """Everything about these documents, and those that came within them, in a few queries."""
    facts = Facts()
    within = dict(Arrival.objects.filter(parent__in=documents).values_list("document", "parent"))
    within |= {pk: pk for pk in documents}
    placed = dict(
        DocumentOrder.objects.filter(document__in=within).values_list("order_id", "document_id")
    )
    for order in Order.objects.filter(pk__in=placed).select_related("customer", "ship_to"):
        facts.orders[within[placed[order.pk]]].append(order)
    for line in Line.objects.filter(order__in=placed).select_related("item").order_by("position"):
        facts.lines[line.order_id].append(line)
    for finding in Finding.objects.filter(order__in=placed).select_related("line"):
        facts.findings[finding.order_id].append(found_by(finding))
    asked = Task.objects.filter(subject="document", subject_id__in=within)
    for kind, pk in asked.values_list("kind", "subject_id"):
        facts.tasks[within[pk]].append(kind)
    return facts


def found_by(finding: Finding) -> Found:
    return Found(
        finding.code,
        finding.field,
        finding.line.position if finding.line else None,
        finding.severity,
        corrected=finding.decision == Finding.Decision.CORRECTED,
    )


def differences(meant: Meant, order: Order, lines: Iterable[Line]) -> list[str]:
    """What of a released order is not as it was meant; prices and quantities to the cent."""
    customer = order.customer.code if order.customer else ""
    place = order.ship_to.code if order.ship_to else ""
    pairs = [
        ("customer", meant.customer, customer),
        ("place", meant.place, place),
        ("due", meant.due, order.due_on.isoformat() if order.due_on else ""),
        ("PO number", meant.po_number, order.po_number),
        ("currency", meant.currency, order.currency),
    ]
    wrong = [name for name, one, other in pairs if one != other]
    stated = (order.ship_street, order.ship_postcode, order.ship_city, order.ship_country)
    if list(map(shortened, meant.label)) != list(map(shortened, stated)):
        wrong.append("address")
    if sorted(meant.lines, key=by_article) != sorted(map(as_meant, lines), key=by_article):
        wrong.append("lines")
    return wrong


def shortened(text: str) -> str:
    """A part of an address without what may be spelt in two ways."""
    letters = "".join(filter(str.isalnum, text.casefold()))
    return letters.replace("strasse", "str")


def as_meant(line: Line) -> Ordered:
    price = None if line.unit_price is None else line.unit_price.quantize(CENT)
    return (line.item.sku if line.item else "", line.quantity or Decimal(0), line.unit, price)


def by_article(ordered: Ordered) -> tuple[str, str, Decimal, Decimal]:
    sku, quantity, unit, price = ordered
    return sku, unit, quantity, price or Decimal(0)
