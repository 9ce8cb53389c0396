"""Evidence: where each value of an order stands in its document, and how sure its reading is.

What cannot be released without a person is kept on the order, as doubts. The places of all values
are kept for what may be looked at; where they are not, the document is read again to find them.
"""

import json
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings

from clerkwork.intake.draft import DraftLine, DraftOrder, Reading, Spot, Spots
from clerkwork.intake.models import Document, DocumentOrder, Evidence
from clerkwork.intake.order_fields import NOT_DECIDING, OF_HEAD, OF_LINE
from clerkwork.intake.recall import read_with_hints

MOST_BYTES = 2_000_000  # of a document that is read again to be looked at
MOST_MARKED = 5  # orders of a document whose values are marked on its page


@dataclass(frozen=True, slots=True)
class OrderEvidence:
    """The spots of one order of a document, and those of each of its lines, by readers' fields."""

    head: Spots = field(default_factory=dict)
    lines: list[Spots] = field(default_factory=list)

    def places(self) -> dict[str, Spot]:
        """By the order's fields, a line's as `3.quantity`: the least sure of several."""
        found: dict[str, Spot] = {}
        for name, spot in self.head.items():
            if name in OF_HEAD:
                keep_doubtful(found, OF_HEAD[name], spot)
        for position, spots in enumerate(self.lines, start=1):
            for name, spot in spots.items():
                if name in OF_LINE:
                    keep_doubtful(found, f"{position}.{OF_LINE[name]}", spot)
        return found


def keep_doubtful(found: dict[str, Spot], key: str, spot: Spot) -> None:
    if key not in found or spot.sure < found[key].sure:
        found[key] = spot


def keep_evidence(document_id: int, reading: Reading) -> None:
    """Store the spots of a reading in which a value is less than certain.

    What is certain is seldom looked at, and cheaper to read again than to keep twice: formats of
    machines, by the thousand. What was read with doubt is dear to read, and looked at soon.
    """
    orders = reading.orders
    if not any(map(uncertain, orders)):
        return
    packed = zlib.compress(json.dumps([as_plain(order) for order in orders]).encode(), 1)
    Evidence.objects.bulk_create(
        [Evidence(document_id=document_id, packed=packed)],
        update_conflicts=True,
        unique_fields=["document"],
        update_fields=["packed"],
    )


def evidence_of(document: Document) -> list[OrderEvidence]:
    """The evidence of each order of the document, in order: as kept, or by reading it again.

    None of a large document of which none was kept: nobody waits for that.
    """
    kept = Evidence.objects.filter(document=document).first()
    if kept is None and document.size > MOST_BYTES:
        return []
    if kept is None:
        reading = read_with_hints(bytes(document.raw), name=document.name)
        return [from_draft(order) for order in reading.orders]
    return [from_plain(each) for each in json.loads(zlib.decompress(bytes(kept.packed)))]


@dataclass(frozen=True, slots=True)
class Sureness:
    """How sure the reading of a document is: how many values, how many in doubt, the least sure."""

    values: int
    doubtful: int
    least: int  # per cent
    confirmed: int = 0  # of the doubtful, by other values or our own data


def sureness_of(evidence: Sequence[OrderEvidence], confirmed: int = 0) -> Sureness | None:
    """The overview of a document's evidence; None where there is none."""
    found = [
        spot.sure
        for each in evidence
        for spots in (each.head, *each.lines)
        for spot in spots.values()
    ]
    if not found:
        return None
    doubtful = sum(sure < settings.RELEASE_SURENESS for sure in found)
    return Sureness(len(found), doubtful, int(min(found) * 100), confirmed)


def confirmed_in(document: Document) -> int:
    """How many doubtful values of the document's orders are proved."""
    return sum(len(beliefs_of(link)) for link in document.orders.all())


def places_in(evidence: Sequence[OrderEvidence]) -> dict[str, tuple[Any, ...]]:
    """Where the values of the first orders stand, by order, line and field: `1.3.quantity`."""
    return {
        f"{number}.{key}": spot.at
        for number, each in enumerate(evidence[:MOST_MARKED], start=1)
        for key, spot in each.places().items()
    }


def doubts_of(order: DraftOrder) -> list[dict[str, Any]]:
    """The values that decide something and are less sure than may be released.

    Each says its line (None for the head), the order's field, what was read, how sure, and where.
    """
    least = settings.RELEASE_SURENESS
    doubts = [
        doubt(None, OF_HEAD[name], value_of(order, name), spot)
        for name, spot in order.spots.items()
        if spot.sure < least and name in OF_HEAD and decides(name, order)
    ]
    for position, line in enumerate(order.lines, start=1):
        doubts += [
            doubt(position, OF_LINE[name], value_of(line, name), spot)
            for name, spot in line.spots.items()
            if spot.sure < least and name in OF_LINE and name not in NOT_DECIDING
        ]
    return list({(each["line"], each["field"]): each for each in doubts if each["found"]}.values())


def beliefs_of(link: DocumentOrder) -> dict[str, str]:
    """Why values read with doubt are asked nobody: "82 % sure, confirmed by the price list".

    By the order's fields, a line's as `3.quantity`.
    """
    return {
        f"{each['line']}.{each['field']}" if each["line"] else each["field"]: (
            f"{int(each['sure'] * 100)} % sure, confirmed by {each['proof']}"
        )
        for each in link.doubts
        if each.get("proof")
    }


def decides(name: str, order: DraftOrder) -> bool:
    """Whether a value of the head has consequences: the name has none beside a number."""
    if name == "buyer_name":
        return not order.buyer_code
    return name not in NOT_DECIDING


def doubt(line: int | None, name: str, value: Any, spot: Spot) -> dict[str, Any]:
    found = "" if value is None else str(value)[:300]
    return {"line": line, "field": name, "found": found, "sure": spot.sure, "at": spot.at}


def value_of(draft: DraftOrder | DraftLine, name: str) -> Any:
    """The value of a reader's field, such as `po_number` or `ship_to.city`, as it is told."""
    if name == "price_base_quantity" and isinstance(draft, DraftLine) and draft.unit_price:
        return f"{draft.unit_price:f} for {draft.price_base_quantity:f}"
    value: Any = draft
    for part in name.split("."):
        value = getattr(value, part, None)
    return value


def uncertain(order: DraftOrder) -> bool:
    return any(spot.sure < 1 for spots in all_spots(order) for spot in spots.values())


def all_spots(order: DraftOrder) -> Iterator[Spots]:
    yield order.spots
    for line in order.lines:
        yield line.spots


def from_draft(order: DraftOrder) -> OrderEvidence:
    return OrderEvidence(order.spots, [line.spots for line in order.lines])


def as_plain(order: DraftOrder) -> list[Spots]:
    """The spots of the head, then those of each line: tuples become lists in JSON."""
    return list(all_spots(order))


def from_plain(plain: Sequence[dict[str, Any]]) -> OrderEvidence:
    head, *lines = (
        {name: Spot(as_tuple(at), sure) for name, (at, sure) in spots.items()} for spots in plain
    )
    return OrderEvidence(head, lines)


def as_tuple(at: Any) -> Any:
    """Nested lists as the tuples that they were."""
    return tuple(as_tuple(each) for each in at) if isinstance(at, list) else at
