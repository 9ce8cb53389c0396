"""The labels on the pages, and the values that stand in, beside or below them."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import NamedTuple

from clerkwork.intake.readers.pages.label_words import LONGEST, PARTIES, label_of
from clerkwork.intake.readers.pages.labels_in_place import belongs_above
from clerkwork.intake.readers.pages.labels_under import value_over
from clerkwork.intake.readers.pages.runs import Row, Run, overlap

UNKNOWN = "unknown"  # something ends with a colon, and we do not know the words
COUNTED = frozenset(("po", "order", "other_no", "order_date", "date", "delivery", "other_date"))
WITHIN_ADDRESS = frozenset(("contact", "phone", "email", "web"))
FAR = 0.5  # of the page's width: how far to the right of its label a value may stand
LOW = 1.6  # heights: how far below
SHORTEST = 6  # letters of a label in brackets, with these: `(TO)` is a province
BELOW = 8  # rows in which that is looked for
MARKS = " :#.·-–"
ROW = attrgetter("row")


class Label(NamedTuple):
    """A label: what it says, where, and the words after it in the same run."""

    name: str
    run: Run
    rest: Run | None
    row: int  # index
    place: int  # of the run in its row
    sharp: bool  # ends with a colon, or is a run by itself
    over: Run | None = None  # its value, on forms that have their labels below


class Value(NamedTuple):
    """A candidate for what a label is of, and how it stands to it."""

    run: Run
    way: str  # within, right, below
    label: Label


def labels_of(rows: Sequence[Row]) -> list[Label]:
    """All labels, from the top of the first page down."""
    labels = [
        label
        for index, row in enumerate(rows)
        for place, run in enumerate(row.runs)
        if not belongs_above(rows, index, run)
        for label in labels_in(run, index, place)
    ]
    names = {(each.row, each.place): each.name for each in labels if each.rest is None}
    return [
        each._replace(over=value_over(rows, names, each.row, each.place))
        if each.rest is None
        else each
        for each in labels
    ]


def labels_in(run: Run, row: int, place: int) -> Iterator[Label]:
    """The labels within one run, each with the words up to the next."""
    if len(run.text) > 400:
        return
    whole = label_of(run.text)
    if whole:
        yield Label(whole, run, None, row, place, True)
        return
    behind = in_brackets(run, row, place)
    if behind:
        yield behind
        return
    found = list(starts(run))
    if not found:
        return
    for place_found, (begin, end, name, sharp) in enumerate(found):
        following = found[place_found + 1 :]
        if name in PARTIES:  # a person or a telephone within an address is of it
            following = [each for each in following if each[2] not in WITHIN_ADDRESS]
        stop = following[0][0] if following else len(run.words)
        rest = run.part(end, stop) if stop > end else None
        yield Label(name, run.part(begin, end), rest, row, place, sharp)


def in_brackets(run: Run, row: int, place: int) -> Label | None:
    """A label that stands in brackets behind its value: `PO-4711 (order number)`."""
    begin = next((at for at, word in enumerate(run.words) if word.text.startswith("(")), 0)
    if not begin or not run.text.endswith(")"):
        return None
    label = run.part(begin)
    name = label_of(label.text.strip("()")) if len(label.text) > SHORTEST else None
    return Label(name, label, run.part(0, begin), row, place, True) if name else None


def starts(run: Run) -> list[tuple[int, int, str, bool]]:
    """(first word, word after, name, whether a colon ends it) of each label in a run."""
    found: list[tuple[int, int, str, bool]] = []
    position = 0
    while position < len(run.words):
        hit = label_from(run, position)
        if hit:
            found.append((position, *hit))
            position = hit[0]
        else:
            position += 1
    return found


def label_from(run: Run, begin: int) -> tuple[int, str, bool] | None:
    """(word after, name, colon) of the longest label that begins with this word."""
    count = len(run.words)
    for end in range(min(begin + LONGEST, count), begin, -1):
        text = " ".join(word.text for word in run.words[begin:end])
        colon = text.endswith(":") or (end < count and run.words[end].text.startswith(":"))
        inner = ":" in text[:-1].rstrip(": ")
        name = None if inner else label_of(text)
        if name and (colon or (end == count and begin == 0)):
            return end, name, True
        if name in COUNTED and end < count and counts(run, begin, end):
            return end, name, False
        if name in PARTIES and begin == 0 and end < count and text.isupper():
            following = run.words[end].text
            if not following.isupper() and following[0].isupper():  # `SHIP TO Meyer Tools`
                return end, name, True
        if colon and begin == 0 and not name and not inner and unknown_label(text):
            return end, UNKNOWN, True
    return None


def unknown_label(text: str) -> bool:
    return len(text) <= 40 and not any(c.isdigit() for c in text) and len(text.split()) <= 5


def counts(run: Run, begin: int, end: int) -> bool:
    """Whether a number follows, so that words without a colon are a label."""
    following = run.words[end].text
    if begin and end - begin == 1 and not run.words[begin].text[:1].isupper():
        return False
    return any(c.isdigit() for c in following) and not following.endswith("%")


def values_of(rows: Sequence[Row], labels: Sequence[Label], label: Label) -> Iterator[Value]:
    """What may be the value of a label, the nearest first."""
    if label.rest is not None:
        yield Value(label.rest, "within", label)
        if label.rest.text.strip(MARKS):
            return
    taken = taken_near(labels, label.row)
    if label.over is not None:
        yield Value(label.over, "below", label)
        return
    if label.rest is None and label.run.text.startswith("(") and label.place:
        yield Value(rows[label.row].runs[label.place - 1], "right", label)
        return
    if label.rest is None or not label.rest.text.strip(MARKS):
        right = beside(rows, label, taken)
        if right:
            yield Value(right, "right", label)
        below = beneath(rows, label, taken)
        if below:
            yield Value(below, "below", label)


def taken_near(labels: Sequence[Label], row: int) -> set[tuple[int, int]]:
    """Row and place of the labels in this row and in those where its values may stand below."""
    first = bisect_left(labels, row, key=ROW)
    behind = bisect_left(labels, row + BELOW, first, key=ROW)
    return {(each.row, each.place) for each in labels[first:behind] if each.name != UNKNOWN}


def beside(rows: Sequence[Row], label: Label, taken: set[tuple[int, int]]) -> Run | None:
    """The next run to the right, unless that is a label itself."""
    row = rows[label.row]
    place = label.place + 1
    if place < len(row.runs) and not row.runs[place].text.strip(MARKS):
        place += 1  # a colon that stands alone
    if place >= len(row.runs) or (label.row, place) in taken:
        return None
    run = row.runs[place]
    return run if run.left - label.run.right < FAR * row.page.width else None


def beneath(rows: Sequence[Row], label: Label, taken: set[tuple[int, int]]) -> Run | None:
    """The first run below the label, if it is near and no label."""
    run = label.run
    for index in range(label.row + 1, min(label.row + BELOW, len(rows))):
        row = rows[index]
        if row.page is not run.page or row.top - run.bottom > LOW * max(run.height, row.height):
            return None
        for place, other in enumerate(row.runs):
            near = abs(other.left - run.left) < run.height or overlap(run, other) > 0.5
            near = near or (len(row.runs) == 1 and overlap(run, other) > 0.2)
            if near and other.top > run.top + 0.5 * run.height:
                return None if (index, place) in taken else other
    return None


def clean(text: str) -> str:
    """A value without the colon or the dash that parts it from its label."""
    return re.sub(r"\A[\s:;#·–=]+|[\s;,|]+\Z", "", text)
