"""CONTRL, Syntax and service report message (ISO 9735-4; service directory D.3)."""

import re
from collections.abc import Iterator, Sequence

from clerkwork.answers.forms.edifact_envelope import (
    Segment,
    can_answer,
    composite,
    envelope,
    mirrored,
)
from clerkwork.answers.forms.x12_receipt import by_segment
from clerkwork.answers.original import Original, Stamp
from clerkwork.intake.readers.edi import edifact
from clerkwork.intake.readers.edi.edifact_segments import (
    SYNTAX,
    EdifactInterchange,
    Marks,
    split_edifact,
)
from clerkwork.intake.readers.edi.envelope import Envelope, Transaction, element

MESSAGE = ("CONTRL", "D", "3", "UN")
SUPPORTED = frozenset(("ORDERS", "ORDCHG"))
ACKNOWLEDGEMENTS = frozenset(("CONTRL", "APERAK"))  # never acknowledged themselves
ACCEPTED, REJECTED = "7", "4"  # element 0083
NO_AGREEMENT = "17"  # element 0085
# What the envelope says of a message, as element 0085.
ERRORS = (
    (re.compile(r"UNT01:"), "29"),  # control count does not match
    (re.compile(r"UNT02:"), "28"),  # references do not match
    (re.compile(r"found no UNT segment"), "13"),  # missing
)


def write_contrl(original: Original, stamps: Iterator[Stamp]) -> bytes:
    """The report on each interchange that says who sent it; empty where none does.

    Each message is acknowledged (7), or rejected (4) where we do not take its kind. What is wrong in
    an order that we take is asked about by people, and not reported here.
    """
    wrong: dict[int, list[str]] | None = None
    text = ""
    for interchange in split_edifact(edifact.decoded(original.source), []):
        messages = Envelope(interchange, SYNTAX, []).walk()
        if not can_answer(interchange) or {m.set_id for m in messages} <= ACKNOWLEDGEMENTS:
            continue
        if wrong is None:
            wrong = by_segment(original.problems)
        body = list(report(interchange, messages, wrong))
        name = composite(interchange.marks, *MESSAGE)
        text += envelope(interchange, name, body, next(stamps))
    return original.encoded(text)


def report(
    interchange: EdifactInterchange, messages: Sequence[Transaction], wrong: dict[int, list[str]]
) -> Iterator[Segment]:
    """UCI about the interchange, UCM about each message."""
    marks, head = interchange.marks, interchange.segments[0]
    sender, recipient, reference = (mirrored(element(head, at), marks) for at in (2, 3, 5))
    taken = any(each.set_id in SUPPORTED for each in messages)
    yield ["UCI", reference, sender, recipient, ACCEPTED if taken else REJECTED]
    for each in messages:
        yield ["UCM", *reported(each, marks, wrong)]


def reported(of: Transaction, marks: Marks, wrong: dict[int, list[str]]) -> Iterator[str]:
    """Reference, identifier, action, and an error where there is one."""
    yield from (mirrored(element(of.segments[0], at), marks) for at in (1, 2))
    if of.set_id not in SUPPORTED:
        yield from (REJECTED, NO_AGREEMENT)
        return
    yield ACCEPTED
    numbers = range(of.first, of.first + len(of.segments))
    said = [what for number in numbers for what in wrong.get(number, ())]
    for known, code in ERRORS:
        if any(known.match(what) for what in said):
            yield code
            return
