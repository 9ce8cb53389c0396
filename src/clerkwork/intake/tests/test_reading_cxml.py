"""cXML order requests: what each element means, and what contradicts."""

import pytest

from clerkwork.intake.draft import DraftLine, Reading
from clerkwork.intake.readers import read_document

DETAIL = "<UnitPrice><Money currency='USD'>5</Money></UnitPrice><UnitOfMeasure>EA</UnitOfMeasure>"


def read(
    head: str = "",
    item: str = "",
    detail: str = DETAIL,
    *,
    kind: str = "",
    mode: str = "production",
) -> Reading:
    """An order request for two of one article."""
    return read_document(
        f"<!DOCTYPE cXML SYSTEM 'cXML.dtd'><cXML><Request deploymentMode='{mode}'><OrderRequest>"
        f"<OrderRequestHeader orderID='P1' orderDate='2026-03-02T09:00:00Z' {kind}>{head}"
        f"</OrderRequestHeader><ItemOut quantity='2' lineNumber='1'>{item}<ItemDetail>{detail}"
        "</ItemDetail></ItemOut></OrderRequest></Request></cXML>".encode()
    )


def line(reading: Reading) -> DraftLine:
    return reading.orders[0].lines[0]


def told(reading: Reading) -> list[str]:
    return [f"{problem.where}: {problem.what}" for problem in reading.problems]


@pytest.mark.parametrize(
    ("kind", "found"),
    [
        ("type='new'", "order"),
        ("", "order"),
        ("type='update'", "order_change"),
        ("type='delete'", "order_cancellation"),
    ],
)
def test_the_type_of_the_header_decides_the_kind(kind: str, found: str) -> None:
    reading = read(kind=kind)
    assert (reading.format, reading.kind) == ("cxml-order", found)
    assert bool(reading.orders) == (found == "order")


@pytest.mark.parametrize(
    ("element", "kind"),
    [
        ("<Message><PunchOutOrderMessage/></Message>", "other"),
        ("<Request><PunchOutSetupRequest/></Request>", "other"),
        ("<Request><ConfirmationRequest/></Request>", "other"),
        ("<Request><ShipNoticeRequest/></Request>", "other"),
        ("<Request><InvoiceDetailRequest/></Request>", "invoice"),
        ("<Request><QuoteRequest/></Request>", "quotation_request"),
        ("<Response><Status code='200'/></Response>", "other"),
    ],
)
def test_other_documents_of_cxml_make_no_order(element: str, kind: str) -> None:
    reading = read_document(f"<cXML>{element}</cXML>".encode())
    assert (reading.kind, reading.orders, len(reading.problems)) == (kind, [], 1)


@pytest.mark.parametrize(
    ("item", "sku", "buyer_sku", "gtin"),
    [
        ("<ItemID><SupplierPartID>S</SupplierPartID></ItemID>", "S", None, None),
        ("<ItemID><SupplierPartID>Non Catalog Item</SupplierPartID></ItemID>", None, None, None),
        ("<ItemID><SupplierPartID>S</SupplierPartID><BuyerPartID>0012</BuyerPartID></ItemID>",
         "S", "0012", None),
        ("<ItemID><SupplierPartID/><IdReference domain='EAN-13' identifier='4006381333931'/></ItemID>",
         None, None, "4006381333931"),
    ],
)  # fmt: skip
def test_the_owner_of_a_number_decides_its_field(
    item: str, sku: str | None, buyer_sku: str | None, gtin: str | None
) -> None:
    found = line(read(item=item))
    assert (found.sku, found.buyer_sku, found.gtin) == (sku, buyer_sku, gtin)


@pytest.mark.parametrize(
    ("head", "charges", "problem"),
    [
        ("<Total><Money currency='USD'>10.00</Money></Total>", None, None),
        (("<Total><Money currency='USD'>10.00</Money></Total>"
         "<Shipping><Money currency='USD'>3</Money></Shipping>"), None, None),
        (("<Total><Money currency='USD'>13.00</Money></Total>"
         "<Shipping><Money currency='USD'>3</Money></Shipping>"), "3.00", None),
        (("<Total><Money currency='USD'>15.00</Money></Total><Shipping><Money>3</Money></Shipping>"
         "<Tax><Money currency='USD'>2</Money></Tax>"), "5.00", None),
        (("<Total><Money currency='USD'>9.00</Money><Modifications><Modification><AdditionalDeduction>"
         "<DeductionAmount><Money>1</Money></DeductionAmount></AdditionalDeduction></Modification>"
         "</Modifications></Total>"), "-1.00", None),
        ("<Total><Money currency='USD'>5.00</Money></Total>", None,
         ("/cXML/Request/OrderRequest/OrderRequestHeader/Total/Money: "
         "found 5.00, expected 10: the sum of the lines")),
    ],
)  # fmt: skip
def test_a_total_is_the_lines_with_or_without_what_comes_beside(
    head: str, charges: str | None, problem: str | None
) -> None:
    reading = read(head)
    found = reading.orders[0].charges
    assert (None if found is None else str(found)) == charges
    assert told(reading) == ([problem] if problem else [])


@pytest.mark.parametrize(
    ("kind", "mode", "problem"),
    [
        ("orderType='blanket'", "production", "found a blanket order"),
        ("orderType='release'", "production", None),
        ("", "test", "found a test"),
    ],
)
def test_what_asks_for_no_goods_by_itself_is_said(
    kind: str, mode: str, problem: str | None
) -> None:
    reading = read(kind=kind, mode=mode)
    assert [each.order for each in reading.problems] == ([0] if problem else [])
    assert all(str(problem) in each for each in told(reading))


def test_a_price_for_a_hundred_has_its_base() -> None:
    basis = "<PriceBasisQuantity quantity='{}' conversionFactor='{}'><UnitOfMeasure>EA"
    basis += "</UnitOfMeasure></PriceBasisQuantity>"
    assert line(read(detail=DETAIL + basis.format(100, 1))).price_base_quantity == 100
    assert line(read(detail=DETAIL + basis.format(1, 1))).price_base_quantity is None
    assert "factor 12" in told(read(detail=DETAIL + basis.format(1, 12)))[0]


def test_a_line_has_its_own_date_and_place() -> None:
    place = "<ShipTo><Address addressID='D4'><Name>Dock</Name></Address></ShipTo>"
    found = line(
        read(item=f"{place}<ScheduleLine quantity='2' requestedDeliveryDate='2026-03-09'/>")
    )
    assert found.ship_to is not None
    assert (found.ship_to.name, found.ship_to.code) == ("Dock", "D4")
    assert found.requested_delivery == "2026-03-09"
    assert found.spots["ship_to.code"].at == (
        "path",
        "/cXML/Request/OrderRequest/ItemOut/ShipTo/Address/@addressID",
    )


def test_a_bare_order_request_is_read() -> None:
    reading = read_document(
        b"<OrderRequest><OrderRequestHeader orderID='P1'/><ItemOut quantity='1'/></OrderRequest>"
    )
    assert (reading.kind, reading.orders[0].po_number) == ("order", "P1")


def test_words_around_an_element_belong_to_the_description() -> None:
    words = "<Description xml:lang='en'><ShortName>Bolt</ShortName>Bolt M8</Description>"
    assert line(read(detail=words)).description == "Bolt M8"
    assert line(
        read(detail="<Description><ShortName>Bolt</ShortName></Description>")
    ).description == ("Bolt")


def test_an_item_without_its_wrappers_is_read() -> None:
    reading = read_document(
        b"<OrderRequest><OrderRequestHeader orderID='P1'/><ItemOut quantity='3'>"
        b"<SupplierPartID>A1</SupplierPartID><Description>Tea</Description></ItemOut></OrderRequest>"
    )
    found = line(reading)
    assert (found.sku, found.description, found.quantity) == ("A1", "Tea", 3)
