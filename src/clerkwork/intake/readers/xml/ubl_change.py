"""UBL OrderChange and OrderCancellation to draft changes (OASIS UBL 2.4; Peppol BIS Order Change)."""

from clerkwork.intake.draft import ADD, CHANGE, DELETE, KEEP, UNKNOWN, DraftChange
from clerkwork.intake.readers.xml.dialects import Gathered
from clerkwork.intake.readers.xml.tree import Node
from clerkwork.intake.readers.xml.ubl_line import read_line
from clerkwork.intake.readers.xml.ubl_order import read_buyer, read_currency, read_delivery
from clerkwork.intake.readers.xml.values import Values, notes, said

NAMES = {"OrderChange": "change", "OrderCancellation": "cancel"}
# cbc:LineStatusCode: numbers are UNCL 1229, which Peppol uses; words are UBL's LineStatusCode list.
STATUSES = {
    "1": ADD,
    "added": ADD,
    "2": DELETE,
    "cancelled": DELETE,
    "canceled": DELETE,
    "deleted": DELETE,
    "3": CHANGE,
    "revised": CHANGE,
    "changed": CHANGE,
    "4": KEEP,
    "nostatus": KEEP,
    "": CHANGE,
}


def read_change(node: Node, gathered: Gathered) -> bool:
    """Add the change; False, and nothing added, if it does not name the order that it changes."""
    reference = node.find("OrderReference", "ID") or node.find("OrderReference", "SalesOrderID")
    if not said(reference):
        return False
    change, values = gathered.begin_change(node, NAMES[node.name])
    asked = change.asked
    asked.po_number = values.text("po_number", reference)
    sequence = node.find("SequenceNumberID")
    change.number = said(sequence) or said(node.find("ID"))
    change.changed_on = values.into({}).day("changed_on", node.find("IssueDate"))
    read_buyer(node, asked, values, gathered)
    asked.note = notes([*node.all("CancellationNote"), *node.all("Note")])
    if change.purpose == "change":
        read_delivery(node, asked, values)
        read_lines(node, change, values)
        read_currency(node, asked, values)
    return True


def read_lines(node: Node, change: DraftChange, values: Values) -> None:
    for line in node.all("OrderLine"):
        item = line.find("LineItem") or line
        code = item.find("LineStatusCode")
        action = STATUSES.get((said(code) or "").lower(), UNKNOWN)
        if action == UNKNOWN and code is not None:
            what = f"found {said(code)}, expected 1 to 4: add, delete, change, none"
            values.complain(code.path(), what)
        change.actions.append(action)
        change.asked.lines.append(read_line(line, item, values))
