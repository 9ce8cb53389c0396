"""Addresses of cXML (Address, PostalAddress)."""

from clerkwork.intake.draft import Address
from clerkwork.intake.readers.xml.tree import Node
from clerkwork.intake.readers.xml.values import Values, joined, said


def postal_address(values: Values, address: Node) -> Address | None:
    """An Address as `ship_to`. DeliverTo is a person or a desk there and is no part of it."""
    postal = address.find("PostalAddress")
    streets = [street for street in postal.all("Street") if said(street)] if postal else []
    country = postal.find("Country") if postal else None
    name = address.find("Name")
    state = postal.find("State") if postal else None
    return values.address(
        "ship_to",
        {
            "name": name,
            "street": streets[0] if streets else None,
            "street2": joined(streets[1:]),
            "city": postal.find("City") if postal else None,
            "region": state if said(state) else (state, "isoStateCode"),
            "postcode": postal.find("PostalCode") if postal else None,
            "country": country_of(address, country),
            "code": (address, "addressID"),
        },
    )


def country_of(address: Node, country: Node | None) -> tuple[Node | None, str]:
    """The code of the country, else its name, else the code of the whole address."""
    if said(country, "isoCountryCode"):
        return country, "isoCountryCode"
    return (country, "") if said(country) else (address, "isoCountryCode")
