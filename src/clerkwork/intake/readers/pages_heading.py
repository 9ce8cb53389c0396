"""The heading of the table of order lines: where it stands, and what its columns hold."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from clerkwork.intake.readers.pages_column_words import column_role
from clerkwork.intake.readers.pages_runs import Row, Run, overlap, run_of
from clerkwork.intake.readers.pages_totals import closes
from clerkwork.intake.readers.pages_words import Word

ARTICLES = frozenset(("item", "sku", "buyer_sku", "gtin", "article", "desc", "maker"))
AMOUNTS = frozenset(("unit_price", "line_total"))
WEIGHTS = {
    "quantity": 2.0, "desc": 2.0, "article": 2.0, "item": 2.0, "sku": 2.0, "buyer_sku": 2.0,
    "gtin": 1.5, "unit_price": 2.0, "line_total": 1.5, "line": 1.0, "uom": 1.0, "delivery": 0.8,
    "ignored": 0.2,
}  # fmt: skip
OTHER_WEIGHT = 0.5
UNKNOWN = -0.7
ENOUGH = 4.0
DEEPEST = 3  # rows of one heading
WIDEST = 24  # columns; a row of more cells is no heading
MOST = 0.6  # of the rows below show that two columns part
STACKED = 0.3  # where only each second or third row is of the upper columns
NEAR = 1.1  # rows of one heading are no farther apart than that many heights


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


@dataclass(slots=True)
class Heading:
    """A heading in the rows from `begin` to before `end`; `upper` are the columns of the first
    of two rows that each line of the order has."""

    begin: int
    end: int
    columns: list[Column]
    score: float
    upper: list[Column] = field(default_factory=list)

    @property
    def roles(self) -> set[str]:
        return {each.role for each in [*self.columns, *self.upper] if each.role}


def headings_of(rows: Sequence[Row]) -> list[Heading]:
    """The headings of tables of order lines, in the order of the document, none overlapping."""
    found = [best for index in range(len(rows)) if (best := heading_at(rows, index))]
    kept: list[Heading] = []
    for heading in sorted(found, key=lambda each: (-each.score, each.end - each.begin)):
        if all(heading.end <= other.begin or heading.begin >= other.end for other in kept):
            kept.append(heading)
    return sorted(kept, key=lambda each: each.begin)


def heading_at(rows: Sequence[Row], index: int) -> Heading | None:
    """The best heading that begins with this row; None if none does."""
    if not any(known(run) for run in rows[index].runs) or no_heading(rows[index]):
        return None
    tried = []
    for end in range(index + 1, min(index + DEEPEST, len(rows)) + 1):
        if end > index + 1 and not goes_on(rows[end - 2], rows[end - 1]):
            break
        columns = columns_of(rows[index:end], below(rows, end, 0.6))
        tried.append(Heading(index, end, columns, score_of(columns)))
    stacked = stacked_at(rows, index)
    if stacked:
        tried.append(stacked)
    best = max(tried, key=lambda each: (round(each.score, 3), each.begin - each.end))
    return best if best.score >= ENOUGH and whole(best) else None


def no_heading(row: Row) -> bool:
    """Whether the row is of running text or of values, such as stand above a table."""
    last = row.runs[-1]
    ends = last.text.endswith((":", "!", ";")) or (last.text.endswith(".") and len(last.words) > 2)
    if len(row.runs) <= 2 and len(row.words) > 2 and ends:
        return True
    return any(any(c.isdigit() for c in word.text) and len(word.text) > 3 for word in row.words)


def known(run: Run) -> bool:
    return len(run.text) <= 120 and any(
        column_role(run.part(begin, end).text) is not None
        for begin in range(min(len(run.words), 12))
        for end in range(begin + 1, min(begin + 3, len(run.words)) + 1)
    )


def goes_on(before: Row, row: Row) -> bool:
    """Whether a row may belong to the heading that the row before is of."""
    if row.page is not before.page or row.top - before.bottom > NEAR * before.height:
        return False
    return not no_heading(row)


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
        if len(above) == 1 and run.top > above[0][-1].top + 0.4 * run.height:
            above[0].append(run)
        else:
            columns.append([run])
    made = []
    for column in sorted(columns, key=lambda each: min(run.left for run in each)):
        text = " ".join(run.text for run in column)
        joined = "".join(run.text for run in column).replace("-", "")
        made.append(Column(column_role(text) or column_role(joined), text, column))
    return made


def parts_of(row: Row, body: Sequence[Row], enough: float) -> Iterator[Run]:
    """The runs of a row; one that holds several headings close together is taken apart."""
    for place, run in enumerate(map(spaced, row.runs)):
        low = row.runs[place - 1].right if place else float("-inf")
        high = row.runs[place + 1].left if place + 1 < len(row.runs) else float("inf")
        yield from split(run, [at for at in range(1, len(run.words))
                               if stream(run, at, low, high, body, enough)])  # fmt: skip


GLUED = re.compile(r"([A-ZÄÖÜ][a-zà-ÿ.]+)([A-ZÄÖÜÉÀ][\w.à-ÿ-]*)\Z")


def spaced(run: Run) -> Run:
    """The run with headings parted that touch each other: PositionArtikelnummer."""
    words: list[Word] = []
    for word in run.words:
        match = GLUED.match(word.text)
        if match and column_role(match[1]) and column_role(match[2]):
            cut = word.left + (word.right - word.left) * len(match[1]) / len(word.text)
            words.append(word._replace(text=match[1], right=cut))
            words.append(word._replace(text=match[2], left=cut))
        else:
            words.append(word)
    return run if len(words) == len(run.words) else run_of(words, run.page)


def stream(run: Run, at: int, low: float, high: float, body: Sequence[Row], enough: float) -> bool:
    """Whether the rows below part into two columns where this word of a heading begins."""
    before, after = run.words[at - 1], run.words[at]
    low_cut, high_cut = (before.left + before.right) / 2, (after.left + after.right) / 2
    reach = (run.left - run.height, run.right + run.height)
    places = [(before.right + after.left) / 2]
    if after.left - before.right > 0.01:
        return parts(places[0], low, high, reach, body, enough)
    places += [low_cut + (high_cut - low_cut) * share / 6 for share in range(1, 6)]
    return any(parts(place, low, high, reach, body, enough) for place in places)


def parts(
    cut: float,
    low: float,
    high: float,
    reach: tuple[float, float],
    body: Sequence[Row],
    enough: float,
) -> bool:
    """Whether the rows part into two columns at a place."""
    apart = through = 0
    for row in body:
        sides: tuple[set[int], set[int]] = (set(), set())
        for position, each in enumerate(row.runs):
            if each.right < reach[0] or each.left > reach[1]:
                continue
            for word in each.words:
                if low < (word.left + word.right) / 2 < high:
                    sides[(word.left + word.right) / 2 > cut].add(position)
                through += word.left < cut - 1 and word.right > cut + 1
        apart += bool(sides[0] and sides[1] and sides[0] != sides[1])
    return bool(body) and apart >= enough * len(body) and through <= 0.4 * len(body)


def split(run: Run, streams: Sequence[int]) -> list[Run]:
    """The pieces of a run that are all understood, cut where columns part; or the run itself."""
    if streams:
        cuts = [0, *streams, len(run.words)]
        pieces = [run.part(begin, end) for begin, end in pairwise(cuts)]
        roles = [column_role(piece.text) for piece in pieces]
        one = column_role(run.text) == "unit_price" and set(roles) <= {"unit_price", "uom"}
        if None not in roles and len(set(roles)) == len(roles) and not one:
            return pieces
        if column_role(run.text) is None:
            return pieces
    count = len(run.words)
    if count < 2 or count > 16 or column_role(run.text):
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


def score_of(columns: Sequence[Column]) -> float:
    """How much these columns look like those of order lines."""
    if not 2 <= len(columns) <= WIDEST:
        return 0.0
    roles = {each.role for each in columns if each.role}
    unknown = sum(1 for each in columns if each.role is None)
    doubled = len([each for each in columns if each.role]) - len(roles)
    weight = sum(WEIGHTS.get(role, OTHER_WEIGHT) for role in roles)
    return weight + UNKNOWN * unknown - 0.3 * doubled - sum(map(joined, columns))


def joined(column: Column) -> float:
    """What speaks against a column of headings above each other: that each is understood for
    itself; for it, if only together they are."""
    if len(column.runs) < 2:
        return 0.0
    roles = {column_role(run.text) for run in column.runs}
    if None not in roles and len(roles) > 1:
        known = column.role is not None and column.role in roles
        return 0.0 if known and ({"uom", "unit_price"} >= roles or "ignored" in roles) else 1.2
    return -0.2 if column.role is not None else 0.0


def whole(heading: Heading) -> bool:
    """Whether the columns say what is ordered and how much of it."""
    roles = heading.roles
    counted = "quantity" in roles or roles >= AMOUNTS
    return counted and bool(roles & ARTICLES or roles >= {"quantity", "unit_price", "line"})


def stacked_at(rows: Sequence[Row], index: int) -> Heading | None:
    """A heading of two rows for lines of two rows: the article above, its amounts below."""
    if index + 1 >= len(rows) or not goes_on(rows[index], rows[index + 1]):
        return None
    body = below(rows, index + 2, 0.0)
    upper, lower = (columns_of(rows[at : at + 1], body, STACKED) for at in (index, index + 1))
    above = {each.role for each in upper if each.role}
    under = {each.role for each in lower if each.role}
    if above & under or "quantity" in above or "quantity" not in under:
        return None
    if not above & ARTICLES or not under & AMOUNTS or under & {"desc", "article", "item"}:
        return None
    score = score_of([*upper, *lower])
    return Heading(index, index + 2, lower, score, upper) if score >= ENOUGH else None
