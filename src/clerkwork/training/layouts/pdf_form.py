"""Orders as forms with fields (AcroForm), filled in on a screen."""

from dataclasses import replace
from typing import Any

from .cells import cell, heading, note_columns
from .expected import Shown, expected_order
from .kinds import Identity
from .pdf_layout import a_plan, a_sheet, order_for, written
from .pdf_meta import value
from .pdf_parties import blocks
from .pdf_plan import Plan
from .pdf_table import a_grid, rows_of
from .sheet import Sheet
from .truth import Order

Made = tuple[bytes, list[dict[str, Any]]]  # the file, and what is expected of its orders


def found(order: Order, plan: Plan) -> list[dict[str, Any]]:
    return [expected_order(order, plan.shown, plan.hand)]


def filled_form(identity: Identity, seed: int, index: int) -> Made:
    """A form with fields (AcroForm); what is filled in is no text of the page."""
    plan = a_plan(identity)
    plan.face, plan.emit, plan.cell, plan.table = "helvetica", "lines", "plain", "columns"
    plan.columns = ("pos", "sku", "description", "quantity", "uom", "price", "amount")
    plan.head, plan.meta, plan.totals = "title first", "pairs left", "net only"
    plan.paper, plan.size = plan.paper.removesuffix(" wide"), 9.0
    order = order_for(plan, seed, index)
    order = written(replace(order, lines=order.lines[:14]), plan)
    plan.shown = Shown()
    note_columns(plan)
    sheet = a_sheet(plan)
    sheet.put(sheet.left, sheet.y, plan.words["title"], size=16, bold=True)
    sheet.y += 30
    plan.shown.add("buyer")
    pairs = [(plan.words["buyer"], order.buyer.name)]
    for name in dict.fromkeys(["po_number", "order_date", "wanted", *plan.details[:2]]):
        pairs.append((plan.words[name], value(order, plan, name)))
    for label, text in pairs:
        sheet.put(sheet.left, sheet.y + 3, label)
        field(sheet, f"head{sheet.y:.0f}", text, sheet.left + 130, 190)
        sheet.y += 20
    ship = blocks(order, plan, "ship_to")[0]
    sheet.put(sheet.left, sheet.y + 3, ship.label)
    for line in ship.lines:
        field(sheet, f"ship{sheet.y:.0f}", line, sheet.left + 130, 230)
        sheet.y += 19
    sheet.y += 14
    form_table(sheet, order, plan)
    plan.shown.add("net_total")
    sheet.put(sheet.right - 110, sheet.y + 7, plan.words["net_total"], align="r", bold=True)
    sheet.y += 4
    field(sheet, "total", plan.hand.amount(order.subtotal), sheet.right - 100, 100)
    return sheet.finish(), found(order, plan)


def form_table(sheet: Sheet, order: Order, plan: Plan) -> None:
    grid = a_grid(sheet, plan, rows_of(order, plan))
    for column in grid.columns:
        sheet.put(column.x + 2, sheet.y, heading(column.name, plan), bold=True, size=7.5)
    sheet.y += 13
    for line in order.lines:
        for column in grid.columns:
            name = f"{column.name}{line.position}"
            field(sheet, name, cell(column.name, line, order, plan), column.x, column.wide)
        sheet.y += 18


def field(sheet: Sheet, name: str, text: str, x: float, wide: float) -> None:
    sheet.canvas.acroForm.textfield(
        name=name,
        value=text,
        x=x,
        y=sheet.high - sheet.y - 16,
        width=wide,
        height=16,
        fontSize=8,
        borderWidth=0.5,
        forceBorder=True,
        fontName="Helvetica",
    )
