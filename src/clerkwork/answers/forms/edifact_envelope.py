"""The envelope of an EDIFACT answer: that of the interchange it answers, turned round.

ISO 9735-1 (UNA, UNB, UNH, UNT, UNZ; release characters in section 6). Service characters, ids,
syntax and test indicator are those of what came.
"""

from clerkwork.answers.forms.ascii import in_ascii
from clerkwork.answers.original import Stamp
from clerkwork.intake.readers.edi.edifact_segments import (
    HELD,
    USUAL,
    EdifactInterchange,
    Marks,
)
from clerkwork.intake.readers.edi.envelope import element

Segment = list[str]  # its name, and each element as it is written
TEST = 11  # UNB element 0035: this interchange is a test


def can_answer(interchange: EdifactInterchange) -> bool:
    """Whether it says who sent it to whom: without, there is nothing to turn round."""
    head = interchange.segments[0]
    return head[0] == "UNB" and bool(element(head, 2)) and bool(element(head, 3))


def envelope(
    interchange: EdifactInterchange, message: str, body: list[Segment], stamp: Stamp
) -> str:
    """One interchange with one message, whose identifier (S009) is `message`.

    The control reference counts over all that we write, so that no partner sees one twice.
    """
    marks, head = interchange.marks, interchange.segments[0]
    test = [""] * (TEST - 6) + ["1"] if element(head, TEST) == "1" else []
    when = f"{stamp.at:%y%m%d}{marks.component}{stamp.at:%H%M}"
    segments = [
        ["UNB", *(mirrored(head[at], marks) for at in (1, 3, 2)), when, str(stamp.control), *test],
        ["UNH", "1", message],
        *body,
        ["UNT", str(len(body) + 2), "1"],
        ["UNZ", "1", str(stamp.control)],
    ]
    return declared(marks) + "".join(
        trimmed(segment, marks) + marks.terminator for segment in segments
    )


def declared(marks: Marks) -> str:
    """UNA, where the service characters are not the usual ones."""
    release = marks.release or " "
    used = f"{marks.component}{marks.element}{marks.decimal}{release} {marks.terminator}"
    return "" if used == USUAL else f"UNA{used}"


def trimmed(segment: Segment, marks: Marks) -> str:
    """The segment without empty elements at its end."""
    while segment and not segment[-1]:
        segment = segment[:-1]
    return marks.element.join(segment)


def mirrored(written: str, marks: Marks) -> str:
    """An element as it came, with what was released in it released again."""
    held = {
        ord(mark): f"{marks.release}{meant}" for mark, meant in zip(HELD, marks.held, strict=True)
    }
    return written.translate(held)


def said(text: str, marks: Marks, most: int = 35) -> str:
    """A text of ours as one component: of so many characters, its service characters released."""
    plain = in_ascii(text)[:most].strip()
    service = {marks.component, marks.element, marks.release, marks.terminator} - {""}
    return "".join(
        each if each not in service else f"{marks.release}{each}" if marks.release else " "
        for each in plain
    )


def composite(marks: Marks, *components: str) -> str:
    """Components that are written already, as one element."""
    return marks.component.join(components).rstrip(marks.component)
