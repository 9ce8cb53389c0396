"""What an ORDRSP says, and that it is a well-formed interchange."""

import pytest
from pydifact.segmentcollection import Interchange

from clerkwork.answers.models import Form
from clerkwork.answers.tests.came import (
    answer_to,
    answers_of,
    day,
    edifact,
    edifact_segments,
    go_on,
    named,
    take,
    text_of,
)
from clerkwork.intake.readers import read_document
from clerkwork.training import builders as make
from clerkwork.verification.decide import reject_line

pytestmark = pytest.mark.django_db

TEA = "LIN+10++4012345678901:EN'PIA+5+TEA:SA'PIA+1+T?+1:IN'QTY+21:4:PCE'PRI+AAA:10'"
OIL = "LIN+20++OIL:SA'QTY+21:2:PCE'PRI+AAA:10'"


def test_orders_is_answered_by_an_ordrsp_that_mirrors_it() -> None:
    make.a_lot(on_hand=10)
    answer = answer_to(edifact(TEA))
    number = answer.says["order"]
    assert answer.form == Form.EDIFACT
    assert text_of(answer).split("'")[1:-2] == [
        "UNH+1+ORDRSP:D:96A:UN",
        f"BGM+231+{number}-1+29+AP",
        f"DTM+137:{day(0)}:102",
        "RFF+ON:4711",
        f"RFF+VN:{number}",
        "NAD+BY+ACME::92++Acme GmbH",
        "NAD+DP+++Acme GmbH+Marktplatz 1+Hamburg++20457+DE",
        "CUX+2:EUR:9",
        "LIN+10+5+4012345678901:EN",
        "PIA+5+TEA:SA",
        "PIA+1+T?+1:IN",
        "QTY+21:4:PCE",
        "QTY+113:4:PCE",
        f"DTM+69:{day(7)}:102",
        "PRI+AAA:10",
        "UNS+S",
        "CNT+2:1",
        "UNT+18+1",
    ]


def test_ids_are_turned_round_and_counts_and_references_agree() -> None:
    make.a_lot(on_hand=10)
    text = text_of(answer_to(edifact(TEA)))
    unb = edifact_segments(text)[0]
    assert unb[1:4] == ["UNOC:3", "SELLER:14", "BUYER:14"]
    reading = read_document(text.encode())
    assert [each.what for each in reading.problems] == [
        "found message ORDRSP, an answer to a purchase order: left aside, not ORDERS"
    ]


def test_what_comes_waits_and_does_not_is_told_line_by_line() -> None:
    make.a_lot(on_hand=3)
    nix = OIL.replace("20", "30").replace("OIL", "NIX")
    make.an_item("OIL")
    order = take(edifact(TEA, OIL, nix)).orders.get().order
    reject_line(order.lines.get(position=3).pk, reason="it's + gone:?", by=make.a_user())
    go_on()
    segments = edifact_segments(text_of(answers_of(order)[0]))
    assert named(segments, "BGM")[0][3:] == ["4", "AC"]
    assert [each[2] for each in named(segments, "LIN")] == ["6", "6", "7"]
    assert [each[1] for each in named(segments, "QTY")] == [
        *("21:4:PCE", "113:3:PCE", "83:1:PCE"),
        *("21:2:PCE", "83:2:PCE"),
        "21:2:PCE",
    ]
    assert "FTX+AAO+++it?'s ?+ gone?:??'" in text_of(answers_of(order)[0])


@pytest.mark.parametrize(
    ("written", "meant"),
    [("47?'11", "47'11"), ("a?+b?:c", "a+b:c"), ("????", "??"), ("<b>&", "<b>&"), ("*", "*")],
)
def test_a_hostile_number_comes_back_as_it_was(written: str, meant: str) -> None:
    make.a_lot(on_hand=10)
    answer = answer_to(edifact(TEA, po=f"PO{written}"))
    assert answer.says["po_number"] == f"PO{meant}"
    (message,) = Interchange.from_str(text_of(answer)).get_messages()
    numbers = [segment.elements[0] for segment in message.segments if segment.tag == "RFF"]
    assert ["ON", f"PO{meant}"] in numbers


def test_other_service_characters_are_declared_again() -> None:
    make.a_lot(on_hand=10)
    marks = str.maketrans("+:'", "^;~")
    came = "UNA;^,! ~" + edifact(TEA.replace("?", "!")).decode().translate(marks)
    text = text_of(answer_to(came.encode()))
    assert text.startswith("UNA;^,! ~UNB^UNOC;3^")
    assert "PIA^1^T!^1;IN~" in text
    assert named(edifact_segments(text), "CNT") == [["CNT", "2;1"]]


def test_the_identifier_is_that_of_the_same_release_of_eancom() -> None:
    make.a_lot(on_hand=10)
    came = edifact(TEA).replace(b"ORDERS:D:96A:UN", b"ORDERS:D:01B:UN:EAN010")
    assert "UNH+1+ORDRSP:D:01B:UN:EAN009'" in text_of(answer_to(came))
