"""N1 loops: who is who in an order, and where (ASC X12 segments N1, N2, N3, N4, PER)."""

from clerkwork.intake.draft import Address
from clerkwork.intake.readers.countries import country_code
from clerkwork.intake.readers.edi_envelope import element
from clerkwork.intake.readers.x12_codes import SELLER_PARTIES, SHIP_TO_PARTIES


class Parties:
    """Gathers the parties of one order, and the ship-to places of the line being read."""

    def __init__(self) -> None:
        self.header: list[tuple[str, Address]] = []
        self.line_places: list[Address] = []
        self.email: str | None = None
        self.current: Address | None = None
        self.role = ""

    def begin(self, segment: list[str], in_line: bool) -> None:
        """N1 opens a party; what follows belongs to it until the next one or the next line."""
        self.role = element(segment, 1)
        self.current = Address(name=element(segment, 2) or None, code=element(segment, 4) or None)
        if not in_line:
            self.header.append((self.role, self.current))
        elif self.role in SHIP_TO_PARTIES:
            self.line_places.append(self.current)

    def end(self) -> None:
        self.current = None
        self.role = ""

    def extend(self, segment: list[str]) -> str | None:
        """Add N2, N3, N4 or PER to the party; what is wrong with it, if anything."""
        if segment[0] == "PER":
            self.contact(segment)
        elif self.current is None:
            return f"found {segment[0]} without an N1 before it"
        elif segment[0] == "N2":
            self.more_names(self.current, segment)
        elif segment[0] == "N3":
            self.street(self.current, segment)
        else:
            return self.place(self.current, segment)
        return None

    def more_names(self, party: Address, segment: list[str]) -> None:
        """N2 goes on where N1 ends: a name where N1 has none, else a line of the address."""
        if not party.name:
            party.name = element(segment, 1) or None
        else:
            party.street2 = party.street2 or element(segment, 1) or None

    def street(self, party: Address, segment: list[str]) -> None:
        lines = [line for line in (element(segment, 1), element(segment, 2)) if line]
        if not party.street and lines:
            party.street = lines.pop(0)
        more = [party.street2, *lines] if party.street2 else lines
        party.street2 = ", ".join(more) or None

    def place(self, party: Address, segment: list[str]) -> str | None:
        party.city = element(segment, 1) or None
        party.region = element(segment, 2) or None
        party.postcode = element(segment, 3) or None
        country = element(segment, 4)
        party.country = country_code(country)
        if country and not party.country:
            return f"N404: found {country!r}, expected a country code"
        return None

    def contact(self, segment: list[str]) -> None:
        """The buyer's mail address; the seller's is ours."""
        if self.role in SELLER_PARTIES or self.email:
            return
        for position in (4, 6, 8):
            if element(segment, position - 1) == "EM" or "@" in element(segment, position):
                self.email = element(segment, position) or None
                return

    def best(self, roles: tuple[str, ...]) -> Address | None:
        """The party of the header with the first of these roles that is there."""
        for role in roles:
            for found, address in self.header:
                if found == role:
                    return address
        return None

    def take_line_places(self) -> list[Address]:
        """The ship-to places given for the line that ends here."""
        places, self.line_places = self.line_places, []
        self.end()
        return places
