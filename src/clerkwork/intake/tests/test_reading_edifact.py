"""The values of one EDIFACT order, from every element that may state them."""

import time
from decimal import Decimal

import pytest

from clerkwork.intake.draft import Address
from clerkwork.intake.readers import read_document
from clerkwork.intake.tests.edifact_messages import END, LINE, interchange, message, one_line, read
from clerkwork.intake.tests.x12_sets import told


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
    ("dates", "expected"),
    [
        (["2:20260310:102"], "2026-03-10"),
        (["2:202603101200:203"], "2026-03-10"),
        (["2:260310:101"], "2026-03-10"),
        (["2:10032026:4"], "2026-03-10"),
        (["2:100326:2"], "2026-03-10"),
        (["2:2026031020260312:718"], "2026-03-10/2026-03-12"),
        (["2:20260310-20260312:718"], "2026-03-10/2026-03-12"),
        (["2:202603100800202603101600:719"], "2026-03-10"),
        (["2:202611:616"], "2026-03-09/2026-03-15"),
        (["2:202602:610"], "2026-02-01/2026-02-28"),
        (["64:20260308:102", "63:20260312:102"], "2026-03-08/2026-03-12"),
        (["63:20260312:102", "64:20260308:102", "2:20260310:102"], "2026-03-10"),
        (["69:20260311:102"], "2026-03-11"),
        (["2:202603100000:102"], "2026-03-10"),
        (["2:20260310"], "2026-03-10"),
        (["2:2026-03-10:102"], "2026-03-10"),
        (["2:20260310:102", "2:1000:401"], "2026-03-10"),
        (["2:3:804"], None),
        (["10:20260305:102"], None),
        (["11:20260305:102", "61:20260305:102"], None),
        (["171:20260305:102"], None),
    ],
)
def test_only_dates_of_delivery_become_the_requested_delivery(
    dates: list[str], expected: str | None
) -> None:
    order, problems = read(*[f"DTM+{each}'" for each in dates], LINE, END)
    assert order.requested_delivery == expected
    assert problems == []


@pytest.mark.parametrize("date", ["2:20261399:102", "2:soon:102", "2:3102:102", "2:202660:616"])
def test_a_date_that_is_none_is_a_problem_and_null(date: str) -> None:
    order, problems = read(f"DTM+{date}'", LINE, END)
    assert order.requested_delivery is None
    assert "expected a date" in problems[0]


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        (["4:20260301:102", "137:20260302:102"], "2026-03-02"),
        (["4:20260301:102"], "2026-03-01"),
        (["2:20260301:102"], None),
    ],
)
def test_the_date_of_the_document_is_the_date_of_the_order(
    dates: list[str], expected: str | None
) -> None:
    order, _ = read(*[f"DTM+{each}'" for each in dates], LINE, END)
    assert order.order_date == expected


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
        ("FTX+AAI+++Handle with care'", None),
    ],
)
def test_the_description_is_what_names_the_article(written: str, description: str | None) -> None:
    line, _ = one_line("LIN+1++A1:SA'", written, "QTY+21:5'")
    assert line.description == description


@pytest.mark.parametrize(
    ("party", "expected"),
    [
        (
            "7::92++Acme+1 High Street:Dock 4+Leeds+YKS+LS1 1AA+GB",
            Address("Acme", "1 High Street", "Dock 4", "Leeds", "YKS", "LS1 1AA", "GB", "7"),
        ),
        ("++Acme Stores:Ltd", Address("Acme Stores Ltd")),
        ("++Acme:Goods in", Address("Acme", None, "Goods in")),
        ("+++Kai:12", Address(None, "Kai 12")),
        ("+++++:::Lancashire", Address(region="Lancashire")),
        ("+Acme:1 High Street:LS1 1AA Leeds:GB", Address("Acme", "1 High Street", "LS1 1AA Leeds")),
        ("7::92+Acme", Address("Acme", code="7")),
    ],
)
def test_a_party_is_read_structured_or_not(party: str, expected: Address) -> None:
    order, problems = read(f"NAD+DP+{party}'", LINE, END)
    if party.startswith("+Acme:"):
        expected = Address("Acme", "1 High Street", None, "Leeds", None, "LS1 1AA", "GB")
        assert order.ship_to is not None
        assert (order.ship_to.name, order.ship_to.country) == ("Acme", "GB")
    else:
        assert order.ship_to == expected
    assert problems == []


def test_delivery_party_and_buyer_are_chosen_by_role() -> None:
    order, _ = read("NAD+IV+++Payer'", "NAD+ST+++Store'", "NAD+SU+++Us'", "NAD+BY+7'", LINE, END)
    assert order.ship_to == Address("Store")
    assert (order.buyer_name, order.buyer_code) == (None, "7")
    order, _ = read("NAD+IV+++Payer'", "NAD+DP+++Door'", "NAD+ST+++Store'", LINE, END)
    assert (order.buyer_name, order.ship_to) == ("Payer", Address("Door"))
    assert order.spots["buyer_name"].sure < 0.98
    assert order.spots["ship_to.name"].sure < 0.98


def test_a_place_after_the_buyer_is_where_the_goods_go() -> None:
    order, _ = read("NAD+BY+7'", "LOC+7+0014::92:::Store'", LINE, END)
    assert order.ship_to is not None
    assert order.ship_to.code == "0014"
    assert order.buyer_code == "7"


def test_the_mail_address_is_the_buyers_and_never_the_sellers() -> None:
    order, _ = read(
        "NAD+SU+1'", "COM+us@x.example:EM'", "NAD+BY+2'", "COM+123:TE'", "COM+b@x.example:EM'", LINE
    )
    assert order.email == "b@x.example"


@pytest.mark.parametrize(
    ("written", "currency"),
    [
        ("CUX+2:EUR:9'", "EUR"),
        ("CUX+2:GBP:9+3:EUR:4+1.67'", "GBP"),
        ("CUX+2:EUR'", "EUR"),
        ("MOA+86:5:EUR'", "EUR"),
        ("NAD+BY+1'", None),
    ],
)
def test_the_currency_is_that_of_the_order(written: str, currency: str | None) -> None:
    order, problems = read(written, LINE, END)
    assert order.currency == currency
    assert problems == []


def test_a_currency_that_is_none_is_a_problem() -> None:
    order, problems = read("CUX+2:EURO:9'", LINE, END)
    assert order.currency is None
    assert "expected a currency code" in problems[0]


@pytest.mark.parametrize(
    ("summary", "total", "charges"),
    [
        ("MOA+86:10'", "10", None),
        ("MOA+79:8'MOA+124:2'MOA+77:10'", "10", "2"),
        ("MOA+79:8'", "8", None),
        ("MOA+9:11'MOA+86:10'", "11", None),
        ("ALC+C'MOA+23:3'ALC+A'MOA+204:1'MOA+86:12'", "12", "2"),
        ("TAX+7+VAT'MOA+124:1'TAX+7+VAT'MOA+124:2'MOA+176:3'", None, "3"),
    ],
)
def test_total_charges_and_taxes_are_read(
    summary: str, total: str | None, charges: str | None
) -> None:
    order, problems = read(LINE, END, summary)
    assert order.total == (Decimal(total) if total else None)
    assert order.charges == (Decimal(charges) if charges else None)
    assert problems == []


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


def test_sub_lines_are_left_aside_and_reported() -> None:
    order, problems = read(LINE, "LIN+2++A2:SA+1:1'", "QTY+21:5'", END, "CNT+2:2'CNT+1:10'")
    assert [line.sku for line in order.lines] == ["A1"]
    assert problems == ["segment 7 (LIN): found a sub-line of line 1, which was left aside"]


def test_control_totals_that_differ_are_reported_once() -> None:
    _, problems = read(LINE, END, "CNT+2:3'CNT+1:6'CNT+2:3'")
    assert problems == [
        "segment 8 (CNT): CNT 2: found 3, expected 1 lines",
        "segment 9 (CNT): CNT 1: found 6, the quantities add up to 5",
    ]


def test_an_order_without_number_or_lines_says_so() -> None:
    reading = read_document(interchange(message(END, beginning="BGM+220'")).encode())
    assert told(reading) == [
        "segment 2 (UNH): found no order number, expected it in BGM",
        "segment 2 (UNH): found no lines, expected at least one LIN segment",
    ]


def test_the_number_stands_in_a_reference_where_the_beginning_has_none() -> None:
    text = interchange(message("RFF+ON:P7'", LINE, beginning="BGM+220'"))
    assert read_document(text.encode()).orders[0].po_number == "P7"


def test_a_large_file_is_read_in_reasonable_time() -> None:
    sets = [message(*[LINE] * 20, END, number=str(number)) for number in range(1500)]
    raw = interchange(*sets).encode()
    begin = time.process_time()
    reading = read_document(raw)
    seconds = time.process_time() - begin
    assert len(reading.orders) == 1500
    assert reading.problems == []
    assert len(raw) / seconds > 200_000, "twenty times slower than it should be"
