"""Orders on pages that have no plain table: cards, turned tables, typed lines, several in one."""

from decimal import Decimal

import pytest

from clerkwork.intake.draft import Reading
from clerkwork.intake.readers.pages.reader import read_pages
from clerkwork.intake.tests.drawn_pages import page

HEAD = """
Meyer Tools Inc.                                          PURCHASE ORDER
12 Main Street
Dayton, OH 45402                                  PO Number:   {number}
                                                  Order Date:  03/14/2026
"""
TURNED = """
Line            1                     2
Part No.        AB-100                AB-205
Description     Hex bolt M8x40        Washer
Quantity        20                    100
Unit            pcs                   pcs
Unit Price      1.50                  0.25
Amount          30.00                 25.00
"""
CARDS = """
1. Hex bolt M8x40                     2. Washer
Part No.          AB-100              Part No.          AB-205
Quantity          20                  Quantity          100
Unit              pcs                 Unit              pcs
Unit Price        1.50                Unit Price        0.25
"""
TYPED = """
1; AB-100; Hex bolt M8x40; 20; pcs; 1.50
2; AB-205; Washer; 100; pcs; 0.25
"""
TABLE = """
Item No.     Description               Qty    Unit     Unit Price      Amount

AB-100       Hex bolt M8x40             20    pcs            1.50       30.00
AB-205       Washer                    100    pcs            0.25       25.00
                                                         TOTAL          {total}
"""
WANTED = [
    ("AB-100", "Hex bolt M8x40", 20, "pcs", Decimal("1.50")),
    ("AB-205", "Washer", 100, "pcs", Decimal("0.25")),
]


def read(*drawings: str) -> Reading:
    pages = [page(drawing, at) for at, drawing in enumerate(drawings, start=1)]
    return read_pages(pages, format="pdf")


@pytest.mark.parametrize("lines", [TURNED, CARDS, "Pos; Part No.; Text; Qty; Unit; Price" + TYPED])
def test_lines_are_read_from_cards_turned_tables_and_typed_rows(lines: str) -> None:
    reading = read(HEAD.format(number="P-4711") + lines)
    assert [
        (line.sku, line.description, line.quantity, line.uom, line.unit_price)
        for order in reading.orders
        for line in order.lines
    ] == WANTED


def test_pages_with_another_number_are_another_order() -> None:
    whole = [HEAD.format(number=each) + TABLE.format(total="55.00") for each in ("P-1", "P-22")]
    assert [order.po_number for order in read(*whole).orders] == ["P-1", "P-22"]
    assert len(read(whole[0], TABLE.format(total="55.00")).orders) == 1


def test_lines_that_do_not_make_the_stated_sum_are_doubted() -> None:
    sound, short = (
        read(HEAD.format(number="P-4711") + TABLE.format(total=total)).orders[0]
        for total in ("55.00", "95.00")
    )
    assert sound.lines[0].spots["quantity"].sure >= 0.98
    assert max(spot.sure for line in short.lines for spot in line.spots.values()) < 0.98


def test_a_repeated_heading_has_the_columns_of_the_first() -> None:
    first = HEAD.format(number="P-4711") + TABLE.format(total="").replace("TOTAL", "     ")
    second = TABLE.format(total="55.00").replace("AB-205", "AB-309")
    lines = read(first, second).orders[0].lines
    assert [line.sku for line in lines] == ["AB-100", "AB-205", "AB-100", "AB-309"]


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Warenrechnung", "invoice"),
        ("Purchase Order - Revision 3", "order_change"),
        ("Withdrawal of Order", "order_cancellation"),
        ("RMA No.   4711", "other"),
        ("GRN", "other"),
        ("Shipping Manifest", "other"),
    ],
)
def test_other_papers_about_an_order_are_none(title: str, kind: str) -> None:
    drawing = HEAD.format(number="P-4711").replace("PURCHASE ORDER", title)
    reading = read(drawing.replace("PO Number:", "Your PO:  ") + TABLE.format(total="55.00"))
    assert (reading.kind, reading.orders) == (kind, [])


@pytest.mark.parametrize("title", ["Order for Goods", "Ordre d'achat", "Encargo", ""])
def test_an_order_under_an_unusual_title_or_none_is_one(title: str) -> None:
    drawing = HEAD.format(number="P-4711").replace("PURCHASE ORDER", title)
    assert len(read(drawing + TABLE.format(total="55.00")).orders) == 1


def test_a_person_above_the_address_of_delivery_is_no_end_of_it() -> None:
    place = "\nSHIP TO\nAttention: Ann Lee\nMeyer Tools Inc.\n77 Harbor Drive\nToledo, OH 43604\n"
    drawing = HEAD.format(number="P-4711") + place + TABLE.format(total="55.00")
    address = read(drawing).orders[0].ship_to
    assert address is not None
    assert (address.name, address.city) == ("Meyer Tools Inc.", "Toledo")


def test_the_number_of_lines_is_no_total() -> None:
    drawing = TABLE.format(total="").replace("TOTAL", "     ") + "\nTotal items: 2\n"
    assert read(HEAD.format(number="P-4711") + drawing).orders[0].total is None
