"""A text as a printed page: its words where they stand in a grid of letters, its tables aligned."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from clerkwork.intake.draft import Reading, Spot, Spots
from clerkwork.intake.readers.pages import words as pages_words
from clerkwork.intake.readers.text.shape import BETWEEN, GAP, Page, Piece, is_rule, parted

WIDE, HIGH = 6.0, 12.0  # of one letter
NARROWEST = 80  # letters of a page
MAX_ROWS = 1_000  # lines that are laid out: what is longer is no letter, and costs too much
MAX_CELLS = 40  # of one line: the engine compares each cell with its neighbours in all lines
MAX_WORDS = 10_000  # of all lines together
TOKEN = re.compile(r"\S+")
BARS = re.compile(r"\s*[|¦│]\s*")
SEPARATORS = (BARS, re.compile(r"\s*\t\s*"), re.compile(r"\s*;\s*"), GAP)
APART = 3  # letters between two columns that are aligned here
LOOKED = 400  # lines that one table may have


@dataclass(slots=True)
class Grid:
    """The page as the engine for printed pages wants it, and where its words stand in the text."""

    page: pages_words.Page
    places: dict[int, list[tuple[float, float, Piece]]] = field(default_factory=dict)

    def at(self, box: Sequence[float]) -> tuple[Any, ...] | None:
        """The place in the text of a box given as parts of the page; of several lines the first."""
        left, top, right, bottom = box
        first = round(top * self.page.height / HIGH)
        last = max(first + 1, round(bottom * self.page.height / HIGH))
        for number in range(first, last + 1):
            inside = [
                word
                for begin, end, word in self.places.get(number, ())
                if (begin + end) / 2 >= left * self.page.width
                and (begin + end) / 2 <= right * self.page.width
            ]
            if inside:
                begin, end = inside[0], inside[-1]
                return ("text", begin.line, begin.column, max(1, end.end - begin.column))
        return None


def grid_of(page: Page) -> Grid:
    """The text on one tall page. Rows of a table whose cells are parted are put below each other."""
    lines = bounded(page.lines[:MAX_ROWS])
    longest = NARROWEST
    placed: list[tuple[int, float, Piece]] = []
    for cells in laid_out(lines):
        for column, cell in cells:
            longest = max(longest, column + len(cell.text))
            placed.extend(
                (cell.line, (column + match.start()) * WIDE, cell.part(*match.span()))
                for match in TOKEN.finditer(cell.text)
            )
    height = (len(lines) + 2) * HIGH
    grid = Grid(pages_words.Page(1, longest * WIDE, height, []))
    for line, left, word in placed:
        right = left + len(word.text) * WIDE
        top = line * HIGH
        grid.page.words.append(pages_words.Word(word.text, left, top, right, top + HIGH - 2))
        grid.places.setdefault(line, []).append((left, right, word))
    return grid


def bounded(lines: Sequence[Piece]) -> list[Piece]:
    """The first lines, as far as their words are few enough; one of too many cells is left empty."""
    kept: list[Piece] = []
    words = 0
    for line in lines:
        wide = len(BETWEEN.findall(line.text)) >= MAX_CELLS
        words += 0 if wide else len(line.text.split())
        if words > MAX_WORDS:
            break
        kept.append(Piece("", line.line, 1) if wide else line)
    return kept


def laid_out(lines: Sequence[Piece]) -> Iterator[list[tuple[int, Piece]]]:
    """The cells of each line with the columns at which they are to stand."""
    index = 0
    while index < len(lines):
        table = table_at(lines, index)
        if table:
            yield from aligned(table)
            index += len(table)
        else:
            yield [(line.column - 1, line) for line in lines[index : index + 1]]
            index += 1


def table_at(lines: Sequence[Piece], index: int) -> list[list[Piece]]:
    """The lines from this one on that are parted into the same number of cells, if there are two."""
    for separator in SEPARATORS:
        first = cells_of(lines[index], separator)
        if len(first) < 3:
            continue
        found, filled = [first], 1
        for line in lines[index + 1 : index + LOOKED]:
            cells = cells_of(line, separator)
            if not line.text.strip() or is_rule(line.text):
                found.append([])
                continue
            if len(cells) != len(first):
                break
            found.append(cells)
            filled += 1
        while found and not found[-1]:
            found.pop()
        if filled > 1:
            return found
    return []


def cells_of(line: Piece, separator: re.Pattern[str]) -> list[Piece]:
    if separator is GAP:
        return [cell for cell in parted(line, GAP) if cell.text]
    return parted(line, separator, outer="|¦│" if separator is BARS else "")


def aligned(table: list[list[Piece]]) -> Iterator[list[tuple[int, Piece]]]:
    """Each column begins where the widest cell before it has ended."""
    widths = [0] * max(map(len, table))
    for row in table:
        for index, cell in enumerate(row):
            widths[index] = max(widths[index], len(cell.text))
    begins = [sum(widths[:index]) + APART * index for index in range(len(widths))]
    for row in table:
        yield [(begins[index], cell) for index, cell in enumerate(row)]


def put_back(reading: Reading, grid: Grid) -> None:
    """Have the spots of a reading of the page say where the values stand in the text."""
    for order in reading.orders:
        for spots in (order.spots, *(line.spots for line in order.lines)):
            put_spots_back(spots, grid)
        for line in order.lines:
            lines = [spot.at[1] for spot in line.spots.values()]
            line.where = f"line {min(lines)}" if lines else line.where


def put_spots_back(spots: Spots, grid: Grid) -> None:
    for name, spot in list(spots.items()):
        if spot.at[0] == "page":
            place = grid.at(spot.at[2:])
            spots[name] = Spot(place or ("text", 1, 1, 1), spot.sure)
