"""Lines of a table to orders: grouped by order number, with what is the same for all of them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from clerkwork.intake.draft import Address, DraftLine, DraftOrder, Problem
from clerkwork.intake.readers.address_lines import read_address as address_of_lines
from clerkwork.intake.readers.countries import country_code
from clerkwork.intake.readers.headers import currency_in
from clerkwork.intake.readers.table_cells import Sheet
from clerkwork.intake.readers.table_heads import Heads, read_heads
from clerkwork.intake.readers.table_layout import Columns, Row
from clerkwork.intake.readers.table_lines import (
    GRAND_ORDER,
    Table,
    read_address,
    read_line,
    text_of,
    total_label,
)
from clerkwork.intake.readers.table_values import (
    Cell,
    Habits,
    day_order,
    decimal_mark,
    iso_date,
    number,
)

NUMBER_ROLES = ("quantity", "unit_price", "line_total", "total", "gross_total", "freight", "tax")
DATE_ROLES = ("order_date", "delivery", "ship_date", "invoice_date")
AMERICAN = frozenset(("USD", "CAD"))
ADDRESS_PARTS = ("name", "street", "street2", "city", "region", "postcode", "code")


@dataclass(slots=True)
class Block:
    """One table in a sheet: its columns, the labels above it, and the rows of its body."""

    sheet: Sheet
    columns: Columns
    heads: Heads
    begin: int
    stop: int
    end: int  # of what stands below the body: totals, notes
    more: list[tuple[int, int]] = field(default_factory=list)

    def body(self) -> Iterator[tuple[int, Row]]:
        for begin, stop in ((self.begin, self.stop), *self.more):
            for index in range(begin, stop):
                yield index, self.sheet.rows[index]


@dataclass(slots=True)
class Group:
    """One order in the making: its lines and the rows that they came from."""

    order: DraftOrder
    rows: list[tuple[int, Row]] = field(default_factory=list)
    places: list[Address | None] = field(default_factory=list)


def read_block(block: Block) -> tuple[list[DraftOrder], list[Problem]]:
    """The orders of one table and what is wrong in it; `order` counts within this table."""
    habits = find_habits(block)
    table = Table(block.columns, habits, block.sheet.name)
    groups, totals = collect(block, table)
    if not groups:
        return [], table.problems
    problems = list(table.problems)
    single = not has_order_column(block.columns)
    for index, group in enumerate(groups):
        table.problems = []
        finish(group, block, table, totals if single and len(groups) == 1 else {})
        problems.extend(table.problems)
        for problem in problems:
            if problem.order is None and belongs(problem, group):
                problem.order = index
    if not habits.day_first_known:
        problems.append(
            Problem(
                "document",
                "found dates of which day and month cannot be told apart; read as "
                + ("day before month" if habits.day_first else "month before day"),
            )
        )
    return [group.order for group in groups], problems


def belongs(problem: Problem, group: Group) -> bool:
    place = problem.where.partition(", column")[0]
    return any(line.where == place for line in group.order.lines)


def has_order_column(columns: Columns) -> bool:
    return columns.has("po_number") or columns.has("order_number")


def cells_of(block: Block, roles: Sequence[str]) -> list[Cell]:
    places = [index for role in roles for index in block.columns.places.get(role, ())]
    return [row[i] for _, row in block.body() for i in places if i < len(row) and row[i] != ""]


def find_habits(block: Block) -> Habits:
    """How this table writes numbers and dates, from all of its cells together."""
    amounts = cells_of(block, NUMBER_ROLES)
    comma = block.sheet.delimiter == ";" or foreign_headings(block.columns)
    mark = decimal_mark(amounts, "," if comma else ".")
    dates = cells_of(block, DATE_ROLES)
    dates += [c for role in DATE_ROLES if (c := block.heads.get(role)) is not None]
    told = day_order(dates)
    if told is not None:
        return Habits(mark, told)
    american = stated_currency(block) in AMERICAN or any("$" in str(cell) for cell in amounts[:50])
    ambiguous = any(differs_by_order(cell, mark) for cell in dates)
    return Habits(mark, not american, american or comma or not ambiguous)


def differs_by_order(cell: Cell, mark: str) -> bool:
    return iso_date(cell, Habits(mark, True)) != iso_date(cell, Habits(mark, False))


def foreign_headings(columns: Columns) -> bool:
    """Whether the headings are of a language that writes decimals with a comma."""
    english = {"qty", "quantity", "price", "description", "amount", "item", "unit", "order"}
    words = {word for heading in columns.headings for word in heading.lower().split()}
    return not words & english and not any("quantity" in word for word in words)


def stated_currency(block: Block) -> str | None:
    """The currency code in a column, a label or a heading of amounts."""
    column = cells_of(block, ("currency",))
    stated = text_of(column[0]) if column else text_of(block.heads.get("currency"))
    if stated is None:
        headed = [block.columns.headings[i] for r in ("unit_price", "line_total", "total")
                  for i in block.columns.places.get(r, ())]  # fmt: skip
        stated = next((code for heading in headed if (code := currency_in(heading))), None)
    if stated is None:
        amounts = [str(cell) for cell in cells_of(block, ("unit_price", "line_total"))[:20]]
        stated = next((code for amount in amounts if (code := currency_in(amount))), None)
    code = (stated or "").strip().upper()
    return code if len(code) == 3 and code.isascii() and code.isalpha() else None


def collect(block: Block, table: Table) -> tuple[list[Group], dict[str, Decimal]]:
    """Groups of lines in order of their first row, and the amounts of the rows of totals."""
    groups: dict[str, Group] = {}
    totals: dict[str, Decimal] = {}
    key = ""
    blank: list[tuple[int, Row]] = []
    counted = 0
    for index, row in block.body():
        label = total_label(table, row)
        if label:
            amount = last_number(row, table)
            if amount is not None:
                totals[label] = amount
            continue
        if not is_line(table, row):
            continue
        if table.cell(row, "quantity") == "" and table.columns.has("quantity"):
            blank.append((index, row))
            continue
        counted += 1
        key = order_key(table, row) or key
        group = groups.setdefault(key, Group(DraftOrder(where=table.where(index))))
        add_line(group, table, index, row)
    without_quantity(blank, counted, groups, key, table)
    return [group for group in groups.values() if group.order.lines], totals


def without_quantity(
    blank: list[tuple[int, Row]], counted: int, groups: dict[str, Group], key: str, table: Table
) -> None:
    """Rows with an article and no quantity: few are mistakes, many are an order form's rest."""
    if not blank or not counted:
        return
    if len(blank) > counted:
        what = f"found {len(blank)} rows without a quantity, which were left aside"
        table.problems.append(Problem(table.where(blank[0][0]), what))
        return
    for index, row in blank:
        table.complain(index, "quantity", "", "a quantity")
        own = order_key(table, row) or key
        group = groups.setdefault(own, Group(DraftOrder(where=table.where(index))))
        add_line(group, table, index, row)


def add_line(group: Group, table: Table, index: int, row: Row) -> None:
    group.order.lines.append(read_line(table, row, index))
    group.rows.append((index, row))
    place = read_address(table, row, "ship") or block_cell(table, row)
    group.places.append(place or read_address(table, row, "plain"))


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


def first_text(group: Group, table: Table, role: str) -> str | None:
    return next((text for _, row in group.rows if (text := table.text(row, role))), None)


def finish(group: Group, block: Block, table: Table, totals: dict[str, Decimal]) -> None:
    """Everything of the order that is not a line."""
    order, heads = group.order, block.heads
    index, row = group.rows[0]
    order.po_number = (
        first_text(group, table, "po_number")
        or first_text(group, table, "order_number")
        or text_of(heads.get("po_number"))
        or text_of(heads.get("order_number"))
    )
    order.release = first_text(group, table, "release") or text_of(heads.get("release"))
    order.order_date = table.date(row, index, "order_date") or head_date(block, table, "order_date")
    order.currency = stated_currency(block)
    set_buyer(group, block, table)
    set_places(group, block, table)
    set_delivery(group, block, table)
    set_totals(group, block, table, totals)
    note = first_text(group, table, "note") or text_of(heads.get("note"))
    order.note = note[:2000] if note else None
    if first_text(group, table, "cancelled"):
        what = f"found it cancelled on {first_text(group, table, 'cancelled')}"
        table.problems.append(Problem(table.where(index), what))


def head_date(block: Block, table: Table, role: str) -> str | None:
    """A labelled date; a problem if it is none."""
    found = block.heads.values.get(role)
    if found is None:
        return None
    value = iso_date(found.value, table.habits)
    if value is None and role != "delivery":
        what = f"found {text_of(found.value)!r:.60}, expected a date"
        table.problems.append(Problem(table.where(found.row), what))
    return value


def set_buyer(group: Group, block: Block, table: Table) -> None:
    """The buyer by its own column or label, else by whom the bill goes to."""
    order, heads = group.order, block.heads
    order.buyer_code = first_text(group, table, "buyer_code") or text_of(heads.get("buyer_code"))
    order.email = first_text(group, table, "email") or text_of(heads.get("email"))
    order.email = order.email or first_text(group, table, "bill_mail")
    order.buyer_name = first_text(group, table, "buyer_name")
    if order.buyer_name is None:
        bill = read_address(table, group.rows[0][1], "bill")
        order.buyer_name = bill.name if bill else None
    if order.buyer_name is None:
        name = text_of(heads.get("buyer_name"))
        order.buyer_name = name.splitlines()[0] if name else None
    if order.buyer_name is None and "bill_block" in heads.blocks:
        address = address_of_lines(heads.blocks["bill_block"])
        order.buyer_name = address.name if address else None


def set_places(group: Group, block: Block, table: Table) -> None:
    """One ship-to for all lines is the order's; several stay on their lines."""
    given = [place for place in group.places if place is not None]
    if given and all(place == given[0] for place in given):
        group.order.ship_to = given[0]
        return
    if given:
        for line, place in zip(group.order.lines, group.places, strict=True):
            line.ship_to = place
        return
    group.order.ship_to = labelled_place(block.heads, table)


def labelled_place(heads: Heads, table: Table) -> Address | None:
    """The ship-to from labels: a block of lines, or one label for each part."""
    delivery = heads.get("delivery")
    lines = heads.blocks.get("ship_block")
    if lines is None and isinstance(delivery, str) and iso_date(delivery, table.habits) is None:
        lines = delivery.splitlines() if any(c.isalpha() for c in delivery) else None
    address = (address_of_lines(lines) if lines else None) or Address()
    for party in ("ship", "plain"):
        for part in ADDRESS_PARTS:
            text = text_of(heads.get(f"{party}_{part}"))
            if text and getattr(address, part) is None:
                setattr(address, part, text)
        company = text_of(heads.get(f"{party}_company"))
        address.name = address.name or company
        country = heads.get(f"{party}_country") or heads.get(f"{party}_country_code")
        address.country = address.country or country_code(text_of(country))
        if address != Address():
            return address
    return None


def set_delivery(group: Group, block: Block, table: Table) -> None:
    """In a list of many orders a date that all lines share is the order's own."""
    dates = {line.requested_delivery for line in group.order.lines}
    if has_order_column(block.columns) and len(dates) == 1 and None not in dates:
        group.order.requested_delivery = dates.pop()
        for line in group.order.lines:
            line.requested_delivery = None
    if group.order.requested_delivery is None:
        group.order.requested_delivery = head_date(block, table, "delivery")


def set_totals(group: Group, block: Block, table: Table, totals: dict[str, Decimal]) -> None:
    """The total as stated: a column, a row of totals, or a label above or below the lines."""
    order, mark = group.order, table.habits.decimal_mark
    order.total = first_number(group, table, "total")
    gross = [number(table.cell(row, "gross_total"), mark) for _, row in group.rows]
    if order.total is None and gross and None not in gross:
        order.total = sum((value for value in gross if value is not None), Decimal(0))
    charges = [first_number(group, table, role) for role in ("freight", "tax")]
    discount = first_number(group, table, "discount")
    if any(value is not None for value in (*charges, discount)):
        order.charges = sum((v for v in charges if v is not None), Decimal(0)) - abs(discount or 0)
    if has_order_column(block.columns):
        shared_total(order.lines, order)
        return
    ranked = sorted((GRAND_ORDER[label], label) for label in totals if label in GRAND_ORDER)
    if order.total is None and ranked:
        order.total = totals[ranked[0][1]]
    below = read_heads(block.sheet.rows, block.stop, block.end)
    for heads in (below, block.heads):
        for role in ("total", "line_total"):
            value = heads.get(role)
            if order.total is None and value is not None:
                order.total = number(value, mark)


def first_number(group: Group, table: Table, role: str) -> Decimal | None:
    values = (number(table.cell(row, role), table.habits.decimal_mark) for _, row in group.rows)
    return next((value for value in values if value is not None), None)


def shared_total(lines: Sequence[DraftLine], order: DraftOrder) -> None:
    """A `Total` that is the same on all lines and the product of none is the order's."""
    amounts = {line.line_total for line in lines}
    if len(lines) < 2 or len(amounts) != 1 or None in amounts:
        return
    if not any(
        line.quantity and line.unit_price and line.quantity * line.unit_price == line.line_total
        for line in lines
    ):
        order.total = order.total if order.total is not None else lines[0].line_total
        for line in lines:
            line.line_total = None
