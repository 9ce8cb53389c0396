"""Envelopes, delimiters, encodings and layout of EDIFACT, right and wrong."""

import pytest

from clerkwork.intake.readers import read_document
from clerkwork.intake.tests.edifact_messages import END, LINE, UNB, interchange, message
from clerkwork.intake.tests.x12_sets import told

WHOLE = interchange(message("NAD+BY+++Acme'", LINE, END))


def test_a_clean_order_has_no_problems_and_its_sender() -> None:
    reading = read_document(WHOLE.encode())
    assert told(reading) == []
    assert (reading.kind, reading.sender) == ("order", "BUYER")
    assert reading.orders[0].lines[0].where == "segment 5 (LIN)"


@pytest.mark.parametrize("terminator", ["'", "'\n", "'\r\n", "#", "~\n", "\n", "\r\n", "'\n\n"])
@pytest.mark.parametrize("separators", ["+:", "|:", "\x1d\x1f", "*>", ";,"])
def test_una_says_what_the_delimiters_are(separators: str, terminator: str) -> None:
    element, component = separators
    text = WHOLE.replace(":", "\0").replace("+", element).replace("\0", component)
    una = f"UNA{component}{element}.? {terminator[0]}"
    if terminator.strip():
        text = f"{una}{terminator[1:]}{text}"
    reading = read_document(text.replace("'", terminator).encode())
    if not terminator.strip() and separators not in ("+:", "|:"):
        return  # without UNA only what is usual can be told
    assert told(reading) == []
    assert reading.orders[0].lines[0].sku == "A1"


@pytest.mark.parametrize(
    "una",
    ["UNA:+.?'", "UNA:*'~", "UNA:+.? '\r\n", "UNA:+,? '", "UNA:+.\\ '", "UNA;*.? '", "UNA:+.  '"],
)
def test_a_una_that_is_mangled_or_wrong_does_not_matter(una: str) -> None:
    reading = read_document(f"{una}{WHOLE}".encode())
    assert told(reading) == []
    assert reading.orders[0].lines[0].quantity == 5


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Tea ?+ Co", "Tea + Co"),
        ("It?'s", "It's"),
        ("Why??", "Why?"),
        ("A?:B", "A:B"),
        ("Why? yes", "Why? yes"),
        ("???+?'", "?+'"),
    ],
)
def test_released_characters_stand_for_themselves(written: str, name: str) -> None:
    reading = read_document(interchange(message(f"NAD+BY+++{written}'", LINE)).encode())
    assert reading.orders[0].buyer_name == name
    assert told(reading) == []


def test_a_terminator_in_a_name_that_nobody_released_is_repaired_and_reported() -> None:
    reading = read_document(WHOLE.replace("Acme", "Bo's Tea+Low Street'").encode())
    assert reading.orders[0].buyer_name == "Bo's Tea"
    assert told(reading)[0] == 'segment 4: found "\'" within a text, expected "?\'"'


def test_a_question_at_the_end_of_a_text_does_not_swallow_the_next_segment() -> None:
    text = interchange(message("FTX+AAI+++Where is it??'", LINE)).replace("it??'", "it?'\n")
    reading = read_document(text.encode())
    assert reading.orders[0].note == "Where is it?"
    assert len(reading.orders[0].lines) == 1
    assert "1 segments whose terminator is released" in told(reading)[0]


def test_lost_terminators_and_folded_lines_are_repaired() -> None:
    text = WHOLE.replace("'", "'\n").replace("QTY+21:5'", "QTY+21:5")
    reading = read_document(text.encode())
    assert reading.orders[0].lines[0].unit_price == 2
    assert told(reading) == [
        'segment 6 (QTY): found a line break at its end, expected the terminator "\'"'
    ]
    long = interchange(message("IMD'", f"FTX+AAI+++{'tea ' * 40}end'", LINE))
    folded = "\n".join(long[at : at + 70] for at in range(0, len(long), 70))
    assert told(read_document(folded.encode())) == []


def test_wrong_counts_and_references_are_reported_and_the_order_still_read() -> None:
    text = WHOLE.replace("UNT+8+1", "UNT+3+2").replace("UNZ+1+7", "UNZ+2+8")
    reading = read_document(text.encode())
    assert len(reading.orders[0].lines) == 1
    assert told(reading) == [
        "segment 9 (UNT): UNT01: found 3, expected 8 segments",
        "segment 9 (UNT): UNT02: found control number 2, expected 1 as in UNH01",
        "segment 10 (UNZ): UNZ01: found 2, expected 1 messages",
        "segment 10 (UNZ): UNZ02: found control number 8, expected 7 as in UNB05",
    ]


def test_missing_parts_of_the_envelope_are_reported() -> None:
    body = message(LINE).rpartition("UNT")[0]
    assert told(read_document(f"{UNB}{body}".encode())) == [
        "segment 2 (UNH): found no UNT segment that ends it",
        "segment 1 (UNB): found no UNZ segment that ends it",
    ]
    reading = read_document(message(LINE).encode())
    assert reading.orders[0].po_number == "P1"
    assert told(reading) == ["segment 1: found no UNB segment, expected the file to begin so"]


def test_a_file_cut_off_within_a_segment_keeps_what_came_before() -> None:
    reading = read_document(f"{UNB}{message(LINE).partition('PRI')[0]}PR".encode())
    assert reading.orders[0].lines[0].quantity == 5
    assert len(reading.problems) == 2


def test_groups_count_their_messages_and_the_interchange_its_groups() -> None:
    group = f"UNG+ORDERS+A+B+260301:0930+3+UN+D:96A'{message(LINE)}UNE+1+3'"
    assert told(read_document(interchange(group).encode())) == []
    wrong = interchange(group.replace("UNE+1+3", "UNE+2+4"))
    assert [each.partition(": ")[2][:21] for each in told(read_document(wrong.encode()))] == [
        "UNE01: found 2, expec",
        "UNE02: found control ",
    ]


def test_several_interchanges_with_delimiters_of_their_own_are_all_read() -> None:
    second = "UNA:*.? #" + WHOLE.replace("+P1+", "+P2+").replace("+", "*").replace("'", "#")
    two = interchange(message(LINE), message(LINE, number="2"))
    reading = read_document(f"{WHOLE}\n{second}\r\n{two}".encode())
    assert [order.po_number for order in reading.orders] == ["P1", "P2", "P1", "P1"]
    assert told(reading) == []


@pytest.mark.parametrize(
    ("identifier", "encoding", "name"),
    [
        ("UNOC", "latin-1", "Käse & Söhne"),
        ("UNOD", "iso8859_2", "Łódź"),
        ("UNOE", "iso8859_5", "Москва"),
        ("UNOF", "iso8859_7", "Αθήνα"),
        ("UNOK", "iso8859_9", "İstanbul"),
        ("UNOC", "utf-8", "Käse"),
        ("UNOY", "utf-8-sig", "東京"),
        ("UNOW", "utf-16", "Łódź"),
    ],
)
def test_the_syntax_identifier_says_which_characters_the_bytes_are(
    identifier: str, encoding: str, name: str
) -> None:
    text = WHOLE.replace("UNOC", identifier).replace("Acme", name)
    reading = read_document(text.encode(encoding))
    assert reading.orders[0].buyer_name == name
    assert told(reading) == []


@pytest.mark.parametrize(
    ("kind", "beginning", "expected"),
    [
        ("ORDCHG", "BGM+230+P1+4'", ("edifact", "order_change")),
        ("ORDCHG", "BGM+230+P1+1'", ("edifact", "order_cancellation")),
        ("INVOIC", "BGM+380+R1+9'", ("edifact", "invoice")),
        ("REQOTE", "BGM+311+Q1+9'", ("edifact", "quotation_request")),
        ("DESADV", "BGM+351+D1+9'", ("edifact", "other")),
        ("XYZABC", "BGM+1+D1+9'", ("edifact", "other")),
        ("ORDERS", "BGM+220+P1+1'", ("edifact-orders", "order_cancellation")),
        ("ORDERS", "BGM+220+P1+4'", ("edifact-orders", "order_change")),
        ("ORDERS", "BGM+311+P1+9'", ("edifact-orders", "quotation_request")),
        ("ORDERS", "BGM+226+P1+9'", ("edifact-orders", "order")),
        ("ORDERS", "BGM+105+P1'", ("edifact-orders", "order")),
    ],
)
def test_message_document_and_function_say_whether_it_is_an_order(
    kind: str, beginning: str, expected: tuple[str, str]
) -> None:
    text = interchange(message(LINE, kind=kind, beginning=beginning))
    reading = read_document(text.encode())
    assert (reading.format, reading.kind) == expected
    assert bool(reading.problems or reading.changes) == (reading.kind != "order")
    assert ("left aside" in "".join(told(reading))) == bool(reading.problems)


@pytest.mark.parametrize("function", ["5", "7", "35"])
def test_an_order_sent_again_says_so(function: str) -> None:
    text = interchange(message(LINE, beginning=f"BGM+220+P1+{function}'"))
    reading = read_document(text.encode())
    assert (len(reading.orders), reading.problems[0].order) == (1, 0)
    assert "may be ordered already" in reading.problems[0].what
