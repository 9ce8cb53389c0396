"""Two at once: one of them waits, or is refused, and the audit is clean.

In each test the second begins while the first has done its work and not yet committed. Each names
the lock or constraint without which it was seen to fail.
"""

from collections.abc import Callable, Iterator
from contextlib import closing
from decimal import Decimal
from threading import Event, Thread
from typing import Any

import pytest
from django.db import connection, transaction

from clerkwork.config.audit import run_audit
from clerkwork.core.jobs import defer_once
from clerkwork.core.refusal import Refusal
from clerkwork.core.sql import row, rows
from clerkwork.core.stations import drain, step
from clerkwork.fulfilment.allocate import allocate_orders, fill_backorders
from clerkwork.fulfilment.cancel import cancel_order
from clerkwork.fulfilment.models import Shipment
from clerkwork.fulfilment.pick import confirm_pick
from clerkwork.intake.jobs import read
from clerkwork.intake.models import Document
from clerkwork.intake.read import READING, read_documents
from clerkwork.inventory.models import Balance
from clerkwork.orders.models import Line, Order, Stage
from clerkwork.shipping.assign import label_shipments
from clerkwork.shipping.models import Label
from clerkwork.shipping.ship import ship_shipment, ship_shipments
from clerkwork.shipping.station import LABELLING
from clerkwork.training.builders import (
    a_customer,
    a_document,
    a_gone_shipment,
    a_labelled_shipment,
    a_lot,
    a_packed_shipment,
    a_purchase_order,
    a_user,
    an_allocated_order,
    an_item,
    an_open_shipment,
    an_order,
)
from clerkwork.training.robots import PACKING, PICKING
from clerkwork.verification.decide import accept_finding, propose_finding
from clerkwork.verification.models import TwoPersonRule
from clerkwork.verification.review import Answers, review_order
from clerkwork.verification.values import all_values, version_of

pytestmark = pytest.mark.django_db(transaction=True)

LONG_ENOUGH = 0.4  # seconds for the second to get where it would do harm


@pytest.fixture(autouse=True)
def afterwards_the_audit_is_clean() -> Iterator[None]:
    yield
    assert [each for each in run_audit() if each.breaches] == []


def overlapping(first: Callable[[], Any], second: Callable[[], Any]) -> list[Any]:
    """Do the second while the first is done and not committed; what they gave or raised."""
    results: list[Any] = [None, None]
    begun, ended = Event(), Event()

    def do_first() -> None:
        with closing(connection), transaction.atomic():
            results[0] = first()
            begun.set()
            ended.wait(LONG_ENOUGH)

    def do_second() -> None:
        with closing(connection):
            begun.wait(5)
            try:
                with transaction.atomic():
                    results[1] = second()
            except Exception as error:
                results[1] = error
            ended.set()

    threads = [Thread(target=each) for each in (do_first, do_second)]
    for each in threads:
        each.start()
    for each in threads:
        each.join(30)
    return results


def test_the_last_unit_is_promised_once() -> None:
    """Without `lock_usable` in allocate_orders the second fails on allocated_is_on_hand."""
    a_lot(on_hand=1)
    one, other = an_order(TEA=1), an_order(TEA=1)
    _, second = overlapping(
        lambda: allocate_orders([one.pk], by="a"), lambda: allocate_orders([other.pk], by="b")
    )
    assert second is None
    assert sorted(Line.objects.values_list("allocated", flat=True)) == [0, 1]
    assert Order.objects.get(short=True) == other


def test_two_packages_get_two_numbers() -> None:
    """With max(id) + 1 instead of the sequence both get the same, and the second fails."""
    a_lot(on_hand=9)
    one, other = a_packed_shipment(TEA=1), a_packed_shipment(TEA=2)
    _, second = overlapping(
        lambda: label_shipments([one.pk], by="a"), lambda: label_shipments([other.pk], by="b")
    )
    assert second is None
    assert Label.objects.values("sscc").distinct().count() == 2


def test_the_same_document_twice_at_once_is_one_document() -> None:
    """Without UNIQUE on sha256 there are two."""
    order = a_purchase_order(TEA=1)
    _, second = overlapping(lambda: a_document(order), lambda: a_document(order))
    assert second == Document.objects.get()
    assert second.arrivals.count() == 2


def test_the_same_po_number_twice_at_once_is_an_order_and_its_repeat() -> None:
    """Without ON CONFLICT the second document fails; without the constraint there are two firsts."""
    a_customer(), an_item()
    one, other = (a_document(a_purchase_order(po_number="4711", TEA=n)) for n in (1, 2))
    _, second = overlapping(
        lambda: read_documents([one.pk], by="a"), lambda: read_documents([other.pk], by="b")
    )
    assert second is None
    first, repeat = Order.objects.order_by("id")
    assert (first.repeats, repeat.repeats) == (None, first)


def test_of_two_who_approve_at_once_the_second_is_told() -> None:
    """Without the locks in lock_finding both approve; without the CHECK one could be who proposed."""
    TwoPersonRule.objects.create(code="PRICE_OFF")
    an_item()
    order = an_order(lines=[{"sku": "TEA", "uom": "EA", "unit_price": "9", "quantity": "1"}])
    finding = order.findings.get(code="PRICE_OFF")
    clara, carl = a_user("clara"), a_user("carl")
    propose_finding(finding.pk, reason="agreed", by=a_user("cleo"))
    _, second = overlapping(
        lambda: accept_finding(finding.pk, reason="agreed", by=clara),
        lambda: accept_finding(finding.pk, reason="agreed", by=carl),
    )
    assert isinstance(second, Refusal)
    assert order.proposals.get().approved_by == clara


def test_of_a_change_and_an_approval_at_once_the_approval_is_refused() -> None:
    """Without the lock on the order the approval counts for what nobody proposed."""
    TwoPersonRule.objects.create(code="PRICE_OFF")
    an_item()
    order = an_order(lines=[{"sku": "TEA", "uom": "EA", "unit_price": "9", "quantity": "1"}])
    finding = order.findings.get(code="PRICE_OFF")
    clara, carl = a_user("clara"), a_user("carl")
    propose_finding(finding.pk, reason="agreed", by=a_user("cleo"))
    answers = Answers(version_of(all_values(order)), {"1.quantity": "90"})
    _, second = overlapping(
        lambda: review_order(order.pk, answers, by=clara),
        lambda: accept_finding(finding.pk, reason="agreed", by=carl),
    )
    assert isinstance(second, Refusal)
    assert order.findings.get(code="PRICE_OFF").decision is None


def test_of_two_who_decide_one_finding_the_second_is_told() -> None:
    """Without the locks in lock_finding both decide, and the journal says so twice."""
    an_item()
    line = {"sku": "TEA", "uom": "EA", "unit_price": "9"}
    order = an_order(lines=[{**line, "quantity": "1"}, {**line, "quantity": "2"}])
    finding = order.findings.filter(code="PRICE_OFF").first()
    clara, carl = a_user("clara"), a_user("carl")
    _, second = overlapping(
        lambda: accept_finding(finding.pk, reason="agreed", by=clara),
        lambda: accept_finding(finding.pk, reason="fine", by=carl),
    )
    assert isinstance(second, Refusal)
    finding.refresh_from_db()
    assert finding.decided_by == clara


def test_what_is_being_picked_is_not_cancelled() -> None:
    """Where cancelling looked before it locked the shipments, the order was cancelled and shipped."""
    a_lot(on_hand=9)
    shipment = an_open_shipment(TEA=4)
    _, second = overlapping(
        lambda: step(PICKING),
        lambda: cancel_order(shipment.order_id, reason="x", by="clerk"),
    )
    assert isinstance(second, Refusal)
    shipment.refresh_from_db()
    assert shipment.stage == Shipment.Stage.PICKED


@pytest.mark.parametrize("whole", [True, False])
def test_what_is_being_cancelled_is_not_picked(whole: bool) -> None:
    """Without FOR UPDATE in the claim, and in lock_allocation, the picker carries away what is free."""
    a_lot(on_hand=9)
    shipment = an_open_shipment(TEA=4)
    part = shipment.allocations.get()
    pick = (
        (lambda: step(PICKING))
        if whole
        else (lambda: confirm_pick(part.pk, Decimal(4), by="picker"))
    )
    _, second = overlapping(lambda: cancel_order(shipment.order_id, reason="x", by="clerk"), pick)
    assert second == 0 if whole else isinstance(second, Refusal)
    assert Balance.objects.get().on_hand == 9


def test_a_shipment_leaves_once() -> None:
    """Without the lock on the shipment the second fails on the dispatch's key."""
    a_lot(on_hand=9)
    shipment = a_labelled_shipment(TEA=4)
    _, second = overlapping(
        lambda: ship_shipment(shipment.pk, by="a"), lambda: ship_shipment(shipment.pk, by="b")
    )
    assert isinstance(second, Refusal)


def test_two_shipments_that_leave_at_once_complete_their_order() -> None:
    """Without HOLD_ORDERS neither sees that the other has left: the order never completes."""
    a_lot(on_hand=3), a_lot("MUG", on_hand=2, at="S-1", warehouse="SOUTH")
    a_gone_shipment(TEA=1)  # the day's manifest is there, and nobody waits for it
    order = an_allocated_order(TEA=2, MUG=2)
    for station in (PICKING, PACKING, LABELLING):
        drain(station)
    one, other = order.shipments.order_by("id")
    overlapping(
        lambda: ship_shipments([one.pk], by="a"), lambda: ship_shipments([other.pk], by="b")
    )
    order.refresh_from_db()
    assert order.stage == Stage.COMPLETE


def test_nothing_is_added_to_a_shipment_while_it_is_picked() -> None:
    """Here the lock on the balance makes the second wait; see the next for the other way round."""
    a_lot(on_hand=2)
    order = an_open_shipment(TEA=4).order
    a_lot(on_hand=2)
    overlapping(lambda: step(PICKING), lambda: fill_backorders(by="allocate"))
    assert sorted(order.shipments.values_list("stage", flat=True)) == ["open", "picked"]


def test_a_shipment_is_not_picked_while_something_is_added_to_it() -> None:
    """Without FOR UPDATE in the claim it is picked without what was added, and ships with it."""
    a_lot(on_hand=2)
    order = an_open_shipment(TEA=4).order
    a_lot(on_hand=2)
    _, picked = overlapping(lambda: fill_backorders(by="allocate"), lambda: step(PICKING))
    assert (picked, order.shipments.get().stage) == (0, Shipment.Stage.OPEN)


def test_a_waiting_job_does_not_begin_before_who_wants_it_has_committed() -> None:
    """Without the lock in defer_once a worker takes it, finds nothing, and nobody comes again."""
    rows("DELETE FROM procrastinate_jobs RETURNING 1")
    read.defer()
    fetch = "SELECT id FROM procrastinate_fetch_job_v2(NULL, NULL)"
    _, second = overlapping(lambda: defer_once(read), lambda: row(fetch))
    assert second == (None,)
    assert row(fetch)[0] is not None


def test_who_wants_a_job_does_not_wait_for_another_who_wants_it() -> None:
    """With a queueing lock the second waits for the first: two such wait for each other for ever."""
    rows("DELETE FROM procrastinate_jobs RETURNING 1")
    overlapping(lambda: defer_once(read), lambda: defer_once(read))
    assert row("SELECT count(*) FROM procrastinate_jobs")[0] == 2


def test_reading_at_two_desks_reads_each_document_once() -> None:
    """Without FOR UPDATE SKIP LOCKED in the claim both read the same one."""
    a_customer(), an_item()
    for n in (1, 2):
        a_document(a_purchase_order(TEA=n))
    assert overlapping(lambda: step(READING), lambda: step(READING)) == [1, 1]
    assert set(Document.objects.values_list("stage", flat=True)) == {"read"}
