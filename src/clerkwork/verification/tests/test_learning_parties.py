"""Who a customer is, said once: known by name or sender the next time, and forgotten again."""

import pytest
from django.contrib.auth.models import User

from clerkwork.core.models import Company
from clerkwork.core.refusal import Refusal
from clerkwork.core.stations import drain
from clerkwork.intake.draft import DraftLine, DraftOrder, Reading, Spot
from clerkwork.intake.read import take_in
from clerkwork.intake.submit import submit_document
from clerkwork.orders.models import Order
from clerkwork.parties.models import PartyIdentifier
from clerkwork.training.builders import a_customer, a_user, an_item
from clerkwork.verification.learn_party import forget_party
from clerkwork.verification.models import LearnedParty
from clerkwork.verification.review import Answers, review_order
from clerkwork.verification.values import all_values, version_of
from clerkwork.verification.verify import VERIFICATION

pytestmark = pytest.mark.django_db

SURE = 0.99


def sent(
    name: str | None = None, sender: str | None = None, sure: float = SURE, sku: str = "TEA"
) -> Order:
    """An order by whom the document says so, as it waits for a decision."""
    a_customer(), an_item()
    raw = f"%{Order.objects.count()}".encode()
    document = submit_document(raw, name="a", channel="page", by="clara", read_now=True)
    draft = DraftOrder(
        po_number=f"PO-{document.pk}",
        buyer_name=name,
        lines=[DraftLine(sku=sku, quantity=1, uom="EA")],  # type: ignore[arg-type]
        spots={"buyer_name": Spot(("text", 1, 1, 1), sure)} if name else {},
    )
    (pk,) = take_in(document, Reading("text", "order", [draft], sender=sender), by="read")
    drain(VERIFICATION)
    return Order.objects.get(pk=pk)


def said(order: Order, customer: str = "ACME", **more: str) -> LearnedParty | None:
    values = {"customer": customer, **more}
    answers = Answers(version_of(all_values(order)), values)
    review_order(order.pk, answers, by=clara())
    return LearnedParty.objects.order_by("-id").first()


def clara() -> User:
    return a_user()


def known(order: Order) -> str:
    return order.customer.code if order.customer else ""


@pytest.mark.parametrize(
    ("name", "sender", "sure", "typed", "scheme", "value"),
    [
        ("Ozean Handel", "edi-7", SURE, {}, "name", "Ozean Handel"),
        (None, "orders@ozean.example", SURE, {}, "other", "orders@ozean.example"),
        ("Order to", "orders@ozean.example", 0.6, {}, "other", "orders@ozean.example"),
        ("Ozean Hande1", None, 0.6, {"buyer_name": "Ozean Handel"}, "name", "Ozean Handel"),
        ("Brightwater Supply", "edi-7", SURE, {}, "other", "edi-7"),  # that is us
    ],
)
def test_a_customer_is_known_the_next_time(
    name: str | None,
    sender: str | None,
    sure: float,
    typed: dict[str, str],
    scheme: str,
    value: str,
) -> None:
    learned = said(sent(name, sender, sure), **typed)
    assert learned and (learned.scheme, learned.value) == (scheme, value)
    assert known(sent(typed.get("buyer_name") or name, sender, sure)) == "ACME"


@pytest.mark.parametrize(
    ("name", "sure"),
    [
        (None, SURE),  # nothing to know them by
        ("Order to", 0.6),  # misread, as it would be in another customer's document
        ("Oz", SURE),
        ("Other GmbH", SURE),  # what two others are called
    ],
)
def test_nothing_is_learned_from(name: str | None, sure: float) -> None:
    a_customer("OTHER"), a_customer("THIRD", name="Other GmbH")
    order = sent(name, None, sure)
    assert said(order) is None
    assert not PartyIdentifier.objects.exists()


def test_a_sender_of_several_customers_is_nobody_in_particular() -> None:
    first = sent(None, "market@place.example", sku="NO-1")
    second = sent(None, "market@place.example", sku="NO-1")
    said(first, a_customer("OTHER").code)
    LearnedParty.objects.all().delete()
    assert said(second) is None


def test_a_colleague_who_forwards_orders_is_no_customer() -> None:
    order = sent(None, "sam@brightwater.example")
    Company.objects.update(email="orders@brightwater.example")
    assert said(order) is None


def test_what_was_learned_is_forgotten_again() -> None:
    learned = said(sent("Ozean Handel"))
    assert learned
    forget_party(learned.pk, by=clara())
    assert known(sent("Ozean Handel")) == ""
    with pytest.raises(Refusal, match="withdrawn this already"):
        forget_party(learned.pk, by=clara())


def test_what_it_meant_before_it_means_again() -> None:
    a_customer("OTHER")
    PartyIdentifier.objects.create(
        customer=a_customer("OTHER"), scheme="name", value="Ozean Handel"
    )
    order = sent("Ozean Handel", sku="NO-1")
    assert known(order) == "OTHER"
    learned = said(order)
    assert learned and known(sent("OZEAN HANDEL")) == "ACME"
    forget_party(learned.pk, by=clara())
    assert known(sent("ozean handel")) == "OTHER"


def test_what_somebody_changed_since_is_left_alone() -> None:
    learned = said(sent("Ozean Handel"))
    assert learned
    PartyIdentifier.objects.update(customer=a_customer("OTHER"))
    with pytest.raises(Refusal, match="means something else by now"):
        forget_party(learned.pk, by=clara())
    assert known(sent("Ozean Handel")) == "OTHER"
