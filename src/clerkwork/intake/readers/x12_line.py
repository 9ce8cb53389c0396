"""PO1: the line itself, its product numbers, and what its places and schedules add up to."""

from collections.abc import Callable, Iterator
from decimal import Decimal

from clerkwork.intake.draft import Address, Delivery, DraftLine
from clerkwork.intake.readers.edi_envelope import element
from clerkwork.intake.readers.x12_codes import (
    BOOKS,
    BUYERS,
    CLEAR,
    DESCRIPTIONS,
    DOZENS,
    GTINS,
    PRICE_BASES,
    SELLERS,
)

Number = Callable[[list[str], int], Decimal | None]
Complain = Callable[[list[str], str], None]
DOZEN_UNITS = frozenset(("DZ", "DZN", "DPC", "DP"))
GTIN_LENGTHS = (8, 12, 13, 14)


def start_line(segment: list[str], number: int, decimal: Number, complain: Complain) -> DraftLine:
    """The line as PO1 alone states it."""
    ids = product_numbers(segment)
    basis = element(segment, 5)
    uom = element(segment, 3) or None
    base = PRICE_BASES.get(basis)
    if base is not None and basis in DOZENS and uom in DOZEN_UNITS:
        base = None
    line = DraftLine(
        line=element(segment, 1) or None,
        sku=best(ids, SELLERS),
        buyer_sku=best(ids, BUYERS),
        gtin=best(ids, GTINS) or book_gtin(ids),
        description=best(ids, DESCRIPTIONS),
        quantity=decimal(segment, 2),
        uom=uom,
        unit_price=decimal(segment, 4),
        price_base_quantity=base,
        where=f"segment {number} (PO1)",
    )
    if line.sku is None and line.buyer_sku is None and line.gtin is None:
        unknown = [f"{qualifier} {value}" for qualifier, value in ids.items()]
        line.sku = next((value for qualifier, value in ids.items() if qualifier == "ZZ"), None)
        if line.sku is None:
            seen = ", ".join(unknown) or "nothing"
            complain(segment, f"found {seen}, expected a product number of seller or buyer")
    return line


def product_numbers(segment: list[str]) -> dict[str, str]:
    """Number by qualifier, from PO106 on; also where a lost or doubled element shifts the pairs."""
    begin = 6
    if element(segment, 5) in CLEAR and element(segment, 6) not in CLEAR and len(segment) % 2:
        begin = 5
    ids: dict[str, str] = {}
    position = begin
    while position + 1 < len(segment):
        qualifier, value = element(segment, position), element(segment, position + 1)
        if not qualifier and value in CLEAR and element(segment, position + 2):
            position += 1
            continue
        if qualifier and value and value != "N/A":
            ids.setdefault(qualifier, value)
        position += 2
    return ids


def best(ids: dict[str, str], qualifiers: tuple[str, ...]) -> str | None:
    for qualifier in qualifiers:
        if qualifier in ids:
            return ids[qualifier]
    return None


def book_gtin(ids: dict[str, str]) -> str | None:
    """An ISBN-13, which is a GTIN."""
    value = best(ids, BOOKS)
    return value if value and len(value.replace("-", "")) in GTIN_LENGTHS else None


def finish_line(line: DraftLine, places: list[Address]) -> Iterator[str]:
    """Settle quantity, unit, date and place from the parts of a line; yields what is wrong."""
    parts = line.deliveries
    if not parts and not places and line.quantity is not None:
        return
    stated = [part.quantity for part in parts if part.quantity is not None]
    if stated:
        whole = sum(stated, Decimal(0))
        if line.quantity is None:
            line.quantity = whole
        elif whole != line.quantity:
            yield f"the quantities of its parts add up to {whole}, expected {line.quantity}"
        line.uom = line.uom or next((part.uom for part in parts if part.uom), None)
    if line.quantity is None:
        yield "PO102: found nothing, expected a quantity"
    dates = {part.requested_delivery for part in parts if part.requested_delivery}
    if line.requested_delivery is None and len(dates) == 1:
        line.requested_delivery = dates.pop()
    if len(places) == 1:
        line.ship_to = places[0]
    elif places and not parts:
        line.deliveries = parts = [Delivery(ship_to=place, where=line.where) for place in places]
    if len(parts) == 1:
        line.ship_to = line.ship_to or parts[0].ship_to
        line.deliveries = []
