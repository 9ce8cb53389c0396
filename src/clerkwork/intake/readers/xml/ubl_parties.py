"""Parties and places of UBL: names, numbers and addresses (cac:Party, cac:Address, cac:Delivery)."""

from collections.abc import Iterator

from clerkwork.intake.draft import Address
from clerkwork.intake.readers.xml.tree import Node
from clerkwork.intake.readers.xml.values import Values, joined, said, stand_in

GLN = frozenset(("GLN", "0088", "EAN", "ILN"))
DEPUTY = 0.95  # a value that stands for another one, such as the party's own address
PERIODS = ("RequestedDeliveryPeriod", "PromisedDeliveryPeriod")
MORE_LINES = ("AdditionalStreetName", "BuildingName", "BlockName", "Floor", "Room", "Postbox")


def party_name(party: Node | None) -> Node | None:
    """The element with the name it is known by, else the registered one.

    The name for taxes (PartyTaxScheme) may be that of another house, and is none of these.
    """
    if party is None:
        return None
    for path in (("PartyName", "Name"), ("PartyLegalEntity", "RegistrationName"), ("Name",)):
        node = party.find(*path)
        if said(node):
            return node
    return None


def party_code(party: Node | None) -> Node | None:
    """The element with the number of a party: a GLN first, then any, then its endpoint."""
    if party is None:
        return None
    ids = [*party.all("PartyIdentification", "ID"), *party.all("ID"), *party.all("EndpointID")]
    ids = [node for node in ids if said(node)]
    return next((node for node in ids if is_gln(node)), ids[0] if ids else None)


def is_gln(node: Node) -> bool:
    return node.attributes.get("schemeID", "").upper().rpartition(":")[2] in GLN


def delivery_place(values: Values, delivery: Node) -> Address | None:
    """Where a cac:Delivery goes, as `ship_to`; None if it says only when, or no more than a land."""
    location = delivery.find("DeliveryLocation")
    party = delivery.find("DeliveryParty")
    address = best_address(delivery, location, party)
    own = address is None or party is None or address.parent is not party
    name = party_name(party)
    if name is None and location is not None:
        name = location.find("Name")
    place = values.address(
        "ship_to",
        {
            "name": name,
            **(address_parts(address) if address is not None else {}),
            "code": place_code(location, address, party),
        },
        1 if own else DEPUTY,
    )
    if place == Address(country=place.country if place else None):
        values.spots.pop("ship_to.country", None)
        return None
    return place


def delivery_date(values: Values, delivery: Node) -> str | None:
    """When the buyer wants it: the period that is asked for, else the latest day."""
    for name in PERIODS:
        period = delivery.find(name)
        if period is None:
            continue
        wanted = values.span("requested_delivery", period.find("StartDate"), period.find("EndDate"))
        if wanted:
            return wanted
    return values.day("requested_delivery", delivery.find("LatestDeliveryDate"))


def best_address(delivery: Node, location: Node | None, party: Node | None) -> Node | None:
    """The address of the delivery itself, of its location, of its party; one that says where."""
    candidates = [
        delivery.find("DeliveryAddress"),
        location.find("Address") if location else None,
        party.find("PostalAddress") if party else None,
    ]
    stated = [each for each in candidates if each is not None]
    return next(filter(says_where, stated), stated[0] if stated else None)


def says_where(address: Node) -> bool:
    telling = ("StreetName", "CityName", "PostalZone", "Postbox", "AddressLine")
    return any(each.name in telling and (said(each) or each.children) for each in address.children)


def place_code(location: Node | None, address: Node | None, party: Node | None) -> Node | None:
    """The number of the place: of the location, of its address, of its party."""
    for node in (
        location.find("ID") if location else None,
        address.find("ID") if address else None,
        party_code(party),
    ):
        if said(node):
            return node
    return None


def address_parts(address: Node) -> dict[str, Node | tuple[Node | None, str] | None]:
    """The parts of a cac:Address by field. A street gets its house number in its own element."""
    lines = list(street_lines(address))
    country = address.find("Country")
    code = country.find("IdentificationCode") if country else None
    region = address.find("CountrySubentity")
    return {
        "street": lines[0] if lines else None,
        "street2": joined(lines[1:]),
        "city": address.find("CityName"),
        "region": region if said(region) else address.find("CountrySubentityCode"),
        "postcode": address.find("PostalZone"),
        "country": code if said(code) else country.find("Name") if country else None,
    }


def street_lines(address: Node) -> Iterator[Node]:
    """The elements of the street, the one with its name first."""
    street = address.find("StreetName")
    if said(street) and street is not None:
        yield with_number(street, address.find("BuildingNumber"))
    for name in MORE_LINES:
        for node in address.all(name):
            if said(node):
                yield node
    for node in address.all("AddressLine", "Line"):
        if said(node):
            yield node


def with_number(street: Node, number: Node | None) -> Node:
    """The street with its house number, unless that is in its name already."""
    written, house = said(street), said(number)
    if not house or not written or house.lower() in written.lower().split():
        return street
    return stand_in(street, f"{written} {house}")
