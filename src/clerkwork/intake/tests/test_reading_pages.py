"""Words on pages to orders: each drawing shows one thing."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clerkwork.intake.draft import Address, DraftOrder
from clerkwork.intake.hint import Hint
from clerkwork.intake.readers.pages.hints import teach_pages
from clerkwork.intake.readers.pages.reader import read_pages
from clerkwork.intake.readers.pages.words import Page, Word
from clerkwork.intake.readers.source import Correction
from clerkwork.intake.tests.drawn_pages import page

PLAIN = """
Meyer Tools Inc.                                          PURCHASE ORDER
12 Main Street
Dayton, OH 45402                                  PO Number:   P-4711
                                                  Order Date:  03/14/2026

VENDOR                              SHIP TO
Hansen Supply LLC                   Meyer Tools Inc.
9 Dock Road                         Attn: Ann Lee
Akron, OH 44301                     77 Harbor Drive
                                    Toledo, OH 43604

Item No.     Description               Qty    Unit     Unit Price      Amount

AB-100       Hex bolt M8x40             20    pcs            1.50       30.00
AB-205       Washer                    100    pcs            0.25       25.00
             zinc plated
                                                         Subtotal       55.00
                                                         Tax             4.40
                                                         TOTAL          59.40
"""


def order_of(*drawings: str, hints: tuple[Hint, ...] = ()) -> DraftOrder:
    reading = read_pages(
        [page(drawing, at) for at, drawing in enumerate(drawings, start=1)],
        format="pdf",
        hints=hints,
    )
    assert reading.kind == "order", reading.problems
    return reading.orders[0]


def lines_of(order: DraftOrder) -> list[tuple[object, ...]]:
    return [
        (line.sku, line.description, line.quantity, line.uom, line.unit_price)
        for line in order.lines
    ]


def test_a_plain_order_is_read_whole() -> None:
    order = order_of(PLAIN)
    assert (order.po_number, order.order_date, order.buyer_name) == (
        "P-4711", "2026-03-14", "Meyer Tools Inc.",
    )  # fmt: skip
    assert order.ship_to == Address(
        name="Meyer Tools Inc.", street="77 Harbor Drive", city="Toledo", region="OH",
        postcode="43604",
    )  # fmt: skip
    assert lines_of(order) == [
        ("AB-100", "Hex bolt M8x40", 20, "pcs", Decimal("1.50")),
        ("AB-205", "Washer zinc plated", 100, "pcs", Decimal("0.25")),
    ]
    assert (order.total, order.charges) == (Decimal("59.40"), Decimal("4.40"))
    assert order.currency is None  # a bare $ or nothing states no code


def test_every_value_has_its_place_and_arithmetic_makes_it_surer() -> None:
    order = order_of(PLAIN)
    line = order.lines[0]
    assert order.spots["po_number"].at[:2] == ("page", 1)
    assert {"sku", "description", "quantity", "uom", "unit_price"} <= line.spots.keys()
    assert line.spots["quantity"].sure >= 0.99
    wrong = order_of(PLAIN.replace("       30.00", "       31.00"))
    assert wrong.lines[0].spots["quantity"].sure < 0.98


GERMAN = """
Bäckerei Süß GmbH · Hauptstr. 5 · 10115 Berlin
Nordwerk KG
Am Hafen 3
20457 Hamburg

Bestellung Nr. 4500123 vom 12.03.2026

Pos   Ihre Art.-Nr.   Bezeichnung            Menge        Preis/Einheit     Betrag
10    M-77            Mehl Type 550          1.200,5 kg       0,45 EUR      540,23 EUR
                      Liefertermin: 20.03.2026
20    M-78            Zucker                 12 Sack         10,00 EUR      120,00 EUR

                                             Gesamtbetrag                   660,23 EUR
"""


def test_german_numbers_dates_and_the_line_over_the_address_are_read() -> None:
    order = order_of(GERMAN)
    assert (order.po_number, order.order_date, order.currency) == ("4500123", "2026-03-12", "EUR")
    assert order.buyer_name == "Bäckerei Süß GmbH"
    assert order.total == Decimal("660.23")
    first = order.lines[0]
    assert (first.line, first.quantity, first.uom) == ("10", Decimal("1200.5"), "kg")
    assert (first.unit_price, first.requested_delivery) == (Decimal("0.45"), "2026-03-20")


def test_a_table_goes_on_over_pages_with_carried_sums() -> None:
    head = PLAIN[: PLAIN.index("Item No.")]
    columns = "Item No.     Description               Qty    Unit     Unit Price      Amount"
    first = f"{head}{columns}\n"
    first += "A-1          Bolt                       10    pcs            1.00       10.00\n"
    first += "                                                  Carried forward       10.00\n"
    second = f"{columns}\n                                                  Brought forward       10.00\n"
    second += "A-2          Nut                         5    pcs            2.00       10.00\n"
    second += "                                                  Total                 20.00\n"
    order = order_of(first, second)
    assert [line.sku for line in order.lines] == ["A-1", "A-2"]
    assert order.total == 20


LISTED = """
Order
Order No: 77123

- 12 pcs Hammer, Item No. H-12, Price 9.50
- 3 box Nails, Item No. N-7, Price 4.00
"""
GROUPED = """
Purchase Order 77123

1. Hammer
Item No.: H-12, Qty: 12, Unit: pcs, Price: 9.50
2. Nails
Item No.: N-7, Qty: 3, Unit: box, Price: 4.00
"""


@pytest.mark.parametrize("drawing", [LISTED, GROUPED])
def test_lines_without_a_table_are_read(drawing: str) -> None:
    order = order_of(drawing)
    assert order.po_number == "77123"
    assert lines_of(order) == [
        ("H-12", "Hammer", 12, "pcs", Decimal("9.50")),
        ("N-7", "Nails", 3, "box", Decimal("4.00")),
    ]


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("INVOICE", "invoice"),
        ("Rechnung Nr. 4711", "invoice"),
        ("REQUEST FOR QUOTATION", "quotation_request"),
        ("Offerte", "other"),
        ("Auftragsbestätigung", "other"),
        ("DELIVERY NOTE", "other"),
        ("Statement of Account", "other"),
        ("Purchase Order Cancellation", "order_cancellation"),
        ("Bestelländerung", "order_change"),
    ],
)
def test_what_is_no_order_makes_none(title: str, kind: str) -> None:
    drawing = PLAIN.replace("PURCHASE ORDER", title).replace("PO Number:", "Your PO:  ")
    reading = read_pages([page(drawing)], format="pdf")
    assert (reading.kind, reading.orders) == (kind, [])
    assert reading.problems


def test_a_form_without_quantities_is_no_order() -> None:
    blank = PLAIN[: PLAIN.index("AB-100")]
    reading = read_pages([page(blank)], format="pdf")
    assert (reading.kind, reading.orders) == ("other", [])


def test_a_correction_teaches_where_the_next_document_states_the_value() -> None:
    first = PLAIN.replace("PO Number:   P-4711", "") + "\nVoucher   X99-1\n"
    pages = [page(first)]
    reading = read_pages(pages, format="pdf")
    assert reading.orders[0].po_number is None
    hint = teach_pages(pages, reading, Correction(0, None, "po_number", "X99-1"))
    assert hint is not None
    again = order_of(first.replace("X99-1", "X99-2"), hints=(hint,))
    assert again.po_number == "X99-2"
    other = GERMAN.replace("Nr. 4500123 vom", "vom") + "\nVoucher   X99-3\n"
    assert order_of(other, hints=(hint,)).po_number != "X99-3"  # of another layout


words = st.builds(
    Word,
    st.sampled_from(["PO", "No.", "Qty", "Price", "Total", "12", "3,50", "Ship", "to:", "€", "x"])
    | st.text(min_size=1, max_size=8),
    *[st.floats(-10, 200) | st.just(float("nan"))] * 4,
    st.floats(0, 1),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(words, max_size=60))
def test_any_words_give_a_reading(some: list[Word]) -> None:
    reading = read_pages([Page(1, 100, 100, some)], format="pdf")
    assert (reading.kind == "order") == bool(reading.orders)
    assert reading.orders or reading.problems
