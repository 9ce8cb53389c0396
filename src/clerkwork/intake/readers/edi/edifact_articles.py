"""LIN C212 and PIA: the article numbers of a line, and whose they are."""

from clerkwork.intake.draft import DraftLine, Spot
from clerkwork.intake.readers.edi.edifact_codes import GTIN_LENGTHS, NUMBERS, SUBSTITUTES
from clerkwork.intake.readers.edi.edifact_values import MessageValues
from clerkwork.intake.readers.edi.evidence import spot_of
from clerkwork.intake.readers.gtin import likely_gtin

CHECKED = 0.95  # nobody says that it is a GTIN, but its check digit is right
UNOWNED = 0.6  # nobody says whose number it is
WRONG_KIND = 0.5  # said to be a GTIN, which it cannot be
MISPLACED = 0.9
FIELDS = frozenset(("sku", "buyer_sku", "gtin"))
UNKNOWN = ("", 0)


class ArticleNumbers:
    """Gathers the numbers of one line and gives each to its field."""

    __slots__ = ("line", "ranks", "rest", "values")

    def __init__(self, values: MessageValues, line: DraftLine) -> None:
        self.values = values
        self.line = line
        self.ranks: dict[str, int] = {}
        self.rest: list[tuple[str, str, Spot]] = []  # of no known owner

    def of_item(self, segment: list[str]) -> None:
        """LIN: C212 is its third element; some leave out the empty one before it."""
        if len(segment) > 3 and segment[3]:
            self.take(segment, 3)
        elif len(segment) > 2 and self.values.component in segment[2]:
            self.take(segment, 2, MISPLACED)

    def of_more(self, segment: list[str]) -> None:
        """PIA: up to five numbers. Those of a substitute are not what is ordered."""
        if self.values.text(segment, 1) in SUBSTITUTES:
            return
        for position in range(2, min(len(segment), 7)):
            if segment[position]:
                self.take(segment, position)

    def take(self, segment: list[str], position: int, sure: float = 1.0) -> None:
        values = self.values
        parts = values.parts(segment, position)
        number = parts[0]
        code = parts[1] if len(parts) > 1 else ""
        if not number:
            return
        spot = spot_of((("segment", values.number, position, 1), sure))
        field, rank = NUMBERS.get(code, UNKNOWN)
        if field == "book" and len(number.replace("-", "")) in GTIN_LENGTHS:
            field, rank = "gtin", 50
        if field not in FIELDS:
            self.rest.append((code, number, spot))
        elif rank < self.ranks.get(field, 99):
            self.ranks[field] = rank
            if field == "gtin" and not number.isdecimal():
                spot = Spot(spot.at, WRONG_KIND)
                what = f"found {number[:60]} as {code}, expected the digits of a GTIN"
                values.complain(segment, what)
            setattr(self.line, field, number)
            self.line.spots[field] = spot

    def settle(self, segment: list[str], number_of_line: int) -> None:
        """Numbers without an owner, where there is none with one; a problem if there is none."""
        line = self.line
        if "gtin" not in self.ranks:
            self.take_likely_gtin()
        if self.ranks:
            return
        owned = [each for each in self.rest if NUMBERS.get(each[0], ("",))[0] == "unowned"]
        if owned:
            _, number, spot = owned[0]
            line.sku, line.spots["sku"] = number, Spot(spot.at, UNOWNED)
            what = f"found {number[:60]} without a word whose number it is"
        else:
            seen = ", ".join([f"{number[:60]} as {code[:9]}" for code, number, _ in self.rest[:5]])
            what = f"found {seen or 'nothing'}"
        what = f"{what}, expected an article number of seller or buyer"
        self.values.complain(segment, what, number_of_line)

    def take_likely_gtin(self) -> None:
        """A number that has the form of a GTIN, though its code does not say so."""
        for code, number, spot in self.rest:
            if code != "IB" and likely_gtin(number):
                self.ranks["gtin"] = 0
                self.line.gtin, self.line.spots["gtin"] = number, Spot(spot.at, CHECKED)
                return
