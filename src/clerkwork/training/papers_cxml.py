"""Purchase orders as cXML 1.2 OrderRequest documents."""

from lxml import etree
from lxml.builder import E

from clerkwork.training.papers import Paper, PaperLine, number

UNITS = {"EA": "EA", "CS": "CS", "PAL": "PF"}  # UN/ECE Recommendation 20 and 21


def as_cxml(paper: Paper) -> bytes:
    """One OrderRequest."""
    noon = f"{paper.day.isoformat()}T12:00:00+00:00"
    header = E.OrderRequestHeader(
        *([E.Total(money(number(paper.amount()), paper))] if paper.amount() else []),
        ship_to(paper),
        E.BillTo(E.Address(E.Name(paper.name))),
        *([E.Shipping(money(number(paper.freight), paper))] if paper.freight else []),
        *([E.Tax(money(number(paper.tax), paper))] if paper.tax else []),
        *terms(paper),
        *([contact(paper)] if paper.mail else []),
        *([E.Comments(paper.note)] if paper.note else []),
        orderID=paper.po_number,
        orderDate=noon,
        requestedDeliveryDate=paper.due.isoformat(),
        type="new",
    )
    sender = E.From(E.Credential(E.Identity(paper.customer), domain="NetworkID"))
    items = (item(at, line, paper) for at, line in enumerate(paper.lines, start=1))
    document = E.cXML(
        E.Header(sender),
        E.Request(E.OrderRequest(header, *items)),
        payloadID=f"{paper.po_number}@{paper.edi_id}",
        timestamp=noon,
    )
    written: bytes = etree.tostring(document, xml_declaration=True, encoding="UTF-8")
    return written


def money(value: str, paper: Paper) -> etree._Element:
    return E.Money(value, currency=paper.currency)


def terms(paper: Paper) -> list[etree._Element]:
    return [] if paper.terms is None else [E.PaymentTerm(payInNumberOfDays=str(paper.terms))]


def contact(paper: Paper) -> etree._Element:
    return E.Contact(E.Name(paper.person), E.Email(paper.mail), role="buyer")


def ship_to(paper: Paper) -> etree._Element:
    place = paper.place
    postal = E.PostalAddress(
        E.Street(place["street"]),
        E.City(place["city"]),
        E.State(place["region"]),
        E.PostalCode(place["postcode"]),
        E.Country(place["country"], isoCountryCode=place["country"]),
    )
    return E.ShipTo(E.Address(E.Name(place["name"]), postal))


def item(position: int, line: PaperLine, paper: Paper) -> etree._Element:
    """One ItemOut; the GTIN is a reference beside the numbers."""
    ids = E.ItemID(E.SupplierPartID(line.sku or "n.n."))
    if line.buyer_sku:
        ids.append(E.BuyerPartID(line.buyer_sku))
    if line.gtin:
        ids.append(E.IdReference(domain="EAN", identifier=line.gtin))
    detail = E.ItemDetail(
        *([E.UnitPrice(money(number(line.price), paper))] if line.price is not None else []),
        E.Description(line.name),
        E.UnitOfMeasure(UNITS.get(line.unit, line.unit)),
    )
    asked = number(line.quantity)
    return E.ItemOut(
        ids, detail, lineNumber=str(position), **({"quantity": asked} if asked else {})
    )
