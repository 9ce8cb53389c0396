"""What stands around every page: refusals, the policy, the ways, the errors."""

import pytest
from django.contrib.auth.models import Permission, User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, RequestFactory

from clerkwork.core.models import Company, Task
from clerkwork.desk.context import Chrome
from clerkwork.desk.navigation import ways

pytestmark = [pytest.mark.django_db, pytest.mark.urls("clerkwork.desk.tests.urls")]

WORDS = "SO-000123 is shipped; it &lt;cannot&gt; be cancelled."


@pytest.fixture
def clerk() -> User:
    return User.objects.create_user("clara", password="a-long-enough-one")


@pytest.fixture
def browser(clerk: User) -> Client:
    client = Client()
    client.force_login(clerk)
    return client


def test_a_refusal_is_a_page_with_a_way_back(browser: Client) -> None:
    answer = browser.get("/refuse/", headers={"referer": "http://testserver/orders/7/"})
    page = answer.content.decode()
    assert (answer.status_code, WORDS in page, 'href="http://testserver/orders/7/"' in page) == (
        422,
        True,
        True,
    )


def test_a_refusal_never_leads_to_another_site(browser: Client) -> None:
    answer = browser.get("/refuse/", headers={"referer": "http://testserver.evil.example/"})
    assert "evil" not in answer.content.decode()


def test_a_refused_swap_goes_to_the_place_of_refusals(browser: Client) -> None:
    answer = browser.get("/refuse/", headers={"HX-Request": "true"})
    assert (answer.status_code, answer["HX-Retarget"]) == (422, "#refusal")
    assert WORDS in answer.content.decode()
    assert "<html" not in answer.content.decode()


def test_a_refused_call_of_the_api_is_answered_in_json(client: Client) -> None:
    answer = client.post("/api/refuse/")
    assert (answer.status_code, answer.json()) == (
        422,
        {"detail": "SO-000123 is shipped; it <cannot> be cancelled."},
    )


def test_a_page_loads_nothing_from_elsewhere_and_nothing_inline(browser: Client) -> None:
    answer = browser.get("/design/")
    assert "default-src 'self'" in answer["Content-Security-Policy"]
    assert "unsafe" not in answer["Content-Security-Policy"]
    page = answer.content.decode()
    assert (" style=" in page, "<style" in page, " onclick=" in page) == (False, False, False)


def test_only_the_office_may_run_what_stands_in_the_page(client: Client) -> None:
    assert "unsafe-inline" in client.get("/office/login/")["Content-Security-Policy"]


def test_a_missing_page_says_so_in_words(browser: Client) -> None:
    answer = browser.get("/nowhere/")
    assert (answer.status_code, "Nothing is here" in answer.content.decode()) == (404, True)


def test_nobody_sees_a_page_without_logging_in(client: Client) -> None:
    for address in ("/", "/design/", "/password/"):
        answer = client.get(address)
        assert (answer.status_code, answer["Location"]) == (302, f"/login/?next={address}")


def test_a_wrong_password_is_answered_in_words(client: Client, clerk: User) -> None:
    answer = client.post("/login/", {"username": "clara", "password": "wrong"})
    assert "do not fit together" in answer.content.decode()


def test_a_right_password_leads_to_the_worklist(client: Client, clerk: User) -> None:
    answer = client.post("/login/", {"username": "clara", "password": "a-long-enough-one"})
    assert (answer.status_code, answer["Location"]) == (302, "/")


def test_one_sees_the_ways_one_may_go(clerk: User) -> None:
    assert [way.label for way in ways(clerk, "/")] == ["Worklist"]
    clerk.is_staff = True
    assert [(way.label, way.current) for way in ways(clerk, "/office/users/")] == [
        ("Worklist", False),
        ("Office", True),
    ]


def test_a_permission_opens_its_way(clerk: User) -> None:
    clerk.user_permissions.add(Permission.objects.get(codename="pick_shipment"))
    labels = [way.label for way in ways(clerk, "/pick/")]
    assert labels == ["Worklist", "Pick"]


def test_the_frame_counts_what_waits_for_ones_roles(clerk: User) -> None:
    clerk.groups.create(name="clerk")
    for number, role in enumerate(("clerk", "clerk", "buyer")):
        Task.objects.create(kind="a", subject="order", subject_id=number, title="…", role=role)
    request = RequestFactory().get("/")
    request.user = clerk
    assert Chrome(request).waiting == 2


def test_the_frame_names_the_company(browser: Client) -> None:
    Company.objects.create(
        id=1, name="Northgate Supply", country="NO", currency="EUR", gs1_prefix="4012345"
    )
    assert "Northgate Supply" in browser.get("/design/").content.decode()


@pytest.mark.parametrize(("cookie", "shown"), [("dark", True), ('"><script>', False)])
def test_only_a_known_theme_is_taken_from_the_cookie(
    browser: Client, cookie: str, shown: bool
) -> None:
    browser.cookies["theme"] = cookie
    page = browser.get("/design/").content.decode()
    assert ('data-theme="' in page.split("<head>")[0]) == shown


def test_a_dropped_file_is_answered_with_its_row(browser: Client) -> None:
    answer = browser.post("/design/swap/dropped/", {"file": SimpleUploadedFile("po.csv", b"1")})
    assert "po.csv" in answer.content.decode()
