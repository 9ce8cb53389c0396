"""The table of order lines: columns, rules between them, and what happens at the foot of a page."""

from dataclasses import dataclass
from typing import Any

from .cells import RIGHT, cell, description, heading
from .pdf_plan import Plan
from .sheet import Sheet
from .truth import Line, Order

GAP = 4.0
NARROWEST = 95.0  # of the description


@dataclass(frozen=True, slots=True)
class Column:
    name: str
    x: float
    wide: float
    head: list[str]


@dataclass(frozen=True, slots=True)
class Grid:
    """The columns, and the size that makes them fit the page."""

    columns: list[Column]
    size: float
    rules: str
    tint: str


def rows_of(order: Order, plan: Plan) -> list[dict[str, list[str]]]:
    """The cells of every line by column, as the lines within each cell."""
    return [
        {
            name: description(line, plan)
            if name == "description"
            else [cell(name, line, order, plan)]
            for name in plan.columns
        }
        for line in order.lines
    ]


def a_grid(sheet: Sheet, plan: Plan, rows: list[dict[str, list[str]]]) -> Grid:
    size = sheet.size
    while True:
        widths = natural_widths(sheet, plan, rows, size)
        rest = sheet.right - sheet.left - sum(widths.values())
        if rest >= NARROWEST or size <= 5:
            break
        size -= 0.5
    columns, x = [], sheet.left
    for name in plan.columns:
        wide = widths.get(name, rest)
        head = sheet.wrap(heading(name, plan), wide - GAP, size, bold=True)
        columns.append(Column(name, x, wide, head))
        x += wide
    return Grid(columns, size, plan.rules, plan.tint)


def natural_widths(
    sheet: Sheet, plan: Plan, rows: list[dict[str, list[str]]], size: float
) -> dict[str, float]:
    """How wide each column must be, but for the description, which takes the rest."""
    found = {}
    for name in plan.columns:
        if name == "description":
            continue
        texts = [text for row in rows for text in row[name]]
        heads = heading(name, plan).split(" ")
        wide = max(sheet.width(text, size) for text in texts)
        wide = max(wide, *(sheet.width(head, size, bold=True) for head in heads))
        found[name] = wide + 2 * GAP
    return found


def draw_head(sheet: Sheet, grid: Grid) -> None:
    leading = grid.size * 1.25
    high = max(len(column.head) for column in grid.columns) * leading + 4
    filled = grid.rules in ("coloured head", "blank rows", "zebra")
    left, right = sheet.left, sheet.right
    if filled:
        sheet.box(left, sheet.y, right - left, high, fill=grid.tint, line=0)
    for column in grid.columns:
        for index, text in enumerate(column.head):
            color = "#ffffff" if filled else ""
            put(
                sheet,
                column,
                text,
                sheet.y + 2 + index * leading,
                size=grid.size,
                bold=True,
                color=color,
            )
    if grid.rules in ("grid", "vertical", "blank rows"):
        frame(sheet, grid, sheet.y, high, horizontal=grid.rules != "vertical")
    sheet.y += high
    if grid.rules in ("horizontal", "head only", "double", "dotted", "vertical"):
        sheet.rule(left, sheet.y, right, sheet.y, 0.9)
    if grid.rules == "double":
        sheet.rule(left, sheet.y + 1.6, right, sheet.y + 1.6, 0.5)
    sheet.y += 2


def put(sheet: Sheet, column: Column, text: str, y: float, **how: Any) -> None:
    if column.name in RIGHT:
        sheet.put(column.x + column.wide - GAP, y, text, align="r", **how)
    else:
        sheet.put(column.x + GAP, y, text, **how)


def frame(sheet: Sheet, grid: Grid, y: float, high: float, *, horizontal: bool) -> None:
    for column in grid.columns:
        sheet.rule(column.x, y, column.x, y + high, 0.4)
    sheet.rule(sheet.right, y, sheet.right, y + high, 0.4)
    if horizontal:
        sheet.rule(sheet.left, y, sheet.right, y, 0.4)
        sheet.rule(sheet.left, y + high, sheet.right, y + high, 0.4)


def draw_row(sheet: Sheet, grid: Grid, row: dict[str, list[str]], index: int) -> None:
    cells = wrapped(sheet, grid, row)
    high = row_height(grid, cells)
    if grid.rules == "zebra" and index % 2:
        sheet.box(sheet.left, sheet.y, sheet.right - sheet.left, high, fill="#eef1f5", line=0)
    if grid.rules == "tinted columns":
        for column in grid.columns[::2]:
            sheet.box(column.x, sheet.y, column.wide, high, fill="#f3efe4", line=0)
    for column in grid.columns:
        for number, text in enumerate(cells[column.name]):
            put(sheet, column, text, sheet.y + 2 + number * grid.size * 1.25, size=grid.size)
    if grid.rules in ("grid", "vertical", "blank rows"):
        frame(sheet, grid, sheet.y, high, horizontal=grid.rules != "vertical")
    sheet.y += high
    if grid.rules == "horizontal":
        sheet.rule(sheet.left, sheet.y, sheet.right, sheet.y, 0.3)
    if grid.rules == "dotted":
        sheet.canvas.setDash(1, 2)
        sheet.rule(sheet.left, sheet.y, sheet.right, sheet.y, 0.4)
        sheet.canvas.setDash()


def wrapped(sheet: Sheet, grid: Grid, row: dict[str, list[str]]) -> dict[str, list[str]]:
    return {
        column.name: [
            part
            for text in row[column.name]
            for part in (
                sheet.wrap(text, column.wide - 2 * GAP, grid.size)
                if column.name == "description"
                else [text]
            )
        ]
        for column in grid.columns
    }


def row_height(grid: Grid, cells: dict[str, list[str]]) -> float:
    return max(len(lines) for lines in cells.values()) * grid.size * 1.25 + 5


def draw_columns(sheet: Sheet, order: Order, plan: Plan) -> None:
    """The whole table, over as many pages as it takes."""
    rows = rows_of(order, plan)
    grid = a_grid(sheet, plan, rows)
    draw_head(sheet, grid)
    groups = plan.words["group"] if "groups" in plan.extras and len(rows) > 3 else ""
    for index, (line, row) in enumerate(zip(order.lines, rows, strict=True)):
        high = row_height(grid, wrapped(sheet, grid, row))
        if not sheet.room(high + 16):
            next_page(sheet, grid, order, line, plan)
        if groups and index == 2:
            sheet.put(sheet.left + GAP, sheet.y + 3, groups, size=grid.size, bold=True)
            sheet.y += grid.size * 1.25 + 6
        draw_row(sheet, grid, row, index)
    if plan.rules == "blank rows":
        blank_rows(sheet, grid)
    if plan.rules in ("head only", "none", "tinted columns", "zebra", "vertical"):
        sheet.rule(sheet.left, sheet.y, sheet.right, sheet.y, 0.8)
    sheet.y += 6


def blank_rows(sheet: Sheet, grid: Grid) -> None:
    """The empty rows of a form, down to where its foot begins."""
    high = grid.size * 1.25 + 5
    while sheet.y + high < sheet.foot - 190:
        frame(sheet, grid, sheet.y, high, horizontal=True)
        sheet.y += high


def next_page(sheet: Sheet, grid: Grid, order: Order, line: Line, plan: Plan) -> None:
    """Carry the sum over and begin a page, with or without the headings again."""
    before = sum(each.amount for each in order.lines if each.position < line.position)
    carry = plan.carry and "amount" in plan.columns
    text = plan.hand.amount(order.lines[0].amount * 0 + before)
    if carry:
        sheet.put(sheet.right - GAP, sheet.y + 2, text, size=grid.size, align="r")
        label = plan.words["carry"]
        sheet.put(sheet.right - 90, sheet.y + 2, label, size=grid.size, align="r")
    sheet.turn_page()
    if plan.repeat_heads:
        draw_head(sheet, grid)
    if carry:
        sheet.put(sheet.right - GAP, sheet.y + 2, text, size=grid.size, align="r")
        label = plan.words["carried"]
        sheet.put(sheet.right - 90, sheet.y + 2, label, size=grid.size, align="r")
        sheet.y += grid.size * 1.25 + 5
