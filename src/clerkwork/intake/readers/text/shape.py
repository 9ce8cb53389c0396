"""Text as lines and cells that know where they stand."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from clerkwork.intake.draft import Spot

MAX_LINES, MAX_LINE, MAX_CELLS = 20_000, 4_000, 60
BETWEEN = re.compile(r"[|¦│\t;]|(?<=\S)  +(?=\S)|\u00a0\u00a0+")
BREAK = re.compile(r"\r\n|\r|\n")
GAP = re.compile(r"\t+ *| {2,}\t?| \t|\u00a0{2,}")
PIPE = re.compile(r"\s*[|¦│]\s*")
RULE = re.compile(r"[\s\-=_+|:*#~·.─━═│┼┌┐└┘├┤┬┴]{3,}\Z")


@dataclass(frozen=True, slots=True)
class Piece:
    """Some characters of the text: the line and the column of the first, counted from one."""

    text: str
    line: int
    column: int
    breaks: tuple[tuple[int, int, int], ...] = ()  # joined lines: offset, line, column of each

    @property
    def end(self) -> int:
        """The column after the last character."""
        return self.column + len(self.text)

    def part(self, begin: int, end: int) -> "Piece":
        """The characters from `begin` to `end`, counted from zero, without blanks around them."""
        inner = self.text[begin:end]
        begin += len(inner) - len(inner.lstrip())
        text = inner.strip()
        line, column = self.line, self.column + begin
        for offset, number, first in self.breaks:
            if offset <= begin:
                line, column = number, first + begin - offset
        later = tuple((o - begin, n, c) for o, n, c in self.breaks if begin < o < begin + len(text))
        return Piece(text, line, column, later)

    def at(self) -> tuple[Any, ...]:
        """The place as `spots` has it; of joined lines what stands in the first."""
        length = self.breaks[0][0] if self.breaks else len(self.text)
        return ("text", self.line, self.column, max(1, length))

    def spot(self, sure: float) -> Spot:
        return Spot(self.at(), sure)


@dataclass(slots=True)
class Page:
    """The lines of a text. `taken` are the lines whose meaning is known already."""

    lines: list[Piece]
    cut: str = ""  # what of a text too large is left away
    taken: set[int] = field(default_factory=set)
    places: dict[int, Piece] = field(default_factory=dict)  # numbers of lines over two lines
    headings: list[str] = field(default_factory=list)  # of the tables found, folded
    taught: dict[str, str] = field(default_factory=dict)  # roles by folded heading or label

    def free(self) -> Iterator[Piece]:
        """The lines that are not taken and not empty."""
        return (line for line in self.lines if line.line not in self.taken and line.text.strip())


def page_of(text: str) -> Page:
    """The first lines of the text, each cut at a length that no line written by people has."""
    lines = BREAK.split(text)
    cut = f"found {len(lines)} lines, of which {MAX_LINES} were read" if lines[MAX_LINES:] else ""
    if any(len(line) > MAX_LINE for line in lines[:MAX_LINES]):
        cut = f"found a line of more than {MAX_LINE} characters, the rest of it was left away"
    kept: list[Piece] = []
    for number, line in enumerate(map(without_leaders, lines[:MAX_LINES]), start=1):
        text = few_cells(line[:MAX_LINE].rstrip())
        if len(text) < len(line[:MAX_LINE].rstrip()):
            cut = "found a line of very many or very wide cells, the rest of it was left away"
        kept.append(Piece(text, number, 1))
    return Page(kept, cut)


def few_cells(line: str) -> str:
    """The line, as far as it has no more cells, nor a wider gap, than any that people write."""
    if len(line) <= MAX_CELLS:
        return line
    further = next(islice(BETWEEN.finditer(line), MAX_CELLS - 1, None), None) or TOO_WIDE.search(
        line
    )
    return line[: further.start()] if further else line


TOO_WIDE = re.compile(r"\s{200}")
LEADERS = re.compile(r"(?<=[^\W\d_])( ?)[.·…_]{3,}(?= ?\S)")


def without_leaders(line: str) -> str:
    """`Quantity ..... 350` as `Quantity:     350`, what follows staying where it was."""
    return LEADERS.sub(lambda found: ":".ljust(len(found[0])), line, count=1)


def is_rule(text: str) -> bool:
    """Whether a line is drawn, not written."""
    return bool(text.strip()) and RULE.match(text) is not None


def cells(line: Piece) -> list[Piece]:
    """The cells of a line, parted by bars, else by tabs and by two blanks or more."""
    if line.text.count("|") + line.text.count("│") + line.text.count("¦") >= 2:
        return parted(line, PIPE, outer="|│¦")
    return [cell for cell in parted(line, GAP) if cell.text]


def parted(line: Piece, by: re.Pattern[str], outer: str = "") -> list[Piece]:
    """The parts of a line between separators; a frame of `outer` characters is left away."""
    begin, stop = 0, len(line.text.rstrip())
    lead = len(line.text) - len(line.text.lstrip())
    if outer and line.text.strip()[:1] in outer:
        begin = lead + 1
    if outer and line.text.strip()[-1:] in outer:
        stop -= 1
    found = []
    for match in by.finditer(line.text, begin, stop):
        if match.start() <= lead and not outer:
            begin = match.end()
            continue
        found.append(line.part(begin, match.start()))
        begin = match.end()
    found.append(line.part(begin, stop))
    return found


def joined(lines: list[Piece]) -> Piece:
    """Lines of one paragraph as one piece, a blank between them."""
    texts, breaks, offset = [], [], 0
    for line in lines:
        inner = line.part(0, len(line.text))
        breaks.append((offset, inner.line, inner.column))
        texts.append(inner.text)
        offset += len(inner.text) + 1
    first = breaks[0]
    return Piece(" ".join(texts), first[1], first[2], tuple(breaks[1:]))
