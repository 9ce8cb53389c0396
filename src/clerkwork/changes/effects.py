"""What a change would do, before anybody accepts it: done, looked at, and undone again.

It is the very work of `accept_change`, in a savepoint that is given up; so what is shown is what
would happen, and there is no second opinion to keep in step.
"""

from collections.abc import Collection
from dataclasses import dataclass, field
from decimal import Decimal

from django.db import transaction

from clerkwork.changes.apply import apply_parts, settle_stock, worth
from clerkwork.changes.judge import holding, key_of, new_findings, why_not
from clerkwork.changes.models import Change, Purpose
from clerkwork.changes.objections import objections
from clerkwork.changes.parts import Part, parts_of
from clerkwork.core.journal import Actor
from clerkwork.core.refusal import Refusal
from clerkwork.fulfilment.models import Allocation, Shipment
from clerkwork.orders.models import Line, Order
from clerkwork.orders.models import Stage as OrderStage
from clerkwork.verification.models import Finding

ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class LineFacts:
    """How a line stands: quantities in base units."""

    line: Line
    reserved: Decimal
    shipped: Decimal
    short: Decimal
    amount: Decimal

    @property
    def unit(self) -> str:
        return self.line.item.base_unit if self.line.item else self.line.unit


@dataclass(frozen=True, slots=True)
class PartEffect:
    """What one part does; `blocked` says why it cannot be done."""

    part: Part
    blocked: str = ""
    before: LineFacts | None = None
    after: LineFacts | None = None

    @property
    def freed(self) -> Decimal:
        """What goes back to stock, in base units."""
        return max(ZERO, self._reserved(self.before) - self._reserved(self.after))

    @property
    def taken(self) -> Decimal:
        """What is reserved beside."""
        return max(ZERO, self._reserved(self.after) - self._reserved(self.before))

    @property
    def missing(self) -> Decimal:
        """What would have to wait for stock, and does not now."""
        was = self.before.short if self.before else ZERO
        return max(ZERO, (self.after.short if self.after else ZERO) - was)

    @property
    def difference(self) -> Decimal:
        """In money."""
        was = self.before.amount if self.before else ZERO
        return (self.after.amount if self.after else ZERO) - was

    def _reserved(self, facts: LineFacts | None) -> Decimal:
        return facts.reserved if facts else ZERO


@dataclass(frozen=True, slots=True)
class Asked:
    """A finding that the change brings with it, and what this person may say to it."""

    key: str
    finding: Finding
    why_not: str


@dataclass(slots=True)
class Effects:
    """All that a change does to its order."""

    parts: list[PartEffect]
    total_before: Decimal
    total_after: Decimal
    shipments: list[str] = field(default_factory=list)
    asked: list[Asked] = field(default_factory=list)
    ends: str = ""  # the stage in which the order ends by it
    refused: str = ""  # why nothing can be done at all now

    @property
    def difference(self) -> Decimal:
        return self.total_after - self.total_before

    @property
    def possible(self) -> list[PartEffect]:
        return [each for each in self.parts if not each.blocked]

    @property
    def acceptable(self) -> bool:
        """Whether this person could accept it, as far as it is possible, with reasons at most."""
        return (
            bool(self.possible)
            and not self.refused
            and not any(each.why_not for each in self.asked)
        )


def effects_of(
    change: Change, order: Order, *, by: Actor, numbers: Collection[int] | None = None
) -> Effects:
    """What accepting these parts of a change, or all that is possible, would do. Changes nothing."""
    with transaction.atomic():
        effects = tried(change, order.pk, by=by, numbers=numbers)
        transaction.set_rollback(True)
    return effects


def tried(change: Change, order_id: int, *, by: Actor, numbers: Collection[int] | None) -> Effects:
    """The same, really done: the caller undoes it."""
    order = Order.objects.select_for_update().get(pk=order_id)
    parts = parts_of(change)
    blocked = objections(order, parts)
    chosen = [
        each
        for each in parts
        if each.number not in blocked and (numbers is None or each.number in numbers)
    ]
    lines, held, total = lines_of(order), held_by_shipment(order), worth(order)
    effects = Effects([], total, total)
    after = lines
    if chosen and change.purpose != Purpose.UNREAD:
        try:
            with transaction.atomic():
                carry_out(change, order, chosen, effects, by=by)
                after = lines_of(order)
        except Refusal as refusal:
            effects.refused = str(refusal)
        effects.shipments = [] if effects.refused else told(held, held_by_shipment(order))
    effects.parts = [effect_of(each, blocked, lines, after) for each in parts]
    return effects


def carry_out(
    change: Change, order: Order, parts: list[Part], effects: Effects, *, by: Actor
) -> None:
    known = holding(order)
    apply_parts(order, parts, by=by, reason="to see what it does")
    fresh = new_findings(order, known) if order.stage in Order.OPEN else []
    effects.asked = [Asked(key_of(each), each, why_not(each, change, by)) for each in fresh]
    settle_stock(order, by=by, reason="to see what it does")
    effects.total_after = worth(order)
    if order.stage in {OrderStage.CANCELLED, OrderStage.COMPLETE}:
        effects.ends = order.get_stage_display()


def lines_of(order: Order) -> dict[int, LineFacts]:
    """Each line as it stands now, by its id; new ones too."""
    lines = Line.objects.filter(order=order).select_related("item").order_by("position")
    return {line.pk: facts_of(line) for line in lines}


def facts_of(line: Line) -> LineFacts:
    amount = line.amount or ZERO
    if line.ordered and line.cancelled:
        amount = round(amount * (line.ordered - line.cancelled) / line.ordered, 2)
    return LineFacts(line, line.allocated, line.shipped, line.backordered, amount)


def effect_of(
    part: Part,
    blocked: dict[int, str],
    before: dict[int, LineFacts],
    after: dict[int, LineFacts],
) -> PartEffect:
    said = blocked.get(part.number, "")
    if part.line:
        return PartEffect(part, said, before.get(part.line.pk), after.get(part.line.pk))
    fresh = [facts for pk, facts in after.items() if pk not in before]
    mine = [each for each in fresh if each.line.sku == part.wanted.get("item", "")]
    return PartEffect(part, said, None, mine[0] if mine and part.action == "add" else None)


Held = dict[int, tuple[Shipment, dict[int, Decimal]]]


def held_by_shipment(order: Order) -> Held:
    """What each shipment of the order holds, by line."""
    shipments = Shipment.objects.filter(order=order).order_by("pk")
    held: Held = {each.pk: (each, {}) for each in shipments}
    for part in Allocation.objects.filter(shipment__in=held):
        lines = held[part.shipment_id][1]
        lines[part.line_id] = lines.get(part.line_id, ZERO) + part.quantity
    return held


def told(before: Held, after: Held) -> list[str]:
    """What becomes of the shipments, in sentences."""
    said = []
    for pk, (shipment, lines) in after.items():
        if pk not in before:
            said.append("A new shipment goes to be picked.")
            continue
        was, had = before[pk]
        if shipment.stage == Shipment.Stage.CANCELLED and was.stage != shipment.stage:
            said.append(f"{shipment} ends, since nothing is left in it.")
        elif lines != had:
            listed = "; its pick list is already handed out" if shipment.pick_list_id else ""
            said.append(f"{shipment} is to be picked with other quantities{listed}.")
        elif was.stage == Shipment.Stage.SHIPPED:
            said.append(f"{shipment} has shipped and stays as it is.")
        elif was.stage not in {Shipment.Stage.OPEN, Shipment.Stage.CANCELLED}:
            said.append(f"{shipment} is picked and stays as it is.")
    return said
