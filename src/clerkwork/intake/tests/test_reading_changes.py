"""Changes and cancellations of orders in X12, EDIFACT and UBL: what is asked, and where it stands."""

import json

import pytest

from clerkwork.intake.draft import DraftChange, Reading, contract
from clerkwork.intake.readers import read_document
from clerkwork.intake.spots import in_words
from clerkwork.intake.tests import edifact_messages as edifact
from clerkwork.intake.tests import x12_sets as x12
from clerkwork.intake.wire import from_wire, to_wire

SPACE = "urn:oasis:names:specification:ubl:schema:xsd"


def an_860(*segments: str, beginning: str = "BCH*04*SA*P1**2*20260301*****20260303~") -> Reading:
    body = f"{beginning}{''.join(segments)}"
    text = x12.interchange(f"ST*860*0001~{body}SE*{body.count('~') + 2}*0001~")
    return read_document(text.encode())


def an_ordchg(*segments: str, beginning: str = "BGM+230+C7+4'") -> Reading:
    text = edifact.message(*segments, kind="ORDCHG", beginning=beginning)
    return read_document(edifact.interchange(text).encode())


def a_ubl(name: str, *elements: str) -> Reading:
    inside = "".join(elements)
    return read_document(f"<c:{name} xmlns:c='{SPACE}:{name}-2'>{inside}</c:{name}>".encode())


def only(reading: Reading) -> DraftChange:
    assert (reading.orders, len(reading.changes)) == ([], 1)
    assert from_wire(json.loads(json.dumps(to_wire(reading)))) == reading
    return reading.changes[0]


def test_an_860_says_which_order_and_what_is_to_hold_from_now_on() -> None:
    reading = an_860(
        "N1*BY*Acme*92*C-7~",
        "POC*1*CA*20*8*EA*2.5**VN*TEA~",
        "DTM*002*20260401~",
        "POC*2*DI~",
        "POC*3*AI*4**CS*3*HP*BP*X-1~",
        "POC*4*NC*1**EA~",
        "CTT*4~",
    )
    change = only(reading)
    assert (reading.kind, x12.told(reading)) == ("order_change", [])
    assert (change.purpose, change.number, change.changed_on) == ("change", "2", "2026-03-03")
    assert (change.asked.po_number, change.asked.buyer_code) == ("P1", "C-7")
    assert change.actions == ["change", "delete", "add", "keep"]
    first, second, third, _ = change.asked.lines
    assert (first.line, first.sku, first.quantity, first.uom) == ("1", "TEA", 20, "EA")
    assert (str(first.unit_price), first.requested_delivery) == ("2.5", "2026-04-01")
    assert (second.quantity, second.where) == (None, "segment 8 (POC)")
    assert (third.buyer_sku, third.quantity, third.price_base_quantity) == ("X-1", 4, 100)
    at = {name: in_words(spot.at) for name, spot in first.spots.items()}
    assert at["quantity"] == "segment 6, element 3"
    assert at["uom"] == "segment 6, element 5"
    assert at["unit_price"] == "segment 6, element 6"
    assert at["sku"] == "segment 6, element 9"


@pytest.mark.parametrize(
    ("code", "action"),
    [("PC", "change price"), ("QI", "change quantity"), ("CT", "change date"), ("RZ", "change"),
     ("PQ", "change quantity price"), ("RE", "unknown"), ("??", "unknown")],
)  # fmt: skip
def test_the_code_of_a_line_says_what_is_asked_of_it(code: str, action: str) -> None:
    reading = an_860(f"POC*1*{code}*20**EA*2~")
    assert only(reading).actions == [action]
    assert bool(x12.told(reading)) == (action == "unknown")


@pytest.mark.parametrize("code", ["QI", "QD"])
def test_a_quantity_that_may_be_a_difference_is_in_doubt(code: str) -> None:
    assert only(an_860(f"POC*1*{code}*20**EA~")).asked.lines[0].spots["quantity"].sure < 0.98
    assert only(an_860("POC*1*CA*20**EA~")).asked.lines[0].spots["quantity"].sure == 1


@pytest.mark.parametrize(
    ("code", "kind", "purpose"),
    [("01", "order_cancellation", "cancel"), ("05", "order_change", "replace"),
     ("00", "order_change", "change"), ("04", "order_change", "change")],
)  # fmt: skip
def test_the_purpose_of_an_860(code: str, kind: str, purpose: str) -> None:
    reading = an_860("POC*1*CA*20**EA~", beginning=f"BCH*{code}*SA*P1***20260301~")
    assert (reading.kind, only(reading).purpose) == (kind, purpose)


def test_a_wrong_number_of_a_change_names_its_place() -> None:
    reading = an_860("POC*1*CA*many**EA*dear~")
    assert x12.told(reading) == [
        "segment 5 (POC): POC03: found 'many', expected a number",
        "segment 5 (POC): POC06: found 'dear', expected a number",
    ]
    assert all(problem.order is None for problem in reading.problems)


def test_a_change_that_names_no_order_is_left_aside() -> None:
    reading = an_860("POC*1*CA*20**EA~", beginning="BCH*04*SA***2*20260301~")
    assert (reading.kind, reading.changes) == ("order_change", [])
    assert "left aside" in x12.told(reading)[0]


def test_an_850_that_cancels_or_changes_is_a_change_of_the_order_that_it_names() -> None:
    for code, purpose in (("01", "cancel"), ("04", "change")):
        beginning = f"BEG*{code}*SA*P1**20260301~"
        text = x12.interchange(x12.order_set(x12.LINE, beginning=beginning))
        change = only(read_document(text.encode()))
        assert (change.purpose, change.asked.po_number) == (purpose, "P1")
        assert change.actions == ["change"]


def test_an_ordchg_names_the_order_by_its_reference() -> None:
    reading = an_ordchg(
        "DTM+137:20260303:102'", "RFF+ON:P1'", "NAD+BY+4012345000009::9'",
        "LIN+1+3+4006381333931:EN'QTY+21:12:PCE'PRI+AAA:2.5'",
        "LIN+2+2'", "LIN+3+1++X9:SA'QTY+21:1'", "LIN+4+4'", "UNS+S'", "CNT+2:9'",
    )  # fmt: skip
    change = only(reading)
    assert (reading.format, reading.kind, x12.told(reading)) == ("edifact", "order_change", [])
    assert (change.number, change.changed_on) == ("C7", "2026-03-03")
    assert (change.asked.po_number, change.asked.order_date) == ("P1", None)
    assert change.actions == ["change", "delete", "add", "keep"]
    first = change.asked.lines[0]
    assert (first.gtin, first.quantity, str(first.unit_price)) == ("4006381333931", 12, "2.5")
    assert in_words(change.asked.spots["po_number"].at) == "segment 5, element 1, component 2"


def test_an_ordchg_cancels_or_replaces_by_its_function() -> None:
    for function, purpose in (("1", "cancel"), ("5", "replace"), ("4", "change")):
        reading = an_ordchg("RFF+ON:P1'", "LIN+1+3'QTY+21:1'", beginning=f"BGM+230+C7+{function}'")
        assert only(reading).purpose == purpose


def test_a_line_of_an_ordchg_with_another_action_needs_a_person() -> None:
    reading = an_ordchg("RFF+ON:P1'", "LIN+1+7'QTY+21:1'")
    assert only(reading).actions == ["unknown"]
    assert "1229: found 7" in x12.told(reading)[0]


def test_a_ubl_order_change_in_peppols_codes_and_in_words() -> None:
    def line(number: str, status: str) -> str:
        return (
            f"<OrderLine><LineItem><ID>{number}</ID><LineStatusCode>{status}</LineStatusCode>"
            "<Quantity unitCode='EA'>5</Quantity><Item><SellersItemIdentification><ID>TEA</ID>"
            "</SellersItemIdentification></Item></LineItem></OrderLine>"
        )

    lines = [line(str(at), code) for at, code in enumerate(("3", "1", "2", "4", "Revised"), 1)]
    reading = a_ubl(
        "OrderChange",
        "<ID>7</ID><IssueDate>2026-03-03</IssueDate><SequenceNumberID>2</SequenceNumberID>",
        "<OrderReference><ID>P1</ID></OrderReference>",
        *lines,
    )
    change = only(reading)
    assert (reading.kind, x12.told(reading)) == ("order_change", [])
    assert (change.number, change.changed_on, change.asked.po_number) == ("2", "2026-03-03", "P1")
    assert change.actions == ["change", "add", "delete", "keep", "change"]
    spot = change.asked.lines[0].spots["quantity"]
    assert in_words(spot.at) == "/OrderChange/OrderLine[1]/LineItem/Quantity"


def test_a_ubl_order_cancellation() -> None:
    reading = a_ubl(
        "OrderCancellation",
        "<ID>7</ID><IssueDate>2026-03-03</IssueDate><CancellationNote>no need</CancellationNote>",
        "<OrderReference><ID>P1</ID></OrderReference>",
    )
    change = only(reading)
    assert (reading.kind, change.purpose) == ("order_cancellation", "cancel")
    assert (change.asked.po_number, change.asked.note) == ("P1", "no need")


def test_what_read_prints_of_a_change_has_a_key_of_its_own() -> None:
    printed = contract(an_860("POC*1*CA*20**EA~"))
    assert (printed["document"]["kind"], printed["orders"]) == ("order_change", [])
    (change,) = printed["changes"]
    assert (change["po_number"], change["purpose"]) == ("P1", "change")
    assert [(line["action"], line["quantity"]) for line in change["lines"]] == [("change", "20")]
    assert "changes" not in contract(
        read_document(x12.interchange(x12.order_set(x12.LINE)).encode())
    )
