"""Order lines without a table: lists (`- 12 pcs Widget, Item No. 4711, Price 3.50`), and labels
with values one below the other, a group for each line."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from clerkwork.catalog.units import is_unit
from clerkwork.intake.draft import DraftLine
from clerkwork.intake.readers.countries import fold
from clerkwork.intake.readers.pages.cards import carded
from clerkwork.intake.readers.pages.column_words import column_role
from clerkwork.intake.readers.pages.line import amount_of, quantity_of
from clerkwork.intake.readers.pages.loose_line import Item, line_of, orders
from clerkwork.intake.readers.pages.runs import Row, Run, run_of
from clerkwork.intake.readers.pages.totals import closes
from clerkwork.intake.readers.pages.words import Word
from clerkwork.intake.readers.table.values import Habits

BULLET = re.compile(r"[-–—•*·▪◦‣o>]\Z|\(?\d{1,3}[.)]\Z")
ORDINAL = re.compile(r"\d{1,3}[.)]\Z")
COUNT = re.compile(r"[-+]?\d[\d.,'’]*\Z")
TIMES = frozenset(("x", "×", "X", "*"))
VALUED = frozenset(("quantity", "uom", "unit_price", "line_total", "item", "sku", "buyer_sku", "gtin", "desc",
                    "article", "delivery", "price_base", "line", "maker"))  # fmt: skip
NEAR = 1.2  # heights between the rows of one line
PRICE_SIGNS = frozenset(("@", "à", "á", "je", "zu", "at", "por", "per"))


@dataclass(slots=True)
class Loose:
    """The lines found, and the rows from the first to after the last."""

    lines: list[DraftLine]
    begin: int
    end: int


def loose_lines(rows: Sequence[Row], habits: Habits) -> Loose | None:
    """The lines of a list or of groups of labels; None where there are none."""
    for found in (carded(rows), grouped(rows, habits), listed(rows, habits)):
        lines = [line for line in (line_of(item, rows, habits) for item in found) if orders(line)]
        if lines:
            first, last = min(item.row for item in found), max(item.last for item in found)
            return Loose(lines, first, last + 1)
    return None


def listed(rows: Sequence[Row], habits: Habits) -> list[Item]:
    """Rows that begin with a quantity and a unit, with the rows that go on with them."""
    items: list[Item] = []
    left = None
    for index, row in enumerate(rows):
        words = row.words
        begin = 1 if len(words) > 2 and BULLET.match(words[0].text) else 0
        start = counted(words[begin:], habits, bool(begin))
        if start is not None and (left is None or abs(words[0].left - left) < row.height):
            item = Item(index, index, bullet=bool(begin))
            size, unit = start
            item.cells["quantity"] = run_of(words[begin : begin + size], row.page)
            if unit:
                item.cells["uom"] = run_of(words[begin + size : begin + size + 1], row.page)
            item.text = [run_of(words[begin + size + unit :], row.page)]
            items.append(item)
            left = words[0].left
        elif items and continues(rows, items[-1], index):
            items[-1].text.append(run_of(words, row.page))
            items[-1].last = index
    if any(item.bullet for item in items):
        items = [item for item in items if item.bullet]
    return [item for item in items if priced(item, habits)]


def counted(words: Sequence[Word], habits: Habits, bullet: bool) -> tuple[int, int] | None:
    """(words of the quantity, words of the unit) where a list item begins; None where none does."""
    if len(words) < 3 or not COUNT.match(words[0].text):
        return None
    if quantity_of(words[0].text, habits.decimal_mark) is None:
        return None
    second = words[1].text
    if months_or_days(second):
        return None
    if second in TIMES:
        return 2, 0
    short = bullet and second.strip(".").isalpha() and len(second) < 8
    return (1, 1) if short or is_unit(second.strip(".,")) else None


DURATIONS = frozenset(
    """
    day days week weeks month months year years tag tage tagen woche wochen monat monate jour
    jours semaine semaines mois dia dias semana semanas mes meses giorni giorno settimane mesi
    dag dagen weken maanden netto net h hour hours
    """.split()  # noqa: SIM905
)  # fmt: skip


def months_or_days(word: str) -> bool:
    """Whether a number before this word is a length of time: `30 days net`."""
    return fold(word) in DURATIONS


def continues(rows: Sequence[Row], item: Item, index: int) -> bool:
    before, row = rows[item.last], rows[index]
    if item.last != index - 1 or row.page is not before.page or closes(row):
        return False
    if row.top - before.bottom > 0.6 * before.height:
        return False
    return row.runs[0].left >= rows[item.row].runs[0].left - 1 and index - item.row < 5


def priced(item: Item, habits: Habits) -> bool:
    """Take the price and the amount out of the text of a list item; whether it names anything."""
    merged = run_of([word for run in item.text for word in run.words], item.text[0].page)
    kept: list[Run] = []
    begin = position = 0
    while position < len(merged.words):
        hit = amount_at(merged, position, habits)
        if hit is None:
            position += 1
            continue
        role, value, end = hit
        item.cells.setdefault(role, value)
        if position > begin:
            kept.append(merged.part(begin, position))
        begin = position = end
    if begin < len(merged.words):
        kept.append(merged.part(begin))
    item.text = kept
    return bool(kept)


def amount_at(run: Run, begin: int, habits: Habits) -> tuple[str, Run, int] | None:
    """(role, words of the amount, word after) where a labelled price begins with this word."""
    count = len(run.words)
    for end in range(min(begin + 3, count - 1), begin, -1):
        label = " ".join(word.text for word in run.words[begin:end])
        if any(c.isdigit() for c in label):
            continue
        role = "unit_price" if label in PRICE_SIGNS else column_role(label.strip(":=,"))
        if role not in {"unit_price", "line_total"}:
            continue
        for size in (4, 3, 2, 1):
            part = run.part(end, min(end + size, count))
            if len(part.words) == size and amount_of(part.text.strip(",;"), habits.decimal_mark):
                return role, part, end + size
    return None


def grouped(rows: Sequence[Row], habits: Habits) -> list[Item]:
    """Groups of labels with their values, in rows below each other or behind one another."""
    items: list[Item] = []
    for index, row in enumerate(rows):
        run = run_of(row.words, row.page)
        head = numbered(run)
        text, found = pairs(run)
        near = bool(items) and follows(rows, items[-1], index)
        if head is not None and not found:
            items.append(Item(index, index, {"line": head[0]}, [head[1]] if head[1] else []))
            continue
        if not found and not (near and items[-1].text):
            continue
        if found and (not near or any(role in items[-1].cells for role, _ in found)):
            items.append(Item(index, index))
        items[-1].last = index
        if text is not None:
            take_text(items[-1], text)
        for role, value in found:
            take_pair(items[-1], role, value)
    return [each for each in items if "quantity" in each.cells and len(each.cells) >= 2]


def take_text(item: Item, text: Run) -> None:
    """Words before the first label of a row: a value that a label waits for, else description."""
    if item.waiting is not None:
        item.cells.setdefault(item.waiting, text)
        item.waiting = None
    elif item.open is not None and item.open in item.cells:
        before = item.cells[item.open]
        item.cells[item.open] = run_of([*before.words, *text.words], text.page)
    else:
        item.text.append(text)


def take_pair(item: Item, role: str, value: Run | None) -> None:
    item.waiting = role if value is None else None
    item.open = None
    if value is None:
        return
    if role in {"desc", "article"}:
        item.text.append(value)
    else:
        item.cells.setdefault(role, value)
        item.open = None if value.text.endswith(",") else role


def pairs(run: Run) -> tuple[Run | None, list[tuple[str, Run | None]]]:
    """(words before the first label, (role, value) of each label in a row)."""
    marks = [
        at for at, word in enumerate(run.words) if word.text.endswith(":") and len(word.text) > 1
    ]
    begins: list[tuple[int, int, str]] = []
    for at in marks[:20]:
        floor = begins[-1][1] if begins else 0
        for begin in range(max(floor, at - 4), at + 1):
            fresh = begin == 0 or run.words[begin - 1].text.endswith((",", ";", "|", "/", "-"))
            label = " ".join(word.text for word in run.words[begin : at + 1])
            role = "uom" if fold(label) in {"unit", "units"} else column_role(label)
            if fresh and role in VALUED and not any(c.isdigit() for c in label):
                begins.append((begin, at + 1, role))
                break
    if not begins:
        return run, []
    found: list[tuple[str, Run | None]] = []
    for position, (_, value, role) in enumerate(begins):
        stop = begins[position + 1][0] if position + 1 < len(begins) else len(run.words)
        found.append((role, run.part(value, stop) if stop > value else None))
    first = begins[0][0]
    return (run.part(0, first) if first else None), found


def follows(rows: Sequence[Row], item: Item, index: int) -> bool:
    before, row = rows[item.last], rows[index]
    near = row.top - before.bottom <= NEAR * before.height
    return item.last == index - 1 and row.page is before.page and near and not closes(row)


def numbered(run: Run) -> tuple[Run, Run | None] | None:
    """(number, text) of the row that opens a group: `Position 10: Widget`."""
    for at, word in enumerate(run.words[:4]):
        if word.text.endswith(":") and word.text[:-1].isdigit() and at:
            label = " ".join(each.text for each in run.words[:at])
            if column_role(label) in {"line", "article", "item"}:
                number = run.part(at, at + 1)
                return number, run.part(at + 1) if at + 1 < len(run.words) else None
    if len(run.words) > 1 and ORDINAL.match(run.words[0].text):
        return run.part(0, 1), run.part(1)
    return None
