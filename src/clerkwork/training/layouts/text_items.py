"""Order lines as plain text: sentences, lists, tables of characters."""

from collections.abc import Callable

from .cells import RIGHT, cell, description, heading
from .pdf_plan import Plan
from .truth import Order

Table = list[list[str]]  # rows of cells, the first one the headings


def table(order: Order, plan: Plan) -> Table:
    heads = [heading(name, plan) for name in plan.columns]
    rows = [[cell(name, line, order, plan) for name in plan.columns] for line in order.lines]
    return [heads, *rows]


def padded(rows: Table, plan: Plan, gap: str) -> list[str]:
    """The cells under each other, figures at the right of their column."""
    widths = [max(len(row[index]) for row in rows) for index in range(len(rows[0]))]
    found = []
    for row in rows:
        cells = [
            text.rjust(wide) if name in RIGHT else text.ljust(wide)
            for name, text, wide in zip(plan.columns, row, widths, strict=True)
        ]
        found.append(gap.join(cells).rstrip())
    return found


def aligned(order: Order, plan: Plan) -> list[str]:
    lines = padded(table(order, plan), plan, "  ")
    return [lines[0], "-" * max(len(line) for line in lines), *lines[1:]]


def bare_columns(order: Order, plan: Plan) -> list[str]:
    """Aligned, and no heading says which column is which."""
    return padded(table(order, plan)[1:], plan, "   ")


def pipes(order: Order, plan: Plan) -> list[str]:
    lines = [f"| {line} |" for line in padded(table(order, plan), plan, " | ")]
    return [lines[0], "|" + "-" * (len(lines[0]) - 2) + "|", *lines[1:]]


def boxes(order: Order, plan: Plan) -> list[str]:
    """A table of plus signs and dashes, as terminals print."""
    rows = table(order, plan)
    widths = [max(len(row[index]) for row in rows) for index in range(len(rows[0]))]
    edge = "+" + "+".join("-" * (wide + 2) for wide in widths) + "+"
    lines = []
    for row in rows:
        cells = "|".join(f" {text:<{wide}} " for text, wide in zip(row, widths, strict=True))
        lines += [f"|{cells}|", edge]
    return [edge, *lines]


def tabs(order: Order, plan: Plan) -> list[str]:
    return ["\t".join(row) for row in table(order, plan)]


def semicolons(order: Order, plan: Plan) -> list[str]:
    return ["; ".join(row) for row in table(order, plan)]


def dashes(order: Order, plan: Plan) -> list[str]:
    """- 5 pcs Hex bolt (Item no. 4711) at 1.20 each"""
    return [f"- {sentence(order, plan, index)}" for index in range(len(order.lines))]


def numbered(order: Order, plan: Plan) -> list[str]:
    return [f"{index + 1}. {sentence(order, plan, index)}" for index in range(len(order.lines))]


def sentence(order: Order, plan: Plan, index: int) -> str:
    line, words = order.lines[index], plan.words
    plan.shown.form(f"{{text}} ({words['item_sku'].rstrip(' :')} {{sku}})")
    text = " ".join(description(line, plan))
    start = f"{cell('quantity_uom', line, order, plan)} {text}"
    start += f" ({words['item_sku'].rstrip(' :')} {line.sku})"
    if "price" not in plan.columns:
        return start
    return f"{start} {words['each'].format(price=cell('price', line, order, plan))}"


def prose(order: Order, plan: Plan) -> list[str]:
    """All lines in one paragraph."""
    return [", ".join(sentence(order, plan, index) for index in range(len(order.lines))) + "."]


def times(order: Order, plan: Plan) -> list[str]:
    """10 x 4711 Hex bolt"""
    return [
        f"{plan.hand.quantity(line.quantity)} x {line.sku} {' '.join(description(line, plan))}"
        for line in order.lines
    ]


def codes_first(order: Order, plan: Plan) -> list[str]:
    """4711 - Hex bolt - 10 pcs"""
    return [
        " - ".join([line.sku, *description(line, plan), cell("quantity_uom", line, order, plan)])
        for line in order.lines
    ]


def codes_only(order: Order, plan: Plan) -> list[str]:
    """4711: 10 pcs"""
    return [f"{line.sku}: {cell('quantity_uom', line, order, plan)}" for line in order.lines]


def labelled(order: Order, plan: Plan) -> list[str]:
    """Each value on a line of its own behind its label."""
    found = []
    for line in order.lines:
        for name in plan.columns:
            found.append(f"{heading(name, plan)}: {cell(name, line, order, plan)}")
        found.append("")
    return found[:-1]


def two_lines(order: Order, plan: Plan) -> list[str]:
    """The article on one line, its figures on the next."""
    found = []
    for line in order.lines:
        first = f"{cell('pos', line, order, plan):>4}  {line.sku}  "
        found.append(first + " ".join(description(line, plan)))
        price = cell("price", line, order, plan)
        amount = cell("amount", line, order, plan)
        found.append(f"      {cell('quantity_uom', line, order, plan)} x {price} = {amount}")
    return found


DRAW: dict[str, tuple[str, Callable[[Order, Plan], list[str]]]] = {
    "aligned": ("pos sku description quantity uom price amount", aligned),
    "aligned few": ("quantity uom sku description", aligned),
    "bare columns": ("sku description quantity uom", bare_columns),
    "pipes": ("sku description quantity uom price", pipes),
    "boxes": ("pos sku_seller sku_buyer description quantity_uom", boxes),
    "tabs": ("sku description quantity price amount", tabs),
    "semicolons": ("pos sku description quantity uom price", semicolons),
    "dashes": ("sku description quantity_uom price", dashes),
    "numbered": ("sku description quantity_uom", numbered),
    "prose": ("sku description quantity_uom price", prose),
    "times": ("sku description quantity", times),
    "codes first": ("sku description quantity_uom", codes_first),
    "codes only": ("sku quantity_uom", codes_only),
    "labelled": ("pos sku gtin description quantity uom price delivery", labelled),
    "two lines": ("pos sku description quantity_uom price amount", two_lines),
    "wide": ("pos sku gtin description delivery quantity uom price per amount", aligned),
}
FEW = {"prose": 4, "labelled": 6, "dashes": 10, "numbered": 10}
