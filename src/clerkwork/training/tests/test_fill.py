import json

import pytest
from django.db.models import Sum

from clerkwork.catalog.models import Price
from clerkwork.config.audit import run_audit
from clerkwork.intake.models import Document
from clerkwork.intake.submit import submit_document
from clerkwork.inventory.models import Balance
from clerkwork.orders.models import Order
from clerkwork.training.fill import fill_company, orders_ndjson
from clerkwork.training.robots import run_until_still
from clerkwork.verification.models import Finding

pytestmark = pytest.mark.django_db


def test_a_filled_company_has_a_million_of_everything() -> None:
    fill_company(20, 5, seed=7)
    stock = Balance.objects.values("lot__item").annotate(there=Sum("on_hand"))
    assert [each["there"] for each in stock] == [1_000_000] * 20
    assert Price.objects.count() == 40
    assert [each for each in run_audit() if each.breaches] == []


def test_its_orders_go_through_without_a_finding() -> None:
    fill_company(20, 5, seed=7)
    raw = b"".join(orders_ndjson(10, 5, seed=7))
    document = submit_document(raw, name="orders.ndjson", channel="api", by="test")
    run_until_still()
    assert list(Finding.objects.values_list("code", "found")) == []
    assert set(Order.objects.values_list("stage", flat=True)) == {"complete"}
    assert Document.objects.get(pk=document.pk).orders.count() == 10


def test_orders_are_the_same_whatever_the_range_begins_with() -> None:
    fill_company(20, 5, seed=7)
    orders = list(orders_ndjson(6, 3, seed=1))
    assert [*orders_ndjson(4, 3, seed=1), *orders_ndjson(2, 3, seed=1, first=5)] == orders
    assert len({json.loads(order)["po_number"] for order in orders}) == 6
    assert list(orders_ndjson(6, 3, seed=2)) != orders
