"""Changes that come by mail: attached in an exact form, or written in words."""

from email.message import EmailMessage

import pytest

from clerkwork.changes.accept import TASK
from clerkwork.changes.models import Change
from clerkwork.changes.tests.papers import an_860, hand_in
from clerkwork.config.audit import run_audit
from clerkwork.core.models import Task
from clerkwork.core.refusal import Refusal
from clerkwork.intake.models import Document
from clerkwork.intake.read import read_again
from clerkwork.orders.models import Order
from clerkwork.parties.models import PartyIdentifier
from clerkwork.training.builders import a_customer, a_lot, a_user, an_allocated_order

pytestmark = pytest.mark.django_db

WORDS = "Dear all,\n\nplease change line 1 of purchase order PO-88712 to 5 pieces.\n\nThanks\n"


@pytest.fixture
def order() -> Order:
    a_lot(on_hand=10)
    order = an_allocated_order(TEA=8, po_number="PO-88712")
    PartyIdentifier.objects.create(customer=a_customer(), scheme="domain", value="acme.example")
    return order


def a_mail(subject: str, text: str, **attached: bytes) -> bytes:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "buyer@acme.example", "us@example.com", subject
    mail.set_content(text)
    for name, raw in attached.items():
        mail.add_attachment(
            raw, maintype="application", subtype="octet-stream", filename=f"{name}.txt"
        )
    return mail.as_bytes()


def tasks() -> list[str]:
    return list(Task.objects.filter(done_at=None).values_list("kind", flat=True))


def clean() -> bool:
    return not [each for each in run_audit() if each.breaches]


def test_an_attached_860_is_one_change_and_the_mail_needs_nobody(order: Order) -> None:
    raw = an_860(order.po_number, "POC*1*CA*3**EA")
    mail = hand_in(a_mail("see attached", "Best regards", change=raw))
    change = Change.objects.get()
    assert (change.order, change.document, mail.stage) == (order, Document.objects.last(), "read")
    assert (tasks(), clean()) == ([TASK], True)


def test_words_and_an_attachment_in_words_are_one_change(order: Order) -> None:
    subject = "Change to our order PO-88712"
    document = hand_in(a_mail(subject, WORDS, letter=f"Order change\n\n{WORDS}".encode()))
    change = Change.objects.get()
    assert (change.document, change.order, change.purpose) == (document, order, "unread")
    assert (document.stage, tasks(), clean()) == ("set_aside", [TASK], True)


def test_words_that_name_two_orders_open_beside_none(order: Order) -> None:
    an_allocated_order(TEA=1, po_number="PO-88713")
    text = WORDS.replace("PO-88712", "PO-88712 and of PO-88713")
    change = hand_in(a_mail("Order change", text)).changes.get()
    assert (change.order, order.lines.get().ordered) == (None, 8)


def test_words_of_a_stranger_open_beside_none(order: Order) -> None:
    raw = a_mail("Change to our order PO-88712", WORDS).replace(b"acme.example", b"evil.example")
    assert hand_in(raw).changes.get().order is None


def test_what_is_on_a_desk_as_a_change_is_not_read_again(order: Order) -> None:
    document = hand_in(a_mail("Change to our order PO-88712", WORDS))
    with pytest.raises(Refusal, match="asks for a change, which is on somebody's desk"):
        read_again(document.pk, by=a_user())
