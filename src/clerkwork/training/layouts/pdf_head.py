"""Letterheads: who orders, and what kind of paper this is."""

from collections.abc import Callable

from .pdf_pictures import bars, draw_logo
from .pdf_plan import Plan
from .places import Place
from .sheet import Sheet
from .truth import Order

Head = Callable[[Sheet, Order, Plan], None]


def title(order: Order, plan: Plan) -> str:
    """The heading; the number and date stand in it where the layout says so."""
    if plan.meta != "in title":
        return plan.words["title"]
    plan.shown.add("po_number", "order_date")
    date = plan.hand.date(order.ordered)
    return plan.words["number_of"].format(number=order.number, date=date)


def title_size(sheet: Sheet, text: str, largest: float, width: float) -> float:
    wide = sheet.width(text, largest, bold=True)
    return largest if wide <= width else largest * width / wide


def reach(place: Place, plan: Plan) -> list[str]:
    """How to reach the company: telephone, mail."""
    words = plan.words
    return [f"{words['phone']}: {place.phone}", f"{words['mail']}: {place.mail}"]


def sender(order: Order, plan: Plan) -> list[str]:
    return plan.hand.address(order.buyer, name=False)


def big_title(
    sheet: Sheet, order: Order, plan: Plan, x: float, y: float, *, align: str = "l"
) -> float:
    text = title(order, plan)
    size = title_size(sheet, text, 20 if plan.meta != "in title" else 14, 260)
    sheet.put(x, y, text, size=size, bold=True, align=align, color=plan.tint)
    return y + size * 1.5


def name_left_title_right(sheet: Sheet, order: Order, plan: Plan) -> None:
    plan.shown.add("buyer")
    x, y = sheet.left, sheet.y
    if "logo" in plan.extras:
        x += draw_logo(sheet, order.buyer.name, x, y, 36) + 8
    sheet.put(x, y, order.buyer.name, size=sheet.size + 4)
    under = sheet.lines(x, y + sheet.size * 2, [*sender(order, plan), *reach(order.buyer, plan)])
    below = big_title(sheet, order, plan, sheet.right, y, align="r")
    sheet.y = max(under, below) + 10


def logo_left_title_centred(sheet: Sheet, order: Order, plan: Plan) -> None:
    plan.shown.add("buyer")
    draw_logo(sheet, order.buyer.name, sheet.left, sheet.y)
    line = f"{order.buyer.name}  |  {'  |  '.join(sender(order, plan))}"
    big_title(sheet, order, plan, sheet.wide / 2, sheet.y + 8, align="c")
    size = title_size(sheet, line, sheet.size - 1, sheet.right - sheet.left)
    sheet.put(sheet.left, sheet.y + 50, line, size=size)
    sheet.rule(sheet.left, sheet.y + 62, sheet.right, sheet.y + 62, 1)
    sheet.y += 74


def all_centred(sheet: Sheet, order: Order, plan: Plan) -> None:
    plan.shown.add("buyer")
    middle = sheet.wide / 2
    sheet.put(middle, sheet.y, order.buyer.name, size=sheet.size + 5, bold=True, align="c")
    lines = [", ".join(sender(order, plan)), "  ".join(reach(order.buyer, plan))]
    y = sheet.lines(middle, sheet.y + 20, lines, align="c")
    sheet.y = big_title(sheet, order, plan, middle, y + 12, align="c") + 6


def window_letter(sheet: Sheet, order: Order, plan: Plan) -> None:
    """As DIN 5008 lays letters out: sender in one small line above the window."""
    plan.shown.add("buyer")
    if "logo" in plan.extras:
        draw_logo(sheet, order.buyer.name, sheet.right - 60, sheet.y, 40)
    sheet.put(sheet.left, sheet.y + 8, order.buyer.name, size=sheet.size + 5, bold=True)
    y = sheet.y + 56
    small = " · ".join([order.buyer.name, *sender(order, plan)])
    size = title_size(sheet, small, 6.5, 240)
    sheet.put(sheet.left, y, small, size=size)
    sheet.rule(sheet.left, y + 9, sheet.left + 240, y + 9, 0.3)
    shown = plan.hand.address(order.seller)
    y = sheet.lines(sheet.left, y + 14, shown)
    side = [*sender(order, plan), *reach(order.buyer, plan)]
    sheet.lines(sheet.right - 165, sheet.y + 64, side, size=sheet.size - 1)
    sheet.y = big_title(sheet, order, plan, sheet.left, max(y, sheet.y + 130) + 18, align="l") + 4


def coloured_band(sheet: Sheet, order: Order, plan: Plan) -> None:
    plan.shown.add("buyer")
    sheet.box(0, 0, sheet.wide, 62, fill=plan.tint, line=0)
    name = order.buyer.name
    size = title_size(sheet, name, 15, (sheet.right - sheet.left) * 0.5)
    sheet.put(sheet.left, 22, name, size=size, bold=True, color="#ffffff")
    text = title(order, plan)
    size = title_size(sheet, text, 16, (sheet.right - sheet.left) * 0.45)
    sheet.put(sheet.right, 22, text, size=size, bold=True, align="r", color="#ffffff")
    lines = [*sender(order, plan), *reach(order.buyer, plan)]
    sheet.y = sheet.lines(sheet.left, 74, lines, size=sheet.size - 0.5) + 8


def logo_only(sheet: Sheet, order: Order, plan: Plan) -> None:
    """The company's name stands only in the foot, with the bank's data."""
    draw_logo(sheet, order.buyer.name, sheet.left, sheet.y, 50)
    big_title(sheet, order, plan, sheet.right, sheet.y + 10, align="r")
    sheet.y += 66


def title_first(sheet: Sheet, order: Order, plan: Plan) -> None:
    plan.shown.add("buyer")
    y = big_title(sheet, order, plan, sheet.left, sheet.y, align="l")
    sheet.rule(sheet.left, y, sheet.right, y, 1.5)
    label = f"{plan.words['buyer']}:"
    sheet.put(sheet.left, y + 8, label, bold=True)
    lines = [*plan.hand.address(order.buyer), *reach(order.buyer, plan)]
    sheet.y = sheet.lines(sheet.left + sheet.width(label, bold=True) + 10, y + 8, lines) + 8


def two_columns(sheet: Sheet, order: Order, plan: Plan) -> None:
    plan.shown.add("buyer")
    middle = sheet.wide / 2
    left = sheet.lines(sheet.left, sheet.y, plan.hand.address(order.buyer))
    right = big_title(sheet, order, plan, middle + 10, sheet.y, align="l")
    right = sheet.lines(middle + 10, right, reach(order.buyer, plan))
    sheet.rule(middle, sheet.y, middle, max(left, right), 0.8)
    sheet.y = max(left, right) + 12


def boxed_name(sheet: Sheet, order: Order, plan: Plan) -> None:
    plan.shown.add("buyer")
    lines = [*sender(order, plan), *reach(order.buyer, plan)]
    high = 26 + len(lines) * sheet.leading
    sheet.box(sheet.left, sheet.y, 240, high, line=1)
    size = title_size(sheet, order.buyer.name, sheet.size + 3, 225)
    sheet.put(sheet.left + 6, sheet.y + 5, order.buyer.name, size=size, bold=True)
    sheet.lines(sheet.left + 6, sheet.y + 22, lines)
    big_title(sheet, order, plan, sheet.right, sheet.y + 4, align="r")
    if "barcode" in plan.extras:
        bars(sheet, order.number, sheet.right - 150, sheet.y + 34)
    sheet.y += high + 12


def right_side(sheet: Sheet, order: Order, plan: Plan) -> None:
    plan.shown.add("buyer")
    x = sheet.right
    sheet.put(x, sheet.y, order.buyer.name, size=sheet.size + 3, bold=True, align="r")
    lines = [*sender(order, plan), *reach(order.buyer, plan)]
    y = sheet.lines(x, sheet.y + 18, lines, align="r", size=sheet.size - 0.5)
    big_title(sheet, order, plan, sheet.left, sheet.y + 4, align="l")
    sheet.y = y + 10


def title_upright(sheet: Sheet, order: Order, plan: Plan) -> None:
    plan.shown.add("buyer")
    text = title(order, plan)
    sheet.turned(sheet.left - 14, sheet.y + 300, 90, text, size=20, grey=0.35)
    sheet.put(sheet.left + 10, sheet.y, order.buyer.name, size=sheet.size + 4, bold=True)
    line = ", ".join(sender(order, plan))
    sheet.y = sheet.lines(sheet.left + 10, sheet.y + 18, [line, *reach(order.buyer, plan)]) + 10


def name_below(sheet: Sheet, order: Order, plan: Plan) -> None:
    plan.shown.add("buyer")
    y = big_title(sheet, order, plan, sheet.left, sheet.y, align="l")
    parts = [order.buyer.name, *sender(order, plan), order.buyer.phone]
    sheet.y = sheet.lines(sheet.left, y, sheet.wrap(" - ".join(parts), 330)) + 10


def split_band(sheet: Sheet, order: Order, plan: Plan) -> None:
    plan.shown.add("buyer")
    middle = sheet.wide * 0.62
    sheet.box(sheet.left, sheet.y, middle - sheet.left, 58, fill="#e9e9e9", line=0)
    sheet.box(middle, sheet.y, sheet.right - middle, 58, fill=plan.tint, line=0)
    sheet.put(sheet.left + 6, sheet.y + 6, order.buyer.name, size=sheet.size + 2, bold=True)
    lines = [", ".join(sender(order, plan)), "  ".join(reach(order.buyer, plan))]
    sheet.lines(sheet.left + 6, sheet.y + 24, lines, size=sheet.size - 1)
    text = title(order, plan)
    size = title_size(sheet, text, 16, sheet.right - middle - 12)
    sheet.put(sheet.right - 6, sheet.y + 20, text, size=size, bold=True, align="r", color="#ffffff")
    sheet.y += 70


DRAW: dict[str, Head] = {
    "name left, title right": name_left_title_right,
    "logo left, title centred": logo_left_title_centred,
    "all centred": all_centred,
    "window letter": window_letter,
    "coloured band": coloured_band,
    "logo only": logo_only,
    "title first": title_first,
    "two columns": two_columns,
    "boxed name": boxed_name,
    "right side": right_side,
    "title upright": title_upright,
    "name below": name_below,
    "split band": split_band,
}
