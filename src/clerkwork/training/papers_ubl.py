"""Purchase orders as UBL 2.1 Order documents, as Peppol BIS Ordering 3 has them."""

from lxml import etree
from lxml.builder import ElementMaker

from clerkwork.core.tables import plain
from clerkwork.training.papers import Paper, PaperLine

UBL = "urn:oasis:names:specification:ubl:schema:xsd:"
CAC, CBC = f"{UBL}CommonAggregateComponents-2", f"{UBL}CommonBasicComponents-2"
UNITS = {"EA": "C62", "CS": "CS", "PAL": "PF"}  # UN/ECE Recommendation 20 and 21
ORDER = ElementMaker(
    namespace=f"{UBL}Order-2", nsmap={None: f"{UBL}Order-2", "cac": CAC, "cbc": CBC}
)
cac, cbc = ElementMaker(namespace=CAC), ElementMaker(namespace=CBC)


def as_ubl(paper: Paper) -> bytes:
    """One Order."""
    order = ORDER(
        "Order",
        cbc("CustomizationID", "urn:fdc:peppol.eu:poacc:trns:order:3"),
        cbc("ID", paper.po_number),
        cbc("IssueDate", paper.day.isoformat()),
        cbc("DocumentCurrencyCode", paper.currency),
        cac("BuyerCustomerParty", party(paper)),
        cac("Delivery", place(paper), period(paper)),
        cac(
            "AnticipatedMonetaryTotal",
            cbc("PayableAmount", plain(paper.amount()), currencyID=paper.currency),
        ),
        *(line(position, each, paper) for position, each in enumerate(paper.lines, start=1)),
    )
    written: bytes = etree.tostring(order, xml_declaration=True, encoding="UTF-8")
    return written


def party(paper: Paper) -> etree._Element:
    number = cac("PartyIdentification", cbc("ID", paper.customer))
    name = cac("PartyName", cbc("Name", paper.name))
    return cac("Party", number, name)


def place(paper: Paper) -> etree._Element:
    where = paper.place
    return cac(
        "DeliveryLocation",
        cbc("Name", where["name"]),
        cac(
            "Address",
            cbc("StreetName", where["street"]),
            cbc("CityName", where["city"]),
            cbc("PostalZone", where["postcode"]),
            cac("Country", cbc("IdentificationCode", where["country"])),
        ),
    )


def period(paper: Paper) -> etree._Element:
    return cac("RequestedDeliveryPeriod", cbc("EndDate", paper.due.isoformat()))


def line(position: int, each: PaperLine, paper: Paper) -> etree._Element:
    quantity = "" if each.quantity is None else str(each.quantity)
    return cac(
        "OrderLine",
        cac(
            "LineItem",
            cbc("ID", str(position)),
            cbc("Quantity", quantity, unitCode=UNITS[each.unit]),
            cac("Price", cbc("PriceAmount", plain(each.price), currencyID=paper.currency)),
            cac(
                "Item",
                cbc("Name", each.name),
                cac("SellersItemIdentification", cbc("ID", each.sku)),
            ),
        ),
    )
