"""What stands beside a task, so that nobody has to open a second page to decide it."""

from dataclasses import dataclass, field

from django.contrib.auth.models import AbstractUser

from clerkwork.core.models import Task
from clerkwork.desk import queries
from clerkwork.intake.models import Document
from clerkwork.intake.queries import source_text
from clerkwork.inventory.models import Balance
from clerkwork.orders.models import Order
from clerkwork.verification.models import Finding
from clerkwork.verification.rules import BY_CODE

# Fields that are corrected by typing a value; the others are accepted or the order is cancelled.
TYPED = {
    "customer": "customer number",
    "ship_to": "number of one of this customer's addresses",
    "due_on": "date, such as 2026-12-31",
    "order_date": "date, such as 2026-12-31",
    "po_number": "PO number",
    "currency": "currency, such as EUR",
    "total": "total",
    "item": "article number",
    "quantity": "quantity",
    "unit": "unit",
    "unit_price": "price",
}


@dataclass(frozen=True, slots=True)
class Question:
    """A finding as a question to one user: what they may answer."""

    finding: Finding
    asks: str  # what a correction is, "" where none can be typed
    may_accept: bool
    why_not: str


@dataclass(slots=True)
class Evidence:
    """An order, document or balance with what one needs to see to decide."""

    order: Order | None = None
    document: Document | None = None
    balance: Balance | None = None
    text: str = ""
    questions: list[Question] = field(default_factory=list)
    decided: list[Finding] = field(default_factory=list)


def evidence_for(about: Task | Order, user: AbstractUser) -> Evidence:
    """The evidence for a task, or for an order's page."""
    if isinstance(about, Order):
        return of_order(about, user)
    if about.subject == "order":
        order = queries.order(about.subject_id).first()
        return of_order(order, user) if order else Evidence()
    if about.subject == "document":
        document = Document.objects.filter(pk=about.subject_id).first()
        return Evidence(document=document, text=source_text(document) if document else "")
    if about.subject == "balance":
        found = Balance.objects.select_related("lot__item", "location")
        return Evidence(balance=found.filter(pk=about.subject_id).first())
    return Evidence()


def of_order(order: Order, user: AbstractUser) -> Evidence:
    """An order with its source, its open questions and the answers given before."""
    source = getattr(order, "source", None)
    document = Document.objects.filter(pk=source.document_id).first() if source else None
    findings = sorted(order.findings.all(), key=lambda each: (each.line_id or 0, each.pk))
    return Evidence(
        order=order,
        document=document,
        text=source_text(document, 20_000) if document else "",
        questions=[question(each, user) for each in findings if each.decision is None],
        decided=[each for each in findings if each.decision],
    )


def question(finding: Finding, user: AbstractUser) -> Question:
    """What this user may answer to a finding."""
    rule = BY_CODE.get(finding.code)
    why_not = ""
    if finding.severity == Finding.Severity.STOP:
        why_not = "It has to be corrected, or the line left out."
    elif rule and rule.supervisor and not user.has_perm("verification.override_finding"):
        why_not = "Only a supervisor may accept this."
    return Question(finding, TYPED.get(finding.field, ""), not why_not, why_not)
