"""An address written as lines, as on an envelope, to its parts."""

import re
from collections.abc import Sequence

from clerkwork.intake.draft import Address
from clerkwork.intake.readers.countries import country_code

STREET = re.compile(
    r"(?:stra(?:ss|ß)e|str\.|weg|platz|allee|gasse|damm|(?<!cate)(?<!inee)(?<!actu)ring|ufer|straat|laan|plein|kade|gracht)\b"
    r"|\b(?:st|street|rd|road|ave|avenue|blvd|boulevard|dr|drive|lane|ln|way|court|ct|highway|hwy|"
    r"parkway|pkwy|rue|chemin|place|quai|impasse|calle|avda|avenida|plaza|paseo|carrer|via|viale|"
    r"piazza|corso|rua|travessa|praça|po box|postfach|box)\b",
    re.IGNORECASE,
)
US_ZIP = r"(?P<zip>\d{5}(?:-\d{4})?)\Z"
# Lines of postcode and place, the stricter forms first.
PLACES = (
    re.compile(r"(?:(?P<city>[^\d,]+?),?\s+)?(?P<region>NSW|VIC|QLD|SA|WA|TAS|NT|ACT),?\s+(?P<zip>\d{4})\Z"),
    re.compile(r"(?P<city>[^\d,][^\d]*?),?\s+(?P<region>[A-Z]{2})\.?,?\s+" + US_ZIP),
    re.compile(r"(?P<city>.+?),?\s+(?P<region>[A-Z]{2}),?\s+(?P<zip>[A-Z]\d[A-Z] ?\d[A-Z]\d)\Z"),
    re.compile(r"(?P<region>[A-Z]{2}),?\s+(?P<zip>[A-Z]\d[A-Z] ?\d[A-Z]\d)\Z"),
    re.compile(r"(?:(?P<city>.+?),?\s+)?(?P<zip>[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2})\Z"),
    re.compile(r"(?P<zip>\d{4} ?[A-Z]{2})\s+(?P<city>[^\d].+)\Z"),
    re.compile(r"(?:(?P<country>[A-Z]{1,3})[- ])?(?P<zip>\d{4,5}(?:-\d{3})?)\s+(?P<city>\D.*)\Z"),
    re.compile(r"(?P<region>[A-Z]{2}),?\s+" + US_ZIP),
    re.compile(r"(?P<city>[^\d,]+?)(?:,?\s+|\s*[-–]\s*)(?P<zip>\d{4,6})\Z"),
    re.compile(r"(?P<city>[^\d,]+?)(?:,?\s+|\s*[-–]\s*)(?P<zip>[1-9]\d{2} \d{3})\Z"),  # India
)  # fmt: skip


# Counties of the United Kingdom that stand between the town and the postcode.
COUNTY = re.compile(
    r"(?:(?:county|co\.?) [a-z]+|[a-z ]*shire|(?:west |east |north |south )?(?:yorkshire|sussex|"
    r"midlands|glamorgan)|norfolk|suffolk|essex|kent|surrey|devon|cornwall|dorset|somerset|"
    r"cumbria|tyne and wear|merseyside|greater (?:manchester|london)|middlesex|"
    r"northumberland|rutland|isle of wight|gwent|gwynedd|dyfed|clwyd|powys|fife|lothian|"
    r"antrim|tyrone|armagh|avon|cleveland|humberside)\Z",
    re.IGNORECASE,
)
PROVINCE = re.compile(r"(?P<city>.+?)\s*\((?P<region>[A-Z]{2})\)\Z")  # `Modena (MO)`
HOUSE = re.compile(r"\d{1,3}[a-zA-Z]?\Z")  # `Strada Statale 12, 187`


def read_address(written: Sequence[str]) -> Address | None:
    """Name, street, place and country of the lines; None if there are none.

    One line with commas counts as several. What has no known form stays in the street lines.
    """
    lines = [line.strip(" \t,;") for line in written if line.strip(" \t,;")]
    if len(lines) == 1 and "," in lines[0]:
        lines = with_houses([part.strip() for part in lines[0].split(",") if part.strip()])
    if not lines:
        return None
    address = Address()
    if len(lines) > 1 and country_code(lines[-1]) and len(lines[-1]) > 1:
        address.country = country_code(lines.pop())
    take_place(lines, address)
    if lines:
        street = max(range(len(lines)), key=lambda at: (certainty(lines[at]), at))
        if street > 0 or not certainty(lines[0]):
            address.name = lines.pop(0)
            street -= 1
    if lines:
        address.street = lines.pop(street)
        address.street2 = ", ".join(lines) or None
    return address


def take_place(lines: list[str], address: Address) -> None:
    """Move the line of postcode and place, sought from the end, into the address."""
    for index in range(len(lines) - 1, -1, -1):
        for pattern in PLACES:
            match = pattern.match(lines[index])
            if not match:
                continue
            found = match.groupdict()
            address.postcode, address.region = found.get("zip"), found.get("region")
            address.city = found.get("city")
            address.country = address.country or country_code(found.get("country"))
            del lines[index]
            if address.city is None and index > 1:
                address.city = lines.pop(index - 1)
                if COUNTY.match(address.city) and index > 3 - bool(lines[0][:1].isdigit()):
                    address.region, address.city = address.city, lines.pop(index - 2)
            part_province(address)
            return


def part_province(address: Address) -> None:
    """The province that stands in brackets behind a town."""
    match = PROVINCE.match(address.city or "")
    if match:
        address.city, address.region = match["city"], address.region or match["region"]


def with_houses(parts: list[str]) -> list[str]:
    """The parts of a line, with the number of a house on the street before it."""
    found: list[str] = []
    for part in parts:
        if found and HOUSE.match(part) and sum(map(str.isalpha, found[-1])) > 2:
            found[-1] += f", {part}"
        else:
            found.append(part)
    return found


def certainty(line: str) -> int:
    """How sure a line is the street: one with a word for street, then one with a number."""
    return 2 * bool(STREET.search(line)) + street_like(line)


def street_like(line: str) -> bool:
    """Whether the line has a house number or is a box: names rarely do."""
    return bool(re.search(r"\d", line)) or line.lower().startswith(("po box", "postfach"))
