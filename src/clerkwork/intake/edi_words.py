"""EDI documents for people: one row a segment, with its name in words and its elements apart."""

from collections.abc import Iterator
from dataclasses import dataclass

from clerkwork.intake.draft import Problem
from clerkwork.intake.edi_names import EDIFACT, X12
from clerkwork.intake.readers.edi import edifact, x12
from clerkwork.intake.readers.edi.edifact_segments import HELD, EdifactInterchange, split_edifact
from clerkwork.intake.readers.edi.envelope import Interchange
from clerkwork.intake.readers.edi.x12_segments import split_interchanges
from clerkwork.intake.readers.source import Source

MOST = 1000
LONGEST_NAME = 40  # of what stands where a segment's name should


@dataclass(frozen=True, slots=True)
class ShownSegment:
    """One segment as a row; `number` is that of a spot ("segment", number, element, component).

    `parts` holds the components of each element, each with the delimiter that stands before it;
    an element without components has one part.
    """

    number: int
    id: str
    name: str
    parts: list[list[str]]

    @property
    def elements(self) -> list[str]:
        """The elements as written, each with the delimiter before it."""
        return ["".join(parts) for parts in self.parts]

    def marked(self, element: int, component: int = 0) -> tuple[str, str, str]:
        """The row's text before, at and after a place; element 0 is all of it, component 0 all of
        the element. A place that the segment has not is an empty text at its end.
        """
        if not element:
            return "", self.id + "".join(self.elements), ""
        before = self.id + "".join(self.elements[: element - 1])
        after = "".join(self.elements[element:])
        here = self.parts[element - 1] if element <= len(self.parts) else []
        if component:
            before += "".join(here[: component - 1])
            after = "".join(here[component:]) + after
            here = here[component - 1 : component]
        text = "".join(here)
        return before + text[:1], text[1:], after


def segments_shown(source: Source, *, first: int = 1, most: int = MOST) -> list[ShownSegment]:
    """The segments of an EDI document from number `first` on, `most` of them at the most.

    Empty for a document that is no EDI. What a reader repairs is shown repaired.
    """
    shown: list[ShownSegment] = []
    for interchange, names in interchanges(source):
        for number, segment in enumerate(interchange.segments, start=interchange.first):
            if len(shown) >= most:
                return shown
            if number >= first:
                shown.append(show(number, segment, interchange, names))
    return shown


def interchanges(source: Source) -> Iterator[tuple[Interchange, dict[str, str]]]:
    """The interchanges of the document, and the names of segments in its syntax."""
    ignored: list[Problem] = []
    ours, theirs = x12.sniff(source), edifact.sniff(source)
    if ours > theirs:
        yield from ((each, X12) for each in split_interchanges(source.text, ignored))
    elif theirs:
        yield from ((each, EDIFACT) for each in split_edifact(edifact.decoded(source), ignored))


def show(
    number: int, segment: list[str], interchange: Interchange, names: dict[str, str]
) -> ShownSegment:
    name, component = segment[0], interchange.component
    written = {}
    if isinstance(interchange, EdifactInterchange):
        marks = interchange.marks
        for held, meant in zip(HELD, marks.held, strict=True):
            written[ord(held)] = marks.release + meant
    parts: list[list[str]] = []
    for element in segment[1:]:
        pieces = element.split(component) if component and name != "ISA" else [element]
        if written:
            pieces = [piece.translate(written) for piece in pieces]
        rest = [f"{component}{piece}" for piece in pieces[1:]]
        parts.append([interchange.element + pieces[0], *rest])
    return ShownSegment(number, name[:LONGEST_NAME], names.get(name, ""), parts)
