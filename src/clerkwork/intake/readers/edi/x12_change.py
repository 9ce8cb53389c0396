"""X12 860 and 876 to draft changes (ASC X12 860, versions 003010 to 008010), and 850s that change.

POC03 is the quantity as it is to be from now on, increases and decreases counted in (X12 860,
POC03); what is left to be delivered (POC04) follows from it and is not read.
"""

from clerkwork.intake.draft import (
    ADD,
    CHANGE,
    DELETE,
    KEEP,
    UNKNOWN,
    DraftChange,
    DraftOrder,
    Problem,
    Spot,
)
from clerkwork.intake.readers.edi.envelope import Transaction, element
from clerkwork.intake.readers.edi.x12_codes import CHANGES_OF_LINES, PURPOSES_OF_CHANGES
from clerkwork.intake.readers.edi.x12_line import LineLoop
from clerkwork.intake.readers.edi.x12_order import HANDLERS, Handler, OrderSet

# Where the elements of a PO1 stand in a POC; those from the price on stand two further.
MOVED = {1: 1, 2: 3, 3: 5}
FURTHER = 2
# Some senders state with these by how much the quantity changes, instead of what it is to be.
BY_HOW_MUCH = frozenset(("QI", "QD"))
DOUBTED = 0.9


class ChangeSet(OrderSet):
    """Reads the segments of one set that changes an order; what it has understood is in `change`."""

    def __init__(self, transaction: Transaction, problems: list[Problem]) -> None:
        super().__init__(transaction, None, problems)
        self.change = DraftChange("change", self.order)

    def handlers(self) -> dict[str, Handler]:
        return CHANGE_HANDLERS

    def read_change(self) -> DraftChange:
        self.read()
        return self.change

    def require(self) -> None:
        """Nothing more than the number of the order, without which nobody asks for this."""

    def beginning_of_change(self, segment: list[str]) -> None:
        """BCH: purpose, number and release of the order, number and date of the change."""
        order, values, change = self.order, self.values, self.change
        change.purpose = PURPOSES_OF_CHANGES.get(element(segment, 1), "change")
        for position, field in ((3, "po_number"), (4, "release")):
            if element(segment, position):
                setattr(order, field, element(segment, position))
                order.spots[field] = values.spot(position)
        change.number = element(segment, 5) or None
        dated = values.date(segment, 11) or values.date(segment, 10)
        change.changed_on = dated.iso if dated else None
        ordered = values.date(segment, 6)
        if ordered:
            order.order_date, order.spots["order_date"] = ordered

    def beginning(self, segment: list[str]) -> None:
        """BEG of an 850 whose purpose says that it changes an earlier one."""
        super().beginning(segment)
        self.change.purpose = PURPOSES_OF_CHANGES.get(element(segment, 1), "change")

    def changed_item(self, segment: list[str]) -> None:
        """POC: a line as a PO1 states it, after a code for what is to be done with it."""
        self.begin()
        code = element(segment, 2)
        if code not in CHANGES_OF_LINES:
            found = code[:9] or "nothing"
            what = f"POC02: found {found}, expected a change of quantity, price or date"
            self.values.complain(segment, what)
        self.change.actions.append(CHANGES_OF_LINES.get(code, UNKNOWN))
        as_ordered = [segment[0], element(segment, 1), "", element(segment, 5), "", *segment[7:]]
        for position, stated in ((2, 3), (4, 6)):
            if self.values.decimal(segment, stated) is not None:
                as_ordered[position] = segment[stated]
        self.loop = loop = LineLoop(self.values, as_ordered, whole=False)
        line = loop.line
        line.where = f"segment {self.values.number} (POC)"
        for field, spot in line.spots.items():
            _, number, position, _ = spot.at
            moved = MOVED.get(position, position + FURTHER)
            line.spots[field] = Spot(("segment", number, moved, 0), spot.sure)
        if code in BY_HOW_MUCH and "quantity" in line.spots:
            line.spots["quantity"] = Spot(line.spots["quantity"].at, DOUBTED)
        self.order.lines.append(line)

    def item(self, segment: list[str]) -> None:
        """PO1 in an 850 that changes: the line as it is to be."""
        self.begin()
        self.change.actions.append({"add": ADD, "delete": DELETE}.get(self.change.purpose, CHANGE))
        self.loop = LineLoop(self.values, segment, whole=False)
        self.order.lines.append(self.loop.line)

    def begin(self) -> None:
        self.end_line()
        self.parties.end()

    def end_lines(self, segment: list[str]) -> None:
        """CTT counts the lines of the order or of the change: senders do not agree on which."""
        self.end_line()
        self.summary = True


CHANGE_HANDLERS: dict[str, Handler] = {
    **HANDLERS,
    "BEG": ChangeSet.beginning,
    "BCH": ChangeSet.beginning_of_change,
    "POC": ChangeSet.changed_item,
    "PO1": ChangeSet.item,
    "CTT": ChangeSet.end_lines,
}


def read_change(transaction: Transaction, problems: list[Problem]) -> DraftChange | None:
    """The change that a set asks for; None where it does not name the order that it changes."""
    told: list[Problem] = []
    change = ChangeSet(transaction, told).read_change()
    order: DraftOrder = change.asked
    if not order.po_number:
        return None
    if change.purpose in {"add", "delete"}:
        change.purpose = "change"
    lines = any(each != KEEP for each in change.actions)
    if change.purpose == "change" and not (lines or order.requested_delivery or order.ship_to):
        return None
    problems.extend(told)
    return change
