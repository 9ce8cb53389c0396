"""Cutting an X12 file into interchanges and segments (ASC X12.5 and X12.6), however it was mangled.

The delimiters are read off each interchange's own ISA. Real files have ISA elements that are not
padded, line breaks after, instead of or in the middle of segments, and lost terminators; all of
that is repaired here, and what is more than layout becomes a problem.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from clerkwork.intake.draft import Problem
from clerkwork.intake.readers.edi.envelope import Interchange, Level, Syntax, element
from clerkwork.intake.readers.edi.layout import (
    BLANKS,
    LINE_BREAK,
    lost_terminators,
    mend,
    pieces,
    unwrap,
)
from clerkwork.intake.readers.edi.x12_codes import SEGMENTS

SYNTAX = Syntax(
    interchange=Level("ISA", "IEA", 13, "groups"),
    group=Level("GS", "GE", 6, "transaction sets"),
    transaction=Level("ST", "SE", 2, "segments"),
    set_id=lambda segment: element(segment, 1),
    set_control=2,
)
START = re.compile(r"(?<![A-Za-z0-9])ISA([^A-Za-z0-9 \r\n])(?=[^A-Za-z]?\d\d|\s*\1| )")
# What may follow ISA, or begin a file that lost its envelope.
BARE = re.compile(r"\s*(?:GS([^A-Za-z0-9 \r\n])[A-Z]{2}\1|ST([^A-Za-z0-9 \r\n])[1-9]\d\d\2)")
ISA_REACH = 500


@dataclass(frozen=True, slots=True)
class Delimiters:
    element: str
    component: str | None
    segment: str


def split_interchanges(text: str, problems: list[Problem]) -> Iterator[Interchange]:
    """Every interchange of the file in order; a file without ISA is read as one."""
    starts = [match.start() for match in START.finditer(text) if begins_segment(text, match)]
    first = 1
    if not starts:
        problems.append(Problem("segment 1", "found no ISA segment, expected the file to begin so"))
        starts = [0]
    elif text[: starts[0]].strip(BLANKS):
        problems.append(Problem("segment 1 (ISA)", "found text before it, which was left aside"))
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        body = text[start:end]
        delimiters = find_delimiters(body)
        segments = split_segments(body, delimiters, first, problems)
        if segments:
            yield Interchange(
                segments,
                first,
                delimiters.element,
                delimiters.component,
                terminator=delimiters.segment,
            )
        first += len(segments)


def begins_segment(text: str, match: re.Match[str]) -> bool:
    """Whether ISA stands where a segment starts, not as the value of an element."""
    before = text[: match.start()].rstrip(BLANKS)[-1:] if match.start() < ISA_REACH else ""
    if match.start() >= ISA_REACH:
        before = text[match.start() - 100 : match.start()].rstrip(BLANKS)[-1:]
    return before != match[1]


def find_delimiters(body: str) -> Delimiters:
    """The three delimiters, from ISA as ASC X12.5 places them, or from what follows it."""
    bare = BARE.match(body)
    if bare:
        element = bare[1] or bare[2]
        return Delimiters(element, None, terminator_before_next(body[bare.end() :], element))
    element = body[3:4]
    follower = re.compile(rf"(?:GS|TA1|ST|IEA){re.escape(element)}").search(body, 4, ISA_REACH)
    tail = body[: follower.start()].rpartition(element)[2] if follower else ""
    if not follower:
        elements = body[: ISA_REACH * 2].split(element, 16)
        tail = elements[16][:2] if len(elements) == 17 else "\n"
    return Delimiters(element, *end_of_isa(tail, body[follower.start() :] if follower else ""))


def end_of_isa(tail: str, rest: str) -> tuple[str | None, str]:
    """(component separator, terminator) from what stands after ISA's last element separator."""
    marks = tail.rstrip(BLANKS)
    if len(marks) >= 2:
        return marks[0], marks[-1]
    if not marks:
        return None, "\n"
    if marks == tail:
        return None, marks
    # One mark and a line break: either is the terminator. The first line of the rest tells.
    line = LINE_BREAK.split(rest, maxsplit=1)[0].rstrip(BLANKS)
    return (None, marks) if line.endswith(marks) else (marks, "\n")


def terminator_before_next(rest: str, element: str) -> str:
    """The character that ends segments in a file without ISA: what stands before the second."""
    following = re.compile(
        rf"([^A-Za-z0-9{re.escape(element)}])\s*[A-Z][A-Z0-9]{{1,2}}{re.escape(element)}"
    ).search(rest, 0, ISA_REACH)
    if not following or following[1] in BLANKS:
        return "\n"
    return following[1]


def split_segments(
    body: str, delimiters: Delimiters, first: int, problems: list[Problem]
) -> list[list[str]]:
    """All segments of one interchange, each a list of elements beginning with its identifier."""
    element, terminator = delimiters.element, delimiters.segment
    if terminator not in "\r\n":
        body = unwrap(body)
    elif "\n" not in body:
        terminator = "\r"
    segments: list[list[str]] = []
    lost: list[int] = []
    for between in pieces(body, terminator, first, problems):
        piece = between.strip(BLANKS)
        if not piece:
            continue
        if "\n" in piece or "\r" in piece:
            whole = mend(piece, element, SEGMENTS)
            lost.extend(range(first + len(segments), first + len(segments) + len(whole) - 1))
            segments.extend(split_elements(each, element) for each in whole)
        else:
            segments.append(split_elements(piece, element))
    if lost:
        problems.append(lost_terminators(lost, terminator, segments, first))
    return segments


def split_elements(segment: str, element: str) -> list[str]:
    """The elements, without blanks around them."""
    if " " in segment and (f" {element}" in segment or f"{element} " in segment):
        return [each.strip() for each in segment.split(element)]
    return segment.split(element)
