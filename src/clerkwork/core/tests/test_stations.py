"""A bad row leaves the queue with a task; those behind it go on."""

from collections.abc import Sequence

import pytest
from django.db import IntegrityError, OperationalError, transaction

from clerkwork.core.models import JournalEntry, Task
from clerkwork.core.stations import Station, drain
from clerkwork.core.tasks import close_tasks
from clerkwork.intake.read import READING
from clerkwork.orders.models import Order, Stage
from clerkwork.training.builders import (
    a_customer,
    a_document,
    a_purchase_order,
    a_received_order,
    an_item,
    an_order,
)
from clerkwork.verification.verify import VERIFICATION, verify_orders

pytestmark = pytest.mark.django_db


def received(count: int) -> list[int]:
    """So many orders, of one document, that wait to be verified."""
    a_customer(), an_item()
    a_document(*(a_purchase_order(TEA=1) for _ in range(count)))
    drain(READING)
    return sorted(Order.objects.values_list("id", flat=True))


def failing_for(bad: int, error: Exception) -> Station:
    """Verification, but that it fails for one order."""

    def verb(ids: Sequence[int]) -> None:
        verify_orders(ids, by="verify")
        if bad in ids:
            raise error

    return Station("verify", Order, Stage.RECEIVED, verb, order="id")


@pytest.mark.parametrize("error", [KeyError("colour"), IntegrityError("x"), RecursionError()])
def test_one_bad_order_among_a_thousand_is_set_aside_and_the_rest_go_on(error: Exception) -> None:
    ids = received(1000)
    bad = ids[617]
    assert drain(failing_for(bad, error)) >= 1000
    stages = dict(Order.objects.values_list("id", "stage"))
    assert [pk for pk in ids if stages[pk] != Stage.ACCEPTED] == [bad]
    task = Task.objects.get(kind="station.stuck")
    assert (task.subject_id, type(error).__name__ in task.detail) == (bad, True)
    assert JournalEntry.objects.filter(kind="order.accepted").count() == 999


def test_a_row_that_was_set_aside_is_tried_again_when_its_task_is_done() -> None:
    (bad,) = received(1)
    drain(failing_for(bad, ValueError()))
    assert drain(VERIFICATION) == 0
    close_tasks("station.stuck", "order", [bad], by="admin", outcome="mended")
    assert drain(VERIFICATION) == 1


def test_an_unreachable_database_is_nobodys_fault_and_goes_up() -> None:
    (one,) = received(1)
    with pytest.raises(OperationalError), transaction.atomic():
        drain(failing_for(one, OperationalError("the server closed the connection")))
    assert not Task.objects.exists()


def test_an_order_without_item_or_price_is_not_released_whoever_tries() -> None:
    order = a_received_order(lines=[{"sku": "NONE", "quantity": "1"}])
    with pytest.raises(IntegrityError, match="has no item, quantity or price"):
        Order.objects.filter(pk=order.pk).update(stage=Stage.ACCEPTED)


def test_the_journal_cannot_be_changed_or_deleted() -> None:
    an_order(TEA=1)
    rows = JournalEntry.objects.all()
    for change in (rows.delete, lambda: rows.update(actor="me")):
        with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
            change()
