"""An order that no reader found is keyed in beside its document."""

import pytest

from clerkwork.core import journal
from clerkwork.core.models import Task
from clerkwork.core.refusal import Refusal
from clerkwork.core.stations import drain
from clerkwork.intake.models import Document, Lesson
from clerkwork.intake.read import READING
from clerkwork.intake.submit import submit_document
from clerkwork.orders.models import Order, Stage
from clerkwork.training.builders import a_customer, a_user, after, an_item
from clerkwork.verification.key_in import key_in
from clerkwork.verification.review import Answers, review_order
from clerkwork.verification.values import all_values, version_of
from clerkwork.verification.verify import VERIFICATION

pytestmark = pytest.mark.django_db

HEAD = {"customer": "ACME", "po_number": "PO-1", "order_date": ""}
FIRST = {"1.item": "TEA", "1.quantity": "4", "1.unit": "EA"}
SECOND = {"2.item": "OIL", "2.quantity": "2", "2.unit": "EA"}


def set_aside() -> Document:
    a_customer(), an_item("TEA"), an_item("OIL")
    document = submit_document(b"Dear all, no order.", name="a.txt", channel="page", by="clara")
    drain(READING)
    document.refresh_from_db()
    return document


def typed(order: Order, values: dict[str, str], *, one_more: bool = False) -> Order:
    answers = Answers(version_of(all_values(order)), values, one_more=one_more)
    return review_order(order.pk, answers, by=a_user())


def test_a_document_set_aside_becomes_a_held_order_with_an_empty_line() -> None:
    document = set_aside()
    order = key_in(document.pk, by=a_user())
    document.refresh_from_db()
    assert (order.stage, order.lines.count(), document.stage) == (Stage.HELD, 1, "read")
    open_ones = Task.objects.filter(done_at=None).values_list("kind", flat=True)
    assert list(open_ones) == ["order.held"]
    told = journal.of("document", document.pk).filter(kind="document.keyed_in")
    assert told.get().actor == "clara"


def test_it_is_typed_line_by_line_and_goes_on() -> None:
    order = key_in(set_aside().pk, by=a_user())
    order = typed(order, HEAD | FIRST, one_more=True)
    assert (order.stage, order.lines.count()) == (Stage.HELD, 2)
    order = after(typed(order, SECOND), VERIFICATION)
    lines = [(line.item.sku, line.ordered) for line in order.lines.all() if line.item]
    assert (order.stage, order.total, lines) == (Stage.ACCEPTED, 60, [("TEA", 4), ("OIL", 2)])
    assert not Lesson.objects.exists()  # the reader saw no order in it: there is nothing to teach


def test_a_refused_line_is_not_added() -> None:
    order = key_in(set_aside().pk, by=a_user())
    with pytest.raises(Refusal):
        typed(order, FIRST | {"1.item": "NOTHING"}, one_more=True)
    assert order.lines.count() == 1


def test_a_document_with_an_order_is_not_keyed_in() -> None:
    document = set_aside()
    key_in(document.pk, by=a_user())
    with pytest.raises(Refusal, match="was not set aside"):
        key_in(document.pk, by=a_user())
    assert Order.objects.count() == 1
