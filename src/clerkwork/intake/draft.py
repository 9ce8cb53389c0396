"""What a reader finds in a document, before anybody believes it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any, NamedTuple

from clerkwork.intake.spots import in_words


class Spot(NamedTuple):
    """Where a value stands in the document, and how sure the reader is that it is right.

    `at` is one of the forms that `intake/spots.py` lists. `sure` is calibrated: of the values read
    with 0.99 or more, at least 99 in 100 are right.
    """

    at: tuple[Any, ...]
    sure: float = 1.0


Spots = dict[str, Spot]  # by field; a part of an address as `ship_to.city`


@dataclass(slots=True)
class Address:
    """A postal address as the document states it; None is what it does not state."""

    name: str | None = None
    street: str | None = None
    street2: str | None = None
    city: str | None = None
    region: str | None = None
    postcode: str | None = None
    country: str | None = None  # ISO 3166-1 alpha-2
    code: str | None = None  # the number the document gives this party (GLN, DUNS, own number)


@dataclass(slots=True)
class Delivery:
    """A part of a line that goes to a place, or on a date, of its own."""

    quantity: Decimal | None = None
    uom: str | None = None  # as written
    ship_to: Address | None = None
    requested_delivery: str | None = None  # ISO date, or from/to
    where: str | None = None


@dataclass(slots=True)
class DraftLine:
    """One ordered article. quantity is in `uom`; unit_price is per one, or price_base_quantity."""

    line: str | None = None
    sku: str | None = None
    buyer_sku: str | None = None
    gtin: str | None = None
    description: str | None = None
    quantity: Decimal | None = None
    uom: str | None = None  # as written
    unit_price: Decimal | None = None
    price_base_quantity: Decimal | None = None  # the price is for that many, when not for one
    line_total: Decimal | None = None
    requested_delivery: str | None = None  # ISO date, or from/to
    ship_to: Address | None = None  # only where the line has a place of its own
    deliveries: list[Delivery] = field(default_factory=list)  # where it is split over several
    pack_size: Decimal | None = None  # how many are in a pack, where stated; quantity is not in it
    note: str | None = None
    where: str | None = None  # segment, row or path in the document
    spots: Spots = field(default_factory=dict)


@dataclass(slots=True)
class DraftOrder:
    """One purchase order as read. Every None is a value the document does not state."""

    po_number: str | None = None
    release: str | None = None  # the release against po_number, where that is a blanket order
    order_date: str | None = None  # ISO date
    currency: str | None = None  # ISO 4217
    buyer_name: str | None = None
    buyer_code: str | None = None  # the number the document gives the buyer
    email: str | None = None
    ship_to: Address | None = None
    requested_delivery: str | None = None  # ISO date, or from/to
    lines: list[DraftLine] = field(default_factory=list)
    charges: Decimal | None = None  # freight, fees and tax less allowances, where stated
    total: Decimal | None = None
    payment_days: int | None = None  # within which it is to be paid
    note: str | None = None
    where: str | None = None
    spots: Spots = field(default_factory=dict)


@dataclass(slots=True)
class DraftChange:
    """What a document asks to change of an earlier order, as read.

    `asked` names that order and states what is to hold from now on, with spots; a None in it stays
    as it is. `actions` says what is meant by each of its lines: one of ADD, CHANGE, DELETE, KEEP
    and UNKNOWN. CHANGE alone is about all that the line states; with words behind it, such as
    "change quantity price", about these only.
    """

    purpose: str  # change, replace (lines that are not in it are no longer wanted), cancel
    asked: DraftOrder
    actions: list[str] = field(default_factory=list)
    number: str | None = None  # of the change, as the customer counts or names it
    changed_on: str | None = None  # ISO date


ADD, CHANGE, DELETE, KEEP, UNKNOWN = "add", "change", "delete", "keep", "unknown"


@dataclass(slots=True)
class Problem:
    """Something in the document that is not as it should be: the place, and what is wrong there."""

    where: str
    what: str
    order: int | None = None  # which of the orders, from zero; None concerns the whole document
    field: str | None = None  # which value is null because of it, where one is


@dataclass(slots=True)
class Reading:
    """All that was read from one document.

    `kind` is order, order_change, order_cancellation, quotation_request, invoice, other or
    unreadable; only an order fills `orders`, and only what says exactly which order it changes and
    how fills `changes`. A mail or an archive has its attachments as `parts`,
    each with a reading of its own; `orders` are those that stand in the document itself.
    """

    format: str
    kind: str
    orders: list[DraftOrder] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    sender: str | None = None  # interchange sender or mail address, to know the customer by
    layout: str | None = None  # the same for documents that are laid out alike: what hints go by
    parts: list["Part"] = field(default_factory=list)
    changes: list[DraftChange] = field(default_factory=list)


@dataclass(slots=True)
class Part:
    """A document within a document, such as the attachment of a mail."""

    name: str
    raw: bytes
    reading: Reading


WHERE_STATED = frozenset(("payment_days",))  # which printed orders have only where it is stated


def as_json(value: Any) -> Any:
    """Dataclasses to plain JSON values: numbers as strings holding exact decimals."""
    if isinstance(value, Decimal):
        return format(value.normalize(), "f") if value else "0"
    if isinstance(value, Spot):
        return {"where": in_words(value.at), "sure": value.sure}
    if isinstance(value, list):
        return [as_json(each) for each in value]
    if isinstance(value, dict):
        return {name: as_json(each) for name, each in value.items()}
    if hasattr(value, "__dataclass_fields__"):
        names = value.__dataclass_fields__
        stated = {name: as_json(getattr(value, name)) for name in names}
        return {k: v for k, v in stated.items() if v is not None or k not in WHERE_STATED}
    return value


def contract(reading: Reading) -> dict[str, Any]:
    """The object that `clerkwork read --json` prints, the parts' orders among the others.

    `changes` is there only where there are some.
    """
    whole = list(with_parts(reading))
    kinds = [each.kind for _, each in whole]
    changes = [change_as_json(change) for _, each in whole for change in each.changes]
    return {
        "document": {
            "format": reading.format,
            "kind": "order" if "order" in kinds else reading.kind,
        },
        "orders": [as_json(order) for _, each in whole for order in each.orders],
        "problems": [
            as_json(replace(problem, where=f"{name}, {problem.where}" if name else problem.where))
            for name, each in whole
            for problem in each.problems
        ],
        **({"changes": changes} if changes else {}),
    }


def change_as_json(change: DraftChange) -> dict[str, Any]:
    """A change as an object like an order, each line with its action."""
    asked = as_json(change.asked)
    lines = [
        {"action": action, **line}
        for action, line in zip(change.actions, asked.pop("lines"), strict=True)
    ]
    return {
        "purpose": change.purpose,
        "number": change.number,
        "changed_on": change.changed_on,
        **asked,
        "lines": lines,
    }


def with_parts(reading: Reading, name: str = "") -> Iterator[tuple[str, Reading]]:
    """The reading and those of all documents in it, at any depth, with the names of these."""
    yield name, reading
    for part in reading.parts:
        yield from with_parts(part.reading, part.name)


def lines_of(orders: Iterable[DraftOrder]) -> Iterator[tuple[int, int, DraftLine]]:
    """Every line with the index of its order and its position there, both from zero and one."""
    for index, order in enumerate(orders):
        for position, line in enumerate(order.lines, start=1):
            yield index, position, line
