"""Words to rows, and rows to runs: what stands together without a gap wider than a blank."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from clerkwork.intake.readers.pages.words import Page, Rule, Word

LEVEL = 0.5  # of the lower height: how much two words of one row overlap
MAX_WORDS = 60_000  # of a document


@dataclass(slots=True)
class Run:
    """Words in a row that stand together: a label, a cell, a line of a block."""

    words: tuple[Word, ...]
    page: Page
    text: str
    left: float
    top: float
    right: float
    bottom: float

    def __repr__(self) -> str:
        return f"<{self.text} at {self.left:.0f}, {self.top:.0f} on page {self.page.number}>"

    @property
    def height(self) -> float:
        return max(self.bottom - self.top, 0.01)

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2

    @property
    def bold(self) -> bool:
        return all(word.bold for word in self.words)

    @property
    def sure(self) -> float:
        return min(word.sure for word in self.words)

    def part(self, begin: int, end: int | None = None) -> "Run":
        """The run of some of its words; at least one."""
        return run_of(self.words[begin:end], self.page)


@dataclass(slots=True)
class Row:
    """All that stands on one level of a page, from left to right."""

    page: Page
    runs: list[Run]
    top: float
    bottom: float

    @property
    def text(self) -> str:
        return "  ".join(run.text for run in self.runs)

    @property
    def words(self) -> list[Word]:
        return [word for run in self.runs for word in run.words]

    @property
    def height(self) -> float:
        return max(self.bottom - self.top, 0.01)


def run_of(words: Sequence[Word], page: Page) -> Run:
    return Run(
        tuple(words),
        page,
        " ".join(word.text for word in words),
        min(word.left for word in words),
        min(word.top for word in words),
        max(word.right for word in words),
        max(word.bottom for word in words),
    )


def box_of(runs: Iterable[Run]) -> tuple[str, int, float, float, float, float]:
    """The place of these runs, as evidence has it; those on the page of the first."""
    whole = list(runs)
    page = whole[0].page
    here = [run for run in whole if run.page is page]
    width, height = max(page.width, 0.01), max(page.height, 0.01)
    sides = (
        min(run.left for run in here) / width,
        min(run.top for run in here) / height,
        max(run.right for run in here) / width,
        max(run.bottom for run in here) / height,
    )
    left, top, right, bottom = (round(min(max(side, 0.0), 1.0), 4) for side in sides)
    return ("page", page.number, left, top, right, bottom)


def rows_of(pages: Sequence[Page]) -> list[Row]:
    """The rows of all pages, from the top of the first down."""
    rows: list[Row] = []
    left = MAX_WORDS
    for page in pages:
        words = [word for word in page.words[:left] if word.text.strip() and sane(word)]
        left -= len(words)
        rows.extend(page_rows(page, words))
    return rows


def sane(word: Word) -> bool:
    """Whether the box is one: numbers, the right way round."""
    return word.left <= word.right and word.top < word.bottom


def page_rows(page: Page, words: Sequence[Word]) -> list[Row]:
    words, drawn = without_bars(words)
    levels: list[list[Word]] = []
    for word in sorted(words, key=lambda each: (each.top + each.bottom, each.left)):
        for level in reversed(levels[-3:]):
            if level_with(level[0], word) and level_with(level[-1], word):
                level.append(word)
                break
        else:
            levels.append([word])
    ordered = [sorted(level, key=lambda each: each.left) for level in levels]
    blank = usual_blank(ordered)
    fences = [
        rule for rule in [*page.rules, *drawn] if rule.bottom - rule.top > rule.right - rule.left
    ]
    rows = [row_of(page, level, blank, fences) for level in ordered]
    return sorted(rows, key=lambda row: row.top + row.bottom)


BARS = frozenset("|¦│┃‖║")
DASHES = re.compile(r"[|+\-=_*~.─═┼├┤┌┐└┘ ]{4,}\Z")


def without_bars(words: Sequence[Word]) -> tuple[list[Word], list[Rule]]:
    """The words without the lines that are typed with letters, and these lines as rules."""
    kept, drawn = [], []
    for word in words:
        if word.text in BARS:
            middle = (word.left + word.right) / 2
            drawn.append(Rule(middle, word.top, middle, word.bottom))
        elif not (len(word.text) > 3 and DASHES.match(word.text)):
            kept.append(word)
    return kept, drawn


def level_with(first: Word, word: Word) -> bool:
    overlap = min(first.bottom, word.bottom) - max(first.top, word.top)
    return overlap > LEVEL * min(first.bottom - first.top, word.bottom - word.top)


def usual_blank(levels: Sequence[Sequence[Word]]) -> float:
    """How wide the blank between two words of a sentence is, in widths of a letter."""
    gaps = [
        gap
        for level in levels
        for before, after in pairwise(level)
        if 0.1 < (gap := (after.left - before.right) / letter(before, after)) < 1.3
    ]
    return min(max(median(gaps), 0.4), 1.0) if gaps else 0.6


def letter(before: Word, after: Word) -> float:
    """The width of a letter of these words."""
    letters = len(before.text) + len(after.text)
    return max((before.right - before.left + after.right - after.left) / letters, 0.01)


def row_of(page: Page, level: Sequence[Word], blank: float, fences: Sequence[Rule]) -> Row:
    runs: list[Run] = []
    begin = 0
    for index, (before, after) in enumerate(pairwise(level), start=1):
        gap = after.left - before.right
        if gap > 1.9 * blank * letter(before, after) or fenced(before, after, fences):
            runs.append(run_of(level[begin:index], page))
            begin = index
    runs.append(run_of(level[begin:], page))
    top = median(word.top for word in level)
    bottom = median(word.bottom for word in level)
    return Row(page, runs, top, bottom)


def fenced(before: Word, after: Word, fences: Sequence[Rule]) -> bool:
    """Whether an upright line stands between two words."""
    middle = (before.top + before.bottom) / 2
    return any(
        before.right - 1.5 <= (fence.left + fence.right) / 2 <= after.left + 1.5
        and fence.top <= middle <= fence.bottom
        for fence in fences
    )


def overlap(first: Run, second: Run) -> float:
    """How much of the narrower one lies above or below the other, from 0 to 1."""
    shared = min(first.right, second.right) - max(first.left, second.left)
    return max(shared, 0.0) / max(min(first.right - first.left, second.right - second.left), 0.01)
