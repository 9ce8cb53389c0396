"""What an 855 says, and that it is a well-formed interchange."""

import pytest

from clerkwork.answers.models import Form
from clerkwork.answers.station import ANSWERING
from clerkwork.answers.tests.came import (
    AGREED,
    accept_all,
    answer_to,
    answers_of,
    day,
    go_on,
    named,
    take,
    text_of,
    x12,
    x12_segments,
)
from clerkwork.core.stations import drain
from clerkwork.fulfilment.cancel import cancel_line, cancel_order
from clerkwork.intake.readers import read_document
from clerkwork.intake.tests.x12_sets import ISA
from clerkwork.orders.models import Order
from clerkwork.parties.models import Supplier
from clerkwork.shipping.station import LABELLING
from clerkwork.training import builders as make
from clerkwork.training.robots import LOADING, PACKING, PICKING
from clerkwork.verification.decide import correct_finding, reject_line

pytestmark = pytest.mark.django_db

TEA = "PO1*10*4*EA*10**VN*TEA*BP*T-1~"


def told(order: Order) -> list[list[str]]:
    """What the last answer says of the lines."""
    segments = x12_segments(text_of(answers_of(order)[-1]))
    return named(segments, "PO1", "ACK", "N9", "MSG")


def test_an_850_is_answered_by_an_855_that_mirrors_it() -> None:
    make.a_lot(on_hand=10)
    answer = answer_to(x12(TEA))
    number = answer.says["order"]
    assert answer.form == Form.X12
    body = x12_segments(text_of(answer))[2:]
    assert body[:5] == [
        ["ST", "855", "0001"],
        ["BAK", "00", "AD", "4711", day(0), "", "", "", number, day(0)],
        ["CUR", "BY", "EUR"],
        ["N1", "BY", "Acme GmbH", "92", "ACME"],
        ["N1", "ST", "Acme GmbH"],
    ]
    assert body[5:8] == [
        ["PO1", "10", "4", "EA", "10", "", "VN", "TEA", "BP", "T-1"],
        ["ACK", "IA", "4", "EA", "069", day(7)],
        ["CTT", "1"],
    ]


def test_ids_are_turned_round_and_counts_and_control_numbers_agree() -> None:
    make.a_lot(on_hand=10)
    text = text_of(answer_to(x12(TEA)))
    isa, gs = x12_segments(text)[:2]
    assert text.index("~") == 105  # ISA has a fixed length
    assert (isa[5:9], isa[15]) == (["ZZ", "SELLER", "ZZ", "BUYER"], "T")
    assert (gs[1:4], gs[8]) == (["PR", "SELLER", "BUYER"], "004010")
    reading = read_document(text.encode())
    assert [each.what for each in reading.problems] == [
        "found set 855, an order acknowledgement: left aside, expected 850"
    ]


def test_control_numbers_are_never_used_twice() -> None:
    make.a_lot(on_hand=10)
    texts = [text_of(answer_to(x12(TEA, po=po))) for po in ("1", "2")]
    assert len({x12_segments(text)[0][13] for text in texts}) == 2


def test_delimiters_and_version_are_those_of_the_order() -> None:
    make.a_lot(on_hand=10)
    came = x12(TEA).decode().replace("004010", "003040").replace("~", "\x1c").replace("*", "|")
    text = text_of(answer_to(came.encode()))
    assert text.count("\x1c") == len(x12_segments(text))
    assert "~" not in text
    assert "*" not in text
    gs = x12_segments(text)[1]
    assert (gs[4], gs[8]) == (day(0, "%y%m%d"), "003040")


def test_what_is_short_is_backordered_with_the_suppliers_date() -> None:
    make.a_lot(on_hand=3)
    supplier = Supplier.objects.create(code="S", name="S", currency="EUR", lead_time_days=5)
    make.an_item("OIL")
    make.an_item("TEA").__class__.objects.filter(sku="TEA").update(supplier=supplier)
    order = take(x12(TEA, "PO1*20*2*EA*10**VN*OIL~")).orders.get().order
    found = told(order)
    assert found[1] == ["ACK", "BP", "3", "EA", "069", day(7)]
    assert found[2][:5] == ["ACK", "IB", "1", "EA", "068"]
    assert found[2][5] > day(4)
    assert found[4:] == [["ACK", "IB", "2", "EA"], ["N9", "L1", "DATE FOLLOWS"]]


def test_a_line_that_was_left_out_is_rejected_with_its_reason() -> None:
    make.a_lot(on_hand=10)
    order = take(x12(TEA, "PO1*20*2*EA*10**VN*NIX~")).orders.get().order
    clerk = make.a_user()
    reject_line(order.lines.get(position=2).pk, reason="not ours*~ü", by=clerk)
    go_on()
    assert told(order)[2:] == [
        ["PO1", "20", "2", "EA", "10", "", "VN", "NIX"],
        ["ACK", "IR", "2", "EA"],
        ["N9", "L1", "UNKNOWN_ARTICLE"],
        ["MSG", "not ours  ue"],
    ]


def test_another_price_is_a_change() -> None:
    make.an_item("TEA")
    make.a_lot(on_hand=10)
    order = take(x12("PO1*1*4*EA*800*HP*VN*TEA~")).orders.get().order
    correct_finding(order.findings.get(code="PRICE_OFF").pk, "10", reason=AGREED, by=make.a_user())
    go_on()
    assert told(order) == [
        ["PO1", "1", "4", "EA", "10", "", "VN", "TEA"],
        ["ACK", "IC", "4", "EA", "069", day(7)],
    ]


def test_a_date_that_has_passed_is_rescheduled() -> None:
    make.a_lot(on_hand=10)
    late = x12(TEA).replace(day(7).encode(), day(-1).encode())
    order = take(late).orders.get().order
    accept_all(order)
    _, ack = told(order)
    assert ack[:5] == ["ACK", "DR", "4", "EA", "069"]
    assert ack[5] > day(0)


def test_a_day_of_rest_is_rescheduled_to_the_next_working_day() -> None:
    make.a_lot(on_hand=10)
    sunday = next(n for n in range(7, 14) if make.in_days(n).weekday() == 6)
    asked = f"{make.in_days(sunday):%Y%m%d}"
    order = take(x12(TEA).replace(day(7).encode(), asked.encode())).orders.get().order
    go_on()
    order.refresh_from_db()
    _, ack = told(order)
    moved = f"{order.due_on:%Y%m%d}"
    assert ack == ["ACK", "DR", "4", "EA", "069", moved]
    assert moved > asked


def test_what_is_cancelled_of_a_line_is_told_beside_what_came() -> None:
    make.a_lot(on_hand=3)
    order = take(x12(TEA)).orders.get().order
    for station in (ANSWERING, PICKING, PACKING, LABELLING, LOADING):
        drain(station)
    cancel_line(order.lines.get().pk, reason="sold out", by=make.a_user())
    assert told(order)[1:] == [
        ["ACK", "IC", "3", "EA", "069", day(7)],
        ["ACK", "IR", "1", "EA"],
        ["N9", "L1", "OTHER"],
        ["MSG", "sold out"],
    ]


def test_an_order_that_is_cancelled_later_is_rejected_by_a_revision() -> None:
    make.a_lot(on_hand=10)
    order = take(x12(TEA)).orders.get().order
    drain(ANSWERING)
    cancel_order(order.pk, reason="flooded", by=make.a_user())
    first, second = answers_of(order)
    (bak,) = named(x12_segments(text_of(second)), "BAK")
    assert bak[1:4] == ["05", "RD", "4711"]
    assert named(x12_segments(text_of(second)), "ACK") == [["ACK", "IR", "4", "EA"]]
    assert named(x12_segments(text_of(first)), "BAK")[0][1:3] == ["00", "AD"]


@pytest.mark.parametrize("po", ["4711'+:?", "<b>&amp;", "a>b^c", "0", "x" * 22])
def test_a_hostile_number_comes_back_as_it_was(po: str) -> None:
    make.a_lot(on_hand=10)
    (bak,) = named(x12_segments(text_of(answer_to(x12(TEA, po=po)))), "BAK")
    assert bak[3] == po


def test_without_an_envelope_nobody_can_be_addressed_and_a_mail_goes_out() -> None:
    make.a_lot(on_hand=10)
    came = x12(TEA).decode()
    bare = came[came.index("ST*") : came.index("GE*")]
    order = take(bare.encode()).orders.get().order
    accept_all(order)
    assert [each.form for each in answers_of(order)] == [Form.MAIL]


def test_the_envelope_of_a_test_says_so() -> None:
    make.a_lot(on_hand=10)
    live = ISA.replace("*T*", "*P*")
    assert x12_segments(text_of(answer_to(x12(TEA, head=live))))[0][15] == "P"


def test_an_interchange_in_capitals_is_answered_in_capitals() -> None:
    make.a_lot(on_hand=10)
    came = x12(TEA, "PO1*20*2*EA*10**VN*NIX~").decode().upper()
    order = take(came.encode()).orders.get().order
    reject_line(order.lines.get(position=2).pk, reason="not ours", by=make.a_user())
    go_on()
    assert told(order)[-1] == ["MSG", "NOT OURS"]
