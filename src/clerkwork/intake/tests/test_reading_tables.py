import datetime
from decimal import Decimal

import pytest

from clerkwork.intake.draft import Address, Reading
from clerkwork.intake.readers import read_document
from clerkwork.intake.tests.workbooks import workbook


def read(text: str, encoding: str = "utf-8") -> Reading:
    return read_document(text.encode(encoding))


def told(reading: Reading) -> list[str]:
    return [f"{problem.where}: {problem.what}" for problem in reading.problems]


def skus(reading: Reading) -> list[list[str | None]]:
    return [[line.sku for line in order.lines] for order in reading.orders]


def test_one_date_above_twelve_decides_the_order_of_all() -> None:
    reading = read("PO,Date,SKU,Qty\n1,03/04/2026,A,1\n2,03/25/2026,B,2\n")
    assert [order.order_date for order in reading.orders] == ["2026-03-04", "2026-03-25"]
    assert told(reading) == []


def test_dates_that_may_be_either_are_reported() -> None:
    reading = read("PO,Date,SKU,Qty\n1,03/04/2026,A,1\n")
    assert reading.orders[0].order_date == "2026-04-03"
    assert "cannot be told apart" in told(reading)[0]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|", "^", "~"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_any_delimiter_and_encoding_will_do(delimiter: str, encoding: str) -> None:
    rows = ["Artikel-Nr.|Größe|Menge|Einzelpreis", "A1|groß|2|1.50", "B2|für alle|3|2.50"]
    reading = read("\r\n".join(rows).replace("|", delimiter), encoding)
    assert skus(reading) == [["A1", "B2"]]
    assert reading.orders[0].lines[0].unit_price == Decimal("1.50")
    assert told(reading) == []


def test_a_separator_line_of_excel_is_obeyed() -> None:
    assert skus(read("sep=;\r\nSKU;Qty\r\nA,1;2\r\n")) == [["A,1"]]


def test_the_heading_is_found_wherever_it_is() -> None:
    text = "Ost GmbH,,\nWeg 1,,\n,,\nPO Number: 4711,,Date: 2026-03-01\n,,\nSKU,Name,Qty\nA,Tea,2\n"
    order = read(text).orders[0]
    assert (order.po_number, order.order_date) == ("4711", "2026-03-01")
    assert (order.lines[0].sku, order.lines[0].where) == ("A", "row 7")


@pytest.mark.parametrize(
    "head",
    [
        "PO Number: 4711",
        "PO Number,4711",
        "PO Number:,,4711",
        "Bestellnummer | 4711".replace(" | ", ","),
        "Purchase Order #4711",
        "Bestellung Nr. 4711",
        "Bon de commande n° 4711",
        "PO Number,Vendor\n4711,Us",
        "PO Number\n4711",
    ],
)
def test_the_order_number_above_the_table_is_found_in_any_shape(head: str) -> None:
    assert read(f"{head}\n\nSKU,Description,Qty\nA,Tea,2\n").orders[0].po_number == "4711"


def test_rows_are_grouped_by_order_number_and_blank_numbers_go_on() -> None:
    reading = read("PO,SKU,Qty\nP1,A,1\n,B,2\nP2,C,3\nP1,D,4\n")
    assert [order.po_number for order in reading.orders] == ["P1", "P2"]
    assert skus(reading) == [["A", "B", "D"], ["C"]]


def test_totals_and_blank_rows_are_no_lines() -> None:
    text = (
        "SKU,Description,Qty,Price,Amount\nA,Tea,2,3.00,6.00\n,,,,\nB,Total care,1,4.00,4.00\n"
        ",,,Subtotal,10.00\n,,,Tax,0.80\nTotal,,3,,10.80\n"
    )
    reading = read(text)
    assert skus(reading) == [["A", "B"]]
    assert reading.orders[0].total == Decimal("10.80")
    assert told(reading) == []


def test_a_heading_repeated_on_every_page_is_no_line_and_no_new_order() -> None:
    reading = read("SKU,Qty,Price\nA,1,2.00\nSKU,Qty,Price\nB,2,3.00\n")
    assert skus(reading) == [["A", "B"]]


def test_two_tables_with_labels_of_their_own_are_two_orders() -> None:
    reading = read("PO: 1,,\nSKU,Qty,Price\nA,1,2.00\n,,\nPO: 2,,\nSKU,Qty,Price\nB,2,3.00\n")
    assert [order.po_number for order in reading.orders] == ["1", "2"]
    assert skus(reading) == [["A"], ["B"]]


def test_a_bad_cell_is_named_by_row_and_column() -> None:
    reading = read("SKU,Unit,Qty,Price\nA,EA,12 doz,1.00\nB,EA,2,free\n")
    assert told(reading) == [
        "row 2, column Qty: found '12 doz', expected a number",
        "row 3, column Price: found 'free', expected a number",
    ]
    assert [problem.order for problem in reading.problems] == [0, 0]
    assert skus(reading) == [["A", "B"]]


def test_a_known_unit_behind_the_quantity_is_its_unit_where_no_column_has_one() -> None:
    line = read("SKU,Qty,Price\nA,5 Stk.,1.00\n").orders[0].lines[0]
    assert (line.quantity, line.uom) == (5, "Stk.")


def test_a_formula_stays_text() -> None:
    reading = read('SKU,Description,Qty\nA,"=HYPERLINK(""http://x"")",=1+1\nB,x,2\n')
    assert reading.orders[0].lines[0].description == '=HYPERLINK("http://x")'
    assert told(reading) == ["row 2, column Qty: found '=1+1', expected a number"]


def test_leading_zeros_kept_by_a_trick_of_spreadsheets_are_kept() -> None:
    assert skus(read('SKU,Qty\n="00123",2\n\'00456,3\n')) == [["00123", "00456"]]


def test_a_row_without_a_quantity_among_many_is_a_problem_and_a_line() -> None:
    reading = read("SKU,Qty\nA,1\nB,2\nC,\nD,4\n")
    assert skus(reading) == [["A", "B", "C", "D"]]
    assert told(reading) == ["row 4, column Qty: found nothing, expected a quantity"]


def test_an_order_form_orders_only_what_has_a_quantity() -> None:
    reading = read("SKU,Product,Qty\nA,Tea,\nB,Jam,2\nC,Milk,0\n")
    assert skus(reading) == [["B"]]
    assert told(reading) == ["row 2: found 2 rows without a quantity, which were left aside"]


def test_a_blank_order_form_is_no_order() -> None:
    reading = read("SKU,Product,Qty\nA,Tea,\nB,Jam,\n")
    assert (reading.kind, reading.orders) == ("other", [])


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Invoice Number,SKU,Qty\n1,A,2\n", "invoice"),
        ("INVOICE,,\nSKU,Qty,Price\nA,2,1.00\n", "invoice"),
        ("Request for Quotation,,\nSKU,Qty,Price\nA,2,1.00\n", "quotation_request"),
        ("Lieferschein 77,,\nArtikelnr,Menge,Preis\nA,2,1.00\n", "other"),
        ("SKU,Description,Price\nA,Tea,1.00\n", "other"),
        ("Product,Quantity Sold,Revenue\nTea,5,9.00\n", "other"),
        ("Part No,Designator,Footprint,Qty\nA,R1,0603,4\n", "other"),
        ("InvoiceNo,StockCode,Description,Quantity,UnitPrice\n1,A,Tea,2,1.00\n", "invoice"),
        ("Proforma,,\nSKU,Qty,Price\nA,2,1.00\n", "invoice"),
        ("Auftragsbestätigung Nr. 5,,\nArtikelnr,Menge,Preis\nA,2,1.00\n", "other"),
        ("Stornierung,,\nArtikelnr,Menge,Preis\nA,2,1.00\n", "order_cancellation"),
        ("SKU,Description,Quantity on hand\nA,Tea,1\n", "other"),
    ],
)
def test_a_table_that_is_no_order_makes_none(text: str, kind: str) -> None:
    reading = read(text)
    assert (reading.kind, reading.orders) == (kind, [])
    assert reading.problems


@pytest.mark.parametrize("heading", ["Price per 100", "Preis/100", "Preis pro 100 Stk"])
def test_a_price_per_hundred_says_so(heading: str) -> None:
    line = read(f"SKU;Qty;{heading}\nA;5;12,50\n").orders[0].lines[0]
    assert (line.unit_price, line.price_base_quantity) == (Decimal("12.50"), 100)


def test_a_sellers_number_beside_another_makes_that_one_the_buyers() -> None:
    line = read("Item No,Supplier Part Number,Qty\nB1,S1,2\n").orders[0].lines[0]
    assert (line.sku, line.buyer_sku) == ("S1", "B1")


def test_the_currency_is_taken_from_a_heading_and_never_from_a_sign() -> None:
    assert read("SKU,Qty,Price (EUR)\nA,1,2.00\n").orders[0].currency == "EUR"
    assert read("SKU,Qty,Price\nA,1,$2.00\n").orders[0].currency is None


def test_places_that_differ_stay_on_their_lines() -> None:
    order = read("PO,SKU,Qty,Ship To City\n1,A,1,Wien\n1,B,2,Linz\n").orders[0]
    assert order.ship_to is None
    assert [line.ship_to and line.ship_to.city for line in order.lines] == ["Wien", "Linz"]


def test_a_quotation_mark_that_is_never_closed_swallows_nothing() -> None:
    rows = "\n".join(f"A{number},tea,{number}" for number in range(1, 400))
    reading = read(f'SKU,Description,Qty\nX,"19in rack,1\n{rows}\n')
    assert len(reading.orders[0].lines) == 400
    assert "never closed" in told(reading)[0]


def test_a_workbook_is_read_with_its_dates_numbers_and_sheets() -> None:
    day = datetime.date(2026, 3, 4)
    raw = workbook(
        [["PO Number", "PO-7"], ["Date", day], ["Ship to", "Ost GmbH"], ["", "Weg 1"], ["", "1010 Wien"]],
        [["#", "SKU", "Item", "Qty", "Unit", "Price"], [1, 10045, "Tea", 12, "CS", 0.1 + 0.2],
         [2, "00123", "Jam", 2.5, "KG", 1.25]],
    )  # fmt: skip
    reading = read_document(raw)
    order = reading.orders[0]
    assert (reading.format, order.po_number, order.order_date) == ("xlsx", "PO-7", "2026-03-04")
    assert order.ship_to == Address(name="Ost GmbH", street="Weg 1", city="Wien", postcode="1010")
    assert [(line.sku, line.description, line.quantity) for line in order.lines] == [
        ("10045", "Tea", 12),
        ("00123", "Jam", Decimal("2.5")),
    ]
    assert order.lines[0].unit_price == Decimal("0.3")
    assert order.lines[0].where == "sheet Sheet2, row 2"


def test_an_address_in_one_cell_is_taken_apart() -> None:
    text = 'PO,Customer,Delivery Address,SKU,Qty\n1,Ost,"1 Main St, Austin, TX 78701",A,2\n'
    order = read(text).orders[0]
    assert order.buyer_name == "Ost"
    assert order.ship_to == Address(
        street="1 Main St", city="Austin", region="TX", postcode="78701"
    )


def test_each_order_of_a_list_has_its_own_currency() -> None:
    reading = read("PO,SKU,Qty,Price,Currency\n1,A,1,2.00,EUR\n2,A,1,2.00,usd\n3,A,1,2.00,\n")
    assert [order.currency for order in reading.orders] == ["EUR", "USD", None]
