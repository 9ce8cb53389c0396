"""X12 997, Functional Acknowledgment (ASC X12 transaction set 997, 003010 to 008010)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from clerkwork.answers.forms.x12_envelope import Segment, can_answer, envelope
from clerkwork.answers.original import Original, Stamp
from clerkwork.intake.draft import Problem
from clerkwork.intake.readers.edi.envelope import Envelope, Interchange, Transaction, element
from clerkwork.intake.readers.edi.x12_segments import SYNTAX, split_interchanges

SUPPORTED = frozenset(("850", "860"))
ACKNOWLEDGEMENTS = frozenset(("FA",))  # GS01 of what is never acknowledged itself
MOST = 100  # errors of one set
PLACE = re.compile(r"segment ([0-9]+)(?: \((\w*)\))?")
ELEMENT = re.compile(r"([A-Z][A-Z0-9]{1,2})([0-9]{2}): (.*)", re.DOTALL)
MISSING_ELEMENT = re.compile(r"found no .*expected it in ([A-Z0-9]{2,3})([0-9]{2})")
MISSING_SEGMENT = re.compile(r"found no .*expected at least one ([A-Z0-9]{2,3}) segment")

# What the envelope says, as element 718 (errors of a set) or 716 (errors of a group).
OF_SET = (
    (re.compile(r"found no SE segment"), "2"),
    (re.compile(r"SE02:"), "3"),
    (re.compile(r"SE01:"), "4"),
    (re.compile(r"ST02: control number"), "23"),
)
OF_GROUP = (
    (re.compile(r"found no GE segment"), "3"),
    (re.compile(r"GE02:"), "4"),
    (re.compile(r"GE01:"), "5"),
)
NOT_SUPPORTED, SEGMENTS_IN_ERROR = "1", "5"  # element 718
HAS_ELEMENT_ERRORS, SEGMENT_MISSING = "8", "3"  # element 720
# What is said of an element, as element 723; the first that fits.
OF_ELEMENT = (
    ("found nothing", "1"),
    ("expected a date", "8"),
    ("expected a number", "6"),
    ("", "7"),
)
MISSING = "1"


@dataclass(slots=True)
class Flaw:
    """An error in a segment: its name, its position in the set from one, and those of elements."""

    segment: str
    position: int
    code: str = HAS_ELEMENT_ERRORS
    elements: list[tuple[int, str]] = field(default_factory=list)


@dataclass(slots=True)
class Group:
    """A functional group as it came, with its sets and the codes of what is wrong around them."""

    head: Segment
    first: int
    sets: list[Transaction] = field(default_factory=list)


def write_997(original: Original, stamps: Iterator[Stamp]) -> bytes:
    """The acknowledgement of each interchange that says who sent it; empty where none does.

    One 997 for each group. What our reader found wrong is told by segment and element. A set is
    accepted (A), accepted with errors (E), or of a kind that we do not take (R).
    """
    problems: list[Problem] = []
    found = []
    for interchange in split_interchanges(original.source.text, problems):
        transactions = Envelope(interchange, SYNTAX, []).walk()
        groups = [
            group
            for group in groups_of(interchange, transactions)
            if element(group.head, 1) not in ACKNOWLEDGEMENTS
        ]
        if groups and can_answer(interchange):
            found.append((interchange, groups))
    if not found:
        return b""
    wrong = by_segment(original.problems)
    text = ""
    for interchange, groups in found:
        bodies = [acknowledge(group, wrong) for group in groups]
        text += envelope(interchange, groups[0].head, "997", bodies, next(stamps))
    return original.encoded(text)


def groups_of(interchange: Interchange, transactions: Sequence[Transaction]) -> list[Group]:
    """The groups that an interchange has, each with the sets that begin in it."""
    groups = [
        Group(segment, interchange.first + at)
        for at, segment in enumerate(interchange.segments)
        if segment[0] == "GS"
    ]
    for each in transactions:
        begun = [group for group in groups if group.first < each.first]
        if begun:
            begun[-1].sets.append(each)
    return groups


def by_segment(problems: Sequence[Problem]) -> dict[int, list[str]]:
    """What is said of each segment, by its number in the file."""
    said: dict[int, list[str]] = {}
    for each in problems:
        place = PLACE.match(each.where)
        if place:
            said.setdefault(int(place[1]), []).append(each.what)
    return said


def acknowledge(group: Group, wrong: dict[int, list[str]]) -> list[Segment]:
    """AK1 to AK9 of one group."""
    head = group.head
    version = [element(head, 8)] if element(head, 8) >= "005010" else []
    body: list[Segment] = [["AK1", element(head, 1), element(head, 6), *version]]
    statuses = []
    last = group.first
    for each in group.sets:
        told, status = acknowledge_set(each, wrong)
        body += told
        statuses.append(status)
        last = each.first + len(each.segments) - 1
    trailer = range(group.first, last + 2)  # GE stands behind the last set
    codes = [
        code
        for number in trailer
        for what in wrong.get(number, ())
        for known, code in OF_GROUP
        if known.match(what)
    ]
    count = str(len(statuses))
    accepted = sum(status != "R" for status in statuses)
    status = whole(statuses, codes)
    return [*body, ["AK9", status, count, count, str(accepted), *dict.fromkeys(codes)]]


def whole(statuses: Sequence[str], codes: Sequence[str]) -> str:
    """Element 715: what becomes of the group as a whole."""
    if "R" in statuses:
        return "R" if set(statuses) == {"R"} else "P"
    return "E" if "E" in statuses or codes else "A"


def acknowledge_set(of: Transaction, wrong: dict[int, list[str]]) -> tuple[list[Segment], str]:
    """AK2 to AK5 of one set, and its status (element 717)."""
    body: list[Segment] = [["AK2", of.set_id, of.control]]
    if of.set_id not in SUPPORTED:
        return [*body, ["AK5", "R", NOT_SUPPORTED]], "R"
    codes: list[str] = []
    flaws: list[Flaw] = []
    for position, segment in enumerate(of.segments, start=1):
        for what in wrong.get(of.first + position - 1, ()):
            code = next((code for known, code in OF_SET if known.match(what)), None)
            if code:
                codes.append(code)
            elif not any(known.match(what) for known, _ in OF_GROUP):
                flaws.append(flaw_of(what, segment[0], position, of))
    for flaw in merged(flaws)[:MOST]:
        body.append(["AK3", flaw.segment[:3], str(flaw.position), "", flaw.code])
        body += [["AK4", str(at), "", code] for at, code in flaw.elements]
    if flaws:
        codes.append(SEGMENTS_IN_ERROR)
    status = "E" if codes else "A"
    return [*body, ["AK5", status, *dict.fromkeys(codes)][:7]], status


def flaw_of(what: str, name: str, position: int, of: Transaction) -> Flaw:
    """What the reader said of a segment, in codes. This is the one place that knows its words."""
    stated = ELEMENT.match(what)
    if stated:
        code = next(code for words, code in OF_ELEMENT if words in stated[3])
        return Flaw(name, position, elements=[(int(stated[2]), code)])
    missing = MISSING_ELEMENT.match(what)
    if missing:
        at = next((at for at, each in enumerate(of.segments, 1) if each[0] == missing[1]), None)
        if at:
            return Flaw(missing[1], at, elements=[(int(missing[2]), MISSING)])
        return Flaw(missing[1], 2, SEGMENT_MISSING)
    segment = MISSING_SEGMENT.match(what)
    if segment:
        return Flaw(segment[1], len(of.segments), SEGMENT_MISSING)
    return Flaw(name, position)


def merged(flaws: Sequence[Flaw]) -> list[Flaw]:
    """One for each segment, in their order, with all its elements."""
    found: dict[tuple[int, str, str], Flaw] = {}
    for each in flaws:
        known = found.setdefault((each.position, each.segment, each.code), each)
        if known is not each:
            known.elements += [one for one in each.elements if one not in known.elements]
    return [found[key] for key in sorted(found)]
