import time
from decimal import Decimal

import pytest

from clerkwork.intake.readers import read_document
from clerkwork.intake.tests.x12_sets import LINE, interchange, order_set, read, told


def test_a_clean_order_has_no_problems_and_its_sender() -> None:
    reading = read_document(interchange(order_set(LINE, "CTT*1*5~")).encode())
    assert told(reading) == []
    assert reading.sender == "BUYER"
    assert reading.orders[0].lines[0].where == "segment 5 (PO1)"


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("VN*A1*BP*B1*UP*012345678905", ("A1", "B1", "012345678905")),
        ("MG*A1*IN*B1", ("A1", "B1", None)),
        ("BP*B1*VC*C1*VN*A1", ("A1", "B1", None)),
        ("**VN*A1", ("A1", None, None)),
        ("*VN*A1*SK*B1", ("A1", "B1", None)),
        ("ST*STYLE9", ("STYLE9", None, None)),
        ("EN*4006381333931", (None, None, "4006381333931")),
        ("IB*9780134494166", (None, None, "9780134494166")),
        ("IB*0134494164*VN*A1", ("A1", None, None)),
        ("ZZ*X9", ("X9", None, None)),
        ("X9*BP*B1", (None, "B1", None)),
        ("BP*VP*A1", ("A1", None, None)),
        ("BP*VP*VN*A1", ("A1", "VP", None)),
        ("CG*30*VN*A1", ("A1", None, None)),
    ],
)
def test_the_qualifier_says_whose_number_it_is(
    written: str, expected: tuple[str | None, ...]
) -> None:
    order, _ = read(f"PO1*1*5*EA*2**{written}~", "CTT*1~")
    line = order.lines[0]
    assert (line.sku, line.buyer_sku, line.gtin) == expected


def test_a_line_without_a_known_number_is_a_problem() -> None:
    _, problems = read("PO1*1*5*EA*2**CL*RED~", "CTT*1~")
    assert problems == [
        "segment 5 (PO1): found CL RED, expected a product number of seller or buyer"
    ]


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        (["002*20260310"], "2026-03-10"),
        (["106*20260311"], "2026-03-11"),
        (["106*20260311", "002*20260310"], "2026-03-10"),
        (["064*20260308", "063*20260312"], "2026-03-08/2026-03-12"),
        (["074*20260309"], "2026-03-09"),
        (["002****RD8*20260301-20260305"], "2026-03-01/2026-03-05"),
        (["002*260310"], "2026-03-10"),
        (["002*990310***19"], "1999-03-10"),
        (["010*20260305"], None),
        (["037*20260305", "038*20260306"], None),
        (["001*20260309", "061*20260309"], None),
        (["007*20260305", "036*20261231"], None),
    ],
)
def test_only_dates_of_delivery_become_the_requested_delivery(
    dates: list[str], expected: str | None
) -> None:
    segments = [f"DTM*{each}~" for each in dates]
    order, _ = read(*segments, LINE, "CTT*1~")
    assert order.requested_delivery == expected


def test_a_date_that_is_none_is_a_problem_and_null() -> None:
    order, problems = read("DTM*002*20261399~", LINE, "CTT*1~")
    assert order.requested_delivery is None
    assert problems == ["segment 5 (DTM): DTM02: found '20261399', expected a date as CCYYMMDD"]


def test_a_quantity_that_is_no_number_is_a_problem_and_null() -> None:
    order, problems = read("PO1*1*5,0*EA*1e3**VN*A1~", "CTT*1~")
    assert order.lines[0].quantity is None
    assert order.lines[0].unit_price is None
    assert problems[:2] == [
        "segment 5 (PO1): PO102: found '5,0', expected a number",
        "segment 5 (PO1): PO104: found '1e3', expected a number",
    ]


@pytest.mark.parametrize(
    ("set_id", "kind"),
    [("810", "invoice"), ("840", "quotation_request"), ("860", "order_change"), ("855", "other")],
)
def test_a_file_without_an_order_has_the_kind_of_what_is_in_it(set_id: str, kind: str) -> None:
    reading = read_document(interchange(f"ST*{set_id}*1~B*00~SE*3*1~").encode())
    assert (reading.kind, reading.orders) == (kind, [])
    assert f"found set {set_id}" in told(reading)[0]


@pytest.mark.parametrize(
    ("purpose", "kind"),
    [("01", "order_cancellation"), ("04", "order_change"), ("00", "order"), ("05", "order")],
)
def test_the_purpose_of_an_850_decides_whether_it_is_an_order(purpose: str, kind: str) -> None:
    beginning = f"BEG*{purpose}*SA*P1**20260301~"
    text = interchange(order_set(LINE, "CTT*1~", beginning=beginning))
    reading = read_document(text.encode())
    assert reading.kind == kind
    assert len(reading.orders) == (kind == "order")


def test_a_duplicate_is_an_order_that_says_so() -> None:
    text = interchange(order_set(LINE, "CTT*1~", beginning="BEG*07*SA*P1**20260301~"))
    reading = read_document(text.encode())
    assert len(reading.orders) == 1
    assert reading.problems[0].order == 0
    assert "a duplicate" in reading.problems[0].what


def test_places_and_schedules_of_a_line_are_its_deliveries() -> None:
    order, problems = read(
        "PO1*1**EA*2**VN*A1~", "SDQ*EA*92*S1*3*S2*4~", "PO1*2*9*EA*2**VN*A2~",
        "SCH*9*EA***002*20260310~", "PO1*3*9*EA*2**VN*A3~", "SDQ*EA*92*S1*1*S2*1~", "CTT*3~",
    )  # fmt: skip
    split, scheduled, _ = order.lines
    assert split.quantity == 7
    assert [(part.ship_to.code, part.quantity) for part in split.deliveries if part.ship_to] == [
        ("S1", Decimal(3)),
        ("S2", Decimal(4)),
    ]
    assert (scheduled.requested_delivery, scheduled.deliveries) == ("2026-03-10", [])
    assert problems == ["segment 9 (PO1): the quantities of its parts add up to 2, expected 9"]


@pytest.mark.parametrize(
    ("basis", "unit", "base"),
    [
        ("HP", "EA", 100),
        ("TP", "EA", 1000),
        ("PD", "EA", 12),
        ("PD", "DZ", None),
        ("PE", "EA", None),
    ],
)
def test_the_basis_of_the_price_says_for_how_many_it_is(
    basis: str, unit: str, base: int | None
) -> None:
    order, _ = read(f"PO1*1*5*{unit}*2*{basis}*VN*A1~", "CTT*1~")
    assert order.lines[0].price_base_quantity == base


def test_the_bill_to_is_the_buyer_only_where_no_buyer_is_named() -> None:
    order, _ = read("N1*BT*Payer~", "N1*BY**92*7~", LINE, "CTT*1~")
    assert (order.buyer_name, order.buyer_code) == (None, "7")
    order, _ = read("N1*BT*Payer~", LINE, "CTT*1~")
    assert order.buyer_name == "Payer"


def test_allowances_charges_and_the_total_are_read() -> None:
    order, problems = read(
        "SAC*C*D240***1250~", "SAC*A*C310***300~", LINE, "CTT*1~", "AMT*TT*19.50~"
    )
    assert (order.charges, order.total) == (Decimal("9.50"), Decimal("19.50"))
    assert problems == []


def test_the_total_of_an_invoice_stands_in_for_that_of_the_order() -> None:
    order, _ = read(LINE, "CTT*1~", "TDS*25050~")
    assert (order.total, order.spots["total"].sure) == (Decimal("250.50"), 0.9)


def test_a_party_may_be_named_by_nm1() -> None:
    order, problems = read("NM1*BY*2*Acme*****92*0014~", "N4*Leeds~", LINE, "CTT*1~")
    assert (order.buyer_name, order.buyer_code, problems) == ("Acme", "0014", [])


def test_an_order_without_number_or_lines_says_so() -> None:
    text = interchange(order_set("CTT*0~", beginning="BEG*00*SA***20260301~"))
    assert told(read_document(text.encode())) == [
        "segment 3 (ST): found no purchase order number, expected it in BEG03",
        "segment 3 (ST): found no lines, expected at least one PO1 segment",
    ]


def test_a_large_file_is_read_in_reasonable_time() -> None:
    sets = [order_set(*[LINE] * 20, "CTT*20~", control=str(number)) for number in range(2000)]
    raw = interchange(*sets).encode()
    begin = time.process_time()
    reading = read_document(raw)
    seconds = time.process_time() - begin
    assert len(reading.orders) == 2000
    assert reading.problems == []
    assert len(raw) / seconds > 200_000, "twenty times slower than it should be"


def test_a_schedule_date_that_stands_one_element_late_is_found() -> None:
    order, problems = read(LINE, "SCH*5*EA****002*20260310~", "CTT*1~")
    assert order.lines[0].requested_delivery == "2026-03-10"
    assert problems == []


def test_an_order_date_that_stands_one_element_late_is_found_and_reported() -> None:
    text = interchange(order_set(LINE, "CTT*1~", beginning="BEG*00*SA*P1***20260301~"))
    reading = read_document(text.encode())
    assert reading.orders[0].order_date == "2026-03-01"
    assert told(reading) == [
        "segment 4 (BEG): BEG06: found the date 2026-03-01, expected it in BEG05"
    ]


def test_the_mail_address_is_the_buyers_and_never_the_sellers() -> None:
    order, _ = read("N1*SU*Us~", "PER*OC*Sam*EM*us@x.example~", "N1*BY*Them~",
                    "PER*SR**EA*them@x.example~", LINE, "CTT*1~")  # fmt: skip
    assert order.email == "them@x.example"


@pytest.mark.parametrize("segment", ["PO1*5*EA*2**VN*A1~", "PO1*5*EA*2**VN*A1*BP*B1~"])
def test_a_line_that_lacks_its_first_element_is_read_and_reported(segment: str) -> None:
    order, problems = read(segment, "CTT*1~")
    line = order.lines[0]
    assert (line.line, line.quantity, line.uom, line.unit_price, line.sku) == (
        *(None, Decimal(5), "EA", Decimal(2), "A1"),
    )
    assert line.spots["quantity"] == (("segment", 5, 1, 0), 0.9)
    assert problems == [
        "segment 5 (PO1): found the quantity in PO101, expected a line number there"
    ]


def test_an_order_date_that_stands_one_element_early_is_found_and_reported() -> None:
    text = interchange(order_set(LINE, "CTT*1~", beginning="BEG*00*SA*P1*20260301~"))
    order = read_document(text.encode()).orders[0]
    assert (order.order_date, order.release) == ("2026-03-01", None)
    assert order.spots["order_date"].sure < 0.98


def test_a_description_in_the_place_of_its_code_is_found() -> None:
    order, _ = read(LINE, "PID*F***HAMMER~", "PO1*2*5*EA*2**VN*A2~", "PID*F**VI*ABC~", "CTT*2~")
    assert [line.description for line in order.lines] == ["HAMMER", None]


def test_what_stands_in_for_another_value_is_less_sure() -> None:
    order, _ = read("N1*BT*Payer~", "DTM*067*20260310~", LINE, "CTT*1~")
    assert order.spots["buyer_name"].sure < 0.98
    assert order.spots["requested_delivery"].sure < 0.98
    order, _ = read("N1*BY*Payer~", "DTM*002*20260310~", LINE, "CTT*1~")
    assert {spot.sure for spot in order.spots.values()} == {1.0}


def test_one_of_several_ship_tos_is_less_sure() -> None:
    order, _ = read("N1*ST*Here~", "N1*ST*There~", LINE, "CTT*1~")
    assert order.ship_to is not None
    assert (order.ship_to.name, order.spots["ship_to.name"].sure) == ("Here", 0.9)
