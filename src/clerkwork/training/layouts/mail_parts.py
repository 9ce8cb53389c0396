"""Bodies and attachments of mails that order something."""

from dataclasses import replace
from typing import Any

from . import machine_orders
from .expected import expected_order
from .html_layout import a_web_plan, page
from .kinds import Identity
from .letters import letter
from .mail_kinds import Recipe
from .mail_post import Attachment
from .pdf_layout import a_plan, order_for, printed, written
from .pdf_pictures import logo_png
from .scan_layouts import as_pdf, damaged, fitting, pages_of, plain_enough
from .scan_layouts import recipe as scan_recipe
from .sheet import Sheet
from .text_layout import TextPlan, a_text_plan, body, text_order
from .truth import Order, told
from .vocabulary import Words, dice
from .writing import Hand

Expected = dict[str, Any]
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ODD_NAMES = (
    "Bestellung für Größe_XL (2).pdf",
    "N° 4711 – commande.PDF",
    "scan0001.pdf",
    "order.pdf.pdf",
    "Ñandú pedido 2024'1.pdf",
)
SCANS = ("200|slight skew, noise|jpg", "200|fax|tif", "200|skew|pdf", "150||png")
MACHINE = {
    "ubl": ("order.xml", "application/xml", machine_orders.ubl),
    "x12": ("po850.txt", "text/plain", machine_orders.x12),
    "edifact": ("ORDERS.edi", "application/octet-stream", machine_orders.edifact),
    "csv": ("order.csv", "text/csv", machine_orders.as_csv),
    "xlsx": ("order.xlsx", EXCEL, machine_orders.workbook),
}
UNITS = {"ubl": "C62", "x12": "EA", "edifact": None}


def text_body(identity: Identity, how: Recipe, seed: int, index: int) -> tuple[Order, TextPlan]:
    plan = a_text_plan(identity, how.items)
    if how.wrap in ("subject", "forward", "message", "marked"):
        plan.sender = "signature"
    return text_order(plan, seed, index), plan


def html_body(
    identity: Identity, items: str, seed: int, index: int
) -> tuple[str, Order, Expected, Hand]:
    web = a_web_plan(identity, 0)
    web.items = items
    order = written(order_for(web.plan, seed, index), web.plan)
    order = replace(order, lines=order.lines[:20])
    markup = page(web, order)
    return markup, order, expected_order(order, web.plan.shown, web.plan.hand), web.plan.hand


def machine_expected(order: Order, form: str, hand: Hand) -> Expected:
    """What is in a message of machine_orders."""
    found = expected_order(order, machine_orders.shows(), replace(hand, nation="code"))
    if form in UNITS:
        for line in found["lines"]:
            line["uom"] = UNITS[form]
        return found
    for line, told_line in zip(found["lines"], order.lines, strict=True):
        line.clear()
        line |= {"sku": told_line.sku, "gtin": None, "description": told_line.description}
        line |= {"quantity": told_line.quantity, "uom": None, "unit_price": told_line.price}
    return found | {"ship_to": None, "requested_delivery": None}


def attached_order(
    identity: Identity, form: str, seed: int, index: int
) -> tuple[Attachment, Order, Expected]:
    """One order in one file of this form, and what a reader must find in it."""
    plan = a_plan(identity)
    order = order_for(plan, seed, index)
    if form in MACHINE:
        name, mime, write = MACHINE[form]
        order = told(order, base=False, discount=False, freight=False, tax=False)
        found = machine_expected(order, form, plan.hand)
        return Attachment(name, write(order), mime), order, found
    if form == "txt":
        text = a_text_plan(identity, "aligned")
        order = text_order(text, seed, index)
        content = "\r\n".join(body(text, order)).encode()
        found = expected_order(order, text.plan.shown, text.plan.hand)
        return Attachment("order.txt", content, "text/plain"), order, found
    if form == "scan":
        return scanned(identity, seed, index)
    made = printed(order, plan)
    found = expected_order(made.order, plan.shown, plan.hand)
    return Attachment(pdf_name(made.order), made.content, "application/pdf"), made.order, found


def pdf_name(order: Order) -> str:
    return f"PO_{order.number.replace('/', '-')}.pdf"


def scanned(identity: Identity, seed: int, index: int) -> tuple[Attachment, Order, Expected]:
    plan = plain_enough(a_plan(identity))
    text = dice(f"{identity.name}/scan").choice(SCANS)
    how = scan_recipe(text)
    made, _ = fitting(order_for(plan, seed, index), plan, 1)
    name = f"{identity.name}/{seed}/{index}"
    seen = [damaged(each, how, name) for each in pages_of(made.content, how.dpi)]
    found = expected_order(made.order, plan.shown, plan.hand)
    return Attachment("scan.pdf", as_pdf(seen, how.dpi), "application/pdf"), made.order, found


def terms(words: Words) -> Attachment:
    """The terms of purchase, attached to an order as a document of their own."""
    sheet = Sheet("a4", 50, "helvetica", 9)
    sheet.put(50, 50, words["terms_title"], size=14, bold=True)
    sheet.lines(50, 90, sheet.wrap(words["terms_text"] * 4, 495))
    return Attachment(f"{words['terms_title']}.pdf", sheet.finish(), "application/pdf")


def extra(form: str, order: Order, words: Words) -> Attachment:
    """What is attached besides: logos, terms, what mail programs leave behind."""
    match form:
        case "terms":
            return terms(words)
        case "logo":
            return Attachment("image001.png", logo_png(order.buyer.name), "image/png", inline=True)
        case "winmail":
            noise = bytes.fromhex("789f3e22") + bytes(range(256)) * 2
            return Attachment("winmail.dat", noise, "application/ms-tnef")
        case "vcard":
            card = f"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:{order.buyer.person}\r\nEND:VCARD\r\n"
            return Attachment("contact.vcf", card.encode(), "text/vcard")
    lines = ("BEGIN:VCALENDAR", "BEGIN:VEVENT", "SUMMARY:Delivery", "END:VEVENT", "END:VCALENDAR")
    return Attachment("delivery.ics", "\r\n".join(lines).encode(), "text/calendar")


def renamed(attachment: Attachment, form: str, identity: Identity) -> Attachment:
    """The attachment as careless mail programs send it."""
    match form:
        case "octets":
            return replace(attachment, mime="application/octet-stream")
        case "odd name":
            return replace(attachment, name=dice(identity.name).choice(ODD_NAMES))
        case "nameless":
            return replace(attachment, name="")
    return attachment


def history(order: Order, hand: Hand) -> list[str]:
    """An earlier mail of the conversation, which speaks of another order."""
    number = f"{order.number[:-1]}{(int(order.number[-1], 36) + 1) % 10}"
    return letter("question", replace(order, number=number), hand)
