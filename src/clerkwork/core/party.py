"""A company or a person with an address, as printed on paper."""

from dataclasses import dataclass

from iso3166 import countries


@dataclass(frozen=True, slots=True)
class Party:
    """Who sends or receives. `lines` are printed as they are, postcode and city among them.

    The country is not among them: it is printed where the goods cross a border. postcode and
    country (ISO 3166-1 alpha-2) stand here by themselves for bar codes too.
    """

    name: str
    lines: tuple[str, ...] = ()
    postcode: str = ""
    country: str = ""

    def address(self, seen_from: "Party") -> list[str]:
        """The lines that hold something, with the country's name for who is in another country."""
        lines = [line for line in self.lines if line.strip()]
        known = countries.get(self.country, None)
        if known and self.country != seen_from.country:
            lines.append(known.apolitical_name.upper())
        return lines
