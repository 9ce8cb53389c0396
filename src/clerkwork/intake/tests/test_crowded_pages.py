"""Columns that only what stands below shows, forms filled in above their labels, sentences."""

from datetime import date
from decimal import Decimal

import pytest

from clerkwork.intake.draft import DraftOrder
from clerkwork.intake.readers.pages.reader import read_pages
from clerkwork.intake.tests.drawn_pages import page

HEAD = """
Meyer Tools Inc.                                          PURCHASE ORDER
12 Main Street
Dayton, OH 45402                                  PO Number:   P-4711
                                                  Order Date:  03/14/2026
"""
GLUED = """
Product Description          Whse Qty Part    Each
                                  Ordered No.
Hex bolt M8x40               B-07  12 A-00493   1.50
Washer                       MAIN 400 A-81537   0.25
Paint white matt 10L         W1     3 A-10215  36.14
"""
LANES = """
Line Our ref. Supplier Barcode       Product           Quantity U/M Unit
              code                   name              ordered      Cost
   1 BX464/51 PL1904B  0614141862719 Hex bolt M8x40           8 PCS 19.95
   2 BX780/86 PL9433C  0614141369638 Washer                  12 PCS  8.31
   3 BX475/18 HX8090B  0614141548811 Paint white              3 PCS 7.248
"""
DEEP = """
#     Quantity Units      Stock    Product              Unit     Total
      ordered             Code                          price
1         8.00 EA         A-105    Hex bolt M8x40        1.50    12.00
2       100.00 EA         A-212    Washer                0.25    25.00
"""
UNLABELLED = """
              product              your number     each      together
 20 ST        Hex bolt M8x40       001041554       1.50         30.00
 48 ST        Washer               001094738       0.25         12.00
"""
WRAPPED = """
Item No.     Description         Qty    Unit Price       Amount
WID-RED-     Hex bolt             20      EUR 1.50         EUR
58           M8x40               pcs                     30.00

WID-RED-     Washer              100      EUR 0.25         EUR
71                               pcs                     25.00
"""
PREFIXED = """
Amt.      Description                             Each     Value
wanted
20        BX731/96 - Hex bolt M8x40               1.50     30.00
100       BX444/47 - Washer                       0.25     25.00
"""


def read(lines: str, head: str = HEAD) -> DraftOrder:
    reading = read_pages([page(head + lines)], format="pdf")
    assert len(reading.orders) == 1, reading.problems
    return reading.orders[0]


@pytest.mark.parametrize(
    ("lines", "wanted"),
    [
        (GLUED, ["A-00493", None, "Hex bolt M8x40", 12, None, Decimal("1.50")]),
        (LANES, ["PL1904B", "BX464/51", "Hex bolt M8x40", 8, "PCS", Decimal("19.95")]),
        (DEEP, ["A-105", None, "Hex bolt M8x40", 8, "EA", Decimal("1.50")]),
        (UNLABELLED, ["001041554", None, "Hex bolt M8x40", 20, "ST", Decimal("1.50")]),
        (WRAPPED, ["WID-RED-58", None, "Hex bolt M8x40", 20, "pcs", Decimal("1.50")]),
        (PREFIXED, ["BX731/96", None, "Hex bolt M8x40", 20, None, Decimal("1.50")]),
    ],
)
def test_columns_are_found_by_what_stands_below_their_headings(
    lines: str, wanted: list[object]
) -> None:
    line = read(lines).lines[0]
    found = [line.sku, line.buyer_sku, line.description, line.quantity, line.uom, line.unit_price]
    assert found == wanted


TABLE = """
Item No.     Description               Qty    Unit     Unit Price      Amount

AB-100       Hex bolt M8x40             20    pcs            1.50       30.00
AB-205       Washer                    100    pcs            0.25       25.00
"""
UNDER = """
Meyer Tools Inc.                                       PURCHASE ORDER
12 Main Street
Dayton, OH 45402

P-4711              03/14/2026            04/02/2026           USD
PO Number           Order Date            Need by date         Currency

"""
ON_TOP = """
Meyer Tools Inc.
12 Main Street
Dayton, OH 45402

PO Number           Order Date            Need by date         Currency
P-4711              03/14/2026            04/02/2026           USD

Terms               Requisitioner
30 days             Ann Lee

"""


@pytest.mark.parametrize("head", [UNDER, ON_TOP])
def test_values_are_read_above_their_labels_where_the_form_has_them_there(head: str) -> None:
    order = read(TABLE, head)
    assert (order.po_number, order.order_date, order.requested_delivery, order.currency) == (
        "P-4711",
        date(2026, 3, 14).isoformat(),
        date(2026, 4, 2).isoformat(),
        "USD",
    )


@pytest.mark.parametrize(
    ("title", "number"),
    [
        ("Order for Goods #2023-10-8309", "2023-10-8309"),
        ("Bestellschein Nr. 4711-B", "4711-B"),
        ("Purchase Order                                    0004713", "0004713"),
        ("Order for Goods\n\n                                             #346.573", "346.573"),
        ("PO-2023-1840 (Order number)", "PO-2023-1840"),
    ],
)
def test_a_number_behind_the_title_is_that_of_the_order(title: str, number: str) -> None:
    assert read(TABLE, f"\n{title}\n\nMeyer Tools Inc.\n\n").po_number == number


@pytest.mark.parametrize(
    ("tail", "total"),
    [
        ("Goods total: 55.00 Freight: 5.00 VAT 20%: 12.00 Grand total: 72.00", "72.00"),
        ("                                        Total amount   OK 14.3.    55.00", "55.00"),
        ("                                               PO OK Total 14.3. USD 55.00", "55.00"),
        ("                                        TOTAL / TOTAAL               55.00", "55.00"),
    ],
)
def test_sums_are_read_behind_each_other_and_under_stamps(tail: str, total: str) -> None:
    assert read(TABLE + "\n" + tail).total == Decimal(total)


def test_sums_above_the_lines_are_taken_where_none_stand_below() -> None:
    above = HEAD + "\nSubtotal:    50.00\nTotal amount:    55.00\n"
    assert read(TABLE, above).total == Decimal("55.00")
    below = "\n                                             TOTAL          60.00"
    assert read(TABLE + below, above).total == Decimal("60.00")


@pytest.mark.parametrize(
    "told",
    [
        "Please deliver on Monday, April 6, 2026, before 10 a.m.",
        "We need them no later than April 6, 2026.",
        "They have to be here on April 6, 2026.",
    ],
)
def test_a_sentence_tells_when_to_deliver(told: str) -> None:
    assert read(TABLE + "\n\n" + told).requested_delivery == "2026-04-06"
    assert read(TABLE + "\n\nYour offer of April 6, 2026.").requested_delivery is None


@pytest.mark.parametrize(
    "place",
    [
        "Deliver to:\nMeyer Tools Inc.\nGoods receiving\n7 Dock Road\nAkron, OH 44301\nUS",
        "Deliver to: Meyer Tools Inc.\n     7 Dock Road\n     Akron, OH 44301\n     US",
        "Please ship the goods to this address:\nMeyer Tools Inc.\n7 Dock Road\nAkron, OH 44301\nUS",
        "SHIP TO Meyer Tools Inc.\n7 Dock Road\nAkron, OH 44301\nUS",
    ],
)
def test_a_place_of_delivery_is_found_however_it_is_introduced(place: str) -> None:
    found = read(TABLE + "\n\n\n" + place).ship_to
    assert found is not None
    assert (found.name, found.street, found.city, found.postcode, found.country) == (
        "Meyer Tools Inc.",
        "7 Dock Road",
        "Akron",
        "44301",
        "US",
    )


LISTED = """
a) 20 pcs of your No. AB-100, Hex bolt M8x40, at $1.50 apiece
b) 100 pcs of your No. AB-205, Washer, at $0.25 apiece
"""
TWO_ROWS = """
1   AB-100   Hex bolt M8x40
    20 pcs x 1.50 = 30.00
2   AB-205   Washer
    100 pcs x 0.25 = 25.00
"""
HALVES = """



Description      Hex bolt M8x40                    Quantity       20 pcs
Supplier part    AB-100                            Unit price     $1.50

Description      Washer                            Quantity       100 pcs
Supplier part    AB-205                            Unit price     $0.25
"""


@pytest.mark.parametrize("lines", [LISTED, TWO_ROWS, HALVES])
def test_lists_and_cards_in_two_columns_are_lines(lines: str) -> None:
    assert [
        (line.sku, (line.description or "").strip(","), line.quantity, line.uom, line.unit_price)
        for line in read(lines).lines
    ] == [
        ("AB-100", "Hex bolt M8x40", 20, "pcs", Decimal("1.50")),
        ("AB-205", "Washer", 100, "pcs", Decimal("0.25")),
    ]


def test_terms_overleaf_are_no_lines() -> None:
    terms = "\n".join(
        f"{at}. Scope. These terms apply to all    orders of the Buyer. Invoices state 4500000000 or"
        for at in range(1, 9)
    )
    reading = read_pages([page(HEAD + TABLE), page(terms, 2)], format="pdf")
    assert len(reading.orders[0].lines) == 2
