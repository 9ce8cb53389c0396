"""Purchase orders as UBL 2.1 Order documents, as Peppol BIS Ordering 3 has them."""

from lxml import etree
from lxml.builder import ElementMaker

from clerkwork.core.tables import plain
from clerkwork.training.papers import Paper, PaperLine, number

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
        *([cbc("Note", paper.note)] if paper.note else []),
        cbc("DocumentCurrencyCode", paper.currency),
        cac("BuyerCustomerParty", party(paper)),
        cac("Delivery", place(paper), period(paper)),
        *terms(paper),
        *charges(paper),
        *total(paper),
        *(line(position, each, paper) for position, each in enumerate(paper.lines, start=1)),
    )
    written: bytes = etree.tostring(order, xml_declaration=True, encoding="UTF-8")
    return written


def party(paper: Paper) -> etree._Element:
    ours = cac("PartyIdentification", cbc("ID", paper.customer))
    name = cac("PartyName", cbc("Name", paper.name))
    contact = cac("Contact", cbc("Name", paper.person), cbc("ElectronicMail", paper.mail))
    return cac("Party", ours, name, *([contact] if paper.mail else []))


def terms(paper: Paper) -> list[etree._Element]:
    if paper.terms is None:
        return []
    return [cac("PaymentTerms", cbc("Note", f"{paper.terms} days net"))]


def total(paper: Paper) -> list[etree._Element]:
    if not paper.amount():
        return []
    payable = cbc("PayableAmount", plain(paper.amount()), currencyID=paper.currency)
    return [cac("AnticipatedMonetaryTotal", payable)]


def charges(paper: Paper) -> list[etree._Element]:
    """Freight and tax, where there are any."""
    freight = cac(
        "AllowanceCharge",
        cbc("ChargeIndicator", "true"),
        cbc("AllowanceChargeReason", "Freight"),
        cbc("Amount", plain(paper.freight), currencyID=paper.currency),
    )
    tax = cac("TaxTotal", cbc("TaxAmount", plain(paper.tax), currencyID=paper.currency))
    return [each for each, value in ((freight, paper.freight), (tax, paper.tax)) if value]


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
    amount = cbc("LineExtensionAmount", number(each.amount), currencyID=paper.currency)
    price = cac("Price", cbc("PriceAmount", number(each.price), currencyID=paper.currency))
    return cac(
        "OrderLine",
        cac(
            "LineItem",
            cbc("ID", str(position)),
            cbc("Quantity", number(each.quantity), unitCode=UNITS.get(each.unit, each.unit)),
            *([amount] if each.amount is not None else []),
            *([price] if each.price is not None else []),
            cac("Item", cbc("Name", each.name), *codes(each)),
        ),
    )


def codes(each: PaperLine) -> list[etree._Element]:
    """The article's numbers: the buyer's, the seller's, the GTIN."""
    gtin = cbc("ID", each.gtin, schemeID="0160")
    stated = [
        ("BuyersItemIdentification", each.buyer_sku, cbc("ID", each.buyer_sku)),
        ("SellersItemIdentification", each.sku, cbc("ID", each.sku)),
        ("StandardItemIdentification", each.gtin, gtin),
    ]
    return [cac(name, shown) for name, value, shown in stated if value]
