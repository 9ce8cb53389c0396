"""Changes as customers send them, for tests: X12 860 sets about an order of ACME."""

from itertools import count

from clerkwork.changes.models import Change
from clerkwork.changes.propose import PROPOSING
from clerkwork.core.stations import drain
from clerkwork.intake.models import Document
from clerkwork.intake.read import READING
from clerkwork.intake.submit import submit_document
from clerkwork.orders.models import Order
from clerkwork.parties.models import PartyIdentifier
from clerkwork.training.builders import a_customer

ISA = (
    "ISA*00*          *00*          *ZZ*ACME-EDI       *ZZ*SELLER         "
    "*260301*0930*U*00401*{number:09d}*0*T*>~"
)
_numbers = count(1)


def an_860(
    po_number: str, *segments: str, purpose: str = "04", sequence: str = "", dated: str = ""
) -> bytes:
    """One 860 in its interchange, from ACME. Each time another interchange."""
    number = next(_numbers)
    beginning = f"BCH*{purpose}*SA*{po_number}**{sequence}*20260301*****{dated}~"
    body = "".join(f"{each}~" for each in segments)
    count_of = len(segments) + 3
    return (
        f"{ISA.format(number=number)}GS*PC*ACME-EDI*SELLER*20260301*0930*{number}*X*004010~"
        f"ST*860*0001~{beginning}{body}SE*{count_of}*0001~GE*1*{number}~IEA*1*{number:09d}~"
    ).encode()


def hand_in(raw: bytes, name: str = "change.edi") -> Document:
    """Submitted, read, and proposed."""
    customer = a_customer()
    PartyIdentifier.objects.get_or_create(customer=customer, scheme="edi", value="ACME-EDI")
    document = submit_document(raw, name=name, channel="api", by="api")
    drain(READING)
    drain(PROPOSING)
    document.refresh_from_db()
    return document


def a_change(order: Order, *segments: str, **stated: str) -> Change:
    """What the customer of this order asks to change of it."""
    return hand_in(an_860(order.po_number, *segments, **stated)).changes.get()
