"""The pages of changes: what they show, and where they lead."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client

from clerkwork.changes.models import Change
from clerkwork.changes.tests.papers import a_change, an_860, hand_in
from clerkwork.core.models import Task
from clerkwork.desk.roles import apply_roles
from clerkwork.orders.models import Order
from clerkwork.training.builders import a_gone_shipment, a_lot, a_user, an_allocated_order

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk() -> Client:
    apply_roles()
    user = a_user("carl")
    user.groups.add(Group.objects.get(name="clerk"))
    client = Client()
    client.force_login(user)
    return client


def page(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def stocked(**goods: int) -> Order:
    a_lot(on_hand=10), a_lot("MUG", on_hand=3)
    return an_allocated_order(**goods)


def version(client: Client, change: Change) -> str:
    html = page(client, f"/changes/{change.pk}/")
    return html.split('name="version" value="')[1].split('"')[0]


def test_a_change_shows_before_and_after_and_its_effects(clerk: Client) -> None:
    change = a_change(stocked(TEA=8, MUG=1), "POC*1*CA*3**EA", "POC*2*CA*6**EA")
    html = page(clerk, f"/changes/{change.pk}/")
    assert '8 → <span class="strong">3</span>' in html
    assert '5 <span class="unit">EA</span> go back to stock' in html
    assert '2 <span class="unit">EA</span> reserved from stock' in html
    assert (
        '<span class="short">short 3 <span class="unit">EA</span></span>, to be backordered' in html
    )
    assert 'data-mark="1.quantity"' in html
    assert '<button class="button primary" hx-post="' in html


def test_accepting_leads_to_the_order_which_tells_it(clerk: Client) -> None:
    order = stocked(TEA=8)
    change = a_change(order, "POC*1*CA*3**EA")
    sent = {"version": version(clerk, change), "part": "1"}
    answer = clerk.post(f"/changes/{change.pk}/acceptance", sent)
    assert answer["Location"] == f"/orders/{order.pk}/"
    assert f">{change.number}</a> of PO" in page(clerk, f"/documents/{change.document_id}/")
    html = page(clerk, f"/orders/{order.pk}/")
    assert f'<a href="/changes/{change.pk}/">{change.number}</a>' in html
    assert f"change {change.number} · version 2" in html
    assert '8 → <span class="strong">3</span>' in page(clerk, f"/changes/{change.pk}/")


def test_who_did_not_see_what_is_now_is_refused_and_nothing_is_lost(clerk: Client) -> None:
    order = stocked(TEA=8)
    first, second = (a_change(order, f"POC*1*CA*{n}**EA") for n in (3, 4))
    stale = version(clerk, second)
    clerk.post(f"/changes/{first.pk}/acceptance", {"version": stale, "part": "1"})
    answer = clerk.post(
        f"/changes/{second.pk}/acceptance",
        {"version": stale, "part": "1"},
        headers={"HX-Request": "true"},
    )
    assert (answer.status_code, "has changed since" in answer.content.decode()) == (422, True)
    assert order.lines.get().ordered == 3


def test_a_finding_has_room_for_its_reason(clerk: Client) -> None:
    change = a_change(stocked(TEA=8), "POC*1*PC***EA*8")
    assert 'name="reason-PRICE_OFF-1"' in page(clerk, f"/changes/{change.pk}/")
    sent = {"version": version(clerk, change), "part": "1", "reason-PRICE_OFF-1": "agreed"}
    assert clerk.post(f"/changes/{change.pk}/acceptance", sent).status_code == 302


def test_what_only_a_supervisor_may_accept_is_handed_to_one(clerk: Client) -> None:
    change = a_change(stocked(TEA=8), "POC*1*PC***EA*0")
    html = page(clerk, f"/changes/{change.pk}/")
    task = Task.objects.get(kind="change.to_decide")
    assert f'hx-post="/tasks/{task.pk}/escalation"' in html
    assert "reason-PRICE_ZERO" not in html
    clerk.post(f"/tasks/{task.pk}/escalation", {"note": "Only a supervisor may accept this."})
    assert f"/tasks/{task.pk}/escalation" not in page(clerk, f"/changes/{change.pk}/")


def test_what_cannot_be_is_said_and_refusing_comes_first(clerk: Client) -> None:
    a_lot(on_hand=3)
    order = a_gone_shipment(TEA=9).order
    change = a_change(order, "POC*1*CA*2**EA")
    html = page(clerk, f"/changes/{change.pk}/")
    said = "3 EA of line 1 have shipped already; the least it can be is 3."
    assert f'name="reason" value="{said}"' in html
    assert '<button class="button primary" data-key="x"' in html
    assert clerk.post(f"/changes/{change.pk}/refusal", {"reason": said})["Location"] == "/"
    assert said in page(clerk, f"/changes/{change.pk}/")


def test_the_worklist_leads_to_the_change(clerk: Client) -> None:
    change = a_change(stocked(TEA=8), "POC*1*CA*3**EA")
    task = Task.objects.get(kind="change.to_decide")
    html = page(clerk, f"/?task={task.pk}")
    assert f'href="/changes/{change.pk}/" data-key="o"' in html
    assert clerk.post(f"/tasks/{task.pk}/completion").status_code == 422


def test_a_change_without_an_order_asks_which_it_is(clerk: Client) -> None:
    order = stocked(TEA=8)
    change = hand_in(an_860("LOST", "POC*1*CA*3**EA")).changes.get()
    assert "Which order is it about?" in page(clerk, f"/changes/{change.pk}/")
    sent = {"number": order.number}
    assert clerk.post(f"/changes/{change.pk}/order", sent)["Location"] == f"/changes/{change.pk}/"
    assert '8 → <span class="strong">3</span>' in page(clerk, f"/changes/{change.pk}/")


def test_an_order_is_changed_from_its_page(clerk: Client) -> None:
    order = stocked(TEA=8, MUG=1)
    assert f'href="/orders/{order.pk}/change"' in page(clerk, f"/orders/{order.pk}/")
    assert 'name="2.quantity" value="1"' in page(clerk, f"/orders/{order.pk}/change")
    answer = clerk.post(f"/orders/{order.pk}/change", {"1.quantity": "3", "2.out": "1"})
    change = Change.objects.get()
    assert answer["Location"] == f"/changes/{change.pk}/"
    html = page(clerk, answer["Location"])
    assert ("Leave it out" in html, 'name="part" value="2"' in html) == (True, True)


def test_who_may_not_see_documents_decides_without() -> None:
    change = a_change(stocked(TEA=8), "POC*1*CA*3**EA")
    client = Client()
    client.force_login(a_user("dora", "changes.decide_change"))
    html = page(client, f"/changes/{change.pk}/")
    assert ("data-mark" in html, 'name="part"' in html) == (False, True)
