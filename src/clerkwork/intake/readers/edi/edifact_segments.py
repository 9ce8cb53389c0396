"""Cutting an EDIFACT file into interchanges and segments (ISO 9735), however it was mangled.

The delimiters are those that UNA declares, or the usual ones. Real files have UNA and UNB that
disagree, line breaks after, instead of or in the middle of segments, lost terminators, and
delimiters in texts that nobody released; what can be told is repaired here, and what is more than
layout becomes a problem.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from clerkwork.intake.draft import Problem
from clerkwork.intake.readers.edi.edifact_codes import SEGMENTS
from clerkwork.intake.readers.edi.envelope import Interchange, Level, Syntax, element
from clerkwork.intake.readers.edi.layout import BLANKS, lost_terminators, mend, pieces, unwrap

# Where an interchange begins: with its UNA, or with its UNB where there is none.
START = re.compile(
    r"UNA[^A-Za-z0-9\r\n][^\r\n]{3,4}[^A-Za-z0-9]?\s*(?=UN[BGH])|UNB(?=[^\w \t\r\n][A-Z]{4}\W)"
)
# What may begin a file that lost its UNB.
BARE = re.compile(r"\s*(?:UNA.{4,6}?\s*)?UN[BGH]([^A-Za-z0-9 \t\r\n])", re.DOTALL)
DECLARED = re.compile(r"UNA([^\r\n]{4,6}?)\s*(?=UN[BGH][^A-Za-z0-9])")
USUAL = ":+.? '"
LOOK = 2000
# Released characters stand for themselves; these noncharacters hold their place until then.
HELD = "\ufdd0\ufdd1\ufdd2\ufdd3\ufdd4"


@dataclass(frozen=True, slots=True)
class Marks:
    """The service characters of one interchange."""

    component: str
    element: str
    decimal: str
    release: str
    terminator: str

    @property
    def held(self) -> str:
        """The characters for which those of HELD stand, in the same order."""
        release = self.release or HELD[2]  # without one nothing is held
        return self.component + self.element + release + self.terminator + "*"


@dataclass(slots=True)
class EdifactInterchange(Interchange):
    """An interchange with its marks; where `released`, elements hold characters of HELD."""

    marks: Marks
    released: bool


def message_type(segment: list[str]) -> str:
    """UNH S009 element 0065, whatever separates it from the version."""
    return re.split(r"[^A-Za-z0-9]", element(segment, 2), maxsplit=1)[0].upper()


SYNTAX = Syntax(
    interchange=Level("UNB", "UNZ", 5, "groups"),
    group=Level("UNG", "UNE", 5, "messages"),
    transaction=Level("UNH", "UNT", 1, "segments"),
    set_id=message_type,
    set_control=1,
    groups_optional=True,
)


def split_edifact(text: str, problems: list[Problem]) -> Iterator[EdifactInterchange]:
    """Every interchange of the file in order; a file without UNB is read as one."""
    starts = beginnings(text)
    first = 1
    if not starts or not re.search(r"UNB[^\w \t\r\n]", text[starts[0] : starts[0] + 40]):
        problems.append(Problem("segment 1", "found no UNB segment, expected the file to begin so"))
        starts = starts or [bare_beginning(text)]
    elif text[: starts[0]].strip(BLANKS):
        problems.append(Problem("segment 1 (UNB)", "found text before it, which was left aside"))
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        marks, body = find_marks(text[start:end])
        body, released = hold_released(body, marks, first, problems)
        segments = split_segments(body, marks, first, problems)
        if segments:
            yield EdifactInterchange(
                segments, first, marks.element, marks.component, marks, released
            )
        first += len(segments)


def beginnings(text: str) -> list[int]:
    """Where the interchanges begin; a UNB after its UNA does not begin another."""
    starts: list[int] = []
    after = 0
    for match in START.finditer(text):
        if match.start() == after and starts:
            continue
        before = text[max(match.start() - 20, 0) : match.start()]
        last = before.rstrip(BLANKS)[-1:]
        if before[-1:] in "\r\n" or not (last.isalnum() or last in "+:?"):
            starts.append(match.start())
            after = match.end()
    return starts


def bare_beginning(text: str) -> int:
    """Where the first segment begins in a file that has no UNB."""
    found = re.search(r"UN[GH][^\w \t\r\n]", text)
    return found.start() if found else 0


def find_marks(body: str) -> tuple[Marks, str]:
    """The marks that UNA declares or that are in use, and what follows UNA.

    ISO 9735-1: component, element, decimal mark, release, reserved or repetition, terminator.
    """
    declared = DECLARED.match(body)
    marks = USUAL
    if declared:
        body = body[declared.end() :]
        marks = declared[1]
        if len(marks) == 5:  # the blank was lost
            marks = f"{marks[:4]} {marks[4]}"
        if len(marks) < 6:
            marks = USUAL
    used = body[3:4]
    if used != marks[1] and used not in " \t\r\n":  # UNA says otherwise than UNB does
        marks = USUAL.replace("+", used)
    component, decimal, release, terminator = marks[0], marks[2], marks[3], marks[5]
    if decimal not in ".,":
        decimal = "."
    if release in " \t":  # ISO 9735: a blank means that no release character is used
        release = ""
    if terminator not in body[:LOOK]:
        terminator = "\n" if "\n" in body else "\r"
    return Marks(component, marks[1], decimal, release, terminator), body


def hold_released(body: str, marks: Marks, first: int, problems: list[Problem]) -> tuple[str, bool]:
    """The text with released characters replaced by those of HELD, and whether there were any.

    A release character before anything but a service character is meant as itself. So is one
    before a terminator that a line break and the next segment follow.
    """
    release = marks.release
    if not release or release not in body:
        return body, False
    held = dict(zip(marks.held, HELD, strict=True))
    end, pair = release_patterns(marks)
    body, ends = end.subn(held[release] + r"\1", body)
    if ends:
        what = f"found {ends} segments whose terminator is released, expected {release * 2}"
        problems.append(Problem(f"segment {first}", what))
    alone = held[release]
    return pair.sub(lambda found: held.get(found[1]) or alone + found[1], body), True


@lru_cache(maxsize=64)
def release_patterns(marks: Marks) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A released terminator that ends its segment all the same, and any released character."""
    release, terminator, mark = map(re.escape, (marks.release, marks.terminator, marks.element))
    names = "|".join(sorted(SEGMENTS))
    end = rf"{release}({terminator})(?=[ \t]{{0,9}}[\r\n][ \t\r\n]{{0,9}}(?:{names}){mark})"
    return re.compile(end), re.compile(f"{release}(.)", re.DOTALL)


def split_segments(body: str, marks: Marks, first: int, problems: list[Problem]) -> list[list[str]]:
    """All segments of one interchange, each a list of elements beginning with its identifier."""
    terminator = marks.terminator
    if terminator not in "\r\n":
        body = unwrap(body)
    segments: list[list[str]] = []
    lost: list[int] = []
    glued: list[int] = []
    mark = marks.element
    whole_ones = whole_pieces(pieces(body, terminator, first, problems), marks, glued)
    everything = "".join(whole_ones)  # asked once: for each piece it would cost as much as all else
    if "\n" not in everything and "\r" not in everything:
        segments = [
            split_elements(piece, marks) if " " in piece else piece.split(mark)
            for piece in whole_ones
        ]
        whole_ones = []
    for piece in whole_ones:
        if "\n" in piece or "\r" in piece:
            whole = mend(piece, mark, SEGMENTS)
            lost.extend(range(first + len(segments), first + len(segments) + len(whole) - 1))
            segments.extend(split_elements(each, marks) for each in whole)
        elif " " in piece:
            segments.append(split_elements(piece, marks))
        else:
            segments.append(piece.split(mark))
    if lost:
        problems.append(lost_terminators(lost, terminator, segments, first))
    if glued:
        number = first + glued[0] - 1
        more = f", and {len(glued) - 1} more such" if len(glued) > 1 else ""
        what = f"found {terminator!r} within a text, expected {marks.release + terminator!r}{more}"
        problems.append(Problem(f"segment {number}", what))
    return segments


def whole_pieces(between: list[str], marks: Marks, glued: list[int]) -> list[str]:
    """What stands between terminators; a piece that begins no segment belongs to the one before.

    `glued` gets the number of each piece, from one, that was put together so. What follows the
    last terminator stands alone: it is where the file was cut off.
    """
    mark, terminator = marks.element, marks.terminator
    stripped = [piece for raw in between if (piece := raw.strip(BLANKS))]
    if all(each[:3] in SEGMENTS and each[3:] == mark for each in {piece[:4] for piece in stripped}):
        return stripped
    whole: list[list[str]] = []
    last = len(between) - 1
    for index, raw in enumerate(between):
        piece = raw.strip(BLANKS)
        if not whole or index == last or is_segment(piece, marks):
            whole.append([raw])
        elif piece:
            whole[-1].append(raw)
            glued.append(len(whole))
    return [piece for raws in whole if (piece := terminator.join(raws).strip(BLANKS))]


def is_segment(piece: str, marks: Marks) -> bool:
    """Whether a piece begins as a segment does: three letters and a separator, or a repetition."""
    name, following = piece[:3], piece[3:4]
    if name in SEGMENTS:
        return following in (marks.element, marks.component, "")
    plain = name.isascii() and name.isalnum() and name.isupper()
    return plain and following == marks.element


def split_elements(segment: str, marks: Marks) -> list[str]:
    """The elements, without blanks around them or around their components."""
    mark, component = marks.element, marks.component
    elements = segment.split(mark)
    if (
        f" {mark}" in segment
        or f"{mark} " in segment
        or f" {component}" in segment
        or f"{component} " in segment
    ):
        return [
            component.join([part.strip() for part in each.split(component)]) for each in elements
        ]
    return elements
