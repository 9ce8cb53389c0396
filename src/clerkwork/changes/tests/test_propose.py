"""What documents ask to change, matched to orders: by number, once, and by no guess."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from clerkwork.changes.accept import TASK, Answers, accept_change
from clerkwork.changes.models import Change, OrderVersion, Stage
from clerkwork.changes.propose import propose_changes
from clerkwork.changes.tests.papers import a_change, an_860, hand_in
from clerkwork.config.audit import run_audit
from clerkwork.core import journal
from clerkwork.core.models import Task
from clerkwork.core.stations import drain
from clerkwork.intake.models import ChangeReading
from clerkwork.intake.read import READING
from clerkwork.intake.submit import submit_document
from clerkwork.orders.models import Order
from clerkwork.parties.models import PartyIdentifier
from clerkwork.training.builders import (
    a_customer,
    a_lot,
    a_received_order,
    a_user,
    an_allocated_order,
    an_item,
    an_order,
)

pytestmark = pytest.mark.django_db

Said = list[tuple[int, str, str, str, str, str]]


def said(change: Change) -> Said:
    """part, action, field, before, after, problem"""
    return list(change.asks.values_list("part", "action", "field", "before", "after", "problem"))


def open_tasks() -> list[str]:
    return list(Task.objects.filter(kind=TASK, done_at=None).values_list("title", flat=True))


def test_each_value_that_is_to_be_another_one_is_a_row() -> None:
    a_lot(on_hand=10), a_lot("MUG", on_hand=9)
    order = an_allocated_order(TEA=8, MUG=2)
    change = a_change(
        order, "POC*1*CA*3**EA*9.5**VN*TEA", "POC*2*DI", "POC*3*AI*1**EA***VN*MUG", "POC*9*NC"
    )
    assert said(change) == [
        (1, "change", "quantity", "8", "3", ""),
        (1, "change", "unit_price", "10.00", "9.5", ""),
        (2, "delete", "line", "2 EA", "", ""),
        (3, "add", "item", "", "MUG", ""),
        (3, "add", "quantity", "", "1", ""),
        (3, "add", "unit", "", "EA", ""),
    ]
    assert (change.order, change.stage) == (order, Stage.PROPOSED)
    number = order.po_number
    assert open_tasks() == [f"{change}: the customer wants a change: {order}, PO {number}"]
    assert journal.of("order", order.pk).filter(kind="order.change_asked").count() == 1


@pytest.mark.parametrize(
    ("segment", "problem"),
    [
        ("POC*7*QI*9**EA", "It names line 7; the order has no line like that."),
        ("POC*1*QI*9**EA***VN*MUG", "Its line number is that of one article"),
        ("POC*2*PC*9**EA*8", "It states another quantity too, which its code does not change."),
        ("POC*1*CA*9**EA~N1*ST*Elsewhere~N3*Road 1", "It goes to Elsewhere, Road 1; an order goes"),
        ("POC*1*CA*9**EA~SCH*4*EA***002*20300101~SCH*5*EA***002*20300201", "It is split over"),
        ("POC*1*CA*9**EA*9~CUR*BY*USD", "Its price is in USD, the order is in EUR."),
        ("POC*1*RE*9**EA***VN*OIL", "Its code asks for something that no rule of ours knows."),
        ("POC*1*AI*9**EA***VN*MUG", "The order has a line 1 already."),
        ("POC*5*AI*9**EA***VN*WHAT", "“WHAT” is not one of our articles"),
        ("POC*5*AI***EA***VN*MUG", "It does not say how many."),
    ],
)
def test_what_fits_nothing_is_said_and_not_guessed(segment: str, problem: str) -> None:
    a_lot(on_hand=10), an_item("MUG")
    order = an_allocated_order(TEA=8, MUG=2)
    change = a_change(order, segment)
    assert [row[5][: len(problem)] for row in said(change)[:1]] == [problem]
    assert Order.objects.get(pk=order.pk).lines.count() == 2


def test_a_line_that_is_named_twice_is_changed_once() -> None:
    a_lot(on_hand=10)
    order = an_allocated_order(TEA=8)
    problems = [row[5] for row in said(a_change(order, "POC*1*CA*3**EA", "POC*1*CA*4**EA"))]
    assert problems == ["", "The change names line 1 more than once."]


def test_a_line_without_a_number_is_found_by_its_article() -> None:
    a_lot(on_hand=10), an_item("MUG")
    order = an_allocated_order(TEA=8, MUG=2)
    assert said(a_change(order, "POC**QI*9**EA***VN*MUG")) == [
        (1, "change", "quantity", "2", "9", "")
    ]


def test_a_line_that_goes_where_the_order_goes_is_no_other() -> None:
    a_lot(on_hand=10)
    order = an_allocated_order(TEA=8)
    change = a_change(order, "POC*1*CA*9**EA", "N1*ST*Acme GmbH", "N3*Marktplatz 1", "N4*Hamburg")
    assert [row[5] for row in said(change)] == [""]


def test_a_quantity_of_nothing_leaves_the_line_out() -> None:
    a_lot(on_hand=10), an_item("MUG")
    order = an_allocated_order(TEA=8, MUG=2)
    change = a_change(order, "POC*1*CA*0**EA", "POC*2*QD*-3**EA")
    assert said(change)[0] == (1, "delete", "line", "8 EA", "", "")
    assert order.lines.get(position=2).ordered == 2


def test_what_no_column_has_room_for_waits_for_somebody() -> None:
    order = a_received_order(TEA=8)
    change = a_change(order, "POC*1*CA*1.123456**EA")
    assert (change.stage, len(open_tasks()), order.lines.get().ordered) == ("proposed", 1, 8)


def test_an_order_that_nobody_confirmed_takes_it_at_once() -> None:
    an_item("MUG")
    order = a_received_order(TEA=8, MUG=2)
    change = a_change(order, "POC*1*CA*3**EA", "POC*2*DI")
    order.refresh_from_db()
    assert (change.stage, change.decided_by, order.stage) == ("accepted", "propose", "received")
    assert (order.total, order.lines.get(sku="TEA").ordered) == (30, 3)
    assert order.lines.get(sku="MUG").rejected_at
    assert (open_tasks(), OrderVersion.objects.filter(order=order).count()) == ([], 2)


def test_a_held_order_goes_on_when_its_change_puts_it_right() -> None:
    an_item()
    stated = {"line": "1", "sku": "TEA", "quantity": "2", "uom": "EA", "unit_price": "9"}
    order = an_order(lines=[stated])
    assert order.stage == "held"
    a_change(order, "POC*1*PC***EA*10")
    order.refresh_from_db()
    assert order.stage == "received"
    assert not Task.objects.filter(kind="order.held", done_at=None).exists()


@pytest.mark.parametrize("segment", ["POC*1*QD*3**EA", "POC*1*RE*3**EA", "POC*7*CA*3**EA"])
def test_what_is_in_doubt_waits_even_for_an_order_that_nobody_confirmed(segment: str) -> None:
    order = a_received_order(TEA=8)
    change = a_change(order, segment)
    assert (change.stage, order.lines.get().ordered, len(open_tasks())) == ("proposed", 8, 1)


def test_the_same_change_twice_is_one() -> None:
    a_lot(on_hand=10)
    order = an_allocated_order(TEA=8)
    hand_in(an_860(order.po_number, "POC*1*CA*3**EA", sequence="1"))
    hand_in(an_860(order.po_number, "POC*1*CA*3**EA", sequence="1"))
    assert (Change.objects.count(), len(open_tasks())) == (1, 1)
    told = journal.of("change", Change.objects.get().pk).values_list("kind", flat=True)
    assert list(told) == ["change.proposed", "change.repeated"]


def test_a_change_older_than_an_accepted_one_is_refused_with_its_reason() -> None:
    a_lot(on_hand=10)
    order = an_allocated_order(TEA=8)
    waiting = a_change(order, "POC*1*CA*5**EA", sequence="1")
    newer = a_change(order, "POC*1*CA*3**EA", sequence="10")
    accept_change(newer.pk, Answers(), by=a_user())
    older = a_change(order, "POC*1*CA*6**EA", sequence="2")
    assert (older.stage, older.reason) == (
        "refused",
        f"{newer} is newer and was accepted before it came.",
    )
    with pytest.raises(Exception, match="is newer than this change and was accepted"):
        accept_change(waiting.pk, Answers(), by=a_user())


@pytest.mark.parametrize(("first", "second"), [("20260305", "20260304")])
def test_without_numbers_the_dates_decide_which_is_older(first: str, second: str) -> None:
    a_lot(on_hand=10)
    order = an_allocated_order(TEA=8)
    accept_change(a_change(order, "POC*1*CA*3**EA", dated=first).pk, Answers(), by=a_user())
    assert a_change(order, "POC*1*CA*6**EA", dated=second).stage == "refused"


def test_a_change_that_changes_nothing_needs_nobody() -> None:
    a_lot(on_hand=10)
    order = an_allocated_order(TEA=8)
    change = a_change(order, "POC*1*CA*8.0**EA*10")
    assert (change.stage, change.reason) == (
        "refused",
        "It asks for nothing that is not so already.",
    )


def test_a_change_of_an_unknown_order_is_a_task() -> None:
    change = hand_in(an_860("NOBODYS", "POC*1*CA*3**EA")).changes.get()
    assert (change.order, change.asks.count(), change.stage) == (None, 0, "proposed")
    (title,) = open_tasks()
    assert "no order of this customer has that number" in title


def test_another_customers_order_is_none_of_theirs() -> None:
    a_lot(on_hand=10)
    order = an_allocated_order(TEA=8, buyer_code="OTHER")
    assert hand_in(an_860(order.po_number, "POC*1*CA*3**EA")).changes.get().order is None


def test_a_replacement_asks_to_leave_out_what_it_no_longer_has() -> None:
    a_lot(on_hand=10), an_item("MUG")
    order = an_allocated_order(TEA=8, MUG=2)
    change = a_change(order, "POC*1*RZ*3**EA", purpose="05")
    assert said(change) == [
        (1, "change", "quantity", "8", "3", ""),
        (2, "delete", "line", "2 EA", "", ""),
    ]


def test_a_mail_in_free_words_opens_beside_the_order_that_it_names() -> None:
    a_lot(on_hand=10)
    order = an_allocated_order(TEA=8, po_number="PO-88712")
    an_allocated_order(TEA=1, po_number="PO-88713")
    mail = (
        b"From: buyer@acme.example\r\nTo: us@example.com\r\nSubject: Change to our order PO-88712\r\n"
        b"\r\nDear all,\r\nplease change line 1 of purchase order PO-88712 to 5 pieces.\r\nThanks\r\n"
    )
    PartyIdentifier.objects.create(customer=a_customer(), scheme="domain", value="acme.example")
    document = hand_in(mail, "change.eml")
    change = document.changes.get()
    assert (document.kind, change.order, change.purpose) == ("order_change", order, "unread")
    assert (change.asks.count(), order.lines.get().ordered) == (0, 8)
    assert Task.objects.filter(done_at=None).values_list("kind", flat=True)[0] == TASK
    assert [each for each in run_audit() if each.breaches] == []


def test_a_document_with_more_changes_takes_no_more_statements() -> None:
    a_lot(on_hand=10), an_item("MUG")
    orders = [an_allocated_order(TEA=1) for _ in range(4)]
    customer = a_customer()
    PartyIdentifier.objects.create(customer=customer, scheme="edi", value="ACME-EDI")

    def statements(which: list[Order]) -> int:
        raw = b"".join(an_860(each.po_number, "POC*1*CA*3**EA") for each in which)
        submit_document(raw, name="a", channel="api", by="api")
        drain(READING)
        waiting = ChangeReading.objects.get(stage="read")
        with CaptureQueriesContext(connection) as seen:
            propose_changes([waiting.pk], by="propose")
        return len(seen)

    assert statements(orders[:1]) == statements(orders[1:])
    assert Change.objects.count() == 4
