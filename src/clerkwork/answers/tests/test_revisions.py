"""An order is answered when there is something to say, once, and again only when that changes."""

import threading
from decimal import Decimal

import pytest
from django.db import connection, connections

from clerkwork.answers.models import Answer, Reply
from clerkwork.answers.note import note_order
from clerkwork.answers.station import ANSWERING
from clerkwork.answers.tests.came import accept_all, answers_of, go_on
from clerkwork.core import journal
from clerkwork.core.stations import drain, step
from clerkwork.fulfilment.allocate import fill_backorders
from clerkwork.fulfilment.cancel import cancel_line, cancel_order
from clerkwork.messaging.models import Message
from clerkwork.orders.models import Order
from clerkwork.parties.models import Supplier
from clerkwork.training import builders as make
from clerkwork.training.robots import AUTOMATIC, LOADING, PACKING, PICKING, run_until_still

pytestmark = pytest.mark.django_db


def told(order: Order) -> list[list[tuple[str, str, str, str]]]:
    """Of each answer, of each line: outcome, what comes, what waits, what does not."""
    names = ("outcome", "accepted", "backordered", "rejected")
    return [
        [tuple(line[name] for name in names) for line in answer.says["lines"]]
        for answer in answers_of(order)
    ]


def test_nothing_is_said_before_stock_is_known() -> None:
    make.a_lot(on_hand=10)
    order = make.an_order(TEA=4)
    assert told(order) == []


def test_a_reserved_order_is_accepted_once() -> None:
    make.a_lot(on_hand=10)
    order = make.an_allocated_order(TEA=4)
    assert told(order) == [[("accepted", "4", "0", "0")]]
    note_order([order.pk])
    assert told(order) == [[("accepted", "4", "0", "0")]]


def test_picking_and_shipping_change_nothing_of_what_was_said() -> None:
    make.a_lot(on_hand=3)
    order = make.an_allocated_order(TEA=4)
    before = told(order)
    for station in (PICKING, PACKING, LOADING):
        drain(station)
    note_order([order.pk])
    assert told(order) == before == [[("partial", "3", "1", "0")]]


def test_a_backorder_that_is_filled_is_told() -> None:
    make.a_lot(on_hand=3)
    order = make.an_allocated_order(TEA=4)
    assert len(told(order)) == 1
    make.a_lot(on_hand=5)
    fill_backorders(by="test")
    assert told(order) == [[("partial", "3", "1", "0")], [("accepted", "4", "0", "0")]]
    assert [each.says["revision"] for each in answers_of(order)] == [1, 2]


def test_a_backorder_that_is_filled_in_part_is_told() -> None:
    make.a_lot(on_hand=3)
    order = make.an_allocated_order(TEA=8)
    assert len(told(order)) == 1
    make.a_lot(on_hand=2)
    fill_backorders(by="test")
    assert told(order)[1:] == [[("partial", "5", "3", "0")]]


def test_two_changes_before_anybody_looked_are_one_answer() -> None:
    make.a_lot(on_hand=3)
    order = make.an_allocated_order(TEA=4)
    make.a_lot(on_hand=5)
    fill_backorders(by="test")
    assert told(order) == [[("accepted", "4", "0", "0")]]


def test_a_cancelled_line_is_told_with_its_reason() -> None:
    make.a_lot(on_hand=10)
    make.a_lot("OIL", on_hand=10)
    order = make.an_allocated_order(TEA=4, OIL=1)
    assert len(told(order)) == 1
    cancel_line(order.lines.get(position=2).pk, reason="leaks", by=make.a_user())
    assert told(order)[1:] == [[("accepted", "4", "0", "0"), ("rejected", "0", "0", "1")]]
    last = answers_of(order)[-1].says["lines"]
    assert last[1]["reason"] == {"code": "other", "text": "leaks"}
    assert last[0]["reason"] is None


def test_a_cancelled_order_is_told_with_its_reason() -> None:
    make.an_item("TEA", price=Decimal(8))
    held = make.an_order(TEA=4)
    cancel_order(held.pk, reason="not at this price", by=make.a_user())
    (answer,) = answers_of(held)
    assert answer.says["outcome"] == "rejected"
    assert answer.says["lines"][0]["reason"]["text"] == "not at this price"


def test_a_change_that_was_accepted_is_told() -> None:
    make.a_lot(on_hand=10)
    order = make.an_allocated_order(TEA=4)
    assert len(told(order)) == 1
    order.lines.update(unit_price=Decimal(9))
    journal.record("order.changed", order, by=make.a_user())
    last = answers_of(order)[-1].says["lines"][0]
    assert (last["outcome"], last["price"], last["changes"]) == ("changed", "9", {"price": "10"})


def test_an_order_that_repeats_another_and_ends_is_not_answered() -> None:
    make.a_lot(on_hand=10)
    first = make.an_allocated_order(po_number="4711", TEA=4)
    second = make.an_order(po_number="4711", TEA=5)
    assert second.repeats == first
    cancel_order(second.pk, reason="you sent this twice", by=make.a_user())
    assert (len(told(first)), told(second)) == (1, [])


def test_an_order_of_nobody_known_is_not_answered() -> None:
    make.an_item("TEA")
    order = make.an_order(buyer_code="", TEA=4)
    assert order.customer is None
    cancel_order(order.pk, reason="who is this", by=make.a_user())
    assert told(order) == []


def test_who_wants_no_answers_gets_none() -> None:
    make.a_lot(on_hand=10)
    make.a_customer(answer_form="none")
    assert told(make.an_allocated_order(TEA=4)) == []
    assert not Message.objects.exists()


def test_a_date_that_was_told_holds_while_it_can() -> None:
    supplier = Supplier.objects.create(code="S", name="S", currency="EUR", lead_time_days=5)
    item = make.an_item("TEA")
    type(item).objects.filter(pk=item.pk).update(supplier=supplier)
    order = make.an_allocated_order(TEA=4)
    first = answers_of(order)[0].says["lines"][0]["follows"]
    assert first > make.in_days(5).isoformat()
    Supplier.objects.update(lead_time_days=30)
    make.a_lot(on_hand=1)
    fill_backorders(by="test")
    note_order([order.pk])
    assert answers_of(order)[-1].says["lines"][0]["follows"] == first


def test_the_dates_of_an_accepted_past_are_the_next_working_day() -> None:
    make.a_lot(on_hand=10)
    order = make.an_order(TEA=4, requested_delivery=make.in_days(-1).isoformat())
    accept_all(order)
    (answer,) = answers_of(order)
    line = answer.says["lines"][0]
    assert (line["outcome"], answer.says["outcome"]) == ("rescheduled", "changed")
    assert line["date"] > make.in_days(0).isoformat()


def test_packs_are_answered_in_the_unit_that_was_ordered() -> None:
    make.a_lot(on_hand=18)
    order = make.an_order(
        lines=[{"line": "1", "sku": "TEA", "quantity": "2", "uom": "CS", "unit_price": "120.00"}]
    )
    accept_all(order) if order.stage == "held" else go_on()
    assert told(order) == [[("partial", "1.5", "0.5", "0")]]


def test_the_minutely_round_answers_what_a_lost_job_left() -> None:
    make.a_lot(on_hand=10)
    order = make.an_allocated_order(TEA=4)
    run_until_still(AUTOMATIC)
    assert Answer.objects.filter(reply_id=order.pk).count() == 1
    assert not Reply.objects.filter(told=0).exists()


def test_an_answer_cannot_be_changed() -> None:
    make.a_lot(on_hand=10)
    answers_of(make.an_allocated_order(TEA=4))
    with pytest.raises(Exception, match="append-only"):
        Answer.objects.update(form="mail")


@pytest.mark.django_db(transaction=True)
def test_two_workers_never_answer_twice() -> None:
    make.a_lot(on_hand=100)
    orders = [make.an_allocated_order(TEA=1) for _ in range(6)]
    note_order([each.pk for each in orders])
    begin = threading.Barrier(3)
    failed: list[Exception] = []

    def work() -> None:
        try:
            begin.wait(10)
            while step(ANSWERING):
                pass
        except Exception as error:
            failed.append(error)
        finally:
            connections.close_all()

    def ask() -> None:
        try:
            begin.wait(10)
            for _ in range(5):
                note_order([each.pk for each in orders])
        except Exception as error:
            failed.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=each) for each in (work, work, ask)]
    for each in threads:
        each.start()
    for each in threads:
        each.join(30)
    drain(ANSWERING)
    assert failed == []
    assert Answer.objects.count() == len(orders)
    assert not connection.in_atomic_block
