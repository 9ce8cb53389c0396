"""What a person decides about an order that was held: accept, correct, or leave a line out."""

from datetime import date
from decimal import Decimal, InvalidOperation
from typing import TypeVar

from django.contrib.auth.models import AbstractUser
from django.db import transaction
from django.db.models import Model, QuerySet
from django.utils import timezone

from clerkwork.catalog.models import CustomerItem, Item
from clerkwork.core import journal
from clerkwork.core.refusal import Refusal
from clerkwork.core.stages import advance_one
from clerkwork.core.tasks import close_tasks
from clerkwork.intake.revise import revise_order
from clerkwork.orders.models import Line, Order, Stage
from clerkwork.parties.models import Address, Customer
from clerkwork.verification.models import Finding
from clerkwork.verification.rules import BY_CODE
from clerkwork.verification.verify import find

Decision = Finding.Decision
Row = TypeVar("Row", bound=Model)


@transaction.atomic
def accept_finding(finding_id: int, *, reason: str, by: AbstractUser) -> Order:
    """Let an order pass in spite of a finding, with a reason.

    Refuses what has to be corrected instead, and what only a supervisor may accept, who did not
    change the order before: nobody approves their own override.
    """
    finding, order = lock_finding(finding_id)
    if finding.severity == Finding.Severity.STOP:
        raise Refusal("This cannot be accepted as it is; correct it or leave the line out.")
    rule = BY_CODE.get(finding.code)
    if rule and rule.supervisor:
        require_second_person(order, by)
    record_decision(finding, Decision.ACCEPTED, reason, by)
    release(order, by=by)
    return order


@transaction.atomic
def correct_finding(finding_id: int, value: str, *, reason: str, by: AbstractUser) -> Order:
    """Put a right value in the place of a wrong one; all rules look at the order again.

    A corrected article is remembered for this customer's part number. Refuses a value that the
    field cannot take, naming what it expects.
    """
    finding, order = lock_finding(finding_id)
    before = finding.found
    line = Line.objects.select_for_update().get(pk=finding.line_id) if finding.line_id else None
    if line:
        correct_line(order, line, finding.field, value.strip())
        supersede_acceptances(line)
    else:
        correct_head(order, finding.field, value.strip())
    record_decision(finding, Decision.CORRECTED, reason, by)
    journal.record(
        "order.corrected",
        order,
        by=by,
        reason=reason,
        data={
            "field": finding.field,
            "line": line.position if line else None,
            "from": before,
            "to": value.strip(),
        },
    )
    revise_order(order)
    release(order, by=by)
    return order


@transaction.atomic
def reject_line(line_id: int, *, reason: str, by: AbstractUser) -> Order:
    """Leave one line out of a held order. Refuses the last one: then reject the order."""
    order = Order.objects.select_for_update().get(lines__pk=line_id)
    require_held(order)
    require_reason(reason)
    rest = order.lines.filter(rejected_at=None).exclude(pk=line_id)
    if not rest.exists():
        raise Refusal("This is the last line; cancel the order instead.")
    line = order.lines.get(pk=line_id)
    if line.rejected_at:
        raise Refusal(f"Line {line.position} is left out already.")
    line.rejected_at, line.cancelled = timezone.now(), line.ordered
    line.save(update_fields=["rejected_at", "cancelled"])
    Finding.objects.filter(line=line, decision=None).update(
        decision=Decision.REJECTED, decided_by=by, decided_at=timezone.now(), reason=reason
    )
    journal.record("order.line_rejected", order, by=by, reason=reason, data={"line": line.position})
    revise_order(order)
    release(order, by=by)
    return order


def require_second_person(order: Order, by: AbstractUser) -> None:
    """Refuse who may not override a rule, or would approve what they entered themselves."""
    if not by.has_perm("verification.override_finding"):
        raise Refusal("Only a supervisor may accept this.")
    if journal.of("order", order.pk).filter(kind="order.corrected", user_id=by.pk).exists():
        raise Refusal("You corrected this order yourself; somebody else has to accept this.")


def lock_finding(pk: int) -> tuple[Finding, Order]:
    """The finding and its order, both locked; refused unless it waits for a decision."""
    finding = Finding.objects.filter(pk=pk).first()
    if finding is None:
        raise Refusal("This finding is gone: the order has changed since. Load it again.")
    order = Order.objects.select_for_update().get(pk=finding.order_id)
    require_held(order)
    finding = Finding.objects.select_for_update().filter(pk=pk).first()
    if finding is None or finding.decision:
        raise Refusal("Somebody has decided this already. Load the order again.")
    return finding, order


def require_held(order: Order) -> None:
    if order.stage != Stage.HELD:
        raise Refusal(f"{order} is {order.get_stage_display()}; there is nothing to decide.")


def require_reason(reason: str) -> None:
    if not reason.strip():
        raise Refusal("Say why, in a few words.")


def record_decision(finding: Finding, decision: Decision, reason: str, by: AbstractUser) -> None:
    """Write the decision on the finding and into the order's journal."""
    require_reason(reason)
    finding.decision = decision
    finding.decided_by = by  # type: ignore[assignment]
    finding.decided_at = timezone.now()
    finding.reason = reason.strip()
    finding.save(update_fields=["decision", "decided_by", "decided_at", "reason"])
    journal.record(
        f"finding.{decision}", finding.order, by=by, reason=reason, data={"code": finding.code}
    )


def release(order: Order, *, by: AbstractUser) -> None:
    """Look at the order with all rules again; if nothing holds it, it goes on by itself."""
    find([order.pk])
    holding = order.findings.filter(
        decision=None, severity__in=[Finding.Severity.HOLD, Finding.Severity.STOP]
    )
    if not holding.exists():
        advance_one(order, Stage.RECEIVED, kind="order.resubmitted", by=by)
        close_tasks("order.held", "order", [order.pk], by=by, outcome="decided")


def correct_head(order: Order, field: str, value: str) -> None:
    """Set one field of an order's head from what a person typed; `revise_order` saves it."""
    if field == "customer":
        order.customer = found(Customer.objects.filter(code=value), f"a customer {value}")
    elif field == "ship_to":
        set_ship_to(order, value)
    elif field == "due_on":
        set_due_on(order, as_date(value))
    elif field == "order_date":
        order.order_date = as_date(value)
    elif field == "po_number":
        order.po_number = value[:80]
    elif field == "currency":
        order.currency = value.upper()[:3]
    elif field == "total":
        order.stated_total = as_number(value)
    else:
        raise Refusal("This cannot be corrected here; accept it or cancel the order.")


def set_due_on(order: Order, day: date) -> None:
    """Ask for the order on this day, and for the lines that were asked for with it."""
    order.lines.filter(due_on=order.due_on).update(due_on=day)
    order.due_on = day


def set_ship_to(order: Order, code: str) -> None:
    """Send the order to the customer's address of this code."""
    known = Address.objects.filter(customer=order.customer_id, code=code, active=True)
    address = found(known, f"an address {code} of this customer")
    order.ship_to = address
    for part in ("name", "street", "street2", "city", "region", "postcode", "country"):
        setattr(order, f"ship_{part}", getattr(address, part))


def correct_line(order: Order, line: Line, field: str, value: str) -> None:
    """Set one field of a line from what a person typed."""
    if field == "item":
        item = found(Item.objects.filter(sku__iexact=value, active=True), f"an article {value}")
        learn(order, line, item)
        line.sku, line.gtin = item.sku, ""
    elif field == "quantity":
        line.quantity = as_number(value)
        line.stated_amount = None
    elif field == "unit":
        line.unit = value.upper()[:20]
    elif field == "unit_price":
        line.unit_price = as_number(value, decimals=6)
        line.stated_amount = None
    else:
        raise Refusal("This cannot be corrected here; accept it or leave the line out.")
    line.save()


def supersede_acceptances(line: Line) -> None:
    """What was accepted about a line was accepted of the line as it was then."""
    line.findings.filter(decision=Decision.ACCEPTED).update(decision=Decision.SUPERSEDED)


def learn(order: Order, line: Line, item: Item) -> None:
    """Remember what this customer means by the part number that was not understood."""
    number = line.buyer_sku or line.sku
    if number and order.customer_id and number != item.sku:
        CustomerItem.objects.update_or_create(
            customer_id=order.customer_id, number=number, defaults={"item": item}
        )


def found(rows: QuerySet[Row], what: str) -> Row:
    """The one row, or a refusal that says what there is not."""
    row = rows.first()
    if row is None:
        raise Refusal(f"There is no {what.removeprefix('a ').removeprefix('an ')}.")
    return row


def as_number(value: str, *, decimals: int = 4) -> Decimal:
    """The number that was typed, with a point or a comma; refused if its column has no room."""
    try:
        number = Decimal(value.replace(",", "."))
    except InvalidOperation as error:
        raise Refusal(f"Found “{value}”, expected a number such as 12.50.") from error
    if not number.is_finite() or not 0 <= number < 10**7 or number != round(number, decimals):
        raise Refusal(
            f"Found “{value}”, expected a number from 0 up to ten million, "
            f"with at most {decimals} decimals."
        )
    return number


def as_date(value: str) -> date:
    try:
        return date.fromisoformat(value)
    except ValueError as error:
        raise Refusal(f"Found “{value}”, expected a date such as 2026-12-31.") from error
