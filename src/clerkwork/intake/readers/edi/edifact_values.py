"""Values of one EDIFACT message: its composites, numbers, dates and places."""

from decimal import Decimal

from clerkwork.intake.draft import Problem, Spot
from clerkwork.intake.readers.edi.edifact_dates import LONGEST, edifact_date, is_no_date
from clerkwork.intake.readers.edi.edifact_segments import HELD, EdifactInterchange
from clerkwork.intake.readers.edi.envelope import Transaction
from clerkwork.intake.readers.edi.evidence import Stated, spot_of
from clerkwork.intake.readers.numbers import plain_number

NOTHING = [""]
SHOWN = 60  # of a value that is wrong
MOST_TOLD = 1000  # problems of one order
OTHER_MARK = 0.9  # a decimal mark that UNA does not declare, which may part thousands
MISPLACED = 0.9  # in the next element, where a component should be


class MessageValues:
    """Takes values out of the segments of one message, at `number` in the file."""

    __slots__ = (
        "component",
        "decimal_mark",
        "held",
        "index",
        "number",
        "problems",
        "released",
        "told",
    )

    def __init__(
        self,
        transaction: Transaction,
        interchange: EdifactInterchange,
        index: int | None,
        problems: list[Problem],
    ) -> None:
        self.component = interchange.marks.component
        self.decimal_mark = interchange.marks.decimal
        self.released = interchange.released
        self.held = str.maketrans(dict(zip(HELD, interchange.marks.held, strict=True)))
        self.index = index
        self.number = transaction.first
        self.problems = problems
        self.told = 0

    def complain(self, segment: list[str], what: str, number: int | None = None) -> None:
        self.told += 1
        if self.told == MOST_TOLD:
            what = "found more problems in this order, which are not told"
        if self.told <= MOST_TOLD:
            where = f"segment {number or self.number} ({segment[0][:3]})"
            self.problems.append(Problem(where, what, self.index))

    def spot(self, element: int, component: int, sure: float = 1.0) -> Spot:
        return spot_of((("segment", self.number, element, component), sure))

    def parts(self, segment: list[str], position: int) -> list[str]:
        """The components of the element there, at least one."""
        if len(segment) <= position:
            return NOTHING
        parts = segment[position].split(self.component)
        if self.released:
            return [part.translate(self.held) for part in parts]
        return parts

    def text(self, segment: list[str], position: int, component: int = 1) -> str:
        if len(segment) <= position:
            return ""
        whole = segment[position]
        if self.component not in whole and not self.released:
            return whole if component == 1 else ""
        parts = self.parts(segment, position)
        return parts[component - 1] if len(parts) >= component else ""

    def pair(self, segment: list[str]) -> tuple[list[str], Spot]:
        """Qualifier, value and what follows, and the place of the value.

        A value that stands in an element of its own, `QTY+21+5`, is taken as well.
        """
        parts = segment[1].split(self.component) if len(segment) > 1 else NOTHING
        if self.released:
            parts = [part.translate(self.held) for part in parts]
        if len(parts) > 1:
            return parts, spot_of((("segment", self.number, 1, 2), 1.0))
        if len(segment) > 2:
            return parts + self.parts(segment, 2), self.spot(2, 1, MISPLACED)
        return [parts[0], ""], self.spot(1, 1)

    def decimal(
        self, segment: list[str], text: str, spot: Spot
    ) -> tuple[Decimal, Spot] | tuple[None, None]:
        """The number and its place; None if there is none, with a problem if there is a text.

        ISO 9735 allows comma and point, and no mark between thousands.
        """
        value = plain_number(text)
        used = "."
        if value is None:
            text = text.strip()
            if not text:
                return None, None
            used = "," if "," in text and "." not in text else used
            value = plain_number(text.replace(",", ".", 1) if used == "," else text)
            if value is None:
                name = f"{segment[0][:3]} element {spot.at[2]}"
                self.complain(segment, f"{name}: found {text[:SHOWN]!r}, expected a number")
                return None, None
        if used != self.decimal_mark and used in text and len(text.partition(used)[2]) == 3:
            spot = Spot(spot.at, OTHER_MARK)
        return value, spot

    def date(self, segment: list[str], element: int = 1) -> tuple[str, Stated] | None:
        """(qualifier, date) of a DTM; None if it has none, with a problem if it has a text.

        `element` is where the first one of `segment` really stands.
        """
        parts, spot = self.pair(segment)
        value, form = parts[1], parts[2] if len(parts) > 2 else ""
        if not value or is_no_date(form):
            return None
        found = edifact_date(value, form) if len(value) <= LONGEST else None
        if found is None:
            what = f"found {value[:SHOWN]!r} in the format {form[:9] or 'nothing'}, expected a date"
            self.complain(segment, f"{segment[0][:3]} element {element}: {what}")
            return None
        iso, sure = found
        at = spot.at if element == 1 else ("segment", self.number, element, 2)
        return parts[0], Stated(iso, Spot(at, min(sure, spot.sure)))
