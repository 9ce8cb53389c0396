"""What the EDI readers carry until an order or line is complete: values with their places."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import partial
from typing import Any, NamedTuple

from clerkwork.intake.draft import Address, Delivery, DraftLine, Spot, Spots

# Spot((at, sure)) without its constructor written in Python: places are a fifth of all the work.
spot_of: Callable[[tuple[tuple[Any, ...], float]], Spot] = partial(tuple.__new__, Spot)
PLANNED = 0.9  # a date of delivery that nobody calls requested


class Stated(NamedTuple):
    """An ISO date, or from/to, and where it stands."""

    iso: str
    spot: Spot


@dataclass(slots=True)
class Party:
    """A party of the order in its role, its address, and where each part of that stands."""

    role: str
    address: Address
    spots: Spots = field(default_factory=dict)  # by the name of the part

    def spots_of_place(self) -> Spots:
        return {f"ship_to.{name}": spot for name, spot in self.spots.items()}


@dataclass(slots=True)
class Split:
    """A part of a line that goes to a place or on a date of its own."""

    delivery: Delivery
    spots: Spots = field(default_factory=dict)


def wanted(
    dates: Mapping[str, Stated], best: Sequence[tuple[str, ...]], plain: int
) -> Stated | None:
    """When the buyer wants the goods: the first of `best` that is there, alone or as from/to.

    `dates` are those stated, by qualifier; a pair of qualifiers is "not before" and "not after".
    The first `plain` of `best` say what the buyer asks for, the others what somebody plans.
    """
    if not dates:
        return None
    for rank, codes in enumerate(best):
        found = [dates[code] for code in codes if code in dates]
        if found:
            whole = "/".join([each.iso for each in found])
            sure = min([each.spot.sure for each in found] + [PLANNED] * (rank >= plain))
            iso = whole if whole.count("/") < 2 else found[0].iso
            return Stated(iso, Spot(found[0].spot.at, sure))
    return None


def best_party(parties: Sequence[Party], roles: Sequence[str]) -> Party | None:
    """The first party with the first of these roles that is there."""
    for role in roles:
        for party in parties:
            if party.role == role:
                return party
    return None


def finish_line(line: DraftLine, parts: list[Split], places: list[Party]) -> Iterator[str]:
    """Settle quantity, unit, date and place from the parts of a line; yields what is wrong."""
    if not parts and not places and line.quantity is not None:
        return
    yield from finish_quantity(line, parts)
    dates = {part.delivery.requested_delivery for part in parts} - {None}
    if line.requested_delivery is None and len(dates) == 1:
        line.requested_delivery = dates.pop()
        take_spot(line, parts, "requested_delivery")
    if len(places) == 1:
        line.ship_to = places[0].address
        line.spots.update(places[0].spots_of_place())
    elif places and not parts:
        parts = [Split(Delivery(ship_to=place.address, where=line.where)) for place in places]
    if len(parts) == 1:
        if line.ship_to is None and parts[0].delivery.ship_to is not None:
            line.ship_to = parts[0].delivery.ship_to
            place = {name: at for name, at in parts[0].spots.items() if name.startswith("ship_to")}
            line.spots.update(place)
    else:
        line.deliveries = [part.delivery for part in parts]


def finish_quantity(line: DraftLine, parts: list[Split]) -> Iterator[str]:
    """The quantity of a line that states only those of its parts, or what is wrong with either."""
    stated = [part.delivery.quantity for part in parts if part.delivery.quantity is not None]
    if stated:
        whole = sum(stated, Decimal(0))
        if line.quantity is None:
            line.quantity = whole
            take_spot(line, parts, "quantity")
        elif whole != line.quantity:
            yield f"the quantities of its parts add up to {whole}, expected {line.quantity}"
        if line.uom is None:
            line.uom = next((part.delivery.uom for part in parts if part.delivery.uom), None)
            take_spot(line, parts, "uom")
    if line.quantity is None:
        yield "found no quantity of the line, expected one"


def take_spot(line: DraftLine, parts: list[Split], name: str) -> None:
    """The place of a value that the line has from its parts: that of the first which states it."""
    spot = next((part.spots[name] for part in parts if name in part.spots), None)
    if spot is not None:
        line.spots[name] = spot
