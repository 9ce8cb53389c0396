"""The parts of the desk in a real browser: keys, refusals, files, themes, and axe."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.auth.models import User
from django.test import Client
from playwright.sync_api import Browser, Page, expect, sync_playwright
from pytest_django.live_server_helper import LiveServer

pytestmark = [
    pytest.mark.browser,
    pytest.mark.urls("clerkwork.desk.tests.urls"),
    pytest.mark.django_db(transaction=True),
]

FLAGS = ["--no-sandbox", "--headless", "--disable-gpu", "--disable-background-networking"]


@pytest.fixture(scope="module")
def unasynchronous() -> Iterator[None]:
    """Playwright runs a loop in this thread, from which Django would refuse to use the database."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(os.environ, "DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        yield


@pytest.fixture(scope="module")
def browser(unasynchronous: None) -> Iterator[Browser]:
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield running
        running.close()


@pytest.fixture
def page(live_server: LiveServer, browser: Browser) -> Iterator[Page]:
    """A page of a logged-in clerk, 1440 × 900, that fails on any error in the console."""
    client = Client()
    client.force_login(User.objects.create_user("clara", password="a-long-enough-one"))
    session = {"name": "sessionid", "value": client.cookies["sessionid"].value}
    context = browser.new_context(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
    context.add_cookies([{**session, "url": live_server.url}])
    page = context.new_page()
    broken: list[str] = []
    page.on("pageerror", lambda error: broken.append(str(error)))
    page.on("console", lambda said: "policy" in said.text and broken.append(said.text))
    page.goto(f"{live_server.url}/design/")
    yield page
    context.close()
    assert broken == []


def violations(page: Page) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [f"{one['id']}: {one['nodes'][0]['html'][:200]}" for one in found]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(page: Page, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    assert violations(page) == []


def test_the_page_is_no_wider_than_a_phone(page: Page, live_server: LiveServer) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{live_server.url}/design/")
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") == 0


def test_j_and_k_walk_the_list_from_the_open_row(page: Page) -> None:
    page.keyboard.press("j")
    expect(page.locator("[data-row]:focus .title")).to_have_text("Count AB-220 at C-11-1")
    page.keyboard.press("k")
    page.keyboard.press("k")
    expect(page.locator("[data-row]:focus .title")).to_have_text(
        "Truck leaves with SH-000477 unpacked"
    )


def test_a_letter_in_a_field_is_only_a_letter(page: Page) -> None:
    page.keyboard.press("/")
    page.keyboard.type("jek?")
    expect(page.locator("#s-find")).to_have_value("jek?")
    expect(page.locator("#help")).not_to_be_visible()


def test_the_sheet_lists_the_keys_of_this_page(page: Page) -> None:
    page.keyboard.press("?")
    expect(page.locator("#help [data-keys-here]")).to_contain_text("Undo")
    page.keyboard.press("Escape")
    expect(page.locator("#help")).not_to_be_visible()


def test_control_k_goes_anywhere(page: Page, live_server: LiveServer) -> None:
    page.keyboard.press("Control+k")
    page.keyboard.type("workl")
    expect(page.locator("#palette a:visible")).to_have_count(1)
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{live_server.url}/")


def test_a_refusal_appears_at_the_top_and_can_be_taken_away(page: Page) -> None:
    page.get_by_role("button", name="Ask for a refusal").click()
    expect(page.locator("#refusal")).to_contain_text("cannot be cancelled")
    page.locator("#refusal [data-dismiss]").click()
    expect(page.locator("#refusal")).to_be_empty()


def test_a_chosen_theme_stays(page: Page) -> None:
    page.get_by_role("button", name="Switch between light and dark").click()
    page.reload()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")


def test_each_file_has_its_row_and_the_answer_of_the_server(page: Page, tmp_path: Path) -> None:
    for name in ("a.csv", "b.csv"):
        (tmp_path / name).write_text("1")
    page.locator("#files").set_input_files([tmp_path / "a.csv", tmp_path / "b.csv"])
    expect(page.locator(".drop li a")).to_have_count(2)
    expect(page.locator(".drop ul")).to_contain_text("a.csv")


def test_a_file_may_be_dropped_anywhere(page: Page) -> None:
    page.evaluate(
        """() => {
          const dataTransfer = new DataTransfer();
          dataTransfer.items.add(new File(["1"], "dropped.csv"));
          document.body.dispatchEvent(new DragEvent("drop", {dataTransfer, bubbles: true}));
        }"""
    )
    expect(page.locator(".drop li a")).to_have_count(1)
    expect(page.locator(".drop ul")).to_contain_text("dropped.csv")
