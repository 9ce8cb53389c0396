"""What stands in the cells of one order line, for every kind of paper.

The names of columns: pos, sku (whose it is, nobody says), sku_seller, sku_buyer, gtin,
description, quantity, uom, quantity_uom, price, per, price_per, discount, delivery, amount, vat.
"""

from .pdf_plan import Plan
from .truth import Line, Order
from .writing import SIGNS

SHOWS = {  # what a reader must find where a column of this name is printed
    "pos": ("position",),
    "sku": ("unclear_sku",),
    "sku_seller": ("sku",),
    "sku_buyer": ("buyer_sku",),
    "gtin": ("gtin",),
    "description": ("description",),
    "quantity": (),
    "uom": ("uom",),
    "quantity_uom": ("uom",),
    "price": ("price",),
    "per": ("base",),
    "price_per": ("price", "base"),
    "discount": (),
    "delivery": ("delivery",),
    "amount": ("amount",),
    "vat": (),
}
RIGHT = {"quantity", "quantity_uom", "price", "price_per", "discount", "amount", "per", "vat"}


def note_columns(plan: Plan) -> None:
    """Note as shown what the columns, and the sums' way of writing, make known."""
    shown = plan.shown
    for column in plan.columns:
        shown.add(*SHOWS[column])
    if {"sku_seller", "sku_buyer"} & set(plan.columns):
        shown.names.discard("unclear_sku")
    if "sku" in plan.columns and "sku_buyer" in plan.columns:
        shown.add("sku")
    if plan.tens:
        shown.add("tens")
    note_money(plan)


def note_money(plan: Plan) -> None:
    hand, columns = plan.hand, set(plan.columns)
    if not columns & {"price", "price_per", "amount"} or hand.money == "bare":
        return
    code = hand.money.startswith("code") or SIGNS[hand.currency] == hand.currency
    plan.shown.add("currency" if code else "unclear_currency")


def heading(column: str, plan: Plan) -> str:
    words = plan.words
    return {"quantity_uom": words["quantity"], "price_per": words["price"]}.get(column) or words[
        column
    ]


def position(line: Line, plan: Plan) -> str:
    step = 10 if plan.tens else 1
    return f"{line.position * step:0{5 if 'five digits' in plan.shown else 1}d}"


def cell(column: str, line: Line, order: Order, plan: Plan) -> str:
    """The text of one cell; a description may have several lines, see `description`."""
    hand, unit = plan.hand, plan.hand.unit(line.unit)
    per = str(line.base) if line.base != 1 else "1"
    texts = {
        "pos": lambda: position(line, plan),
        "sku": lambda: line.sku,
        "sku_seller": lambda: line.sku,
        "sku_buyer": lambda: line.buyer_sku,
        "gtin": lambda: line.gtin,
        "description": lambda: " ".join(description(line, plan)),
        "quantity": lambda: hand.quantity(line.quantity),
        "uom": lambda: unit,
        "quantity_uom": lambda: f"{hand.quantity(line.quantity)} {unit}",
        "price": lambda: hand.price(line.price),
        "per": lambda: per,
        "price_per": lambda: f"{hand.price(line.price)} / {per if line.base != 1 else unit}",
        "discount": lambda: f"{line.discount.normalize():f} %" if line.discount else "",
        "delivery": lambda: hand.date(line.delivery),
        "amount": lambda: hand.amount(line.amount),
        "vat": lambda: f"{order.tax_rate.normalize():f}%",
    }
    return texts[column]()


def description(line: Line, plan: Plan) -> list[str]:
    """The description as its lines stand below each other in the cell."""
    words, shown, text = plan.words, plan.shown, line.description
    bare = not {"sku", "sku_seller", "sku_buyer"} & set(plan.columns)
    match plan.cell:
        case "detail":
            shown.add("detail")
            return [f"{text}, {line.detail}" if line.detail else text]
        case "detail under" if line.detail:
            shown.form("{text} {detail}")
            return [text, line.detail]
        case "note under" if line.note:
            shown.form("{text} {note}")
            return [text, line.note]
        case "delivery under" if "delivery" not in plan.columns:
            shown.add("delivery")
            return [text, words["deliver_on"].format(date=plan.hand.date(line.delivery))]
        case "codes under":
            return [text, *codes_under(line, plan, bare=bare)]
        case "codes before" if bare:
            shown.add("unclear_sku")
            return [line.sku, text]
        case "codes inside" if bare:
            shown.add("unclear_sku")
            shown.form(f"{{text}} ({words['item_sku']} {{sku}})")
            return [f"{text} ({words['item_sku']} {line.sku})"]
        case "codes after dash" if bare:
            shown.add("unclear_sku")
            shown.form("{sku} - {text}")
            return [f"{line.sku} - {text}"]
        case "capitals":
            return [text.upper()]
    return [text]


def codes_under(line: Line, plan: Plan, *, bare: bool) -> list[str]:
    """Numbers that have no column of their own, labelled, below the description."""
    words, shown, random = plan.words, plan.shown, plan.random("codes")
    both = random.random() < 0.5
    found = []
    if bare:
        shown.add("sku" if both else "unclear_sku")
        found.append(f"{words['item_sku'].rstrip(' :')}: {line.sku}")
        if both:
            shown.add("buyer_sku")
            found.append(f"{words['item_buyer']}: {line.buyer_sku}")
    if "gtin" not in plan.columns and (not bare or random.random() < 0.4):
        shown.add("gtin")
        found.append(f"{words['gtin']}: {line.gtin}")
    return found
