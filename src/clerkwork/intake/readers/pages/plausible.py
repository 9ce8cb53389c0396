"""Whether the numbers of a line look as those of their column should."""

import re
from collections.abc import Sequence

from clerkwork.catalog.units import is_unit
from clerkwork.intake.readers.gtin import likely_gtin
from clerkwork.intake.readers.pages.habits import DATE
from clerkwork.intake.readers.pages.runs import Run

LINE_NUMBER = re.compile(r"\W?\d{1,5}(?:\.\d{1,2})?\W?\Z")


def whole_gtin(value: str, others: Sequence[Run], run: Run) -> str:
    """A GTIN; one that a narrow column broke in two is joined again."""
    digits = value.replace(" ", "").replace("-", "")
    if digits.isdigit():
        for other in others:
            joined = digits + other.text
            if other.text.isdigit() and abs(other.left - run.left) < 2 and likely_gtin(joined):
                return joined
    return digits


MIXED = re.compile(r"[€$£:]|(?<![\w.,-])\d{5,}(?!\w)|\d[.,]\d\d\Z|\A\W*\w{0,2}\Z")


def mixed(description: str) -> bool:
    """Whether a description holds what may be another column's: a price, a long number."""
    return MIXED.search(description) is not None


def known_unit(unit: str) -> int:
    """1 for a unit that is known, 0 for a word that may be one, -1 for what holds a number."""
    if is_unit(unit.strip(".")):
        return 1
    return -1 if any(c.isdigit() for c in unit) or len(unit.split()) > 2 else 0


def plausible(role: str, value: str) -> int:
    """1 where a value looks as its column's should, 0 where that cannot be told, -1 where not."""
    if role == "line":
        return 0 if LINE_NUMBER.match(value) else -1
    if role == "gtin":
        return 1 if likely_gtin(value) else -1
    return int(whole_code(value))


def whole_code(value: str) -> bool:
    """Whether a value looks like an article's number: one word with digits, and no date."""
    long = len(value) > 3 and any(c.isdigit() for c in value)
    return long and " " not in value and not DATE.fullmatch(value) and not value.endswith("-")
