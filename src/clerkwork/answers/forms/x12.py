"""X12 855, Purchase Order Acknowledgment (ASC X12 transaction set 855, 003010 to 008010)."""

from collections.abc import Iterator

from clerkwork.answers.forms.x12_envelope import Segment, can_answer, envelope, plain_text
from clerkwork.answers.original import Original, Stamp, X12Set
from clerkwork.answers.say import CHANGED, PARTIAL, REJECTED, RESCHEDULED, Said
from clerkwork.intake.readers.edi.envelope import element

# Acknowledgment type (element 587): with detail and no change, with detail and change, rejected.
TYPES = {"accepted": "AD", "changed": "AC", "rejected": "RD"}
# Line item status (element 668) of what is accepted of a line.
STATUSES = {CHANGED: "IC", RESCHEDULED: "DR", PARTIAL: "BP"}
ACCEPTED, BACKORDER, REFUSED = "IA", "IB", "IR"
PROMISED, EXPECTED = "069", "068"  # element 374: promised for delivery; current schedule ship
LETTERS = "L1"  # element 128: letters or notes
HEADER = frozenset(("CUR", "N1"))  # of the order's head, what the answer repeats
MESSAGE, REFERENCE = 264, 30  # lengths of elements 933 and 127


def write_855(says: Said, original: Original, position: int, stamp: Stamp) -> bytes | None:
    """The answer to the 850 at this position, each PO1 as it came with an ACK for each part of it.

    None where the interchange had no ISA that says whom to answer.
    """
    sets = original.x12_sets
    if position > len(sets) or not can_answer(sets[position - 1].interchange):
        return None
    of = sets[position - 1]
    lines = list(items(says, of))
    body = [*head(says, of, stamp), *(one for line in lines for one in line)]
    body.append(["CTT", str(len(lines))])
    return original.encoded(envelope(of.interchange, of.group, "855", [body], stamp))


def head(says: Said, of: X12Set, stamp: Stamp) -> Iterator[Segment]:
    """BAK with the numbers of both sides, then currency and parties as they came."""
    begin = next((each for each in of.transaction.segments if each[0] == "BEG"), ["BEG"])
    purpose = "00" if says["revision"] == 1 else "05"  # original; replaces the one before
    short = len(element(begin, 5)) == 6
    day = f"{stamp.at:%y%m%d}" if short else f"{stamp.at:%Y%m%d}"
    dated = element(begin, 5) or day  # BAK04 is mandatory
    yield ["BAK", purpose, TYPES[says["outcome"]], element(begin, 3), dated, element(begin, 4),
           "", "", says["order"][:REFERENCE], day]  # fmt: skip
    for segment in of.transaction.segments:
        if segment[0] == "PO1":
            return
        if segment[0] in HEADER:
            yield segment


def items(says: Said, of: X12Set) -> Iterator[list[Segment]]:
    """The segments of each line that the order had; one that we added is not the customer's."""
    lines = {line["position"]: line for line in says["lines"]}
    ordered = [each for each in of.transaction.segments if each[0] == "PO1"]
    for at, segment in enumerate(ordered, start=1):
        if at in lines:
            yield list(item(lines[at], segment, of))


def item(line: Said, segment: Segment, of: X12Set) -> Iterator[Segment]:
    """PO1 as it came, with our price where that differs; ACK for what comes, waits and does not."""
    if "price" in line["changes"]:
        segment = [*segment, *[""] * (6 - len(segment))]
        segment[4:6] = [line["price"], ""]  # which is for one
    yield segment
    unit = line["unit"] if "unit" in line["changes"] else element(segment, 3)
    if line["accepted"] != "0":
        code = STATUSES.get(line["outcome"], ACCEPTED)
        yield acknowledged(code, line["accepted"], unit, PROMISED, line["date"])
    if line["backordered"] != "0":
        yield acknowledged(BACKORDER, line["backordered"], unit, EXPECTED, line["follows"])
    if line["rejected"] != "0" or line["outcome"] == REJECTED:
        yield acknowledged(REFUSED, line["rejected"], unit, "", None)
        yield from reason(line, of)
    if line["backordered"] != "0" and not line["follows"]:
        yield ["N9", LETTERS, "DATE FOLLOWS"]


def acknowledged(code: str, quantity: str, unit: str, meaning: str, day: str | None) -> Segment:
    dated = [meaning, day.replace("-", "")] if day else []
    return ["ACK", code, quantity, unit, *dated]


def reason(line: Said, of: X12Set) -> Iterator[Segment]:
    """N9 with our code for the reason, MSG with its text."""
    found = line["reason"] or {"code": "other", "text": ""}
    yield ["N9", LETTERS, found["code"].upper()[:REFERENCE]]
    text = plain_text(found["text"], of.interchange, MESSAGE)
    if text:
        yield ["MSG", text]
