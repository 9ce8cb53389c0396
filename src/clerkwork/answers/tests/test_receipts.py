"""Interchanges are acknowledged, whatever is in them: 997 and CONTRL."""

import pytest

from clerkwork.answers.models import Receipt
from clerkwork.answers.station import ACKNOWLEDGING
from clerkwork.answers.tests.came import edifact, edifact_segments, take, x12, x12_segments
from clerkwork.core.stations import drain
from clerkwork.intake.readers import read_document
from clerkwork.intake.tests.edifact_messages import interchange as edifact_interchange
from clerkwork.intake.tests.edifact_messages import message
from clerkwork.intake.tests.x12_sets import interchange, order_set
from clerkwork.training import builders as make

pytestmark = pytest.mark.django_db

TEA = "PO1*10*4*EA*10**VN*TEA~"


def receipt_for(raw: bytes) -> str:
    document = take(raw)
    drain(ACKNOWLEDGING)
    return bytes(Receipt.objects.get(document=document).raw).decode()


def acknowledged(raw: bytes) -> list[str]:
    """The receipt's segments within its sets."""
    segments = x12_segments(receipt_for(raw))
    return ["*".join(each) for each in segments if each[0].startswith("AK")]


def test_a_clean_interchange_is_accepted() -> None:
    make.a_lot(on_hand=10)
    text = receipt_for(x12(TEA))
    segments = x12_segments(text)
    assert segments[0][5:9] == ["ZZ", "SELLER", "ZZ", "BUYER"]
    assert segments[1][:4] == ["GS", "FA", "SELLER", "BUYER"]
    assert segments[2:-2] == [
        ["ST", "997", "0001"],
        ["AK1", "PO", "7"],
        ["AK2", "850", "0001"],
        ["AK5", "A"],
        ["AK9", "A", "1", "1", "1"],
        ["SE", "6", "0001"],
    ]
    told = [each.what for each in read_document(text.encode()).problems]
    assert told == ["found set 997, a functional acknowledgement: left aside, expected 850"]


BAD = [
    ("a date", (TEA, "DTM*002*99999999~"), ["AK3*DTM*{}**8", "AK4*2**8"], "E*5"),
    ("a quantity", ("PO1*1*x*EA*10**VN*TEA~",), ["AK3*PO1*{}**8", "AK4*2**6"], "E*5"),
    ("a currency", ("CUR*BY*EURO~", TEA), ["AK3*CUR*{}**8", "AK4*2**7"], "E*5"),
    ("no lines", (), ["AK3*PO1*{}**3"], "E*5"),
]


@pytest.mark.parametrize(("what", "segments", "told", "status"), BAD, ids=[each[0] for each in BAD])
def test_what_is_wrong_is_told_by_segment_and_element(
    what: str, segments: tuple[str, ...], told: list[str], status: str
) -> None:
    make.an_item("TEA")
    found = acknowledged(interchange(order_set(*segments)).encode())
    whole = ["ST", "BEG", *(each[:3] for each in segments), "SE"]
    at = whole.index(told[0][4:7]) + 1 if told[0][4:7] in whole else len(whole)
    assert found[2:-1] == [*(each.format(at) for each in told), f"AK5*{status}"]
    assert found[-1] == "AK9*E*1*1*1"


def test_a_missing_order_number_is_a_missing_element() -> None:
    make.an_item("TEA")
    found = acknowledged(interchange(order_set(TEA, beginning="BEG*00*SA***20260301~")).encode())
    assert found[2:5] == ["AK3*BEG*2**8", "AK4*3**1", "AK5*E*5"]


def test_several_elements_of_a_segment_are_told_once_each() -> None:
    make.an_item("TEA")
    found = acknowledged(interchange(order_set("PO1*1*x*EA*y**VN*TEA~")).encode())
    assert found[2:5] == ["AK3*PO1*3**8", "AK4*2**6", "AK4*4**6"]


ENVELOPES = [
    ("SE counts", ("SE*4*", "SE*9*"), "AK5*E*4", "AK9*E*1*1*1"),
    ("SE repeats", ("*0001~GE", "*0009~GE"), "AK5*E*3", "AK9*E*1*1*1"),
    ("no SE", ("SE*4*0001~", ""), "AK5*E*2", "AK9*E*1*1*1"),
    ("GE repeats", ("GE*1*7", "GE*1*8"), "AK5*A", "AK9*E*1*1*1*4"),
    ("GE counts", ("GE*1*7", "GE*3*7"), "AK5*A", "AK9*E*1*1*1*5"),
    ("no GE", ("GE*1*7~", ""), "AK5*A", "AK9*E*1*1*1*3"),
]


@pytest.mark.parametrize(
    ("what", "damage", "of_set", "of_group"), ENVELOPES, ids=[each[0] for each in ENVELOPES]
)
def test_what_is_wrong_around_a_set_has_its_code(
    what: str, damage: tuple[str, str], of_set: str, of_group: str
) -> None:
    make.an_item("TEA")
    came = interchange(order_set(TEA))
    assert damage[0] in came
    found = acknowledged(came.replace(*damage).encode())
    assert found[2:] == [of_set, of_group]


def test_a_set_of_another_kind_is_rejected_and_the_rest_accepted() -> None:
    make.an_item("TEA")
    other = "ST*810*0002~BIG*20260301*1~SE*3*0002~"
    found = acknowledged(interchange(order_set(TEA), other).encode())
    assert found[3:] == ["AK2*810*0002", "AK5*R*1", "AK9*P*2*2*1"]
    assert acknowledged(interchange(other).encode())[1:] == [
        *("AK2*810*0002", "AK5*R*1"),
        "AK9*R*1*1*0",
    ]


def test_a_receipt_is_never_acknowledged() -> None:
    came = interchange("ST*997*0001~AK1*PO*1~AK9*A*1*1*1~SE*4*0001~").replace("GS*PO", "GS*FA")
    assert receipt_for(came.encode()) == ""
    report = edifact_interchange(message("UCI+1+A+B+7'", kind="CONTRL", beginning=""))
    assert receipt_for(report.encode()) == ""


def test_every_interchange_of_a_file_has_its_own() -> None:
    make.an_item("TEA")
    two = interchange(order_set(TEA)) + interchange(order_set(TEA)).replace(
        "000000007", "000000008"
    )
    text = receipt_for(two.encode())
    assert text.count("ISA*") == text.count("IEA*") == 2
    controls = [part[:9] for part in text.split("IEA*1*")[1:]]
    assert len(set(controls)) == 2


def test_a_document_is_acknowledged_once() -> None:
    make.an_item("TEA")
    receipt_for(x12(TEA))
    assert drain(ACKNOWLEDGING) == 0


def test_what_is_no_interchange_has_no_receipt() -> None:
    make.a_lot(on_hand=10)
    make.an_order(TEA=4)
    assert Receipt.objects.count() == 0


def test_edifact_is_acknowledged_message_by_message() -> None:
    make.a_lot(on_hand=10)
    came = edifact("LIN+1++TEA:SA'QTY+21:4:PCE'PRI+AAA:10'")
    segments = edifact_segments(receipt_for(came))
    assert segments[0][:4] == ["UNB", "UNOC:3", "SELLER:14", "BUYER:14"]
    assert segments[1:-1] == [
        ["UNH", "1", "CONTRL:D:3:UN"],
        ["UCI", "7", "BUYER:14", "SELLER:14", "7"],
        ["UCM", "1", "ORDERS:D:96A:UN", "7"],
        ["UNT", "4", "1"],
    ]


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        (("UNT+12+1", "UNT+9+1"), ["7", "29"]),
        (("UNT+12+1", "UNT+12+2"), ["7", "28"]),
        (("ORDERS:", "INVOIC:"), ["4", "17"]),
    ],
)
def test_what_is_wrong_with_a_message_has_its_code(
    damage: tuple[str, str], told: list[str]
) -> None:
    make.a_lot(on_hand=10)
    came = edifact("LIN+1++TEA:SA'QTY+21:4:PCE'PRI+AAA:10'").decode()
    assert damage[0] in came
    segments = edifact_segments(receipt_for(came.replace(*damage).encode()))
    assert segments[3][3:] == told
