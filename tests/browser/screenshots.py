"""Takes the pictures of the documentation: python -m tests.browser.screenshots"""

import sys
from io import BytesIO
from pathlib import Path

import pypdfium2
from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from tests.browser.house import PHONE, ROOT, House, chromium, house

FOLDER = ROOT / "docs" / "screenshots"
LARGEST = 200_000  # bytes: they come with every clone
LABEL_SCALE = 1.6
COLOURS = 256

# name → user, address with the names of what fill.py left, size of the window
PICTURES = {
    "worklist": ("clara", "/?open={priced}", {"width": 1440, "height": 860}),
    "order": ("clara", "/orders/{shipped}/", {"width": 1440, "height": 900}),
    "review": ("clara", "/orders/{printed}/review", {"width": 1440, "height": 900}),
    "review-phone": ("clara", "/orders/{printed}/review", PHONE),
    "flow": ("sam", "/flow/", {"width": 1440, "height": 640}),
    "pick": ("pete", "/pick/{walk}/", PHONE),
}


def take(running: House, browser: Browser) -> None:
    """Every picture, in light."""
    for name, (user, address, size) in PICTURES.items():
        context = running.context(browser, user, viewport=size)
        page = context.new_page()
        page.goto(running.url + address.format(**running.left))
        page.wait_for_timeout(500)
        save(Image.open(BytesIO(page.screenshot())), name)
        context.close()
    take_label(running, browser)


def take_label(running: House, browser: Browser) -> None:
    """The first label of a shipment, as it is printed."""
    context = running.context(browser, "pete")
    answer = context.request.get(f"{running.url}/shipments/{running.left['labelled']}/labels.pdf")
    document = pypdfium2.PdfDocument(answer.body())
    save(document[0].render(scale=LABEL_SCALE).to_pil(), "label")
    document.close()
    context.close()


def save(picture: Image.Image, name: str) -> None:
    """With as many colours as a page of ours has, which are few."""
    picture.convert("RGB").quantize(COLOURS, Image.Quantize.MAXCOVERAGE).save(
        FOLDER / f"{name}.png", optimize=True
    )


def sizes() -> dict[Path, int]:
    return {path: path.stat().st_size for path in sorted(FOLDER.glob("*.png"))}


def main() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    with house() as running, sync_playwright() as playwright:
        browser = chromium(playwright)
        take(running, browser)
        browser.close()
    too_large = {path.name: size for path, size in sizes().items() if size > LARGEST}
    if too_large:
        sys.exit(f"larger than {LARGEST} bytes: {too_large}")


if __name__ == "__main__":
    main()
