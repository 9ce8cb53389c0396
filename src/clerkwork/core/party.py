"""A company or a person with an address, as printed on paper."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Party:
    """Who sends or receives. `lines` are printed as they are, postcode and city among them.

    postcode and country (ISO 3166-1 alpha-2) stand here once more by themselves, for bar codes
    and for telling whether a border lies between two parties.
    """

    name: str
    lines: tuple[str, ...] = ()
    postcode: str = ""
    country: str = ""
