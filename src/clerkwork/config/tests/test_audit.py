import pytest

from clerkwork.config.audit import run_audit
from clerkwork.training.builders import (
    a_gone_shipment,
    a_labelled_shipment,
    a_lot,
    a_picked_shipment,
    an_allocated_order,
)

pytestmark = pytest.mark.django_db


def test_a_company_at_work_is_clean() -> None:
    a_lot(on_hand=20)
    a_gone_shipment(TEA=4)
    a_labelled_shipment(TEA=4)
    a_picked_shipment(TEA=2)
    an_allocated_order(TEA=15)
    assert [each for each in run_audit() if each.breaches] == []
