"""Carry a change out on an order: its values, what they cost, and the stock held for it."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from django.db.models import Max, QuerySet
from django.utils import timezone

from clerkwork.changes.parts import Action, Part, factor_of, size_of
from clerkwork.core.journal import Actor
from clerkwork.core.sql import row
from clerkwork.fulfilment.allocate import allocate_orders, free_allocations
from clerkwork.fulfilment.cancel import (
    cancel_lines,
    cancel_order,
    finish_if_nothing_is_left,
    lock_shipments,
)
from clerkwork.fulfilment.models import Shipment
from clerkwork.intake.draft import DraftLine, DraftOrder
from clerkwork.intake.match import find_matches
from clerkwork.intake.place import line_row
from clerkwork.intake.revise import as_draft, revise_place
from clerkwork.inventory.reserve import lock_usable
from clerkwork.orders.models import Line, Order, Stage
from clerkwork.verification.correct import LINE, PLACE, correct_head
from clerkwork.verification.put_right import supersede_acceptances

CONFIRMED = (Stage.ACCEPTED, Stage.FULFILLING)
SIZE = frozenset(("quantity", "unit"))
WRITTEN = (*("quantity", "unit", "factor", "ordered", "unit_price", "due_on", "stated_amount"),)
# What a change writes on the order itself; its stage and whether it is short have homes elsewhere.
HEAD = ("due_on", "total", "stated_total", "ship_to", *(f"ship_{part}" for part in PLACE))
MATCHED = ("item", "unit", "factor", "ordered", "unit_price", "list_price")

# What was cancelled of a line is not paid for.
WORTH = """
SELECT COALESCE(SUM(round(quantity * unit_price
                          * CASE WHEN ordered > 0 THEN (ordered - cancelled) / ordered ELSE 1 END,
                          2)), 0)
  FROM orders_line
 WHERE order_id = %(order)s AND rejected_at IS NULL AND quantity > 0 AND unit_price IS NOT NULL
"""


def apply_parts(order: Order, parts: Sequence[Part], *, by: Actor, reason: str) -> None:
    """Make these parts of a change true of a locked order, and free what they give back.

    Nobody objects to them (`objections.py`). Stock for what is new is reserved by `settle_stock`,
    after the rules have looked at the order. Refuses where somebody works on a shipment of it.
    """
    if any(part.action == Action.CANCEL for part in parts):
        cancel_order(order.pk, reason=reason, by=by)
        order.refresh_from_db()
        return
    shipments = lock_shipments(order)
    lock_stock_of(order)
    for part in parts:
        if part.action == Action.DELETE and part.line:
            leave_out(order, part.line, by=by, reason=reason)
    give_back(parts, shipments, by=by)
    changed = [change_line(part) for part in parts if is_of_line(part)]
    price([each for each in changed if each], order, ("unit_price", "list_price"))
    price([add_line(order, part) for part in parts if part.action == Action.ADD], order, MATCHED)
    change_head(order, [part for part in parts if part.number == 0], shipments)
    order.total = worth(order)
    if any(part.line or part.action == Action.ADD for part in parts):
        order.stated_total = None  # which was that of another order
    order.save(update_fields=list(HEAD))


def settle_stock(order: Order, *, by: Actor, reason: str) -> None:
    """Reserve what a changed order that is in the warehouse still wants, or end it."""
    if order.stage == Stage.FULFILLING:
        allocate_orders([order.pk], by=by)
    if order.stage in CONFIRMED:
        finish_if_nothing_is_left(order, by=by, reason=reason)
    order.refresh_from_db()


def is_of_line(part: Part) -> bool:
    return part.action == Action.CHANGE and part.line is not None


def lock_stock_of(order: Order) -> None:
    """All balances that this change may free or take, at once: never one after another."""
    if order.stage in CONFIRMED:
        lines: QuerySet[Line] = order.lines.exclude(item=None)
        lock_usable(sorted(set(lines.values_list("item_id", flat=True))))


def leave_out(order: Order, line: Line, *, by: Actor, reason: str) -> None:
    """Cancel what has not shipped of a confirmed order's line; reject one that nobody confirmed."""
    if order.stage in CONFIRMED:
        cancel_lines(order, [line], reason=reason, by=by)
        return
    line.rejected_at, line.cancelled = timezone.now(), line.ordered
    line.save(update_fields=["rejected_at", "cancelled"])


def give_back(parts: Sequence[Part], shipments: Sequence[int], *, by: Actor) -> None:
    """Free the stock of lines that are to be smaller; what they keep is reserved anew."""
    smaller = [
        part.line.pk
        for part in parts
        if part.line and part.resizes and (size_of(part) or Decimal(0)) < held_of(part.line)
    ]
    if smaller:
        free_allocations(smaller, shipments, by=by)


def held_of(line: Line) -> Decimal:
    return Decimal(line.allocated + line.shipped + line.cancelled)


def change_line(part: Part) -> tuple[Line, DraftLine] | None:
    """Write what is wanted on a line; and say by which draft it is priced, if it is."""
    line = part.line
    if line is None:
        return None
    by_list = line.unit_price == line.list_price or "unit" in part.wanted
    factor = factor_of(part, line)
    for field, value in part.wanted.items():
        LINE[field](line, value)
    if part.resizes:
        line.factor = factor
        line.ordered = (line.quantity or Decimal(0)) * (factor or Decimal(0))
    line.save(update_fields=list(WRITTEN))
    supersede_acceptances(line)
    if not (part.resizes or "unit_price" in part.wanted):
        return None
    draft = as_draft(line)
    if line.item:
        draft.sku, draft.buyer_sku, draft.gtin = line.item.sku, None, None
    if by_list and part.resizes and "unit_price" not in part.wanted:
        draft.unit_price = None
    return line, draft


def add_line(order: Order, part: Part) -> tuple[Line, DraftLine]:
    """Write a new line at the end of the order; and the draft by which it is matched."""
    last = order.lines.aggregate(last=Max("position"))["last"] or 0
    line = Line(order=order, position=last + 1, stated_line=part.stated_line)
    for field, value in part.wanted.items():
        if field == "item":
            line.sku = value
        else:
            LINE[field](line, value)
    line.save()
    return line, as_draft(line)


def price(written: Sequence[tuple[Line, DraftLine]], order: Order, fields: Sequence[str]) -> None:
    """Match and price these lines by today's master data; no other line of the order moves.

    Only `fields` of them are written. A price that is not stated is that of the list; where the
    list has none, it stays.
    """
    if not written:
        return
    code = order.customer.code if order.customer else None
    draft = DraftOrder(buyer_code=code, lines=[draft for _, draft in written])
    matches = find_matches([draft], None, timezone.localdate())
    buyer = matches.buyer(draft, None)
    priced = buyer and buyer.priced_in(order.currency)
    for line, each in written:
        found, _ = line_row(each, priced, matches)
        item, _, unit, factor, ordered, agreed, listed = found[5:12]
        if agreed is None:
            agreed = line.unit_price
        values = (item, unit, factor, ordered, agreed, listed)
        for name, value in zip(MATCHED, values, strict=True):
            if name in fields:
                setattr(line, "item_id" if name == "item" else name, value)
    Line.objects.bulk_update([line for line, _ in written], list(fields))


def change_head(order: Order, parts: Sequence[Part], shipments: Sequence[int]) -> None:
    """Write what is wanted of the whole order; a date that all its lines share is the order's."""
    for part in parts:
        for field, value in part.wanted.items():
            correct_head(order, field, value)
        if "ship_to" not in part.wanted and any(f.startswith("ship_") for f in part.wanted):
            recognise_place(order)
    shared = dates_of(order)
    if len(shared) == 1 and None not in shared:
        order.due_on = shared.pop()
    waiting = Shipment.objects.filter(pk__in=list(shipments), stage=Shipment.Stage.OPEN)
    waiting.exclude(due_on=order.due_on).update(due_on=order.due_on)


def dates_of(order: Order) -> set[date | None]:
    """The dates that lines of which something is open state for themselves."""
    lines = order.lines.filter(rejected_at=None)
    return {line.due_on for line in lines if line.cancelled < line.ordered}


def recognise_place(order: Order) -> None:
    draft = DraftOrder(buyer_code=order.customer.code if order.customer else None)
    matches = find_matches([draft], None, timezone.localdate())
    buyer = matches.buyer(draft, None)
    if buyer:
        revise_place(order, buyer, matches)


def worth(order: Order) -> Decimal:
    """What the order comes to, without what was cancelled."""
    return Decimal(row(WORTH, order=order.pk)[0])
