"""Order-X and the other XML orders: what each code and element means."""

import pytest

from clerkwork.intake.draft import Address, Reading
from clerkwork.intake.readers import read_document
from clerkwork.intake.readers.xml.orders import read_order_x

LINE = (
    "<AssociatedDocumentLineDocument><LineID>1</LineID></AssociatedDocumentLineDocument>"
    "<SpecifiedLineTradeDelivery><RequestedQuantity unitCode='C62'>2</RequestedQuantity>"
    "</SpecifiedLineTradeDelivery>"
)


def read(document: str = "", delivery: str = "", line: str = LINE, context: str = "") -> Reading:
    return read_order_x(
        "<r:SCRDMCCBDACIOMessageStructure xmlns:r='urn:un:unece:uncefact:data:x:100'>"
        f"<ExchangedDocumentContext>{context}</ExchangedDocumentContext>"
        f"<ExchangedDocument><ID>P1</ID>{document}</ExchangedDocument><SupplyChainTradeTransaction>"
        f"<IncludedSupplyChainTradeLineItem>{line}</IncludedSupplyChainTradeLineItem>"
        f"<ApplicableHeaderTradeDelivery>{delivery}</ApplicableHeaderTradeDelivery>"
        "</SupplyChainTradeTransaction></r:SCRDMCCBDACIOMessageStructure>".encode()
    )


def told(reading: Reading) -> list[str]:
    return [problem.what for problem in reading.problems]


@pytest.mark.parametrize(
    ("document", "kind", "problem"),
    [
        ("<TypeCode>220</TypeCode><PurposeCode>9</PurposeCode>", "order", None),
        ("<TypeCode>221</TypeCode>", "order", "found a blanket order (code 221)"),
        ("<TypeCode>220</TypeCode><PurposeCode>7</PurposeCode>", "order", "found a duplicate"),
        ("<CopyIndicator><Indicator>true</Indicator></CopyIndicator>", "order", "found a copy"),
        ("<TypeCode>230</TypeCode>", "order_change", "a change of an order (type 230)"),
        ("<TypeCode>231</TypeCode>", "other", "an answer to an order (type 231)"),
        ("<TypeCode>220</TypeCode><PurposeCode>1</PurposeCode>", "order_cancellation", "purpose 1"),
        ("<TypeCode>380</TypeCode>", "invoice", "an invoice (type 380)"),
    ],
)
def test_type_and_purpose_decide_the_kind(document: str, kind: str, problem: str | None) -> None:
    reading = read(document)
    assert (reading.format, reading.kind) == ("order-x", kind)
    assert [str(problem) in each for each in told(reading)] == [True] * bool(problem)


def test_a_test_is_said() -> None:
    context = "<TestIndicator><Indicator>true</Indicator></TestIndicator>"
    assert told(read(context=context)) == ["found a test, expected an order"]


@pytest.mark.parametrize(
    ("event", "wanted"),
    [
        (("<OccurrenceDateTime><DateTimeString format='102'>20260310</DateTimeString>"
         "</OccurrenceDateTime>"), "2026-03-10"),
        (("<OccurrenceSpecifiedPeriod><StartDateTime><DateTimeString format='203'>202603100900"
         "</DateTimeString></StartDateTime><EndDateTime><DateTimeString format='203'>202603121800"
         "</DateTimeString></EndDateTime></OccurrenceSpecifiedPeriod>"), "2026-03-10/2026-03-12"),
        ("<OccurrenceDateTime><DateTime>2026-03-10T08:00:00</DateTime></OccurrenceDateTime>",
         "2026-03-10"),
    ],
)  # fmt: skip
def test_the_day_that_is_asked_for_is_read_in_every_form(event: str, wanted: str) -> None:
    event = f"<RequestedDeliverySupplyChainEvent>{event}</RequestedDeliverySupplyChainEvent>"
    assert read(delivery=event).orders[0].requested_delivery == wanted


@pytest.mark.parametrize(
    ("price", "unit_price", "field"),
    [
        ("<NetPriceProductTradePrice><ChargeAmount>4</ChargeAmount></NetPriceProductTradePrice>",
         "4", None),
        ("<GrossPriceProductTradePrice><ChargeAmount>5</ChargeAmount></GrossPriceProductTradePrice>",
         "5", None),
        (("<GrossPriceProductTradePrice><ChargeAmount>5</ChargeAmount><AppliedTradeAllowanceCharge/>"
         "</GrossPriceProductTradePrice>"), None, "unit_price"),
    ],
)  # fmt: skip
def test_the_net_price_counts_and_a_discount_is_not_guessed(
    price: str, unit_price: str | None, field: str | None
) -> None:
    reading = read(line=f"{LINE}<SpecifiedLineTradeAgreement>{price}</SpecifiedLineTradeAgreement>")
    found = reading.orders[0].lines[0].unit_price
    assert (None if found is None else str(found)) == unit_price
    assert [problem.field for problem in reading.problems] == ([field] if field else [])


def test_the_place_of_delivery_is_that_of_the_ship_to_party() -> None:
    party = (
        "<ShipToTradeParty><GlobalID schemeID='0088'>9</GlobalID><Name>Ost</Name><PostalTradeAddress>"
        "<PostcodeCode>1010</PostcodeCode><LineOne>Weg 1</LineOne><LineTwo>Tor 2</LineTwo>"
        "<CityName>Wien</CityName><CountryID>AT</CountryID></PostalTradeAddress></ShipToTradeParty>"
    )
    assert read(delivery=party).orders[0].ship_to == Address(
        name="Ost",
        street="Weg 1",
        street2="Tor 2",
        city="Wien",
        postcode="1010",
        country="AT",
        code="9",
    )


@pytest.mark.parametrize(
    ("document", "format_name", "kind"),
    [
        ("<CrossIndustryInvoice/>", "factur-x", "invoice"),
        ("<CrossIndustryDocument/>", "factur-x", "invoice"),
        ("<CrossIndustryOrderChange/>", "order-x", "order_change"),
        ("<ORDERCHANGE><ORDERCHANGE_HEADER/></ORDERCHANGE>", "opentrans", "order_change"),
        ("<RFQ><RFQ_HEADER/></RFQ>", "opentrans", "quotation_request"),
        ("<INVOICE><INVOICE_HEADER/></INVOICE>", "opentrans", "invoice"),
        ("<ORDRSP><IDOC><EDI_DC40><MESTYP>ORDRSP</MESTYP></EDI_DC40></IDOC></ORDRSP>",
         "idoc-orders", "other"),
        ("<ORDCHG><IDOC><EDI_DC40><MESTYP>ORDCHG</MESTYP></EDI_DC40></IDOC></ORDCHG>",
         "idoc-orders", "order_change"),
        ("<ChangeOrder><ChangeOrderHeader/></ChangeOrder>", "xcbl", "order_change"),
    ],
)  # fmt: skip
def test_what_is_no_order_is_named_in_every_dialect(
    document: str, format_name: str, kind: str
) -> None:
    reading = read_document(document.encode())
    assert (reading.format, reading.kind, reading.orders) == (format_name, kind, [])
    assert len(reading.problems) == 1


def test_orders_of_shops_as_xml_are_read() -> None:
    shopify = (
        "<orders><order><name>#1001</name><created-at>2026-03-02T09:00:00Z</created-at>"
        "<currency>USD</currency><total-price>12.00</total-price><shipping-address><name>Ann</name>"
        "<city>Troy</city><country-code>US</country-code></shipping-address><line-items><line-item>"
        "<sku>A</sku><quantity>1</quantity><price>10.00</price></line-item></line-items></order></orders>"
    )
    magento = (
        "<magento_api><data_item><increment_id>100000001</increment_id><grand_total>10.00</grand_total>"
        "<order_items><data_item><sku>A</sku><qty_ordered>1.0000</qty_ordered><price>10.00</price>"
        "</data_item></order_items></data_item></magento_api>"
    )
    for document, number, charges in ((shopify, "#1001", "2.00"), (magento, "100000001", "None")):
        reading = read_document(document.encode())
        assert (reading.format, reading.kind) == ("shop-xml", "order")
        [order] = reading.orders
        assert (order.po_number, str(order.charges), order.lines[0].sku) == (number, charges, "A")
