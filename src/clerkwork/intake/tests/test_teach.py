"""Corrections teach: the next document laid out alike is read right, until that is taken back."""

import pytest

from clerkwork.core import journal
from clerkwork.core.refusal import Refusal
from clerkwork.core.stations import drain
from clerkwork.intake.models import LayoutHint, Lesson
from clerkwork.intake.read import READING
from clerkwork.intake.submit import submit_document
from clerkwork.intake.teach import LEARNING, teach_from, withdraw_hint
from clerkwork.intake.tests.notes import notes
from clerkwork.orders.models import Order
from clerkwork.training.builders import a_user

__all__ = ["notes"]

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("notes")]


def noted(number: str, *, label: str = "Your reference", layout: str = "shop") -> Order:
    """The order of a note that has its number beside a label of its own."""
    raw = f"%NOTE {layout}\n{label}: {number}\n4 x TEA at 10.00\n".encode()
    document = submit_document(raw, name="note.txt", channel="page", by="clara")
    drain(READING)
    return Order.objects.get(source__document=document)


def taught(order: Order, value: str) -> LayoutHint | None:
    teach_from(order, [(None, "po_number", value)], by=a_user())
    drain(LEARNING)
    return LayoutHint.objects.filter(withdrawn_at=None).first()


def test_what_was_corrected_once_is_read_right_from_then_on() -> None:
    first = noted("PO-1")
    assert first.po_number == ""
    hint = taught(first, "PO-1")
    assert hint and (hint.layout, hint.field, hint.anchor) == (
        "shop",
        "po_number",
        "Your reference",
    )
    assert (noted("PO-2").po_number, noted("PO-3", layout="other").po_number) == ("PO-2", "")
    assert Lesson.objects.get().stage == Lesson.Stage.LEARNED
    assert journal.of("layouthint", hint.pk).get().kind == "hint.learned"


def test_what_is_taken_back_is_read_as_before() -> None:
    hint = taught(noted("PO-1"), "PO-1")
    assert hint
    withdraw_hint(hint.pk, by=a_user())
    assert noted("PO-2").po_number == ""
    with pytest.raises(Refusal, match="withdrawn this already"):
        withdraw_hint(hint.pk, by=a_user())


def test_what_the_document_does_not_say_teaches_nothing() -> None:
    assert taught(noted("PO-1"), "PO-9") is None
    assert Lesson.objects.get().stage == Lesson.Stage.NOTHING


def test_a_new_lesson_takes_the_place_of_the_old_one() -> None:
    taught(noted("PO-1"), "PO-1")
    taught(noted("PO-2", label="Order"), "PO-2")
    assert [each.anchor for each in LayoutHint.objects.filter(withdrawn_at=None)] == ["Order"]
    taught(noted("PO-4", label="Order"), "PO-4")
    assert LayoutHint.objects.count() == 2
