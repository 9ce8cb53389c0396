"""Product numbers of an X12 line, in pairs of qualifier and number (elements 235 and 234)."""

from clerkwork.intake.draft import DraftLine, Spot
from clerkwork.intake.readers.edi.envelope import element
from clerkwork.intake.readers.edi.evidence import spot_of
from clerkwork.intake.readers.edi.x12_codes import CLEAR, NUMBERS

GTIN_LENGTHS = (8, 12, 13, 14)
SHIFTED = 0.9  # a number whose qualifier stands one element too early or too late
UNOWNED = 0.6  # ZZ: nobody says whose number it is
UNKNOWN = ("", 0)


def take_numbers(line: DraftLine, segment: list[str], number: int) -> str | None:
    """Give the numbers of a PO1 to their fields, the best of each; what is wrong, if anything."""
    found = pairs(segment)
    ranks: dict[str, int] = {}
    seen: set[str] = set()
    for position, shifted in found:
        qualifier, value = segment[position], segment[position + 1]
        if qualifier in seen or value == "N/A":
            continue
        seen.add(qualifier)
        field, rank = NUMBERS.get(qualifier, UNKNOWN)
        if field == "book":
            field, rank = ("gtin" if len(value.replace("-", "")) in GTIN_LENGTHS else ""), 50 + rank
        if not field or rank >= ranks.get(field, 99):
            continue
        ranks[field] = rank
        setattr(line, field, value)
        at = ("segment", number, position + 1, 0)
        line.spots[field] = spot_of((at, SHIFTED if shifted else 1.0))
    if ranks.keys() - {"description"}:
        return None
    return take_unowned(line, segment, number, found)


def pairs(segment: list[str]) -> list[tuple[int, bool]]:
    """Where the qualifiers stand, from PO106 on; also where an element is lost or doubled.

    The second of each pair says whether it was found one element too early or too late.
    """
    begin, shifted = 6, False
    if element(segment, 5) in CLEAR and element(segment, 6) not in CLEAR and len(segment) % 2:
        begin, shifted = 5, True
    found = []
    position, last = begin, len(segment) - 1
    while position < last:
        qualifier = segment[position]
        lost = qualifier not in NUMBERS or element(segment, position + 2) not in NUMBERS
        if qualifier and lost and late(segment, position + 1):
            position += 1
            shifted = True
        elif qualifier:
            if segment[position + 1]:
                found.append((position, shifted))
            position += 2
        elif segment[position + 1] in CLEAR and element(segment, position + 2):
            position += 1
            shifted = True
        else:
            position += 2
    return found


def late(segment: list[str], position: int) -> bool:
    """Whether it is rather there that a pair begins: a clear qualifier, and no other after it."""
    following = element(segment, position + 1)
    return segment[position] in CLEAR and bool(following) and following not in CLEAR


def take_unowned(
    line: DraftLine, segment: list[str], number: int, found: list[tuple[int, bool]]
) -> str | None:
    """A number of which nobody says whose it is; what is wrong where there is none at all."""
    for position, _ in found:
        if segment[position] == "ZZ":
            line.sku = segment[position + 1]
            line.spots["sku"] = Spot(("segment", number, position + 1, 0), UNOWNED)
            return None
    seen = ", ".join([f"{segment[at]} {segment[at + 1]}"[:60] for at, _ in found[:9]])
    return f"found {seen or 'nothing'}, expected a product number of seller or buyer"
