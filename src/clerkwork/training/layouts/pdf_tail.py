"""What stands around an order: greetings, notes, signatures, feet, stamps, terms."""

from .pdf_pictures import bars, stamp
from .pdf_plan import Plan
from .sheet import Sheet
from .truth import Order


def foot(sheet: Sheet, order: Order, plan: Plan, pages: int) -> None:
    """The foot of every page: the bank's and the tax office's numbers, the page number."""
    y, size = sheet.high - sheet.margin + 4, max(5.5, sheet.size - 2.5)
    middle = (sheet.left + sheet.right) / 2
    if "bank foot" in plan.extras:
        plan.shown.add("buyer")
        vat = f"{plan.words['vat_id']} {order.buyer.country}{order.references['vat_id']}"
        sheet.rule(sheet.left, y - 3, sheet.right, y - 3, 0.4)
        for text in (f"{order.buyer.name}   {vat}", order.references["bank"]):
            shrunk = size * min(1, (sheet.right - sheet.left) / sheet.width(text, size))
            sheet.put(middle, y, text, size=shrunk, align="c")
            y += size * 1.2
    if "page numbers" in plan.extras:
        text = plan.words["page"].format(page=sheet.page, pages=pages)
        sheet.put(sheet.right, y, text, size=size, align="r")
    if "margin text" in plan.extras:
        text = f"F-{order.references['requisition']} Rev. 4 / {order.references['vat_id']}"
        sheet.turned(sheet.left - 12, sheet.high * 0.7, 90, text, size=6, grey=0.45)


def top_of_page(sheet: Sheet, order: Order, plan: Plan) -> None:
    """The head of the second and later pages."""
    behind(sheet, order, plan)
    text = f"{plan.words['title']} {order.number}"
    if "po_number" in plan.shown:
        sheet.put(sheet.left, sheet.y, text, size=sheet.size - 1)
        sheet.y += sheet.leading * 1.8


def behind(sheet: Sheet, order: Order, plan: Plan) -> None:
    """What is printed before everything else."""
    if "watermark" in plan.extras:
        word = plan.random("watermark").choice(["ORIGINAL", "COPY", "EXPRESS"])
        sheet.turned(sheet.wide * 0.25, sheet.high * 0.68, 45, word, size=70, grey=0.9)


def intro(sheet: Sheet, order: Order, plan: Plan) -> None:
    if "intro" in plan.extras:
        lines = sheet.wrap(plan.words["intro"], sheet.right - sheet.left)
        sheet.y = sheet.lines(sheet.left, sheet.y, lines) + 6
    if "in currency" in plan.extras:
        plan.shown.add("currency")
        sheet.put(sheet.left, sheet.y, plan.words["in_currency"].format(code=order.currency))
        sheet.y += sheet.leading * 1.3


def tail(sheet: Sheet, order: Order, plan: Plan) -> None:
    words = plan.words
    if "count of lines" in plan.extras:
        text = words["of_lines"].format(count=len(order.lines))
        sheet.put(sheet.left, sheet.y, text)
        sheet.y += sheet.leading * 1.5
    if "note" in plan.extras or "two notes" in plan.extras:
        note(sheet, order, plan)
    if "signature" in plan.extras:
        signature(sheet, order, plan)
    if "handwriting" in plan.extras:
        text = plan.random("scribble").choice(["ok M.", "OK 14.3.", "urgent!", "s. Tel.", "b/o 2?"])
        sheet.scribble(sheet.right - 120, min(sheet.y, sheet.foot - 30), text, 15)
    if "stamp" in plan.extras:
        y = min(sheet.y + 50, sheet.foot)
        stamp(sheet, sheet.left + 190, y, ["RECEIVED", plan.hand.date(order.wanted)])
    if "vertical stamp" in plan.extras:
        sheet.turned(sheet.right + 10, sheet.y, 90, "APPROVED 77120", size=14, grey=0.5)
    if "barcode" in plan.extras and plan.head != "boxed name":
        y = min(sheet.y + 4, sheet.foot - 30)
        bars(sheet, order.number, sheet.left, y)
        sheet.y = y + 30


def note(sheet: Sheet, order: Order, plan: Plan) -> None:
    wide = (sheet.right - sheet.left) * 0.6
    lines = sheet.wrap(order.references["note"], wide - 10)
    high = sheet.leading * (len(lines) + 1) + 8
    if not sheet.room(high):
        sheet.turn_page()
    boxed = plan.random("note").random() < 0.5
    if boxed:
        sheet.box(sheet.left, sheet.y, wide, high)
    sheet.put(sheet.left + 4, sheet.y + 3, plan.words["notes"], bold=True)
    sheet.lines(sheet.left + 4, sheet.y + 3 + sheet.leading, lines)
    sheet.y += high + 8
    if "two notes" in plan.extras:
        text = f"{plan.words['quote_ref']}: {order.references['quote_ref']}"
        sheet.put(sheet.left + 4, sheet.y, text)
        sheet.y += sheet.leading * 1.5


def signature(sheet: Sheet, order: Order, plan: Plan) -> None:
    if not sheet.room(60):
        sheet.turn_page()
    random = plan.random("signature")
    y = sheet.y + 8
    if random.random() < 0.5:
        sheet.put(sheet.left, y, plan.words["closing"])
        sheet.put(sheet.left, y + 34, order.buyer.person)
    else:
        sheet.rule(sheet.left, y + 30, sheet.left + 170, y + 30)
        sheet.put(sheet.left, y + 33, plan.words["authorized"], size=sheet.size - 1.5)
    if random.random() < 0.5:
        sheet.scribble(sheet.left + 20, y + 28, order.buyer.person.split()[-1], 17)
    sheet.y = y + 48


def terms_page(sheet: Sheet, order: Order, plan: Plan) -> None:
    """A last page of small print, full of numbers that are no order's."""
    if "terms page" not in plan.extras:
        return
    sheet.turn_page()
    sheet.put(sheet.left, sheet.y, plan.words["terms_title"], bold=True, size=sheet.size + 2)
    sheet.y += 24
    text, size = plan.words["terms_text"], max(5.5, sheet.size - 2)
    gap = 16.0
    wide = (sheet.right - sheet.left - gap) / 2
    for column in range(2):
        x, y = sheet.left + column * (wide + gap), sheet.y
        for _ in range(3):
            for line in sheet.wrap(text, wide, size):
                sheet.put(x, y, line, size=size)
                y += size * 1.2
            y += size
