"""Lists ask the database as often for many rows as for few."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from clerkwork.desk.tests.page_asks import held
from clerkwork.fulfilment.pick import make_pick_list
from clerkwork.training import builders as make
from clerkwork.training.builders import a_user

pytestmark = pytest.mark.django_db


def more_orders() -> None:
    """Three more of everything: held orders, and shipments at each stage."""
    for _ in range(3):
        held()
        make.a_lot("OIL", on_hand=100)
        make.an_open_shipment(OIL=2)


def more_picked() -> None:
    for _ in range(3):
        make.a_lot("OIL", on_hand=100)
        make.a_picked_shipment(OIL=2)


def more_labelled() -> None:
    for _ in range(3):
        make.a_lot("OIL", on_hand=100)
        make.a_labelled_shipment(OIL=2)


def more_walks() -> None:
    for _ in range(3):
        make.a_lot("OIL", on_hand=100)
        make_pick_list([make.an_open_shipment(OIL=2).pk], picker=make.a_user("pete"))


def more_places() -> None:
    for at in range(3):
        make.a_lot("TEA", days=at + 5, at=f"B-{at}")


LISTS: dict[str, tuple[str, Callable[[], None], int]] = {
    "worklist": ("/?lane=all", more_orders, 30),
    "orders": ("/orders/", more_orders, 8),
    "flow": ("/flow/", more_orders, 15),
    "documents": ("/documents/", more_orders, 8),
    "items": ("/items/", more_places, 8),
    "an item": ("/items/TEA/", more_places, 11),
    "picking": ("/pick/", more_walks, 9),
    "packing": ("/pack/", more_picked, 9),
    "packed": ("/pack/", more_labelled, 9),
    "shipping": ("/ship/", more_labelled, 9),
}


def queries(client: Client, url: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert client.get(url).status_code == 200
    return len(asked)


@pytest.mark.parametrize("which", LISTS)
def test_a_list_of_many_costs_no_more_queries_than_one_of_few(which: str) -> None:
    url, more, most = LISTS[which]
    boss = a_user("boss")
    boss.is_superuser = True
    boss.save()
    client = Client()
    client.force_login(boss)
    more()
    few = queries(client, url)
    more()
    assert queries(client, url) == few
    assert few <= most
