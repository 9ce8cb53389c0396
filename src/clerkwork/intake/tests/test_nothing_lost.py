"""What an order cannot hold, or nobody could read, is said to somebody."""

import json

import pytest

from clerkwork.core.models import Task
from clerkwork.core.stations import drain
from clerkwork.intake.draft import Address, Delivery, DraftLine, DraftOrder, Reading
from clerkwork.intake.models import Document
from clerkwork.intake.read import READING, take_in
from clerkwork.intake.readers import MAX_PROBLEMS, read_document
from clerkwork.intake.submit import submit_document
from clerkwork.intake.unkept import unkept
from clerkwork.orders.models import Order, Stage
from clerkwork.training.builders import a_customer, a_document, a_purchase_order, after, an_item
from clerkwork.verification.verify import VERIFICATION

HERE = Address(name="Acme", street="Marktplatz 1", city="Hamburg", country="DE")
THERE = Address(name="Acme", street="Elbchaussee 9", city="Hamburg", country="DE")
TWO_SETS = (
    "ISA*00*          *00*          *ZZ*ACME           *ZZ*WE             *260101*0900*U*00401"
    "*000000001*0*P*>~GS*PO*ACME*WE*20260101*0900*1*X*004010~"
    "ST*850*0001~BEG*00*NE*A-1**20260101~PO1*1*2*EA*10**VN*TEA~SE*4*0001~"
    "ST*850*0002~BEG*00*NE*A-2**20260101~PO1*1*2*EA*10**VN*TEA~SE*9*0002~"
    "GE*2*1~IEA*1*000000002~"
)


def whats(order: DraftOrder) -> list[str]:
    return [problem.what for problem in unkept([order])]


@pytest.mark.parametrize(
    ("line", "lost"),
    [
        (DraftLine(ship_to=THERE), ["goes to Acme, Elbchaussee 9, Hamburg, DE"]),
        (DraftLine(ship_to=HERE), []),
        (DraftLine(ship_to=Address(city="Hamburg")), []),  # says less, and nothing else
        (DraftLine(ship_to=Address(code="0042")), ["goes to 0042"]),
        (
            DraftLine(deliveries=[Delivery(ship_to=HERE), Delivery(ship_to=THERE)]),
            ["goes to Acme, Elbchaussee 9"],
        ),
        (
            DraftLine(
                deliveries=[
                    Delivery(requested_delivery="2026-01-02"),
                    Delivery(requested_delivery="2026-01-01"),
                ]
            ),
            ["is split over 2026-01-01, 2026-01-02"],
        ),
        (DraftLine(deliveries=[Delivery(requested_delivery="2026-01-02")] * 2), []),
    ],
)
def test_a_place_or_date_of_a_part_that_the_order_has_not_is_said(
    line: DraftLine, lost: list[str]
) -> None:
    found = whats(DraftOrder(ship_to=HERE, lines=[line]))
    assert len(found) == len(lost)
    assert all(f"line 1 {what}" in said for what, said in zip(lost, found, strict=True))


def test_a_place_that_only_a_line_states_is_said() -> None:
    assert whats(DraftOrder(lines=[DraftLine(ship_to=HERE)]))


def test_segments_lost_from_one_set_are_a_problem_of_its_order() -> None:
    problems = read_document(TWO_SETS.encode(), name="po.edi").problems
    assert [(each.what[:4], each.order) for each in problems] == [("SE01", 1), ("IEA0", None)]


def test_no_order_with_a_problem_is_left_without_one_however_many_there_are() -> None:
    orders = [
        {"po_number": str(n), "lines": [], "currency": "EURO", "colour": "green"}
        for n in range(MAX_PROBLEMS)
    ]
    raw = b"\n".join(json.dumps(each).encode() for each in orders)
    problems = read_document(raw, name="orders.ndjson").problems
    assert {each.order for each in problems} == {*range(MAX_PROBLEMS), None}
    assert problems[-1].what == f"and {MAX_PROBLEMS // 2} more problems"


@pytest.mark.django_db
def test_the_last_of_many_faulty_orders_is_held() -> None:
    a_customer(), an_item()
    orders = [a_purchase_order(TEA=1, order_date="soon", colour="green") for _ in range(300)]
    orders[-1] |= {"colour": None, "size": None}
    raw = b"\n".join(json.dumps(each).encode() for each in orders)
    document = submit_document(raw, name="orders.ndjson", channel="api", by="api")
    drain(READING)
    last = Order.objects.filter(source__document=document).latest("id")
    assert after(last, VERIFICATION).stage == Stage.HELD
    assert not Order.objects.exclude(stage=Stage.HELD).exists()


@pytest.mark.django_db
def test_an_order_that_was_left_out_of_a_document_is_a_task() -> None:
    a_customer(), an_item()
    raw = json.dumps(a_purchase_order(TEA=1)).encode() + b'\n{"po_number": "7", "lines": 3}'
    document = submit_document(raw, name="orders.ndjson", channel="api", by="api")
    drain(READING)
    task = Task.objects.get(kind="document.faulty")
    assert (task.subject_id, task.role) == (document.pk, "clerk")
    assert "line 2: lines: found 3, expected a list of lines" in task.title


@pytest.mark.django_db
def test_a_document_without_a_fault_of_its_own_is_no_task() -> None:
    document = Document.objects.create(sha256="0" * 64, raw=b"x", size=1)
    take_in(document, Reading("json", "order", [DraftOrder(po_number="1")]), by="read")
    assert not Task.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("stated", "code"),
    [
        ({"quantity": "99999999999999"}, "QUANTITY_MISSING"),
        ({"quantity": "9999999", "uom": "CS"}, "QUANTITY_MISSING"),
        ({"quantity": "9999999", "unit_price": "9999999"}, "QUANTITY_MISSING"),
        ({"unit_price": "99999999999999"}, "DOCUMENT_FAULTY"),
        ({"price_base_quantity": "0.0000000001"}, "DOCUMENT_FAULTY"),
        ({"line_total": "99999999999999999999"}, "DOCUMENT_FAULTY"),
        ({"total": "99999999999999999999"}, "DOCUMENT_FAULTY"),
    ],
)
def test_a_number_beyond_any_order_holds_that_order_and_not_the_next(
    stated: dict[str, str], code: str
) -> None:
    a_customer(), an_item()
    total = {"total": stated.pop("total")} if "total" in stated else {}
    line = {"sku": "TEA", "quantity": "1", "uom": "EA", "unit_price": "1200", **stated}
    document = a_document(a_purchase_order(lines=[line], **total), a_purchase_order(TEA=1))
    drain(READING), drain(VERIFICATION)
    first, second = Order.objects.filter(source__document=document).order_by("id")
    assert (first.stage, second.stage) == (Stage.HELD, Stage.ACCEPTED)
    assert first.findings.filter(code=code).exists()
