"""A customer opens the link of a mail on a phone, and answers in German without a login."""

from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.house import PHONE, House
from tests.browser.test_every_page_in_a_browser import faults

pytestmark = pytest.mark.browser

SOON = (datetime.now(UTC) + timedelta(weeks=4)).date().isoformat()


def test_a_customer_answers_on_a_phone(browser: Browser, clerkwork: House) -> None:
    context = browser.new_context(viewport=PHONE, reduced_motion="reduce")  # type: ignore[arg-type]
    page = context.new_page()
    assert faults(page, clerkwork.url + clerkwork.left["question"]) == {}
    points = page.locator("fieldset")
    expect(points).to_have_count(3)
    for at in range(3):
        point = points.nth(at)
        if point.locator("input[type=date]").count():
            point.locator("input[value=type]").check()
            point.locator("input[type=date]").fill(SOON)
        elif point.locator("input[value=take]").count():
            point.locator("input[value=take]").check()
        else:
            point.locator("input[value=type]").check()
            point.locator("input[name^=value-]").fill("MRK-01")
    page.get_by_role("button").click()
    expect(page.locator("h1")).to_have_text("Danke")
    page.goto(clerkwork.url + clerkwork.left["question"])
    expect(page.locator("h1")).to_have_text("Danke")
    expect(page.locator("form")).to_have_count(0)
    context.close()
