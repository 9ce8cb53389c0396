"""Every page: the right person may, others may not, and what cannot be done is refused."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.auth.models import Group, User
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from clerkwork.core.models import Task
from clerkwork.desk.navigation import ways
from clerkwork.desk.roles import ROLES, apply_roles
from clerkwork.desk.tests.page_asks import Ask, Page, held, task
from clerkwork.desk.tests.page_table import PAGES
from clerkwork.training.builders import a_user

pytestmark = pytest.mark.django_db

# What has a door of its own, and tests of its own; and what is asked below by name.
OTHER_DOORS = ("api/", "office/")
OPEN_TO_ALL = {"login", "welcome", "answer"}
BY_NAME = {"logout", "task-completion", "task-escalation"}


def names(patterns: list[URLPattern | URLResolver], before: str = "") -> Iterator[str]:
    """The names of all addresses, but those behind other doors."""
    for each in patterns:
        route = f"{before}{each.pattern}"
        if route.startswith(OTHER_DOORS):
            continue
        if isinstance(each, URLResolver):
            yield from names(each.url_patterns, route)
        else:
            yield each.name or route


def ask(client: Client, page: Page, asked: Ask) -> HttpResponse:
    send: Any = getattr(client, asked.method or page.method)
    return send(reverse(page.name, args=asked.args), asked.data)  # type: ignore[no-any-return]


def logged_in(*permissions: str) -> Client:
    client = Client()
    client.force_login(a_user("somebody", *permissions))
    return client


def test_every_address_is_in_the_table() -> None:
    known = {page.name for page in PAGES} | OPEN_TO_ALL | BY_NAME
    assert set(names(get_resolver().url_patterns)) == known


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_who_may_gets_what_they_ask_for(page: Page) -> None:
    asked = page.good()
    assert ask(logged_in(*page.needs), page, asked).status_code == asked.status


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_what_cannot_be_is_refused(page: Page) -> None:
    asked = page.bad()
    answer = ask(logged_in(*page.needs), page, asked)
    assert (answer.status_code, asked.status >= 400) == (asked.status, True)


@pytest.mark.parametrize("page", [page for page in PAGES if page.needs], ids=str)
def test_who_lacks_one_permission_may_not(page: Page) -> None:
    answer = ask(logged_in(*page.needs[:-1]), page, page.good())
    assert (answer.status_code, "may not open" in answer.content.decode()) == (403, True)


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_who_is_not_logged_in_is_asked_to(page: Page) -> None:
    asked = page.good()
    answer = ask(Client(), page, asked)
    wanted = reverse(page.name, args=asked.args)
    assert answer.status_code == 302
    assert answer["Location"].startswith(f"/login/?next={wanted}")


@pytest.mark.parametrize("role", ROLES)
def test_each_role_can_go_every_way_it_is_shown(role: str) -> None:
    apply_roles()
    user = User.objects.create(username=role)
    user.groups.add(Group.objects.get(name=role))
    client = Client()
    client.force_login(user)
    shown = [way.url for way in ways(user, "/")]
    assert {url: client.get(url).status_code for url in shown} == dict.fromkeys(shown, 200)


def test_logging_out_ends_in_the_log_in() -> None:
    client = logged_in()
    assert client.post("/logout/")["Location"] == "/login/"
    assert client.get("/").status_code == 302


def test_logging_out_takes_a_form() -> None:
    assert logged_in().get("/logout/").status_code == 405


def test_a_task_is_ticked_off_by_its_role_and_by_no_other() -> None:
    waiting = task()
    address = reverse("task-completion", args=[waiting.pk])
    client = logged_in()
    assert client.post(address, {"outcome": "called them"}).status_code == 403
    User.objects.get(username="somebody").groups.add(Group.objects.get(name="clerk"))
    assert client.post(address, {"outcome": "called them"}).status_code == 302
    waiting.refresh_from_db()
    assert (waiting.outcome, waiting.done_by) == ("called them", "somebody")


def test_a_task_that_ends_by_a_decision_cannot_be_ticked_off() -> None:
    order = held()
    waiting = Task.objects.get(subject="order", subject_id=order.pk)
    client = logged_in()
    User.objects.get(username="somebody").groups.create(name="clerk")
    answer = client.post(reverse("task-completion", args=[waiting.pk]))
    assert (answer.status_code, "decide the order" in answer.content.decode()) == (422, True)


def test_a_clerk_hands_to_a_supervisor_what_only_they_may_accept() -> None:
    order = held()
    waiting = Task.objects.get(subject="order", subject_id=order.pk)
    address = reverse("task-escalation", args=[waiting.pk])
    client = logged_in()
    assert client.post(address).status_code == 403
    User.objects.get(username="somebody").groups.create(name="clerk")
    assert client.post(address).status_code == 422
    why = {"note": "too dear for me", "from": "worklist", "lane": "role"}
    assert client.post(address, why).status_code == 302
    waiting.refresh_from_db()
    assert waiting.role == "supervisor"
    assert client.post(address).status_code == 403


def test_what_the_supervisors_have_goes_to_a_manager_where_there_is_one() -> None:
    order = held()
    Task.objects.filter(subject="order", subject_id=order.pk).update(role="supervisor")
    client = logged_in()
    User.objects.get(username="somebody").groups.create(name="supervisor")
    pk = Task.objects.get(subject="order", subject_id=order.pk).pk
    address = reverse("task-escalation", args=[pk])
    answer = client.post(address, {"note": "we lose money"})
    assert (answer.status_code, "nobody above" in answer.content.decode()) == (422, True)
    a_user("mary").groups.create(name="manager")
    assert client.post(address, {"note": "we lose money"}).status_code == 302
    assert Task.objects.get(pk=pk).role == "manager"
