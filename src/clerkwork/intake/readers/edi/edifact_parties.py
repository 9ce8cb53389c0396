"""NAD: who is who in an order, and where (UN/EDIFACT composites C082, C058, C080, C059, C819)."""

import re
from itertools import pairwise

from clerkwork.intake.draft import Address, Spot
from clerkwork.intake.readers.address_lines import read_address
from clerkwork.intake.readers.countries import country_code
from clerkwork.intake.readers.edi.edifact_codes import BUYER_PARTIES, SHIP_TO_PARTIES
from clerkwork.intake.readers.edi.edifact_values import MessageValues
from clerkwork.intake.readers.edi.evidence import Party

HOUSE_NUMBER = re.compile(r"\d{1,5} ?[A-Za-z]?(?:[-/]\d{1,5} ?[A-Za-z]?)?\Z")
FULL_LINE = 35
COMPONENTS = 5  # of a name or address, at the most
NEARLY_FULL = 30  # a name of that many characters goes on in the next component
LEGAL_FORM = re.compile(
    r"(?:^|[ .])(?:g?mbh|ag|kg|kgaa|ohg|e\.? ?k|inc|ltd|llc|plc|corp|co|s\.?a|s\.?a\.?s|s\.?l|sarl|srl|"
    r"s\.?p\.?a|b\.?v|n\.?v|c\.?v|ab|a/s|as|oy|oyj|lda|sp\. z o\.? ?o)\.?\Z",
    re.IGNORECASE,
)
SEVERAL_LINES = 0.95  # where a name ends and its department begins
FREE_LINES = 0.9  # an address without structure
SEVERAL_PARTIES = 0.9
READ = frozenset((*BUYER_PARTIES, *SHIP_TO_PARTIES))


def read_party(values: MessageValues, segment: list[str]) -> Party:
    """The party that a NAD states, with the places of its parts."""
    party = Party(values.text(segment, 1), Address())
    if party.role not in READ:
        return party
    address, spots = party.address, party.spots
    code = values.text(segment, 2)
    if code:
        address.code = code
        spots["code"] = values.spot(2, 1)
    names = [part for part in values.parts(segment, 4)[:COMPONENTS] if part]
    if names:
        sure = SEVERAL_LINES if len(names) > 1 else 1.0
        address.name, rest = whole_name(names)
        spots["name"] = values.spot(4, 0, sure)
        if rest:
            address.street2 = ", ".join(rest)
            spots["street2"] = values.spot(4, 0, sure)
    if len(segment) > 5:
        structured(values, segment, party)
    if len(segment) > 3 and segment[3]:
        unstructured(values, segment, party)
    return party


def whole_name(lines: list[str]) -> tuple[str, list[str]]:
    """The name, over as many lines as it takes, and the lines that say something else."""
    name, rest = lines[0], lines[1:]
    while rest and (
        len(name) % FULL_LINE >= NEARLY_FULL
        or len(name) % FULL_LINE == 0
        or (LEGAL_FORM.search(rest[0]) and not LEGAL_FORM.search(name))
    ):
        name = joined([name, rest.pop(0)])
    return name, rest


def joined(lines: list[str]) -> str:
    """Lines as one: a full line is cut in the middle of a word."""
    whole = lines[0]
    for before, line in pairwise(lines):
        whole += line if len(before) == FULL_LINE else f" {line}"
    return whole


def structured(values: MessageValues, segment: list[str], party: Party) -> None:
    """C059 to 3207: street, place, region, postcode, country."""
    address, spots = party.address, party.spots
    streets = [part for part in values.parts(segment, 5)[:COMPONENTS] if part]
    if streets:
        address.street = streets.pop(0)
        if streets and HOUSE_NUMBER.match(streets[0]):
            address.street += f" {streets.pop(0)}"
        spots["street"] = values.spot(5, 0)
        if streets:
            above = [address.street2] if address.street2 else []
            address.street2 = ", ".join([*above, *streets])
            spots.setdefault("street2", values.spot(5, 0))
    for name, position in (("city", 6), ("region", 7), ("postcode", 8)):
        # C819: the code of a region, or else its name in the fourth component.
        value = next((part for part in values.parts(segment, position) if part), None)
        if value:
            setattr(address, name, value)
            spots[name] = values.spot(position, 0)
    country = values.text(segment, 9)
    address.country = country_code(country)
    if address.country:
        spots["country"] = values.spot(9, 1)
    elif country and party.role in SHIP_TO_PARTIES:
        values.complain(segment, f"NAD element 9: found {country[:60]!r}, expected a country code")


def unstructured(values: MessageValues, segment: list[str], party: Party) -> None:
    """C058: name and address as lines, where the elements for them say nothing."""
    lines = [part for part in values.parts(segment, 3)[:COMPONENTS] if part]
    free, sure = read_address(lines), FREE_LINES
    if len(lines) == 1:
        free, sure = Address(name=lines[0]), 1.0
    if free is None:
        return
    for name in ("name", "street", "street2", "city", "region", "postcode", "country"):
        value = getattr(free, name)
        if value and name not in party.spots:
            setattr(party.address, name, value)
            party.spots[name] = values.spot(3, 0, sure)


def less_sure(party: Party) -> None:
    """Another party could have been meant as well."""
    party.spots = {
        name: Spot(spot.at, min(spot.sure, SEVERAL_PARTIES)) for name, spot in party.spots.items()
    }


def read_location(values: MessageValues, segment: list[str]) -> Address:
    """LOC C517: a place by its number, and sometimes its name."""
    parts = values.parts(segment, 2)
    return Address(code=parts[0] or None, name=parts[3] if len(parts) > 3 and parts[3] else None)
