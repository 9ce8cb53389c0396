"""The sums below the lines: net, tax, freight, and what is to be paid in all."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from clerkwork.intake.readers.countries import fold
from clerkwork.intake.readers.pages.choice import Found
from clerkwork.intake.readers.pages.runs import Row, Run, overlap
from clerkwork.intake.readers.pages.sum_words import sum_name
from clerkwork.intake.readers.pages.sure import Signals
from clerkwork.intake.readers.table.values import bare_number, number

MOST_OF_SUM = 2  # numbers behind the label of a sum: what it is of, and how much it is
TAXED = Decimal("1.4")  # of the sum without tax: the most that it may be with it
DECIMALS = re.compile(r"[.,]\d{2}\Z")
TOTALS = frozenset(
    ("total", "totale", "totaal", "auftragswert", "bestellwert", "gesamtbetrag", "gesamtsumme")
)
STAMP = 3  # words of a stamp or a note over a sum
ROUND = Decimal("0.02")
MOST_PARTS = 8  # charges of which sums are tried


@dataclass(slots=True)
class Sum:
    """An amount below the lines: which, how much, and where."""

    name: str
    amount: Decimal
    label: Run
    run: Run
    row: int


def closes(row: Row) -> str | None:
    """Which sum of the lines above it the row is, the last of several; None if it is none."""
    names = sum_names(row)
    return max(names, key=FINAL.index) if names else None


FINAL = ("carry", "net", "discount", "tax", "total", "grand")


def sum_names(row: Row) -> list[str]:
    """The sums that the row has labels of, but freight, which may be a line."""
    names = []
    for place, run in enumerate(row.runs[:8]):
        words = run.text.split()
        digits = [i for i, w in enumerate(words) if any(c.isdigit() for c in w)]
        label = " ".join(words[: digits[0]]) if digits and digits[0] else run.text
        name = sum_name(label)
        if name and name != "freight" and not in_line(row, place):
            names.append(name)
    return names


def in_line(row: Row, place: int) -> bool:
    """Whether a word such as `Sales Tax` stands in a line of the order, among its numbers."""
    lettered = any(c.isalpha() for run in row.runs[:place] for c in run.text)
    before, behind = (
        sum(any(c.isdigit() for c in run.text) for run in runs)
        for runs in (row.runs[:place], row.runs[place + 1 :])
    )
    last = place == len(row.runs) - 1 and not any(c.isdigit() for c in row.runs[place].text)
    return lettered and (behind > MOST_OF_SUM or (last and before > MOST_OF_SUM))


def amount_at_end(run: Run, mark: str) -> tuple[Run | None, Run, Decimal] | None:
    """(words before, words of the amount, amount) where a run ends with an amount."""
    for size in (3, 2, 1):
        if size > len(run.words):
            continue
        tail = run.part(len(run.words) - size)
        value = number(tail.text, mark)
        if value is not None and not tail.text.endswith("%") and bare_number(tail.text):
            head = run.part(0, len(run.words) - size) if size < len(run.words) else None
            if head and head.words[-1].text in {"€", "$", "£", "EUR", "USD", "GBP", "CHF"}:
                head = head.part(0, len(head.words) - 1) if len(head.words) > 1 else None
            return head, tail, value
    return None


def sums_of(rows: Sequence[Row], skip: set[int], mark: str) -> list[Sum]:
    """All labelled sums below the first of the lines, from the top down; if there is none of
    what is to be paid, those above too."""
    first = min(skip, default=0)
    below = [index for index in range(first, len(rows)) if index not in skip]
    found = [each for index in below for each in sums_at(rows, index, skip, mark)]
    if any(each.name in {"grand", "total", "net"} for each in found):
        return found
    above = [each for index in range(first) for each in sums_at(rows, index, skip, mark)]
    above = [each for each in above if each.label.text.rstrip().endswith(":")]
    return [*found, *(above or told(rows, below, mark))]


def told(rows: Sequence[Row], below: Sequence[int], mark: str) -> Iterator[Sum]:
    """The sum that a sentence below the lines names: `Der Auftragswert beträgt CHF 9'802.66.`"""
    for index in below:
        for run in rows[index].runs:
            named = next((i for i, w in enumerate(run.words) if fold(w.text) in TOTALS), None)
            if named is None:
                continue
            for at in range(named + 1, min(named + 6, len(run.words))):
                amount = run.part(at, at + 1)
                written = amount.text.strip(" .,;€$£")
                value = number(written, mark)
                if value is not None and DECIMALS.search(written):
                    yield Sum("total", value, run.part(named, named + 1), amount, index)
                    break


def sums_at(rows: Sequence[Row], index: int, skip: set[int], mark: str) -> Iterator[Sum]:
    yield from row_sums(rows[index], index, mark)
    yield from sums_below(rows, index, skip, mark)


def row_sums(row: Row, index: int, mark: str) -> Iterator[Sum]:
    """Labels and amounts of one row: `Subtotal 100.00`, `VAT 19 % on 100.00 19.00`."""
    label: Run | None = None
    for place, run in enumerate(row.runs):
        several = list(listed(run, mark))
        if len(several) > 1:
            for each, value, written in several:
                yield Sum(sum_name(each.text) or "", value, each, written, index)
            continue
        ended = amount_at_end(run, mark)
        named = label_in(ended[0]) if ended and ended[0] is not None else None
        if named is not None:
            label = named
        elif sum_name(run.text) and not (ended and ended[0] is None):
            label = run
            continue
        if label is None or not ended or not stamped(ended[0], label):
            continue
        if ended[0] is not None and ended[0] is not label and ended[1].text.isdigit():
            continue
        following = row.runs[place + 1] if place + 1 < len(row.runs) else None
        if (
            following is not None
            and amount_at_end(following, mark)
            and not sum_name(following.text)
        ):
            continue  # the last amount of the row is the sum; those before are its base or its rate
        name = sum_name(label.text)
        if name and not counts(label, ended[1]):
            yield Sum(name, ended[2], label, ended[1], index)
        label = None


def listed(run: Run, mark: str) -> Iterator[tuple[Run, Decimal, Run]]:
    """(label, amount, its words) of sums behind each other in one line."""
    begin = 0
    for at, word in enumerate(run.words):
        if not word.text.endswith(":") or at < begin:
            continue
        label = run.part(begin, at + 1)
        stops = [i for i, w in enumerate(run.words) if i > at and w.text.endswith(":")]
        for end in range(min(at + 4, len(run.words)), at + 1, -1):
            if stops and end > stops[0]:
                continue
            amount = run.part(at + 1, end)
            value = number(amount.text, mark)
            if value is not None and bare_number(amount.text) and sum_name(label.text):
                yield label, value, amount
                begin = end
                break


def label_in(run: Run) -> Run | None:
    """The label of a sum in these words, which a stamp or a note may have run into."""
    if sum_name(run.text):
        return run
    count = len(run.words)
    for size in range(min(count, 4), 0, -1):
        for begin in range(count - size + 1):
            part = run.part(begin, begin + size)
            if count - size <= STAMP and sum_name(part.text) and apart(run, begin, begin + size):
                return part
    return None


def apart(run: Run, begin: int, end: int) -> bool:
    """Whether the words around a label are no part of it: `OK 14.3. Total`, not `Total units`."""
    others = [*run.words[:begin], *run.words[end:]]
    return run.words[begin].text[0].isupper() and all(
        any(c.isdigit() for c in word.text) or word.text.strip(".").isupper() for word in others
    )


def stamped(words: Run | None, label: Run) -> bool:
    """Whether the words between a label and its amount are none, or only a stamp over them."""
    if words is None or words is label or label.left >= words.left:
        return True
    return len(words.words) <= STAMP and sum_name(words.text) is None


def counts(label: Run, amount: Run) -> bool:
    """Whether the lines are counted, not added up: `Total items: 14`."""
    counted = fold(label.text) in {"total items", "items total", "total lines", "lines total"}
    return counted and amount.text.isdigit()


def sums_below(rows: Sequence[Row], index: int, skip: set[int], mark: str) -> Iterator[Sum]:
    """Sums in a strip: labels side by side, the amounts in the row below."""
    row = rows[index]
    if len(row.runs) < 2 or index + 1 >= len(rows) or index + 1 in skip:
        return
    below = rows[index + 1]
    names = [sum_name(run.text) for run in row.runs]
    if sum(name is not None for name in names) < 2 or below.page is not row.page:
        return
    if below.top - row.bottom > 1.5 * row.height:
        return
    for run, name in zip(row.runs, names, strict=True):
        for other in below.runs if name else ():
            value = number(other.text, mark)
            if value is not None and (overlap(run, other) > 0.3):
                yield Sum(name or "", value, run, other, index + 1)


def grand_total(sums: Sequence[Sum], lines: Decimal | None) -> Found | None:
    """What is to be paid in all, as stated; surer where the parts add up to it."""
    stated = [each for each in sums if each.name in {"grand", "total"}]
    if not stated:
        stated = [each for each in sums if each.name == "net"][-1:]
    if not stated:
        return None
    agreeing = [each for each in stated if adds_up(each, sums, lines)]
    pool = agreeing or stated
    explicit = [each for each in pool if each.name == "grand"] or pool
    best = max(explicit, key=lambda each: (each.amount, each.row))
    larger = [each for each in stated if best.amount < each.amount <= TAXED * best.amount]
    if agreeing and best.name != "grand" and larger and larger[-1].row > best.row:
        best, agreeing = larger[-1], []  # with a tax that was not found
    rivals = len({each.amount for each in stated} - {best.amount})
    checked = 1 if agreeing else 0
    if best.name == "net" and any(each.name == "tax" and each.amount for each in sums):
        checked = -1  # what is to be paid is more, and was not found
    signals = Signals("total", "sum", checked, 0 if agreeing else rivals, best.run.sure)
    return Found(format(best.amount, "f"), [best.run], signals)


def adds_up(total: Sum, sums: Sequence[Sum], lines: Decimal | None) -> bool:
    """Whether the lines, or the net sum, with some of the stated charges make this total."""
    bases = [each.amount for each in sums if each.name == "net" and each is not total]
    bases += [lines] if lines is not None else []
    extras = [
        -abs(each.amount) if each.name == "discount" else each.amount
        for each in sums
        if each.name in {"tax", "freight", "discount"} and each.amount
    ][:8]
    for base in bases:
        for size in range(len(extras) + 1):
            for chosen in combinations(extras, size):
                if abs(base + sum(chosen, Decimal(0)) - total.amount) <= ROUND:
                    return True
    return False


def charges_of(sums: Sequence[Sum], total: Decimal | None, lines: Decimal | None) -> Decimal | None:
    """Freight, fees and tax less allowances: those stated that explain the total, else all.

    What lies between the lines and the total is not taken for charges without that: the total, or
    a line, may be wrong.
    """
    stated = [each for each in sums if each.name in {"tax", "freight", "discount"}]
    if not stated or total is None or lines is None:
        return None
    parts = [-abs(each.amount) if each.name == "discount" else each.amount for each in stated]
    few = parts[:MOST_PARTS]
    for count in range(len(few), 0, -1):
        if any(abs(lines + sum(some) - total) <= ROUND for some in combinations(few, count)):
            return total - lines
    return sum(parts, Decimal(0))
