"""Envelopes, delimiters and layout of X12, right and wrong."""

import pytest

from clerkwork.intake.readers import read_document
from clerkwork.intake.tests.x12_sets import ISA, LINE, interchange, order_set, read, told


def test_wrong_counts_and_controls_are_reported_and_the_order_still_read() -> None:
    raw = (
        f"{ISA}GS*PO*B*S*20260301*0930*7*X*004010~ST*850*0001~BEG*00*SA*P1**20260301~{LINE}"
        "CTT*9*77~SE*40*0002~GE*3*8~IEA*2*1~"
    )
    reading = read_document(raw.encode())
    assert len(reading.orders[0].lines) == 1
    assert told(reading) == [
        "segment 7 (SE): SE01: found 40, expected 5 segments",
        "segment 7 (SE): SE02: found control number 0002, expected 0001 as in ST02",
        "segment 8 (GE): GE01: found 3, expected 1 transaction sets",
        "segment 8 (GE): GE02: found control number 8, expected 7 as in GS06",
        "segment 9 (IEA): IEA01: found 2, expected 1 groups",
        "segment 9 (IEA): IEA02: found control number 1, expected 000000007 as in ISA13",
        "segment 6 (CTT): CTT01: found 9, expected 1 lines",
        "segment 6 (CTT): CTT02: found 77, the quantities add up to 5",
    ]


def test_missing_trailers_are_reported_and_the_order_still_read() -> None:
    raw = f"{ISA}GS*PO*B*S*20260301*0930*7*X*004010~ST*850*1~BEG*00*SA*P1**20260301~{LINE}"
    reading = read_document(raw.encode())
    assert reading.orders[0].po_number == "P1"
    assert told(reading) == [
        "segment 3 (ST): found no SE segment that ends it",
        "segment 2 (GS): found no GE segment that ends it",
        "segment 1 (ISA): found no IEA segment that ends it",
    ]


@pytest.mark.parametrize(
    "terminator", ["~\n", "~\r\n", "\n", "\r\n", "\r", "'", "\x1c\n", "~ \n\n", "\x05"]
)
@pytest.mark.parametrize("separator", ["*", "|", "\x1d", "^", "+"])
def test_the_delimiters_are_read_off_the_isa(terminator: str, separator: str) -> None:
    text = interchange(order_set(LINE, "CTT*1~"))
    text = text.replace("~", terminator).replace("*", separator)
    reading = read_document(text.encode())
    assert reading.orders[0].lines[0].quantity == 5
    assert told(reading) == []


def test_an_isa_that_is_not_padded_is_read() -> None:
    head = "ISA*00**00**01*123*12*456*260301*0930*U*00401*7*0*P*>~"
    reading = read_document(interchange(order_set(LINE, "CTT*1~"), head=head).encode())
    assert reading.orders[0].po_number == "P1"
    assert reading.sender == "123"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "latin-1"])
def test_a_byte_order_mark_and_other_encodings_do_not_matter(encoding: str) -> None:
    text = interchange(order_set("N1*ST*Café~", LINE, "CTT*1~"))
    reading = read_document(text.encode(encoding))
    assert reading.orders[0].ship_to is not None
    assert reading.orders[0].ship_to.name == "Café"


def test_a_lost_terminator_is_repaired_and_reported() -> None:
    text = interchange(order_set("DTM*002*20260310~", LINE, "PO1*2*6*EA*2**VN*A2~", "CTT*2~"))
    text = text.replace("~", "~\n").replace("DTM*002*20260310~\n", "DTM*002*20260310\n")
    reading = read_document(text.encode())
    assert [line.sku for line in reading.orders[0].lines] == ["A1", "A2"]
    assert told(reading) == [
        "segment 5 (DTM): found a line break at its end, expected the terminator '~'"
    ]


def test_a_file_folded_at_a_fixed_width_is_unfolded() -> None:
    text = interchange(order_set(LINE, "PID*F****Green tea in bags of twenty~", "CTT*1~"))
    folded = "\n".join(text[index : index + 64] for index in range(0, len(text), 64))
    reading = read_document(folded.encode())
    assert reading.orders[0].lines[0].description == "Green tea in bags of twenty"
    assert told(reading) == []


def test_several_interchanges_with_delimiters_of_their_own_are_all_read() -> None:
    first = interchange(order_set(LINE, "CTT*1~"))
    second = first.replace("*P1*", "*P2*").replace("*", "|").replace("~", "'")
    reading = read_document(f"{first}\n{second}".encode())
    assert [order.po_number for order in reading.orders] == ["P1", "P2"]
    assert told(reading) == []


def test_a_file_without_its_envelope_is_read_and_reported() -> None:
    reading = read_document(order_set(LINE, "CTT*1~").encode())
    assert reading.orders[0].po_number == "P1"
    assert told(reading) == [
        "segment 1: found no ISA segment, expected the file to begin so",
    ]


def test_the_word_isa_inside_the_data_begins_no_interchange() -> None:
    order, problems = read("N1*BY*ISA*92*1~", "MSG*ISA*00*x~", LINE, "CTT*1~")
    assert order.buyer_name == "ISA"
    assert problems == []
