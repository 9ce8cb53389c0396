"""Every page in a real browser: axe finds nothing, light and dark, and it fits a phone."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.browser.house import PHONE, House

pytestmark = pytest.mark.browser

# user → addresses, with the names of what fill.py left
PAGES = {
    "admin": ["/"],
    "ada": [
        "/",
        "/?open={held}",
        "/flow/",
        "/orders/",
        "/orders/?stage=cancelled",
        "/orders/{held}/",
        "/orders/{shipped}/",
        "/answers/{answer}/",
        "/documents/",
        "/documents/1/",
        "/orders/{doubtful}/review",
        "/orders/{held}/review",
        "/changes/{change}/",
        "/orders/{waiting}/change",
        "/learned/",
        "/rules/",
        "/rules/PRICE_OFF/",
        "/together/",
        "/escalation/",
        "/find?q=a",
        "/password/",
        "/design/",
        "/nowhere/",
        "/items/",
        "/items/{item}/",
        "/ship/",
    ],
    "pete": [
        "/",
        "/orders/",
        "/pick/",
        "/pick/{walk}/",
        "/pack/",
        "/pack/{to_pack}/",
        "/pack/{to_pack}/?packages=2",
        "/shipments/{open}/",
        "/shipments/{labelled}/",
        "/shipments/{gone}/",
    ],
}
CASES = [(user, address) for user, addresses in PAGES.items() for address in addresses]


def violations(page: Page) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [f"{one['id']}: {one['nodes'][0]['html'][:200]}" for one in found]


def faults(page: Page, url: str) -> dict[str, object]:
    """What axe and a phone's width find wrong, and what the page itself complains of."""
    broken: list[str] = []
    page.on("pageerror", lambda error: broken.append(str(error)))
    page.on("console", lambda said: "policy" in said.text and broken.append(said.text))
    page.emulate_media(color_scheme="light")
    page.goto(url)
    found: dict[str, object] = {"light": violations(page)}
    page.emulate_media(color_scheme="dark")
    found["dark"] = violations(page)
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    found["too wide by"] = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    return {name: fault for name, fault in {**found, "broken": broken}.items() if fault}


@pytest.mark.parametrize(("user", "address"), CASES)
def test_a_page_has_no_faults(browser: Browser, clerkwork: House, user: str, address: str) -> None:
    context = clerkwork.context(browser, user)
    found = faults(context.new_page(), clerkwork.url + address.format(**clerkwork.left))
    context.close()
    assert found == {}


def test_the_log_in_has_no_faults(browser: Browser, clerkwork: House) -> None:
    context = browser.new_context(reduced_motion="reduce")
    found = faults(context.new_page(), f"{clerkwork.url}/login/")
    context.close()
    assert found == {}
