"""What the cells under a heading look like: numbers, dates, units, names, counted lines."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from clerkwork.catalog.units import is_unit
from clerkwork.intake.readers.headings.meaning import CURRENCY
from clerkwork.intake.readers.table.values import (
    Cell,
    Habits,
    bare_number,
    iso_date,
    number,
    number_with_unit,
)

SAMPLE = 60
LOOKED_UP = Habits()
PRICE_BASES = frozenset(map(Decimal, (1, 10, 100, 1000, 10_000)))


@dataclass(slots=True)
class Profile:
    """Counts of kinds among the cells of a column that are not empty."""

    cells: list[Cell]
    numbers: int = 0  # also such with a known unit behind them
    whole: int = 0
    bases: int = 0  # 1, 10, 100, 1000
    dates: int = 0
    units: int = 0
    gtins: int = 0
    codes: int = 0  # of a currency
    names: int = 0  # words rather than a code
    measured: int = 0  # a number with a unit
    worded: int = 0  # a number with a word that is no unit we know
    distinct: int = 0

    def mostly(self, count: int) -> bool:
        return bool(self.cells) and count * 10 >= len(self.cells) * 7

    @property
    def numeric(self) -> bool:
        return self.mostly(self.numbers)

    @property
    def with_words(self) -> bool:
        """Whether these are numbers with a word behind them, whatever the words are."""
        return self.mostly(self.measured + self.worded) and self.distinct > 1

    @property
    def dated(self) -> bool:
        return self.mostly(self.dates)

    @property
    def unit_words(self) -> bool:
        return self.mostly(self.units)

    @property
    def named(self) -> bool:
        return len(self.cells) > 0 and self.names * 2 > len(self.cells)


def profile_of(cells: Sequence[Cell]) -> Profile:
    """The counts for the first cells of a column."""
    profile = Profile(list(cells[:SAMPLE]))
    for cell in profile.cells:
        if isinstance(cell, str):
            add_text(profile, cell)
        elif isinstance(cell, Decimal):
            add_number(profile, cell)
        elif isinstance(cell, date):
            profile.dates += 1
    profile.distinct = len({str(cell) for cell in profile.cells})
    return profile


def add_number(profile: Profile, value: Decimal) -> None:
    profile.numbers += 1
    profile.whole += value == value.to_integral_value()
    profile.bases += value in PRICE_BASES
    profile.gtins += is_gtin(format(value, "f"))
    profile.dates += 30_000 <= value < 60_000 and value == value.to_integral_value()


def add_text(profile: Profile, text: str) -> None:
    bare = bare_number(text) if len(text) <= 40 else None
    value = number(text, ".") or number(text, ",") if bare else None
    if value is not None:
        profile.numbers += 1
        profile.whole += text.isdecimal()
        profile.bases += value in PRICE_BASES
        profile.gtins += is_gtin(text)
    elif number_with_unit(text, ".") or number_with_unit(text, ","):
        profile.numbers += 1
        profile.measured += 1
    elif number_with_unit(text, ".", any_word=True):
        profile.worded += 1
    elif is_unit(text):
        profile.units += 1
    dated = value is None or (len(text) == 8 and text.isdecimal())
    profile.dates += dated and iso_date(text, LOOKED_UP) is not None
    profile.codes += bool(CURRENCY.fullmatch(text.upper()))
    profile.names += is_name(text)


def is_name(value: str) -> bool:
    """Whether a value is words rather than a code."""
    if not any(character.isalpha() for character in value):
        return False
    return not any(character.isdigit() for character in value) or value.count(" ") > 1


def is_gtin(text: str) -> bool:
    """Whether these are 8, 12, 13 or 14 digits with a right check digit."""
    if len(text) not in {8, 12, 13, 14} or not (text.isascii() and text.isdecimal()):
        return False
    digits = [int(digit) for digit in reversed(text)]
    return (sum(digits[::2]) + 3 * sum(digits[1::2])) % 10 == 0


def counts_up(values: Sequence[Cell]) -> bool:
    """Whether these are the numbers of lines: 1, 2, 3 or 10, 20, 30 from the first row on."""
    numbers = [str(value).strip(".").lstrip("0") for value in values]
    if not numbers or not all(each.isdecimal() and len(each) <= 6 for each in numbers):
        return False
    first = int(numbers[0])
    return first in {1, 10, 100} and all(
        int(each) == first * place for place, each in enumerate(numbers, start=1)
    )


def restarts(values: Sequence[Cell]) -> bool:
    """Whether these count lines that begin anew with each order."""
    numbers = [str(value).strip(".").lstrip("0") for value in values]
    if not numbers or not all(each.isdecimal() and len(each) <= 5 for each in numbers):
        return False
    steps = {int(numbers[0])}
    before = 0
    for each in map(int, numbers):
        if each > before:
            steps.add(each - before)
        elif each not in steps:
            return False
        before = each
    return len(steps) == 1 and steps <= {1, 10, 100}
