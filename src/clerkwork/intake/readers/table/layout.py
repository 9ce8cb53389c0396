"""Where in a sheet the headings stand."""

from collections.abc import Sequence
from dataclasses import dataclass

from clerkwork.intake.readers.headings.meaning import IGNORED, role_of
from clerkwork.intake.readers.table.articles import ARTICLE
from clerkwork.intake.readers.table.columns import Columns, columns_of
from clerkwork.intake.readers.table.values import Row

AMOUNTS = frozenset(("unit_price", "line_total"))
NAMING = ARTICLE | {"plain_name"}
AMONG_LINES = ARTICLE | AMOUNTS | {"quantity", "uom", "line", "pack_size", "price_base", "delivery"}
HEADER_REACH = 400
MAX_HEADER_CELLS = 400


@dataclass(frozen=True, slots=True)
class Headings:
    """One row of headings, or two that belong together: the first and the last, from zero."""

    first: int
    last: int
    words: tuple[str, ...]
    score: float


def header_roles(row: Row) -> list[str | None]:
    """The role of each cell as a heading."""
    return [role_of(cell) if isinstance(cell, str) else None for cell in row[:MAX_HEADER_CELLS]]


def header_score(row: Row) -> float:
    """How much a row looks like the headings of order lines; 0 if it cannot be that."""
    filled = [cell for cell in row[:MAX_HEADER_CELLS] if cell != ""]
    if len(filled) < 2:
        return 0
    roles = {role for role in header_roles(row) if role and role != IGNORED}
    article, amount = bool(roles & NAMING), bool(roles & AMOUNTS)
    quantity = "quantity" in roles
    if len(roles & (AMONG_LINES | NAMING)) < 2 or not (article or amount):
        return 0
    strange = sum(1 for cell in filled if not isinstance(cell, str) or looks_like_value(cell))
    lines = roles & AMONG_LINES
    known = len(lines) + 0.4 * len(roles - lines) + 2 * article + 2 * amount + 2 * quantity
    return max(0.0, known - 2 * strange - 0.1 * (len(filled) - len(roles)))


def looks_like_value(cell: str) -> bool:
    digits = sum(character.isdigit() for character in cell)
    return digits * 2 > len(cell) or len(cell) > 80 or cell.rstrip().endswith(":")


def find_headings(rows: Sequence[Row]) -> list[Headings]:
    """The rows of headings under which quantities stand: the best near the top, and those that
    are as good."""
    near = [each for at in range(min(len(rows), HEADER_REACH)) if (each := headings_at(rows, at))]
    for best in sorted(near, key=lambda each: (-each.score, each.first))[:5]:
        roles = columns_at(rows, best).places.keys()
        if "quantity" in roles and roles & (ARTICLE | AMOUNTS):
            return as_good(rows, near, best)
    return []


def as_good(rows: Sequence[Row], near: Sequence[Headings], best: Headings) -> list[Headings]:
    """The best headings, and all others in the sheet that are nearly as good."""
    found = [
        each for each in near if each.last < best.first and each.score >= max(5.0, best.score * 0.6)
    ]
    found.append(best)
    at = best.last + 1
    while at < len(rows):
        row = rows[at]
        again = None if has_number(row) else headings_at(rows, at)
        if again and again.score >= max(3.0, best.score * 0.6):
            found.append(again)
            at = again.last
        at += 1
    kept: list[Headings] = []
    for each in found:
        if not kept or each.first > kept[-1].last:
            kept.append(each)
    return kept


def headings_at(rows: Sequence[Row], at: int) -> Headings | None:
    """The headings in this row, or in this row and the next, whichever is better."""
    row = rows[at]
    filled = sum(1 for cell in row if cell != "")
    if not filled:
        return None
    single = header_score(row) if filled > 1 else 0.0
    best = Headings(at, at, words_of(row), single)
    below = rows[at + 1] if at + 1 < len(rows) else ()
    if below and all_text(row) and all_text(below) and sum(1 for c in below if c != "") > 1:
        lone = header_score(below)
        for words in (joined(row, below), joined(spread(row, below), below)):
            score = header_score(words)
            if score > max(best.score, lone) + 0.5:
                best = Headings(at, at + 1, tuple(words), score)
    return best if best.score > 0 else None


def words_of(row: Row) -> tuple[str, ...]:
    return tuple(str(cell).strip() for cell in row)


def all_text(row: Row) -> bool:
    return all(isinstance(cell, str) and not looks_like_value(cell) for cell in row if cell != "")


def joined(upper: Row, lower: Row) -> list[str]:
    """The headings of two rows, cell above cell."""
    width = max(len(upper), len(lower))
    pairs = ((cell_at(upper, at), cell_at(lower, at)) for at in range(width))
    return [f"{first} {second}".strip() for first, second in pairs]


def spread(upper: Row, lower: Row) -> list[str]:
    """The upper row with each heading also over the empty cells to its right, as merged cells are."""
    words: list[str] = []
    for at in range(max(len(upper), len(lower))):
        own = cell_at(upper, at)
        words.append(own or (words[-1] if words and cell_at(lower, at) else ""))
    return words


def cell_at(row: Row, at: int) -> str:
    return str(row[at]).strip() if at < len(row) else ""


def has_number(row: Row) -> bool:
    """Whether a cell is a plain number: a line has one, and headings have none."""
    return any(
        not isinstance(cell, str) or cell.replace(".", "").replace(",", "").isdecimal()
        for cell in row
    )


def columns_at(
    rows: Sequence[Row],
    headings: Headings,
    stop: int | None = None,
    taught: dict[int, str] | None = None,
) -> Columns:
    """The columns under these headings, by the rows down to `stop`."""
    last = headings.last + 200
    below = rows[headings.last + 1 : last if stop is None else min(last, stop)]
    return columns_of(headings.words, below, headings.first, taught)
