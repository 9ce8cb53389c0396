"""A change of an order while somebody picks, ships or changes it: one waits, or is refused.

As in test_races.py the second begins while the first has done its work and not yet committed.
"""

from collections.abc import Iterator

import pytest

from clerkwork.changes.accept import Answers, accept_change
from clerkwork.changes.models import Change, OrderVersion
from clerkwork.changes.tests.papers import a_change
from clerkwork.config.audit import run_audit
from clerkwork.core.refusal import Refusal
from clerkwork.core.stations import drain
from clerkwork.fulfilment.allocate import fill_backorders
from clerkwork.fulfilment.pick import confirm_pick
from clerkwork.inventory.models import Balance
from clerkwork.shipping.ship import ship_shipment
from clerkwork.training.builders import (
    a_labelled_shipment,
    a_lot,
    a_received_order,
    a_user,
    an_allocated_order,
    an_open_shipment,
)
from clerkwork.verification.verify import VERIFICATION
from tests.test_races import overlapping

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def afterwards_the_audit_is_clean() -> Iterator[None]:
    yield
    assert [each for each in run_audit() if each.breaches] == []


def take(change: Change) -> Change:
    return accept_change(change.pk, Answers(), by=a_user())


def test_what_is_being_picked_is_not_changed() -> None:
    """Without NOWAIT in lock_shipments the two wait for each other, or the change undoes the pick."""
    a_lot(on_hand=9)
    shipment = an_open_shipment(TEA=4)
    change, part = a_change(shipment.order, "POC*1*CA*1**EA"), shipment.allocations.get()
    _, second = overlapping(
        lambda: confirm_pick(part.pk, part.quantity, by="picker"), lambda: take(change)
    )
    assert isinstance(second, Refusal)
    assert "Somebody works on a shipment" in str(second)
    assert shipment.order.lines.get().ordered == 4


def test_what_is_being_changed_is_not_picked() -> None:
    """Without the lock on the shipment goods are picked that nobody has reserved."""
    a_lot(on_hand=9)
    shipment = an_open_shipment(TEA=4)
    change, part = a_change(shipment.order, "POC*1*CA*1**EA"), shipment.allocations.get()
    _, second = overlapping(
        lambda: take(change), lambda: confirm_pick(part.pk, part.quantity, by="picker")
    )
    assert isinstance(second, Refusal)
    assert "is gone" in str(second)
    assert Balance.objects.get(location__code="A-1").allocated == 1


def test_what_is_leaving_is_not_changed() -> None:
    """Without the locks the least that has shipped is checked before it ships."""
    a_lot(on_hand=9)
    shipment = a_labelled_shipment(TEA=4)
    change = a_change(shipment.order, "POC*1*CA*1**EA")
    _, second = overlapping(lambda: ship_shipment(shipment.pk, by="a"), lambda: take(change))
    assert isinstance(second, Refusal)
    assert shipment.order.lines.get().shipped == 4


def test_of_two_changes_at_once_both_are_kept_as_versions() -> None:
    """Without the lock on the order both are made of the same version."""
    a_lot(on_hand=9)
    order = an_allocated_order(TEA=4)
    first, second = (a_change(order, f"POC*1*CA*{n}**EA") for n in (2, 3))
    _, answer = overlapping(lambda: take(first), lambda: take(second))
    assert answer == second
    numbers = OrderVersion.objects.filter(order=order).order_by("number")
    assert list(numbers.values_list("number", flat=True)) == [1, 2, 3]
    assert order.lines.get().ordered == 3


def test_one_change_is_accepted_once() -> None:
    """Without the lock on the change it is applied twice."""
    a_lot(on_hand=9), a_lot("MUG", on_hand=9)
    order = an_allocated_order(TEA=4)
    change = a_change(order, "POC*2*AI*1**EA***VN*MUG")
    _, second = overlapping(lambda: take(change), lambda: take(change))
    assert isinstance(second, Refusal)
    assert order.lines.count() == 2


def test_stock_that_a_change_frees_is_promised_once() -> None:
    """Without lock_stock_of the two may wait for each other's balances."""
    a_lot(on_hand=4)
    order, waits = an_allocated_order(TEA=4), an_allocated_order(TEA=3)
    change = a_change(order, "POC*1*CA*1**EA")
    overlapping(lambda: take(change), lambda: fill_backorders(by="fill"))
    fill_backorders(by="fill")
    waits.refresh_from_db()
    assert (waits.short, waits.lines.get().allocated) == (False, 3)


def test_an_order_that_is_accepted_meanwhile_is_not_corrected_at_once() -> None:
    """Without the lock in take_at_once an order that was just released is changed unasked."""
    a_lot(on_hand=9)
    order = a_received_order(TEA=4)
    _, _ = overlapping(lambda: drain(VERIFICATION), lambda: a_change(order, "POC*1*CA*1**EA"))
    change, line = Change.objects.get(), order.lines.get()
    order.refresh_from_db()
    assert (order.stage, change.stage, line.ordered) == ("accepted", "proposed", 4)
