"""The heading of the table of order lines: where it stands, and what its columns hold."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from clerkwork.intake.readers.countries import fold
from clerkwork.intake.readers.pages.cells import OTHER_WEIGHT, WEIGHTS, Column, below, columns_of
from clerkwork.intake.readers.pages.column_words import HEADINGS, column_role
from clerkwork.intake.readers.pages.columns import edges_of
from clerkwork.intake.readers.pages.fields import PRICES
from clerkwork.intake.readers.pages.lanes import CLEARLY, body_of, fitted, score_with
from clerkwork.intake.readers.pages.runs import Row, Run, overlap

ARTICLES = frozenset(("item", "sku", "buyer_sku", "gtin", "article", "desc", "maker"))
AMOUNTS = frozenset(("unit_price", "line_total"))
ADJECTIVES = frozenset(
    ("line", "uom", "ignored", "unit_price")
)  # Line Total, Unit Price, Ext. Price
UNKNOWN = -0.7
ENOUGH = 4.0
DEEPEST = 3  # rows of one heading
WIDEST = 24  # columns; a row of more cells is no heading
STACKED = 0.3  # where only each second or third row is of the upper columns
CROWDED = 1.0  # the score of a row whose headings may only be too close together
TITLE = 3  # words that stand alone are a title
MOST_WORDS = 48
DOUBLED = 0.8
FEW, ALONE = 3, 0.25  # words over columns, and how much a row of fewer must add
NEAR = 1.1  # rows of one heading are no farther apart than that many heights


@dataclass(slots=True)
class Heading:
    """A heading in the rows from `begin` to before `end`; `upper` are the columns of the first
    of two rows that each line of the order has; `edges`, where the lanes below were needed to
    find the columns, are the places between them."""

    begin: int
    end: int
    columns: list[Column]
    score: float
    upper: list[Column] = field(default_factory=list)
    edges: list[float] = field(default_factory=list)
    agrees: float = 0.0  # how well what stands below agrees

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
    if not begins(rows, index) or no_heading(rows[index]):
        return None
    tried = []
    for end in range(index + 1, min(index + DEEPEST, len(rows)) + 1):
        if end > index + 1 and not goes_on(rows[end - 2], rows[end - 1]):
            break
        tried.append(heading_of(rows, index, end))
    stacked = stacked_at(rows, index)
    if stacked:
        tried.append(stacked)
    best = max(
        tried,
        key=lambda each: (
            whole(each),
            "quantity" in each.roles,
            round((each.agrees or each.score) - lonely(rows, each), 3),
            each.begin - each.end,
        ),
    )
    return best if best.score >= ENOUGH and whole(best) else None


def begins(rows: Sequence[Row], index: int) -> bool:
    """Whether a row has words of a heading, or single words above those of the next."""
    row = rows[index]
    if any(known(run) for run in row.runs):
        return True
    short = len(row.runs) > 1 and all(
        len(run.words) == 1 and run.text.isalpha() for run in row.runs
    )
    following = rows[index + 1] if index + 1 < len(rows) else None
    return (
        following is not None
        and short
        and goes_on(row, following)
        and all(overlap(run, max(following.runs, key=lambda other: overlap(run, other))) > 0
                for run in row.runs)
        and any(known(run) for run in following.runs)
    )  # fmt: skip


def lonely(rows: Sequence[Row], heading: Heading) -> float:
    """What speaks against a heading whose upper row has words over few of its columns."""
    above = rows[heading.begin : heading.end - 1]
    return ALONE * sum(len(row.runs) < FEW for row in above)


def heading_of(rows: Sequence[Row], begin: int, end: int) -> Heading:
    """These rows as a heading: by their gaps, or by the lanes below where these agree better."""
    columns = columns_of(rows[begin:end], below(rows, end, 0.6))
    heading = Heading(begin, end, columns, score_of(columns))
    words = sum(len(row.words) for row in rows[begin:end])
    alone = end - begin == 1 and len(rows[begin].runs) == 1 and words <= TITLE
    if heading.score < CROWDED or words > MOST_WORDS or alone:
        return heading
    body = body_of(rows, end)
    if not body:
        return heading
    heading.agrees = score_with(columns, edges_of(columns, body), body)
    other = fitted(rows[begin:end], body)
    if other is not None and heading.agrees < other.score - CLEARLY:
        edges, agrees = other.edges, other.score
        heading = Heading(begin, end, other.columns, score_of(other.columns), [], edges, agrees)
    heading.agrees -= sum(map(joined, heading.columns)) + DOUBLED * doubled(heading.columns)
    return heading


def doubled(columns: Sequence[Column]) -> int:
    """How many columns of amounts there are of a kind already there."""
    amounts = [each.role for each in columns if each.role in {*AMOUNTS, "quantity", "delivery"}]
    return len(amounts) - len(set(amounts))


def no_heading(row: Row) -> bool:
    """Whether the row is of running text or of values, such as stand above a table."""
    if len(row.runs) == 1 and len(row.words) > 2 and PRICES.search(row.runs[0].text):
        return True
    last = row.runs[-1]
    ends = last.text.endswith((":", "!", ";")) or (last.text.endswith(".") and len(last.words) > 2)
    if len(row.runs) <= 2 and len(row.words) > 2 and ends:
        return True
    return any(any(c.isdigit() for c in word.text) and len(word.text) > 2 for word in row.words)


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
    return not no_heading(row) and not any(c.isdigit() for word in row.words for c in word.text)


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
    if fold(column.text) in HEADINGS and column.role in {"quantity", "uom", "sku", "buyer_sku"}:
        return -0.2
    if None not in roles and len(roles) > 1:
        known = column.role is not None and column.role in roles
        akin = roles <= ARTICLES or roles - {column.role} <= ADJECTIVES
        return -0.6 if known and akin else 1.2
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


def as_first(rows: Sequence[Row], headings: Sequence[Heading], heading: Heading) -> Heading:
    """A heading that repeats the words of an earlier one has its columns too, however few rows
    below show where they part."""
    for first in headings:
        if first is heading:
            break
        size = first.end - first.begin
        words = [
            [[fold(run.text) for run in row.runs] for row in rows[begin : begin + size]]
            for begin in (first.begin, heading.begin)
        ]
        one, other = rows[first.begin].runs[0], rows[heading.begin].runs[0]
        if words[0] == words[1] and abs(one.left - other.left) < 1:
            return replace(first, begin=heading.begin, end=heading.begin + size)
    return heading


def similar(first: Heading, other: Heading) -> bool:
    shared = first.roles & other.roles
    return len(shared) >= 0.6 * max(len(first.roles), len(other.roles))
