"""A layout whose doubtful values proved right is believed, until one is wrong."""

import pytest
from django.contrib.auth.models import User

from clerkwork.core.stations import drain
from clerkwork.intake.believe import Doubtful, believe
from clerkwork.intake.confirm import TIMES, confirm_reading, distrust, trusted_in
from clerkwork.intake.draft import DraftOrder
from clerkwork.intake.match import Matches
from clerkwork.intake.models import Document
from clerkwork.intake.read import READING
from clerkwork.intake.submit import submit_document
from clerkwork.orders.models import Order
from clerkwork.training.builders import a_user

pytestmark = pytest.mark.django_db

LAYOUT = "page 0123"


def an_order_of_the_layout(number: int) -> Order:
    submit_document(
        b'{"po_number": "P%d", "lines": [{"sku": "A", "quantity": 1}]}' % number,
        name="order.json",
        channel="page",
        by="tests",
    )
    drain(READING)
    order = Order.objects.get(po_number=f"P{number}")
    Document.objects.filter(orders__order=order).update(layout=LAYOUT)
    return order


def confirmed(times: int, by: User) -> list[Order]:
    orders = [an_order_of_the_layout(number) for number in range(times)]
    for order in orders:
        confirm_reading(order, "po_number", by=by)
        confirm_reading(order, "po_number", by=by)
    return orders


def proof_of(sure: float, layout: str = LAYOUT) -> str | None:
    doubt = {"line": None, "field": "po_number", "found": "P1", "sure": sure}
    believe([Doubtful(DraftOrder(), None, None, [doubt])], Matches(), None, layout)
    return str(doubt["proof"]) if "proof" in doubt else None


def test_so_many_documents_prove_a_field_of_their_layout() -> None:
    by = a_user()
    confirmed(TIMES - 1, by)
    assert trusted_in(LAYOUT) == {}
    assert proof_of(0.97) is None
    confirm_reading(an_order_of_the_layout(TIMES), "po_number", by=by)
    assert trusted_in(LAYOUT) == {"po_number": TIMES}
    assert proof_of(0.97) == f"{TIMES} documents of this layout before"


def test_what_was_hardly_read_is_asked_whatever_happened_before() -> None:
    confirmed(TIMES, a_user())
    assert proof_of(0.94) is None


def test_another_layout_has_to_prove_itself() -> None:
    confirmed(TIMES, a_user())
    assert proof_of(0.97, "page 4567") is None
    assert proof_of(0.97, "") is None


def test_one_wrong_reading_begins_the_count_anew() -> None:
    by = a_user()
    orders = confirmed(TIMES, by)
    distrust(orders[0], {"due_on"})
    assert trusted_in(LAYOUT) == {"po_number": TIMES}
    distrust(orders[0], {"po_number"})
    assert trusted_in(LAYOUT) == {}
