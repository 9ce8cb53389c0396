"""The lines of one EDIFACT order, from every element that may state their values."""

from decimal import Decimal

import pytest

from clerkwork.intake.draft import Address
from clerkwork.intake.tests.edifact_messages import END, LINE, one_line, read


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("LIN+1++A1:SA'", ("A1", None, None)),
        ("LIN+1++B1:IN'", (None, "B1", None)),
        ("LIN+1++4006381333931:EN'PIA+1+A1:SA+B1:BP'", ("A1", "B1", "4006381333931")),
        ("LIN+1++012345678905:UP'PIA+5+A1:VN'", ("A1", None, "012345678905")),
        ("LIN+1'PIA+1+A2:MF'PIA+5+A1:SA'", ("A1", None, None)),
        ("LIN+1++A1:SA'PIA+4+A9:SA'", ("A1", None, None)),
        ("LIN+1++9780134494166:IB'", (None, None, "9780134494166")),
        ("LIN+1++4006381333931'", (None, None, "4006381333931")),
        ("LIN+1++4006381333931:XX'", (None, None, "4006381333931")),
        ("LIN+1++4006381333931:XX'PIA+1+B1:IN'", (None, "B1", "4006381333931")),
        ("LIN+1++4006381333932:XX'PIA+1+B1:IN'", (None, "B1", None)),
        ("LIN+1+A1:SA'", ("A1", None, None)),
        ("LIN++A1:SA'", ("A1", None, None)),
    ],
)
def test_the_qualifier_says_whose_number_it_is(
    written: str, expected: tuple[str | None, ...]
) -> None:
    line, problems = one_line(written, "QTY+21:5'")
    assert (line.sku, line.buyer_sku, line.gtin) == expected
    assert problems == []


@pytest.mark.parametrize(
    ("written", "problem"),
    [
        ("LIN+1'", "found nothing, expected an article number"),
        ("LIN+1++0764569104:IB'", "found 0764569104 as IB, expected an article number"),
        ("LIN+1++A-7'", "found A-7 without a word whose number it is"),
        ("LIN+1++TEA:EN'", "found TEA as EN, expected the digits of a GTIN"),
    ],
)
def test_a_number_that_nobody_owns_or_that_cannot_be_one_is_a_problem(
    written: str, problem: str
) -> None:
    line, problems = one_line(written, "QTY+21:5'")
    assert problem in problems[0]
    assert all(spot.sure < 0.9 for name, spot in line.spots.items() if name in ("sku", "gtin"))


@pytest.mark.parametrize(
    ("written", "quantity", "uom"),
    [
        ("QTY+21:5:PCE'", "5", "PCE"),
        ("QTY+1:7'QTY+21:5'", "5", None),
        ("QTY+59:12'QTY+1:7:CT'", "7", "CT"),
        ("QTY+21+5'", "5", None),
        ("QTY+12:5:PCE'", "5", "PCE"),
        ("QTY+21:2.50:KGM'", "2.5", "KGM"),
        ("QTY+21:2,5:KGM'", "2.5", "KGM"),
        ("QTY+21:5'ALC+A'QTY+1:2'", "5", None),
    ],
)
def test_the_ordered_quantity_is_found_among_others(
    written: str, quantity: str, uom: str | None
) -> None:
    line, problems = one_line("LIN+1++A1:SA'", written)
    assert (line.quantity, line.uom) == (Decimal(quantity), uom)
    assert problems == []


def test_a_quantity_that_is_no_number_is_a_problem_and_null() -> None:
    line, problems = one_line("LIN+1++A1:SA'", "QTY+21:1.234,5:PCE'")
    assert line.quantity is None
    assert problems == [
        "segment 5 (QTY): QTY element 1: found '1.234,5', expected a number",
        "segment 4 (LIN): found no quantity of the line, expected one",
    ]


def test_a_comma_that_may_part_thousands_is_less_sure() -> None:
    line, _ = one_line("LIN+1++A1:SA'", "QTY+21:1,000'")
    assert (line.quantity, line.spots["quantity"].sure) == (1, 0.9)


@pytest.mark.parametrize(
    ("written", "price", "base"),
    [
        ("PRI+AAA:2.5'", "2.5", None),
        ("PRI+AAA:250:CT:AAE:100:PCE'", "250", "100"),
        ("PRI+AAA:2.5:CT:AAE:1:KGM'", "2.5", None),
        ("PRI+AAB:3'PRI+AAA:2.5'", "2.5", None),
        ("PRI+AAA:2.5'PRI+AAB:3'", "2.5", None),
        ("PRI+AAE:9.99'PRI+INV:2.5'", "2.5", None),
        ("PRI+AAA+2.5'", "2.5", None),
        ("PRI+1E:2.5'", "2.5", None),
        ("MOA+146:2.5'", "2.5", None),
        ("PRI+AAE:9.99'", None, None),
    ],
)
def test_the_price_to_pay_is_found_among_others(
    written: str, price: str | None, base: str | None
) -> None:
    line, problems = one_line("LIN+1++A1:SA'QTY+21:5'", written)
    assert line.unit_price == (Decimal(price) if price else None)
    assert line.price_base_quantity == (Decimal(base) if base else None)
    assert problems == []


@pytest.mark.parametrize(
    ("written", "description"),
    [
        ("IMD+F++:::Green tea'", "Green tea"),
        ("IMD+F++:::Green tea:20 bags'", "Green tea 20 bags"),
        (f"IMD+F++:::{'x' * 35}:yz'", f"{'x' * 35}yz"),
        ("IMD+F++:::Green'IMD+F++:::tea'", "Green tea"),
        ("IMD+F+35+:::green'IMD+F+8+:::Tea'", "Tea"),
        ("IMD+C++CU::9:Tea'IMD+F++:::0.70 EURO'", "Tea"),
        ("IMD+C++TU::9'FTX+AFM+1++Tea for two'", "Tea for two"),
        ("IMD+F+++Green tea'", "Green tea"),
        ("IMD+++::Green tea'", "Green tea"),
        ("IMD+C+35+TROPIC::92'", None),
        ("FTX+AAI+++Handle with care'", None),
    ],
)
def test_the_description_is_what_names_the_article(written: str, description: str | None) -> None:
    line, _ = one_line("LIN+1++A1:SA'", written, "QTY+21:5'")
    assert line.description == description


def test_places_and_schedules_of_a_line_are_its_deliveries() -> None:
    order, problems = read(
        "LIN+1++A1:SA'", "LOC+7+S1'QTY+11:3'DTM+2:20260310:102'", "LOC+7+S2'QTY+11:4'",
        "LIN+2++A2:SA'QTY+21:9'", "SCC+1'QTY+113:9:PCE'DTM+2:20260310:102'",
        "LIN+3++A3:SA'QTY+21:9'", "SCC+1'QTY+11:1'DTM+2:20260310:102'QTY+11:1'", "NAD+BY+1'",
        "LIN+4++A4:SA'QTY+21:2'", "NAD+ST+0014'", "LIN+5++A5:SA'QTY+21:2'SCC+7'", END,
    )  # fmt: skip
    split, scheduled, _, sent, plain = order.lines
    assert split.quantity == 7
    assert [
        (part.ship_to.code, part.quantity, part.requested_delivery)
        for part in split.deliveries
        if part.ship_to
    ] == [("S1", Decimal(3), "2026-03-10"), ("S2", Decimal(4), None)]
    assert (scheduled.requested_delivery, scheduled.deliveries) == ("2026-03-10", [])
    assert sent.ship_to == Address(code="0014")
    assert sent.spots["ship_to.code"].at[1] == 24
    assert (plain.deliveries, plain.ship_to) == ([], None)
    assert problems == ["segment 15 (LIN): the quantities of its parts add up to 2, expected 9"]


def test_a_place_that_names_none_is_no_place() -> None:
    order, problems = read("NAD+BY+1'", "LOC+7'", "LIN+1++A1:SA'", "LOC+7'", "QTY+21:5'", END)
    assert (order.ship_to, order.lines[0].ship_to, problems) == (None, None, [])
    assert "ship_to.code" not in order.lines[0].spots


def test_sub_lines_are_left_aside_and_reported() -> None:
    order, problems = read(LINE, "LIN+2++A2:SA+1:1'", "QTY+21:5'", END, "CNT+2:2'CNT+1:10'")
    assert [line.sku for line in order.lines] == ["A1"]
    assert problems == ["segment 7 (LIN): found a sub-line of line 1, which was left aside"]
