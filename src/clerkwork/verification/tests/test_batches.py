"""A batch of orders finds what its orders find one by one, in the same number of statements."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from clerkwork.orders.models import Order, Stage
from clerkwork.training.builders import a_customer, an_item
from clerkwork.verification.models import Finding
from clerkwork.verification.tests.all_cases import CASES
from clerkwork.verification.tests.cases import furnish, lines, of_today, place
from clerkwork.verification.verify import verify_orders

pytestmark = pytest.mark.django_db

WRONG = [each for case in CASES for each in (*case.given, case.bad)]
POOR = {"buyer_code": "POOR"}  # whose limit is fifty
# Held for its price; over the limit; these two fit, since the two before are not owed; this not.
LIMITED = [
    POOR | lines({"quantity": "4", "unit_price": "9"}),
    POOR | lines({"quantity": "6"}),
    POOR | lines({"quantity": "3"}),
    POOR | lines({"quantity": "2"}),
    POOR | lines({"quantity": "1"}),
]


def placed(stated: Sequence[dict[str, Any]]) -> list[int]:
    """These orders, in one document each, read; returns their ids in order."""
    place(stated)
    return list(
        Order.objects.filter(stage=Stage.RECEIVED).order_by("id").values_list("id", flat=True)
    )


@contextmanager
def undone() -> Iterator[None]:
    """Whatever is done within is as if it had not been."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def outcome(verify: Callable[[], None]) -> tuple[set[Any], dict[int, str]]:
    """Every finding and every stage that verifying leads to."""
    with undone():
        verify()
        columns = ("order", "line", "code", "severity", "text", "found", "expected", "suggestion")
        found = set(Finding.objects.values_list(*columns))
        stages = dict(Order.objects.values_list("id", "stage"))
    return found, stages


def statements(ids: Sequence[int]) -> int:
    """How many statements verifying these orders takes."""
    with undone(), CaptureQueriesContext(connection) as captured:
        verify_orders(ids, by="verify")
    return len(captured)


def test_fifty_mixed_orders_find_together_what_each_finds_alone() -> None:
    furnish()
    ids = placed([*of_today(WRONG), {}, {"TEA": 7}, *LIMITED])
    assert len(ids) >= 50

    def one_by_one() -> None:
        for each in ids:
            verify_orders([each], by="verify")

    found, stages = outcome(lambda: verify_orders(ids, by="verify"))
    assert (found, stages) == outcome(one_by_one)
    assert {row[2] for row in found} >= {case.code for case in CASES}


def test_what_is_held_or_over_the_limit_is_not_owed_by_the_next() -> None:
    furnish()
    ids = placed(LIMITED)[-5:]
    verify_orders(ids, by="verify")
    stages = [Order.objects.get(pk=each).stage for each in ids]
    assert stages == [Stage.HELD, Stage.HELD, Stage.ACCEPTED, Stage.ACCEPTED, Stage.HELD]
    over = Finding.objects.filter(code="CREDIT_LIMIT").order_by("order_id")
    assert list(over.values_list("order_id", "found")) == [(ids[1], "60.00"), (ids[4], "60.00")]


@pytest.mark.parametrize("price", ["10", "9"], ids=["clean", "held"])
@pytest.mark.parametrize("limit", [None, Decimal(100_000)], ids=["unlimited", "limited"])
def test_fifty_orders_take_as_many_statements_as_one(price: str, limit: Decimal | None) -> None:
    an_item(), a_customer("RICH", credit_limit=limit)
    ids = placed([{"buyer_code": "RICH", **lines({"unit_price": price})}] * 50)
    statements(ids[:1])  # the plan of the rules is made once
    assert statements(ids) == statements(ids[:1]) < 22
