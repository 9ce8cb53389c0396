"""Exports of well-known shops."""

import io
import zipfile
from decimal import Decimal

from clerkwork.intake.draft import Address
from clerkwork.intake.readers import read_document


def test_an_export_of_shopify_is_read() -> None:
    text = (
        "Name,Email,Currency,Subtotal,Shipping,Taxes,Total,Created at,Lineitem quantity,"
        "Lineitem name,Lineitem price,Lineitem sku,Billing Name,Shipping Name,Shipping City,"
        "Cancelled at,Id\n"
        "#1001,a@b.example,USD,30.00,5.00,2.00,37.00,2026-01-02 09:59:00 -0500,2,Mug,10.00,"
        "MUG,Ann,Ann Lee,Troy,,99\n"
        "#1001,a@b.example,,,,,,2026-01-02 09:59:00 -0500,1,Cup,10.00,CUP,,,,,\n"
        "#1002,c@d.example,USD,10.00,0,0,10.00,2026-01-03 09:59:00 -0500,1,Cup,10.00,CUP,"
        "Bob,Bob,Rome,2026-01-04,98\n"
    )
    reading = read_document(text.encode())
    first = reading.orders[0]
    assert (first.po_number, first.order_date, first.buyer_name) == ("#1001", "2026-01-02", "Ann")
    assert (first.total, first.charges) == (Decimal("37.00"), Decimal("7.00"))
    assert first.ship_to == Address(name="Ann Lee", city="Troy")
    assert [[line.sku for line in order.lines] for order in reading.orders] == [
        ["MUG", "CUP"],
        ["CUP"],
    ]
    assert [problem.what for problem in reading.problems] == ["found it cancelled on 2026-01-04"]


def test_an_export_of_woocommerce_is_read() -> None:
    text = (
        "Order Number,Order Date,Company (Billing),First Name (Shipping),Last Name (Shipping),"
        "Address 1&2 (Shipping),City (Shipping),Postcode (Shipping),Country Code (Shipping),"
        "Order Total Amount,SKU,Item #,Item Name,Quantity (- Refund),Item Cost\n"
        "77,2026-02-03 10:11,Ost BV,Ann,Lee,Weg 2,Ede,6711 AB,NL,20.00,SK1,1,Cup,2,10\n"
    )
    order = read_document(text.encode()).orders[0]
    assert (order.po_number, order.buyer_name, order.total) == ("77", "Ost BV", Decimal("20.00"))
    assert order.ship_to == Address(
        name="Ann Lee", street="Weg 2", city="Ede", postcode="6711 AB", country="NL"
    )
    assert (order.lines[0].sku, order.lines[0].description) == ("SK1", "Cup")


def test_an_order_report_of_amazon_states_the_price_of_the_line() -> None:
    text = (
        "order-id\torder-item-id\tpurchase-date\tbuyer-name\tsku\tproduct-name\t"
        "quantity-purchased\tcurrency\titem-price\trecipient-name\tship-city\tship-country\n"
        "111-1\t222\t2026-01-02T10:00:00+00:00\tAnn\tS1\tCup\t2\tGBP\t20.00\tAnn\tLeeds\tGB\n"
    )
    order = read_document(text.encode()).orders[0]
    line = order.lines[0]
    assert (order.po_number, line.sku, line.quantity) == ("111-1", "S1", 2)
    assert (line.unit_price, line.line_total) == (None, Decimal("20.00"))


def test_a_sheet_of_open_document_is_read() -> None:
    def row(*cells: str) -> str:
        texts = "".join(
            f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p></table:table-cell>'
            for cell in cells
        )
        return f"<table:table-row>{texts}</table:table-row>"

    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "table", "text")
    )
    content = (
        f'<?xml version="1.0"?><office:document-content {spaces}><office:body>'
        '<office:spreadsheet><table:table table:name="T">'
        f"{row('SKU', 'Qty')}{row('A1', '2')}"
        '<table:table-row table:number-rows-repeated="1048000">'
        '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
        "</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", MANIFEST)
        archive.writestr("content.xml", content)
    reading = read_document(raw.getvalue())
    assert reading.format == "ods"
    assert [(line.sku, line.quantity) for line in reading.orders[0].lines] == [("A1", 2)]


MANIFEST = (
    '<?xml version="1.0"?><manifest:manifest '
    'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
)
