"""What corrections teach about letters of one layout: where a right value stands in them."""

import hashlib
import re
from collections.abc import Iterator, Sequence
from decimal import Decimal, InvalidOperation

from clerkwork.intake.draft import Reading
from clerkwork.intake.hint import Hint
from clerkwork.intake.readers.countries import country_code, fold
from clerkwork.intake.readers.source import Correction
from clerkwork.intake.readers.table.values import Habits, number
from clerkwork.intake.readers.text.dates import find_dates
from clerkwork.intake.readers.text.habits import habits_of, language_of
from clerkwork.intake.readers.text.labels import LABEL, Labels
from clerkwork.intake.readers.text.shape import Page, Piece, cells, page_of
from clerkwork.intake.readers.text.tables import find_tables
from clerkwork.intake.readers.text.words import NUM

DATES = frozenset(("order_date", "requested_delivery"))
NUMBERS = frozenset(
    ("total", "charges", "quantity", "unit_price", "line_total", "price_base_quantity", "pack_size")
)
# What a letter may never state and still be the same each time.
CONSTANT = frozenset(("currency", "buyer_name", "buyer_code", "uom", "price_base_quantity"))
WORDS = 5  # before a value, that show where it stands
DEEP = 8  # lines of a block under its label
NAMED = frozenset("po_number order_date delivery supplier ship_block bill_block buyer_name".split())  # noqa: SIM905


def layout_of(page: Page, labels: Labels, who: str) -> str:
    """The same for letters laid out alike: by who writes, the headings of tables, and labels."""
    first = next((line.text for line in page.lines if line.text.strip()), "")
    named = {fold(each.label.text) for each in labels.values if each.role in NAMED}
    whole = [who or fold(re.sub(r"\S*\d\S*", "", first)), "|".join(page.headings), *sorted(named)]
    return hashlib.sha256("\n".join(whole).encode()).hexdigest()[:16]


def teach_text(text: str, reading: Reading, correction: Correction) -> Hint | None:
    """Where letters of this layout state the field that was corrected; None if that is open."""
    if reading.layout is None or correction.order >= len(reading.orders):
        return None
    page, habits = page_of(text), habits_of(text, language_of(text))
    found = list(places_of(page, correction.field, correction.value, habits))
    if correction.line is not None:
        hint = line_hint(page, reading, correction, found, habits)
    else:
        hint = next(filter(None, (head_hint(page, each) for each in found)), None)
    if hint:
        return Hint(reading.layout, correction.field, *hint)
    if not found and correction.field in CONSTANT and correction.value:
        return Hint(reading.layout, correction.field, "constant", correction.value)
    return None


def places_of(page: Page, field: str, value: str, habits: Habits) -> Iterator[Piece]:
    """Every piece of the text that states the value."""
    name = field.rpartition(".")[2]
    for line in page.lines[:2000]:
        if name in DATES:
            yield from (each.piece for each in find_dates(line, habits) if each.value == value)
        elif name in NUMBERS:
            for match in re.finditer(rf"(?<![\w.,/-])(?:{NUM})(?!\w)", line.text):
                if same_number(match[0], value, habits):
                    yield line.part(*match.span())
        elif name == "country":
            yield from (
                line.part(*match.span())
                for match in re.finditer(r"[^,\t]+", line.text)
                if country_code(match[0].strip()) == value
            )
        else:
            for match in re.finditer(rf"(?<!\w){re.escape(value)}(?!\w)", line.text, re.IGNORECASE):
                yield line.part(*match.span())


def same_number(text: str, value: str, habits: Habits) -> bool:
    try:
        return number(text, habits.decimal_mark) == Decimal(value)
    except InvalidOperation:
        return False


def head_hint(page: Page, value: Piece) -> tuple[str, str, str] | None:
    """(kind, anchor, how) for a value of the order's head: the words before it, or those above."""
    line = page.lines[value.line - 1]
    before = anchor_of(line.text[: value.column - 1])
    if before:
        return "label", before, "within"
    for distance in range(1, DEEP):
        index = value.line - 1 - distance
        if index < 0 or not page.lines[index].text.strip():
            return None
        above = page.lines[index].text.strip()
        if LABEL.match(above) or distance == 1:
            words = anchor_of(LABEL.sub(lambda found: found["label"], above))
            parts = line.text[: value.column - 1].count(",")
            if words and not parts:
                return "label", words, f"below {distance}"
    return None


def anchor_of(text: str) -> str:
    """The label a text ends with, else its last words that have no digits; folded, empty where
    there is neither."""
    cell = re.split(
        r"\t|[|;]|(?<![\s:]) {3,}(?![\s:.])|[^\W\d_]{3,}\.\s|,\s(?=[A-Z])", text.rstrip()
    )[-1]
    words = (cell.rsplit(":", 1)[0] if ":" in cell else cell).rstrip(" .:=").split()
    kept: list[str] = []
    for word in reversed(words[-WORDS:]):
        if re.search(r"\d", word):
            break
        kept.insert(0, word)
    return fold(" ".join(kept))


def line_hint(
    page: Page, reading: Reading, correction: Correction, found: Sequence[Piece], habits: Habits
) -> tuple[str, str, str] | None:
    """The heading over a value of a line, or the label before it, nearest to where the line is."""
    lines = reading.orders[correction.order].lines
    at = correction.line or 0
    spots = lines[at].spots.values() if at < len(lines) else ()
    level = next((spot.at[1] for spot in spots if spot.at[0] == "text"), 0)
    tables = find_tables(page_of("\n".join(line.text for line in page.lines)), habits)
    for value in sorted(found, key=lambda each: abs(each.line - level)):
        for table in tables:
            for row in table.rows:
                for heading, cell in zip(table.header, row, strict=False):
                    if cell and cell.line == value.line and cell.column <= value.column < cell.end:
                        return "column", fold(heading.text), ""
        label = label_before(page.lines[value.line - 1], value)
        if label:
            return "column", label, "label"
    return None


def label_before(line: Piece, value: Piece) -> str:
    """The folded label in whose cell, or before whose cell, a value stands."""
    before = ""
    for cell in cells(line):
        match = LABEL.match(cell.text)
        if cell.column <= value.column < cell.end:
            label = re.split(r"[,;]\s", line.text[cell.column - 1 : value.column - 1])[-1]
            named = LABEL.match(label + " ") if label.strip() else None
            return fold(named["label"]) if named else before
        before = fold(match["label"]) if match and not match["rest"].strip() else ""
    return ""
