"""Places and parties above a table: the ship-to under its label, the buyer in the letterhead."""

import re
from collections.abc import Sequence

from clerkwork.intake.draft import Address, Spot, Spots
from clerkwork.intake.readers.address_lines import STREET
from clerkwork.intake.readers.address_lines import read_address as address_of_lines
from clerkwork.intake.readers.countries import country_code
from clerkwork.intake.readers.table.heads import Found, Heads, label_of
from clerkwork.intake.readers.table.titles import title_of
from clerkwork.intake.readers.table.values import Row

ADDRESS_PARTS = ("name", "street", "street2", "city", "region", "postcode", "code")
TAKEN_APART = 0.985  # an address in lines of known form
LOOSE = 0.9
LEGAL_FORM = re.compile(
    r"\b(?:Firma|GmbH|AG|KG|OHG|e\.?K|UG|SE|Inc|LLC|Ltd|Limited|Corp|Corporation|Company|Co|PLC|LLP|SARL|"
    r"SAS|SA|S\.A|EURL|S\.?L|S\.?L\.?U|S\.?r\.?l|S\.?p\.?A|B\.?V|N\.?V|Lda|Ltda|ApS|A/S|AB|Oy|"
    r"Sp\.? z o\.?o|Pty|Pvt|Group|Holding)\b\.?",
    re.IGNORECASE,
)
NAMED, LETTERHEAD = 0.9, 0.75  # a company at the top of an order is mostly who orders


def labelled_place(heads: Heads, sheet: str) -> tuple[Address, Spots] | None:
    """The ship-to from labels: a block of lines, or one label for each part."""
    address, spots = Address(), Spots()
    lines = heads.blocks.get("ship_block")
    if lines:
        address, spots = block_place(lines, sheet)
    for party in ("ship", "plain"):
        for part in ADDRESS_PARTS:
            take_part(address, spots, part, heads.values.get(f"{party}_{part}"), sheet)
        take_part(address, spots, "name", heads.values.get(f"{party}_company"), sheet)
        for role in ("country", "country_code"):
            found = heads.values.get(f"{party}_{role}")
            code = country_code(str(found.value)) if found else None
            if found and code and address.country is None:
                address.country, spots["ship_to.country"] = code, spot_of(found, sheet)
        if address != Address():
            return address, spots
    return None


def take_part(address: Address, spots: Spots, part: str, found: Found | None, sheet: str) -> None:
    if found and found.value != "" and getattr(address, part) is None:
        setattr(address, part, str(found.value))
        spots[f"ship_to.{part}"] = spot_of(found, sheet)


def spot_of(found: Found, sheet: str, sure: float = 0.995) -> Spot:
    at = ("cell", sheet, found.row + 1, found.column + 1)
    return Spot(at, round(min(found.sure, sure), 3))


def block_place(lines: Sequence[Found], sheet: str) -> tuple[Address, Spots]:
    """The address in these lines; each part stands in the line that has it."""
    address = address_of_lines([str(each.value) for each in lines]) or Address()
    if address.name is None and address.street and not address.street2 and not address.city:
        address.name, address.street = address.street, None
    known = bool(address.city and address.postcode and address.street and not address.street2)
    spots = {}
    for part in (*ADDRESS_PARTS, "country"):
        value = getattr(address, part)
        if value is not None:
            line = next((each for each in lines if value in str(each.value)), lines[0])
            spots[f"ship_to.{part}"] = spot_of(line, sheet, TAKEN_APART if known else LOOSE)
    return address, spots


def letterhead(rows: Sequence[Row], heads: Heads, header: int, top: int) -> Found | None:
    """A company's name at the top, without a label: whose paper it is, who mostly orders."""
    first = top == 0
    for index in range(top, min(header, top + 6)):
        for column, cell in enumerate(rows[index][:12]):
            if not isinstance(cell, str) or not cell or title_of(cell):
                continue
            if label_of(cell) or any(f.row == index for f in heads.values.values()):
                return None  # the labels begin, and nothing stood above them
            name = cell.splitlines()[0].strip()
            if LEGAL_FORM.search(name) and len(name) <= 70:
                return Found(name, index, column, NAMED)
            below = address_below(rows, index, column)
            known = first or address_below(rows, index + 1, column)
            if below and known and company_like(name):
                return Found(name, index, column, LETTERHEAD)
            return None
    return None


def company_like(name: str) -> bool:
    """Whether a text may be a name: few words, no digits, no sentence."""
    return (
        len(name.split()) <= 5
        and not any(character.isdigit() for character in name)
        and name[-1] not in ".:!?"
    )


def address_below(rows: Sequence[Row], index: int, column: int) -> bool:
    """Whether the next cell below looks like a street or a place."""
    below = rows[index + 1] if index + 1 < len(rows) else ()
    cell = below[column] if column < len(below) else ""
    if not isinstance(cell, str) or not cell or label_of(cell):
        return False
    return bool(STREET.search(cell)) or bool(re.search(r"\b\d{1,5}\b", cell))
