"""Values of one X12 transaction set: its numbers, dates and places."""

from decimal import Decimal

from clerkwork.intake.draft import Problem, Spot
from clerkwork.intake.readers.edi.envelope import element
from clerkwork.intake.readers.edi.evidence import Stated, spot_of
from clerkwork.intake.readers.edi.x12_dates import x12_date
from clerkwork.intake.readers.numbers import plain_number

SHOWN = 60  # of a value that is wrong
MOST_TOLD = 1000  # problems of one order
PERIODS = frozenset(("D8", "RD8", "D6", "RD6"))


class SetValues:
    """Takes values out of the segments of one set, at `number` in the file."""

    __slots__ = ("index", "number", "problems", "told")

    def __init__(self, number: int, index: int | None, problems: list[Problem]) -> None:
        self.number = number
        self.index = index
        self.problems = problems
        self.told = 0

    def complain(self, segment: list[str], what: str, number: int | None = None) -> None:
        self.told += 1
        if self.told == MOST_TOLD:
            what = "found more problems in this order, which are not told"
        if self.told <= MOST_TOLD:
            where = f"segment {number or self.number} ({segment[0][:3]})"
            self.problems.append(Problem(where, what, self.index))

    def spot(self, position: int, sure: float = 1.0) -> Spot:
        return spot_of((("segment", self.number, position, 0), sure))

    def decimal(self, segment: list[str], position: int) -> Decimal | None:
        """The number there; None if there is none, with a problem if there is something else."""
        text = segment[position] if len(segment) > position else ""
        if not text:
            return None
        value = plain_number(text)
        if value is None:
            name = f"{segment[0][:3]}{position:02d}"
            self.complain(segment, f"{name}: found {text[:SHOWN]!r}, expected a number")
        return value

    def date(self, segment: list[str], position: int, century: str = "") -> Stated | None:
        text = element(segment, position)
        if not text:
            return None
        value = x12_date(text, century)
        if value is None:
            name = f"{segment[0][:3]}{position:02d}"
            self.complain(segment, f"{name}: found {text[:SHOWN]!r}, expected a date as CCYYMMDD")
            return None
        return Stated(value, self.spot(position))

    def date_time(self, segment: list[str]) -> Stated | None:
        """DTM: up to 003060 its fifth element is the century, later the format of a period."""
        fifth = element(segment, 5)
        if not element(segment, 2) and fifth in PERIODS:
            return self.period(segment)
        return self.date(segment, 2, fifth if fifth.isdecimal() else "")

    def period(self, segment: list[str]) -> Stated | None:
        text = element(segment, 6)
        parts = [x12_date(part.strip()) for part in text.split("-", 2)]
        if not 1 <= len(parts) <= 2 or None in parts:
            self.complain(segment, f"DTM06: found {text[:SHOWN]!r}, expected dates")
            return None
        return Stated("/".join(dict.fromkeys(part for part in parts if part)), self.spot(6))
