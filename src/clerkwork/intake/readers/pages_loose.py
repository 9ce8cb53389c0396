"""Order lines without a table: lists (`- 12 pcs Widget, Item No. 4711, Price 3.50`), and labels
with values one below the other, a group for each line."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from clerkwork.catalog.units import is_unit
from clerkwork.intake.draft import DraftLine, Spot
from clerkwork.intake.readers.pages_articles import Text, text_of
from clerkwork.intake.readers.pages_column_words import column_role
from clerkwork.intake.readers.pages_habits import date_in
from clerkwork.intake.readers.pages_line import agreement, amount_of, quantity_of
from clerkwork.intake.readers.pages_runs import Row, Run, box_of, run_of
from clerkwork.intake.readers.pages_sure import Signals, sure
from clerkwork.intake.readers.pages_totals import closes
from clerkwork.intake.readers.pages_words import Word
from clerkwork.intake.readers.table_values import Habits

BULLET = re.compile(r"[-–—•*·▪◦‣o>]\Z|\(?\d{1,3}[.)]\Z")
COUNT = re.compile(r"[-+]?\d[\d.,'’]*\Z")
TIMES = frozenset(("x", "×", "X", "*"))
VALUED = frozenset(("quantity", "uom", "unit_price", "line_total", "item", "sku", "buyer_sku", "gtin", "desc",
                    "article", "delivery", "price_base", "line", "maker"))  # fmt: skip
NEAR = 1.2  # heights between the rows of one line
PRICE_SIGNS = frozenset(("@", "à", "á", "je", "zu", "at", "por", "per"))


@dataclass(slots=True)
class Item:
    """The words of one line of the order, by what they are."""

    row: int
    last: int
    cells: dict[str, Run] = field(default_factory=dict)
    text: list[Run] = field(default_factory=list)
    bullet: bool = False


@dataclass(slots=True)
class Loose:
    """The lines found, and the rows from the first to after the last."""

    lines: list[DraftLine]
    begin: int
    end: int


def loose_lines(rows: Sequence[Row], habits: Habits) -> Loose | None:
    """The lines of a list or of groups of labels; None where there are none."""
    for found in (grouped(rows, habits), listed(rows, habits)):
        lines = [line for line in (line_of(item, rows, habits) for item in found) if orders(line)]
        if lines:
            return Loose(lines, found[0].row, found[-1].last + 1)
    return None


def orders(line: DraftLine) -> bool:
    """Whether what was read is enough of a line: how many, and of what."""
    named = line.sku or line.buyer_sku or line.gtin or line.description
    return line.quantity is not None and bool(named)


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
    if second in TIMES:
        return 2, 0
    short = bullet and second.strip(".").isalpha() and len(second) < 8
    return (1, 1) if short or is_unit(second.strip(".,")) else None


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
    """Groups of labels with their values, one below the other."""
    items: list[Item] = []
    for index, row in enumerate(rows):
        run = run_of(row.words, row.page)
        head = numbered(run)
        pair = labelled(run)
        if head is not None:
            items.append(Item(index, index, {"line": head[0]}, [head[1]] if head[1] else []))
        elif pair is not None:
            role, value = pair
            fresh = not items or role in items[-1].cells or not follows(rows, items[-1], index)
            if fresh:
                items.append(Item(index, index))
            items[-1].last = index
            if role in {"desc", "article"}:
                items[-1].text.append(value)
            else:
                items[-1].cells.setdefault(role, value)
        elif items and follows(rows, items[-1], index) and items[-1].text:
            items[-1].text.append(run)
            items[-1].last = index
    return [each for each in items if "quantity" in each.cells and len(each.cells) >= 2]


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
    return None


def labelled(run: Run) -> tuple[str, Run] | None:
    """(role, value) of a row that is a label of a line's value and the value."""
    for at, word in enumerate(run.words[:6]):
        if word.text.endswith(":") and at + 1 < len(run.words):
            label = " ".join(each.text for each in run.words[: at + 1])
            role = column_role(label)
            return (role, run.part(at + 1)) if role in VALUED else None
    return None


def line_of(item: Item, rows: Sequence[Row], habits: Habits) -> DraftLine:
    """The values of one item of a list or one group of labels."""
    row = rows[item.row]
    line = DraftLine(where=f"page {row.page.number}, {row.top / max(row.page.height, 1):.0%} down")
    text = text_of(item.text, habits)
    for role, run in item.cells.items():
        put_cell(line, role, run, habits)
    put_text(line, text)
    agrees = agreement(line)
    for name in ("quantity", "unit_price", "line_total"):
        if name in line.spots and agrees is not None:
            told = sure(Signals(f"line.{name}", "list", 1 if agrees else -1))
            line.spots[name] = Spot(line.spots[name].at, told)
    return line


def put(line: DraftLine, name: str, value: object, runs: Sequence[Run]) -> None:
    if value is not None and getattr(line, name) is None:
        setattr(line, name, value)
        letters = min(run.sure for run in runs)
        line.spots[name] = Spot(box_of(runs), sure(Signals(f"line.{name}", "list", 0, 0, letters)))


def put_cell(line: DraftLine, role: str, run: Run, habits: Habits) -> None:
    mark = habits.decimal_mark
    written = run.text.strip(" ,;")
    if role == "quantity":
        found = quantity_of(written, mark)
        if found:
            put(line, "quantity", found[0], [run])
            put(line, "uom", found[1], [run])
    elif role in {"unit_price", "line_total"}:
        price = amount_of(written, mark)
        if price:
            put(line, role, price[0], [run])
            if price[1] and price[1] != 1 and role == "unit_price":
                put(line, "price_base_quantity", price[1], [run])
    elif role == "price_base":
        base = quantity_of(written, mark)
        if base and base[0] not in {Decimal(0), Decimal(1)}:
            put(line, "price_base_quantity", base[0], [run])
    elif role == "delivery":
        hit = date_in(written, habits)
        put(line, "requested_delivery", hit[0] if hit else None, [run])
    elif role in {"item", "maker"}:
        put(line, "sku", written, [run])
    elif role in {"line", "sku", "buyer_sku", "gtin", "uom"}:
        put(line, role, written.strip(":.") if role == "line" else written, [run])


def put_text(line: DraftLine, text: Text) -> None:
    for role, (value, run) in text.stated.items():
        name = {"delivery": "requested_delivery", "maker": "sku"}.get(role, role)
        put(line, name, value, [run])
    if text.words:
        joined = " ".join(run.text for run in text.words)
        put(
            line,
            "description",
            re.sub(r"(?:\s*,\s*)+\Z|\A[\s,;:-]+", "", joined) or None,
            text.words,
        )
