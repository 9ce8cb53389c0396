"""The heading of the table of order lines: where it stands, and what its columns hold."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from clerkwork.intake.readers.pages_column_words import column_role
from clerkwork.intake.readers.pages_runs import Row, Run, overlap

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
    if not any(known(run) for run in rows[index].runs):
        return None
    tried = []
    for end in range(index + 1, min(index + DEEPEST, len(rows)) + 1):
        if end > index + 1 and not goes_on(rows[end - 2], rows[end - 1]):
            break
        columns = columns_of(rows[index:end])
        tried.append(Heading(index, end, columns, score_of(columns)))
    stacked = stacked_at(rows, index)
    if stacked:
        tried.append(stacked)
    best = max(tried, key=lambda each: (round(each.score, 3), each.begin - each.end))
    return best if best.score >= ENOUGH and whole(best) else None


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
    return not any(any(c.isdigit() for c in word.text) and len(word.text) > 3 for word in row.words)


def columns_of(rows: Sequence[Row]) -> list[Column]:
    """The cells of a heading, those above each other joined."""
    columns: list[list[Run]] = []
    for run in (part for row in rows for part in parts_of(row)):
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


def parts_of(row: Row) -> Iterator[Run]:
    """The runs of a row; one that holds several headings close together is taken apart."""
    for run in row.runs:
        yield from split(run)


def split(run: Run) -> list[Run]:
    """The fewest pieces of a run that are all understood, or the run itself."""
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
    return weight + UNKNOWN * unknown - 0.3 * doubled


def whole(heading: Heading) -> bool:
    """Whether the columns say what is ordered and how much of it."""
    roles = heading.roles
    counted = "quantity" in roles or roles >= AMOUNTS
    return counted and bool(roles & ARTICLES or roles >= {"quantity", "unit_price", "line"})


def stacked_at(rows: Sequence[Row], index: int) -> Heading | None:
    """A heading of two rows for lines of two rows: the article above, its amounts below."""
    if index + 1 >= len(rows) or not goes_on(rows[index], rows[index + 1]):
        return None
    upper, lower = columns_of(rows[index : index + 1]), columns_of(rows[index + 1 : index + 2])
    above = {each.role for each in upper if each.role}
    below = {each.role for each in lower if each.role}
    if None in {each.role for each in [*upper, *lower]} or above & below:
        return None
    if "quantity" in above or "quantity" not in below or not above & ARTICLES:
        return None
    if not below & AMOUNTS or below & {"desc", "article", "item"}:
        return None
    score = score_of([*upper, *lower])
    return Heading(index, index + 2, lower, score, upper) if score >= ENOUGH else None
