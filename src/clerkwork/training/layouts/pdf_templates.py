"""Printed orders after the templates that small companies take from office programs and ERPs."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from .expected import envelope, expected_order
from .kinds import Document, Identity, Layout
from .pdf_head import reach, title_size
from .pdf_layout import a_plan, a_sheet, order_for, reset, written
from .pdf_meta import fitting, value
from .pdf_parties import Block, abreast, blocks
from .pdf_pictures import draw_logo
from .pdf_plan import Plan
from .pdf_table import draw_columns
from .pdf_tail import foot, signature
from .pdf_totals import boxed, right_block, sums
from .sheet import Sheet
from .truth import Order

Pairs = list[tuple[str, str]]
RELATED = {
    "en": "The following number must appear on all related correspondence, papers and invoices:",
    "de": "Die folgende Nummer muss auf allen Schreiben, Papieren und Rechnungen stehen:",
    "fr": "Le numéro suivant doit figurer sur toute correspondance et toute facture :",
    "es": "El número siguiente debe figurar en toda la correspondencia y facturas:",
    "nl": "Het volgende nummer moet op alle correspondentie en facturen staan:",
}
COPIES = {
    "en": "1. Please send two copies of your invoice. 2. Enter this order in accordance with the "
    "prices, terms and specifications above. 3. Notify us at once if you cannot ship as specified.",
    "de": "1. Rechnung bitte zweifach. 2. Es gelten die oben genannten Preise und Bedingungen.",
    "fr": "1. Facture en deux exemplaires. 2. Aux prix et conditions indiqués ci-dessus.",
    "es": "1. Factura por duplicado. 2. A los precios y condiciones indicados arriba.",
    "nl": "1. Factuur in tweevoud. 2. Tegen bovengenoemde prijzen en voorwaarden.",
}


def row_of_boxes(sheet: Sheet, found: Pairs, fill: str) -> None:
    """A narrow table of one row, its headings shaded: who asked, how it is sent, on what terms."""
    wide, high = (sheet.right - sheet.left) / len(found), sheet.leading * 1.35
    for at, (label, text) in enumerate(found):
        x = sheet.left + at * wide
        sheet.box(x, sheet.y, wide, high, fill=fill)
        color = "#ffffff" if fill != "#dddddd" else ""
        size = fitting(sheet, label, wide - 6, bold=True)
        sheet.put(x + wide / 2, sheet.y + 3, label, bold=True, align="c", color=color, size=size)
        sheet.box(x, sheet.y + high, wide, high)
        size = fitting(sheet, text, wide - 6)
        sheet.put(x + wide / 2, sheet.y + high + 3, text, align="c", size=size)
    sheet.y += high * 2 + 12


def found_of(order: Order, plan: Plan, names: str) -> Pairs:
    return [(plan.words[name], value(order, plan, name)) for name in names.split()]


def word_form(sheet: Sheet, order: Order, plan: Plan) -> None:
    """The word processor's form: the number below a sentence, two blocks, a row of terms."""
    plan.shown.add("buyer", "po_number")
    sheet.put(sheet.left, sheet.y, order.buyer.name, size=15, bold=True)
    title = plan.words["title"].upper()
    sheet.put(sheet.right, sheet.y, title, size=title_size(sheet, title, 17, 230), align="r")
    lines = [*plan.hand.address(order.buyer, name=False), *reach(order.buyer, plan)]
    sheet.y = sheet.lines(sheet.left, sheet.y + 22, lines, size=sheet.size - 1) + 8
    text = RELATED[order.language]
    sheet.y = sheet.lines(sheet.left, sheet.y, sheet.wrap(text, sheet.right - sheet.left))
    sheet.put(sheet.left, sheet.y, f"{plan.words['po_number']}: {order.number}", bold=True)
    sheet.y += 22
    abreast(sheet, blocks(order, plan, "vendor ship_to"), plan)
    row_of_boxes(
        sheet, found_of(order, plan, "order_date contact ship_via incoterm terms"), "#dddddd"
    )
    draw_columns(sheet, order, plan)
    boxed(sheet, sums(order, plan), plan)
    sheet.y += 10
    words = sheet.wrap(COPIES[order.language], (sheet.right - sheet.left) * 0.55)
    sheet.y = sheet.lines(sheet.left, sheet.y, words) + 6
    signature(sheet, order, plan)


def spreadsheet_form(sheet: Sheet, order: Order, plan: Plan) -> None:
    """The spreadsheet's form: coloured bars, empty rows, boxes for the sums."""
    plan.shown.add("buyer")
    top = sheet.y
    sheet.put(sheet.left, top, order.buyer.name, size=14)
    lines = [*plan.hand.address(order.buyer, name=False), *reach(order.buyer, plan)]
    below = sheet.lines(sheet.left, top + 22, lines)
    title = plan.words["title"].upper()
    size = title_size(sheet, title, 24, 270)
    sheet.put(sheet.right, top, title, size=size, bold=True, align="r", color=plan.tint)
    y = top + 36
    for label, text in found_of(order, plan, "order_date po_number"):
        sheet.put(sheet.right - 96, y + 2, label.upper(), align="r")
        sheet.box(sheet.right - 90, y, 90, 15)
        sheet.put(sheet.right - 45, y + 3, text, align="c", size=fitting(sheet, text, 84))
        y += 15
    sheet.y = max(below, y) + 14
    abreast(sheet, blocks(order, plan, "vendor ship_to"), plan, bar=True)
    row_of_boxes(sheet, found_of(order, plan, "contact ship_via incoterm terms"), plan.tint)
    draw_columns(sheet, order, plan)
    top = sheet.y
    boxed(sheet, sums(order, plan), plan)
    sheet.box(sheet.left, top, 220, 16, fill="#cccccc")
    sheet.put(sheet.left + 4, top + 3, plan.words["notes"], bold=True)
    words = sheet.wrap(order.references["note"], 210)
    sheet.box(sheet.left, top + 16, 220, 50)
    sheet.lines(sheet.left + 4, top + 20, words)
    sheet.y = max(sheet.y, top + 76)


def web_erp(sheet: Sheet, order: Order, plan: Plan) -> None:
    """The open ERP's: places at the top, a big heading with the number, three small headings."""
    plan.shown.add("buyer", "po_number")
    draw_logo(sheet, order.buyer.name, sheet.left, sheet.y, 34)
    line = ", ".join(plan.hand.address(order.buyer))
    sheet.put(sheet.right, sheet.y + 12, line, align="r", size=fitting(sheet, line, 380))
    sheet.rule(sheet.left, sheet.y + 38, sheet.right, sheet.y + 38)
    sheet.y += 50
    ship, vendor = blocks(order, plan, "ship_to vendor")
    abreast(sheet, [ship, Block("", vendor.lines)], plan)
    text = f"{plan.words['title']} #{order.number}"
    sheet.put(sheet.left, sheet.y, text, size=17, color=plan.tint)
    sheet.y += 30
    found = found_of(order, plan, "contact order_date wanted")
    for at, (label, each) in enumerate(found):
        x = sheet.left + at * 165
        sheet.put(x, sheet.y, f"{label}:", bold=True)
        sheet.put(x, sheet.y + sheet.leading, each)
    sheet.y += sheet.leading * 3
    draw_columns(sheet, order, plan)
    right_block(sheet, sums(order, plan), plan)


def cloud_erp(sheet: Sheet, order: Order, plan: Plan) -> None:
    """The cloud ERP's: the total in large figures at the top, addresses without boxes."""
    plan.shown.add("buyer", "po_number", "order_date")
    sheet.put(sheet.left, sheet.y, order.buyer.name, size=13, bold=True)
    lines = plan.hand.address(order.buyer, name=False)
    below = sheet.lines(sheet.left, sheet.y + 18, lines)
    title = plan.words["title"]
    sheet.put(sheet.right, sheet.y, title, size=title_size(sheet, title, 20, 240), align="r")
    sheet.put(sheet.right, sheet.y + 26, f"#{order.number}", size=13, bold=True, align="r")
    sheet.put(sheet.right, sheet.y + 44, plan.hand.date(order.ordered), align="r")
    sheet.y = max(below, sheet.y + 60) + 14
    found = blocks(order, plan, "vendor ship_to")
    top = sheet.y
    step = (sheet.right - sheet.left) / 3
    for at, block in enumerate(found):
        sheet.put(sheet.left + at * step, top, block.label, bold=True, size=sheet.size - 1)
        for row, line in enumerate(block.lines):
            x, y = sheet.left + at * step, top + sheet.leading * (row + 1.2)
            sheet.put(x, y, line, size=fitting(sheet, line, step - 8))
    totals = sums(order, plan)
    label, text = totals[-1]
    sheet.box(sheet.left + 2 * step, top, step, 58, fill="#e8eef4", line=0)
    sheet.put(sheet.left + 2 * step + 8, top + 6, label.upper(), size=sheet.size - 1)
    size = title_size(sheet, text, 20, step - 16)
    sheet.put(sheet.right - 8, top + 24, text, size=size, bold=True, align="r")
    high = max(len(block.lines) for block in found) + 2.5
    sheet.y = top + max(high * sheet.leading, 72)
    row_of_boxes(sheet, found_of(order, plan, "wanted terms ship_via"), "#dddddd")
    draw_columns(sheet, order, plan)
    right_block(sheet, totals, plan)


DRAW: dict[str, tuple[Callable[[Sheet, Order, Plan], None], str, str]] = {
    "word": (word_form, "quantity uom description price amount", "grid"),
    "spreadsheet": (spreadsheet_form, "sku description quantity price amount", "blank rows"),
    "web-erp": (web_erp, "description delivery quantity_uom price amount", "horizontal"),
    "cloud-erp": (cloud_erp, "sku description quantity uom price amount", "coloured head"),
}
WHERE = ("US", "GB", "US", "DE", "US", "FR", "NL", "ES")


def make(identity: Identity, kind: str, seed: int, index: int) -> Document:
    draw, columns, rules = DRAW[kind]
    plan = a_plan(identity)
    plan.table, plan.columns, plan.rules = "columns", tuple(columns.split()), rules
    plan.head, plan.meta, plan.paper = "title first", "pairs left", plan.paper.removesuffix(" wide")
    plan.size = min(max(plan.size, 8.0), 9.5)
    plan.totals = plan.random("totals").choice(["boxed", "boxed", "net only"])
    plan.extras -= {"terms page", "in currency"}
    order = order_for(plan, seed, index)
    order = written(replace(order, lines=order.lines[:25]), plan)
    reset(plan)
    sheet = a_sheet(plan)
    sheet.foot -= 26
    sheet.on_end = lambda: foot(sheet, order, plan, 1)
    draw(sheet, order, plan)
    content = sheet.finish()
    found = expected_order(order, plan.shown, plan.hand)
    return Document(content, "pdf", envelope("", "order", [found], kind))


def layouts() -> list[Layout]:
    found = []
    for kind in DRAW:
        for index, country in enumerate(WHERE):
            name = f"pdf-{kind}-{index:02d}-{country.lower()}"
            identity = Identity(name, country)
            how = partial(make, identity, kind)
            found.append(Layout(name, "pdf", "order", how))
    return found
