"""A customer who does not answer: reminded after a working day, then somebody calls."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from clerkwork.core import journal
from clerkwork.core.escalation import start_clocks
from clerkwork.core.hours import company_hours
from clerkwork.core.journal import Actor
from clerkwork.core.numbers import number
from clerkwork.core.sql import column
from clerkwork.core.tasks import open_tasks
from clerkwork.messaging.outbox import queue_messages
from clerkwork.verification.models import Question

# Orders before questions: who answers locks in the same order, and nobody waits here.
CLAIM = """
SELECT question.id FROM verification_question AS question
  JOIN orders_order AS asked ON asked.id = question.order_id
 WHERE question.outcome IS NULL AND question.next_at <= %(now)s
 ORDER BY question.next_at, question.id LIMIT 500
   FOR NO KEY UPDATE OF asked, question SKIP LOCKED
"""
MAIL = "SELECT id, recipient, language FROM verification_question WHERE id = ANY(%(ids)s)"


def remind_questions(*, by: Actor = "remind", now: datetime | None = None) -> int:
    """Remind, give to a clerk, or end every question whose time has come; returns how many.

    In a fixed number of statements for any number up to five hundred.
    """
    now = now or timezone.now()
    with transaction.atomic():
        ids = column(CLAIM, now=now)
        due = list(Question.objects.filter(pk__in=ids).order_by("pk"))
        if due:
            over = [each for each in due if each.expires_at <= now]
            rest = [each for each in due if each.expires_at > now]
            expire(over, now, by)
            remind([each for each in rest if each.reminders == 0], now, by)
            give_to_a_clerk([each for each in rest if each.reminders == 1])
    return len(ids)


def remind(questions: Sequence[Question], now: datetime, by: Actor) -> None:
    if questions:
        hours = company_hours()
        again = hours.add(now, hours.day_long)
        queue_messages(
            "order.question_reminder", "question", MAIL, ids=[each.pk for each in questions]
        )
        step(questions, again)
        journal.record_many("question.reminded", "order", orders_of(questions), by=by)


def give_to_a_clerk(questions: Sequence[Question]) -> None:
    """Nobody answers mails: somebody calls. The link goes on to work until it expires."""
    if questions:
        titles = [
            f"{number('SO', each.order_id)}: {each.recipient} does not answer" for each in questions
        ]
        open_tasks("question.unanswered", "order", orders_of(questions), titles, role="clerk")
        step(questions, F("expires_at"))


def expire(questions: Sequence[Question], now: datetime, by: Actor) -> None:
    if questions:
        Question.objects.filter(pk__in=[each.pk for each in questions]).update(
            outcome=Question.Outcome.EXPIRED, closed_at=now
        )
        journal.record_many("question.expired", "order", orders_of(questions), by=by)
        start_clocks("order.held", "order", orders_of(questions))


def step(questions: Sequence[Question], again: datetime | F) -> None:
    Question.objects.filter(pk__in=[each.pk for each in questions]).update(
        reminders=F("reminders") + 1, next_at=again
    )


def orders_of(questions: Sequence[Question]) -> list[int]:
    return [each.order_id for each in questions]
