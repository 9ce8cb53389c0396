"""A customer's change of an order: its effects seen, and accepted, by the keyboard alone."""

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.house import House

pytestmark = pytest.mark.browser


def test_a_change_goes_from_the_order_to_its_new_version(
    browser: Browser, clerkwork: House
) -> None:
    page = clerkwork.context(browser, "clara").new_page()
    page.goto(f"{clerkwork.url}/changes/{clerkwork.left['change']}/")
    expect(page.get_by_role("row", name="Line 1")).to_contain_text("go back to stock")
    page.keyboard.press("a")
    page.wait_for_url("**/orders/*/")
    expect(page.locator("#messages")).to_contain_text("changed")
    expect(page.locator("#line-1 .number").first).to_contain_text("1")
    expect(page.locator(".timeline")).to_contain_text("version 2")
    page.context.close()


def test_a_clerk_changes_an_order_and_sees_what_it_does_first(
    browser: Browser, clerkwork: House
) -> None:
    page = clerkwork.context(browser, "clara").new_page()
    page.goto(f"{clerkwork.url}/orders/{clerkwork.left['waiting']}/")
    page.keyboard.press("c")
    expect(page.locator("h1")).to_contain_text("Change SO-")
    page.keyboard.press("v")
    page.keyboard.type("many")
    page.keyboard.press("Enter")
    expect(page.locator("#refusal")).to_contain_text("line 1, quantity: Found “many”")
    page.locator("[name='1.quantity']").fill("1")
    page.keyboard.press("Enter")
    page.wait_for_url("**/changes/*/")
    expect(page.get_by_role("row", name="Line 1")).to_contain_text("→ 1")
    page.keyboard.press("x")
    expect(page.locator("#why")).to_have_js_property("validity.valueMissing", True)
    page.locator("#why").fill("only looked")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{clerkwork.url}/")
    expect(page.locator("#messages")).to_contain_text("the order stays as it is")
    page.context.close()
