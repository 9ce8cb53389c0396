"""Tables without headings: lines parted alike, whose columns say by their contents what they are."""

import re
from collections.abc import Callable, Iterator, Sequence

from clerkwork.intake.readers.table.columns import Columns
from clerkwork.intake.readers.table.profile import counts_up
from clerkwork.intake.readers.table.values import Habits, iso_date, number, number_with_unit
from clerkwork.intake.readers.text.amounts import find_prices
from clerkwork.intake.readers.text.columns import multiplies
from clerkwork.intake.readers.text.items import BULLET, Item, code_score
from clerkwork.intake.readers.text.rows import items_of
from clerkwork.intake.readers.text.shape import Page, Piece, cells, is_rule, parted
from clerkwork.intake.readers.text.tables import TextTable
from clerkwork.intake.readers.text.words import SKU_LABEL, unit_word

LEAST, MOST = 3, 20  # cells of a row
SEPARATORS = tuple(re.compile(by) for by in (r"\s*;\s*", r",\s+", r"\s+[-–—]\s+", r"\s+/\s+", ","))
PRICED = re.compile(r"\D{0,4}\d[\d.,' ]*[.,]\d{2,4}\D{0,5}")
Kind = Callable[[str, Habits], bool]


def headless_items(page: Page, stop: int, habits: Habits) -> list[Item]:
    """The articles of lines that are parted alike, two at least; the first run of them."""
    free = [line for line in page.lines[:stop] if line.line not in page.taken]
    for part in (cells, *(parting(by) for by in SEPARATORS)):
        for rows in runs_of(free, part):
            listed = part is not cells and all(BULLET.match(row[0].text) for row in rows)
            table = None if listed else table_of(rows, habits)
            if table:
                return items_of(table, habits)
    return []


def parting(by: re.Pattern[str]) -> Callable[[Piece], list[Piece]]:
    return lambda line: parted(line, by)


def runs_of(
    lines: Sequence[Piece], part: Callable[[Piece], list[Piece]]
) -> Iterator[list[list[Piece]]]:
    """Rows below each other that have the same number of cells."""
    rows: list[list[Piece]] = []
    for line in lines:
        if not line.text.strip() or is_rule(line.text):
            continue
        row = part(line)
        if rows and len(row) == len(rows[-1]):
            rows.append(row)
            continue
        if len(rows) > 1:
            yield rows
        rows = [row] if LEAST <= len(row) <= MOST and len(line.text) < 200 else []
    if len(rows) > 1:
        yield rows


def table_of(rows: list[list[Piece]], habits: Habits) -> TextTable | None:
    """The rows as a table; None where no column is a quantity, or none names the article."""
    texts = [[cell.text for cell in row] for row in rows]
    roles = roles_of(texts, habits)
    known = set(roles)
    if "quantity" not in known or not known & {"sku", "desc"} or not known & PROOFS:
        return None
    if any(find_prices(cell, habits).price for row in texts for cell in row if has_words(cell)):
        return None  # the cells are parted further: `Packing tape at 7.82 EUR`
    columns = Columns(0, [""] * len(roles), roles, [1.0] * len(roles))
    filled: list[list[Piece | None]] = [
        [cell if cell.text else None for cell in row] for row in rows
    ]
    if not all(row[roles.index("quantity")] for row in filled):
        return None
    return TextTable([], columns, filled, weak=True)


def has_words(text: str) -> bool:
    return sum(map(str.isalpha, text)) > 5


# A number alone may be anything; beside one of these it is a quantity.
PROOFS = frozenset(("uom", "unit_price", "sku", "gtin"))


def roles_of(texts: list[list[str]], habits: Habits) -> list[str | None]:
    """What each column holds."""
    columns = [[row[at] for row in texts if row[at]] for at in range(len(texts[0]))]
    roles: list[str | None] = [None] * len(columns)
    for at, values in enumerate(columns):
        for role, fits in KINDS:
            if values and role not in roles and all(fits(value, habits) for value in values):
                roles[at] = role
                break
        if at == 0 and values and counts_up(values):
            roles[at] = "line"
    give_numbers(roles, columns, texts, habits)
    give_names(roles, columns)
    return roles


def give_numbers(
    roles: list[str | None], columns: list[list[str]], texts: list[list[str]], habits: Habits
) -> None:
    """Quantity, price and amount: by their product, else whole numbers and those with decimals."""
    free = [at for at, role in enumerate(roles) if role is None and columns[at]]
    numeric = [at for at in free if all(is_number(value, habits) for value in columns[at])]
    for first, at in enumerate(numeric):
        for second in numeric[first + 1 :]:
            third = next(
                (c for c in numeric if c > second and multiplies([at, second, c], texts, habits)),
                None,
            )
            if third is not None:
                roles[at], roles[second], roles[third] = "quantity", "unit_price", "line_total"
                return
    priced = [at for at in numeric if all(PRICED.fullmatch(value) for value in columns[at])]
    whole = [at for at in numeric if at not in priced]
    if "quantity" not in roles and whole:
        roles[whole[0]] = "quantity"
    if priced:
        roles[priced[0]] = "unit_price"
        if len(priced) > 1:
            roles[priced[-1]] = "line_total"


def give_names(roles: list[str | None], columns: list[list[str]]) -> None:
    """The number of the article, and of the other columns the one with the most letters its name."""
    free = [at for at, role in enumerate(roles) if role is None and columns[at]]
    coded = [at for at in free if all(is_code(value) for value in columns[at])]
    if coded and "sku" not in roles:
        roles[coded[0]] = "sku"
    letters = {
        at: sum(sum(map(str.isalpha, value)) for value in columns[at])
        for at in free
        if roles[at] is None
    }
    named = max(letters, key=lambda at: letters[at], default=None)
    if named is not None and letters[named] >= 3 * len(columns[named]):
        roles[named] = "desc"


def is_number(value: str, habits: Habits) -> bool:
    return number(value, habits.decimal_mark) is not None


def is_code(value: str) -> bool:
    return bool(SKU_LABEL.fullmatch(value)) or code_score(value.lstrip("#"), "", edge=True) >= 1


def is_gtin(value: str, habits: Habits) -> bool:
    return re.fullmatch(r"\d{12,14}", value) is not None


def is_numbered(value: str, habits: Habits) -> bool:
    """A number of an article that is of digits alone."""
    return re.fullmatch(r"0\d{2,}|\d{5,11}", value) is not None


def is_day(value: str, habits: Habits) -> bool:
    return len(value) >= 6 and not is_number(value, habits) and iso_date(value, habits) is not None


def is_counted(value: str, habits: Habits) -> bool:
    return number_with_unit(value, habits.decimal_mark) is not None


def is_unit(value: str, habits: Habits) -> bool:
    return unit_word(value) and len(value) <= 12


KINDS: tuple[tuple[str, Kind], ...] = (
    ("gtin", is_gtin),
    ("sku", is_numbered),
    ("uom", is_unit),
    ("quantity", is_counted),
    ("delivery", is_day),
)
