"""Order lines as labels with their values beside them: a card for each line, or a table that is
turned, with the labels down its first column and a column for each line."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from clerkwork.catalog.units import is_unit
from clerkwork.intake.readers.countries import fold
from clerkwork.intake.readers.pages.column_words import column_role
from clerkwork.intake.readers.pages.label_words import PARTIES, label_of
from clerkwork.intake.readers.pages.loose_line import Item
from clerkwork.intake.readers.pages.roles import codes, counting
from clerkwork.intake.readers.pages.runs import Row, Run, run_of
from clerkwork.intake.readers.pages.totals import closes
from clerkwork.intake.readers.pages.words import Word
from clerkwork.intake.readers.table.values import bare_number

NAMED = frozenset(("line", "item", "sku", "buyer_sku", "gtin", "desc", "article", "maker"))
VALUED = NAMED | {
    "quantity", "uom", "unit_price", "price_base", "line_total", "delivery", "discount", "tax",
    "ignored", "pack_size",
}  # fmt: skip
FEWEST = 3  # labels of one card
APART = 4.5  # heights from one label of a card to the next; values between them may be wrapped
OVER = 4  # rows between two labels of a card that goes on overleaf
NEARER = 0.9  # of the distance to the row above: what belongs to the one below
NEAR = 0.9  # heights between a card and what stands over it
NUMBERED = re.compile(r"\(?(\d{1,4})[.)]?\Z")


@dataclass(slots=True)
class Line:
    """A label with what stands right of it, up to the next label."""

    row: int
    role: str
    label: Run
    values: list[Run]
    stop: float  # where the next label begins


@dataclass(slots=True)
class Stack:
    """Labels right below each other: one card, or one turned table."""

    lines: list[Line] = field(default_factory=list)

    def takes(self, line: Line, rows: Sequence[Row]) -> bool:
        last = self.lines[-1]
        if abs(last.label.left - line.label.left) > 3:
            return False
        turned = last.label.page is not line.label.page
        if turned and (
            line.row - last.row > OVER or line.label.page.number - last.label.page.number != 1
        ):
            return False
        gap = 0.0 if turned else line.label.top - last.label.bottom
        if gap > APART * line.label.height or any(closes(r) for r in rows[last.row + 1 : line.row]):
            return False
        if closes(rows[line.row]) and not self.even(line):
            return False
        words = {fold(each.label.text) for each in self.lines}
        loose = NAMED - {"gtin"} | {"ignored"}
        roles = {each.role for each in self.lines} - loose
        return fold(line.label.text) not in words and line.role not in roles

    def even(self, line: Line) -> bool:
        """Whether a label follows as closely as those before: an amount, not the sum of all."""
        tops = [each.label.top for each in self.lines[-2:]]
        if any(each.label.page is not line.label.page for each in self.lines[-2:]):
            return True
        return len(tops) > 1 and line.label.top - tops[1] < 1.3 * (tops[1] - tops[0])

    @property
    def whole(self) -> bool:
        roles = {each.role for each in self.lines}
        return len(self.lines) >= FEWEST and "quantity" in roles and bool(roles & NAMED)


def carded(rows: Sequence[Row]) -> list[Item]:
    """The lines of all cards and turned tables, from the top of the first page down."""
    stacks = beside_each_other(stacks_of(rows))
    settle(stacks)
    stacks = [stack for stack in stacks if stack.whole]
    items = [item for stack in stacks for item in items_of(stack, rows)]
    return in_order(items)


def in_order(items: Sequence[Item]) -> list[Item]:
    """By their numbers where all have one: cards side by side may begin on any level."""
    numbers = [NUMBERED.match(item.cells["line"].text) for item in items if "line" in item.cells]
    known = [int(number[1]) for number in numbers if number]
    if len(known) == len(set(known)) == len(items):
        return [
            item for _, item in sorted(zip(known, items, strict=True), key=lambda each: each[0])
        ]
    return sorted(items, key=lambda each: each.row)


def stacks_of(rows: Sequence[Row]) -> list[Stack]:
    stacks: list[Stack] = []
    for index, row in enumerate(rows):
        for line in lines_in(row, index):
            open_one = next((s for s in reversed(stacks[-8:]) if s.takes(line, rows)), None)
            if open_one is None:
                stacks.append(Stack([line]))
            else:
                open_one.lines.append(line)
    return stacks


def beside_each_other(stacks: Sequence[Stack]) -> list[Stack]:
    """The stacks, two that are one card in two columns of labels joined."""
    found: list[Stack] = []
    for stack in stacks:
        last = found[-1] if found else None
        if last is not None and halves(last, stack):
            last.lines.extend(stack.lines)
            last.lines.sort(key=lambda line: (line.row, line.label.left))
        else:
            found.append(Stack(list(stack.lines)))
    return found


def halves(left: Stack, right: Stack) -> bool:
    """Whether two stacks stand beside each other and only together are a card."""
    level = left.lines[0].row <= right.lines[0].row <= left.lines[-1].row
    if not level or left.lines[0].label.page is not right.lines[0].label.page:
        return False
    counted = ["quantity" in {line.role for line in each.lines} for each in (left, right)]
    named = [bool({line.role for line in each.lines} & NAMED) for each in (left, right)]
    shared = {line.role for line in left.lines} & {line.role for line in right.lines}
    return counted[0] != counted[1] and not shared - NAMED - {"ignored"} and named[counted[0]]


def lines_in(row: Row, index: int) -> Iterator[Line]:
    """The labels of a row that have values beside them."""
    labels: list[tuple[int, str]] = []
    for place, run in enumerate(row.runs):
        role = label_role(run)
        units = [row.runs[at].text for at, each in labels if each == "uom"]
        value = units and (role == "uom" or is_unit(run.text)) and run.text not in units
        if role and not value:  # `pcs` beside `Unit` is its value
            labels.append((place, role))
    bounds = [*labels, (len(row.runs), "")]
    for (place, role), (after, _) in pairwise(bounds):
        values = row.runs[place + 1 : after]
        if values and not (len(values) == 1 and values[0].text.endswith(":")):
            if label_of(values[0].text) in PARTIES:
                continue
            stop = row.runs[after].left if after < len(row.runs) else float("inf")
            yield Line(index, role, row.runs[place], values, stop)


def label_role(run: Run) -> str | None:
    if len(run.words) > 5 or "," in run.text:
        return None
    if any(c.isdigit() for c in run.text):
        return "gtin" if column_role(run.text) == "gtin" else None
    role = "uom" if fold(run.text) in {"unit", "units"} else column_role(run.text)
    return role if role in VALUED else None


def settle(stacks: Sequence[Stack]) -> None:
    """What an `Item` or a `Ref.` is, by the values of all cards: the line, a number, the text."""
    values: dict[str, list[str]] = {}
    for stack in stacks:
        for line in stack.lines:
            values.setdefault(fold(line.label.text), []).extend(run.text for run in line.values)
    named = {fold(line.label.text): line.role for stack in stacks for line in stack.lines}
    roles: dict[str, str] = {}
    for label, role in named.items():
        if role in {"item", "article"}:
            single = len(values[label]) == 1 and len(values[label][0]) > 3
            coded = codes(values[label]) and (len(values[label]) > 1 or single)
            counted = counting(values[label]) and not single and "line" not in named.values()
            roles[label] = "line" if counted else "sku" if coded else "desc"
        elif role == "line" and "quantity" not in named.values():
            numeric = all(bare_number(value) for value in values[label])
            roles[label] = "quantity" if numeric and not counting(values[label]) else role
    for stack in stacks:
        for line in stack.lines:
            line.role = roles.get(fold(line.label.text), line.role)


def items_of(stack: Stack, rows: Sequence[Row]) -> Iterator[Item]:
    """The lines of the order in one card or turned table."""
    most = max(len(line.values) for line in stack.lines)
    fullest = max(stack.lines, key=lambda each: len(each.values))
    even = sum(len(line.values) == most for line in stack.lines)
    turned = most > 1 and even >= 0.5 * len(stack.lines)
    lefts = [run.left for run in fullest.values] if turned else [stack.lines[0].label.right]
    first, last = stack.lines[0].row, stack.lines[-1].row
    for at, left in enumerate(lefts):
        high = lefts[at + 1] if at + 1 < len(lefts) else min(line.stop for line in stack.lines)
        item = Item(first, last)
        for position, line in enumerate(stack.lines):
            reach = reach_of(stack, position, rows)
            bounds = (left, high) if turned else (line.label.right, line.stop)
            found = cell(rows, line, reach, bounds)
            if found is not None:
                take(item, line.role, found)
        if not turned:
            take_title(item, stack, rows, high)
        yield item


def reach_of(stack: Stack, position: int, rows: Sequence[Row]) -> tuple[int, int]:
    """The rows whose values belong to a label: those nearer to it than to the next or the last."""
    at = stack.lines[position].row
    before = [line.row for line in stack.lines if line.row < at]
    after = [line.row for line in stack.lines if line.row > at]
    begin = border(rows, max(before), at) if before else at
    end = border(rows, at, min(after)) if after else at + 1
    return begin, end


def border(rows: Sequence[Row], upper: int, lower: int) -> int:
    """The first row between two labels that belongs to the lower one: it is nearer to what
    follows than to what stands before it."""
    first = lower
    for index in range(lower - 1, upper, -1):
        before, here, after = rows[index - 1 : index + 2]
        turned = here.page is not before.page and here.page is after.page
        if not turned and (
            here.page is not after.page or after.top - here.top >= NEARER * (here.top - before.top)
        ):
            break
        first = index
    return first


def cell(
    rows: Sequence[Row], line: Line, rows_of_it: tuple[int, int], between: tuple[float, float]
) -> Run | None:
    """What stands beside a label within these bounds, with the rows that go on with it."""
    low, high = between
    begin, end = rows_of_it
    words: list[Word] = []
    for index in range(begin, end):
        row = rows[index]
        if row.page is not line.label.page:
            continue
        for run in row.runs:
            if low - 2 <= run.left < high - 2 and run.left > line.label.right - 1:
                words.extend(run.words)
    return run_of(words, line.label.page) if words else None


def take(item: Item, role: str, found: Run) -> None:
    if role in {"desc", "article"} or (role in item.cells and role in NAMED):
        item.text.append(found)
    else:
        item.cells.setdefault(role, found)


def take_title(item: Item, stack: Stack, rows: Sequence[Row], high: float) -> None:
    """What stands over a card: the number of the line and what it is, a date below that."""
    left = stack.lines[0].label.left
    upper = stack.lines[0].label
    found: list[Run] = []
    for index in range(item.row - 1, max(item.row - 5, -1), -1):
        run = next((r for r in rows[index].runs if left - 4 <= r.left < min(high, left + 12)), None)
        if run is None or run.page is not upper.page or run.right > high:
            break
        if upper.top - run.bottom > NEAR * run.height or closes(rows[index]):
            break
        found.insert(0, run)
        item.row, upper = index, run
        if NUMBERED.match(run.words[0].text) and len(run.words) > 1:
            break
    else:
        return
    if found and NUMBERED.match(found[0].words[0].text) and len(found[0].words) > 1:
        item.cells.setdefault("line", found[0].part(0, 1))
        found[0] = found[0].part(1)
    item.text = [*found, *item.text]
