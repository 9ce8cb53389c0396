"""The numbers and dates at the top, with their labels beside, above, or in boxes."""

from collections.abc import Callable

from .pdf_plan import Plan
from .sheet import Sheet
from .truth import Order

Pairs = list[tuple[str, str]]
Meta = Callable[[Sheet, Order, Plan], None]


def value(order: Order, plan: Plan, meaning: str) -> str:
    """What stands behind the label; what a reader must find is noted as shown."""
    hand = plan.hand
    values = {
        "po_number": order.number,
        "order_date": hand.date(order.ordered),
        "wanted": hand.date(order.wanted),
        "currency": order.currency,
        "contact": order.buyer.person,
        "phone": order.buyer.phone,
    }
    if meaning in ("po_number", "order_date", "wanted", "currency"):
        plan.shown.add(meaning)
    return values.get(meaning) or order.references[meaning]


def pairs(order: Order, plan: Plan) -> Pairs:
    """(label, value) of everything that the layout has up here, in its order."""
    first = [] if plan.meta == "in title" else ["po_number", "order_date"]
    if plan.meta == "slash":
        number, date = value(order, plan, "po_number"), value(order, plan, "order_date")
        both = [(plan.words["number_slash_date"], f"{number} / {date}")]
    else:
        both = [(plan.words[each], value(order, plan, each)) for each in first]
    return both + [(plan.words[each], value(order, plan, each)) for each in plan.details]


def pairs_at(sheet: Sheet, order: Order, plan: Plan, x: float, mark: str) -> None:
    found = pairs(order, plan)
    label_wide = max(sheet.width(f"{label}{mark}", bold=True) for label, _ in found) + 10
    y = sheet.y
    for label, text in found:
        sheet.put(x, y, f"{label}{mark}", bold=True)
        sheet.put(x + label_wide, y, text)
        y += sheet.leading * 1.1
    sheet.y = y + 10


def pairs_left(sheet: Sheet, order: Order, plan: Plan) -> None:
    pairs_at(sheet, order, plan, sheet.left, ":")


def pairs_right(sheet: Sheet, order: Order, plan: Plan) -> None:
    found = pairs(order, plan)
    wide = max(sheet.width(label, bold=True) + sheet.width(text) for label, text in found)
    pairs_at(sheet, order, plan, sheet.right - wide - 24, plan.random("mark").choice(["", ":"]))


def boxes_right(sheet: Sheet, order: Order, plan: Plan) -> None:
    found, high = pairs(order, plan), sheet.leading * 1.25
    labels = max(sheet.width(label) for label, _ in found) + 10
    values = max(sheet.width(text) for _, text in found) + 14
    for label, text in found:
        x = sheet.right - values
        sheet.put(x - 6, sheet.y + 2, label, align="r")
        sheet.box(x, sheet.y, values, high)
        sheet.put(x + values / 2, sheet.y + 2, text, align="c")
        sheet.y += high
    sheet.y += 10 + labels * 0


def row_of_boxes(sheet: Sheet, order: Order, plan: Plan) -> None:
    """Labels in a shaded row, values in the row below."""
    found, high = pairs(order, plan), sheet.leading * 1.3
    for start in range(0, len(found), 5):
        part = found[start : start + 5]
        wide = (sheet.right - sheet.left) / len(part)
        for index, (label, text) in enumerate(part):
            x = sheet.left + index * wide
            sheet.box(x, sheet.y, wide, high, fill=plan.tint)
            size = fitting(sheet, label, wide - 6, bold=True)
            color = "#ffffff"
            sheet.put(x + 3, sheet.y + 3, label, bold=True, size=size, color=color)
            sheet.box(x, sheet.y + high, wide, high)
            sheet.put(x + 3, sheet.y + high + 3, text, size=fitting(sheet, text, wide - 6))
        sheet.y += high * 2 + 8


def fitting(sheet: Sheet, text: str, wide: float, *, bold: bool = False) -> float:
    needed = sheet.width(text, bold=bold)
    return sheet.size if needed <= wide else sheet.size * wide / needed


def stacked_boxes(sheet: Sheet, order: Order, plan: Plan) -> None:
    """Boxes below each other, a small label in the corner of each."""
    high, wide = sheet.size * 2.5, 165.0
    x = sheet.right - wide
    for label, text in pairs(order, plan):
        sheet.box(x, sheet.y, wide, high)
        sheet.put(x + 3, sheet.y + 2, label, size=sheet.size * 0.7)
        sheet.put(x + 8, sheet.y + sheet.size * 1.15, text, size=fitting(sheet, text, wide - 12))
        sheet.y += high
    sheet.y += 10


def reference_line(sheet: Sheet, order: Order, plan: Plan) -> None:
    """Small labels in one line across the page, values below: the old letter form."""
    found = pairs(order, plan)
    for start in range(0, len(found), 4):
        part = found[start : start + 4]
        wide = (sheet.right - sheet.left) / max(3, len(part))
        for index, (label, text) in enumerate(part):
            x = sheet.left + index * wide
            sheet.put(x, sheet.y, label, size=sheet.size * 0.75)
            size = fitting(sheet, text, wide - 6)
            sheet.put(x, sheet.y + sheet.size, text, size=size)
        sheet.y += sheet.size * 2.8
    sheet.y += 6


def two_columns(sheet: Sheet, order: Order, plan: Plan) -> None:
    found = pairs(order, plan)
    half, middle = (len(found) + 1) // 2, (sheet.left + sheet.right) / 2
    for column, part in enumerate((found[:half], found[half:])):
        x, y = (sheet.left, middle)[column], sheet.y
        wide = max([sheet.width(f"{label} :") for label, _ in part] or [0]) + 8
        for label, text in part:
            sheet.put(x, y, f"{label}:")
            sheet.put(x + wide, y, text, bold=True, size=fitting(sheet, text, middle - 50 - wide))
            y += sheet.leading * 1.1
    sheet.y += half * sheet.leading * 1.1 + 10


def labels_above(sheet: Sheet, order: Order, plan: Plan) -> None:
    """Each label above its value, in groups that flow over the page."""
    x, step = sheet.left, 0.0
    for label, text in pairs(order, plan):
        step = max(sheet.width(label, bold=True), sheet.width(text)) + 22
        if x + step > sheet.right and x > sheet.left:
            x, sheet.y = sheet.left, sheet.y + sheet.leading * 2.4
        sheet.put(x, sheet.y, label, bold=True)
        sheet.put(x, sheet.y + sheet.leading, text)
        x += step
    sheet.y += sheet.leading * 2.4 + 6


def dotted(sheet: Sheet, order: Order, plan: Plan) -> None:
    """Label, dots, value, as typewriters and old ERP printers do."""
    found = pairs(order, plan)
    longest = max(len(label) for label, _ in found) + 3
    for label, text in found:
        sheet.put(sheet.left, sheet.y, f"{label} {'.' * (longest - len(label))}: {text}")
        sheet.y += sheet.leading
    sheet.y += 8


def one_line(sheet: Sheet, order: Order, plan: Plan) -> None:
    """Everything in running lines: label: value, label: value."""
    text = "   ".join(f"{label}: {value}" for label, value in pairs(order, plan))
    sheet.y = sheet.lines(sheet.left, sheet.y, sheet.wrap(text, sheet.right - sheet.left)) + 8


def value_first(sheet: Sheet, order: Order, plan: Plan) -> None:
    """The value, and its label small below it."""
    found = pairs(order, plan)
    wide = (sheet.right - sheet.left) / min(4, len(found))
    for start in range(0, len(found), 4):
        for index, (label, text) in enumerate(found[start : start + 4]):
            x = sheet.left + index * wide
            size = fitting(sheet, text, wide - 8, bold=True)
            sheet.put(x, sheet.y, text, bold=True, size=size)
            line = sheet.y + sheet.leading
            sheet.rule(x, line, x + wide - 8, line, 0.4)
            sheet.put(x, line + 2, label, size=sheet.size * 0.72)
        sheet.y += sheet.leading * 2.3
    sheet.y += 6


def sentence(sheet: Sheet, order: Order, plan: Plan) -> None:
    """The number and the date in a sentence, the rest behind it."""
    plan.shown.add("po_number", "order_date")
    date = plan.hand.date(order.ordered)
    text = plan.words["number_of"].format(number=order.number, date=date)
    rest = [f"{plan.words[each]}: {value(order, plan, each)}" for each in plan.details]
    sheet.put(sheet.left, sheet.y, text, bold=True)
    sheet.y = sheet.lines(sheet.left, sheet.y + sheet.leading * 1.2, rest) + 8


def grid_of_four(sheet: Sheet, order: Order, plan: Plan) -> None:
    """Four cells to a row: label, value, label, value; all ruled."""
    found = pairs(order, plan)
    wide, high = (sheet.right - sheet.left) / 4, sheet.leading * 1.3
    for start in range(0, len(found), 2):
        for index, text in enumerate([each for pair in found[start : start + 2] for each in pair]):
            x, label = sheet.left + index * wide, index % 2 == 0
            sheet.box(x, sheet.y, wide, high, fill="#eeeeee" if label else "")
            size = fitting(sheet, text, wide - 8, bold=label)
            sheet.put(x + 4, sheet.y + 3, text, bold=label, size=size)
        sheet.y += high
    sheet.y += 10


DRAW: dict[str, Meta] = {
    "pairs right": pairs_right,
    "boxes right": boxes_right,
    "row of boxes": row_of_boxes,
    "stacked boxes": stacked_boxes,
    "reference line": reference_line,
    "in title": two_columns,
    "two columns": two_columns,
    "labels above": labels_above,
    "dotted": dotted,
    "slash": pairs_left,
    "pairs left": pairs_left,
    "one line": one_line,
    "value first": value_first,
    "sentence": sentence,
    "grid of four": grid_of_four,
}
