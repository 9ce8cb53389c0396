"""Where one column of a printed table ends and the next begins, and what stands in each."""

import re
from collections.abc import Sequence
from itertools import pairwise

from clerkwork.intake.readers.pages.cells import Column
from clerkwork.intake.readers.pages.habits import DATE
from clerkwork.intake.readers.pages.runs import Row, Run, run_of
from clerkwork.intake.readers.pages.words import Word
from clerkwork.intake.readers.table.values import bare_number

MANY = 80  # rows are enough to see where the columns are
TEXT_ROLES = frozenset(("desc", "article", "item", "sku", "buyer_sku", "maker", "ignored", None))
HEADED = 6.0  # how much worse it is to cut a heading than a value
WITHIN = 0.35  # and how much better to cut between two words of one run than through a word


def edges_of(columns: Sequence[Column], rows: Sequence[Row]) -> list[float]:
    """The boundary right of each column but the last, by the rows below the heading."""
    rows = rows[:MANY]
    edges: list[float] = []
    for before, after in pairwise(columns):
        low = max(before.middle, edges[-1] if edges else before.middle)
        high = max(after.middle, low + 0.01)
        edges.append(fence(columns, low, high) or cheapest_cut(columns, rows, low, high))
    return edges


def fence(columns: Sequence[Column], low: float, high: float) -> float | None:
    """An upright line through the heading between two columns; None where there is none."""
    run = columns[0].runs[0]
    middle = (run.top + run.bottom) / 2
    found = [
        (rule.left + rule.right) / 2
        for rule in run.page.rules
        if rule.bottom - rule.top > rule.right - rule.left
        and rule.top <= middle <= rule.bottom
        and low < (rule.left + rule.right) / 2 < high
    ]
    return found[0] if found and max(found) - min(found) < 0.5 * run.height else None


def cheapest_cut(columns: Sequence[Column], rows: Sequence[Row], low: float, high: float) -> float:
    """The place between two headings where a cut goes through the fewest words."""
    spans: list[tuple[float, float, float]] = [
        (run.left, run.right, HEADED) for column in columns for run in column.runs
    ]
    for row in rows:
        for run in row.runs:
            if run.right > low and run.left < high:
                spans.append((run.left, run.right, WITHIN))
                spans.extend((word.left, word.right, 1.0) for word in run.words)
    near = [span for span in spans if span[1] > low and span[0] < high]
    places = sorted({low, high, *(x for span in near for x in span[:2] if low < x < high)})
    best, width, cut = float("inf"), 0.0, (low + high) / 2
    for left, right in pairwise(places):
        middle = (left + right) / 2
        cost = sum(span[2] for span in near if span[0] < middle < span[1])
        if cost < best - 1e-9 or (cost < best + 1e-9 and right - left > width):
            best, width, cut = cost, right - left, middle
    return cut


def cells_of(row: Row, columns: Sequence[Column], edges: Sequence[float]) -> list[Run | None]:
    """What the row has in each column."""
    found: list[list[Word]] = [[] for _ in columns]
    for run in row.runs:
        last = -1
        for position, word in enumerate(run.words):
            at = sum(edge < (word.left + word.right) / 2 for edge in edges)
            if position and at != last and spills(columns[last], columns[at], word):
                at = last
            elif grouped(run, position):
                at = sum(edge < (word.right + run.words[position + 1].right) / 2 for edge in edges)
            found[at].append(word)
            last = at
    return [
        hyphened(column, words, row) if words else None
        for column, words in zip(columns, found, strict=True)
    ]


def hyphened(column: Column, words: list[Word], row: Row) -> Run:
    """The run of a cell; a number that was parted after a hyphen is joined again."""
    if column.role in {"desc", "article", None} or len(words) < 2:
        return run_of(words, row.page)
    joined: list[Word] = []
    for word in words:
        before = joined[-1] if joined else None
        if before is not None and before.text.endswith("-") and word.top > before.top + 1:
            joined[-1] = before._replace(text=before.text + word.text, bottom=word.bottom,
                                         right=max(before.right, word.right))  # fmt: skip
        else:
            joined.append(word)
    return run_of(joined, row.page)


GROUP, REST = re.compile(r"\d{1,3}\Z"), re.compile(r"\d{3}(?:[.,]\d{1,4})?\Z")


def grouped(run: Run, position: int) -> bool:
    """Whether the word and the next are one number, its thousands parted by a blank."""
    if position + 1 >= len(run.words):
        return False
    word, after = run.words[position], run.words[position + 1]
    if not GROUP.match(word.text) or not REST.match(after.text):
        return False
    return after.left - word.right < 0.35 * run.height


def spills(before: Column, after: Column, word: Word) -> bool:
    """Whether a word runs over from a column of text into one of numbers."""
    if before.role not in TEXT_ROLES or after.role in {"desc", "article"}:
        return False
    text = not bare_number(word.text) or DATE.fullmatch(word.text) is not None
    return after.role not in {*TEXT_ROLES, "uom"} and text
