"""Ask the customer: one mail an order, with a link at which they confirm or correct."""

from collections.abc import Sequence
from datetime import timedelta

from django.contrib.auth.models import AbstractUser
from django.db import transaction
from django.utils import timezone

from clerkwork.core import journal
from clerkwork.core.escalation import start_clocks, stop_clocks
from clerkwork.core.hours import company_hours
from clerkwork.core.journal import Actor
from clerkwork.core.refusal import Refusal
from clerkwork.core.sql import column, rows
from clerkwork.core.tasks import close_tasks
from clerkwork.messaging.outbox import queue_messages
from clerkwork.orders.models import Order, Stage
from clerkwork.parties.models import Contact, Customer, PartyIdentifier
from clerkwork.verification.answer_link import digest_of, token_of
from clerkwork.verification.askable import askable
from clerkwork.verification.models import Finding, Question, QuestionPoint

GOOD_FOR = timedelta(days=14)
MAIL = "SELECT id, recipient, language FROM verification_question WHERE id = %(id)s"

# What the rules want to be asked, and nobody has asked yet. An answered question is not asked
# again by itself: what the customer said to it did not settle it, so a person has to.
TO_ASK = """
SELECT finding.order_id, array_agg(finding.id ORDER BY finding.id)
  FROM verification_finding AS finding
  JOIN orders_order AS held ON held.id = finding.order_id AND held.stage = 'held'
 WHERE finding.decision IS NULL AND finding.severity IN ('hold', 'stop')
   AND EXISTS (SELECT FROM core_journal AS told
                WHERE told.subject = 'order' AND told.subject_id = finding.order_id
                  AND told.kind = 'finding.to_ask' AND told.data ->> 'code' = finding.code
                  AND told.data ->> 'found' = finding.found
                  AND told.data ->> 'expected' = finding.expected)
   AND NOT EXISTS (SELECT FROM verification_question AS question
                     JOIN verification_questionpoint AS point ON point.question_id = question.id
                    WHERE question.order_id = finding.order_id AND point.code = finding.code
                      AND point.line_id IS NOT DISTINCT FROM finding.line_id
                      AND point.found = finding.found AND point.expected = finding.expected)
   AND NOT EXISTS (SELECT FROM verification_question AS question
                    WHERE question.order_id = finding.order_id AND question.outcome IS NULL)
 GROUP BY finding.order_id ORDER BY finding.order_id LIMIT 500
"""


@transaction.atomic
def ask_customer(finding_ids: Sequence[int], *, by: Actor) -> Question:
    """Send the customer of a held order one mail about these findings of it.

    The clock of the order's task stops until they have answered. Refuses findings that are not the
    customer's to say, a second question while one waits, and a customer without an address.
    """
    found = list(Finding.objects.filter(pk__in=finding_ids).order_by("pk"))
    if not found:
        raise Refusal("Nothing here is the customer's to say.")
    if len({each.order_id for each in found}) > 1:
        raise Refusal("These findings are gone: the order has changed since. Load it again.")
    order = (
        Order.objects.select_for_update(of=("self",))
        .select_related("customer")
        .get(pk=found[0].order_id)
    )
    if order.stage != Stage.HELD:
        raise Refusal(f"{order} is {order.get_stage_display()}; there is nothing to ask.")
    if order.questions.filter(outcome=None).exists():
        raise Refusal("The customer is asked already, and has not answered yet.")
    for each in found:
        if each.decision or not askable(each):
            raise Refusal(f"This is not the customer's to say: {each.text}")
    question = write_question(order, found)
    queue_messages("order.question", "question", MAIL, id=question.pk)
    stop_clocks("order.held", "order", [order.pk])
    data = {"to": question.recipient, "about": ", ".join(each.code for each in found)}
    journal.record("question.asked", order, by=by, data=data)
    return question


def askable_findings(order_id: int) -> list[int]:
    """The ids of all findings that hold this order and that its customer can settle."""
    holding = (Finding.Severity.HOLD, Finding.Severity.STOP)
    found = Finding.objects.filter(order=order_id, decision=None, severity__in=holding)
    return [each.pk for each in found.select_related("order").order_by("pk") if askable(each)]


def write_question(order: Order, found: Sequence[Finding]) -> Question:
    now = timezone.now()
    hours = company_hours()
    customer = Customer.objects.get(orders=order)  # nothing is askable without one
    question = Question.objects.create(
        order=order,
        recipient=recipient_of(order, customer),
        language=customer.language,
        asked_at=now,
        expires_at=now + GOOD_FOR,
        next_at=hours.add(now, hours.day_long),
    )
    question.digest = digest_of(token_of(question))
    question.save(update_fields=["digest"])
    QuestionPoint.objects.bulk_create(
        QuestionPoint(
            question=question,
            line_id=each.line_id,
            code=each.code,
            field=each.field,
            found=each.found,
            expected=each.expected,
            suggestion=each.suggestion,
        )
        for each in found
    )
    return question


def recipient_of(order: Order, customer: Customer) -> str:
    """Where this customer is known to read mail. What the order states is believed only from a
    domain that is known to be theirs: else whoever sent a forged order would confirm it."""
    if customer.email:
        return customer.email
    contact = Contact.objects.filter(customer=customer).exclude(email="").order_by("id").first()
    if contact:
        return contact.email
    domain = order.email.rpartition("@")[2]
    theirs = PartyIdentifier.objects.filter(
        customer=customer, scheme=PartyIdentifier.Scheme.DOMAIN, value__iexact=domain
    )
    if domain and theirs.exists():
        return order.email
    raise Refusal(f"We know no mail address of {customer.name}. Add one, or call them.")


def ask_waiting(*, by: Actor = "ask") -> int:
    """Ask about whatever the rules want asked; what cannot be asked stays with the clerk."""
    asked = 0
    for _, ids in rows(TO_ASK):
        findings = Finding.objects.filter(pk__in=ids)
        theirs = [each.pk for each in findings if askable(each)]
        try:
            if theirs:
                ask_customer(theirs, by=by)
                asked += 1
        except Refusal:
            continue  # the order has a task already, and a person will see it there
    return asked


@transaction.atomic
def withdraw_question(question_id: int, *, reason: str, by: AbstractUser) -> Question:
    """Ask no longer: the link says so from now on, and the clerk decides. Refuses a closed one."""
    known = Question.objects.filter(pk=question_id).first()
    if known is None:
        raise Refusal("There is no such question.")
    order = Order.objects.select_for_update().get(pk=known.order_id)
    if not withdraw_questions([order.pk], by=by, reason=reason):
        raise Refusal("This is no longer asked: it was answered, or has expired.")
    start_clocks("order.held", "order", [order.pk])
    known.refresh_from_db()
    return known


WITHDRAW = """
UPDATE verification_question SET outcome = 'withdrawn', closed_at = now()
 WHERE order_id = ANY(%(orders)s) AND outcome IS NULL
RETURNING order_id
"""


def withdraw_questions(order_ids: Sequence[int], *, by: Actor, reason: str | None = None) -> int:
    """Ask no longer about these locked orders: they are decided. Returns how many were asked."""
    asked = column(WITHDRAW, orders=list(order_ids))
    journal.record_many("question.withdrawn", "order", asked, by=by, reason=reason)
    close_tasks("question.unanswered", "order", order_ids, by=by, outcome="no longer asked")
    return len(asked)
