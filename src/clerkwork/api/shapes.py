"""What the API's answers look like. Numbers are strings holding exact decimals, as everywhere."""

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any

from ninja import Schema
from pydantic import PlainSerializer

from clerkwork.intake.draft import as_json

Exact = Annotated[Decimal, PlainSerializer(as_json, return_type=str, when_used="unless-none")]


class Error(Schema):
    error: str


class ProblemOut(Schema):
    """Something in what was sent that is not as it should be."""

    where: str
    what: str


class TakenOrder(Schema):
    number: str
    po_number: str
    stage: str
    where: str
    problems: list[ProblemOut]


class Taken(Schema):
    """What has become of the orders that were sent."""

    document: str
    repeated: bool
    orders: list[TakenOrder]
    errors: list[ProblemOut]


class NotTaken(Taken):
    error: str


class AddressOut(Schema):
    name: str
    street: str
    street2: str
    city: str
    region: str
    postcode: str
    country: str


class LineOut(Schema):
    """`ordered` to `backordered` are in `base_unit`; quantity and prices in `unit`."""

    position: int
    line: str
    sku: str
    buyer_sku: str
    gtin: str
    item: str | None
    description: str
    quantity: Exact | None
    unit: str
    unit_price: Exact | None
    amount: Exact | None
    base_unit: str | None
    ordered: Exact
    allocated: Exact
    shipped: Exact
    cancelled: Exact
    backordered: Exact


class FindingOut(Schema):
    code: str
    severity: str
    line: int | None
    text: str
    found: str
    expected: str
    suggestion: str | None
    decision: str | None
    reason: str | None


class ShipmentOut(Schema):
    number: str
    stage: str
    carrier: str
    sscc: list[str]
    tracking_number: str | None
    shipped_at: datetime | None


class EventOut(Schema):
    at: datetime
    kind: str
    subject: str
    stage: str | None
    actor: str
    reason: str | None


class OrderBrief(Schema):
    number: str
    stage: str
    customer: str | None
    buyer_name: str
    po_number: str
    due_on: date | None
    currency: str
    total: Exact
    short: bool
    received_at: datetime


class OrderOut(OrderBrief):
    document: str | None
    repeats: str | None
    order_date: date | None
    stated_total: Exact | None
    ship_to: AddressOut
    email: str
    note: str
    lines: list[LineOut]
    findings: list[FindingOut]
    shipments: list[ShipmentOut]
    timeline: list[EventOut]


class OrderPage(Schema):
    """`next` is what to pass as `after` for the following page, null on the last one."""

    orders: list[OrderBrief]
    next: str | None


class DocumentOut(Schema):
    number: str
    name: str
    stage: str
    format: str
    kind: str
    size: int
    sha256: str
    received_at: datetime
    repeated: bool
    orders: list[TakenOrder]
    problems: list[ProblemOut]


class StockPlace(Schema):
    location: str
    kind: str
    lot: str
    expires_on: date | None
    on_hand: Exact
    allocated: Exact


class StockOut(Schema):
    """`available` can be promised now: in storage, not expired, not reserved."""

    sku: str
    name: str
    base_unit: str
    on_hand: Exact
    allocated: Exact
    available: Exact
    places: list[StockPlace]


class AnswerOut(Schema):
    """What was told of an order. `says` is the same for all forms; `content` is what went out, as
    text, empty for a mail.
    """

    number: str
    order: str
    po_number: str
    revision: int
    form: str
    made_at: datetime
    says: dict[str, Any]
    content: str


class AnswerPage(Schema):
    """`next` is what to pass as `after` for the following page, null on the last one."""

    answers: list[AnswerOut]
    next: int | None
