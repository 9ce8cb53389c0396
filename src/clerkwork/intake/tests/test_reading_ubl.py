"""UBL orders: what each element means, and what contradicts."""

import pytest

from clerkwork.intake.draft import Address, DraftLine, DraftOrder, Reading
from clerkwork.intake.readers import read_document

SPACE = "urn:oasis:names:specification:ubl:schema:xsd"
AMOUNT = "<PriceAmount currencyID='EUR'>5</PriceAmount>"


def read(head: str = "", line: str = "", item: str = "", tail: str = "") -> Reading:
    """An order of one line for two, with more in its head, its line, its item, and at the end."""
    return read_document(
        f"<Order xmlns='{SPACE}:Order-2'><ID>P1</ID>{head}<OrderLine><LineItem><ID>1</ID>"
        f"<Quantity unitCode='EA'>2</Quantity>{line}<Item><Name>Tea</Name>{item}</Item></LineItem>"
        f"</OrderLine>{tail}</Order>".encode()
    )


def order(reading: Reading) -> DraftOrder:
    return reading.orders[0]


def line(reading: Reading) -> DraftLine:
    return reading.orders[0].lines[0]


def told(reading: Reading) -> list[str]:
    return [f"{problem.where}: {problem.what}" for problem in reading.problems]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("OrderChange", "order_change"),
        ("OrderCancellation", "order_cancellation"),
        ("OrderResponse", "other"),
        ("RequestForQuotation", "quotation_request"),
        ("Quotation", "other"),
        ("Invoice", "invoice"),
        ("CreditNote", "invoice"),
        ("DespatchAdvice", "other"),
        ("Forecast", "other"),
    ],
)
def test_another_document_of_ubl_is_named_and_makes_no_order(name: str, kind: str) -> None:
    reading = read_document(
        f"<x:{name} xmlns:x='{SPACE}:{name}-2'><x:ID>1</x:ID></x:{name}>".encode()
    )
    assert (reading.format, reading.kind, reading.orders) == ("ubl", kind, [])


@pytest.mark.parametrize(
    ("item", "sku", "buyer_sku", "gtin"),
    [
        ("<SellersItemIdentification><ID>S</ID></SellersItemIdentification>", "S", None, None),
        ("<BuyersItemIdentification><ID>B</ID></BuyersItemIdentification>", None, "B", None),
        ("<SellersItemIdentification><ID>N/A</ID></SellersItemIdentification>", None, None, None),
        ("<ManufacturersItemIdentification><ID>M</ID></ManufacturersItemIdentification>",
         "M", None, None),
        (("<SellersItemIdentification><ID schemeID='GTIN'>4006381333931</ID>"
         "</SellersItemIdentification>"), "4006381333931", None, "4006381333931"),
        ("<StandardItemIdentification><ID schemeID='0160'>123</ID></StandardItemIdentification>",
         None, None, "123"),
        ("<StandardItemIdentification><ID>4006381333931</ID></StandardItemIdentification>",
         None, None, "4006381333931"),
        ("<StandardItemIdentification><ID>4006381333930</ID></StandardItemIdentification>",
         None, None, None),
        (("<StandardItemIdentification><ID schemeID='ISBN'>0306406152</ID>"
         "</StandardItemIdentification>"), None, None, None),
        (("<AdditionalItemIdentification><ID schemeID='EAN13'>4006381333931</ID>"
         "</AdditionalItemIdentification>"), None, None, "4006381333931"),
    ],
)  # fmt: skip
def test_the_owner_of_a_number_decides_its_field(
    item: str, sku: str | None, buyer_sku: str | None, gtin: str | None
) -> None:
    found = line(read(item=item))
    assert (found.sku, found.buyer_sku, found.gtin) == (sku, buyer_sku, gtin)


@pytest.mark.parametrize(
    ("delivery", "place"),
    [
        (("<DeliveryAddress><StreetName>Weg</StreetName><BuildingNumber>1</BuildingNumber>"
         "</DeliveryAddress>"), Address(street="Weg 1")),
        (("<DeliveryAddress><StreetName>Weg 1</StreetName><BuildingNumber>1</BuildingNumber>"
         "</DeliveryAddress>"), Address(street="Weg 1")),
        ("<DeliveryAddress><Postbox>PO Box 7</Postbox><CityName>Wien</CityName></DeliveryAddress>",
         Address(street="PO Box 7", city="Wien")),
        (("<DeliveryAddress><AddressLine><Line>Weg 1</Line></AddressLine>"
         "<AddressLine><Line>Tor 2</Line></AddressLine></DeliveryAddress>"),
         Address(street="Weg 1", street2="Tor 2")),
        (("<DeliveryLocation><ID>9</ID><Address><CityName>Wien</CityName><Country><Name>Austria</Name>"
         "</Country></Address></DeliveryLocation>"), Address(city="Wien", country="AT", code="9")),
        ("<DeliveryLocation><Name>Dock</Name></DeliveryLocation>", Address(name="Dock")),
        (("<DeliveryParty><PartyName><Name>Ost</Name></PartyName><PostalAddress><CityName>Linz"
         "</CityName></PostalAddress></DeliveryParty>"), Address(name="Ost", city="Linz")),
        ("<Despatch><DespatchAddress><CityName>Graz</CityName></DespatchAddress></Despatch>", None),
        (("<DeliveryAddress><Country><IdentificationCode>AT</IdentificationCode></Country>"
         "</DeliveryAddress>"), None),
    ],
)  # fmt: skip
def test_the_place_of_delivery_is_read_from_wherever_it_is_stated(
    delivery: str, place: Address | None
) -> None:
    assert order(read(f"<Delivery>{delivery}</Delivery>")).ship_to == place
    assert line(read(line=f"<Delivery>{delivery}</Delivery>")).ship_to == place


@pytest.mark.parametrize(
    ("period", "wanted"),
    [
        ("<StartDate>2026-03-10</StartDate><EndDate>2026-03-12</EndDate>", "2026-03-10/2026-03-12"),
        ("<StartDate>2026-03-10</StartDate><EndDate>2026-03-10</EndDate>", "2026-03-10"),
        ("<EndDate>2026-03-12</EndDate>", "2026-03-12"),
        ("<StartDate>0001-01-01</StartDate>", None),
    ],
)
def test_a_period_of_delivery_is_one_day_or_two(period: str, wanted: str | None) -> None:
    period = f"<Delivery><RequestedDeliveryPeriod>{period}</RequestedDeliveryPeriod></Delivery>"
    assert order(read(period)).requested_delivery == wanted
    assert line(read(line=period)).requested_delivery == wanted


def test_a_line_split_over_several_deliveries_keeps_its_parts() -> None:
    part = (
        "<Delivery><Quantity unitCode='EA'>{}</Quantity><DeliveryAddress><CityName>{}</CityName>"
        "</DeliveryAddress><LatestDeliveryDate>2026-03-0{}</LatestDeliveryDate></Delivery>"
    )
    reading = read(line=part.format(1, "Wien", 3) + part.format(2, "Graz", 4))
    found = line(reading)
    assert [each.ship_to for each in found.deliveries] == [
        Address(city="Wien"),
        Address(city="Graz"),
    ]
    assert [each.requested_delivery for each in found.deliveries] == ["2026-03-03", "2026-03-04"]
    assert told(reading) == [
        "/Order/OrderLine: the quantities of its parts add up to 3, expected 2"
    ]


@pytest.mark.parametrize(
    ("line", "tail", "problem"),
    [
        (f"<LineExtensionAmount>10</LineExtensionAmount><Price>{AMOUNT}</Price>", "", None),
        (f"<LineExtensionAmount>11</LineExtensionAmount><Price>{AMOUNT}</Price>", "",
         "/Order/OrderLine: found the amount 11, expected 10.00: quantity times price"),
        (("<LineExtensionAmount>9</LineExtensionAmount><AllowanceCharge><ChargeIndicator>false"
         f"</ChargeIndicator><Amount>1</Amount></AllowanceCharge><Price>{AMOUNT}</Price>"), "", None),
        (f"<Price>{AMOUNT}<BaseQuantity unitCode='BX'>1</BaseQuantity></Price>", "",
         ("/Order/OrderLine/LineItem/Price/BaseQuantity/@unitCode: "
         "found a price per BX, expected one per EA")),
        (f"<Price>{AMOUNT}</Price>", ("<AnticipatedMonetaryTotal><LineExtensionAmount>12"
         "</LineExtensionAmount><PayableAmount>12</PayableAmount></AnticipatedMonetaryTotal>"),
         ("/Order/AnticipatedMonetaryTotal/LineExtensionAmount: "
         "found 12, expected 10: the sum of the lines")),
        (f"<Price>{AMOUNT}</Price>", ("<AnticipatedMonetaryTotal><PayableAmount>12</PayableAmount>"
         "</AnticipatedMonetaryTotal>"),
         "/Order/AnticipatedMonetaryTotal/PayableAmount: found 12, expected 10"),
        (f"<Price>{AMOUNT}</Price>", ("<TaxTotal><TaxAmount>2</TaxAmount></TaxTotal>"
         "<AnticipatedMonetaryTotal><PayableAmount>12</PayableAmount></AnticipatedMonetaryTotal>"),
         None),
        ("<LineStatusCode>Cancelled</LineStatusCode>", "",
         "/Order/OrderLine: found the status Cancelled: the line may not be wanted"),
        ("", "<CopyIndicator>true</CopyIndicator>",
         "/Order/CopyIndicator: found a copy of an order: the goods may have been ordered before"),
    ],
)  # fmt: skip
def test_what_contradicts_is_said_with_its_place(line: str, tail: str, problem: str | None) -> None:
    assert told(read(line=line, tail=tail)) == ([problem] if problem else [])


def test_a_price_for_one_has_no_base_and_a_price_for_more_has() -> None:
    price = f"<Price>{AMOUNT}<BaseQuantity>{{}}</BaseQuantity></Price>"
    assert line(read(line=price.format("1.0"))).price_base_quantity is None
    assert line(read(line=price.format("100"))).price_base_quantity == 100
    assert line(read(line=price.format("0"))).price_base_quantity is None


def test_the_currency_is_that_of_the_amounts_where_only_they_have_one() -> None:
    assert order(read(line=f"<Price>{AMOUNT}</Price>")).currency == "EUR"
    two = read(line=f"<Price>{AMOUNT}</Price>", tail="<T currencyID='USD'>1</T>")
    assert order(two).currency is None
    assert two.problems[0].field == "currency"


def test_the_number_that_we_gave_the_buyer_is_his_code() -> None:
    party = (
        "<BuyerCustomerParty>{}<Party><EndpointID schemeID='0007'>1</EndpointID>"
        "<PartyIdentification><ID>2</ID></PartyIdentification><PartyName><Name>Ost</Name>"
        "</PartyName></Party></BuyerCustomerParty>"
    )
    ours = "<SupplierAssignedAccountID>K7</SupplierAssignedAccountID>"
    assert order(read(party.format(ours))).buyer_code == "K7"
    assert order(read(party.format(""))).buyer_code == "2"
    assert read(party.format("")).sender == "1"


def test_a_wrong_value_is_null_and_named() -> None:
    reading = read(
        "<IssueDate>soon</IssueDate>", line="<Price><PriceAmount>1,505</PriceAmount></Price>"
    )
    assert (order(reading).order_date, line(reading).unit_price) == (None, None)
    assert [(problem.field, problem.order) for problem in reading.problems] == [
        ("order_date", 0),
        ("unit_price", 0),
    ]


def test_an_order_of_ubl_1_is_read() -> None:
    reading = read_document(
        f"<Order xmlns='{SPACE}:Order-1.0' xmlns:c='{SPACE}:CommonAggregateComponents-1.0'>"
        "<c:BuyersID>20</c:BuyersID><IssueDate>2026-03-02</IssueDate><c:BuyerParty><c:Party>"
        "<c:PartyName><c:Name>Ost</c:Name></c:PartyName></c:Party></c:BuyerParty><c:OrderLine>"
        "<c:LineItem><c:BuyersID>1</c:BuyersID><c:Quantity quantityUnitCode='PKG'>5</c:Quantity>"
        "<c:Item><Description>Pencils</Description><c:BasePrice><c:PriceAmount amountCurrencyID='GBP'>"
        "2.50</c:PriceAmount></c:BasePrice></c:Item></c:LineItem></c:OrderLine></Order>".encode()
    )
    found = order(reading)
    assert (found.po_number, found.buyer_name, found.currency) == ("20", "Ost", "GBP")
    assert (line(reading).line, line(reading).uom, line(reading).description) == (
        *("1", "PKG"),
        "Pencils",
    )
