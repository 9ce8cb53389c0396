"""A purchase order's whole way, as people see it: from the printed link to the printed label."""

import re
from pathlib import Path

import psycopg
import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Locator, Page, expect

from clerkwork.core import site
from clerkwork.core.tests.scanner import scans
from clerkwork.training.workdays import workday
from tests.browser.house import PHONE, House

pytestmark = pytest.mark.browser

SECONDS = 60_000  # what the worker may take for its part, in ms

# FLD-02 costs 40.85 on the list; this customer writes 30.
ORDER = """PO Number,Order Date,Customer Number,Delivery Date,Currency,SKU,Quantity,Unit,Unit Price
BROWSER-1,{today},C1003,{due},EUR,FLD-02,2,CS,30.00
BROWSER-1,{today},C1003,{due},EUR,FLD-05,1,CS,61.27
"""


def test_an_order_is_dropped_decided_picked_packed_and_labelled(
    browser: Browser, clerkwork: House, tmp_path: Path
) -> None:
    desk = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
    come_in(desk, clerkwork)
    document = drop_a_file(desk, clerkwork, tmp_path)
    order = decide_by_keyboard(desk, document)
    shipment = wait_for_shipment(desk, order)
    floor = clerkwork.context(browser, "pete", viewport=PHONE).new_page()
    pick(floor, shipment)
    pack(floor, shipment)
    see_the_label(floor, shipment, clerkwork)


def come_in(page: Page, clerkwork: House) -> None:
    """The printed link leads to the worklist, once."""
    page.goto(clerkwork.link)
    expect(page).to_have_title("Worklist · Clerkwork")
    expect(page.get_by_text("You came in by a link that works once.")).to_be_visible()
    stranger = page.context.browser.new_context().new_page()  # type: ignore[union-attr]
    assert stranger.goto(clerkwork.link).status == 422  # type: ignore[union-attr]
    stranger.context.close()


def drop_a_file(page: Page, clerkwork: House, folder: Path) -> str:
    """Drop the order on the page of documents; the address of the document made of it."""
    today = timezone.localdate()
    file = folder / "browser.csv"
    file.write_text(ORDER.format(today=today, due=workday(9)))
    page.goto(f"{clerkwork.url}/documents/")
    page.locator("#files").set_input_files(file)
    kept = page.locator(".drop li a")
    expect(kept).to_have_text("browser.csv")
    kept.click()
    return page.url


def decide_by_keyboard(page: Page, document: str) -> str:
    """The price differs: e corrects it to the list's. The address of the order."""
    order = page.locator("[aria-labelledby=made] tbody a")
    reload_until(page, document, order)
    address = str(order.first.get_attribute("href"))
    number = address.strip("/").rsplit("/", 1)[-1]
    reload_until(page, f"/?open={number}", page.get_by_role("heading", name="The customer's price"))
    expect(page.locator(".paper mark")).to_have_text("30.00")
    page.keyboard.press("e")
    expect(page.locator("#messages")).to_contain_text("corrected to 40.85; it goes on by itself")
    return address


def wait_for_shipment(page: Page, order: str) -> str:
    shipment = page.locator("[aria-labelledby=shipments] tbody a")
    reload_until(page, order, shipment)
    address = str(shipment.first.get_attribute("href"))
    return f"{page.url.partition('/orders/')[0]}{address}"


def reload_until(page: Page, address: str, wanted: Locator) -> None:
    """Load the page again until the worker has done its part of the work."""
    base = page.url.split("/", 3)
    url = address if address.startswith("http") else f"{base[0]}//{base[2]}{address}"
    for _ in range(SECONDS // 500):
        page.goto(url)
        if wanted.count():
            return
        page.wait_for_timeout(500)
    pytest.fail(f"waited in vain at {url}")


def scan(page: Page, text: str) -> None:
    expect(page.locator("[data-scan]")).to_be_focused()
    page.keyboard.type(text)
    page.keyboard.press("Enter")


def pick(page: Page, shipment: str) -> None:
    """Two stops. A wrong scan stops the work; one without radio is kept and sent once."""
    page.goto(shipment)
    page.get_by_role("button", name="Pick it").click()
    expect(page.locator(".place")).to_be_visible()
    wrong_is_a_hard_stop(page)
    without_radio(page, page.locator(".place").inner_text())
    finish_stop(page)
    scan(page, page.locator(".place").inner_text())
    finish_stop(page)
    expect(page.get_by_role("heading", name="All picked")).to_be_visible()


def wrong_is_a_hard_stop(page: Page) -> None:
    place = page.locator(".place").inner_text()
    scan(page, "NOWHERE-7")
    screen = page.locator("[data-wrong]")
    expect(screen).to_contain_text(f"This is NOWHERE-7. Go to {place}.")
    page.keyboard.type(place)  # what is scanned on goes nowhere
    page.keyboard.press("Enter")
    expect(screen).to_be_visible()
    page.keyboard.press("Escape")
    expect(screen).not_to_be_visible()
    expect(page.locator("[data-scan]")).to_have_value("")


def without_radio(page: Page, place: str) -> None:
    sent: list[str | None] = []
    page.on("request", lambda one: one.method == "POST" and sent.append(one.post_data))
    page.context.set_offline(True)
    scan(page, place)
    expect(page.locator("[data-waiting]")).to_be_visible()
    page.context.set_offline(False)
    expect(page.get_by_placeholder("Scan the article")).to_be_visible()
    assert len(sent) >= 2
    assert len(set(sent)) == 1  # the same scan under the same number


def finish_stop(page: Page) -> None:
    """Scan the article, and its lot where it has one; take all of it."""
    expect(page.get_by_placeholder("Scan the article")).to_be_visible()
    said = page.locator(".thing .muted").inner_text()
    scan(page, said.split(" ")[0])
    if "lot" in said:
        expect(page.get_by_placeholder("Scan the lot")).to_be_visible()
        scan(page, said.rsplit(" ", 1)[-1])
    stop = page.locator("#picked").inner_text()
    page.get_by_role("button", name="Taken").click()
    expect(page.get_by_text(stop)).not_to_be_visible()


def pack(page: Page, shipment: str) -> None:
    page.get_by_role("link", name="Go on to packing").click()
    number = f"SH-{int(shipment.strip('/').rsplit('/', 1)[-1]):06d}"
    page.get_by_role("link", name=number, exact=True).click()
    page.get_by_role("button", name="Packed: make the label").click()
    expect(page).to_have_url(re.compile(shipment))


def see_the_label(page: Page, shipment: str, clerkwork: House) -> None:
    """The label comes by itself; its bars say the SSCC that the database holds."""
    link = page.get_by_role("link", name="1 label")
    expect(link).to_be_visible(timeout=SECONDS)
    paper = page.request.get(f"{clerkwork.url}{link.get_attribute('href')}")
    assert (paper.status, paper.headers["content-type"]) == (200, "application/pdf")
    codes = [code.text for codes in scans(paper.body(), 300) for code in codes]
    sscc = sscc_in_the_database(clerkwork, int(shipment.strip("/").rsplit("/", 1)[-1]))
    assert any(sscc in code for code in codes), codes
    expect(page.locator("code")).to_have_text(sscc)


def sscc_in_the_database(clerkwork: House, shipment: int) -> str:
    known = site.database("", clerkwork.data)
    with psycopg.connect(
        host=known["HOST"], dbname=known["NAME"], user=known["USER"]
    ) as connection:
        row = connection.execute(
            "SELECT sscc FROM shipping_label WHERE shipment_id = %s", [shipment]
        ).fetchone()
    assert row is not None
    return str(row[0])
