"""A customer is asked by mail, reminded once, and then called."""

from datetime import datetime, timedelta

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from clerkwork.core import journal
from clerkwork.core.hours import company_hours
from clerkwork.core.models import JournalEntry, Task
from clerkwork.core.refusal import Refusal
from clerkwork.messaging.models import Message
from clerkwork.messaging.send import send_waiting
from clerkwork.orders.models import Order
from clerkwork.parties.models import Customer
from clerkwork.training.builders import a_customer, a_user, an_item, an_order
from clerkwork.verification.answer_link import link_of
from clerkwork.verification.ask import (
    ask_customer,
    ask_waiting,
    askable_findings,
    withdraw_question,
)
from clerkwork.verification.decide import correct_finding
from clerkwork.verification.models import Question
from clerkwork.verification.remind import remind_questions

pytestmark = pytest.mark.django_db


def line(**stated: object) -> dict[str, object]:
    return {"sku": "TEA", "quantity": "2", "uom": "EA", "unit_price": "10.00", **stated}


def held(*lines: dict[str, object], **stated: object) -> Order:
    an_item()
    return an_order(lines=list(lines) or [line(unit_price="9")], **stated)


def asked(order: Order | None = None) -> Question:
    return ask_customer(askable_findings((order or held()).pk), by=a_user())


def kinds(order: Order) -> list[str]:
    told = journal.of("order", order.pk).filter(kind__startswith="question.")
    return list(told.values_list("kind", flat=True))


def working_days(number: int, since: datetime) -> datetime:
    hours = company_hours()
    return hours.add(since, number * hours.day_long + timedelta(seconds=1))


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "our price is 10. Is our price fine?"), ("de-AT", "unser Preis ist 10.")],
)
def test_one_mail_an_order_says_what_is_asked_with_a_link(
    settings: object, language: str, said: str
) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"  # type: ignore[attr-defined]
    a_customer("ACME", language=language)
    question = asked(held(line(unit_price="9"), line(sku="WHAT", description="Green tea")))
    send_waiting()
    (sent,) = mail.outbox
    assert sent.to == ["buyer@acme.example"]
    assert said in sent.body
    assert sent.body.count("*") == 2
    assert link_of(question) in sent.body
    assert link_of(question) in sent.alternatives[0][0]
    kept = Message.objects.get().text
    assert (said in kept, "/answer/" in kept) == (True, False), "nobody here reads the link"


def test_the_clock_of_the_order_stops_until_they_answer() -> None:
    order = held()
    asked(order)
    task = Task.objects.get(kind="order.held", done_at=None)
    assert (task.due_at, task.step_at) == (None, None)
    withdraw_question(order.questions.get().pk, reason="I called", by=a_user())
    task.refresh_from_db()
    assert task.step_at is not None
    assert kinds(order) == ["question.asked", "question.withdrawn"]


@pytest.mark.parametrize(
    "stated",
    [
        {"lines": [line(unit_price="0")]},
        {"lines": [line()], "buyer_code": "POOR"},
        {"lines": [line()], "currency": "USD"},
        {"lines": [line()], "buyer_code": None},
    ],
    ids=["a gift", "credit", "currency", "nobody"],
)
def test_what_is_not_the_customers_to_say_is_not_asked(stated: dict[str, object]) -> None:
    a_customer("POOR", credit_limit=5)
    an_item()
    order = an_order(**stated)
    assert askable_findings(order.pk) == []
    with pytest.raises(Refusal):
        ask_customer([each.pk for each in order.findings.all()], by=a_user())
    with pytest.raises(Refusal, match="Nothing here"):
        ask_customer([], by=a_user())


def test_a_customer_is_asked_once_at_a_time() -> None:
    order = held()
    asked(order)
    with pytest.raises(Refusal, match="asked already"):
        asked(order)


def test_whom_nobody_knows_an_address_of_is_called() -> None:
    a_customer("ACME", email="")
    order = held(contact={"email": "thief@acrne.example"})
    Order.objects.filter(pk=order.pk).update(email="thief@acrne.example")
    with pytest.raises(Refusal, match="no mail address"):
        asked(order)
    customer = Customer.objects.get(code="ACME")
    customer.identifiers.create(scheme="domain", value="acrne.example")
    assert asked(order).recipient == "thief@acrne.example"


def test_what_a_clerk_decides_is_asked_no_longer() -> None:
    order = held()
    question = asked(order)
    correct_finding(order.findings.get().pk, "10", reason="list", by=a_user())
    question.refresh_from_db()
    assert question.outcome == "withdrawn"
    with pytest.raises(Refusal, match="no longer asked"):
        withdraw_question(question.pk, reason="x", by=a_user())


def test_they_are_reminded_after_a_working_day_and_called_after_another() -> None:
    order = held()
    question = asked(order)
    assert remind_questions(now=question.next_at - timedelta(seconds=1)) == 0
    steps = []
    for day in (1, 2):
        now = working_days(day, question.asked_at) + timedelta(minutes=day)
        assert (remind_questions(now=now), remind_questions(now=now)) == (1, 0)
        called = Task.objects.filter(kind="question.unanswered", done_at=None).count()
        steps.append((kinds(order)[-1], called))
    assert steps == [("question.reminded", 0), ("question.reminded", 1)]
    late = question.expires_at + timedelta(hours=1)
    assert remind_questions(now=late) == 1
    question.refresh_from_db()
    assert (question.outcome, kinds(order)[-1]) == ("expired", "question.expired")
    assert Task.objects.get(kind="order.held", done_at=None).step_at is not None


def statements(now: datetime) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert remind_questions(now=now)
    return len(captured)


def test_many_are_reminded_in_as_many_statements_as_one() -> None:
    asked()
    now = working_days(1, timezone.now()) + timedelta(minutes=1)
    alone = statements(now)
    for _ in range(5):
        asked()
    assert statements(now) == alone


def test_what_a_rule_wants_asked_is_asked_by_itself_and_once() -> None:
    order = held()
    other = held()
    finding = order.findings.get(code="PRICE_OFF")
    assert ask_waiting() == 0
    said = {"code": finding.code, "line": 1, "found": "9", "expected": "10"}
    journal.record("finding.to_ask", order, by="verify", data=said)
    assert (ask_waiting(), ask_waiting()) == (1, 0)
    assert [each.order for each in Question.objects.all()] == [order]
    assert not other.questions.exists()
    question = order.questions.get()
    withdraw_question(question.pk, reason="I called", by=a_user())
    assert ask_waiting() == 0
    assert JournalEntry.objects.get(kind="question.asked").actor == "ask"
