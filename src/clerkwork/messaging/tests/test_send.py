"""Messages go out once, to a real mail server, whatever that server does."""

import asyncio
import socket
from collections.abc import Iterator
from datetime import timedelta
from email import message_from_bytes
from email.message import Message as Mail
from email.policy import default
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from django.utils import timezone

from clerkwork.core import journal
from clerkwork.core.models import Task
from clerkwork.core.refusal import Refusal
from clerkwork.messaging import letter, send
from clerkwork.messaging.letter import Letter
from clerkwork.messaging.models import Message
from clerkwork.messaging.outbox import queue_messages
from clerkwork.training.house import make_company

pytestmark = pytest.mark.django_db


class Server:
    """A mail server that keeps what it gets, and refuses on demand."""

    def __init__(self) -> None:
        self.mails: list[Mail] = []
        self.to_recipients: dict[str, str] = {}
        self.to_data: list[str] = []

    async def handle_RCPT(  # noqa: N802  the name that the server looks for
        self, server: Any, session: Any, envelope: Any, address: str, options: Any
    ) -> str:
        if address not in self.to_recipients:
            envelope.rcpt_tos.append(address)
        return self.to_recipients.get(address, "250 OK")

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        if self.to_data:
            return self.to_data.pop(0)
        self.mails.append(message_from_bytes(envelope.content, policy=default))
        return "250 OK"


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as asked:
        port: int = asked.getsockname()[1]
        return port


@pytest.fixture
def mail_server(settings: Any) -> Iterator[Server]:
    handler = Server()
    controller = Controller(handler, hostname="127.0.0.1", port=free_port())
    controller.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST = "127.0.0.1"
    settings.EMAIL_PORT = controller.port
    settings.EMAIL_TIMEOUT = 2
    yield handler
    controller.stop()


@pytest.fixture(autouse=True)
def writer(monkeypatch: pytest.MonkeyPatch) -> None:
    make_company("Brightwater Supply")

    def plain(message: Message) -> Letter:
        if message.subject_id == 13:
            raise ZeroDivisionError
        return Letter(f"About {message.subject_id}", "Good day\n", "<p>Good day</p>")

    monkeypatch.setitem(letter.writers, "test.note", plain)


def queue(*recipients: str, first: int = 1) -> list[Message]:
    values = ", ".join(f"({at}, '{who}', 'en')" for at, who in enumerate(recipients, first))
    queue_messages("test.note", "order", f"VALUES {values}")
    return list(Message.objects.order_by("id"))


def later(minutes: int) -> None:
    """Let the time go by for which messages wait."""
    for each in Message.objects.all():
        each.not_before -= timedelta(minutes=minutes)
        each.save()


def stages() -> list[str]:
    return list(Message.objects.order_by("id").values_list("stage", flat=True))


def test_each_message_is_sent_once(mail_server: Server) -> None:
    queue("a@customers.example", "b@customers.example")
    assert (send.send_waiting(), send.send_waiting()) == (2, 0)
    later(60)
    assert send.send_waiting() == 0
    assert [mail["To"] for mail in mail_server.mails] == [
        "a@customers.example",
        "b@customers.example",
    ]
    assert stages() == ["sent", "sent"]


def test_what_was_sent_is_kept_with_its_fact(mail_server: Server) -> None:
    (message,) = queue("a@customers.example")
    send.send_waiting()
    message.refresh_from_db()
    assert (message.headline, message.text, message.attempts) == ("About 1", "Good day\n", 1)
    assert message.sent_at is not None
    assert [each.kind for each in journal.of("message", message.pk)] == ["message.sent"]


def test_a_mail_has_both_forms_and_a_name_behind_it(mail_server: Server) -> None:
    queue("a@customers.example")
    send.send_waiting()
    (mail,) = mail_server.mails
    assert mail["From"] == "Brightwater Supply <orders@brightwater.example>"
    assert mail["Auto-Submitted"] == "auto-generated"
    parts = [part.get_content_type() for part in mail.walk() if not part.is_multipart()]
    assert parts == ["text/plain", "text/html"]


def test_a_server_that_says_not_now_is_asked_again_later(mail_server: Server) -> None:
    (message,) = queue("a@customers.example")
    mail_server.to_data = ["451 try again later"]
    assert send.send_waiting() == 0
    message.refresh_from_db()
    assert message.last_error == "451 try again later"
    assert message.not_before > timezone.now()
    assert send.send_waiting() == 0
    later(2)
    assert (send.send_waiting(), len(mail_server.mails)) == (1, 1)


def test_a_recipient_refused_for_good_is_a_task_at_once_and_the_rest_goes_on(
    mail_server: Server,
) -> None:
    mail_server.to_recipients = {"gone@customers.example": "550 no such user"}
    queue("gone@customers.example", "b@customers.example")
    assert send.send_waiting() == 1
    assert stages() == ["failed", "sent"]
    task = Task.objects.get()
    assert (task.kind, task.role) == ("message.failed", "clerk")
    assert task.title.startswith("gone@customers.example did not get test note")
    assert "550 no such user" in task.detail


def test_a_recipient_refused_for_now_is_tried_again(mail_server: Server) -> None:
    mail_server.to_recipients = {"full@customers.example": "452 mailbox full"}
    queue("full@customers.example")
    assert send.send_waiting() == 0
    assert (stages(), Task.objects.count()) == (["queued"], 0)


def test_a_server_that_is_down_delays_and_loses_nothing(mail_server: Server, settings: Any) -> None:
    port, settings.EMAIL_PORT = settings.EMAIL_PORT, 1
    queue("a@customers.example", "b@customers.example")
    assert send.send_waiting() == 0
    assert list(Message.objects.order_by("id").values_list("attempts", flat=True)) == [1, 0]
    settings.EMAIL_PORT = port
    later(2)
    assert (send.send_waiting(), len(mail_server.mails)) == (2, 2)


def test_after_eight_attempts_somebody_is_asked(mail_server: Server) -> None:
    (message,) = queue("a@customers.example")
    mail_server.to_data = ["451 no"] * 8
    waits = []
    for _ in range(8):
        assert stages() == ["queued"]
        send.send_waiting()
        before = Message.objects.get().not_before
        waits.append(round((before - timezone.now()).total_seconds() / 60))
        later(3**8)
    assert (stages(), Task.objects.get().kind) == (["failed"], "message.failed")
    assert waits[:7] == [1, 3, 9, 27, 81, 243, 729]
    send.send_again(message.pk, by="test")
    assert (send.send_waiting(), stages()) == (1, ["sent"])
    assert Task.objects.get().done_by == "test"


def test_what_was_sent_is_not_put_back(mail_server: Server) -> None:
    (message,) = queue("a@customers.example")
    send.send_waiting()
    with pytest.raises(Refusal):
        send.send_again(message.pk, by="test")


def test_a_sender_killed_before_the_mark_sends_the_same_message_again(
    mail_server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    queue("a@customers.example")
    with monkeypatch.context() as patch:
        patch.setattr(send, "mark_sent", killed)
        with pytest.raises(SystemExit):
            send.send_waiting()
    assert send.send_waiting() == 0, "the claim still holds"
    later(11)
    assert send.send_waiting() == 1
    identities = {mail["Message-ID"] for mail in mail_server.mails}
    assert (len(mail_server.mails), len(identities)) == (2, 1)


def killed(*_: Any) -> None:
    raise SystemExit


def test_a_message_that_kills_its_sender_is_not_tried_for_ever(
    mail_server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    queue("a@customers.example")
    with monkeypatch.context() as patch:
        patch.setattr(send, "write", killed)
        for _ in range(8):
            with pytest.raises(SystemExit):
                send.send_waiting()
            later(11)
    assert (send.send_waiting(), stages()) == (0, ["failed"])
    assert Task.objects.count() == 1


def test_a_message_that_cannot_be_written_does_not_stop_the_others(mail_server: Server) -> None:
    queue("a@customers.example", "b@customers.example", first=13)
    assert (send.send_waiting(), stages()) == (1, ["failed", "sent"])
    assert "ZeroDivisionError" in Task.objects.get().detail


def test_a_line_break_in_an_address_puts_no_header_into_the_mail(mail_server: Server) -> None:
    queue("a@customers.example\nBcc: b@customers.example")
    assert (send.send_waiting(), stages(), mail_server.mails) == (0, ["failed"], [])


def test_a_server_that_hangs_up_costs_one_message_one_attempt(
    mail_server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def hang_up(server: Any, *_: Any) -> str:
        server.transport.abort()
        await asyncio.sleep(0)
        return "421 bye"

    queue("a@customers.example", "b@customers.example")
    with monkeypatch.context() as patch:
        patch.setattr(mail_server, "handle_DATA", hang_up)
        assert send.send_waiting() == 0
    assert list(Message.objects.order_by("id").values_list("attempts", flat=True)) == [1, 1]
    later(2)
    assert send.send_waiting() == 2
