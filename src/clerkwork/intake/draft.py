"""What a reader finds in a document, before anybody believes it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any


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
    note: str | None = None
    where: str | None = None


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
    unreadable; only an order fills `orders`.
    """

    format: str
    kind: str
    orders: list[DraftOrder] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    sender: str | None = None  # interchange sender or mail address, to know the customer by


def as_json(value: Any) -> Any:
    """Dataclasses to plain JSON values: numbers as strings holding exact decimals."""
    if isinstance(value, Decimal):
        return format(value.normalize(), "f") if value else "0"
    if isinstance(value, list):
        return [as_json(each) for each in value]
    if hasattr(value, "__dataclass_fields__"):
        return {name: as_json(getattr(value, name)) for name in value.__dataclass_fields__}
    return value


def contract(reading: Reading) -> dict[str, Any]:
    """The object that `clerkwork read --json` prints."""
    return {
        "document": {"format": reading.format, "kind": reading.kind},
        "orders": [as_json(order) for order in reading.orders],
        "problems": [as_json(problem) for problem in reading.problems],
    }


def lines_of(orders: Iterable[DraftOrder]) -> Iterator[tuple[int, int, DraftLine]]:
    """Every line with the index of its order and its position there, both from zero and one."""
    for index, order in enumerate(orders):
        for position, line in enumerate(order.lines, start=1):
            yield index, position, line
