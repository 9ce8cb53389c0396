"""A held PDF order reviewed by the keyboard alone, beside its page."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.house import PHONE, House
from tests.browser.test_every_page_in_a_browser import violations

pytestmark = pytest.mark.browser


def focused(page: Page) -> str:
    return str(
        page.evaluate("document.activeElement.dataset.field ?? document.activeElement.tagName")
    )


def marked(page: Page) -> list[str]:
    """What is marked as being looked at, and whether it is in sight."""
    return list(
        page.evaluate(
            """() => [...document.querySelectorAll(".paper [data-current]")].map((mark) => {
                const at = mark.getBoundingClientRect();
                const frame = mark.closest(".paper").getBoundingClientRect();
                const seen = at.top >= frame.top && at.bottom <= frame.bottom && at.height > 4;
                return mark.dataset.mark + (seen ? "" : " out of sight");
            })"""
        )
    )


def opened(browser: Browser, clerkwork: House, name: str, **options: object) -> Page:
    page = clerkwork.context(browser, "clara", **options).new_page()
    page.goto(f"{clerkwork.url}/orders/{clerkwork.left[name]}/review")
    return page


def test_tab_goes_through_the_doubtful_fields_and_the_mark_follows(
    browser: Browser, clerkwork: House
) -> None:
    page = opened(browser, clerkwork, "doubtful")
    seen = []
    for _ in range(3):
        seen.append((focused(page), marked(page)))
        page.keyboard.press("Tab")
    assert seen == [(name, [name]) for name in ("po_number", "2.quantity", "40.quantity")]
    assert focused(page) == "BUTTON"
    page.context.close()


def test_arrows_reach_what_needs_nobody(browser: Browser, clerkwork: House) -> None:
    page = opened(browser, clerkwork, "doubtful")
    page.keyboard.press("ArrowDown")
    assert (focused(page), marked(page)) == ("order_date", ["order_date"])
    page.locator("[data-field='2.quantity']").focus()
    page.keyboard.press("ArrowDown")
    assert (focused(page), marked(page)) == ("3.quantity", ["3.quantity"])
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    assert focused(page) == "3.unit"
    page.context.close()


def test_what_cannot_be_taken_is_said_at_its_field_and_nothing_is_lost(
    browser: Browser, clerkwork: House
) -> None:
    page = opened(browser, clerkwork, "doubtful")
    page.keyboard.press("Enter")
    page.keyboard.type("many")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".wrong")).to_contain_text("Found “many”, expected a number")
    assert focused(page) == "2.quantity"
    expect(page.locator("[data-field='2.quantity']")).to_have_value("many")
    expect(page.locator("input[name=confirmed]").first).to_be_checked()
    expect(page.locator("[data-left]")).to_have_text("2 left to look at")
    assert violations(page) == []
    page.context.close()


def test_the_page_has_no_faults_and_fits_a_phone(browser: Browser, clerkwork: House) -> None:
    page = opened(browser, clerkwork, "doubtful", viewport=PHONE)
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") == 0
    page.keyboard.press("Tab")
    assert (focused(page), marked(page)) == ("2.quantity", ["2.quantity"])
    page.context.close()


def test_enter_confirms_and_the_order_goes_on(browser: Browser, clerkwork: House) -> None:
    page = opened(browser, clerkwork, "doubtful")
    expect(page.locator("[data-left]")).to_have_text("3 left to look at")
    page.keyboard.press("Enter")
    assert focused(page) == "2.quantity"
    page.keyboard.type("44")
    page.keyboard.press("Enter")
    assert focused(page) == "40.quantity"
    page.keyboard.press("Enter")
    expect(page.locator("#messages")).to_contain_text("reviewed; it goes on by itself")
    assert page.url.endswith("/review")
    assert f"/orders/{clerkwork.left['doubtful']}/" not in page.url
    page.goto(f"{clerkwork.url}/orders/{clerkwork.left['doubtful']}/")
    expect(page.locator("#line-2")).to_contain_text("44")
    expect(page.locator(".head .pill").first).not_to_contain_text("held")
    page.context.close()
