from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Playwright, sync_playwright

from tests.browser.house import House, chromium, house

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A browser that died says nothing about Clerkwork: such a test is asked once more."""
    again = pytest.mark.flaky(reruns=1, only_rerun=["TargetClosedError"])
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(again)


@pytest.fixture(scope="session")
def clerkwork() -> Iterator[House]:
    """One running Clerkwork for all browser tests of a process."""
    with house() as running:
        yield running


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="session")
def browsers() -> list[Browser]:
    """The browsers started so far; the last may live."""
    return []


@pytest.fixture
def browser(playwright: Playwright, browsers: list[Browser]) -> Browser:
    """The browser of this process; a new one if the last has died."""
    if not browsers or not browsers[-1].is_connected():
        browsers.append(chromium(playwright))
    return browsers[-1]
