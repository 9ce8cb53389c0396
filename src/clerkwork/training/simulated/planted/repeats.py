"""Mistakes of repetition: the same order, or a part of it, once more."""

import re
from collections.abc import Sequence
from dataclasses import replace

from clerkwork.training.simulated.planted.kind import Case, Earlier, Kind, fields

NUMBER = fields("po_number")
AGAIN = ("REPEAT", "DUPLICATE", "TWICE", "SAME")


def some_earlier(case: Case, *, lines: int = 1, this_week: bool = False) -> Earlier | None:
    """An earlier order of this run that this customer sent in good order."""
    fitting = [
        each
        for each in case.earlier
        if len(each.paper.lines) >= lines and (each.round == case.round or not this_week)
    ]
    return case.random.choice(fitting) if fitting else None


def same_as(case: Case, earlier: Earlier) -> None:
    """Make the order the earlier one again."""
    lines = [replace(line) for line in earlier.paper.lines]
    case.paper = replace(earlier.paper, lines=lines, day=case.paper.day)


def number_again(case: Case) -> bool:
    """Another order under a PO number that was used before."""
    earlier = some_earlier(case)
    if earlier is None:
        return False
    case.paper.po_number = earlier.paper.po_number
    return True


def number_respelt(case: Case) -> bool:
    """The same order, its number spelt differently."""
    earlier = some_earlier(case)
    if earlier is None:
        return False
    same_as(case, earlier)
    before = case.paper.po_number
    case.paper.po_number = case.random.choice(spellings(before))
    return case.paper.po_number != before


def spellings(number: str) -> list[str]:
    """The same number as others write it."""
    joined = re.sub(r"[^0-9A-Za-z]", "", number)
    digits = re.sub(r"\D", "", number.rpartition("-")[2] or number)
    return [
        joined if joined != number else f"00{number}",
        f"PO {digits}" if not number.startswith("PO") else digits,
        number.lower() if number.lower() != number else f"{number[:3]} {number[3:]}",
    ]


def sent_again(case: Case) -> bool:
    """The same order in a new document, as when nobody answered the first."""
    earlier = some_earlier(case)
    if earlier is None:
        return False
    same_as(case, earlier)
    case.paper.note = "Second sending. Please confirm."
    return True


def other_number(case: Case) -> bool:
    """The same lines on the same days, two or more of them, under a new number."""
    earlier = some_earlier(case, lines=2, this_week=True)
    if earlier is None:
        return False
    number = case.paper.po_number
    same_as(case, earlier)
    case.paper.po_number = number
    return True


def same_bytes(case: Case) -> bool:
    """The very same document."""
    earlier = some_earlier(case)
    if earlier is None:
        return False
    same_as(case, earlier)
    case.raw = earlier.raw
    return True


def already_shipped(case: Case) -> bool:
    """An order of some months ago, which has left the house, with its old number."""
    if not case.shipped:
        return False
    same_as(case, shipped_one(case, case.shipped))
    return True


def shipped_one(case: Case, shipped: Sequence[Earlier]) -> Earlier:
    chosen = case.random.choice(shipped)
    return replace(chosen, paper=replace(chosen.paper, due=case.paper.due))


KINDS = (
    Kind(
        "PO number used before",
        "They used this number for another order.",
        number_again,
        NUMBER,
        words=AGAIN,
    ),
    Kind(
        "PO number spelt differently",
        "It is the order of before, its number spelt differently.",
        number_respelt,
        NUMBER,
        words=AGAIN,
    ),
    Kind("sent again", "It is the order of before.", sent_again, NUMBER, words=AGAIN),
    Kind(
        "same lines, new number",
        "They ordered exactly this a moment ago.",
        other_number,
        NUMBER,
        words=AGAIN,
    ),
    Kind(
        "same document twice",
        "It came before, byte for byte.",
        same_bytes,
        NUMBER | {"document"},
        words=AGAIN,
    ),
    Kind("order already shipped", "This has been delivered.", already_shipped, NUMBER, words=AGAIN),
)
