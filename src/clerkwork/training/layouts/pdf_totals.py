"""The sums at the end."""

from collections.abc import Callable

from .pdf_plan import Plan
from .sheet import Sheet
from .truth import Order

Sums = list[tuple[str, str]]
NO_TAX = {"total only", "none", "net only", "sentence"}


def sums(order: Order, plan: Plan) -> Sums:
    """(label, amount) of the sums the layout prints, the grand total last."""
    words, hand = plan.words, plan.hand
    if plan.totals == "none" or "amount" not in plan.columns:
        return []
    if plan.totals in NO_TAX:
        plan.shown.add("net_total")
        return [(words["net_total"], hand.amount(order.subtotal))]
    plan.shown.add("total")
    rate = f"{order.tax_rate.normalize():f}".replace(".", hand.marks[1])
    found = [(words["subtotal"], hand.amount(order.subtotal))]
    if order.freight:
        found.append((words["freight"], hand.amount(order.freight)))
    found.append((words["tax"].format(rate=rate), hand.amount(order.tax)))
    found.append((words["total"], hand.amount(order.total)))
    return found


def right_block(sheet: Sheet, found: Sums, plan: Plan) -> None:
    for index, (label, text) in enumerate(found):
        last = index == len(found) - 1
        if last:
            sheet.rule(sheet.right - 200, sheet.y, sheet.right, sheet.y, 0.8)
            sheet.y += 2
        sheet.put(sheet.right - 100, sheet.y, label, align="r", bold=last)
        sheet.put(sheet.right - 4, sheet.y, text, align="r", bold=last)
        sheet.y += sheet.leading * 1.15


def left_block(sheet: Sheet, found: Sums, plan: Plan) -> None:
    wide = max(sheet.width(f"{label}:", bold=True) for label, _ in found) + 14
    for label, text in found:
        sheet.put(sheet.left, sheet.y, f"{label}:", bold=True)
        sheet.put(sheet.left + wide, sheet.y, text)
        sheet.y += sheet.leading * 1.1


def in_table(sheet: Sheet, found: Sums, plan: Plan) -> None:
    """Rows as wide as the table, ruled."""
    for label, text in found:
        high = sheet.leading * 1.3
        sheet.box(sheet.left, sheet.y, sheet.right - sheet.left, high)
        sheet.put(sheet.left + 5, sheet.y + 3, label)
        sheet.put(sheet.right - 5, sheet.y + 3, text, align="r", bold=True)
        sheet.y += high


def boxed(sheet: Sheet, found: Sums, plan: Plan) -> None:
    for index, (label, text) in enumerate(found):
        high = sheet.leading * 1.35
        last = index == len(found) - 1
        sheet.box(sheet.right - 230, sheet.y, 130, high, fill="#dddddd" if last else "")
        sheet.box(sheet.right - 100, sheet.y, 100, high, fill="#dddddd" if last else "")
        sheet.put(sheet.right - 225, sheet.y + 3, label, bold=last)
        sheet.put(sheet.right - 5, sheet.y + 3, text, align="r", bold=last)
        sheet.y += high


def spread(sheet: Sheet, found: Sums, plan: Plan) -> None:
    """Labels in one row, amounts below them: the foot of many ledgers."""
    row_of_totals(sheet, found, plan, boxes=True)


def row_of_totals(sheet: Sheet, found: Sums, plan: Plan, *, boxes: bool = False) -> None:
    wide = (sheet.right - sheet.left) / len(found)
    for index, (label, text) in enumerate(found):
        x = sheet.left + index * wide
        if boxes:
            sheet.box(x, sheet.y, wide, sheet.leading * 2.6)
            sheet.put(x + wide / 2, sheet.y + 2, label, align="c", size=sheet.size * 0.85)
            sheet.put(x + wide / 2, sheet.y + sheet.leading * 1.2, text, align="c", bold=True)
        else:
            size = min(sheet.size, sheet.size * (wide - 4) / sheet.width(f"{label}: {text}"))
            sheet.put(x, sheet.y, f"{label}: {text}", size=size)
    sheet.y += sheet.leading * 2.8


def plain_row(sheet: Sheet, found: Sums, plan: Plan) -> None:
    row_of_totals(sheet, found, plan)


def one_line(sheet: Sheet, found: Sums, plan: Plan) -> None:
    label, text = found[-1]
    sheet.put(sheet.right - 4, sheet.y + 2, f"{label}:  {text}", align="r", bold=True)
    sheet.y += sheet.leading * 1.5


DRAW: dict[str, Callable[[Sheet, Sums, Plan], None]] = {
    "right block": right_block,
    "in table": in_table,
    "left block": left_block,
    "total only": right_block,
    "boxed": boxed,
    "net only": boxed,
    "sentence": one_line,
    "spread": spread,
    "row of totals": plain_row,
    "before table": left_block,
}


def draw_totals(sheet: Sheet, order: Order, plan: Plan) -> None:
    found = sums(order, plan)
    if not found:
        return
    if not sheet.room(len(found) * sheet.leading * 1.4 + 20):
        sheet.turn_page()
    sheet.y += 4
    DRAW[plan.totals](sheet, found, plan)
    sheet.y += 8
