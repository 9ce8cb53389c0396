"""Documents in documents: each becomes one of its own, and no order is made twice."""

import pytest

from clerkwork.config.audit import run_audit
from clerkwork.core.models import Task
from clerkwork.core.stations import drain
from clerkwork.intake.models import Arrival, Document
from clerkwork.intake.queries import with_enclosed
from clerkwork.intake.read import READING
from clerkwork.intake.submit import submit_document
from clerkwork.intake.tests.mails import a_mail, csv_order
from clerkwork.orders.models import Order
from clerkwork.training.builders import a_customer, an_item

pytestmark = pytest.mark.django_db

TERMS = ("terms.txt", b"Our general conditions of purchase apply to everything we buy.")
ORDER = ("order.csv", csv_order())


def take(raw: bytes, channel: str = "mail") -> Document:
    document = submit_document(raw, name="mail.eml", channel=channel, by="mail")
    drain(READING)
    document.refresh_from_db()
    return document


def stages() -> dict[str, tuple[str, str]]:
    return {each.name: (each.stage, each.kind) for each in Document.objects.defer("raw")}


def test_an_attachment_becomes_a_document_that_is_read_already() -> None:
    mail = take(a_mail("Please see our order.", ORDER, TERMS))
    assert stages() == {
        "mail.eml": ("read", "order"),
        "order.csv": ("read", "order"),
        "terms.txt": ("set_aside", "other"),
    }
    [order] = Order.objects.all()
    assert (order.po_number, order.source.document.name) == ("9001", "order.csv")
    assert {each.name for each in with_enclosed(mail)} == stages().keys()
    assert not Task.objects.exists()
    assert not [each for each in run_audit() if each.breaches]


def test_the_sender_of_the_mail_is_known_as_the_customer() -> None:
    customer = a_customer("BERG")
    customer.identifiers.create(scheme="mail", value="berg.example")
    an_item("TEA")
    take(a_mail("Please see our order.", ORDER))
    assert Order.objects.get().customer == customer
    assert Document.objects.get(name="order.csv").sender == "anna@berg.example"


def test_the_same_attachment_by_two_channels_makes_one_order() -> None:
    take(a_mail("Please see our order.", ORDER))
    take(ORDER[1], channel="page")
    take(a_mail("Once more, in case it was lost.", ORDER))
    assert Order.objects.count() == 1
    assert Document.objects.filter(name="order.csv").count() == 1
    came = Arrival.objects.filter(document__name="order.csv").order_by("id")
    assert [(each.channel, each.parent is None) for each in came] == [
        ("mail", False),
        ("page", True),
        ("mail", False),
    ]
    assert Task.objects.filter(kind="document.repeated").count() == 1
    assert not [each for each in run_audit() if each.breaches]


def test_an_attachment_that_came_by_itself_before_is_not_read_again() -> None:
    take(ORDER[1], channel="page")
    mail = take(a_mail("Please see our order.", ORDER))
    assert Order.objects.count() == 1
    assert mail.stage == Document.Stage.READ


def test_the_same_terms_with_every_order_trouble_nobody() -> None:
    take(a_mail("Please see our order.", ORDER, TERMS))
    take(a_mail("Please see our order.", ("order.csv", csv_order("9002")), TERMS))
    assert Order.objects.count() == 2
    assert not Task.objects.exists()


def test_a_mail_without_any_order_is_one_task() -> None:
    take(a_mail("When will our goods arrive?", TERMS))
    [task] = Task.objects.all()
    assert (task.kind, task.subject) == ("document.unread", "document")


def test_an_attachment_that_nobody_can_read_is_a_task_beside_the_order() -> None:
    take(a_mail("Please see our order.", ORDER, ("scan.zip", b"PK\x03\x04broken")))
    assert [each.kind for each in Task.objects.all()] == ["document.unread"]
    assert Order.objects.count() == 1


def test_a_mail_in_a_mail_is_taken_apart_to_the_end() -> None:
    inner = a_mail("Please see our order.", ORDER, sender="Buyer <buyer@berg.example>")
    outer = take(a_mail("see below", ("forwarded.eml", inner), sender="sam@seller.example"))
    assert Order.objects.get().source.document.name == "order.csv"
    assert outer.sender == "buyer@berg.example"
    assert [each.name for each in with_enclosed(outer)] == [
        "mail.eml",
        "forwarded.eml",
        "order.csv",
    ]
