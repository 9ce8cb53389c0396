"""Mailboxes, asked over a real connection: no mail is taken twice, and none is lost."""

from collections.abc import Iterator

import pytest
from django.core.exceptions import ValidationError

from clerkwork.core.models import Task
from clerkwork.intake import collect_mails as mails_module
from clerkwork.intake.channels import PATIENCE
from clerkwork.intake.collect_mails import channel_name, collect_mailbox, collect_mails
from clerkwork.intake.models import Channel, Document, Fetched, Mailbox
from clerkwork.intake.tests.imap_server import PASSWORD, USER, free_port, held, imap_server, put
from clerkwork.intake.tests.mails import a_mail

pytestmark = pytest.mark.django_db

ONE, TWO, THREE = (a_mail(f"Please send {n} pcs AB-{n}", subject=f"Order {n}") for n in (1, 2, 3))


@pytest.fixture(scope="module")
def running() -> Iterator[int]:
    with imap_server(free_port()) as port:
        yield port


@pytest.fixture
def port(running: int, monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    monkeypatch.setenv("MAIL_PASSWORD", PASSWORD)
    yield running
    with mails_module.opened(a_mailbox(running)) as box:
        box.delete(box.uids())


def a_mailbox(port: int, **given: object) -> Mailbox:
    values = {"host": "127.0.0.1", "port": port, "user": USER, "secret": "MAIL_PASSWORD"}
    return Mailbox(name="orders", **{"security": "plain"} | values | given)


def connect(port: int, **given: object) -> Mailbox:
    mailbox = a_mailbox(port, **given)
    mailbox.save()
    return mailbox


def stored() -> list[bytes]:
    return [bytes(each.raw) for each in Document.objects.order_by("id")]


def state(mailbox: Mailbox) -> Channel:
    return Channel.objects.get(name=channel_name(mailbox))


def test_new_mails_are_stored_as_they_came_and_marked(port: int) -> None:
    mailbox = connect(port)
    assert collect_mails() == 0
    put(port, ONE, TWO)
    assert collect_mails() == 2
    assert [raw.replace(b"\r\n", b"\n") for raw in stored()] == [ONE, TWO]
    assert held(port, "INBOX") == [(True, "Order 1"), (True, "Order 2")]
    assert collect_mails() == 0
    assert state(mailbox).failures == 0
    assert Document.objects.first().arrivals.get().channel == "mail"  # type: ignore[union-attr]


def test_mails_that_were_taken_are_moved_where_a_folder_is_named(port: int) -> None:
    connect(port, move_to="Done")
    put(port, ONE)
    assert collect_mails() == 1
    assert (held(port, "INBOX"), held(port, "Done")) == ([], [(True, "Order 1")])


def test_of_a_mailbox_just_connected_only_unseen_mails_are_taken(port: int) -> None:
    put(port, ONE, seen=True)
    put(port, TWO)
    connect(port)
    assert collect_mails() == 1
    put(port, THREE, seen=True)  # read by somebody before we came
    assert collect_mails() == 1
    assert Document.objects.count() == 2


def test_a_mail_stored_before_the_connection_broke_is_settled_later_and_not_taken_again(
    port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    mailbox = connect(port, move_to="Later")
    put(port, ONE)
    with monkeypatch.context() as broken:
        broken.setattr(mails_module, "settle", gone)
        collect_mails()
    assert held(port, "INBOX") == [(False, "Order 1")]
    assert collect_mailbox(mailbox) == 0
    assert Document.objects.count() == 1
    assert (held(port, "INBOX"), held(port, "Later")) == ([], [(True, "Order 1")])


def gone(mailbox: Mailbox, box: object) -> None:
    if Fetched.objects.exists():
        raise ConnectionResetError("the server is gone")


def test_new_numbers_after_a_rebuilt_mailbox_bring_no_mail_twice(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("MAIL_PASSWORD", PASSWORD)
    port = free_port()
    connect(port)
    with imap_server(port):
        collect_mails()
        put(port, ONE, TWO)
        assert collect_mails() == 2
    with imap_server(port):
        put(port, TWO, ONE, THREE, seen=True)
        collect_mails()
    assert Document.objects.count() == 3
    assert not Task.objects.exists()


def test_a_wrong_password_is_one_task_at_once_that_does_not_tell_it(
    port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OTHER", "wrong word")
    mailbox = connect(port, secret="OTHER")
    collect_mails()
    collect_mails()
    [task] = Task.objects.all()
    assert task.title == "The mailbox orders fails: the server does not accept user and password"
    assert "wrong word" not in state(mailbox).last_error
    monkeypatch.setenv("OTHER", PASSWORD)
    collect_mails()
    assert not Task.objects.filter(done_at=None).exists()


def test_a_server_that_is_away_becomes_a_task_after_some_patience() -> None:
    connect(free_port(), secret="PATH")
    for _ in range(PATIENCE - 1):
        collect_mails()
    assert not Task.objects.exists()
    collect_mails()
    collect_mails()
    assert Task.objects.count() == 1


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"secret": "NOWHERE_TO_BE_FOUND"}, "There is no password"),
        ({"host": "mail.example", "secret": "PATH"}, "Without encryption"),
    ],
)
def test_what_cannot_work_is_said_without_asking_anybody(given: dict[str, str], said: str) -> None:
    mailbox = connect(1, **given)
    assert collect_mails() == 0
    assert said in state(mailbox).last_error


def test_a_mailbox_that_is_switched_off_is_not_asked(port: int) -> None:
    connect(port, active=False)
    put(port, ONE)
    assert collect_mails() == 0
    assert not Channel.objects.exists()


@pytest.mark.parametrize("secret", ["../secret_key", "/etc/passwd", ".hidden", ""])
def test_the_name_of_a_secret_leads_nowhere_else(secret: str) -> None:
    with pytest.raises(ValidationError):
        a_mailbox(1, secret=secret).full_clean()


def test_a_server_without_a_certificate_that_holds_gets_no_password(port: int) -> None:
    mailbox = connect(port, security="tls")
    collect_mails()
    assert "SSL" in state(mailbox).last_error
