"""Letters: tables, boxes, lists and paragraphs of articles, and what is sure of them."""

import time

import pytest

from clerkwork.intake.draft import DraftLine, DraftOrder, Reading
from clerkwork.intake.readers.address_lines import read_address
from clerkwork.intake.readers.mail.html import html_text
from clerkwork.intake.readers.text.reader import read_text
from clerkwork.intake.readers.text.second import join

HEAD = "Linden Tools Ltd\n5 Mill Lane\nLeeds\nLS1 4AP\n\nPURCHASE ORDER\n\nPO number: PO-4711\n\n"


def read(text: str) -> Reading:
    return read_text(HEAD + text, format_name="text", letter=True)


def lines(text: str) -> list[tuple[str | None, str | None, str, str | None]]:
    return [
        (line.sku, line.description, f"{line.quantity:f}", line.uom)
        for order in read(text).orders
        for line in order.lines
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            (
                "Row; Part no.; Goods; Amt. wanted; U/M; Price\n"
                "1; AB-100; Copy paper A4 80 g; 12; box; 6.10\n2; AB-200; Hose 2 m; 3; pcs; 9.00\n"
            ),
            [("AB-100", "Copy paper A4 80 g", "12", "box"), ("AB-200", "Hose 2 m", "3", "pcs")],
        ),
        (
            "BX856/92: 270 cad\nBX319/24: 12 m\n",
            [("BX856/92", None, "270", "cad"), ("BX319/24", None, "12", "m")],
        ),
        (
            (
                "Part No.: 108350\nProduct name: Filing cabinet\nNo. required: 20\nMeasure: units\n\n"
                "Part No.: 105307\nProduct name: Water filter\nNo. required: 6\nMeasure: units\n"
            ),
            [("108350", "Filing cabinet", "20", "units"), ("105307", "Water filter", "6", "units")],
        ),
        (
            (
                "We order 4 pcs Apple sauce 6 x 720 ml (Ref. AB-100) price 8.46, 24 pcs\n"
                "Wall paint matt 10 L (Ref. AB-200) price 5.82, 16 pcs LED panel\n"
                "60x60, 4000 K (Ref. AB-300) price 3.84.\n"
            ),
            [
                ("AB-100", "Apple sauce 6 x 720 ml", "4", "pcs"),
                ("AB-200", "Wall paint matt 10 L", "24", "pcs"),
                ("AB-300", "LED panel 60x60, 4000 K", "16", "pcs"),
            ],
        ),
    ],
    ids=["semicolons", "codes", "labels", "paragraph"],
)
def test_articles_are_read_however_a_letter_lists_them(
    text: str, expected: list[tuple[str | None, ...]]
) -> None:
    assert lines(text) == expected


def test_what_both_ways_of_reading_find_is_sure_and_stands_where_it_is_said_to() -> None:
    text = (
        "Pos  Part no.  Description  Qty  Unit   Price   Total\n"
        "1    AB-100    Copy paper   12   box    6.10    73.20\n"
    )
    (order,) = read(text).orders
    written = (HEAD + text).splitlines()
    for name, value in (("sku", "AB-100"), ("quantity", "12"), ("unit_price", "6.10")):
        spot = order.lines[0].spots[name]
        kind, line, column, length = spot.at
        assert (kind, written[line - 1][column - 1 : column - 1 + length]) == ("text", value)
        assert spot.sure >= 0.99


def test_a_value_on_which_both_ways_differ_is_doubted() -> None:
    (order,) = read("Part no.  Description  Qty  Unit\nAB-100    Copy paper   12   box\n").orders
    sure = order.lines[0].spots["sku"].sure
    join(order, DraftOrder(lines=[DraftLine(sku="XY-1", quantity=order.lines[0].quantity)]))
    assert order.lines[0].sku == "AB-100"
    assert order.lines[0].spots["sku"].sure < 0.95 < sure


def test_boxes_side_by_side_are_cells_and_boxes_below_each_other_are_lines() -> None:
    style = "<style>.row{display:flex;gap:2px} .stack{display:flex;flex-direction:column}</style>"
    row = '<div class="row"><div>1</div><div>AB-100</div><div>12 pcs</div></div>'
    stack = '<div class="stack"><div>Mill</div><div>Quay 1</div></div>'
    assert html_text(f"{style}{row}{stack}").splitlines() == [
        "1 | AB-100 | 12 pcs",
        "Mill",
        "Quay 1",
    ]


@pytest.mark.parametrize(
    ("block", "name", "street", "city", "postcode"),
    [
        (
            "Thorn Catering Ltd\n88 Kingsway\nNorwich\nNorfolk\nNR1 3PA",
            *("Thorn Catering Ltd", "88 Kingsway", "Norwich", "NR1 3PA"),
        ),
        (
            "Farmacia Rossi S.a.s.\nViale Verdi 11\n41121 Modena (MO)",
            *("Farmacia Rossi S.a.s.", "Viale Verdi 11", "Modena", "41121"),
        ),
        (
            "Acme Pvt Ltd\n12 MG Road\nBengaluru 560 001",
            *("Acme Pvt Ltd", "12 MG Road", "Bengaluru", "560 001"),
        ),
        (
            "Rossi Srl, Strada Statale 12, 187, 10121 Torino (TO)",
            *("Rossi Srl", "Strada Statale 12, 187", "Torino", "10121"),
        ),
    ],
)
def test_the_town_is_told_from_county_and_province(
    block: str, name: str, street: str, city: str, postcode: str
) -> None:
    found = read_address(block.splitlines())
    assert found is not None
    assert (found.name, found.street, found.city, found.postcode) == (name, street, city, postcode)


@pytest.mark.parametrize(
    "said",
    [
        "Goods to be sent to: Linden Tools Ltd\n    9 Quay Street\n    Leeds\n    LS2 7AB\n",
        "Drop point:\nLinden Tools Ltd\n9 Quay Street\nLeeds\nLS2 7AB\n",
    ],
)
def test_an_address_under_a_label_that_nobody_listed_is_the_place(said: str) -> None:
    (order,) = read(f"{said}\n12 box Copy paper (Ref. AB-100)\n").orders
    assert order.ship_to is not None
    assert (order.ship_to.street, order.ship_to.postcode) == ("9 Quay Street", "LS2 7AB")


def test_a_long_text_without_a_table_is_soon_done_with_and_says_what_was_left() -> None:
    text = "\n".join(f"Line {at}: we deliver {at} boxes of AB-{at} soon" for at in range(100_000))
    begin = time.process_time()
    reading = read(text)
    assert time.process_time() - begin < 12  # 2 on a machine with nothing else to do
    assert reading.kind == "other" or any("were read" in each.what for each in reading.problems)
