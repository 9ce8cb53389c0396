"""The document of an order under review, with the place of each value marked."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from clerkwork.intake.evidence import OrderEvidence, evidence_of
from clerkwork.intake.facsimile import Facsimile, Wanted, facsimile, written
from clerkwork.intake.models import Document, DocumentOrder
from clerkwork.verification.sheet import Sheet, SheetField

MOST_SOUGHT = 60  # values that are looked for because their place is not known


def source_of(sheet: Sheet) -> tuple[Document | None, Facsimile | None]:
    """The document of the order and how it is shown; neither for an order without one."""
    link = DocumentOrder.objects.select_related("document").filter(order=sheet.order).first()
    if link is None:
        return None, None
    places = places_of(link)
    sought = [each for each in sheet.fields if each.was and each.key not in places]
    sought.sort(key=lambda each: not each.asked)
    wanted = [as_wanted(each, sheet) for each in sought[:MOST_SOUGHT]]
    return link.document, facsimile(link.document, wanted, places)


def places_of(link: DocumentOrder) -> dict[str, tuple[Any, ...]]:
    """The place of each of the order's values in its document, as far as its reader said."""
    evidence = evidence_of(link.document)
    mine = evidence[link.position - 1] if link.position <= len(evidence) else OrderEvidence()
    return {key: spot.at for key, spot in mine.places().items()}


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
