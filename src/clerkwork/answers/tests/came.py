"""Orders that came in each format, and what they were answered: for the tests of this room."""

import io

from pyx12.x12file import X12Reader

from clerkwork.answers.models import Answer
from clerkwork.answers.station import ANSWERING
from clerkwork.core.stations import drain
from clerkwork.fulfilment.station import ALLOCATION
from clerkwork.intake.draft import Problem
from clerkwork.intake.models import Document
from clerkwork.intake.read import READING
from clerkwork.intake.readers.edi.edifact_segments import split_edifact
from clerkwork.intake.readers.edi.x12_segments import split_interchanges
from clerkwork.intake.submit import submit_document
from clerkwork.intake.tests import edifact_messages, x12_sets
from clerkwork.orders.models import Order
from clerkwork.training import builders as make
from clerkwork.training.workdays import workday
from clerkwork.verification.decide import accept_finding
from clerkwork.verification.verify import VERIFICATION

AGREED = "agreed by telephone"


def take(raw: bytes, *, channel: str = "folder") -> Document:
    """The document, read, and its orders as far as they go by themselves without an answer."""
    make.a_customer()
    document = submit_document(raw, name="order", channel=channel, by="test")
    for station in (READING, VERIFICATION, ALLOCATION):
        drain(station)
    document.refresh_from_db()
    return document


def accept_all(order: Order) -> None:
    """Somebody accepts all that holds the order, and it goes on."""
    boss = make.a_user("boss", "verification.override_finding", "verification.decide_finding")
    for finding in order.findings.filter(decision=None):
        accept_finding(finding.pk, reason=AGREED, by=boss)
    go_on()


def go_on() -> None:
    """What was decided is verified and reserved."""
    drain(VERIFICATION)
    drain(ALLOCATION)


def answers_of(order: Order) -> list[Answer]:
    """All that was said about the order, after whatever is to be said now."""
    drain(ANSWERING)
    return list(Answer.objects.filter(reply_id=order.pk).order_by("revision"))


def answer_to(raw: bytes, *, channel: str = "folder") -> Answer:
    """The one answer to the one order in this document."""
    (link,) = take(raw, channel=channel).orders.all()
    (answer,) = answers_of(link.order)
    return answer


def text_of(answer: Answer) -> str:
    return bytes(answer.raw).decode()


def day(ahead: int, form: str = "%Y%m%d") -> str:
    return f"{workday(ahead) if ahead > 0 else make.in_days(ahead):{form}}"


def x12(
    *lines: str, po: str = "4711", head: str = x12_sets.ISA, more: tuple[str, ...] = ()
) -> bytes:
    """An interchange with one 850 from ACME; `lines` are PO1 segments and what follows them."""
    segments = (
        "CUR*BY*EUR~",
        f"DTM*002*{day(7)}~",
        *more,
        "N1*BY*Acme GmbH*92*ACME~",
        "N1*ST*Acme GmbH~N3*Marktplatz 1~N4*Hamburg**20457*DE~",
        *lines,
    )
    beginning = f"BEG*00*SA*{po}**{day(0)}~"
    return x12_sets.interchange(
        x12_sets.order_set(*segments, beginning=beginning), head=head
    ).encode()


def edifact(*lines: str, po: str = "4711", head: str = edifact_messages.UNB) -> bytes:
    """An interchange with one ORDERS from ACME; `lines` are LIN segments and what follows them."""
    segments = (
        f"DTM+137:{day(0)}:102'DTM+2:{day(7)}:102'",
        "NAD+BY+ACME::92++Acme GmbH'NAD+DP+++Acme GmbH+Marktplatz 1+Hamburg++20457+DE'",
        "CUX+2:EUR:9'",
        *lines,
        "UNS+S'",
    )
    return edifact_messages.interchange(
        edifact_messages.message(*segments, beginning=f"BGM+220+{po}+9'"), head=head
    ).encode()


def x12_segments(text: str) -> list[list[str]]:
    """The segments of one X12 interchange, with nothing to complain of in cutting it.

    Another library finds its envelope, counts and control numbers in order too.
    """
    reader = X12Reader(io.StringIO(text))
    assert list(reader)
    reader.cleanup()
    assert reader.pop_errors() == []
    problems: list[Problem] = []
    (interchange,) = split_interchanges(text, problems)
    assert problems == []
    return interchange.segments


def edifact_segments(text: str) -> list[list[str]]:
    """The segments of one EDIFACT interchange, with nothing to complain of in cutting it."""
    problems: list[Problem] = []
    (interchange,) = split_edifact(text, problems)
    assert problems == []
    return interchange.segments


def named(segments: list[list[str]], *names: str) -> list[list[str]]:
    return [each for each in segments if each[0] in names]
