"""Reading a letter with what was learned about its layout."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from clerkwork.intake.draft import Address, DraftOrder
from clerkwork.intake.hint import Hint
from clerkwork.intake.readers.countries import country_code, fold
from clerkwork.intake.readers.table.values import Habits, number
from clerkwork.intake.readers.text.dates import find_dates
from clerkwork.intake.readers.text.order import VALUE
from clerkwork.intake.readers.text.shape import GAP, Page, Piece
from clerkwork.intake.readers.text.teach import DATES, NUMBERS, WORDS
from clerkwork.intake.readers.text.words import CODES, NUM

TAUGHT = 0.97  # how sure a value is that stands where a person once found it
ROLES = {
    "description": "desc",
    "requested_delivery": "delivery",
    "price_base_quantity": "price_base",
}


def taught_roles(hints: Sequence[Hint]) -> dict[str, str]:
    """Roles by folded heading or label, as corrections of lines taught them."""
    return {
        hint.anchor: ROLES.get(hint.field, hint.field) for hint in hints if hint.kind == "column"
    }


def follow(order: DraftOrder, page: Page, hints: Sequence[Hint], habits: Habits) -> None:
    """Take the values of the order's head from where the hints say they are."""
    for hint in hints:
        if hint.kind == "constant":
            take_constant(order, hint)
        elif hint.kind == "label":
            places = (parsed(hint.field, place, habits) for place in labelled(page, hint))
            found = next(filter(None, places), None)
            if found:
                set_field(order, hint.field, found[0])
                order.spots[hint.field] = found[1].spot(TAUGHT)


def take_constant(order: DraftOrder, hint: Hint) -> None:
    """What no document of this layout states; of lines only where they lack it."""
    if hint.field not in {"uom", "price_base_quantity"}:
        set_field(order, hint.field, hint.anchor)
        return
    for line in order.lines:
        if getattr(line, hint.field) is None:
            known = Decimal(hint.anchor) if hint.field in NUMBERS else hint.anchor
            setattr(line, hint.field, known)


def set_field(order: DraftOrder, field: str, value: str | Decimal) -> None:
    head, _, part = field.partition(".")
    if not part:
        setattr(order, head, value)
        return
    order.ship_to = order.ship_to or Address()
    setattr(order.ship_to, part, value)


def labelled(page: Page, hint: Hint) -> Iterator[Piece]:
    """What stands behind the words of a hint, or so many lines below them."""
    below = int(hint.how.removeprefix("below ")) if hint.how.startswith("below ") else 0
    for index, line in enumerate(page.lines[:2000]):
        end = end_of(line.text, hint.anchor)
        if end is None:
            continue
        if not below:
            yield line.part(end, len(line.text))
        elif index + below < len(page.lines):
            under = page.lines[index + below]
            yield under.part(0, len(under.text))


def end_of(text: str, anchor: str) -> int | None:
    """Where the words of a label end in a line; None where they are not in it."""
    if anchor.split(" ", maxsplit=1)[0] not in fold(text):
        return None
    words = list(re.finditer(r"[^\s:=]+[:=]*", text))
    for begin in range(len(words)):
        for stop in range(begin + 1, min(begin + WORDS, len(words)) + 1):
            if fold(text[words[begin].start() : words[stop - 1].end()]) == anchor:
                return words[stop - 1].end()
    return None


def parsed(field: str, place: Piece, habits: Habits) -> tuple[str | Decimal, Piece] | None:
    """The value of a field at the beginning of a piece, and its place; None where none fits."""
    name = field.rpartition(".")[2]
    if name in DATES:
        date = next(find_dates(place, habits), None)
        return (date.value, date.piece) if date else None
    pattern = PATTERNS.get("number" if name in NUMBERS else name, UP_TO)
    match = pattern.search(place.text)
    if match is None:
        return None
    piece = place.part(*match.span("value" if "value" in pattern.groupindex else 0))
    if name in NUMBERS:
        value = number(piece.text, habits.decimal_mark)
        return None if value is None else (value, piece)
    if name == "country":
        code = country_code(piece.text)
        return (code, piece) if code else None
    return (piece.text, piece) if piece.text else None


# A text goes on to the next gap, comma or bracket.
UP_TO = re.compile(rf"\s*(?P<value>(?:(?!{GAP.pattern}|,\s|;|\s\(|\||\.\s*\Z).)+)")
PATTERNS = {
    "number": re.compile(rf"(?P<value>{NUM})"),
    "currency": re.compile(rf"\b(?P<value>{CODES})\b"),
    "po_number": re.compile(VALUE.pattern.replace("?P<number>", "?P<value>(?=\\S*\\d)")),
}
