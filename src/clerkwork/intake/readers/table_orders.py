"""Lines of a table to orders: grouped by order number, with what is the same for all of them."""

from decimal import Decimal

from clerkwork.intake.draft import Address, DraftOrder, Problem
from clerkwork.intake.readers.address_lines import read_address as address_of_lines
from clerkwork.intake.readers.table_blocks import (
    Block,
    Group,
    cells_of,
    find_habits,
    has_order_column,
    stated_currency,
)
from clerkwork.intake.readers.table_finish import finish
from clerkwork.intake.readers.table_layout import Row
from clerkwork.intake.readers.table_lines import Table, read_address, read_line, total_label
from clerkwork.intake.readers.table_values import number


def read_block(block: Block) -> tuple[list[DraftOrder], list[Problem]]:
    """The orders of one table and what is wrong in it; `order` counts within this table."""
    habits = find_habits(block)
    table = Table(block.columns, habits, block.sheet.name)
    groups, totals = collect(block, table)
    if not groups:
        return [], table.problems
    problems = list(table.problems)
    owners = {line.where: index for index, group in enumerate(groups) for line in group.order.lines}
    for problem in problems:
        problem.order = owners.get(problem.where.partition(", column")[0])
    common = None if cells_of(block, ("currency",)) else stated_currency(block)
    single = not has_order_column(block.columns)
    for index, group in enumerate(groups):
        table.problems = []
        group.order.currency = common
        finish(group, block, table, totals if single and len(groups) == 1 else {})
        for problem in table.problems:
            problem.order = index
        problems.extend(table.problems)
    if not habits.day_first_known:
        problems.append(
            Problem(
                "document",
                "found dates of which day and month cannot be told apart; read as "
                + ("day before month" if habits.day_first else "month before day"),
            )
        )
    return [group.order for group in groups], problems


def collect(block: Block, table: Table) -> tuple[list[Group], dict[str, Decimal]]:
    """Groups of lines in order of their first row, and the amounts of the rows of totals."""
    totals: dict[str, Decimal] = {}
    articles: list[tuple[int, Row]] = []
    for index, row in block.body():
        label = total_label(table, row)
        if label:
            amount = last_number(row, table)
            if amount is not None:
                totals[label] = amount
        elif is_line(table, row):
            articles.append((index, row))
    groups: dict[str, Group] = {}
    key = ""
    for index, row in ordered_rows(articles, table):
        key = order_key(table, row) or key
        group = groups.setdefault(key, Group(DraftOrder(where=table.where(index))))
        add_line(group, table, index, row)
    return list(groups.values()), totals


def ordered_rows(articles: list[tuple[int, Row]], table: Table) -> list[tuple[int, Row]]:
    """The rows that order something. Of rows with an article and no quantity, few are mistakes,
    and stay; many are the rest of an order form."""
    if not table.columns.has("quantity"):
        return articles
    blank = [(index, row) for index, row in articles if no_quantity(table, row)]
    if not blank:
        return articles
    if 2 * len(blank) >= len(articles):
        if len(blank) < len(articles):
            what = f"found {len(blank)} rows without a quantity, which were left aside"
            table.problems.append(Problem(table.where(blank[0][0]), what))
        return [each for each in articles if each not in blank]
    for index, row in blank:
        table.complain(index, "quantity", table.cell(row, "quantity"), "a quantity")
    return articles


def no_quantity(table: Table, row: Row) -> bool:
    """An empty cell, a dash or a zero."""
    cell = table.cell(row, "quantity")
    return cell in {"", "-", "–"} or number(cell, table.habits.decimal_mark) == 0


def add_line(group: Group, table: Table, index: int, row: Row) -> None:
    group.order.lines.append(read_line(table, row, index))
    group.rows.append((index, row))
    place = whole_cell(read_address(table, row, "ship")) or block_cell(table, row)
    group.places.append(place or whole_cell(read_address(table, row, "plain")))


def whole_cell(place: Address | None) -> Address | None:
    """The address, taken apart where its street cell holds all of it."""
    if place is None or place.city or place.postcode or not place.street:
        return place
    if "," not in place.street and "\n" not in place.street:
        return place
    parts = address_of_lines(place.street.splitlines())
    if parts is None or not (parts.city or parts.postcode):
        return place
    parts.name, parts.code = place.name or parts.name, place.code
    parts.country = place.country or parts.country
    return parts


def block_cell(table: Table, row: Row) -> Address | None:
    """A whole address, or only a name, in one cell."""
    text = table.text(row, "ship_block")
    return address_of_lines(text.splitlines()) if text else None


def is_line(table: Table, row: Row) -> bool:
    """Whether the row names an article, or has both a quantity and an amount."""
    if any(table.cell(row, role) != "" for role in ("sku", "buyer_sku", "gtin", "desc")):
        amounts = ("quantity", "unit_price", "line_total")
        named = [role for role in ("sku", "buyer_sku", "gtin") if table.cell(row, role) != ""]
        return bool(named) or any(table.cell(row, role) != "" for role in amounts)
    described = any(table.columns.has(role) for role in ("sku", "buyer_sku", "gtin", "desc"))
    return not described and table.cell(row, "quantity") != ""


def order_key(table: Table, row: Row) -> str | None:
    return table.text(row, "po_number") or table.text(row, "order_number")


def last_number(row: Row, table: Table) -> Decimal | None:
    for cell in reversed(row):
        value = number(cell, table.habits.decimal_mark) if cell != "" else None
        if value is not None:
            return value
    return None
