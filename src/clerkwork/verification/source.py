"""The document of an order under review, with the place of each value marked."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from clerkwork.intake.evidence import OrderEvidence, evidence_of
from clerkwork.intake.facsimile import facsimile
from clerkwork.intake.facsimile_shapes import Facsimile, Places, Wanted, written
from clerkwork.intake.models import Document, DocumentOrder
from clerkwork.verification.sheet import Sheet, SheetField

# Where a number of ours is not stated, it is decided by what stands there instead.
STANDS_FOR = {"buyer_name": "customer", "buyer_sku": "item", "gtin": "item"}
MOST_SOUGHT = 60  # values that are looked for because their place is not known


@dataclass(frozen=True, slots=True)
class Shown:
    """A document and what is shown of it; the mail around it, where a value stands in that."""

    document: Document
    facsimile: Facsimile
    mail: "Shown | None" = None


def source_of(sheet: Sheet) -> Shown | None:
    """The document of the order, as it is shown; None for an order without one."""
    link = DocumentOrder.objects.select_related("document").filter(order=sheet.order).first()
    if link is None:
        return None
    places = places_of(link)
    sought = [each for each in sheet.fields if each.was and each.key not in places]
    sought.sort(key=lambda each: not each.asked)
    wanted = [as_wanted(each, sheet) for each in sought[:MOST_SOUGHT]]
    shown = facsimile(link.document, wanted, places)
    return Shown(link.document, shown, mail_around(link.document, places))


def mail_around(document: Document, places: Places) -> Shown | None:
    """The mail in which the document came, if values of the order stand there."""
    outside = {key: at[1] for key, at in places.items() if at[0] == "mail"}
    came = document.arrivals.exclude(parent=None).select_related("parent").order_by("id").first()
    if not outside or came is None or came.parent is None:
        return None
    return Shown(came.parent, facsimile(came.parent, (), outside))


def places_of(link: DocumentOrder) -> dict[str, tuple[Any, ...]]:
    """The place of each of the order's values in its document, as far as its reader said."""
    evidence = evidence_of(link.document)
    mine = evidence[link.position - 1] if link.position <= len(evidence) else OrderEvidence()
    places = {key: spot.at for key, spot in mine.places().items()}
    for key in tuple(places):
        line, point, name = key.rpartition(".")
        if name in STANDS_FOR:
            places.setdefault(f"{line}{point}{STANDS_FOR[name]}", places[key])
    return places


def as_wanted(field: SheetField, sheet: Sheet) -> Wanted:
    """The value to be looked for, in its line's row where it is one of a line."""
    position, point, _ = field.key.rpartition(".")
    beside: tuple[str, ...] = ()
    if point:
        line = next(each.line for each in sheet.lines if each.line.position == int(position))
        numbers = tuple(each for each in (line.sku, line.buyer_sku, line.gtin) if each)
        beside = numbers or written(line.description)
    return Wanted(tuple(ways(field)), beside, field.key)


def ways(field: SheetField) -> Iterator[str]:
    """How the document may write it."""
    if field.kind == "number":
        yield from written(Decimal(field.was))
    elif field.kind == "day":
        yield from written(date.fromisoformat(field.was))
    else:
        yield field.was
