"""Printed documents that are no order, in the same dress as orders."""

from dataclasses import replace
from decimal import Decimal
from functools import partial

from . import pdf_head
from .expected import envelope
from .kinds import Document, Identity, Layout
from .letters import letter
from .pdf_head import title_size
from .pdf_layout import a_plan, order_for, printed
from .pdf_parties import Block, abreast
from .pdf_plan import COUNTRIES, Plan
from .pdf_table import Grid, a_grid, blank_rows, draw_head
from .pdf_tail import foot, signature
from .sheet import Sheet
from .truth import Order
from .vocabulary import dice, words_file

FROM_SELLER = {
    *("invoice", "quotation", "delivery_note", "confirmation", "credit_note", "reminder"),
    *("price_list", "proforma", "sales_order", "packing_list", "returns", "bill_of_lading"),
}
TABLES = (
    *("invoice", "quotation", "quotation_request", "delivery_note", "confirmation", "change"),
    *("credit_note", "reminder", "cancellation", "price_list", "invoice", "confirmation"),
)
ENGLISH_SPEAKING = ("US", "GB", "IN", "AU")
LETTERS = ("transport", "newsletter", "question", "blank_form", "statement")
ENGLISH = (  # kinds whose wording is known in English only, and letters known in German too
    *("proforma", "sales_order", "goods_receipt", "packing_list", "returns", "remittance"),
    *("bill_of_lading", "contract", "resume"),
)
READ_AS = {  # the kind a reader says, where it is not "other"
    "invoice": "invoice",
    "proforma": "invoice",
    "quotation_request": "quotation_request",
    "change": "order_change",
    "cancellation": "order_cancellation",
}
COLUMNS = {
    "delivery_note": "pos sku description quantity uom",
    "quotation_request": "pos sku description quantity uom",
    "price_list": "sku description uom price",
    "reminder": "pos description delivery amount",
    "remittance": "pos description delivery amount",
    "packing_list": "pos sku description quantity uom",
    "goods_receipt": "pos sku_buyer description quantity uom",
    "bill_of_lading": "quantity uom description",
}


TOTAL = {
    "en": "Total",
    "de": "Gesamtbetrag",
    "fr": "Total TTC",
    "es": "Total",
    "it": "Totale documento",
    "nl": "Totaal",
    "pt": "Total",
}


def turned_round(order: Order) -> Order:
    """The order as the seller writes of it: his letterhead, the buyer as the customer."""
    facts = order.references | {"quote_ref": order.number}
    serial = dice(f"{order.number}/serial").randint(100000, 999999)
    return replace(
        order, buyer=order.seller, seller=order.buyer, number=str(serial), references=facts
    )


def dressed(plan: Plan, kind: str) -> Plan:
    """The plan with the wording of this kind of document."""
    known = words_file("kinds.json")[plan.words.language] | words_file("kinds_en.json")
    for meaning, choices in known[kind].items():
        plan.words.chosen[meaning] = plan.random(f"{kind}/{meaning}").choice(choices)
    plan.words.chosen["net_total"] = plan.words["subtotal"]
    if kind in FROM_SELLER:
        vendor, buyer = plan.words["vendor"], plan.words["buyer"]
        plan.words.chosen |= {"vendor": buyer, "buyer": vendor}
    plan.words.chosen["total"] = TOTAL[plan.words.language]
    if plan.meta in ("in title", "sentence", "slash"):
        plan.meta = "pairs left"
    plan.extras |= {"intro"}
    plan.details = tuple(dict.fromkeys([*plan.details, "wanted", "quote_ref"]))
    if kind in COLUMNS:
        plan.table, plan.columns = "columns", tuple(COLUMNS[kind].split())
    return plan


def make_table(identity: Identity, kind: str, seed: int, index: int) -> Document:
    plan = dressed(a_plan(identity), kind)
    order = order_for(plan, seed, index)
    made = printed(turned_round(order) if kind in FROM_SELLER else order, plan)
    return Document(made.content, "pdf", envelope("", READ_AS.get(kind, "other"), [], kind))


def letter_pdf(plan: Plan, order: Order, kind: str) -> bytes:
    sheet = Sheet(plan.paper, plan.margin, plan.face, max(plan.size, 9), emit=plan.emit)
    sheet.on_end = lambda: foot(sheet, order, plan, 1)
    subject, *paragraphs = letter(kind, order, plan.hand)
    plan.words.chosen["title"], plan.meta = subject, "pairs left"
    pdf_head.DRAW[plan.head](sheet, order, plan)
    size = title_size(sheet, subject, 13, sheet.right - sheet.left)
    sheet.y += 14
    sheet.put(sheet.left, sheet.y, subject, size=size, bold=True)
    sheet.y += 28
    for text in paragraphs:
        lines = sheet.wrap(text, sheet.right - sheet.left)
        sheet.y = sheet.lines(sheet.left, sheet.y, lines) + 8
    signature(sheet, order, plan)
    return sheet.finish()


def statement(plan: Plan, order: Order) -> bytes:
    """An account statement: numbers, dates and amounts in a table, and no goods."""
    sheet = Sheet(plan.paper, plan.margin, plan.face, max(plan.size, 9), emit=plan.emit)
    sheet.on_end = lambda: foot(sheet, order, plan, 1)
    labels = words_file("kinds.json")[order.language]
    plan.words.chosen["title"], plan.meta = labels["reminder"]["title"][0], "pairs left"
    plan.words.chosen["total"] = TOTAL[order.language]
    pdf_head.DRAW[plan.head](sheet, order, plan)
    stops = [sheet.left, sheet.left + 150, sheet.left + 270]
    heads = [labels["invoice"]["po_number"][0], plan.words["order_date"], plan.words["po_number"]]
    for x, text in zip(stops, heads, strict=True):
        sheet.put(x, sheet.y, text, bold=True)
    sheet.put(sheet.right, sheet.y, plan.words["amount"], bold=True, align="r")
    total = Decimal(0)
    for line in order.lines:
        sheet.y += sheet.leading * 1.2
        if not sheet.room(40):
            sheet.turn_page()
        sheet.put(stops[0], sheet.y, f"{700000 + line.position * 37}")
        sheet.put(stops[1], sheet.y, plan.hand.date(line.delivery))
        sheet.put(stops[2], sheet.y, order.number if line.position == 1 else line.buyer_sku)
        sheet.put(sheet.right, sheet.y, plan.hand.amount(line.amount), align="r")
        total += line.amount
    sheet.y += sheet.leading * 1.6
    sheet.put(sheet.right - 110, sheet.y, plan.words["total"], bold=True, align="r")
    sheet.put(sheet.right, sheet.y, plan.hand.amount(total), bold=True, align="r")
    return sheet.finish()


def blank_form(plan: Plan, order: Order) -> bytes:
    """An order form that nobody has filled in yet."""
    sheet = Sheet(plan.paper, plan.margin, plan.face, max(plan.size, 9), emit=plan.emit)
    sheet.on_end = lambda: foot(sheet, order, plan, 1)
    plan.meta, plan.table, plan.rules, plan.cell = "pairs left", "columns", "grid", "plain"
    pdf_head.DRAW[plan.head](sheet, order, plan)
    labels = ("po_number", "order_date", "wanted", *plan.details[:3])
    for name in dict.fromkeys(labels):
        sheet.put(sheet.left, sheet.y, f"{plan.words[name]}: ____________________")
        sheet.y += sheet.leading * 1.4
    empty = [Block(plan.words[name], ["_" * 26] * 4) for name in ("vendor", "ship_to")]
    abreast(sheet, empty, plan, box=plan.random("box").random() < 0.5)
    rows = [{name: ["          "] for name in plan.columns}]
    grid: Grid = a_grid(sheet, plan, rows)
    draw_head(sheet, grid)
    blank_rows(sheet, grid)
    sheet.y += 8
    for name in ("subtotal", "total"):
        sheet.put(sheet.right - 100, sheet.y, plan.words[name], align="r")
        sheet.put(sheet.right, sheet.y, "__________", align="r")
        sheet.y += sheet.leading * 1.3
    return sheet.finish()


def make_letter(identity: Identity, kind: str, seed: int, index: int) -> Document:
    plan = a_plan(identity)
    order = order_for(plan, seed, index)
    plan.paper = plan.paper.removesuffix(" wide")
    if kind == "blank_form":
        content = blank_form(plan, order)
    elif kind == "statement":
        content = statement(plan, order)
    else:
        content = letter_pdf(plan, order, kind)
    return Document(content, "pdf", envelope("", "other", [], kind))


def layouts() -> list[Layout]:
    found = []
    for index, kind in enumerate(TABLES * 4 + LETTERS * 4):
        country = COUNTRIES[(index * 5) % len(COUNTRIES)]
        name = f"pdf-no-order-{index:03d}-{kind.replace('_', '-')}-{country.lower()}"
        found.append(layout(name, country, kind))
    for index, kind in enumerate(ENGLISH * 4):
        lands = ("US", "DE", "GB", "AT") if kind in ("contract", "resume") else ENGLISH_SPEAKING
        country = lands[index // len(ENGLISH)]
        name = f"pdf-no-order-more-{index:02d}-{kind.replace('_', '-')}-{country.lower()}"
        found.append(layout(name, country, kind))
    return found


def layout(name: str, country: str, kind: str) -> Layout:
    identity = Identity(name, country)
    maker = make_letter if kind in (*LETTERS, "contract", "resume") else make_table
    return Layout(name, "pdf", kind, partial(maker, identity, kind))
