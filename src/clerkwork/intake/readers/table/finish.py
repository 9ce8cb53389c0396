"""What is the same for all lines of an order in a table: numbers, dates, parties, totals."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from clerkwork.intake.draft import Address, DraftLine, DraftOrder, Problem, Spot, Spots
from clerkwork.intake.readers.address_lines import read_address as address_of_lines
from clerkwork.intake.readers.table.blocks import (
    Block,
    Group,
    code_of,
    has_order_column,
)
from clerkwork.intake.readers.table.heads import Found, read_heads
from clerkwork.intake.readers.table.lines import PLAIN, Table, read_address, text_of
from clerkwork.intake.readers.table.places import labelled_place, letterhead
from clerkwork.intake.readers.table.values import iso_date, number


@dataclass(slots=True)
class Totals:
    """The amounts in the rows of totals by what they are, the last of each kind."""

    found: dict[str, tuple[Decimal, Spot]] = field(default_factory=dict)
    after: int = 0  # lines before the last of these rows
    lines: int = 0

    def take(self, kind: str, amount: tuple[Decimal, Spot] | None, *, articles: int) -> None:
        """Keep the amount; one before further lines is the sum of a part."""
        if articles > self.after:
            self.found.clear()
        if amount is not None:
            self.found[kind], self.after = amount, articles

    def grand(self) -> tuple[Decimal, Spot] | None:
        """The amount of the whole order; None where only parts are summed."""
        if self.lines > self.after:
            return None
        return next(
            (self.found[kind] for kind in ("grand", "plain", "net") if kind in self.found), None
        )


def first_of(group: Group, table: Table, roles: Sequence[str]) -> tuple[str, Spot] | None:
    """The first text under one of these headings in the rows of the order."""
    for role in roles:
        if role in table.columns.places:
            for index, row in group.rows:
                column = table.column(row, role)
                if column is not None:
                    return str(text_of(row[column])), table.spot(index, column)
    return None


def labelled(block: Block, table: Table, roles: Sequence[str]) -> tuple[str, Spot] | None:
    """The first labelled value of these roles."""
    for role in roles:
        found = block.heads.values.get(role)
        text = text_of(found.value) if found else None
        if found and text:
            return text, head_spot(found, table)
    return None


def head_spot(found: Found, table: Table, sure: float = 1.0) -> Spot:
    at = ("cell", table.sheet, found.row + 1, found.column + 1)
    return Spot(at, round(min(PLAIN, found.sure * sure), 3))


def finish(group: Group, block: Block, table: Table, totals: Totals) -> None:
    """Everything of the order that is not a line."""
    order = group.order
    numbers = ("po_number", "order_number")
    put(order, "po_number", first_of(group, table, numbers) or labelled(block, table, numbers))
    put(
        order, "release", first_of(group, table, ["release"]) or labelled(block, table, ["release"])
    )
    index, row = group.rows[0]
    order.order_date = table.date(row, index, "order_date", order.spots, "order_date")
    if order.order_date is None:
        put(order, "order_date", head_date(block, table, "order_date"))
    set_currency(group, block, table)
    set_buyer(group, block, table)
    set_places(group, block, table)
    set_delivery(group, block, table)
    set_totals(group, block, table, totals)
    put(order, "note", first_of(group, table, ["note"]) or labelled(block, table, ["note"]))
    order.note = order.note[:2000] if order.note else None
    cancelled = first_of(group, table, ["cancelled"])
    if cancelled:
        table.problems.append(Problem(table.where(index), f"found it cancelled on {cancelled[0]}"))


def put(order: DraftOrder, name: str, found: tuple[str, Spot] | None) -> None:
    if found:
        setattr(order, name, found[0])
        order.spots[name] = found[1]


def set_currency(group: Group, block: Block, table: Table) -> None:
    """The code in the rows of this order, else the one of the whole table."""
    if block.columns.has("currency"):
        own = first_of(group, table, ["currency"])
        code = code_of(own[0]) if own else None
        if own and code:
            put(group.order, "currency", (code, own[1]))
        return
    put(group.order, "currency", table.currency)


def head_date(block: Block, table: Table, role: str) -> tuple[str, Spot] | None:
    """A labelled date; a problem if it is none."""
    found = block.heads.values.get(role)
    if found is None:
        return None
    value = iso_date(found.value, table.habits)
    if value is None:
        what = f"found {text_of(found.value)!r:.60}, expected a date"
        table.problems.append(Problem(table.where(found.row), what))
        return None
    return value, head_spot(found, table, table.day_sure(found.value))


def set_buyer(group: Group, block: Block, table: Table) -> None:
    """The buyer by its own column or label, else by whom the bill goes to, else the letterhead."""
    order = group.order
    codes, mails = ["buyer_code"], ["email"]
    put(order, "buyer_code", first_of(group, table, codes) or labelled(block, table, codes))
    put(order, "email", first_of(group, table, mails) or labelled(block, table, mails)
        or first_of(group, table, ["bill_mail"]))  # fmt: skip
    put(order, "buyer_name", first_of(group, table, ["buyer_name"]))
    if order.buyer_name is None:
        index, row = group.rows[0]
        bill = read_address(table, row, index, "bill")
        if bill and bill[0].name:
            put(order, "buyer_name", (bill[0].name, bill[1]["ship_to.name"]))
    if order.buyer_name is None:
        put(order, "buyer_name", head_buyer(block, table))


def head_buyer(block: Block, table: Table) -> tuple[str, Spot] | None:
    """The buyer by a label, by the address of the bill, or by the letterhead."""
    named = labelled(block, table, ["buyer_name", "bill_company", "bill_name"])
    if named:
        return named[0].splitlines()[0], named[1]
    lines = block.heads.blocks.get("bill_block")
    address = address_of_lines([str(each.value) for each in lines]) if lines else None
    if lines and address and (address.name or address.street):
        return address.name or str(address.street), head_spot(lines[0], table, 0.98)
    found = letterhead(block.sheet.rows, block.heads, block.columns.row, block.top)
    return (str(found.value), head_spot(found, table)) if found else None


def set_places(group: Group, block: Block, table: Table) -> None:
    """One ship-to for all lines is the order's; several stay on their lines."""
    given = [place for place in group.places if place is not None]
    if given and all(place[0] == given[0][0] for place in given):
        group.order.ship_to = given[0][0]
        group.order.spots.update(given[0][1])
        return
    if given:
        for line, place in zip(group.order.lines, group.places, strict=True):
            if place:
                line.ship_to = place[0]
                line.spots.update(place[1])
        return
    found: tuple[Address, Spots] | None = labelled_place(block.heads, table.sheet)
    if found:
        group.order.ship_to = found[0]
        group.order.spots.update(found[1])


def set_delivery(group: Group, block: Block, table: Table) -> None:
    """In a list of many orders a date that all lines share is the order's own."""
    order = group.order
    dates = {line.requested_delivery for line in order.lines}
    if has_order_column(block.columns) and len(dates) == 1 and None not in dates:
        put(order, "requested_delivery",
            (str(dates.pop()), order.lines[0].spots["requested_delivery"]))  # fmt: skip
        for line in order.lines:
            line.requested_delivery = None
            del line.spots["requested_delivery"]
    if order.requested_delivery is None:
        put(order, "requested_delivery", head_date(block, table, "delivery"))


def set_totals(group: Group, block: Block, table: Table, totals: Totals) -> None:
    """The total as stated: a column, a row of totals, or a label above or below the lines."""
    order = group.order
    set_total(order, first_number(group, table, "total"))
    sum_gross(group, table)
    charges = [first_number(group, table, role) for role in ("freight", "tax")]
    discount = first_number(group, table, "discount")
    if order.total is not None and any(value is not None for value in (*charges, discount)):
        order.charges = sum((v[0] for v in charges if v), Decimal(0))
        order.charges -= abs(discount[0]) if discount else Decimal(0)
    if has_order_column(block.columns):
        shared_total(order.lines, order)
        return
    set_total(order, totals.grand())
    below = read_heads(block.sheet.rows, block.stop, block.end)
    for heads in (below, block.heads):
        for role in ("total", "line_total"):
            found = heads.values.get(role)
            value = number(found.value, table.habits.decimal_mark) if found else None
            if found and value is not None:
                set_total(order, (value, head_spot(found, table, 0.99)))


def set_total(order: DraftOrder, found: tuple[Decimal, Spot] | None) -> None:
    if order.total is None and found is not None:
        order.total, order.spots["total"] = found


def sum_gross(group: Group, table: Table) -> None:
    """The sum of the lines' amounts with tax, where all lines state one."""
    gross = [table.number(row, index, "gross_total") for index, row in group.rows]
    values = [value for value in gross if value is not None]
    if group.order.total is None and values and len(values) == len(gross):
        index, row = group.rows[-1]
        spot = table.spot(index, table.column(row, "gross_total") or 0, 0.97)
        set_total(group.order, (sum(values, Decimal(0)), spot))


def first_number(group: Group, table: Table, role: str) -> tuple[Decimal, Spot] | None:
    for index, row in group.rows:
        column = table.column(row, role)
        value = number(row[column], table.habits.decimal_mark) if column is not None else None
        if column is not None and value is not None:
            return value, table.spot(index, column, table.mark_sure(row[column]))
    return None


def shared_total(lines: Sequence[DraftLine], order: DraftOrder) -> None:
    """A `Total` that is the same on all lines and the product of none is the order's."""
    amounts = {line.line_total for line in lines}
    if len(lines) < 2 or len(amounts) != 1 or None in amounts:
        return
    if not any(
        line.quantity and line.unit_price and line.quantity * line.unit_price == line.line_total
        for line in lines
    ):
        set_total(order, (lines[0].line_total or Decimal(0), lines[0].spots["line_total"]))
        for line in lines:
            line.line_total = None
            del line.spots["line_total"]
