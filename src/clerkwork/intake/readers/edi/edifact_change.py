"""EDIFACT ORDCHG to draft changes (UN/EDIFACT D.90 to D.23B, EANCOM), and ORDERS that change.

The number of an ORDCHG (BGM) is that of the change; the order is named by RFF with ON.
"""

from clerkwork.intake.draft import CHANGE, KEEP, UNKNOWN, DraftChange, Problem, Spot
from clerkwork.intake.readers.edi.edifact_codes import CHANGES_OF_LINES, PURPOSES_OF_CHANGES
from clerkwork.intake.readers.edi.edifact_line import LineGroup
from clerkwork.intake.readers.edi.edifact_order import OrderMessage
from clerkwork.intake.readers.edi.edifact_segments import EdifactInterchange
from clerkwork.intake.readers.edi.envelope import Transaction

OWN_NUMBER = "ORDCHG"


class ChangeMessage(OrderMessage):
    """Reads a message that changes an order; what it has understood stands in `change`."""

    counts = False  # of the order or of the change: senders do not agree on which

    def __init__(
        self, transaction: Transaction, interchange: EdifactInterchange, problems: list[Problem]
    ) -> None:
        super().__init__(transaction, interchange, None, problems)
        self.change = DraftChange("change", self.order)

    def begin_line(self, segment: list[str]) -> LineGroup:
        """LIN: its second element says what is to be done with the line."""
        code = self.values.text(segment, 2)
        action = CHANGES_OF_LINES.get(code, UNKNOWN)
        if action == CHANGE and not code and self.change.purpose in {"add", "delete"}:
            action = self.change.purpose
        if action == UNKNOWN:
            what = f"LIN element 1229: found {code[:9]}, expected 1 to 4: add, delete, change, none"
            self.values.complain(segment, what)
        self.change.actions.append(action)
        return LineGroup(self.values, segment, whole=False)

    def require(self) -> None:
        """Nothing more than the number of the order, without which nobody asks for this."""


def read_change(
    transaction: Transaction,
    interchange: EdifactInterchange,
    function: str,
    problems: list[Problem],
) -> DraftChange | None:
    """The change that a message asks for; None where it does not name the order that it changes."""
    told: list[Problem] = []
    reading = ChangeMessage(transaction, interchange, told)
    change, order = reading.change, reading.order
    change.purpose = PURPOSES_OF_CHANGES.get(function, "change")
    reading.read()
    change.changed_on = order.order_date
    if transaction.set_id == OWN_NUMBER:
        change.number, order.po_number = order.po_number, None
        order.spots.pop("po_number", None)
        order.order_date = None
        order.spots.pop("order_date", None)
    if reading.reference:
        order.po_number, at = reading.reference
        order.spots["po_number"] = Spot(at.at, 1.0)
    if not order.po_number:
        return None
    if change.purpose in {"add", "delete"}:
        change.purpose = "change"
    lines = any(each != KEEP for each in change.actions)
    if change.purpose == "change" and not (lines or order.requested_delivery or order.ship_to):
        return None
    problems.extend(told)
    return change
