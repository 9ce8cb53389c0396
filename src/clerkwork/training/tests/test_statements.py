"""Every station does its work in a fixed number of SQL statements, however many rows wait."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from clerkwork.core.stations import step
from clerkwork.intake.submit import submit_document
from clerkwork.training.fill import fill_company, orders_ndjson
from clerkwork.training.robots import FLOW

SIZES = (1, 10, 100)
# With the savepoint and the claim. Lower a number when a station needs fewer; think twice before
# raising one.
AT_MOST = {
    "submit": 10,
    "read": 20,
    "verify": 17,
    "allocate": 15,
    "answer": 14,
    "pick": 9,
    "pack": 7,
    "label": 6,
    "ship": 17,
}


def run_counted(orders: int, first: int) -> dict[str, int]:
    """The statements of each step on the way of these orders through the house."""
    document = b"".join(orders_ndjson(orders, 3, seed=1, first=first))
    counts = {}
    with CaptureQueriesContext(connection) as submitted:
        submit_document(document, name="orders.ndjson", channel="test", by="test")
    counts["submit"] = len(submitted)
    for station in FLOW:
        with CaptureQueriesContext(connection) as worked:
            assert step(station) == (1 if station is FLOW[0] else orders), station.name
        counts[station.name] = len(worked)
    return counts


@pytest.mark.django_db
def test_a_hundred_orders_take_as_many_statements_as_one() -> None:
    fill_company(items=200, customers=50, seed=1)
    run_counted(1, first=1)  # from now on the jobs wait in the queue and the manifest is made
    counts = [run_counted(size, first=size * 1000) for size in SIZES]
    assert counts[0] == counts[1]
    # For few orders the server is asked to keep its plan, which is one statement more.
    assert {**counts[2], "verify": counts[2]["verify"] + 1} == counts[1]


@pytest.mark.django_db
def test_no_station_takes_more_statements_than_it_did() -> None:
    fill_company(items=200, customers=50, seed=1)
    run_counted(1, first=1)
    found = run_counted(10, first=100)
    assert {step: count for step, count in found.items() if count > AT_MOST[step]} == {}
