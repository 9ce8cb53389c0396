"""Answer orders: what is known of them is said, once, in the form in which they came."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import connection
from django.utils import timezone

from clerkwork.answers.facts import OrderFacts, facts_of
from clerkwork.answers.forms import WRITERS, form_of
from clerkwork.answers.models import Form, Sending
from clerkwork.answers.original import EXACT, Original, Stamp, originals
from clerkwork.answers.promise import Calendar
from clerkwork.answers.say import Said, as_text, differs, say
from clerkwork.core import journal
from clerkwork.core.journal import Actor
from clerkwork.core.sql import column, execute, row
from clerkwork.messaging.outbox import queue_messages

OURSELVES = "SELECT country, name FROM core_company"

# Control numbers of interchanges: nine digits, each given out once.
CONTROLS = "SELECT nextval('answers_control') FROM generate_series(1, %(count)s)"

NEW_IDS = """
SELECT nextval(pg_get_serial_sequence('answers_answer', 'id')) FROM generate_series(1, %(count)s)
"""
COPY = "COPY answers_answer (id, reply_id, revision, form, says, raw) FROM STDIN"

TOLD = "UPDATE answers_reply SET told = asked WHERE id = ANY(%(orders)s)"

TO_TELL = """
SELECT * FROM unnest(%(answers)s::bigint[], %(recipients)s::text[], %(languages)s::text[])
"""

SEND = """
INSERT INTO answers_sending (stage, way, answer_id)
SELECT 'waiting', way, answer
  FROM unnest(%(ways)s::text[], %(answers)s::bigint[]) AS wanted (way, answer)
"""


@dataclass(slots=True)
class Written:
    """An answer as it goes out."""

    order: OrderFacts
    says: Said
    form: str
    raw: bytes

    @property
    def by_mail(self) -> bool:
        """A mail; and what answers a document that came by mail, where we know to whom."""
        if self.form == Form.MAIL:
            return True
        return self.form != Form.JSON and self.order.channel == "mail" and bool(self.order.email)

    @property
    def way(self) -> str:
        return Sending.Way.API if self.form == Form.JSON else Sending.Way.FOLDER


def answer_orders(order_ids: Sequence[int], *, by: Actor) -> None:
    """Say what is to be said of these orders, and see to it that it goes out.

    An answer that would say the same as the one before is not made. The caller holds the rows of
    `answers_reply`; all is written in its transaction, in a fixed number of statements.
    """
    orders = list(order_ids)
    written = write_answers(facts_of(orders))
    execute(TOLD, orders=orders)
    if not written:
        return
    ids = keep(written)
    journal.record_many("order.answered", "order", [w.order.pk for w in written], by=by)
    send_off(written, ids)


def keep(written: Sequence[Written]) -> dict[int, int]:
    """Write the answers by COPY, the fastest way in; returns their ids by order."""
    ids = column(NEW_IDS, count=len(written))
    with connection.cursor() as cursor, cursor.copy(COPY) as copy:
        for pk, each in zip(ids, written, strict=True):
            says = as_text(each.says)
            copy.write_row((pk, each.order.pk, each.says["revision"], each.form, says, each.raw))
    return {each.order.pk: pk for pk, each in zip(ids, written, strict=True)}


def write_answers(orders: Sequence[OrderFacts]) -> list[Written]:
    """Those of these orders of which there is something new to tell, written out."""
    country, company = row(OURSELVES)
    calendar = Calendar(timezone.localdate(), country)
    forms = {each.pk: form_of(each.format, each.channel, each.preference) for each in orders}
    needed = {
        each.document
        for each in orders
        if each.document and each.format in EXACT and forms[each.pk] != Form.MAIL
    }
    came = originals(sorted(needed)) if needed else {}
    fresh = []
    for each in orders:
        original = came.get(each.document or 0)
        stated = original.stated(each.position or 0) if original else {}
        says = say(each, stated, calendar)
        if differs(says, each.last):
            fresh.append(Written(each, says, forms[each.pk], b""))
    compose(fresh, came, company)
    return fresh


def compose(written: Sequence[Written], came: dict[int, Original], company: str) -> None:
    """Write each in its form; by mail where its document lacks what the form has to mirror."""
    formal = [each for each in written if each.form != Form.MAIL]
    if not formal:
        return
    controls = column(CONTROLS, count=len(formal))
    now = timezone.localtime()
    for each, control in zip(formal, controls, strict=True):
        original = came.get(each.order.document or 0) or Original(b"")
        position = each.order.position or 1
        raw = WRITERS[each.form](each.says, original, position, Stamp(control, now, company))
        if raw is None:
            each.form = Form.MAIL
        else:
            each.raw = raw


def send_off(written: Sequence[Written], ids: dict[int, int]) -> None:
    """Queue a mail, or a file, for each answer. Without an address nothing can be mailed."""
    mails = [each for each in written if each.by_mail]
    if mails:
        queue_messages(
            "order.acknowledgement",
            "answer",
            TO_TELL,
            answers=[ids[each.order.pk] for each in mails],
            recipients=[each.order.email or "" for each in mails],
            languages=[each.order.language for each in mails],
        )
    others = [each for each in written if not each.by_mail]
    if others:
        execute(
            SEND,
            ways=[each.way for each in others],
            answers=[ids[each.order.pk] for each in others],
        )
        journal.react("sending.waiting")
