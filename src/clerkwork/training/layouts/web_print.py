"""Orders printed from a web page by Chromium, as web shops and web based ERPs make their PDFs.

The browser's own layout engine sets the type, so words, lines and table cells come in another
order and in other pieces than from a report writer.
"""

import os
import re
import shutil
import subprocess
import tempfile
from functools import partial
from pathlib import Path

from .expected import envelope, expected_order
from .html_layout import a_web_plan, page
from .kinds import Document, Identity, Layout
from .pdf_layout import order_for, written
from .pdf_others import FROM_SELLER, READ_AS, dressed, turned_round
from .pdf_plan import COUNTRIES

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
SECONDS = 120
DAY = b"D:20250101000000+00'00'"
HOW_MANY = 40
NO_ORDERS = ("invoice", "confirmation", "quotation")


def browser() -> str | None:
    return next((found for name in BROWSERS if (found := shutil.which(name))), None)


def printed_page(markup: str) -> bytes:
    """The page as PDF, without the day on which it was printed."""
    program = browser()
    if program is None:
        raise FileNotFoundError(f"found no browser, expected one of {', '.join(BROWSERS)}")
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder, "order.html"), Path(folder, "order.pdf")
        source.write_text(markup, encoding="utf-8")
        options = ["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
        options += [f"--user-data-dir={folder}/profile", f"--print-to-pdf={target}"]
        subprocess.run(  # noqa: S603 - our own page, our own arguments
            [program, *options, source.as_uri()],
            check=True,
            timeout=SECONDS,
            capture_output=True,
            env=os.environ | {"TZ": "UTC"},
        )
        return re.sub(rb"D:\d{14}[+-]\d\d'\d\d'", DAY, target.read_bytes())


def make(identity: Identity, index: int, kind: str, seed: int, number: int) -> Document:
    web = a_web_plan(identity, index)
    order = order_for(web.plan, seed, number)
    if kind != "order":
        web.plan = dressed(web.plan, kind)
        order = turned_round(order) if kind in FROM_SELLER else order
    order = written(order, web.plan)
    content = printed_page(page(web, order))
    found = [expected_order(order, web.plan.shown, web.plan.hand)] if kind == "order" else []
    notes = f"{web.look}; {web.head}; {web.meta}; {web.parties}; {web.items}"
    kind = kind if found else READ_AS.get(kind, "other")
    return Document(content, "pdf", envelope("", kind, found, notes))


def layouts() -> list[Layout]:
    found, there = [], browser() is not None
    for index in range(HOW_MANY):
        country = COUNTRIES[(index * 5 + 3) % len(COUNTRIES)]
        kind = NO_ORDERS[index % 3] if index % 8 == 7 else "order"
        identity = Identity(f"pdf-web-{index:02d}-{country.lower()}", country)
        how = partial(make, identity, index, kind)
        found.append(Layout(identity.name, "pdf", kind, how, there))
    return found
