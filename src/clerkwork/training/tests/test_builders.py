"""The builders make what they say."""

import pytest

from clerkwork.fulfilment.models import Shipment
from clerkwork.orders.models import Stage
from clerkwork.training.builders import (
    a_gone_shipment,
    a_lot,
    an_allocated_order,
    an_order,
)

pytestmark = pytest.mark.django_db


def test_a_clean_order_is_accepted() -> None:
    assert an_order(TEA=4).stage == Stage.ACCEPTED


def test_stock_is_reserved_for_an_allocated_order() -> None:
    a_lot(on_hand=3, days=5)
    order = an_allocated_order(TEA=4)
    assert (order.stage, order.short, order.lines.get().allocated) == (Stage.FULFILLING, True, 3)


def test_a_gone_shipment_completes_its_order() -> None:
    a_lot(on_hand=10)
    shipment = a_gone_shipment(TEA=4)
    assert (shipment.stage, shipment.order.stage) == (Shipment.Stage.SHIPPED, Stage.COMPLETE)
