"""N1 loops: who is who in an order, and where (ASC X12 segments N1, N2, N3, N4, PER)."""

from clerkwork.intake.draft import Address, Spot
from clerkwork.intake.readers.countries import country_code
from clerkwork.intake.readers.edi.envelope import element
from clerkwork.intake.readers.edi.evidence import Party
from clerkwork.intake.readers.edi.x12_codes import SELLER_PARTIES, SHIP_TO_PARTIES

LONGEST = 500  # of all lines of a street


class Parties:
    """Gathers the parties of one order, and the ship-to places of the line being read."""

    def __init__(self) -> None:
        self.header: list[Party] = []
        self.line_places: list[Party] = []
        self.email: tuple[str, Spot] | None = None
        self.current: Party | None = None
        self.role = ""

    def begin(self, segment: list[str], number: int, in_line: bool) -> None:
        """N1 or NM1 opens a party; what follows belongs to it until the next one or the next line."""
        self.role = element(segment, 1)
        self.current = party = Party(self.role, Address())
        name, code = (2, 4) if segment[0] == "N1" else (3, 9)  # NM1
        take(party, "name", segment, number, name)
        take(party, "code", segment, number, code)
        if not in_line:
            self.header.append(party)
        elif self.role in SHIP_TO_PARTIES:
            self.line_places.append(party)

    def end(self) -> None:
        self.current = None
        self.role = ""

    def extend(self, segment: list[str], number: int) -> str | None:
        """Add N2, N3, N4 or PER to the party; what is wrong with it, if anything."""
        if segment[0] == "PER":
            self.contact(segment, number)
        elif self.current is None:
            return f"found {segment[0]} without an N1 before it"
        elif segment[0] == "N2":
            more_names(self.current, segment, number)
        elif segment[0] == "N3":
            street(self.current, segment, number)
        else:
            return place(self.current, segment, number)
        return None

    def contact(self, segment: list[str], number: int) -> None:
        """The buyer's mail address; the seller's is ours."""
        if self.role in SELLER_PARTIES or self.email:
            return
        for position in (4, 6, 8):
            if element(segment, position - 1) == "EM" or "@" in element(segment, position):
                address = element(segment, position)
                if address:
                    self.email = address, Spot(("segment", number, position, 0))
                return

    def take_line_places(self) -> list[Party]:
        """The ship-to places given for the line that ends here."""
        places, self.line_places = self.line_places, []
        self.end()
        return places


def take(party: Party, name: str, segment: list[str], number: int, position: int) -> None:
    """Give the party what the element says, if it says anything."""
    value = element(segment, position)
    if value:
        setattr(party.address, name, value)
        party.spots[name] = Spot(("segment", number, position, 0))


def more_names(party: Party, segment: list[str], number: int) -> None:
    """N2 goes on where N1 ends: a name where N1 has none, else a line of the address."""
    if not party.address.name:
        take(party, "name", segment, number, 1)
    elif not party.address.street2:
        take(party, "street2", segment, number, 1)


def street(party: Party, segment: list[str], number: int) -> None:
    """N3: the first line is the street, all others are the second one together."""
    address = party.address
    for position in (1, 2):
        value = element(segment, position)
        if not value:
            continue
        if not address.street:
            take(party, "street", segment, number, position)
        elif address.street2:
            if len(address.street2) < LONGEST:
                address.street2 = f"{address.street2}, {value}"
        else:
            take(party, "street2", segment, number, position)


def place(party: Party, segment: list[str], number: int) -> str | None:
    """N4: place, region, postcode, country; what is wrong with the last, if anything."""
    for position, name in enumerate(("city", "region", "postcode"), start=1):
        take(party, name, segment, number, position)
    country = element(segment, 4)
    party.address.country = country_code(country)
    if party.address.country:
        party.spots["country"] = Spot(("segment", number, 4, 0))
    elif country:
        return f"N404: found {country[:60]!r}, expected a country code"
    return None
