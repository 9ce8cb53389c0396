"""What makes a document doubtful as a whole, so that somebody should look at all of its lines."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from clerkwork.intake.draft import DraftLine, DraftOrder
from clerkwork.intake.readers.pages.body import Table
from clerkwork.intake.readers.pages.runs import Run
from clerkwork.intake.readers.pages.totals import ROUND, Sum
from clerkwork.intake.readers.table.values import bare_number

MOST = 0.6  # of the lines that have a value: the others should have it too
EVEN = ("sku", "buyer_sku", "gtin", "description", "quantity", "uom", "unit_price", "line_total")
HELD = 0.97  # below what passes without a look
WORST = 0.9


def doubt(
    order: DraftOrder, tables: Sequence[Table], sums: Sequence[Sum], total: Decimal | None
) -> None:
    """Lower how sure all values of the lines are, where the document is not wholly understood.

    `total` is the sum of the lines; None where one of them has no amount.
    """
    reasons = list(reasons_of(order, tables, sums, total))
    if not reasons:
        return
    most = HELD if len(reasons) == 1 else WORST
    for line in order.lines:
        for field, spot in line.spots.items():
            line.spots[field] = spot._replace(sure=min(spot.sure, most))


def reasons_of(
    order: DraftOrder, tables: Sequence[Table], sums: Sequence[Sum], total: Decimal | None
) -> Iterator[str]:
    if total is not None and disagree(sums, total, order):
        yield "the lines do not make the sum that is stated"
    if misnumbered(order.lines):
        yield "lines are missing by their numbers"
    uneven = [field for field in EVEN if ragged(order.lines, field)]
    if uneven:
        yield f"not all lines have {uneven[0]}"
    if any(odd(line) for line in order.lines):
        yield "a line is no line"
    if left_over(tables):
        yield "numbers between the lines were not read"


def disagree(sums: Sequence[Sum], total: Decimal, order: DraftOrder) -> bool:
    """Whether there is a sum that the lines should make, and none that they make."""
    stated = [each.amount for each in sums if each.name in {"net", "total", "grand"}]
    if not stated or any(abs(each - total) <= ROUND for each in stated):
        return False
    extras = [each.amount for each in sums if each.name in {"tax", "freight", "discount"}]
    if order.total is None or not extras:
        return True
    between = order.total - total
    parts = sum(extras, Decimal(0))
    return abs(abs(between) - abs(parts)) > ROUND and not any(
        abs(abs(between) - abs(each)) <= ROUND for each in extras
    )


def misnumbered(lines: Sequence[DraftLine]) -> bool:
    """Whether the lines are numbered, but not all of them or not evenly."""
    stated = [line.line for line in lines if line.line]
    if not stated:
        return False
    if len(stated) < len(lines) or not all(each.isdigit() for each in stated):
        return True
    numbers = [int(each) for each in stated]
    step = numbers[0] or 1
    even = {1, 5, 10, 100, step}
    return any(after - before not in even for before, after in pairwise(numbers))


def ragged(lines: Sequence[DraftLine], field: str) -> bool:
    having = sum(getattr(line, field) is not None for line in lines)
    return MOST * len(lines) <= having < len(lines)


def odd(line: DraftLine) -> bool:
    """Whether a line has no article, or a text that is longer than one."""
    named = line.sku or line.buyer_sku or line.gtin or line.description
    return not named or line.quantity is None or len(line.description or "") > 300


def left_over(tables: Sequence[Table]) -> bool:
    """Whether amounts stand among the texts of a line, where amounts of a line would be."""
    for table in tables:
        amounts = [c for c in table.columns if c.role in {"quantity", "unit_price", "line_total"}]
        for entry in table.entries:
            for run in [*entry.before, *entry.after]:
                if bare_number(run.text) and any(under(run, c.left, c.right) for c in amounts):
                    return True
    return False


def under(run: Run, left: float, right: float) -> bool:
    return run.right > left and run.left < right
