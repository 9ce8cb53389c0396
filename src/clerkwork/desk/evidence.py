"""What stands beside a task, so that nobody has to open a second page to decide it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.contrib.auth.models import AbstractUser
from django.db.models import Q, QuerySet

from clerkwork.catalog.models import CustomerPriceList, Item, Price
from clerkwork.changes.models import Change
from clerkwork.core.models import Task
from clerkwork.desk import queries
from clerkwork.desk.worklist import subjects
from clerkwork.intake.facsimile import facsimile
from clerkwork.intake.facsimile_shapes import Facsimile, Wanted, written
from clerkwork.intake.models import Document
from clerkwork.intake.order_fields import WORDS
from clerkwork.inventory.models import Balance
from clerkwork.orders.models import Line, Order, Stage
from clerkwork.parties.models import Address
from clerkwork.verification.answering import ALONE, Cancelling, May, cancelling, what_may
from clerkwork.verification.models import Finding
from clerkwork.verification.put_right import UNCERTAIN
from clerkwork.verification.sheet import key_of
from clerkwork.verification.source import places_of
from clerkwork.verification.together import Cause, causes

# Fields that are corrected by typing a value; the others are accepted or the order is cancelled.
TYPED = {
    "customer": "customer number",
    "ship_to": "address number of this customer",
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
BEFORE, PRICES = 5, 6  # rows of what was paid before, and of a price list


@dataclass(frozen=True, slots=True)
class Question:
    """A finding as a question to one user: what they may answer, and what helps to."""

    finding: Finding
    asks: str  # what a correction is, "" where none can be typed
    may_accept: bool
    why_not: str
    for_supervisor: bool = False  # somebody else may accept it, and this user may not
    may: May = ALONE
    doubt: bool = False  # whether a value was read rightly
    suggests: str = ""  # the suggested value in words
    before: list[Line] = field(default_factory=list)  # the same article to the same customer
    prices: list[Price] = field(default_factory=list)  # what the price list says today
    same: Cause | None = None  # the same is asked of other orders


@dataclass(slots=True)
class Evidence:
    """An order, document or balance with what one needs to see to decide."""

    order: Order | None = None
    document: Document | None = None
    balance: Balance | None = None
    change: Change | None = None
    shown: Facsimile | None = None
    questions: list[Question] = field(default_factory=list)
    decided: list[Finding] = field(default_factory=list)
    cancelling: Cancelling | None = None


def evidence_for(about: Task | Order, user: AbstractUser) -> Evidence:
    """The evidence for a task, or for an order's page; none of what the user may not see."""
    if isinstance(about, Order):
        return of_order(about, user)
    if about.subject not in subjects(user):
        return Evidence()
    if about.subject == "order":
        order = queries.order(about.subject_id).first()
        return of_order(order, user) if order else Evidence()
    if about.subject == "document":
        document = Document.objects.filter(pk=about.subject_id).first()
        return Evidence(document=document, shown=facsimile(document) if document else None)
    if about.subject == "change":
        return of_change(about.subject_id, user)
    if about.subject == "balance":
        found = Balance.objects.select_related("lot__item", "location")
        return Evidence(balance=found.filter(pk=about.subject_id).first())
    return Evidence()


def of_change(pk: int, user: AbstractUser) -> Evidence:
    """A change with the document that asks for it."""
    change = Change.objects.select_related("order__customer", "document").filter(pk=pk).first()
    document = change.document if change and user.has_perm("intake.view_document") else None
    return Evidence(
        change=change, document=document, shown=facsimile(document) if document else None
    )


def of_order(order: Order, user: AbstractUser) -> Evidence:
    """An order with its source, its open questions and the answers given before."""
    source = getattr(order, "source", None)
    document = None
    if source and user.has_perm("intake.view_document"):
        document = Document.objects.filter(pk=source.document_id).first()
    findings = sorted(order.findings.all(), key=in_order)
    asked = [each for each in findings if each.decision is None]
    answers = what_may(asked, order, user)
    return Evidence(
        order=order,
        document=document,
        shown=shown(document, order, asked) if document else None,
        questions=[
            question(each, order, answers[each.pk], backed=at == 0) for at, each in enumerate(asked)
        ],
        decided=[each for each in findings if each.decision],
        cancelling=cancelling(order, user),
    )


def shown(document: Document, order: Order, asked: Sequence[Finding]) -> Facsimile:
    """The document, with what is asked about marked where it stands, or where it is found."""
    known = places_of(order.source)
    keys = {each.pk: key_of(each) for each in asked}
    places = {key: known[key] for key in keys.values() if key in known}
    sought = [wanted(each, order) for each in asked if keys[each.pk] not in places]
    return facsimile(document, sought, places)


def in_order(finding: Finding) -> tuple[bool, int, int]:
    """What must be decided before what may be; then the head before the lines, in their order."""
    holds = finding.severity in {Finding.Severity.HOLD, Finding.Severity.STOP}
    return not holds, finding.line.position if finding.line else 0, finding.pk


def question(finding: Finding, order: Order, may: May, *, backed: bool) -> Question:
    """What a user may answer to a finding; with `backed`, also what was usual before."""
    about_price = backed and finding.line and finding.field in {"unit_price", "quantity"}
    return Question(
        finding,
        TYPED.get(finding.field) or WORDS.get(finding.field, ""),
        not may.why_not,
        may.why_not,
        for_supervisor=bool(may.why_not) and finding.severity != Finding.Severity.STOP,
        may=may,
        doubt=finding.code == UNCERTAIN,
        suggests=suggested(finding, order) if backed else "",
        before=list(bought_before(finding.line, order)) if about_price else [],
        prices=list(listed(finding.line, order)) if about_price else [],
        same=widest(finding, order) if backed else None,
    )


def widest(finding: Finding, order: Order) -> Cause | None:
    """What this finding has in common with those of other orders, as widely as can be."""
    if order.customer_id is None or finding.severity != Finding.Severity.HOLD:
        return None
    item = finding.line.item_id if finding.line else None
    found = causes(order.customer_id, finding.code)
    return next((each for each in found if each.whole or each.item == item), None)


def suggested(finding: Finding, order: Order) -> str:
    """The suggestion in words, where it is a number that stands for something."""
    if finding.suggestion and finding.field == "item":
        item = Item.objects.filter(sku=finding.suggestion).first()
        return item.name if item else ""
    if finding.suggestion and finding.field == "ship_to":
        known = Address.objects.filter(customer=order.customer_id, code=finding.suggestion).first()
        return f"{known.street}, {known.postcode} {known.city}" if known else ""
    return ""


def bought_before(line: Line | None, order: Order) -> QuerySet[Line]:
    """The last orders of the same article by the same customer."""
    if line is None or line.item_id is None or order.customer_id is None:
        return Line.objects.none()
    passed = (Stage.ACCEPTED, Stage.FULFILLING, Stage.COMPLETE)
    same = Line.objects.filter(item=line.item_id, order__customer=order.customer_id)
    earlier = same.filter(order__stage__in=passed, rejected_at=None).exclude(order=order.pk)
    return earlier.select_related("order").order_by("-order_id")[:BEFORE]


def listed(line: Line | None, order: Order) -> QuerySet[Price]:
    """What this customer's price list, or the standard one, asked for the article on the day."""
    if line is None or line.item_id is None or order.customer is None:
        return Price.objects.none()
    own = CustomerPriceList.objects.filter(customer=order.customer).first()
    standard = Q(price_list__standard=True, price_list__currency=order.customer.currency)
    lists = Q(price_list=own.price_list_id) if own else standard
    day = order.received_at.date()
    valid = (Q(valid_from=None) | Q(valid_from__lte=day)) & (
        Q(valid_to=None) | Q(valid_to__gte=day)
    )
    prices = Price.objects.filter(lists, valid, item=line.item_id, unit=line.unit)
    return prices.select_related("price_list").order_by("min_quantity")[:PRICES]


def wanted(finding: Finding, order: Order) -> Wanted:
    """What to mark in the source for this finding."""
    line = finding.line
    if line is None:
        return Wanted(_written(_head_values(finding.field, order)) or (finding.found,))
    names = (line.sku, line.buyer_sku, line.gtin)
    values = {
        "item": names if any(names) else (line.description,),
        "quantity": (line.quantity, line.stated_amount),
        "unit": (line.unit,),
        "unit_price": (line.unit_price,),
    }.get(finding.field, ())
    return Wanted(_written(values), beside=_written(names) or _written((line.description,)))


def _head_values(name: str, order: Order) -> tuple[object, ...]:
    return {
        "customer": (order.buyer_name,),
        "ship_to": (order.ship_street, order.ship_name, order.ship_city),
        "due_on": (order.due_on,),
        "order_date": (order.order_date,),
        "po_number": (order.po_number,),
        "currency": (order.currency,),
        "total": (order.stated_total,),
    }.get(name, ())


def _written(values: Iterable[object]) -> tuple[str, ...]:
    return tuple(way for value in values for way in written(value))
