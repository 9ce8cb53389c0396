"""The worklist: whose tasks one sees, what stands beside them, and where a decision leads."""

from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client
from django.utils import timezone

from clerkwork.core.models import Task
from clerkwork.desk.evidence import evidence_for
from clerkwork.desk.roles import apply_roles
from clerkwork.desk.tests.page_asks import held
from clerkwork.desk.worklist import task_rows, tasks_for
from clerkwork.orders.models import Order
from clerkwork.parties.block import block_customer
from clerkwork.training import builders as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk() -> User:
    return one_of("clerk")


def one_of(role: str) -> User:
    apply_roles()
    user = User.objects.create(username=f"a-{role}")
    user.groups.add(Group.objects.get(name=role))
    return user


def browser(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def task_about(order: Order) -> Task:
    return Task.objects.get(subject="order", subject_id=order.pk, done_at=None)


def test_first_stands_what_the_customer_wants_first(clerk: User) -> None:
    later, sooner = held(), held()
    Order.objects.filter(pk=sooner.pk).update(due_on=timezone.localdate() + timedelta(days=1))
    assert [task.subject_id for task in tasks_for(clerk, "role")] == [sooner.pk, later.pk]


def test_a_picker_sees_no_order_that_waits_for_a_clerk(clerk: User) -> None:
    task = task_about(held())
    picker = one_of("picker")
    lanes = ("role", "mine", "all")
    assert [list(tasks_for(picker, lane)) for lane in lanes] == [[], [], []]
    assert evidence_for(task, picker).order is None
    assert [list(tasks_for(clerk, lane)) for lane in lanes] == [[task], [], [task]]


def test_a_row_says_by_when_and_who_has_it(clerk: User) -> None:
    order = held()
    page = browser(clerk).get("/").content.decode()
    assert ("due " in page, "overdue since" in page, "clerk" in page) == (True, False, True)
    Task.objects.update(due_at=timezone.now() - timedelta(hours=1), owner=clerk)
    page = browser(clerk).get("/").content.decode()
    assert ("overdue since" in page, "with a-clerk" in page) == (True, True)
    assert task_about(order).owner == clerk


def test_what_is_overdue_stands_first(clerk: User) -> None:
    sooner, late = held(), held()
    Order.objects.filter(pk=sooner.pk).update(due_on=timezone.localdate() + timedelta(days=1))
    Task.objects.filter(subject_id=late.pk).update(due_at=timezone.now() - timedelta(hours=1))
    assert [task.subject_id for task in tasks_for(clerk, "role")] == [late.pk, sooner.pk]


def test_the_same_question_in_several_orders_leads_to_where_they_are_decided_together(
    clerk: User,
) -> None:
    held(), held()
    page = browser(clerk).get("/").content.decode()
    assert "The same in 2 orders: decide together" in page
    assert "Ask the customer" in page


def test_a_row_says_what_it_is_about(clerk: User) -> None:
    order = held()
    (row,) = task_rows(list(tasks_for(clerk, "role")))
    assert row.title == "The customer's price is 10, ours is 8."
    assert (row.about, row.due_on) == (f"{order.number} · Acme GmbH", order.due_on)


def test_the_found_value_is_marked_in_the_source(clerk: User) -> None:
    shown = evidence_for(task_about(held()), clerk).shown
    assert shown is not None
    assert [piece.text for piece in shown.pieces if piece.marked] == ["10.00"]


def test_what_was_paid_before_stands_beside_a_price(clerk: User) -> None:
    make.an_item("TEA", price=None)
    make.an_item("OIL")
    before = make.an_order(OIL=7)
    make.an_item("OIL").prices.update(price=8)
    (question,) = evidence_for(task_about(make.an_order(OIL=1)), clerk).questions
    assert [(line.order_id, line.quantity) for line in question.before] == [(before.pk, 7)]
    assert [price.price for price in question.prices] == [8]


def test_a_decision_on_the_worklist_leads_to_the_next_task(clerk: User) -> None:
    first, second = held(), held()
    client = browser(clerk)
    page = client.get("/", {"task": task_about(first).pk}).content.decode()
    following = task_about(second).pk
    assert f'name="next" value="{following}"' in page
    finding = first.findings.get(decision=None)
    decided = {"value": "8", "from": "worklist", "lane": "all", "next": following}
    answer = client.post(f"/findings/{finding.pk}/correction", decided)
    assert urlsplit(answer["Location"]).path == "/"
    assert parse_qs(urlsplit(answer["Location"]).query) == {
        "lane": ["all"],
        "task": [str(following)],
    }


def test_only_the_first_of_several_questions_has_the_next_step(clerk: User) -> None:
    make.an_item("TEA", price=8)  # type: ignore[arg-type]
    make.an_item("OIL", price=8)  # type: ignore[arg-type]
    order = make.an_order(TEA=4, OIL=1)
    page = browser(clerk).get("/", {"open": order.pk}).content.decode()
    assert (page.count("stack question"), page.count("button primary")) == (2, 1)


def test_what_only_a_supervisor_may_accept_is_handed_to_one(clerk: User) -> None:
    customer = make.a_customer("ACME")
    block_customer(customer, reason="does not pay", by=clerk)
    order = make.an_order(TEA=1)
    shown = {
        user: browser(user).get("/", {"lane": "all", "open": order.pk}).content.decode()
        for user in (clerk, one_of("supervisor"))
    }
    assert ["Hand it to a supervisor" in page for page in shown.values()] == [True, False]
    assert ["Accept as it is" in page for page in shown.values()] == [False, True]


def test_news_are_tasks_that_came_after_the_list(clerk: User) -> None:
    task = task_about(held())
    client = browser(clerk)
    held()
    assert "1 new" in client.get("/tasks/news", {"after": task.pk}).content.decode()
    assert client.get("/tasks/news", {"after": "x"}).content.strip() == b""


def test_an_empty_worklist_says_what_went_through_by_itself(clerk: User) -> None:
    make.an_order(TEA=1)
    page = browser(clerk).get("/").content.decode()
    assert "Nothing needs you" in page
    assert "order went through untouched today" in page
