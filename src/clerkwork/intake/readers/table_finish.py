"""What is the same for all lines of an order in a table: numbers, dates, parties, totals."""

from collections.abc import Sequence
from decimal import Decimal

from clerkwork.intake.draft import Address, DraftLine, DraftOrder, Problem
from clerkwork.intake.readers.address_lines import read_address as address_of_lines
from clerkwork.intake.readers.countries import country_code
from clerkwork.intake.readers.table_blocks import Block, Group, has_order_column
from clerkwork.intake.readers.table_heads import Heads, read_heads
from clerkwork.intake.readers.table_lines import GRAND_ORDER, Table, read_address, text_of
from clerkwork.intake.readers.table_values import Cell, iso_date, number

ADDRESS_PARTS = ("name", "street", "street2", "city", "region", "postcode", "code")


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
    own = first_text(group, table, "currency")
    if own and len(own) == 3 and own.isascii() and own.isalpha():
        order.currency = own.upper()
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
    if value is None and not address_like(found.value):
        what = f"found {text_of(found.value)!r:.60}, expected a date"
        table.problems.append(Problem(table.where(found.row), what))
    return value


def address_like(cell: Cell) -> bool:
    address = address_of_lines(cell.splitlines()) if isinstance(cell, str) else None
    return address is not None and bool(address.city or address.postcode)


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
    address = (address_of_lines(lines) if lines else None) or Address()
    if lines is None and isinstance(delivery, str):
        # `Deliver to` and `Delivery` are one label: what stands there tells place from date.
        place = address_of_lines(delivery.splitlines())
        address = place if place and (place.city or place.postcode) else address
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
    if order.total is not None and any(value is not None for value in (*charges, discount)):
        order.charges = sum((v for v in charges if v is not None), Decimal(0)) - abs(
            discount or Decimal(0)
        )
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
