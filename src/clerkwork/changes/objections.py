"""What speaks against a part of a change, whoever asks for it: goods that have left or are picked."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from clerkwork.changes.parts import Action, Part, size_of
from clerkwork.core.figures import plain
from clerkwork.core.sql import rows
from clerkwork.fulfilment.models import Shipment
from clerkwork.orders.models import Line, Order

PICKED = """
SELECT allocation.line_id, SUM(allocation.quantity), min(shipment.id)
  FROM fulfilment_allocation AS allocation
  JOIN fulfilment_shipment AS shipment ON shipment.id = allocation.shipment_id
  JOIN inventory_move AS move ON move.reference = allocation.id AND move.kind = 'pick'
 WHERE allocation.line_id IN (SELECT id FROM orders_line WHERE order_id = %(order)s)
   AND shipment.stage NOT IN ('shipped', 'cancelled')
 GROUP BY allocation.line_id
"""
# From then on the papers name the address.
PAPERS_MADE = (Shipment.Stage.PACKED, Shipment.Stage.LABELLED)


@dataclass(frozen=True, slots=True)
class Floor:
    """What the floor holds of an order: what is picked, by line, and what is ready to leave."""

    picked: dict[int, tuple[Decimal, str]]  # quantity in base units, the number of a shipment
    ready: list[str]  # shipments whose papers are made


def floor_of(order: Order) -> Floor:
    """Two queries."""
    picked = {
        line: (quantity, f"SH-{shipment:06d}")
        for line, quantity, shipment in rows(PICKED, order=order.pk)
    }
    ready = Shipment.objects.filter(order=order, stage__in=PAPERS_MADE).order_by("pk")
    return Floor(picked, [str(each) for each in ready])


def objections(order: Order, parts: Sequence[Part]) -> dict[int, str]:
    """What cannot be done, and why, by the number of the part."""
    if order.stage not in Order.OPEN:
        said = f"{order} is {order.get_stage_display()}; nothing of it can be changed."
        return {part.number: said for part in parts}
    floor = floor_of(order)
    said_of = {part.number: objection(part, floor) for part in parts}
    return {number: said for number, said in said_of.items() if said}


def objection(part: Part, floor: Floor) -> str:
    """Why this part cannot be done now; "" when it can."""
    if part.problem:
        return part.problem
    if part.action == Action.CANCEL:
        held = [shipment for _, shipment in floor.picked.values()]
        return f"Goods for {held[0]} are picked; put them back first." if held else ""
    if part.line is None:
        moves = any(field.startswith("ship_") for field in part.wanted)
        if part.action == Action.CHANGE and moves and floor.ready:
            return f"{floor.ready[0]} is packed for the old address; unpack it first."
        return ""
    return of_line(part, part.line, floor)


def of_line(part: Part, line: Line, floor: Floor) -> str:
    named, unit = f"line {line.position}", line.item.base_unit if line.item else line.unit
    picked, shipment = floor.picked.get(line.pk, (Decimal(0), ""))
    if line.rejected_at or (line.ordered and line.cancelled == line.ordered):
        return f"{named.capitalize()} was cancelled; what is wanted again is a new line."
    if line.ordered and line.shipped + line.cancelled == line.ordered:
        return f"All of {named} has shipped."
    if part.action == Action.DELETE and picked:
        return f"{plain(picked)} {unit} of {named} are picked for {shipment}; put them back first."
    if part.action == Action.DELETE:
        return ""
    if "unit_price" in part.wanted and line.shipped:
        return f"{plain(line.shipped)} {unit} of {named} have shipped at the price as it was."
    return of_size(part, line, (picked, shipment), f"{unit} of {named}") if part.resizes else ""


def of_size(part: Part, line: Line, picked: tuple[Decimal, str], what: str) -> str:
    """Why a line cannot be as large as is asked."""
    size = size_of(part)
    if line.cancelled:
        return f"{plain(line.cancelled)} {what} were cancelled; what is wanted again is a new line."
    if size is None:
        return f"The article is not sold by “{part.wanted.get('unit', line.unit)}”."
    if size >= line.shipped + picked[0]:
        return ""
    if size < line.shipped:
        least = plain(line.shipped)
        return f"{least} {what} have shipped already; the least it can be is {least}."
    return (
        f"{plain(picked[0])} {what} are picked for {picked[1]}; "
        f"put them back first, or leave {plain(line.shipped + picked[0])}."
    )
