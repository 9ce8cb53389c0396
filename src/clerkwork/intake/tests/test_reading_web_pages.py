"""Orders that come as a web page."""

from decimal import Decimal

from clerkwork.intake.readers import read_document

PAGE = b"""<!DOCTYPE html>
<html><head><title>x</title><script>document.write("99 x ZZ-1 Never @ 1.00")</script></head><body>
<h1>Purchase Order</h1><p>PO Number: 55-1200</p><p>Date: 2026-03-02</p>
<table><tr><th>Item No.</th><th>Description</th><th>Qty</th><th>Unit</th><th>Price</th></tr>
<tr><td>AB-100</td><td>Hex bolt &amp; nut</td><td>12</td><td>pcs</td><td>1.50</td></tr>
<tr><td>AB-200</td><td>Washer</td><td>40</td><td>pcs</td><td>0.25</td></tr></table>
</body></html>"""


def test_a_page_with_a_table_of_articles_is_an_order() -> None:
    reading = read_document(PAGE)
    assert (reading.format, reading.kind) == ("html", "order")
    [order] = reading.orders
    assert (order.po_number, order.order_date) == ("55-1200", "2026-03-02")
    assert [(line.sku, line.description, line.quantity) for line in order.lines] == [
        ("AB-100", "Hex bolt & nut", Decimal(12)),
        ("AB-200", "Washer", Decimal(40)),
    ]
    assert order.lines[0].spots["sku"].at[0] == "text"


def test_any_other_page_is_none() -> None:
    reading = read_document(b"<!DOCTYPE html><html><body><p>Our news of March</p></body></html>")
    assert (reading.format, reading.kind, reading.orders) == ("html", "other", [])
