"""Tables within a text: headings and rows aligned by blanks, tabs, bars, semicolons or words."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from clerkwork.intake.readers.countries import fold
from clerkwork.intake.readers.headings.meaning import role_of
from clerkwork.intake.readers.pages.column_words import column_role
from clerkwork.intake.readers.table.columns import Columns
from clerkwork.intake.readers.table.layout import header_score
from clerkwork.intake.readers.table.values import Habits, number, number_with_unit
from clerkwork.intake.readers.text.columns import columns_in, count_as_quantity, heading_meant
from clerkwork.intake.readers.text.shape import Page, Piece, cells, is_rule, joined, parted
from clerkwork.intake.readers.text.unfilled import unfilled
from clerkwork.intake.readers.text.words import NUM

LISTED = (re.compile(r"\s*;\s*"), re.compile(r"\s*,\s*"))
TOKEN = re.compile(r"\S+")
MAX_HEADERS = 300  # rows of headings that are looked under, in one text
MAX_LOOKED = 3_000  # lines that are looked at for headings, outside of tables
GAPS = 2  # lines that are no row, and after which a row may still come


@dataclass(slots=True)
class TextTable:
    """Headings, and under each the pieces of every row; None where a row has nothing."""

    header: list[Piece]
    columns: Columns
    rows: list[list[Piece | None]]
    weak: bool = False  # found by words alone
    end: int = 0  # the number of the line after the last row


@dataclass(frozen=True, slots=True)
class Style:
    """How a table parts its cells: by a separator, by the places of its headings, or by words."""

    by: re.Pattern[str] | None = None
    bars: bool = False
    words: bool = False


def find_tables(page: Page, habits: Habits) -> list[TextTable]:
    """The tables of order lines, from the top; their lines are taken from the page."""
    found = []
    index = 0
    tries = MAX_HEADERS
    looked = 0
    while index < len(page.lines) and tries and looked < MAX_LOOKED:
        line = page.lines[index]
        looked += 1
        headed = None if line.line in page.taken else header_of(line)
        tries -= headed is not None
        table = body_of(page, index, *headed, habits) if headed else None
        if table:
            found.append(table)
            page.headings += [fold(each.text) for each in table.header]
            page.taken.update(range(line.line, table.end))
            index = table.end - 1
        else:
            index += 1
    return found


def header_of(line: Piece) -> tuple[list[Piece], Style] | None:
    """The headings in a line and how they are parted; None if it is not a row of headings."""
    if not line.text.strip() or len(line.text) > 500:
        return None
    bars = sum(line.text.count(bar) for bar in "|│¦") >= 2
    parts = cells(line)
    if scored(parts):
        return parts, Style(bars=bars)
    for by in LISTED:
        parts = parted(line, by)
        if len(parts) > 2 and scored(parts):
            return parts, Style(by=by)
    parts = worded(line)
    return (parts, Style(words=True)) if len(parts) > 2 and scored(parts) else None


def scored(parts: Sequence[Piece]) -> bool:
    """Whether the parts are headings of order lines."""
    texts = [heading_meant(part.text) for part in parts]
    if any(len(text) > 45 or ":" in text[:-1] for text in texts):
        return False
    roles = [role_of(text) or column_role(text) for text in texts]
    article = {"item", "article", "item_sku", "sku", "buyer_sku", "gtin", "desc", "maker_sku"}
    amounts = {"uom", "unit_price", "line_total"}
    counted = bool(amounts & set(roles)) and bool(article & set(roles))
    known = sum(1 for role in roles if role)
    return (header_score(texts) > 0 or (counted and known > 1)) and known * 2 >= len(roles)


def worded(line: Piece) -> list[Piece]:
    """Headings parted by single blanks: `Item Qty Unit Price`, the longest that is known first."""
    tokens = [match.span() for match in TOKEN.finditer(line.text)]
    if not 3 <= len(tokens) <= 14:
        return []
    parts, index = [], 0
    while index < len(tokens):
        for length in (3, 2, 1):
            last = min(index + length, len(tokens)) - 1
            part = line.part(tokens[index][0], tokens[last][1])
            if role_of(part.text) and last - index == length - 1:
                break
        else:
            return []
        parts.append(part)
        index = last + 1
    return parts


def body_of(
    page: Page, index: int, header: list[Piece], style: Style, habits: Habits
) -> TextTable | None:
    """The rows under the headings; None if there is not one."""
    columns = columns_under(page, index, header, style, habits)
    rows: list[list[Piece | None]] = []
    missed, end = 0, index + 1
    for line in page.lines[index + 1 :]:
        if line.line in page.taken:
            break
        if not line.text.strip() or is_rule(line.text):
            continue
        row = row_of(line, header, style)
        if (
            is_row(row, columns, habits, parted=bool(style.by or style.bars))
            and not sums(line, header)
            and not (missed and (header_of(line) or len(cells(line)) == 1))
        ):
            rows.append(row)
            missed, end = 0, line.line + 1
        elif rows and missed == 0 and continues(row, columns, line, end):
            extend(rows[-1], row, columns)
            end = line.line + 1
        else:
            missed += 1
            led = rows and line.text.rstrip().endswith(":")
            if led or missed > (GAPS if rows else GAPS + 1) or ends(row):
                break
    if not rows:
        return None
    return TextTable(header, columns, rows, style.words, end)


def columns_under(
    page: Page, index: int, header: list[Piece], style: Style, habits: Habits
) -> Columns:
    """The roles of the headings, by their words and by the first rows below them."""
    below = [line for line in page.lines[index + 1 : index + 41] if line.text.strip()]
    rows = [row_of(line, header, style) for line in below[:30] if not is_rule(line.text)]
    full = [row for row in rows if sum(1 for cell in row if cell) * 2 >= len(header)]
    sample = [[cell.text if cell else "" for cell in row] for row in full]
    columns = columns_in([part.text for part in header], sample, habits, page.taught)
    count_as_quantity(columns, sample, habits)
    return columns


def row_of(line: Piece, header: list[Piece], style: Style) -> list[Piece | None]:
    """The pieces of a line under the headings."""
    if style.by:
        return fitted(parted(line, style.by), len(header))
    if style.bars:
        return fitted(cells(line), len(header))
    if style.words:
        return by_words(line, header)
    parts = cells(line)
    if len(parts) == len(header):
        return list(parts)
    return by_place(line, parts, header)


def fitted(parts: Sequence[Piece], count: int) -> list[Piece | None]:
    row: list[Piece | None] = [part if part.text else None for part in parts[:count]]
    return row + [None] * (count - len(row))


def by_words(line: Piece, header: list[Piece]) -> list[Piece | None]:
    """As many single words as there are headings; the description takes what is left over."""
    tokens = [line.part(*match.span()) for match in TOKEN.finditer(line.text)]
    spare = len(tokens) - len(header)
    if spare < 0:
        return [None] * len(header)
    roles = [role_of(part.text) for part in header]
    wide = next((i for i, role in enumerate(roles) if role in {"desc", "article", "item"}), 0)
    wide = roles.index("desc") if "desc" in roles else wide
    row: list[Piece | None] = list(tokens[:wide])
    first, last = tokens[wide], tokens[wide + spare]
    begin = first.column - line.column
    row.append(line.part(begin, last.end - line.column))
    return row + tokens[wide + spare + 1 :]


def by_place(line: Piece, parts: list[Piece], header: list[Piece]) -> list[Piece | None]:
    """Cells under the headings that they stand under; one that spans several is parted."""
    row: list[Piece | None] = [None] * len(header)
    for part in parts:
        under = [i for i, head in enumerate(header) if overlap(part, head) > 0]
        if len(under) > 1 and len(parts) < len(header):
            for match in TOKEN.finditer(part.text):
                put(row, nearest(part.part(*match.span()), header), part.part(*match.span()), line)
        else:
            put(row, nearest(part, header), part, line)
    return row


def put(row: list[Piece | None], place: int, part: Piece, line: Piece) -> None:
    """Add a piece to a cell of the row, with what stands between it and what is there."""
    there = row[place]
    begin = (there or part).column - line.column
    row[place] = line.part(begin, part.end - line.column)


def nearest(part: Piece, header: list[Piece]) -> int:
    """The heading with the most in common, else the one whose begin or end is closest."""
    return max(range(len(header)), key=lambda i: (overlap(part, header[i]), -away(part, header[i])))


def overlap(left: Piece, right: Piece) -> int:
    return max(0, min(left.end, right.end) - max(left.column, right.column))


def away(left: Piece, right: Piece) -> int:
    return min(abs(left.column - right.column), abs(left.end - right.end))


def is_row(row: list[Piece | None], columns: Columns, habits: Habits, *, parted: bool) -> bool:
    """Whether the row orders something: a quantity, and a word or a number for the article.

    Where cells are `parted` by signs, it is seen that only the quantity was left out.
    """
    place = columns.places.get("quantity", [None])[0]
    cell = row[place] if place is not None else None
    if cell is None:
        return parted and unfilled(row, columns, habits)
    if not amount_like(cell.text, habits):
        return False
    roles = ("sku", "buyer_sku", "gtin", "desc")
    named = [row[i] for role in roles for i in columns.places.get(role, ())]
    return any(named) or not any(columns.has(role) for role in roles)


def amount_like(text: str, habits: Habits) -> bool:
    text = TIMES.sub("", text.strip())
    return number(text, habits.decimal_mark) is not None or counted(text, habits) is not None


def counted(text: str, habits: Habits) -> tuple[Decimal, str] | None:
    """A number and the unit behind it; under the heading of a quantity any short word is one."""
    known = number_with_unit(text, habits.decimal_mark)
    match = None if known else COUNTED.fullmatch(text)
    value = number(match["n"], habits.decimal_mark) if match else None
    return known or ((value, match["unit"]) if match and value is not None else None)


def sums(line: Piece, header: list[Piece]) -> bool:
    """Whether a line is a label and an amount, which may stand under any headings."""
    parts = [cell for cell in cells(line) if cell.text]
    lone = len(parts) == 2 and len(header) > 3 and not re.search(r"\d", parts[0].text)
    return bool(SUM.match(line.text)) or (lone and role_of(parts[0].text) in SUMMED)


SUMMED = frozenset(("total", "line_total", "subtotal", "tax", "freight", "discount"))
# `Subtotal: 52.10 EUR`
SUM = re.compile(rf"\s*[^\W\d_][^:\d|]{{2,40}}:\s*[^\W\d]{{0,3}}\s?(?:{NUM})\s?[^\W\d]{{0,4}}\s*\Z")
TIMES = re.compile(r"(?<=[\d\s])\s*[x×]\s*\Z")  # `10 x`, not `10 box`
COUNTED = re.compile(rf"(?P<n>{NUM})\s*(?P<unit>[^\W\d_]{{1,12}}\.?)")


def continues(row: list[Piece | None], columns: Columns, line: Piece, end: int) -> bool:
    """Whether a line holds more of the description of the row above it, and nothing else."""
    if line.line != end or not columns.has("desc"):
        return False
    filled = [i for i, cell in enumerate(row) if cell]
    wide = columns.places["desc"]
    return bool(filled) and all(i in wide for i in filled) and not ends(row)


def ends(row: list[Piece | None]) -> bool:
    """Whether a row is the first of what follows a table: totals and labels."""
    first = next((cell for cell in row if cell), None)
    return first is not None and first.text.rstrip().endswith(":")


def extend(row: list[Piece | None], more: list[Piece | None], columns: Columns) -> None:
    for place in columns.places["desc"]:
        added = more[place]
        if added:
            there = row[place]
            row[place] = joined([there, added]) if there else added
