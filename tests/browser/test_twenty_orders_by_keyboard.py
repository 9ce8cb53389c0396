"""Twenty held orders of different findings, one after the other, without a mouse."""

import re
import sys
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.house import House
from tests.browser.test_every_page_in_a_browser import violations

pytestmark = pytest.mark.browser

AVERAGE, MOST = 5, 12  # keys, typed letters among them
SOON = (datetime.now(UTC) + timedelta(weeks=4)).date().isoformat()
WORTH = {"item": "MRK-01", "quantity": "5", "due_on": SOON, "unit": "EA"}
ELSE = {"ask": "m", "hand up": "h", "leave out": "x", "cancel": "c"}
FOCUSED = """() => {
  const field = document.activeElement;
  return {
    key: field.dataset.field ?? "",
    reason: field.hasAttribute("data-reason"),
    suggested: Boolean(field.dataset.suggested),
    must: field.closest(".one")?.dataset.hue === "stop",
    settled: field.hasAttribute("data-done"),
  };
}"""
FOCUS_IN_FORM = "document.activeElement?.closest('[data-review]')"
# The focus is elsewhere, be it on the next page.
MOVED_ON = (
    """document.readyState === "complete" && document.activeElement?.dataset.stamp !== "here" """
)
NUMBER = re.compile(r"/orders/(\d+)/review")


class Hands:
    """Ten fingers on the keys, counted; there is no mouse."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.keys = 0

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)
        self.keys += len(keys)

    def write(self, text: str) -> None:
        self.page.keyboard.type(text)
        self.keys += len(text)


def here(page: Page) -> str:
    """The id of the order under review, "" on another page."""
    found = NUMBER.search(page.url)
    return found[1] if found else ""


def answer(hands: Hands) -> None:
    """Do at the field with the focus what its page offers."""
    at = hands.page.evaluate(FOCUSED)
    name = at["key"].rpartition(".")[2]
    if at["suggested"] and not at["settled"]:
        hands.press("F2", "Enter")
    elif at["reason"]:
        hands.write("ok")
        hands.press("Enter")
    elif (at["must"] or name == "due_on") and name in WORTH:
        hands.write(WORTH[name])
        hands.press("Enter")
    else:
        hands.press("Enter")


def otherwise(hands: Hands, key: str) -> None:
    """Leave the fields and press the key of an action, with a word where it asks for one."""
    hands.press("Escape", key)
    if key in "hc":
        hands.write("see note")
        hands.press("Enter")


def decide(hands: Hands, kind: str) -> int:
    """Decide one order; returns how many keys it took until the next one opened."""
    page, pk, before = hands.page, here(hands.page), hands.keys
    if kind in ELSE:
        otherwise(hands, ELSE[kind])
        page.wait_for_url(lambda url: f"/orders/{pk}/" not in url)
    while here(page) == pk and hands.keys - before <= MOST:
        page.wait_for_function(FOCUS_IN_FORM)
        page.evaluate("document.activeElement.dataset.stamp = 'here'")
        answer(hands)
        page.wait_for_function(MOVED_ON)
    return hands.keys - before


def test_a_clerk_decides_twenty_held_orders_by_keys_alone(
    browser: Browser, clerkwork: House
) -> None:
    left = clerkwork.left["twenty"]
    page = clerkwork.context(browser, left["clerk"], bypass_csp=True).new_page()
    page.goto(f"{clerkwork.url}/review/next")
    hands, taken = Hands(page), {}
    assert violations(page) == []
    while (pk := here(page)) in left["kinds"] and pk not in taken:
        page.wait_for_function(FOCUS_IN_FORM)
        taken[pk] = decide(hands, left["kinds"][pk])
    each = sorted((left["kinds"][pk], keys) for pk, keys in taken.items())
    lines = [f"{kind:10} {keys}" for kind, keys in each]
    sys.stdout.write(f"{len(each)} orders, {hands.keys} keys:\n  " + "\n  ".join(lines) + "\n")
    assert len(each) == 20
    assert here(page) == ""
    assert max(keys for _, keys in each) <= MOST
    assert hands.keys / 20 <= AVERAGE
    page.context.close()
