"""By which name or sender a customer is known: learned from a correction, and taken back."""

from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.db import transaction

from clerkwork.core import journal
from clerkwork.core.models import Company
from clerkwork.intake.evidence import evidence_of
from clerkwork.intake.models import DocumentOrder
from clerkwork.orders.models import Order
from clerkwork.parties.models import Customer, PartyIdentifier
from clerkwork.verification.learn import take_back
from clerkwork.verification.models import LearnedParty

Scheme = PartyIdentifier.Scheme
SHORTEST = 4  # letters of a name: shorter ones name too many
LONGEST = 100


def learn_party(order: Order, *, typed: bool, by: AbstractUser) -> LearnedParty | None:
    """Remember that the buyer's name, else the sender, of this order means its customer.

    A name counts if it was read for certain or `typed` by a person, and is nobody's own; what was
    misread in one document would be misread in the next of another customer as well.
    """
    link = DocumentOrder.objects.select_related("document").filter(order=order).first()
    if link is None or order.customer is None:
        return None
    scheme, value = Scheme.NAME, order.buyer_name.strip()
    if not tells(value) or not (typed or read_surely(link)):
        scheme, value = Scheme.OTHER, link.document.sender
        if sends_for_others(value, order):
            return None
    if not value or len(value) > LONGEST or by_itself(value):
        return None
    known = identified(scheme, value)
    if known and known.customer_id == order.customer_id:
        return None
    before = known.customer_id if known else None
    PartyIdentifier.objects.update_or_create(
        scheme=known.scheme if known else scheme,
        value=known.value if known else value,
        defaults={"customer": order.customer},
    )
    learned = LearnedParty.objects.create(
        customer=order.customer,
        scheme=known.scheme if known else scheme,
        value=known.value if known else value,
        before_id=before,
        order=order,
        learned_by_id=by.pk,
    )
    journal.record("party.learned", learned, by=by, data={"value": value})
    return learned


def tells(name: str) -> bool:
    """Whether a name can stand for one customer: not ours, and none of a customer."""
    ours = Company.objects.filter(name__iexact=name).exists()
    return len(name) >= SHORTEST and not ours and not by_itself(name)


def sends_for_others(sender: str, order: Order) -> bool:
    """Whether one of us forwards orders from there, or it sent orders of another customer."""
    _, at, host = sender.rpartition("@")
    ours = bool(at) and Company.objects.filter(email__iendswith=f"@{host}").exists()
    sent = Order.objects.filter(source__document__sender=sender).exclude(customer=None)
    return ours or sent.exclude(customer=order.customer).exclude(pk=order.pk).exists()


def by_itself(value: str) -> bool:
    """Whether a customer is called so or has this number anyway: that is not to be learned."""
    known = Customer.objects.filter(name__iexact=value) | Customer.objects.filter(code=value)
    return known.exists()


def read_surely(link: DocumentOrder) -> bool:
    """Whether the buyer's name was read with the sureness of what is released."""
    evidence = evidence_of(link.document)
    if link.position > len(evidence):
        return False
    spot = evidence[link.position - 1].head.get("buyer_name")
    return spot is not None and spot.sure >= settings.RELEASE_SURENESS


def identified(scheme: str, value: str) -> PartyIdentifier | None:
    """Whom the name, or the number of any scheme, means so far."""
    known = PartyIdentifier.objects.select_for_update()
    if scheme == Scheme.NAME:
        return known.filter(scheme=scheme, value__iexact=value).first()
    return known.exclude(scheme=Scheme.NAME).filter(value=value).first()


@transaction.atomic
def forget_party(learned_id: int, *, by: AbstractUser) -> LearnedParty:
    """Take back what was learned about a name or sender; what held before it holds again.

    Orders that it served stay as they are. Refuses what is forgotten already, and what somebody
    has changed since.
    """
    learned = LearnedParty.objects.select_for_update().get(pk=learned_id)
    known = PartyIdentifier.objects.filter(scheme=learned.scheme, value=learned.value)
    take_back(learned, known, "customer")
    journal.record("party.withdrawn", learned, by=by, data={"value": learned.value})
    return learned
