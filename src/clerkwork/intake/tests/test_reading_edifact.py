"""The values of one EDIFACT order, from every element that may state them."""

import time
from decimal import Decimal

import pytest

from clerkwork.intake.draft import Address
from clerkwork.intake.readers import read_document
from clerkwork.intake.tests.edifact_messages import END, LINE, interchange, message, read
from clerkwork.intake.tests.x12_sets import told


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
