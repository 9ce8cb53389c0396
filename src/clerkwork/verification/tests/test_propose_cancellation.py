"""A large order is cancelled by two persons."""

from collections.abc import Callable

import pytest

from clerkwork.core.models import Task
from clerkwork.core.refusal import Refusal
from clerkwork.fulfilment.cancel import cancel_as_proposed, cancel_order
from clerkwork.orders.models import Order, Stage
from clerkwork.verification.decide import correct_finding
from clerkwork.verification.propose import propose_cancellation, refuse_proposal
from clerkwork.verification.tests.limited import WHY, clara, held, one, priced, sam, set_limits

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def limits() -> None:
    set_limits()


def cancels_alone(order: Order) -> None:
    cancel_order(order.pk, reason=WHY, by=clara())


def cancels_by_proposal(order: Order) -> None:
    made = propose_cancellation(order.pk, reason=WHY, by=clara())
    cancel_as_proposed(made.pk, by=clara())


def cancels_once_promoted(order: Order) -> None:
    made = propose_cancellation(order.pk, reason=WHY, by=clara())
    refuse_proposal(made.pk, reason="never mind", by=clara())
    cancel_order(order.pk, reason=WHY, by=one("clara", "manager"))


def cancels_what_was_changed(order: Order) -> None:
    made = propose_cancellation(order.pk, reason=WHY, by=clara())
    correct_finding(priced(order).pk, "8", reason=WHY, by=one("carl", "clerk"))
    cancel_as_proposed(made.pk, by=sam())


@pytest.mark.parametrize(
    "cheat",
    [cancels_alone, cancels_by_proposal, cancels_once_promoted, cancels_what_was_changed],
)
def test_a_large_order_is_not_cancelled_by_one_person(cheat: Callable[[Order], None]) -> None:
    order = held()
    with pytest.raises(Refusal):
        cheat(order)
    order.refresh_from_db()
    assert order.stage == Stage.HELD


def test_two_persons_cancel_it() -> None:
    order = held()
    made = propose_cancellation(order.pk, reason="they called", by=clara())
    assert Task.objects.filter(kind="order.to_cancel", done_at=None).exists()
    assert cancel_as_proposed(made.pk, by=sam()).stage == Stage.CANCELLED
    assert not Task.objects.filter(done_at=None).exists()
