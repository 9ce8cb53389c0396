"""The document in which an order came, as far as the answer mirrors it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from functools import cached_property

from clerkwork.catalog.units import normalise_unit
from clerkwork.core.sql import rows
from clerkwork.core.tables import plain
from clerkwork.intake.draft import DraftLine, Problem, Reading
from clerkwork.intake.readers import read_document
from clerkwork.intake.readers.edi import edifact, x12
from clerkwork.intake.readers.edi.edifact_segments import SYNTAX as EDIFACT
from clerkwork.intake.readers.edi.edifact_segments import EdifactInterchange, split_edifact
from clerkwork.intake.readers.edi.envelope import Envelope, Interchange, Transaction
from clerkwork.intake.readers.edi.x12_segments import SYNTAX as X12
from clerkwork.intake.readers.edi.x12_segments import split_interchanges
from clerkwork.intake.readers.source import Source

PRICE_PLACES = Decimal("0.000001")

# The formats that state each value exactly, so that what differs was changed, and not misread.
EXACT = ("x12-850", "edifact-orders", "ubl-order", "json")


@dataclass(frozen=True, slots=True)
class Stamp:
    """What is new in an answer to a document: its control number, when, and by whom."""

    control: int
    at: datetime
    company: str = ""


@dataclass(frozen=True, slots=True)
class X12Set:
    """An 850 in its interchange; `group` is the GS segment before it."""

    interchange: Interchange
    transaction: Transaction
    group: list[str]


@dataclass(frozen=True, slots=True)
class EdifactMessage:
    """An ORDERS message in its interchange."""

    interchange: EdifactInterchange
    transaction: Transaction


@dataclass
class Original:
    """A stored document; each part of it is read when it is asked for, once."""

    raw: bytes
    name: str = ""
    source: Source = field(init=False)

    def __post_init__(self) -> None:
        self.source = Source(self.raw, self.name)

    @cached_property
    def reading(self) -> Reading:
        return read_document(self.raw, name=self.name)

    @property
    def problems(self) -> list[Problem]:
        return self.reading.problems

    @cached_property
    def x12_sets(self) -> list[X12Set]:
        """The 850s, in the order of the orders made of them."""
        return list(sets_in(self.source.text))

    @cached_property
    def edifact_messages(self) -> list[EdifactMessage]:
        """The ORDERS messages, in the order of the orders made of them."""
        return [
            EdifactMessage(interchange, each)
            for interchange in split_edifact(edifact.decoded(self.source), [])
            for each in Envelope(interchange, EDIFACT, []).walk()
            if edifact.what_else(each, interchange) is None
        ]

    def stated(self, position: int) -> dict[int, dict[str, str]]:
        """Quantity, unit, price and date of each line of the order at `position`, from one on."""
        drafts = self.reading.orders
        if position > len(drafts):
            return {}
        order = drafts[position - 1]
        common = {"date": wanted} if (wanted := order.requested_delivery) else {}
        return {at: common | stated_by(line) for at, line in enumerate(order.lines, start=1)}

    def encoded(self, text: str) -> bytes:
        """The text in the encoding of the document, and in capitals where that has no others."""
        if self.source.text.isupper():
            text = text.upper()
        try:
            self.raw.decode("utf-8")
        except UnicodeDecodeError:
            return text.encode("cp1252", "replace")
        return text.encode("ascii" if self.raw.isascii() else "utf-8", "replace")


def sets_in(text: str) -> Iterator[X12Set]:
    for interchange in split_interchanges(text, []):
        groups = {
            interchange.first + at: segment
            for at, segment in enumerate(interchange.segments)
            if segment[0] == "GS"
        }
        for each in Envelope(interchange, X12, []).walk():
            if x12.what_else(each) is None:
                begun = [at for at in groups if at < each.first]
                yield X12Set(interchange, each, groups[begun[-1]] if begun else [])


def stated_by(line: DraftLine) -> dict[str, str]:
    found = {"date": line.requested_delivery} if line.requested_delivery else {}
    if line.quantity is not None:
        found["quantity"] = plain(line.quantity)
    if line.uom:
        found["unit"] = normalise_unit(line.uom) or ""
    if line.unit_price is not None:
        price = line.unit_price / (line.price_base_quantity or 1)
        found["price"] = plain(price.quantize(PRICE_PLACES))
    return found


def originals(document_ids: Sequence[int]) -> dict[int, Original]:
    """These documents, in one statement."""
    found = rows(
        "SELECT id, raw, name FROM intake_document WHERE id = ANY(%(ids)s)", ids=list(document_ids)
    )
    return {pk: Original(bytes(raw), name) for pk, raw, name in found}
