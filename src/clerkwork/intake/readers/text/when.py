"""The dates of an order in a letter: when it was placed, and when the goods are wanted."""

import re
from collections.abc import Iterator

from clerkwork.intake.draft import DraftOrder
from clerkwork.intake.readers.table.values import Habits
from clerkwork.intake.readers.text.dates import ORDERED, WANTED, Dated, ambiguous, find_dates
from clerkwork.intake.readers.text.labels import Labels
from clerkwork.intake.readers.text.order import NOUN
from clerkwork.intake.readers.text.shape import Page, Piece, joined

NAMES = {"order_date": "order_date", "delivery": "requested_delivery"}
BEHIND_NOUN = re.compile(rf"{NOUN}.{{0,40}}\Z", re.IGNORECASE)
# `order PO-1066 / `, before a date.
BEHIND_NUMBER = re.compile(
    rf"{NOUN}.{{0,14}}?\s\S*\d\S*\s*(?:/|,|-|–|d\.d\.|\()\s*\Z", re.IGNORECASE
)


def set_dates(
    order: DraftOrder, page: Page, labels: Labels, habits: Habits, subject: Piece | None
) -> None:
    """The date of the order and that of its delivery: labelled first, then within sentences."""
    for each in labels.values:
        name = NAMES.get(each.role)
        if name is None:
            continue
        date = next(find_dates(each.value, habits), None) or wrapped(page, each.value, habits)
        if date and getattr(order, name) is None and not of_a_line(order, each.value):
            keep_date(order, name, date, habits, 0.985)
    for line in sentences_of(page, labels, subject):
        for date in find_dates(line, habits):
            wanted = WANTED.search(date.before) or (
                by_then(line, date) and line.line > first(order)
            )
            if wanted and order.requested_delivery is None:
                keep_date(order, "requested_delivery", date, habits, 0.95)
            elif order.order_date is None and dates_order(line, date):
                keep_date(order, "order_date", date, habits, 0.93)


def first(order: DraftOrder) -> int:
    """The line with the first article."""
    return min(
        (spot.at[1] for line in order.lines for spot in line.spots.values()), default=1 << 30
    )


def by_then(line: Piece, date: Dated) -> bool:
    """Whether a line is `on 11 May 2026.` and no more, as what is ordered may be followed by."""
    return BY.fullmatch(line.text[: line.text.index(date.piece.text)]) is not None


BY = re.compile(r"\s*(?:on|by|before|until|am|bis|zum|le|el|il|op|em|até)\s+", re.IGNORECASE)


# Labels that words of a sentence may follow: `Bestellnr.: 4711-A, Lieferung bitte am 12.03.2026`.
SPOKEN = frozenset(("note", "po_number", "item"))


def sentences_of(page: Page, labels: Labels, subject: Piece | None) -> Iterator[Piece]:
    """The lines that are no labelled values, those that introduce an address among them."""
    leading = {block[0].line - 1 for block in labels.blocks.values()}
    leading |= {block[0].line for block in labels.blocks.values() if len(block) == 1}
    numbered = {each.value.line for each in labels.all("po_number")}
    known = {each.value.line for each in labels.values if each.role not in SPOKEN}
    known |= page.taken - leading - numbered
    for line in page.lines[:600]:
        if line.line not in known and re.search(r"\d", line.text):
            yield line
    if subject is not None:
        yield subject


def dates_order(line: Piece, date: Dated) -> bool:
    """Whether the words before a date say that it is the order's, or it heads the letter."""
    if 0 < line.line < 15 and stands_alone(line, date.piece):
        return True
    behind = BEHIND_NOUN.search(date.before)
    return bool(behind and (ORDERED.search(date.before) or BEHIND_NUMBER.search(date.before)))


def wrapped(page: Page, value: Piece, habits: Habits) -> Dated | None:
    """A date that goes on in the next line: `Date: 4.` over `October 2025`."""
    lines = page.lines[value.line - 1 : value.line + 1]
    if len(lines) < 2 or value.end < lines[0].end or len(lines[0].text) < 50:
        return None
    return next(find_dates(joined([value, lines[1]]), habits), None)


def of_a_line(order: DraftOrder, value: Piece) -> bool:
    """Whether this is the date on which one of the lines is wanted."""
    spots = [line.spots.get("requested_delivery") for line in order.lines]
    return any(spot and spot.at[1:3] == (value.line, value.column) for spot in spots)


def stands_alone(line: Piece, date: Piece) -> bool:
    """A line that is a date, or a place and a date, as letters begin."""
    rest = line.text.replace(date.text, " ").strip(" ,.")
    return len(rest) <= 20 and not re.search(r"\d", rest) and rest.count(" ") < 3


def keep_date(order: DraftOrder, name: str, date: Dated, habits: Habits, sure: float) -> None:
    """Set a date that is not stated yet; less sure where day and month may be the other way."""
    if "/" in date.value and name == "order_date":
        return
    if ambiguous(date.piece.text) and not habits.day_known:
        sure = min(sure, 0.7)
    if getattr(order, name) is None:
        setattr(order, name, date.value)
        order.spots[name] = date.piece.spot(sure)
