"""Order lines without a table: lists (`- 12 pcs Widget, Item No. 4711, Price 3.50`), and labels
with values one below the other, a group for each line."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from clerkwork.intake.draft import DraftLine
from clerkwork.intake.readers.countries import fold
from clerkwork.intake.readers.pages.cards import carded
from clerkwork.intake.readers.pages.column_words import column_role
from clerkwork.intake.readers.pages.lists import listed
from clerkwork.intake.readers.pages.loose_line import Item, line_of, orders
from clerkwork.intake.readers.pages.runs import Row, Run, run_of
from clerkwork.intake.readers.pages.totals import closes
from clerkwork.intake.readers.table.values import Habits

ORDINAL = re.compile(r"\d{1,3}[.)]\Z")
VALUED = frozenset(
    """
    quantity uom unit_price line_total item sku buyer_sku gtin desc article delivery price_base
    line maker discount tax ignored
    """.split()  # noqa: SIM905
)
NEAR = 1.2  # heights between the rows of one line


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
