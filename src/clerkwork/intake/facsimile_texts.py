"""Text to be looked at, with runs of characters marked: as it came, as segments, or as a tree."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from clerkwork.intake.edi_words import ShownSegment
from clerkwork.intake.facsimile_shapes import Facsimile, Piece, Places, Segment, Span, Wanted
from clerkwork.intake.shown_tree import ShownLine

MOST_TEXT = 20_000  # characters on one page
MOST_PLACED = 200_000  # where a person goes from mark to mark


def of_text(
    text: str, wanted: Sequence[Wanted], places: Places, *, first_line: int = 1
) -> Facsimile:
    """The text around the first mark; its lines are counted from `first_line`."""
    spans = [*stated_spans(text, places, first_line), *sought_spans(text, wanted)]
    return around(text, spans, most=MOST_PLACED if places else MOST_TEXT)


def around(text: str, spans: Sequence[Span], *, most: int) -> Facsimile:
    """So much of a text as surrounds the first mark."""
    middle = min((begin for begin, _, _ in spans), default=0)
    begin = max(min(middle - most // 2, len(text) - most), 0)
    end = min(begin + most, len(text))
    return Facsimile(pieces=list(cut(text, begin, end, spans)), more=begin > 0 or end < len(text))


def stated_spans(text: str, places: Places, first_line: int) -> Iterator[Span]:
    """The places in lines and columns, as begin and end in the whole text."""
    begins = [0, *(match.end() for match in re.finditer("\r\n?|\n", text))]
    for name, at in places.items():
        if at[0] == "text" and 0 <= at[1] - first_line < len(begins):
            begin = begins[at[1] - first_line] + at[2] - 1
            yield begin, min(begin + at[3], len(text)), name


def sought_spans(text: str, wanted: Sequence[Wanted]) -> Iterator[Span]:
    for each in wanted:
        for begin, end in spans_of(text, each):
            yield begin, end, each.field


def of_tree(lines: Sequence[ShownLine], wanted: Sequence[Wanted], places: Places) -> Facsimile:
    """XML or JSON in indented lines."""
    text = "\n".join(line.text for line in lines)
    known: dict[str, tuple[int, int]] = {}
    begin = 0
    for line in lines:
        whole = (begin + len(line.text) - len(line.text.lstrip()), begin + len(line.text))
        known.setdefault(line.path, whole)
        begin += len(line.text) + 1
    begin = 0
    for line in lines:
        known.update({path: (begin + at, begin + last) for path, at, last in line.values})
        begin += len(line.text) + 1
    stated = [
        (*known[at[1]], name) for name, at in places.items() if at[0] == "path" and at[1] in known
    ]
    spans = [*stated, *sought_spans(text, wanted)]
    return around(text, spans, most=MOST_PLACED if places else MOST_TEXT)


def of_segments(
    segments: Sequence[ShownSegment], wanted: Sequence[Wanted], places: Places
) -> Facsimile:
    """EDI, one segment a row, with its name in words."""
    texts = [each.id + "".join(each.elements) for each in segments]
    begins = [0]
    for text in texts:
        begins.append(begins[-1] + len(text) + 1)
    by_number = {each.number: at for at, each in enumerate(segments)}
    spans = list(sought_spans("\n".join(texts), wanted))
    for name, place in places.items():
        if place[0] == "segment" and place[1] in by_number:
            at = by_number[place[1]]
            before, here, _ = segments[at].marked(*place[2:])
            if here:
                spans.append((begins[at] + len(before), begins[at] + len(before + here), name))
    mine: dict[int, list[Span]] = {}
    for begin, end, name in spans:
        at = bisect_right(begins, begin) - 1
        mine.setdefault(at, []).append((begin - begins[at], end - begins[at], name))
    return Facsimile(
        segments=[
            Segment(each.number, each.name, list(cut(text, 0, len(text), mine.get(at, ()))))
            for at, (each, text) in enumerate(zip(segments, texts, strict=True))
        ]
    )


def spans_of(text: str, wanted: Wanted) -> list[tuple[int, int]]:
    """Where the value stands: nearest to what stands beside it; else that."""
    near = [span for way in wanted.beside for span in places(text, way)]
    values = [span for way in wanted.values for span in places(text, way)]
    if not near:
        return values[:1]
    if not values:
        return near[:1]
    return [min(values, key=lambda span: min(abs(span[0] - beside[0]) for beside in near))]


def places(text: str, way: str) -> list[tuple[int, int]]:
    """Where these words stand by themselves, not within a longer word or number."""
    pattern = rf"(?<![\w.,]){re.escape(way)}(?![\w]|[.,][0-9])"
    return [match.span() for match in re.finditer(pattern, text, re.IGNORECASE)][:200]


def cut(text: str, begin: int, end: int, spans: Sequence[Span]) -> Iterator[Piece]:
    """The text in pieces; where marks lie over each other, the first has them all."""
    at = begin
    for first, last in sorted({(first, last) for first, last, _ in spans}):
        if first < at or last > end:
            continue
        if first > at:
            yield Piece(text[at:first])
        names = (name for one, other, name in spans if one < last and other > first)
        yield Piece(text[first:last], " ".join(dict.fromkeys(names)))
        at = last
    if at < end:
        yield Piece(text[at:end])
