"""What an XML dialect is, and what its readers gather."""

from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal

from clerkwork.intake.draft import DraftChange, DraftLine, DraftOrder, Problem, Reading
from clerkwork.intake.readers.xml.tree import Node
from clerkwork.intake.readers.xml.values import Values

DOUBTFUL = 0.9  # the most that a value of a document with a fault in its form can be sure
CENT = Decimal("0.01")


@dataclass(slots=True)
class Gathered:
    """What the readers of one file have found. `most`: how sure any value of it can be."""

    problems: list[Problem]
    most: float = 1
    orders: list[DraftOrder] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)  # of what was left aside
    formats: list[str] = field(default_factory=list)
    sender: str | None = None
    layout: str | None = None  # of a document that was read by its words
    changes: list[DraftChange] = field(default_factory=list)

    def begin(self, node: Node) -> tuple[DraftOrder, Values]:
        """A new order that stands in this element, and what takes its values."""
        order = DraftOrder(where=node.path())
        self.orders.append(order)
        index = len(self.orders) - 1
        if self.most < 1:
            what = "the document has a fault in its form: values may be lost or wrong"
            self.problems.append(Problem(node.path(), what, index))
        return order, Values(order.spots, self.problems, index, self.most)

    def include(self, reading: Reading) -> None:
        """Take in the orders of a document that was read by its words."""
        for problem in reading.problems:
            if problem.order is not None:
                problem.order += len(self.orders)
        self.orders += reading.orders
        self.problems += reading.problems
        self.formats.append(reading.format)
        self.layout = reading.layout

    def begin_change(self, node: Node, purpose: str) -> tuple[DraftChange, Values]:
        """A new change that stands in this element, and what takes its values."""
        change = DraftChange(purpose, DraftOrder(where=node.path()))
        self.changes.append(change)
        return change, Values(change.asked.spots, self.problems, None, self.most)

    def aside(self, kind: str, what: str, node: Node) -> None:
        """Leave a document that is no order aside, and say so."""
        self.kinds.append(kind)
        self.problems.append(Problem(node.path(), f"found {what}: left aside, expected an order"))


@dataclass(frozen=True, slots=True)
class Dialect:
    """A kind of XML: the names its documents begin with, whether one is it, how it is read."""

    format: str
    names: frozenset[str]
    fits: Callable[[Node], bool]
    read: Callable[[Node, Gathered], None]


def check_line(line: DraftLine, values: Values, *, more: Decimal = Decimal(0)) -> None:
    """Say where a line's amount is not its quantity times its price, and `more` beside.

    What rounding can do to the price is allowed: half of its last digit for each one ordered.
    """
    if line.quantity is None or line.unit_price is None or line.line_total is None:
        return
    base = line.price_base_quantity or Decimal(1)
    if base <= 0:
        return
    gross = line.quantity * line.unit_price / base
    exponent = min(int(line.unit_price.as_tuple().exponent), -2)
    slack = CENT + abs(line.quantity) / base * Decimal(5).scaleb(exponent - 1)
    if min(abs(gross - line.line_total), abs(gross + more - line.line_total)) > slack:
        what = f"found the amount {line.line_total:f}, expected {(gross + more).quantize(CENT):f}"
        values.complain(line.where or "", f"{what}: quantity times price")


def check_parts(line: DraftLine, values: Values) -> None:
    """Say where the parts of a line are more or less than the line; one date of all is its own."""
    stated = [part.quantity for part in line.deliveries if part.quantity is not None]
    if stated and line.quantity is not None and sum(stated) != line.quantity:
        what = f"the quantities of its parts add up to {sum(stated)}, expected {line.quantity}"
        values.complain(line.where or "", what)
    dates = {part.requested_delivery for part in line.deliveries}
    if len(dates) == 1 and line.requested_delivery is None:
        line.requested_delivery = dates.pop()


def lines_amount(order: DraftOrder) -> Decimal | None:
    """What the lines come to by their amounts or prices; None if one of them has neither."""
    whole = Decimal(0)
    for line in order.lines:
        if line.line_total is not None:
            whole += line.line_total
        elif line.quantity is not None and line.unit_price is not None:
            whole += line.quantity * line.unit_price / (line.price_base_quantity or 1)
        else:
            return None
    return whole


def agrees(stated: Decimal, lines: int, *candidates: Decimal) -> bool:
    """Whether an amount is one of these, but for what rounding each line may do."""
    slack = CENT * (2 + lines) / 2
    return any(abs(stated - each) <= slack for each in candidates)


def check_sum(order: DraftOrder, stated: Node, values: Values) -> None:
    """Say where a total that has nothing beside the lines is not their sum."""
    lines = lines_amount(order)
    if order.total is None or lines is None or agrees(order.total, len(order.lines), lines):
        return
    what = f"found {order.total:f}, expected {lines:f}: the sum of the lines"
    values.complain(stated.path(), what)
