"""Numbers that no order holds: emptied, and said, so that one does not stop a whole document."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from clerkwork.intake.draft import DraftLine, DraftOrder, Problem

# With these, what is computed from a line fits its column, times any pack, over all lines.
MOST = Decimal(10**7)  # as a quantity and as a price, which is what a person may type too
MOST_MONEY = Decimal(10**10)


def drop_impossible(orders: Sequence[DraftOrder]) -> list[Problem]:
    """Empty the numbers of these drafts that are beyond any order; a problem for each."""
    dropped = []
    for index, order in enumerate(orders):
        for line in order.lines:
            where = line.where or order.where or "document"
            for name, found in impossible(line):
                setattr(line, name, None)
                what = f"found {name} {found:.3g}, expected less"
                dropped.append(Problem(where, what, index, name))
        if order.total is not None and abs(order.total) >= MOST_MONEY:
            what = f"found total {order.total:.3g}, expected less"
            dropped.append(Problem(order.where or "document", what, index, "total"))
            order.total = None
    return dropped


def impossible(line: DraftLine) -> Iterator[tuple[str, Decimal]]:
    """The names and values of a line's numbers that are too large, alone or together."""
    quantity, price = line.quantity, line.unit_price
    if quantity is not None and abs(quantity) >= MOST:
        yield "quantity", quantity
        quantity = None
    if price is not None:
        each = price / line.price_base_quantity if line.price_base_quantity else price
        if abs(each) >= MOST:
            yield "unit_price", each
        elif quantity is not None and abs(quantity * each) >= MOST_MONEY:
            yield "quantity", quantity
    if line.line_total is not None and abs(line.line_total) >= MOST_MONEY:
        yield "line_total", line.line_total
