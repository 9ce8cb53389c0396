"""Values that head and lines of an Order-X document share: dates, places, numbers."""

from decimal import Decimal

from clerkwork.intake.draft import Address
from clerkwork.intake.readers.xml.tree import Node
from clerkwork.intake.readers.xml.values import Values, joined, said


def stamp(field: str, node: Node | None, values: Values) -> str | None:
    """The date of an udt:DateTime: in the form of UNTDID 2379 (102, 203), or in ISO form."""
    if node is None:
        return None
    return values.day(field, node.find("DateTimeString") or node.find("DateTime") or node)


def event_day(delivery: Node, values: Values) -> str | None:
    """When the buyer wants the goods: the day, else the period, that he asks for."""
    field = "requested_delivery"
    event = delivery.find("RequestedDeliverySupplyChainEvent")
    if event is None:
        return None
    day = stamp(field, event.find("OccurrenceDateTime"), values)
    period = event.find("OccurrenceSpecifiedPeriod")
    if day or period is None:
        return day
    begin, end = period.find("StartDateTime"), period.find("EndDateTime")
    return values.span(field, string_of(begin), string_of(end))


def string_of(node: Node | None) -> Node | None:
    return node.find("DateTimeString") or node if node is not None else None


def party_place(party: Node, values: Values) -> Address | None:
    """A ram:TradeParty as `ship_to`."""
    address = party.find("PostalTradeAddress")
    name = party.find("Name")
    if not said(name):
        name = party.find("SpecifiedLegalOrganization", "TradingBusinessName")
    code = party.find("GlobalID")
    parts: dict[str, Node | tuple[Node | None, str] | None] = {
        "name": name,
        "code": code if said(code) else party.find("ID"),
    }
    if address is not None:
        lines = [
            node
            for label in ("LineOne", "LineTwo", "LineThree", "StreetName", "PostOfficeBox")
            for node in address.all(label)
            if said(node)
        ]
        parts |= {
            "street": lines[0] if lines else None,
            "street2": joined(lines[1:]),
            "city": address.find("CityName"),
            "region": address.find("CountrySubDivisionName"),
            "postcode": address.find("PostcodeCode"),
            "country": address.find("CountryID"),
        }
    return values.address("ship_to", parts)


def charges_of(settlement: Node, values: Values) -> Decimal:
    """Charges less allowances (ram:SpecifiedTradeAllowanceCharge)."""
    whole = Decimal(0)
    for each in settlement.all("SpecifiedTradeAllowanceCharge"):
        value = values.into({}).number("amount", each.find("ActualAmount")) or Decimal(0)
        adds = (said(each.find("ChargeIndicator", "Indicator")) or "").lower() in ("true", "1")
        whole += value if adds else -value
    return whole
