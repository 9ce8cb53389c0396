"""Printed orders of rarer make: several places, several orders, text printed out."""

import io
import re
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

import numpy as np
import pypdfium2
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from . import pdf_head
from .expected import envelope
from .kinds import Document, Identity, Layout
from .pdf_form import Made, filled_form, found
from .pdf_layout import a_plan, a_sheet, draw_meta, order_for, printed, reset, written
from .pdf_parties import Block, label_left
from .pdf_plan import COUNTRIES, Plan
from .pdf_table import draw_columns
from .pdf_tail import foot, tail
from .pdf_totals import draw_totals
from .places import a_place, countries
from .scan_damage import noise
from .scan_layouts import pages_of, plain_enough
from .sheet import Sheet
from .text_items import DRAW
from .text_layout import a_text_plan, body, text_order
from .truth import Order
from .vocabulary import dice

ENGLISH = ("US", "GB", "US", "US", "GB")
SPLIT = ("US", "DE", "GB", "FR", "US", "NL")


def ordinary(identity: Identity, seed: int, index: int, **traits: Any) -> Made:
    """A plan like all others but for these traits."""
    plan = a_plan(identity)
    for name, each in traits.items():
        setattr(plan, name, each)
    made = printed(order_for(plan, seed, index), plan)
    return made.content, found(made.order, plan)


def with_tariff(identity: Identity, seed: int, index: int) -> Made:
    """A column of customs' numbers, which are no article numbers, beside the goods."""
    columns = [name for name in a_plan(identity).columns if name != "gtin"]
    at = columns.index("description") + 1
    columns.insert(at, "tariff")
    return ordinary(identity, seed, index, table="columns", columns=tuple(columns))


def receipt(identity: Identity, seed: int, index: int) -> Made:
    """A slip as narrow as a till roll."""
    traits: dict[str, Any] = {
        "paper": "receipt",
        "margin": 14.0,
        "size": 7.5,
        "head": "all centred",
        "meta": "pairs left",
        "parties": "stacked",
        "table": "columns",
        "columns": ("sku", "description", "quantity", "price"),
        "extras": frozenset({"note"}),
        "rules": "dotted",
    }
    return ordinary(identity, seed, index, **traits)


def one_place_each(order: Order, plan: Plan, seed: int) -> Order:
    """The order's lines shared out to two or three branches of the buyer."""
    random = dice(f"{plan.name}/{seed}/places")
    facts = countries()[plan.country]
    places = [a_place(facts, random, name=order.buyer.name) for _ in range(random.randint(2, 3))]
    lines = order.lines if len(order.lines) >= len(places) else order.lines * len(places)
    share = -(-len(lines) // len(places))
    numbered = [
        replace(line, position=at + 1, place=places[at // share]) for at, line in enumerate(lines)
    ]
    return replace(order, lines=tuple(numbered))


def several_places(identity: Identity, seed: int, index: int) -> Made:
    """Lines in groups, the place to which each group goes above it."""
    plan = a_plan(identity)
    plan.table, plan.totals, plan.carry = "columns", "right block", False
    if plan.head == "window letter":
        plan.head = "right side"
    order = one_place_each(order_for(plan, seed, index), plan, seed)
    order = written(order, plan)
    reset(plan)
    plan.shown.add("place")
    sheet = a_sheet(plan)
    sheet.foot -= 26
    sheet.on_end = lambda: foot(sheet, order, plan, 1)
    pdf_head.DRAW[plan.head](sheet, order, plan)
    draw_meta(sheet, order, plan)
    vendor = Block(plan.words["vendor"], plan.hand.address(order.seller))
    label_left(sheet, [vendor], plan)
    for place in dict.fromkeys(line.place for line in order.lines if line.place):
        lines = tuple(line for line in order.lines if line.place == place)
        if not sheet.room(120):
            sheet.turn_page()
        text = f"{plan.words['ship_to']}: {', '.join(plan.hand.address(place))}"
        wide = sheet.right - sheet.left
        sheet.y = sheet.lines(sheet.left, sheet.y + 4, sheet.wrap(text, wide, bold=True), bold=True)
        draw_columns(sheet, replace(order, lines=lines), plan)
    draw_totals(sheet, order, plan)
    tail(sheet, order, plan)
    return sheet.finish(), found(order, plan)


def several_orders(identity: Identity, seed: int, index: int) -> Made:
    """Two or three orders in one file, each on pages of its own."""
    plan = a_plan(identity)
    plan.extras -= {"terms page"}
    count = dice(f"{identity.name}/{seed}/{index}").randint(2, 3)
    target, expected = pypdfium2.PdfDocument.new(), []
    for number in range(count):
        made = printed(order_for(plan, seed, index * 10 + number), plan)
        source = pypdfium2.PdfDocument(made.content)
        target.import_pages(source)
        source.close()
        expected += found(made.order, plan)
    buffer = io.BytesIO()
    target.save(buffer)
    target.close()
    return same_id(buffer.getvalue()), expected


def same_id(pdf: bytes) -> bytes:
    """The file with a settled identifier and date: the library that joins pages sets its own."""
    pdf = re.sub(rb"/CreationDate\(D:\d{14}", b"/CreationDate(D:20260101000000", pdf)
    # The identifier may hold any byte, a bracket too; what follows it ends it.
    settled = re.compile(rb"/ID\s*\[.*?\](?=\s*(?:>>|/))", re.DOTALL)
    return settled.sub(lambda found: b" " * len(found[0]), pdf)


def text_printed(identity: Identity, seed: int, index: int) -> Made:
    """A text, or a mail with its headers, printed in a typewriter's face."""
    random = dice(f"{identity.name}/items")
    how = a_text_plan(identity, random.choice([name for name in DRAW if name != "tabs"]))
    how.width = how.width or 76
    order = text_order(how, seed, index)
    lines = body(how, order)
    if random.random() < 0.5:
        words = how.plan.words
        _, sender, date, about, to = words["forwarded"].split("|")
        day = how.plan.hand.date(order.ordered)
        top = [f"{sender}: {order.buyer.person} <{order.buyer.mail}>", f"{date}: {day}"]
        seller = order.seller.mail.replace("orders", "sales")
        lines = [*top, f"{to}: {seller}", f"{about}: {words['title']}", "", *lines]
    longest = max(len(line) for line in lines)
    paper = "a4 wide" if longest > 95 else "a4"
    sheet = Sheet(paper, 40, "courier", 9)
    sheet.size = min(9.0, (sheet.right - sheet.left) / (longest * 0.6))
    for line in lines:
        if not sheet.room(sheet.leading):
            sheet.turn_page()
        sheet.put(sheet.left, sheet.y, line)
        sheet.y += sheet.leading
    expected = found(order, how.plan)
    if expected[0]["order_date"] is None:  # the mail's own day may be taken for it
        del expected[0]["order_date"]
    return sheet.finish(), expected


def searchable_scan(identity: Identity, seed: int, index: int) -> Made:
    """Pictures of pages with their words invisibly above them, as scanners with OCR make them."""
    plan = plain_enough(a_plan(identity))
    made = printed(order_for(plan, seed, index), plan)
    chance = dice(f"{identity.name}/{seed}/{index}").getrandbits(32)
    document = pypdfium2.PdfDocument(made.content)
    buffer = io.BytesIO()
    canvas = Canvas(buffer, invariant=1)
    for page, picture in zip(document, pages_of(made.content, 130), strict=True):
        canvas.setPageSize(page.get_size())
        squeezed = io.BytesIO()
        dirty = noise(picture, np.random.default_rng(chance)).convert("L")
        dirty.save(squeezed, "JPEG", quality=60)
        canvas.drawImage(ImageReader(io.BytesIO(squeezed.getvalue())), 0, 0, *page.get_size())
        hidden_words(canvas, page)
        canvas.showPage()
    document.close()
    canvas.save()
    return buffer.getvalue(), found(made.order, plan)


def hidden_words(canvas: Canvas, page: Any) -> None:
    words = page.get_textpage()
    for number in range(words.count_rects()):
        left, bottom, right, top = words.get_rect(number)
        text = words.get_text_bounded(left, bottom, right, top).strip()
        if not text:
            continue
        size = max(4.0, (top - bottom) * 0.95)
        line = canvas.beginText(left, bottom)
        line.setFont("Helvetica", size)
        line.setTextRenderMode(3)
        wide = canvas.stringWidth(text, "Helvetica", size)
        line.setHorizScale(100 * (right - left) / wide if wide else 100)
        line.textOut(text)
        canvas.drawText(line)


KINDS: dict[str, tuple[Callable[[Identity, int, int], Made], int, tuple[str, ...]]] = {
    "form": (filled_form, 5, ENGLISH),
    "places": (several_places, 6, SPLIT),
    "receipt": (receipt, 4, ("GB", "DE", "IT", "US")),
    "orders": (several_orders, 5, ("DE", "US", "FR", "GB", "NL")),
    "typed": (text_printed, 14, COUNTRIES),
    "searchable": (searchable_scan, 5, ("US", "DE", "FR", "GB", "ES")),
    "shuffled": (partial(ordinary, emit="shuffled"), 7, ("US", "DE", "GB", "FR", "US", "ES", "IT")),
    "spaced": (partial(ordinary, emit="spaced"), 4, ("GB", "DE", "US", "PT")),
    "sideways": (partial(ordinary, sideways=True), 4, ("US", "DE", "GB", "NL")),
    "english": (ordinary, 40, ENGLISH),
    "far": (ordinary, 15, ("IN", "AU", "CA")),
    "tariff": (with_tariff, 12, ("IN", "DE", "IN", "FR", "IN", "US")),
}


def make(
    draw: Callable[[Identity, int, int], Made], identity: Identity, seed: int, index: int
) -> Document:
    content, expected = draw(identity, seed, index)
    return Document(content, "pdf", envelope("", "order", expected, identity.name))


def layouts() -> list[Layout]:
    made = []
    for kind, (draw, count, lands) in KINDS.items():
        for index in range(count):
            country = lands[index % len(lands)]
            identity = Identity(f"pdf-{kind}-{index:02d}-{country.lower()}", country)
            how = partial(make, draw, identity)
            made.append(Layout(identity.name, "pdf", "order", how))
    return made
