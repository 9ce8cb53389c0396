"""The one-time link: in once, by the right hands, within a day."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.utils import timezone

from clerkwork.core.refusal import Refusal
from clerkwork.desk.models import WelcomeToken
from clerkwork.desk.welcome import make_link, redeem

pytestmark = [pytest.mark.django_db, pytest.mark.urls("clerkwork.desk.tests.urls")]


def path_of(link: str) -> str:
    return urlsplit(link).path


def token_of(link: str) -> str:
    return link.rstrip("/").rsplit("/", 1)[1]


def test_the_first_link_makes_an_administrator_who_has_no_password() -> None:
    link = make_link("http://localhost:8000/")
    admin = User.objects.get()
    assert link.startswith("http://localhost:8000/welcome/")
    assert (admin.username, admin.is_superuser, admin.has_usable_password()) == (
        "admin",
        True,
        False,
    )
    assert list(admin.groups.values_list("name", flat=True)) == ["administrator"]


def test_a_later_link_leaves_the_administrator_as_they_are() -> None:
    make_link("http://localhost")
    admin = User.objects.get()
    admin.set_password("a-long-enough-one")
    admin.save()
    make_link("http://localhost")
    assert User.objects.get().check_password("a-long-enough-one")


def test_opening_the_link_logs_in_and_goes_to_the_worklist(client: Client) -> None:
    answer = client.get(path_of(make_link("http://localhost")))
    assert (answer.status_code, answer["Location"]) == (302, "/")
    assert client.get("/").content == b"the worklist"


def test_the_link_works_once(client: Client) -> None:
    link = path_of(make_link("http://localhost"))
    client.get(link)
    answer = Client().get(link)
    assert answer.status_code == 422
    assert "was used already" in answer.content.decode()


def test_a_link_is_refused_after_a_day(client: Client) -> None:
    link = path_of(make_link("http://localhost"))
    now = timezone.now()
    WelcomeToken.objects.update(created_at=now - timedelta(days=2), expires_at=now)
    answer = client.get(link)
    assert (answer.status_code, "has expired" in answer.content.decode()) == (422, True)
    assert client.get("/").status_code == 302


def test_an_unknown_link_is_refused(client: Client) -> None:
    answer = client.get("/welcome/guess/")
    assert (answer.status_code, "not known" in answer.content.decode()) == (422, True)


def test_a_new_link_ends_the_one_before_it(client: Client) -> None:
    before = path_of(make_link("http://localhost"))
    make_link("http://localhost")
    assert client.get(before).status_code == 422


def test_a_link_does_not_open_an_account_that_is_switched_off(client: Client) -> None:
    link = path_of(make_link("http://localhost"))
    User.objects.update(is_active=False)
    answer = client.get(link)
    assert (answer.status_code, "switched off" in answer.content.decode()) == (422, True)


def test_a_program_that_only_looks_does_not_use_the_link_up(client: Client) -> None:
    link = path_of(make_link("http://localhost"))
    assert client.head(link).status_code == 405
    assert client.get(link).status_code == 302


def test_the_token_itself_is_not_stored() -> None:
    token = token_of(make_link("http://localhost"))
    assert token not in str(WelcomeToken.objects.values().get())


def test_who_came_by_link_is_asked_for_a_password_and_comes_back_with_it(client: Client) -> None:
    client.get(path_of(make_link("http://localhost")))
    assert "works once" in client.get("/design/").content.decode()
    fresh = {"new_password1": "a-long-enough-one", "new_password2": "a-long-enough-one"}
    assert client.post("/password/", fresh)["Location"] == "/"
    assert "works once" not in client.get("/design/").content.decode()
    assert Client().login(username="admin", password="a-long-enough-one")


def test_a_password_that_is_too_simple_is_refused_in_words(client: Client) -> None:
    client.get(path_of(make_link("http://localhost")))
    answer = client.post("/password/", {"new_password1": "12345", "new_password2": "12345"})
    assert (answer.status_code, "too short" in answer.content.decode()) == (422, True)


@pytest.mark.django_db(transaction=True)
def test_of_two_who_open_the_link_at_once_one_comes_in() -> None:
    token = token_of(make_link("http://localhost"))

    def enter(_: int) -> str:
        try:
            return redeem(token).username
        except Refusal:
            return "refused"
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        assert sorted(pool.map(enter, range(4))) == ["admin", "refused", "refused", "refused"]
