"""One correction on the desk, and the next document laid out alike is read right."""

import pytest

from clerkwork.core.stations import drain
from clerkwork.intake.models import LayoutHint, Lesson
from clerkwork.intake.read import READING
from clerkwork.intake.submit import submit_document
from clerkwork.intake.teach import LEARNING, withdraw_hint
from clerkwork.orders.models import Order
from clerkwork.training.builders import a_customer, a_user, an_item
from clerkwork.verification.review import Answers, review_order
from clerkwork.verification.values import all_values, version_of
from clerkwork.verification.verify import VERIFICATION

pytestmark = pytest.mark.django_db

# What no list of headings knows.
SHEET = """Zqx,Customer number,Item,Quantity,Unit,Price
{po},ACME,TEA,4,EA,10.00
{po},ACME,OIL,{oil},EA,10.00
"""


def sent(po: str, oil: int) -> Order:
    raw = SHEET.format(po=po, oil=oil).encode()
    document = submit_document(raw, name="po.csv", channel="page", by="clara")
    drain(READING), drain(VERIFICATION)
    return Order.objects.get(source__document=document)


def test_a_column_is_learned_from_one_correction_and_forgotten_again() -> None:
    a_customer(), an_item("TEA"), an_item("OIL")
    first = sent("7001", 1)
    assert first.po_number == ""
    answers = Answers(version_of(all_values(first)), {"po_number": "7001"})
    review_order(first.pk, answers, by=a_user())
    drain(LEARNING)
    assert set(Lesson.objects.values_list("stage", flat=True)) == {Lesson.Stage.LEARNED}
    hint = LayoutHint.objects.get()
    assert (hint.field, hint.kind, hint.anchor.casefold()) == ("po_number", "column", "zqx")
    assert sent("7002", 2).po_number == "7002"
    withdraw_hint(hint.pk, by=a_user())
    assert sent("7003", 3).po_number == ""
