"""A reading as JSON and back, exactly: between the process that reads and the one that asked.

What comes back is not trusted: whoever has taken over the process that reads may send anything.
"""

import base64
import math
from collections.abc import Callable
from dataclasses import fields
from decimal import Decimal, DecimalException
from typing import Any

from clerkwork.intake.draft import (
    Address,
    Delivery,
    DraftChange,
    DraftLine,
    DraftOrder,
    Part,
    Problem,
    Reading,
    Spot,
)
from clerkwork.intake.hint import Hint
from clerkwork.intake.spots import in_words

KINDS = frozenset(
    (
        *("order", "order_change", "order_cancellation", "quotation_request", "invoice"),
        *("other", "unreadable"),
    )
)
MAX_DIGITS = 40  # before and after the point; written out, 1E+999999999 would fill the memory
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


def from_wire(wire: Any) -> Reading:
    """The reading again. Raises ValueError, which says why, for anything that is none."""
    try:
        reading: Reading = made(Reading, wire)
    except (KeyError, TypeError, AttributeError, DecimalException, RecursionError) as error:
        raise ValueError(f"{type(error).__name__}: {error}") from error
    return reading


def hint_from_wire(wire: Any) -> Hint | None:
    """A hint, or None. Raises ValueError for anything else."""
    if wire is None:
        return None
    if not isinstance(wire, dict) or not all(isinstance(each, str) for each in wire.values()):
        raise ValueError(f"found {type(wire).__name__}, expected a hint")
    try:
        return Hint(**wire)
    except TypeError as error:
        raise ValueError(str(error)) from error


def made(kind: type[Any], wire: Any) -> Any:
    """One dataclass from its JSON object."""
    if not isinstance(wire, dict):
        raise TypeError(f"found {type(wire).__name__}, expected an object")
    given: dict[str, Any] = {}
    for each in fields(kind):
        if each.name in wire:
            parse: Callable[[Any], Any] = PARSERS.get(each.name, text)
            given[each.name] = parse(wire[each.name])
    return kind(**given)


def text(value: Any) -> str:
    """Letters that can be stored: no zero characters, and no halves of a pair of UTF-16."""
    if not isinstance(value, str):
        raise TypeError(f"found {type(value).__name__}, expected text")
    return value.replace("\0", "").encode("utf-8", "replace").decode()


def kind_of_document(value: Any) -> str:
    if value not in KINDS:
        raise ValueError(f"found {str(value)[:40]!r}, expected a kind of document")
    return str(value)


def number(value: Any) -> Decimal:
    found = Decimal(text(value))
    if not found.is_finite() or len(value) > 2 * MAX_DIGITS or abs(found.adjusted()) > MAX_DIGITS:
        raise ValueError(f"found {value[:40]!r}, expected a number")
    return found


def index(value: Any) -> int:
    if type(value) is not int or not 0 <= value < 2**31:
        raise ValueError(f"found {str(value)[:40]!r}, expected the index of an order")
    return value


def listed(kind: type[Any]) -> Callable[[Any], Any]:
    def parse(values: Any) -> list[Any]:
        if not isinstance(values, list):
            raise TypeError(f"found {type(values).__name__}, expected a list")
        return [made(kind, each) for each in values]

    return parse


def spots(wire: dict[str, Any]) -> dict[str, Spot]:
    return {
        text(name): Spot(place(at), min(1.0, max(0.0, float(sure))))
        for name, (at, sure) in wire.items()
    }


def place(at: Any) -> tuple[Any, ...]:
    """One of the forms of `intake/spots.py`, from a JSON list."""
    name, *rest = at
    found = (name, *(parse(each) for parse, each in zip(PLACES[name], rest, strict=False)))
    in_words((name, *rest))  # which knows how many parts there must be
    return found


def part_of_size(value: Any) -> float:
    found = float(value)
    if not math.isfinite(found):
        raise ValueError(f"found {found}, expected a part of the page's size")
    return found


PLACES: dict[str, tuple[Callable[[Any], Any], ...]] = {
    "page": (index, part_of_size, part_of_size, part_of_size, part_of_size),
    "cell": (text, index, index),
    "text": (index, index, index),
    "segment": (index, index, index),
    "path": (text,),
    "part": (index, place),
    "mail": (place,),
}

# By the name of a field, which means the same in every dataclass of a reading; others are text.
PARSERS: dict[str, Callable[[Any], Any]] = {
    **dict.fromkeys(NUMBERS, number),
    "kind": kind_of_document,
    "order": index,
    "payment_days": index,
    "ship_to": lambda wire: made(Address, wire),
    "deliveries": listed(Delivery),
    "lines": listed(DraftLine),
    "orders": listed(DraftOrder),
    "changes": listed(DraftChange),
    "asked": lambda wire: made(DraftOrder, wire),
    "actions": lambda wire: [text(each) for each in wire],
    "problems": listed(Problem),
    "parts": listed(Part),
    "reading": lambda wire: made(Reading, wire),
    "raw": base64.b64decode,
    "spots": spots,
}
