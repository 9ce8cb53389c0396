"""What a UBL OrderResponse says, and that its elements stand as the schema has them."""

import pytest
from lxml import etree

from clerkwork.answers.models import Form
from clerkwork.answers.tests.came import answer_to, answers_of, day, go_on, take
from clerkwork.intake.readers import read_document
from clerkwork.training import builders as make
from clerkwork.verification.decide import reject_line

pytestmark = pytest.mark.django_db

UBL = "urn:oasis:names:specification:ubl:schema:xsd:"
CAC, CBC = f"{{{UBL}CommonAggregateComponents-2}}", f"{{{UBL}CommonBasicComponents-2}}"
NAMES = {"cac": CAC[1:-1], "cbc": CBC[1:-1]}

# The sequence of each element's children in UBL 2.1, as far as we write any, and how often each may
# occur: ? at most once, 1 once, * any number, + at least once.
SCHEMA = {
    "OrderResponse": "UBLVersionID? CustomizationID? ProfileID? ID1 SalesOrderID? IssueDate1 "
    "IssueTime? OrderResponseCode? Note* DocumentCurrencyCode? CustomerReference? OrderReference+ "
    "SellerSupplierParty1 BuyerCustomerParty1 Delivery* OrderLine*",
    "OrderReference": "ID1",
    "SellerSupplierParty": "Party?",
    "BuyerCustomerParty": "Party?",
    "Party": "EndpointID? PartyIdentification* PartyName* PartyLegalEntity*",
    "PartyIdentification": "ID1",
    "PartyName": "Name1",
    "PartyLegalEntity": "RegistrationName? CompanyID?",
    "OrderLine": "Note* LineItem1 OrderLineReference*",
    "OrderLineReference": "LineID1",
    "LineItem": "ID1 Note* LineStatusCode? Quantity? MaximumBackorderQuantity? Delivery* Price? "
    "Item1",
    "Delivery": "PromisedDeliveryPeriod?",
    "PromisedDeliveryPeriod": "StartDate? EndDate?",
    "Price": "PriceAmount1",
    "Item": "Name? BuyersItemIdentification? SellersItemIdentification? StandardItemIdentification?",
    "BuyersItemIdentification": "ID1",
    "SellersItemIdentification": "ID1",
    "StandardItemIdentification": "ID1",
}
BOUNDS = {"?": (0, 1), "1": (1, 1), "*": (0, 999), "+": (1, 999)}

# What Peppol's T76 lets a party and a line have, beside what the schema says.
PEPPOL = {
    "Party": "EndpointID1 PartyIdentification? PartyLegalEntity1",
    "PartyLegalEntity": "RegistrationName1",
    "LineItem": "ID1 Note? LineStatusCode1 Quantity? MaximumBackorderQuantity? Delivery? Price? "
    "Item1",
    "Item": "Name1 BuyersItemIdentification? SellersItemIdentification? StandardItemIdentification?",
    "OrderLine": "LineItem1 OrderLineReference1",
}


def ubl(*lines: str, po: str = "4711", peppol: bool = False) -> bytes:
    """An Order from ACME; with `peppol`, of that specification, with endpoints."""
    head = "urn:fdc:peppol.eu:poacc:trns:order:3" if peppol else "urn:other"
    ends = (
        "<a:Party>%s<a:PartyIdentification><ID>%s</ID></a:PartyIdentification><a:PartyName><Name>"
    )
    ends += "%s</Name></a:PartyName></a:Party>"
    mark = "<EndpointID schemeID='0088'>%s</EndpointID>" if peppol else "%.0s"
    buyer = ends % (mark % "7300010000001", "ACME", "Acme GmbH")
    seller = ends % (mark % "7302347231110", "US", "Us &amp; Co")
    return f"""<?xml version="1.0"?>
    <o:Order xmlns:o="{UBL}Order-2" xmlns:a="{NAMES["cac"]}" xmlns="{NAMES["cbc"]}">
    <CustomizationID>{head}</CustomizationID><ID>{po}</ID><IssueDate>{day(0, "%Y-%m-%d")}</IssueDate>
    <DocumentCurrencyCode>EUR</DocumentCurrencyCode><CustomerReference>R 1</CustomerReference>
    <a:BuyerCustomerParty>{buyer}</a:BuyerCustomerParty>
    <a:SellerSupplierParty>{seller}</a:SellerSupplierParty>
    <a:Delivery><a:DeliveryLocation><a:Address><StreetName>Marktplatz 1</StreetName>
    <CityName>Hamburg</CityName><PostalZone>20457</PostalZone>
    <a:Country><IdentificationCode>DE</IdentificationCode></a:Country></a:Address>
    </a:DeliveryLocation><a:RequestedDeliveryPeriod><EndDate>{day(7, "%Y-%m-%d")}</EndDate>
    </a:RequestedDeliveryPeriod></a:Delivery>{"".join(lines)}</o:Order>""".encode()


def line(ident: str, sku: str, quantity: str) -> str:
    return f"""<a:OrderLine><a:LineItem><ID>{ident}</ID><Quantity unitCode="C62">{quantity}</Quantity>
    <a:Price><PriceAmount currencyID="EUR">10</PriceAmount></a:Price><a:Item><Name>{sku} they say</Name>
    <a:BuyersItemIdentification><ID>&lt;{sku}&gt;</ID></a:BuyersItemIdentification>
    <a:SellersItemIdentification><ID>{sku}</ID></a:SellersItemIdentification></a:Item></a:LineItem>
    </a:OrderLine>"""


def wrong_in(node: etree._Element, schema: dict[str, str]) -> list[str]:
    """Where the children of this element, or of one below it, are not as the schema has them."""
    name = etree.QName(node).localname
    found = [etree.QName(child).localname for child in node]
    wrong = []
    if found:
        allowed = [(each[:-1], BOUNDS[each[-1]]) for each in schema[name].split()]
        order = [child for child, _ in allowed]
        if sorted(found, key=lambda each: order.index(each) if each in order else -1) != found:
            wrong.append(f"{name}: {found}")
        for child, (least, most) in allowed:
            if not least <= found.count(child) <= most:
                wrong.append(f"{name}: {found.count(child)} times {child}")
        wrong += [f"{name} has {child}" for child in found if child not in order]
    elif not (node.text or "").strip():
        wrong.append(f"{name} is empty")
    return wrong + [one for child in node for one in wrong_in(child, schema)]


def texts(node: etree._Element, path: str) -> list[str]:
    return [each.text for each in node.iterfind(path, NAMES)]


def test_an_order_is_answered_by_a_response_that_mirrors_it() -> None:
    make.a_lot(on_hand=10)
    answer = answer_to(ubl(line("10", "TEA", "4")))
    root = etree.fromstring(bytes(answer.raw))
    number = answer.says["order"]
    assert (answer.form, root.tag) == (Form.UBL, f"{{{UBL}OrderResponse-2}}OrderResponse")
    assert wrong_in(root, SCHEMA) == []
    expected = {
        "cbc:ID": f"{number}-1",
        "cbc:SalesOrderID": number,
        "cbc:OrderResponseCode": "AP",
        "cbc:CustomerReference": "R 1",
        "cac:OrderReference/cbc:ID": "4711",
        "cac:SellerSupplierParty/cac:Party/cac:PartyName/cbc:Name": "Us & Co",
        "cac:BuyerCustomerParty/cac:Party/cac:PartyIdentification/cbc:ID": "ACME",
        "cac:OrderLine/cac:LineItem/cbc:ID": "10",
        "cac:OrderLine/cac:LineItem/cbc:LineStatusCode": "5",
        "cac:OrderLine/cac:LineItem/cbc:Quantity": "4",
        "cac:OrderLine/cac:LineItem/cac:Item/cbc:Name": "TEA they say",
        "cac:OrderLine/cac:LineItem/cac:Item/cac:BuyersItemIdentification/cbc:ID": "<TEA>",
        "cac:OrderLine/cac:OrderLineReference/cbc:LineID": "10",
        "cac:OrderLine/cac:LineItem/cac:Delivery/cac:PromisedDeliveryPeriod/cbc:EndDate": day(
            7, "%Y-%m-%d"
        ),
    }
    assert {path: texts(root, path) for path in expected} == {
        path: [text] for path, text in expected.items()
    }
    unit = root.find("cac:OrderLine/cac:LineItem/cbc:Quantity", NAMES)
    assert unit is not None
    assert unit.attrib == {"unitCode": "C62"}
    assert read_document(bytes(answer.raw)).format == "ubl"


def test_what_comes_waits_and_does_not_is_told_line_by_line() -> None:
    make.a_lot(on_hand=3)
    make.an_item("OIL")
    lines = (line("1", "TEA", "4"), line("2", "OIL", "2"), line("3", "NIX", "1"))
    order = take(ubl(*lines)).orders.get().order
    reject_line(order.lines.get(position=3).pk, reason="<not> ours", by=make.a_user())
    go_on()
    root = etree.fromstring(bytes(answers_of(order)[0].raw))
    assert wrong_in(root, SCHEMA) == []
    item = "cac:OrderLine/cac:LineItem/cbc:"
    assert texts(root, "cbc:OrderResponseCode") == ["CA"]
    assert texts(root, f"{item}LineStatusCode") == ["3", "3", "7"]
    assert texts(root, f"{item}Quantity") == ["3", "0", "0"]
    assert texts(root, f"{item}MaximumBackorderQuantity") == ["1", "2"]
    assert texts(root, f"{item}Note") == [
        "1 backordered, date follows",
        "2 backordered, date follows",
        "1 rejected: <not> ours",
    ]


def test_an_order_of_peppol_is_answered_in_its_data_model() -> None:
    make.a_lot(on_hand=3)
    answer = answer_to(ubl(line("1", "TEA", "4"), peppol=True))
    root = etree.fromstring(bytes(answer.raw))
    assert wrong_in(root, SCHEMA | PEPPOL) == []
    assert texts(root, "cbc:CustomizationID") == ["urn:fdc:peppol.eu:poacc:trns:order_response:3"]
    assert texts(root, "cbc:ProfileID") == ["urn:fdc:peppol.eu:poacc:bis:ordering:3"]
    assert texts(root, "cbc:UBLVersionID") == []
    (end,) = root.iterfind("cac:SellerSupplierParty/cac:Party/cbc:EndpointID", NAMES)
    assert (end.text, end.get("schemeID")) == ("7302347231110", "0088")
    name = "cac:SellerSupplierParty/cac:Party/cac:PartyLegalEntity/cbc:RegistrationName"
    assert texts(root, name) == ["Us & Co"]


@pytest.mark.parametrize(("written", "meant"), [("&lt;b&gt;'1+", "<b>'1+"), ("a&amp;~*", "a&~*")])
def test_a_hostile_number_comes_back_as_it_was(written: str, meant: str) -> None:
    make.a_lot(on_hand=10)
    root = etree.fromstring(bytes(answer_to(ubl(line("1", "TEA", "4"), po=written)).raw))
    assert texts(root, "cac:OrderReference/cbc:ID") == [meant]


def test_the_check_of_the_schema_finds_what_is_wrong() -> None:
    make.a_lot(on_hand=10)
    root = etree.fromstring(bytes(answer_to(ubl(line("1", "TEA", "4"))).raw))
    root.append(root[0])
    etree.SubElement(root, f"{CBC}Note")
    assert wrong_in(root, SCHEMA) != []
