"""Where a table states each value, how sure that is, and what other readers may ask of tables."""

from decimal import Decimal
from typing import Any

import pytest

from clerkwork.intake.readers import read_document
from clerkwork.intake.readers.source import Source
from clerkwork.intake.readers.table.reader import sniff
from clerkwork.intake.tests.workbooks import workbook

CONTRADICTION = """SKU,Qty,Price,Amount
A,2,1.50,3.00
B,2,2.00,4.00
C,3,2.00,6.00
D,4,3.00,12.00
E,2,5.00,10.00
F,5,5.00,99.00
"""
SURE, RELEASED = 0.99, 0.98
ORDER = (
    "Ost GmbH,,,\nWeg 1,,,\n1010 Wien,,,\nPO Number,4711,,\nDate: 2026-03-01,,,\n"
    "Ship to,West AG,,\n,Tor 2,,\n,8010 Graz,,\nSKU,Qty,Price,Amount\nA1,2,1.50,3.00\n"
)


def test_every_value_of_an_order_says_in_which_cell_it_stands() -> None:
    order = read_document(ORDER.encode()).orders[0]
    assert {name: spot.at for name, spot in order.spots.items()} == {
        "po_number": ("cell", "", 4, 2),
        "order_date": ("cell", "", 5, 1),
        "buyer_name": ("cell", "", 1, 1),
        "ship_to.name": ("cell", "", 6, 2),
        "ship_to.street": ("cell", "", 7, 2),
        "ship_to.postcode": ("cell", "", 8, 2),
        "ship_to.city": ("cell", "", 8, 2),
    }
    assert {name: spot.at for name, spot in order.lines[0].spots.items()} == {
        "sku": ("cell", "", 10, 1),
        "quantity": ("cell", "", 10, 2),
        "unit_price": ("cell", "", 10, 3),
        "line_total": ("cell", "", 10, 4),
    }


def test_a_cell_of_a_workbook_names_its_sheet() -> None:
    order = read_document(workbook([["SKU", "Qty"], ["A", 2]])).orders[0]
    assert order.lines[0].spots["quantity"].at == ("cell", "Sheet1", 2, 2)


def test_plain_values_under_plain_headings_are_sure() -> None:
    order = read_document(b"PO Number,SKU,Qty,Price\n4711,A1,2,1.50\n").orders[0]
    assert min(spot.sure for spot in order.lines[0].spots.values()) >= SURE
    assert order.spots["po_number"].sure >= SURE


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("SKU,Qty,Due Date\nA,1,03/04/2026\n", "requested_delivery"),  # day or month
        ("SKU,Qty\nA,1.250\n", "quantity"),  # thousands or a fraction
        ("SKU;Qty\nA;1,250 kg\nB;5 kg\nA;1,250 kg\n", "quantity"),
        ("Zxq,Name,Qty\nA-100,Tea,2\nA-200,Jam,3\n", "sku"),  # by the contents alone
        (CONTRADICTION, "unit_price"),
    ],
)  # fmt: skip
def test_what_was_interpreted_is_less_sure(text: str, field: str) -> None:
    line = read_document(text.encode()).orders[0].lines[-1]
    assert getattr(line, field) is not None
    assert line.spots[field].sure < RELEASED


@pytest.mark.parametrize(
    ("amounts", "quantity"), [(("3.000", "9.000"), 1.2), (("3.000.000", "9.000.000"), 1200)]
)
def test_rows_that_add_up_settle_what_a_mark_means(
    amounts: tuple[str, str], quantity: float
) -> None:
    text = "SKU;Qty;Price;Amount\nA;1.200;2.500;{}\nB;3.600;2.500;{}\n".format(*amounts)
    line = read_document(text.encode()).orders[0].lines[0]
    assert line.quantity == Decimal(str(quantity))
    assert line.spots["quantity"].sure >= SURE


def test_a_company_at_the_top_is_the_buyer_and_a_person_looks_at_it() -> None:
    order = read_document(ORDER.encode()).orders[0]
    assert order.buyer_name == "Ost GmbH"
    assert order.spots["buyer_name"].sure < RELEASED


def test_numbers_under_headings_nobody_knows_are_found_by_their_product() -> None:
    text = "Code,Name,Zxa,Zxb,Zxc\nA1,Tea,2,1.50,3.00\nB1,Jam,4,2.25,9.00\nC1,Nut,3,1.10,3.30\n"
    text = text.replace("Zxa", "Qty")
    line = read_document(text.encode()).orders[0].lines[1]
    assert (line.unit_price, line.line_total) == (2.25, 9)


def test_layouts_are_the_same_however_headings_are_written() -> None:
    layouts = [
        read_document(f"{headings}\nA,2\n".encode()).layout
        for headings in ("SKU,Qty", "sku , QTY.", "SKU;Qty".replace(";", ","), "SKU,Quantity")
    ]
    assert layouts[0] == layouts[1] == layouts[2]
    assert layouts[0] != layouts[3]


@pytest.mark.parametrize(
    "text",
    [
        "Hello Ann,\n\nplease send us 20 boxes of 4711, and 5 of 4712, by Friday.\n\nThanks, Bob\n",
        "Dear Sirs, with regret, we noticed, that nothing came\nsince Monday, so please call.\n",
        "<order><item>A</item><qty>2</qty></order>",
        "UNB+UNOC:3+A+B+260101:0900+1'UNH+1+ORDERS:D:96A:UN'BGM+220+1+9'",
        "Quantity and price as agreed; the item is the same; no discount.\nRegards;\nBob",
    ],
)
def test_text_that_is_no_table_is_left_to_others(text: str) -> None:
    assert sniff(Source(text.encode())) == 0


def test_a_title_decides_the_kind_even_beside_an_order_number() -> None:
    rows: list[list[Any]] = [["INVOICE"], ["PO Number", "4711"], [], ["SKU", "Qty", "Price"]]
    raw = workbook([*rows, ["A", 2, 1.5]])
    assert read_document(raw).kind == "invoice"
    rows[0] = ["PURCHASE ORDER"]
    assert read_document(workbook([*rows, ["A", 2, 1.5]])).kind == "order"
