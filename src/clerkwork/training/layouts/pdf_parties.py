"""The blocks of who sells, where it goes and who pays."""

from collections.abc import Callable
from dataclasses import dataclass

from .pdf_meta import fitting
from .pdf_plan import Plan
from .sheet import Sheet
from .truth import Order

Draw = Callable[[Sheet, list["Block"], Plan], None]


@dataclass(frozen=True, slots=True)
class Block:
    label: str
    lines: list[str]


def blocks(order: Order, plan: Plan, names: str) -> list[Block]:
    """The blocks of these names: vendor, ship_to, bill_to."""
    places = {"vendor": order.seller, "ship_to": order.ship_to, "bill_to": order.bill_to}
    found = []
    for name in names.split():
        place = places[name]
        lines = plan.hand.address(place)
        random = plan.random(f"{name}/person")
        if name == "ship_to":
            plan.shown.add("ship_to")
            if random.random() < 0.4:
                lines.insert(random.choice([1, 1, 0]), attention(order, plan))
            if random.random() < 0.3:
                lines.append(place.phone)
        if name == "bill_to":
            plan.shown.add("buyer")
        if name == "vendor" and random.random() < 0.4:
            lines += [f"{plan.words['phone']}: {place.phone}"]
        found.append(Block(plan.words[name], lines))
    return found


def attention(order: Order, plan: Plan) -> str:
    return f"{plan.words['attention']} {order.ship_to.person}"


def abreast(
    sheet: Sheet, found: list[Block], plan: Plan, *, bar: bool = False, box: bool = False
) -> None:
    """Blocks side by side, their label as a coloured bar, in a box, or plain."""
    gap = 0.0 if box else 14.0
    wide = (sheet.right - sheet.left + gap) / len(found) - gap
    high = (max(len(each.lines) for each in found) + 1.6) * sheet.leading
    for index, block in enumerate(found):
        x = sheet.left + index * (wide + gap)
        if bar:
            sheet.box(x, sheet.y, wide, sheet.leading + 2, fill=plan.tint, line=0)
        if box:
            sheet.box(x, sheet.y, wide, high + 4)
        color = "#ffffff" if bar else ""
        sheet.put(x + 5, sheet.y + 2, block.label, bold=True, color=color)
        y = sheet.y + sheet.leading * 1.5
        for line in block.lines:
            sheet.put(x + 5, y, line, size=fitting(sheet, line, wide - 8))
            y += sheet.leading
    sheet.y += high + 14


def bars_side_by_side(sheet: Sheet, found: list[Block], plan: Plan) -> None:
    abreast(sheet, found, plan, bar=True)


def boxes(sheet: Sheet, found: list[Block], plan: Plan) -> None:
    abreast(sheet, found, plan, box=True)


def plain(sheet: Sheet, found: list[Block], plan: Plan) -> None:
    abreast(sheet, found, plan)


def stacked(sheet: Sheet, found: list[Block], plan: Plan) -> None:
    for block in found:
        sheet.put(sheet.left, sheet.y, f"{block.label}:", bold=True)
        sheet.y = sheet.lines(sheet.left, sheet.y + sheet.leading, block.lines) + 6


def inline(sheet: Sheet, found: list[Block], plan: Plan) -> None:
    """Label and the whole address in one line."""
    for block in found:
        text = f"{block.label}: {', '.join(block.lines)}"
        lines = sheet.wrap(text, sheet.right - sheet.left)
        sheet.y = sheet.lines(sheet.left, sheet.y, lines) + 3
    sheet.y += 6


def rows(sheet: Sheet, found: list[Block], plan: Plan) -> None:
    """A small ruled table: the label in the first column, the address in the second."""
    for block in found:
        high = sheet.leading * len(block.lines) + 5
        sheet.box(sheet.left, sheet.y, 110, high, fill="#eeeeee")
        sheet.box(sheet.left + 110, sheet.y, 260, high)
        sheet.put(sheet.left + 4, sheet.y + 3, block.label, bold=True)
        sheet.lines(sheet.left + 115, sheet.y + 3, block.lines)
        sheet.y += high
    sheet.y += 10


def label_left(sheet: Sheet, found: list[Block], plan: Plan) -> None:
    wide = max(sheet.width(f"{block.label}:", bold=True) for block in found) + 12
    for block in found:
        sheet.put(sheet.left, sheet.y, f"{block.label}:", bold=True)
        sheet.y = sheet.lines(sheet.left + wide, sheet.y, block.lines) + 7


def label_right(sheet: Sheet, found: list[Block], plan: Plan) -> None:
    """Blocks at the right edge, their labels upright above a rule."""
    for block in found:
        sheet.put(sheet.right, sheet.y, block.label, bold=True, align="r", size=sheet.size - 1)
        sheet.rule(sheet.right - 180, sheet.y + sheet.leading, sheet.right, sheet.y + sheet.leading)
        y = sheet.y + sheet.leading + 3
        sheet.y = sheet.lines(sheet.right, y, block.lines, align="r") + 6


def nested(sheet: Sheet, found: list[Block], plan: Plan) -> None:
    """One box with the first block left and the others stacked right of it."""
    middle, top = sheet.left + (sheet.right - sheet.left) * 0.45, sheet.y
    first, others = found[0], found[1:]
    y = sheet.lines(sheet.left + 5, top + 5, [first.label.upper(), *first.lines])
    right = top + 5
    for block in others:
        sheet.put(middle + 5, right, block.label.upper(), bold=True, size=sheet.size * 0.8)
        right = sheet.lines(middle + 15, right + sheet.leading, block.lines) + 4
    high = max(y, right) - top + 4
    sheet.box(sheet.left, top, sheet.right - sheet.left, high)
    sheet.rule(middle, top, middle, top + high)
    sheet.y = top + high + 12


DRAW: dict[str, tuple[str, Draw]] = {
    "bars": ("vendor ship_to", bars_side_by_side),
    "stacked": ("vendor ship_to", stacked),
    "three abreast": ("bill_to ship_to vendor", plain),
    "inline": ("vendor ship_to", inline),
    "boxes": ("vendor bill_to ship_to", boxes),
    "window": ("ship_to", label_left),
    "below table": ("vendor", stacked),
    "rows": ("vendor ship_to bill_to", rows),
    "vendor only": ("vendor", stacked),
    "two abreast": ("vendor ship_to", plain),
    "label left": ("vendor ship_to bill_to", label_left),
    "label right": ("ship_to vendor", label_right),
    "under totals": ("vendor", plain),
    "nested": ("vendor ship_to bill_to", nested),
}
LATER = {"below table": ("ship_to", label_left), "under totals": ("ship_to bill_to", boxes)}


def draw_parties(sheet: Sheet, order: Order, plan: Plan) -> None:
    names, draw = DRAW[plan.parties]
    if plan.head == "window letter":  # the seller stands in the window already
        names = " ".join(name for name in names.split() if name != "vendor")
    if names:
        draw(sheet, blocks(order, plan, names), plan)


def draw_later_parties(sheet: Sheet, order: Order, plan: Plan) -> None:
    """What some layouts print below the table."""
    if plan.parties in LATER:
        names, draw = LATER[plan.parties]
        draw(sheet, blocks(order, plan, names), plan)
