"""Order lines that are no table with one row for each: two rows, paragraphs, cards, sentences."""

from collections.abc import Callable

from .cells import cell, description, heading
from .pdf_plan import Plan
from .pdf_table import draw_columns
from .sheet import Sheet
from .truth import Line, Order

COLUMNS = {  # what each of them shows of a line
    "two rows": "pos sku description quantity uom price amount",
    "sap": "pos sku_buyer description quantity_uom price_per amount delivery",
    "blocks": "pos sku description quantity uom price amount",
    "sentences": "description quantity_uom sku price",
    "ledger": "pos sku description quantity uom price amount",
    "cards": "pos sku_seller gtin description quantity uom price",
}
FEW = {"ledger": 4, "cards": 8, "sentences": 6}  # lines, at most


def room(sheet: Sheet, high: float) -> None:
    if not sheet.room(high):
        sheet.turn_page()


def two_rows(sheet: Sheet, order: Order, plan: Plan) -> None:
    """Number and description in the first row, the figures indented in the second."""
    words, left, right = plan.words, sheet.left, sheet.right
    stops = [left + 60, left + 150, right - 130, right - 4]
    names = ["quantity", "uom", "price", "amount"]
    sheet.put(left, sheet.y, f"{words['pos']}", bold=True)
    sheet.put(left + 40, sheet.y, words["sku"], bold=True)
    sheet.put(left + 150, sheet.y, words["description"], bold=True)
    for x, name in zip(stops, names, strict=True):
        align = "r" if x > left + 200 else "l"
        sheet.put(x, sheet.y + sheet.leading, words[name], bold=True, align=align)
    sheet.y += sheet.leading * 2.2
    sheet.rule(left, sheet.y, right, sheet.y)
    for line in order.lines:
        texts = [
            part
            for text in description(line, plan)
            for part in sheet.wrap(text, right - left - 150)
        ]
        room(sheet, sheet.leading * (len(texts) + 2))
        sheet.y += 3
        sheet.put(left, sheet.y, cell("pos", line, order, plan))
        sheet.put(left + 40, sheet.y, cell("sku", line, order, plan))
        sheet.y = sheet.lines(left + 150, sheet.y, texts)
        for x, name in zip(stops, names, strict=True):
            align = "r" if x > left + 200 else "l"
            sheet.put(x, sheet.y, cell(name, line, order, plan), align=align)
        sheet.y += sheet.leading * 1.2
    sheet.rule(left, sheet.y, right, sheet.y)
    sheet.y += 6


def sap(sheet: Sheet, order: Order, plan: Plan) -> None:
    """The way SAP prints: item and material first, then quantity, price and date below it."""
    words, left, right = plan.words, sheet.left, sheet.right
    sheet.rule(left, sheet.y, right, sheet.y)
    heads = f"{words['pos']}   {words['sku_buyer']}", words["description"]
    sheet.put(left, sheet.y + 3, heads[0])
    sheet.put(left + 190, sheet.y + 3, heads[1])
    sheet.put(left + 40, sheet.y + 3 + sheet.leading, words["quantity"])
    sheet.put(left + 260, sheet.y + 3 + sheet.leading, words["price"], align="r")
    sheet.put(right, sheet.y + 3 + sheet.leading, words["amount"], align="r")
    sheet.y += sheet.leading * 2 + 6
    sheet.rule(left, sheet.y, right, sheet.y)
    sheet.y += 4
    for line in order.lines:
        texts = [
            part
            for text in description(line, plan)
            for part in sheet.wrap(text, right - left - 190)
        ]
        room(sheet, sheet.leading * (len(texts) + 4))
        sheet.put(left, sheet.y, cell("pos", line, order, plan))
        sheet.put(left + 50, sheet.y, cell("sku_buyer", line, order, plan))
        sheet.y = sheet.lines(left + 190, sheet.y, texts)
        sheet.put(left + 40, sheet.y, cell("quantity_uom", line, order, plan))
        sheet.put(left + 260, sheet.y, cell("price_per", line, order, plan), align="r")
        sheet.put(right, sheet.y, cell("amount", line, order, plan), align="r")
        sheet.y += sheet.leading
        text = plan.words["deliver_on"].format(date=plan.hand.date(line.delivery))
        sheet.put(left + 50, sheet.y, text)
        sheet.y += sheet.leading * 1.4
    sheet.rule(left, sheet.y, right, sheet.y)
    sheet.y += 6


def labelled(line: Line, order: Order, plan: Plan) -> list[tuple[str, str]]:
    return [
        (heading(name, plan), cell(name, line, order, plan))
        for name in plan.columns
        if name not in ("pos", "description")
    ]


def blocks(sheet: Sheet, order: Order, plan: Plan) -> None:
    """A paragraph for each line: its description, and every value with its label."""
    for line in order.lines:
        texts = description(line, plan)
        room(sheet, sheet.leading * (len(texts) + 5))
        first = f"{plan.words['pos']} {cell('pos', line, order, plan)}: {texts[0]}"
        wide = sheet.right - sheet.left
        sheet.y = sheet.lines(sheet.left, sheet.y, sheet.wrap(first, wide, bold=True), bold=True)
        sheet.y = sheet.lines(sheet.left + 18, sheet.y, texts[1:])
        for label, text in labelled(line, order, plan):
            sheet.put(sheet.left + 18, sheet.y, f"{label}: {text}")
            sheet.y += sheet.leading
        sheet.y += 5


def sentences(sheet: Sheet, order: Order, plan: Plan) -> None:
    """As people write letters: so many of this, at such a price."""
    for line in order.lines:
        text = " ".join(description(line, plan))
        code = f"{plan.words['item_sku'].rstrip(' :')} {line.sku}"
        price = f"{plan.words['price']} {cell('price', line, order, plan)}"
        whole = f"- {cell('quantity_uom', line, order, plan)}  {text}, {code}, {price}"
        lines = sheet.wrap(whole, sheet.right - sheet.left - 20)
        room(sheet, sheet.leading * len(lines))
        sheet.y = sheet.lines(sheet.left + 12, sheet.y, lines) + 4


def ledger(sheet: Sheet, order: Order, plan: Plan) -> None:
    """The table turned on its side: a row for each kind of value, a column for each line."""
    wide = (sheet.right - sheet.left - 90) / len(order.lines)
    for name in plan.columns:
        texts = [
            sheet.wrap(cell(name, line, order, plan), wide - 8, sheet.size - 1)
            for line in order.lines
        ]
        high = max(len(each) for each in texts) * sheet.size * 1.2 + 6
        sheet.box(sheet.left, sheet.y, 90, high, fill="#e6e6e6")
        sheet.put(sheet.left + 4, sheet.y + 3, heading(name, plan), bold=True, size=sheet.size - 1)
        for index, each in enumerate(texts):
            x = sheet.left + 90 + index * wide
            sheet.box(x, sheet.y, wide, high)
            sheet.lines(x + 4, sheet.y + 3, each, size=sheet.size - 1)
        sheet.y += high
    sheet.y += 8


def cards(sheet: Sheet, order: Order, plan: Plan) -> None:
    """Two framed cards abreast, one for each line."""
    wide = (sheet.right - sheet.left) / 2 - 6
    high = sheet.leading * (len(plan.columns) + 3)
    for index, line in enumerate(order.lines):
        if index % 2 == 0:
            room(sheet, high + 8)
        x = sheet.left + (index % 2) * (wide + 12)
        sheet.box(x, sheet.y, wide, high)
        texts = [f"{cell('pos', line, order, plan)}.", *description(line, plan)]
        y = sheet.y + 4
        for text in [" ".join(texts[:2]), *texts[2:]]:
            y = sheet.lines(x + 5, y, sheet.wrap(text, wide - 10, bold=True), bold=True)
        for label, text in labelled(line, order, plan):
            sheet.put(x + 5, y, f"{label}")
            sheet.put(x + wide - 5, y, text, align="r")
            y += sheet.leading
        if index % 2 or line is order.lines[-1]:
            sheet.y += high + 8


DRAW: dict[str, Callable[[Sheet, Order, Plan], None]] = {
    "columns": draw_columns,
    "two rows": two_rows,
    "sap": sap,
    "blocks": blocks,
    "sentences": sentences,
    "ledger": ledger,
    "cards": cards,
}
