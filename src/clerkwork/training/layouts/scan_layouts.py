"""Scans and photos: printed layouts, rendered, damaged, and kept as pictures."""

import io
from dataclasses import dataclass, replace
from functools import partial

import numpy as np
import pypdfium2
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from .expected import envelope, expected_order
from .kinds import Document, Identity, Layout
from .pdf_layout import Printed, a_plan, order_for, printed
from .pdf_others import FROM_SELLER, READ_AS, dressed, turned_round
from .pdf_plan import COUNTRIES, Plan
from .scan_damage import DAMAGES
from .truth import Order
from .vocabulary import dice

# dots per inch, what happens to the page, how it is kept.
RECIPES = (
    "300||png",
    "300|slight skew|pdf",
    "200|skew|jpg",
    "200|skew, noise|pdf",
    "150||png",
    "150|slight skew, jpeg|jpg",
    "200|fax|tif",
    "200|slight skew, fax|tif",
    "200|turned left|pdf",
    "200|turned over|jpg",
    "200|turned right, slight skew|png",
    "300|grey paper, slight skew|jpg",
    "200|grey paper, noise, punch holes|pdf",
    "200|low contrast, slight skew|png",
    "200|shadow, slight skew|jpg",
    "200|photo|jpg",
    "220|photo, jpeg|jpg",
    "200|stamped, slight skew|pdf",
    "200|pen marks, skew|jpg",
    "200|marker, slight skew|png",
    "200|punch holes, staple, skew|tif",
    "300|cut margins, slight skew|pdf",
    "200|black edges, skew|jpg",
    "200|specks, slight skew, blur|png",
    "200|toner low, slight skew|pdf",
    "200|recycled paper, slight skew|jpg",
    "300|dither|tif",
    "200|blur, jpeg|jpg",
    "150|grey paper, noise|pdf",
    "200|skew, jpeg, shadow|jpg",
    "200|folds, slight skew|pdf",
    "200|coffee, slight skew|jpg",
    "200|show through, slight skew|png",
    "220|photo, warm light, jpeg|jpg",
    "170|fax, turned over|tif",
    "200|toner low, stamped, skew|pdf",
)
HOW_MANY = 84
ONE_PAGE = ("png", "jpg")
NO_ORDERS = ("invoice", "confirmation", "delivery_note", "quotation", "change", "invoice")


@dataclass(frozen=True, slots=True)
class Recipe:
    dpi: int
    damages: tuple[str, ...]
    suffix: str


def recipe(text: str) -> Recipe:
    dpi, damages, suffix = text.split("|")
    named = tuple(each for each in damages.split(", ") if each)
    return Recipe(int(dpi), named, suffix)


def plain_enough(plan: Plan) -> Plan:
    """A plan whose print survives scanning: no tiny letters."""
    plan.size = max(plan.size, 8.5)
    plan.extras -= {"terms page"}
    return plan


def pages_of(pdf: bytes, dpi: int) -> list[Image.Image]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [page.render(scale=dpi / 72).to_pil().convert("RGB") for page in document]
    finally:
        document.close()


def damaged(page: Image.Image, how: Recipe, seed: str) -> Image.Image:
    chance = np.random.default_rng(dice(seed).getrandbits(64))
    for name in how.damages:
        page = DAMAGES[name](page, chance)
    return page


def kept(pages: list[Image.Image], how: Recipe) -> bytes:
    """The pages in one file; PNG and JPEG hold only one page."""
    buffer = io.BytesIO()
    bits = how.suffix == "tif" and {"fax", "dither"} & set(how.damages)
    dots = (how.dpi, how.dpi)
    if how.suffix == "tif":
        pages = [page.convert("1" if bits else "L") for page in pages]
        packing = "group4" if bits else "tiff_lzw"
        first, rest = pages[0], pages[1:]
        first.save(buffer, "TIFF", save_all=True, append_images=rest, compression=packing, dpi=dots)
    elif how.suffix == "png":
        pages[0].convert("L").save(buffer, "PNG", dpi=dots)
    elif how.suffix == "jpg":
        pages[0].convert("RGB").save(buffer, "JPEG", quality=80, dpi=dots)
    else:
        return as_pdf(pages, how.dpi)
    return buffer.getvalue()


def as_pdf(pages: list[Image.Image], dpi: int) -> bytes:
    """A PDF that holds nothing but pictures, as office scanners send it."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, invariant=1)
    for page in pages:
        wide, high = page.width * 72 / dpi, page.height * 72 / dpi
        squeezed = io.BytesIO()
        page.convert("L").save(squeezed, "JPEG", quality=75)
        canvas.setPageSize((wide, high))
        canvas.drawImage(ImageReader(io.BytesIO(squeezed.getvalue())), 0, 0, wide, high)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def fitting(order: Order, plan: Plan, pages: int) -> tuple[Printed, int]:
    """The order laid out on at most so many pages, with fewer lines where it takes more."""
    for most in (40, 20, 12, 8, 6, 4, 3, 2, 1, 1):
        made = printed(replace(order, lines=order.lines[:most]), plan)
        needed = page_count(made.content)
        if needed <= pages:
            return made, needed
        if most == 2:
            plan.extras, plan.parties, plan.margin = frozenset(), "two abreast", 36.0
    raise ValueError(f"{plan.name}: found {needed} pages for one line, expected {pages}")


def page_count(pdf: bytes) -> int:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return len(document)
    finally:
        document.close()


def make(identity: Identity, how: Recipe, kind: str, seed: int, index: int) -> Document:
    """A scan of an order, or of another kind of document."""
    plan = plain_enough(a_plan(identity))
    order = order_for(plan, seed, index)
    if kind != "order":
        plan = plain_enough(dressed(plan, kind))
        order = turned_round(order) if kind in FROM_SELLER else order
    made, _ = fitting(order, plan, 1 if how.suffix in ONE_PAGE else 3)
    seen = [
        damaged(page, how, f"{identity.name}/{seed}/{index}/{number}")
        for number, page in enumerate(pages_of(made.content, how.dpi))
    ]
    found = [] if kind != "order" else [expected_order(made.order, plan.shown, plan.hand)]
    notes = f"{how.dpi} dpi, {', '.join(how.damages) or 'clean'}, {how.suffix}"
    whole = envelope("", kind if found else READ_AS.get(kind, "other"), found, notes)
    return Document(kept(seen, how), how.suffix, whole)


def layouts() -> list[Layout]:
    found = []
    for index in range(HOW_MANY):
        country = COUNTRIES[(index * 3) % len(COUNTRIES)]
        other = index % 11 == 10 or (index >= 72 and index % 2 == 0)
        kind = NO_ORDERS[index // (11 if index < 72 else 2) % len(NO_ORDERS)] if other else "order"
        name = f"scan-{index:03d}-{country.lower()}"
        identity = Identity(name, country)
        options = [recipe(each) for each in RECIPES]
        how = options[(index * 7) % len(options)]
        found.append(Layout(name, "scan", kind, partial(make, identity, how, kind)))
    return found
