"""Leaving the house, once."""

from collections.abc import Callable

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from clerkwork.core.refusal import Refusal
from clerkwork.fulfilment.models import Shipment
from clerkwork.inventory.models import Balance, Move
from clerkwork.messaging.models import Message
from clerkwork.orders.models import Stage
from clerkwork.shipping.models import Dispatch, Label, Manifest
from clerkwork.shipping.ship import ship_shipment
from clerkwork.training.builders import (
    a_gone_shipment,
    a_labelled_shipment,
    a_lot,
    a_packed_shipment,
    a_picked_shipment,
    an_allocated_order,
    an_open_shipment,
)
from clerkwork.training.robots import run_until_still

pytestmark = pytest.mark.django_db


def test_what_is_shipped_leaves_the_stock_and_completes_the_order() -> None:
    a_lot(on_hand=10)
    shipment = ship_shipment(a_labelled_shipment(TEA=4).pk, by="driver", tracking_number=" T-1 ")
    shipment.order.refresh_from_db()
    assert (shipment.stage, shipment.order.stage) == (Shipment.Stage.SHIPPED, Stage.COMPLETE)
    assert (shipment.order.lines.get().shipped, shipment.order.lines.get().allocated) == (4, 0)
    assert sorted(Balance.objects.values_list("on_hand", "allocated")) == [(0, 0), (6, 0)]
    assert Move.objects.get(kind="ship").target.code == "CUSTOMER"
    assert shipment.dispatch.tracking_number == "T-1"
    assert shipment.dispatch.manifest.day == timezone.localdate()
    assert Message.objects.get(kind="shipment.notice").recipient == "buyer@acme.example"


@pytest.mark.parametrize(
    "build", [an_open_shipment, a_picked_shipment, a_packed_shipment, a_gone_shipment]
)
def test_what_is_not_labelled_or_has_left_is_not_shipped(build: Callable[..., Shipment]) -> None:
    a_lot(on_hand=10)
    shipment = build(TEA=4)
    before = Move.objects.count()
    with pytest.raises(Refusal, match="cannot be shipped now"):
        ship_shipment(shipment.pk, by="driver")
    assert Move.objects.count() == before


def test_a_tracking_number_is_used_once() -> None:
    a_lot(on_hand=10)
    one, other = a_labelled_shipment(TEA=4), a_labelled_shipment(TEA=1)
    ship_shipment(one.pk, by="driver", tracking_number="T-1")
    with pytest.raises(Refusal, match="used before"):
        ship_shipment(other.pk, by="driver", tracking_number="T-1")
    assert Dispatch.objects.count() == 1


def test_an_order_is_complete_with_the_last_of_its_shipments() -> None:
    a_lot(on_hand=2, days=5), a_lot(on_hand=2, days=9, at="S-1", warehouse="SOUTH")
    order = an_allocated_order(TEA=4)
    run_until_still()
    order.refresh_from_db()
    assert order.stage == Stage.COMPLETE
    assert Manifest.objects.get().dispatches.count() == 2


def test_labels_cannot_be_changed_or_deleted() -> None:
    a_lot(on_hand=10)
    a_labelled_shipment(TEA=4)
    for change in (Label.objects.all().delete, lambda: Label.objects.update(sscc="0" * 18)):
        with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
            change()
