"""The columns of a crowded table: headings propose, and what stands below them decides.

Where headings stand so close that no gap parts them, the rows below still do: a lane is a strip
of the page that their words keep to. Neighbouring lanes are joined to columns so that the words
over them name what the column holds.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from clerkwork.intake.readers.countries import fold
from clerkwork.intake.readers.pages.cells import OTHER_WEIGHT, WEIGHTS, Column, spaced
from clerkwork.intake.readers.pages.column_words import OF_GOODS, column_role
from clerkwork.intake.readers.pages.columns import cells_of
from clerkwork.intake.readers.pages.fields import CODE as CURRENCY
from clerkwork.intake.readers.pages.fit import fit, is_named_unit
from clerkwork.intake.readers.pages.runs import Row, Run, run_of
from clerkwork.intake.readers.pages.totals import closes
from clerkwork.intake.readers.pages.words import Word
from clerkwork.intake.readers.table.values import bare_number

DEEP = 24  # rows below a heading are enough to see the lanes
MANY = 12  # and of these the ones with most numbers
WIDEST = 40  # lanes; more are running text
LONGEST = 16  # lanes of one column
CROSSED = 7  # one of so many rows may run over from a lane into the next
GUTTER = 0.5
CLEARLY = 0.4
LONG = 40  # letters of a heading
UNKNOWN, UNNAMED = -0.7, -0.9
MISFIT = 1.2
EMPTY = 0.5  # how well a column fits that is empty where the numbers of a line stand
NUMBERS_LEFT = 1.6  # what each lane of numbers left of the heading over their column costs
LEFT_OF = 0.1  # what each lane of words left of their heading costs
ACROSS = 0.3  # what a heading that spans several lanes with words over each of them costs

UNITS = frozenset(("unit", "units", "each", "per"))
LINKS = frozenset(
    ("of", "de", "des", "der", "del", "di", "du", "da", "do", "van", "per", "pro", "je", "por")
)


@dataclass(slots=True)
class Lane:
    """A strip that words of the rows below keep to, with the words of the heading over it."""

    left: float
    right: float
    cells: list[list[Word]]
    over: list[list[Word]] = field(default_factory=list)  # by row of the heading


@dataclass(slots=True)
class Fitted:
    """Columns, the edges between them, and how well headings and contents agree."""

    columns: list[Column]
    edges: list[float]
    score: float


def body_of(rows: Sequence[Row], end: int) -> list[Row]:
    """The rows below a heading that have the numbers of lines."""
    page = rows[end - 1].page
    near: list[Row] = []
    for row in rows[end : end + DEEP]:
        if row.page is not page or closes(row):
            break
        near.append(row)
    counts = [sum(any(c.isdigit() for c in word.text) for word in row.words) for row in near]
    most = max(counts, default=0)
    enough = max(2.0, 0.5 * most)
    return [row for row, count in zip(near, counts, strict=True) if count >= enough][:MANY]


def fitted(heading: Sequence[Row], body: Sequence[Row]) -> Fitted | None:
    """The columns of a heading by the lanes below it; None where there are none to see."""
    lanes = lanes_of(body)
    if not 2 <= len(lanes) <= WIDEST:
        return None
    runs = [(index, run) for index, row in enumerate(heading) for run in map(spaced, row.runs)]
    for _, run in runs:
        if all(run.right < lane.left or run.left > lane.right for lane in lanes):
            lanes.append(Lane(run.left, run.right, [[] for _ in body]))
    lanes.sort(key=lambda each: each.left)
    for index, run in runs:
        hang(lanes, run, index)
    return joined(lanes, heading, body)


def hang(lanes: Sequence[Lane], run: Run, level: int) -> None:
    """Give each word of a heading to the lane that it stands over.

    What belongs together whatever stands below stays together: `Description of goods`, `Size /
    Colour`.
    """
    tail = OF_GOODS.search(fold(run.text))
    whole = len(fold(run.text)[: tail.start()].split()) if tail else len(run.words)
    if any(word.text.strip("/") == "" for word in run.words):
        whole = 1  # `Part Number / Description` is one heading
    lane = lanes[0]
    for position, word in enumerate(run.words):
        before = run.words[position - 1].text if position else ""
        bound = position and (
            position >= whole
            or before.endswith("/")
            or word.text.startswith("/")
            or not LINKS.isdisjoint((before.lower(), word.text.lower()))
        )
        if not bound:
            lane = max(lanes, key=lambda each: nearness(each, word))
        while len(lane.over) <= level:
            lane.over.append([])
        lane.over[level].append(word)


def lanes_of(body: Sequence[Row]) -> list[Lane]:
    """The strips in which the words of these rows stand, from the left."""
    may_cross = len(body) // CROSSED
    steps: list[tuple[float, int]] = []
    for row in body:
        steps += [(word.left, 1) for word in row.words]
        steps += [(max(word.right, word.left + 0.01), -1) for word in row.words]
    lanes: list[Lane] = []
    depth, begun = 0, 0.0
    for x, step in sorted(steps):
        if step > 0 and depth == may_cross:
            near = bool(lanes) and x - lanes[-1].right < GUTTER
            begun = lanes.pop().left if near else x
        depth += step
        if step < 0 and depth == may_cross:
            lanes.append(Lane(begun, x, []))
    for lane in lanes:
        lane.cells = [[] for _ in body]
    for index, row in enumerate(body if lanes else ()):
        for word in row.words:
            middle = (word.left + word.right) / 2
            home = min(lanes, key=lambda each: max(each.left - middle, middle - each.right))
            home.cells[index].append(word)
    return lanes


def nearness(lane: Lane, word: Word) -> tuple[float, float]:
    shared = min(lane.right, word.right) - max(lane.left, word.left)
    return shared, -abs((lane.left + lane.right) - (word.left + word.right))


def joined(lanes: Sequence[Lane], heading: Sequence[Row], body: Sequence[Row]) -> Fitted | None:
    """The best way of joining neighbouring lanes to columns."""
    best: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, len(lanes) + 1):
        ways = [
            (best[begin][0] + worth(*read(lanes[begin:end])) - behind(lanes[begin:end]), begin)
            for begin in range(max(0, end - LONGEST), end)
        ]
        best.append(max(ways, key=lambda each: each[0]))
    cuts = [len(lanes)]
    while cuts[-1] > 0:
        cuts.append(best[cuts[-1]][1])
    cuts.reverse()
    drop_doubles(lanes, cuts)
    columns = []
    for begin, end in pairwise(cuts):
        column = column_of(lanes[begin:end], heading, body)
        if column is None:
            return None
        columns.append(column)
    edges = [(lanes[cut - 1].right + lanes[cut].left) / 2 for cut in cuts[1:-1]]
    return Fitted(columns, edges, best[-1][0])


def behind(lanes: Sequence[Lane]) -> float:
    """What speaks against words that stand left of the heading they would be under."""
    first = next((at for at, lane in enumerate(lanes) if any(lane.over)), 0)
    cost = 0.0
    for lane in lanes[:first]:
        texts = [word.text for cell in lane.cells for word in cell]
        if all(CURRENCY.fullmatch(text) for text in texts):
            continue
        cost += NUMBERS_LEFT if all(bare_number(text) for text in texts) else LEFT_OF
    return cost


def drop_doubles(lanes: Sequence[Lane], cuts: list[int]) -> None:
    """Join neighbouring columns that mean the same, together too: `Delivery Date`."""
    at = 1
    while at < len(cuts) - 1:
        parts = [read(lanes[begin:end]) for begin, end in pairwise(cuts[at - 1 : at + 2])]
        whole = read(lanes[cuts[at - 1] : cuts[at + 1]])
        one = whole[0] is not None and whole[0] == parts[0][0] == parts[1][0]
        if one and worth(*whole) > max(worth(*part) for part in parts) - CLEARLY:
            del cuts[at]
        else:
            at += 1


def words_over(lanes: Sequence[Lane]) -> list[list[Word]]:
    """The words of the heading over these lanes, by row."""
    depth = max((len(lane.over) for lane in lanes), default=0)
    return [
        [word for lane in lanes if index < len(lane.over) for word in lane.over[index]]
        for index in range(depth)
    ]


def read(lanes: Sequence[Lane]) -> tuple[str | None, int, list[str]]:
    """(role, over how many of them words stand, values) of lanes taken as one column."""
    levels = words_over(lanes)
    text = " ".join(word.text for level in levels for word in level)
    rows = range(len(lanes[0].cells))
    values = [" ".join(word.text for lane in lanes for word in lane.cells[row]) for row in rows]
    spanned = sum(any(lane.over) for lane in lanes)
    values = [value for value in values if value]
    return meaning(text, levels, values), spanned, values


def meaning(text: str, levels: Sequence[Sequence[Word]], values: Sequence[str]) -> str | None:
    """The role that words over a column give it; `Unit` and `Each` may be of units or of prices."""
    if len(text) > LONG:
        return None
    if fold(text) in UNITS and values and all(map(is_named_unit, values)):
        return "uom"
    lines = [" ".join(word.text for word in level) for level in levels if level]
    return column_role(text) or column_role("".join(lines).replace("-", ""))


def worth(role: str | None, spanned: int, values: Sequence[str]) -> float:
    """How much speaks for a column of this role that holds these values."""
    if not spanned:
        return UNNAMED
    across = ACROSS * (spanned - 1) * (role not in {"desc", "article"})
    if role is None:
        return UNKNOWN * spanned
    weight = WEIGHTS.get(role, OTHER_WEIGHT) - across
    share = sum(fit(role, value) for value in values) / len(values) if values else EMPTY
    return weight * share - MISFIT * (1 - share)


def column_of(lanes: Sequence[Lane], heading: Sequence[Row], body: Sequence[Row]) -> Column | None:
    """One column; one that no words stand over has the box of what it holds first."""
    levels = words_over(lanes)
    runs = [run_of(level, row.page) for level, row in zip(levels, heading, strict=False) if level]
    text = " ".join(run.text for run in runs)
    if runs:
        return Column(read(lanes)[0], text, runs)
    for index, row in enumerate(body):
        words = [word for lane in lanes for word in lane.cells[index]]
        if words:
            return Column(None, "", [run_of(words, row.page)])
    return None


def score_with(columns: Sequence[Column], edges: Sequence[float], body: Sequence[Row]) -> float:
    """How well headings that were found otherwise agree with what stands below them."""
    cells = [cells_of(row, columns, edges) for row in body]
    total = 0.0
    for index, column in enumerate(columns):
        values = [row[index] for row in cells]
        total += worth(column.role, int(bool(column.text)), [cell.text for cell in values if cell])
    return total - NUMBERS_LEFT * unheaded(columns, body)


def unheaded(columns: Sequence[Column], body: Sequence[Row]) -> bool:
    """Whether numbers stand left of all headings: a column that has none."""
    first = min((column.left for column in columns), default=0.0)
    apart = [row for row in body if row.runs[0].right < first - row.height]
    numbers = [row for row in apart if any(c.isdigit() for c in row.runs[0].text)]
    return len(numbers) > 0.6 * len(body)
