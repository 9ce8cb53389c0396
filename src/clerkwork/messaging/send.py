"""Send what waits in the outbox: once, as far as mail allows, and outside the verbs' transactions.

A message is claimed for a while, sent, and marked. Who dies between sending and marking leaves it
to be sent again when the claim runs out, under the same Message-ID, by which mail programs know
it for the same message.
"""

import smtplib
from collections.abc import Callable
from datetime import timedelta
from email.utils import formataddr

import structlog
from django.core.mail import EmailMultiAlternatives, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import DatabaseError, transaction
from django.utils import timezone

from clerkwork.core.journal import Actor
from clerkwork.core.models import Company
from clerkwork.core.refusal import Refusal
from clerkwork.core.sql import column
from clerkwork.core.stages import advance, advance_one
from clerkwork.core.tasks import close_tasks, open_task
from clerkwork.messaging.letter import Letter, writers
from clerkwork.messaging.models import Message

log = structlog.get_logger()

ATTEMPTS = 8
CLAIMED_FOR = timedelta(minutes=10)  # far longer than one mail server's answer may take

CLAIM = """
WITH due AS (
  SELECT id FROM messaging_message
   WHERE stage = 'queued' AND not_before <= statement_timestamp()
   ORDER BY not_before, id LIMIT 1
     FOR UPDATE SKIP LOCKED)
UPDATE messaging_message AS claimed SET attempts = attempts + 1, not_before = %(until)s
  FROM due WHERE claimed.id = due.id
RETURNING claimed.id
"""


class Unsendable(Exception):  # noqa: N818  a finding about the message, not a fault of ours
    """This message will never go out as it is; the text says why."""


class NoServer(Exception):  # noqa: N818  the weather, not a fault
    """The mail server cannot be used now; that has nothing to do with any one message."""


def send_waiting(progress: Callable[[int], None] | None = None) -> int:
    """Send every message whose time has come; returns how many went out.

    Any number of workers may send at once: each claims messages that no other holds. When the mail
    server does not answer, the rest waits for the next round.
    """
    sent = 0
    backend: BaseEmailBackend = get_connection(fail_silently=False)
    try:
        while (message := claim()) is not None:
            try:
                letter = deliver(message, backend)
            except NoServer as trouble:
                put_off(message, str(trouble))
                return sent
            if letter is not None:
                mark_sent(message, letter)
                sent += 1
            if progress:
                progress(1)
        return sent
    finally:
        close(backend)


def claim() -> Message | None:
    """The next message whose time has come, held for a while; None when none waits.

    The attempt counts from here, so that a message that kills its sender is not tried for ever.
    """
    while ids := column(CLAIM, until=timezone.now() + CLAIMED_FOR):
        message = Message.objects.get(pk=ids[0])
        if message.attempts <= ATTEMPTS:
            return message
        give_up(message, f"{ATTEMPTS} attempts were begun, and none came to an end.")
    return None


def deliver(message: Message, backend: BaseEmailBackend) -> Letter | None:
    """Write and send one message; None where that failed, which is dealt with. Raises NoServer."""
    try:
        letter = write(message)
        mail = as_mail(message, letter)
        connect(backend)
        transmit(mail, backend)
    except (NoServer, DatabaseError):
        raise
    except Unsendable as error:
        give_up(message, str(error))
    except (OSError, smtplib.SMTPException) as error:
        close(backend)  # the next message begins with a clean one
        put_off(message, in_words(error))
    except Exception as error:  # one message that cannot be written must not stop the others
        log.exception("a message cannot be written", message=message.pk)
        give_up(message, f"It cannot be written. {type(error).__name__}: {error}")
    else:
        return letter
    return None


def write(message: Message) -> Letter:
    """What the message says now. Raises Unsendable for a kind that nobody writes."""
    if message.kind not in writers:
        raise Unsendable(f"Nobody writes messages of the kind {message.kind}.")
    return writers[message.kind](message)


def as_mail(message: Message, letter: Letter) -> EmailMultiAlternatives:
    """The mail, in both forms, with an identity that follows from the row alone."""
    company = Company.objects.get()
    if any(ord(letter) < 32 for letter in message.recipient + letter.headline):
        raise Unsendable("Found a control character in its address or subject.")
    mail = EmailMultiAlternatives(
        subject=letter.headline,
        body=letter.text,
        from_email=formataddr((company.name, company.email)),
        to=[message.recipient],
        headers={
            "Message-ID": message_id(message, company.email),
            "Auto-Submitted": "auto-generated",  # RFC 3834: no out-of-office answers to this
        },
    )
    mail.attach_alternative(letter.html, "text/html")
    for each in letter.attachments:
        mail.attach(each.name, each.raw, each.kind)
    return mail


def message_id(message: Message, sender: str) -> str:
    """The same for a row for ever, and for no other row anywhere."""
    domain = sender.rpartition("@")[2] or "localhost"
    return f"<{message.kind}.{message.pk}.{message.created_at:%Y%m%d%H%M%S%f}@{domain}>"


def connect(backend: BaseEmailBackend) -> None:
    """Reach the mail server, unless that has been done. Raises NoServer."""
    try:
        backend.open()
    except (OSError, smtplib.SMTPException) as error:
        close(backend)
        raise NoServer(in_words(error)) from error


def transmit(mail: EmailMultiAlternatives, backend: BaseEmailBackend) -> None:
    """Hand the mail over. Raises Unsendable where the server refuses it for good."""
    try:
        backend.send_messages([mail])
    except smtplib.SMTPRecipientsRefused as error:
        code, said = next(iter(error.recipients.values()))
        refused(code, said, error)
    except smtplib.SMTPResponseException as error:
        refused(error.smtp_code, error.smtp_error, error)


def refused(code: int, said: bytes | str, error: smtplib.SMTPException) -> None:
    """RFC 5321, section 4.2.1: 5xx is for good, 4xx is for now."""
    if 500 <= code <= 599:
        raise Unsendable(f"The mail server refuses it: {code} {plain(said)}") from error
    raise error


def put_off(message: Message, why: str) -> None:
    """Try again later, after each failure three times as late: 1, 3, 9 … minutes, up to 12 hours.

    After the last attempt somebody is asked to look.
    """
    if message.attempts >= ATTEMPTS:
        give_up(message, f"{ATTEMPTS} attempts failed. The last: {why}")
        return
    later = timezone.now() + timedelta(minutes=3 ** (message.attempts - 1))
    Message.objects.filter(pk=message.pk).update(not_before=later, last_error=why)


@transaction.atomic
def give_up(message: Message, why: str) -> None:
    """Mark the message as failed, and ask somebody to look."""
    Message.objects.filter(pk=message.pk).update(last_error=why)
    kind, by = "message.failed", "send"
    if advance(Message, [message.pk], Message.Stage.FAILED, kind=kind, by=by, reason=why):
        title = f"{message.recipient} did not get {message.kind.replace('.', ' ')}: {why}"
        open_task("message.failed", message, title=title[:300], detail=why, role="clerk")


@transaction.atomic
def mark_sent(message: Message, letter: Letter) -> None:
    """Remember that and what was sent."""
    Message.objects.filter(pk=message.pk).update(
        headline=letter.headline, text=letter.kept, sent_at=timezone.now(), last_error=None
    )
    advance(Message, [message.pk], Message.Stage.SENT, kind="message.sent", by="send")


@transaction.atomic
def send_again(message_id: int, *, by: Actor) -> None:
    """Put a message that failed back among those to be sent. Refuses one that did not fail."""
    message = Message.objects.select_for_update().filter(pk=message_id).first()
    if message is None:
        raise Refusal("There is no such message.")
    advance_one(message, Message.Stage.QUEUED, kind="message.queued", by=by)
    Message.objects.filter(pk=message.pk).update(attempts=0, not_before=timezone.now())
    close_tasks("message.failed", "message", [message.pk], by=by, outcome="sent again")


def close(backend: BaseEmailBackend) -> None:
    """Let go of the connection, also of one that is broken."""
    try:
        backend.close()
    except (OSError, smtplib.SMTPException):
        log.info("the mail server was gone before the connection was closed")


def in_words(error: Exception) -> str:
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        code, said = next(iter(error.recipients.values()))
        return f"{code} {plain(said)}"
    if isinstance(error, smtplib.SMTPResponseException):
        return f"{error.smtp_code} {plain(error.smtp_error)}"
    return f"{type(error).__name__}: {error}"


def plain(said: bytes | str) -> str:
    return said.decode(errors="replace") if isinstance(said, bytes) else said
