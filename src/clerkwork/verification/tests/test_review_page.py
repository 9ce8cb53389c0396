"""The page of a review: what needs a person is a tab stop, and where a review leads."""

import re
from collections.abc import Iterator

import pytest
from django.contrib.auth.models import Group
from django.test import Client

from clerkwork.desk.roles import apply_roles
from clerkwork.desk.tests.page_asks import doubtful, unread
from clerkwork.orders.models import Order
from clerkwork.training.builders import a_received_order, a_user, after, an_item
from clerkwork.verification.tests.test_review import answers
from clerkwork.verification.values import all_values
from clerkwork.verification.verify import VERIFICATION

pytestmark = pytest.mark.django_db

FIELD = re.compile(r"<input id=\"f-([\w.]+)\"([^>]*)>")


@pytest.fixture
def clerk() -> Client:
    apply_roles()
    user = a_user("carl")
    user.groups.add(Group.objects.get(name="clerk"))
    client = Client()
    client.force_login(user)
    return client


def sent(order: Order, **typed: str) -> dict[str, str]:
    return {"version": answers(order).version, **typed}


def tab_stops(html: str) -> Iterator[str]:
    for name, attributes in FIELD.findall(html):
        if 'tabindex="-1"' not in attributes:
            yield name


def test_only_what_needs_a_person_is_a_tab_stop(clerk: Client) -> None:
    order = doubtful(**{"po_number": 0.7, "1.quantity": 0.5})
    html = clerk.get(f"/orders/{order.pk}/review").content.decode()
    assert list(tab_stops(html)) == ["po_number", "1.quantity"]
    assert "unsure, 70 %" in html


def test_each_value_has_its_place_on_the_page(clerk: Client) -> None:
    order = doubtful()
    html = clerk.get(f"/orders/{order.pk}/review").content.decode()
    marked = set(re.findall(r'data-mark="([\w.]+)"', html))
    assert {"po_number", "order_date", "1.item", "1.quantity", "1.unit_price"} <= marked


def test_after_the_last_answer_the_next_held_order_opens(clerk: Client) -> None:
    first, second = doubtful(), doubtful()
    confirmed = str(first.findings.get().pk)
    answer = clerk.post(f"/orders/{first.pk}/review", sent(first, confirmed=confirmed))
    assert answer["Location"] == f"/orders/{second.pk}/review"
    confirmed = str(second.findings.get().pk)
    answer = clerk.post(f"/orders/{second.pk}/review", sent(second, confirmed=confirmed))
    assert answer["Location"] == "/"


def test_what_is_not_finished_opens_again(clerk: Client) -> None:
    order = doubtful()
    address = f"/orders/{order.pk}/review"
    assert clerk.post(address, sent(order))["Location"] == address


def test_nothing_that_was_typed_is_lost_by_a_refusal(clerk: Client) -> None:
    order = doubtful()
    pk = order.findings.get().pk
    typed = sent(order, due_on="soon", ship_name="Gate 2", confirmed=str(pk))
    answer = clerk.post(f"/orders/{order.pk}/review", typed, headers={"HX-Request": "true"})
    html = answer.content.decode()
    assert (answer.status_code, "<html" in html) == (422, False)
    assert 'value="soon"' in html
    assert 'value="Gate 2"' in html
    assert f'value="{pk}" tabindex="-1" checked' in html
    assert "expected a date such as 2026-12-31" in html
    order.refresh_from_db()
    assert (all_values(order)["ship_name"], order.findings.get().decision) == ("Acme GmbH", None)


def test_an_order_that_is_not_held_opens_as_it_is(clerk: Client) -> None:
    order = doubtful()
    clerk.post(f"/orders/{order.pk}/review", sent(order, confirmed=str(order.findings.get().pk)))
    answer = clerk.get(f"/orders/{order.pk}/review")
    assert (answer.status_code, answer["Location"]) == (302, f"/orders/{order.pk}/")


def test_who_may_not_see_documents_reviews_without() -> None:
    order = doubtful()
    client = Client()
    client.force_login(a_user("dora", "verification.decide_finding"))
    html = client.get(f"/orders/{order.pk}/review").content.decode()
    assert ("data-mark" in html, 'name="po_number"' in html) == (False, True)


def test_what_only_a_supervisor_may_answer_does_not_keep_a_clerk(clerk: Client) -> None:
    an_item("TEA")
    gift = a_received_order(
        lines=[{"sku": "TEA", "quantity": "1", "uom": "EA", "unit_price": "0"}], po_number="GIFT"
    )
    order = after(gift, VERIFICATION)
    other = doubtful()
    answer = clerk.post(f"/orders/{order.pk}/review", sent(order))
    assert answer["Location"] == f"/orders/{other.pk}/review"
    page = clerk.get(answer["Location"]).content.decode()
    assert "the rest needs a supervisor" in page


def test_what_is_believed_says_why_and_is_no_tab_stop(clerk: Client) -> None:
    order = doubtful(**{"po_number": 0.7, "1.unit_price": 0.82})
    html = clerk.get(f"/orders/{order.pk}/review").content.decode()
    assert list(tab_stops(html)) == ["po_number"]
    assert 'title="82 % sure, confirmed by the price list"' in html


def test_a_line_is_added_with_what_was_typed_so_far(clerk: Client) -> None:
    order = doubtful()
    address = f"/orders/{order.pk}/review"
    answer = clerk.post(address, sent(order, po_number="PO-8", one_more="1"))
    order.refresh_from_db()
    assert (answer["Location"], order.po_number, order.lines.count()) == (address, "PO-8", 2)
    assert list(tab_stops(clerk.get(address).content.decode())) == ["2.item", "2.quantity"]


def test_a_document_set_aside_is_keyed_in_from_its_page(clerk: Client) -> None:
    document = unread()
    assert (
        f"/documents/{document.pk}/order"
        in clerk.get(f"/documents/{document.pk}/").content.decode()
    )
    answer = clerk.post(f"/documents/{document.pk}/order")
    order = Order.objects.get()
    assert answer["Location"] == f"/orders/{order.pk}/review"
    assert "1.item" in tab_stops(clerk.get(answer["Location"]).content.decode())
