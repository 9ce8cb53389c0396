from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser.house import House, chromium, house


@pytest.fixture(scope="session")
def clerkwork() -> Iterator[House]:
    """One running Clerkwork for all browser tests of a process."""
    with house() as running:
        yield running


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        running = chromium(playwright)
        yield running
        running.close()
