"""The cells of a heading over a printed table: what stands together, above or apart."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from clerkwork.intake.readers.countries import fold
from clerkwork.intake.readers.headings.meaning import ideas_of
from clerkwork.intake.readers.pages.column_words import OF_GOODS, column_role
from clerkwork.intake.readers.pages.runs import Row, Run, overlap, run_of
from clerkwork.intake.readers.pages.totals import closes
from clerkwork.intake.readers.pages.words import Word

MOST = 0.6  # of the rows below show that two columns part


GENERIC = frozenset(("item", "article"))  # headings that do not say whose number it is


@dataclass(slots=True)
class Column:
    """One column of the table: its role, and the box of its heading."""

    role: str | None
    text: str
    runs: list[Run]
    left: float = field(init=False)
    right: float = field(init=False)

    def __post_init__(self) -> None:
        self.left = min(run.left for run in self.runs)
        self.right = max(run.right for run in self.runs)

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2


def below(rows: Sequence[Row], index: int, share: float) -> list[Row]:
    """The rows below a heading that may show where its columns are."""
    page = rows[index - 1].page
    near: list[Row] = []
    for row in rows[index : index + 16]:
        if row.page is not page or closes(row):
            break
        near.append(row)
    most = max((len(row.runs) for row in near), default=0)
    return [row for row in near if len(row.runs) >= max(2.0, share * most)][:8]


def columns_of(rows: Sequence[Row], body: Sequence[Row], enough: float = MOST) -> list[Column]:
    """The cells of a heading, those above each other joined."""
    columns: list[list[Run]] = []
    for run in (part for row in rows for part in parts_of(row, body, enough)):
        above = [column for column in columns if any(overlap(each, run) > 0.25 for each in column)]
        if len(above) > 1:
            for column, part in spread(run, above):
                column.append(part)
        elif len(above) == 1 and run.top > above[0][-1].top + 0.4 * run.height:
            above[0].append(run)
        else:
            columns.append([run])
    made = []
    for column in sorted(columns, key=lambda each: min(run.left for run in each)):
        text = " ".join(run.text for run in column)
        joined = "".join(run.text for run in column).replace("-", "")
        made.append(Column(column_role(text) or column_role(joined), text, column))
    if sum(each.role == "unit_price" for each in made) > 1:
        for each in made:
            if fold(each.text) in {"unit", "units", "each", "per"}:
                each.role = "uom"
    return made


def spread(run: Run, columns: Sequence[list[Run]]) -> Iterator[tuple[list[Run], Run]]:
    """The words of a run below several headings, each given to the heading that it is under."""
    middles = [(min(r.left for r in each) + max(r.right for r in each)) / 2 for each in columns]
    begin, last = 0, None
    for position, word in enumerate([*run.words, None]):
        at = None
        if word is not None:
            middle = (word.left + word.right) / 2
            at = min(range(len(columns)), key=lambda each: abs(middles[each] - middle))
        if position and at != last:
            yield columns[last or 0], run.part(begin, position)
            begin = position
        last = at


def parts_of(row: Row, body: Sequence[Row], enough: float) -> Iterator[Run]:
    """The runs of a row; one that holds several headings close together is taken apart."""
    for place, run in enumerate(map(spaced, row.runs)):
        stretch = Stretch(
            row.runs[place - 1].right if place else float("-inf"),
            row.runs[place + 1].left if place + 1 < len(row.runs) else float("inf"),
            run.left - run.height,
            run.right + run.height,
        )
        cuts = [at for at in range(1, len(run.words)) if stream(run, at, stretch, body, enough)]
        yield from split(run, cuts)


WEIGHTS = {
    "quantity": 2.0, "desc": 2.0, "article": 2.0, "item": 2.0, "sku": 2.0, "buyer_sku": 2.0,
    "gtin": 1.5, "unit_price": 2.0, "line_total": 1.5, "line": 1.0, "uom": 1.0, "delivery": 0.8,
    "ignored": 0.2,
}  # fmt: skip
OTHER_WEIGHT = 0.5
GLUED = re.compile(r"([A-ZÄÖÜ]?[a-zà-ÿ.]+)([A-ZÄÖÜÉÀ][\w.à-ÿ-]*)\Z")


def spaced(run: Run) -> Run:
    """The run with headings parted that touch each other: PositionArtikelnummer."""
    words: list[Word] = []
    for word in run.words:
        match = GLUED.match(word.text)
        if match and column_role(match[2]) and ends_heading(words, match[1]):
            cut = word.left + (word.right - word.left) * len(match[1]) / len(word.text)
            words.append(word._replace(text=match[1], right=cut))
            words.append(word._replace(text=match[2], left=cut))
        else:
            words.append(word)
    return run if len(words) == len(run.words) else run_of(words, run.page)


def ends_heading(before: Sequence[Word], word: str) -> bool:
    """Whether a word is a heading, alone or with up to two words before it."""
    texts = [each.text for each in before[-2:]]
    return any(column_role(" ".join([*texts[at:], word])) for at in range(len(texts) + 1))


class Stretch(NamedTuple):
    """What belongs to one run of a heading: from the run before it to the one after, and how far
    the words below reach into its own width."""

    low: float
    high: float
    left: float
    right: float


def stream(run: Run, at: int, stretch: Stretch, body: Sequence[Row], enough: float) -> bool:
    """Whether the rows below part into two columns where this word of a heading begins."""
    before, after = run.words[at - 1], run.words[at]
    if after.left - before.right > 0.01:
        return parts((before.right + after.left) / 2, stretch, body, enough)
    low, high = (before.left + before.right) / 2, (after.left + after.right) / 2
    places = [low + (high - low) * share / 6 for share in range(1, 6)]
    return any(parts(place, stretch, body, enough) for place in places)


def parts(cut: float, stretch: Stretch, body: Sequence[Row], enough: float) -> bool:
    """Whether the rows part into two columns at a place."""
    apart = through = 0
    for row in body:
        sides: tuple[set[int], set[int]] = (set(), set())
        for position, each in enumerate(row.runs):
            if each.right < stretch.left or each.left > stretch.right:
                continue
            for word in each.words:
                middle = (word.left + word.right) / 2
                if stretch.low < middle < stretch.high:
                    sides[middle > cut].add(position)
                through += word.left < cut - 1 and word.right > cut + 1
        apart += bool(sides[0] and sides[1] and sides[0] != sides[1])
    return bool(body) and apart >= enough * len(body) and through <= 0.4 * len(body)


def split(run: Run, streams: Sequence[int]) -> list[Run]:
    """The pieces of a run that are all understood, cut where columns part; or the run itself."""
    tail = OF_GOODS.search(fold(run.text))
    if tail:  # `Description of goods` is one heading, however the rows below part
        whole_words = [fold(run.part(0, at).text) for at in range(1, len(run.words) + 1)]
        streams = [at for at in streams if len(whole_words[at - 1]) < tail.start()]
    if streams:
        cuts = [0, *streams, len(run.words)]
        pieces = [run.part(begin, end) for begin, end in pairwise(cuts)]
        roles = [column_role(piece.text) for piece in pieces]
        one = roles == ["unit_price", "uom"]
        if None not in roles and len(set(roles)) == len(roles) and not one:
            return pieces
        if column_role(run.text) in {None, "ignored"}:
            return pieces
    count = len(run.words)
    both = {"qty", "price"} <= ideas_of(run.text)  # a heading is of one of them
    if count < 2 or count > 16 or (column_role(run.text) not in {None, "ignored"} and not both):
        return [run]
    best: list[tuple[float, list[Run]] | None] = [(0.0, []), *[None] * count]
    for end in range(1, count + 1):
        for begin in range(max(0, end - 4), end):
            before = best[begin]
            piece = run.part(begin, end)
            role = column_role(piece.text)
            if before is None or role is None:
                continue
            cost = before[0] + 1 - 0.1 * WEIGHTS.get(role, OTHER_WEIGHT)
            cost -= 0.5 * (begin in streams)
            reached = best[end]
            if reached is None or cost < reached[0]:
                best[end] = (cost, [*before[1], piece])
    whole_run = best[count]
    return whole_run[1] if whole_run else [run]
