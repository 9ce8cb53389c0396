"""A reading as JSON and back, exactly: between the process that reads and the one that asked."""

import base64
from collections.abc import Callable
from dataclasses import fields
from decimal import Decimal
from typing import Any

from clerkwork.intake.draft import (
    Address,
    Delivery,
    DraftLine,
    DraftOrder,
    Part,
    Problem,
    Reading,
    Spot,
)

NUMBERS = frozenset(
    (
        *("quantity", "unit_price", "price_base_quantity", "line_total", "pack_size"),
        *("charges", "total"),
    )
)


def to_wire(value: Any) -> Any:
    """Plain JSON values, from which `from_wire` makes the same reading again."""
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    if isinstance(value, Spot):
        return [value.at, value.sure]
    if isinstance(value, list):
        return [to_wire(each) for each in value]
    if isinstance(value, dict):
        return {name: to_wire(each) for name, each in value.items()}
    if hasattr(value, "__dataclass_fields__"):
        return {
            name: to_wire(each)
            for name in value.__dataclass_fields__
            if (each := getattr(value, name)) not in (None, [], {})
        }
    return value


def from_wire(wire: dict[str, Any]) -> Reading:
    """The reading again. Raises ValueError, KeyError or TypeError for anything else."""
    reading: Reading = made(Reading, wire)
    return reading


def made(kind: type[Any], wire: dict[str, Any]) -> Any:
    """One dataclass from its JSON object."""
    given = {}
    for each in fields(kind):
        if each.name in wire:
            given[each.name] = PARSERS.get(each.name, as_is)(wire[each.name])
    return kind(**given)


def as_is(value: Any) -> Any:
    return value


def listed(kind: type[Any]) -> Callable[[Any], Any]:
    return lambda values: [made(kind, each) for each in values]


def spots(wire: dict[str, Any]) -> dict[str, Spot]:
    return {name: Spot(as_tuple(at), float(sure)) for name, (at, sure) in wire.items()}


def as_tuple(at: Any) -> Any:
    """Nested lists as the tuples that they were."""
    return tuple(as_tuple(each) for each in at) if isinstance(at, list) else at


# By the name of a field, which means the same in every dataclass of a reading.
PARSERS: dict[str, Callable[[Any], Any]] = {
    **dict.fromkeys(NUMBERS, Decimal),
    "ship_to": lambda wire: made(Address, wire),
    "deliveries": listed(Delivery),
    "lines": listed(DraftLine),
    "orders": listed(DraftOrder),
    "problems": listed(Problem),
    "parts": listed(Part),
    "reading": lambda wire: made(Reading, wire),
    "raw": base64.b64decode,
    "spots": spots,
}
