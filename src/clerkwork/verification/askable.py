"""What a customer may say about their own order, and what not."""

from clerkwork.verification.limits import supervised
from clerkwork.verification.models import Finding
from clerkwork.verification.put_right import UNCERTAIN

# Fields that are the customer's to state. A price is not: they may say that ours is fine.
STATED = ("quantity", "item", "unit", "due_on", "po_number", "ship_to")
PRICE = "unit_price"
# Findings about no single field to which yes or no is an answer.
YES_OR_NO = (
    *("LINE_REPEATED", "LINE_DATE_OTHER", "PO_NUMBER_REPEATED"),
    *("PO_NUMBER_ALIKE", "ORDER_DUPLICATE"),
)


def askable(finding: Finding) -> bool:
    """Whether the customer can settle it: never what a supervisor has to, nor credit or a block."""
    if finding.order.customer_id is None or supervised(finding):
        return False
    if finding.field == PRICE:
        return bool(finding.suggestion) or finding.code == UNCERTAIN
    return finding.field in STATED or finding.code in YES_OR_NO


def yes_offered(code: str, field: str, *, must_change: bool) -> bool:
    """Whether "that is right" is an answer to the question at all."""
    if must_change:
        return False
    return code in (UNCERTAIN, "DATE_FAR") or field not in (PRICE, "due_on")


def confirmable(finding: Finding) -> bool:
    """Whether "that is right" settles it. That a new address is right, they may say; that goods go
    there is ours to decide, since whoever forged the order would say so too."""
    stop = finding.severity == Finding.Severity.STOP
    if not yes_offered(finding.code, finding.field, must_change=stop):
        return False
    return finding.code == UNCERTAIN or finding.field != "ship_to"


def correctable(finding: Finding, value: str) -> bool:
    """Whether the customer may put this value in its place."""
    if finding.field == PRICE:
        return finding.suggestion is not None and value == finding.suggestion
    return finding.field in STATED
