"""PO1 and what follows it: one line of an X12 order."""

from collections.abc import Callable
from decimal import Decimal

from clerkwork.intake.draft import Address, Delivery, DraftLine, Spot
from clerkwork.intake.readers.edi.envelope import element
from clerkwork.intake.readers.edi.evidence import Party, Split, Stated, finish_line, spot_of, wanted
from clerkwork.intake.readers.edi.x12_codes import (
    DELIVERY_DATES,
    DELIVERY_QUALIFIERS,
    DOZEN_UNITS,
    DOZENS,
    PLAINLY_WANTED,
    PRICE_BASES,
    PRICES,
)
from clerkwork.intake.readers.edi.x12_numbers import take_numbers
from clerkwork.intake.readers.edi.x12_values import SetValues
from clerkwork.intake.readers.numbers import plain_number

NOTE_LENGTH = 2000
DESCRIBING = ("", "08", "GEN", "TRN", "MAC", "HM")  # PID02: the product itself, not its colour
LONGEST_CODE = 3  # PID04 is a code; a longer one is the text of PID05
SHIFTED = 0.9
STAND_IN = 0.95  # a price that CTP states where PO1 has none


class LineLoop:
    """Reads one PO1 and the segments of its loop; what it understood stands in `line`.

    `whole` is False where a line may leave out what it does not change.
    """

    __slots__ = (
        *("currency", "dates", "descriptions", "line", "notes", "number", "prices", "segment"),
        *("splits", "values", "whole"),
    )

    def __init__(self, values: SetValues, segment: list[str], *, whole: bool = True) -> None:
        self.values = values
        self.whole = whole
        left = numberless(segment)
        if left:
            values.complain(segment, "found the quantity in PO101, expected a line number there")
            segment = [segment[0], "", *segment[1:]]
        self.segment = segment
        self.number = number = values.number
        self.dates: dict[str, Stated] = {}
        self.descriptions: list[tuple[str, str, Spot]] = []
        self.prices: dict[str, tuple[Decimal, Spot]] = {}
        self.splits: list[Split] = []
        self.notes: list[str] = []
        self.currency: tuple[str, Spot] | None = None
        spots: dict[str, Spot] = {}
        self.line = line = DraftLine(where=f"segment {number} (PO1)", spots=spots)
        size = len(segment)
        if size > 1 and segment[1]:
            line.line, spots["line"] = segment[1], spot_of((("segment", number, 1, 0), 1.0))
        line.quantity = values.decimal(segment, 2)
        if line.quantity is not None:
            spots["quantity"] = spot_of((("segment", number, 2, 0), 1.0))
        if size > 3 and segment[3]:
            line.uom, spots["uom"] = segment[3], spot_of((("segment", number, 3, 0), 1.0))
        line.unit_price = values.decimal(segment, 4)
        if line.unit_price is not None:
            spots["unit_price"] = spot_of((("segment", number, 4, 0), 1.0))
        base = PRICE_BASES.get(segment[5]) if size > 5 else None
        if base is not None and not (segment[5] in DOZENS and line.uom in DOZEN_UNITS):
            line.price_base_quantity = base
            spots["price_base_quantity"] = spot_of((("segment", number, 5, 0), 1.0))
        wrong = take_numbers(line, segment, number)
        if wrong and whole:
            values.complain(segment, wrong)
        if left:
            for name, spot in spots.items():
                spots[name] = Spot(("segment", number, spot.at[2] - 1, 0), SHIFTED)

    def description(self, segment: list[str]) -> None:
        text, spot = element(segment, 5), self.values.spot(5)
        if not text and segment[1] == "F" and len(element(segment, 4)) > LONGEST_CODE:
            text, spot = segment[4], self.values.spot(4, SHIFTED)
        if text:
            self.descriptions.append((segment[2], text, spot))

    def price(self, segment: list[str]) -> None:
        """CTP: the price where PO1 has none; a multiplier or a break is not read as one."""
        value = self.values.decimal(segment, 3)
        if value is not None:
            self.prices.setdefault(segment[2], (value, self.values.spot(3, STAND_IN)))

    def pack(self, segment: list[str]) -> None:
        line = self.line
        if line.pack_size is None:
            line.pack_size = self.values.decimal(segment, 1)
            if line.pack_size is not None:
                line.spots["pack_size"] = self.values.spot(1)

    def places(self, segment: list[str]) -> None:
        """SDQ: pairs of place and quantity; one order all the same."""
        values = self.values
        unit = element(segment, 1) or None
        where = f"segment {values.number} (SDQ)"
        for position in range(3, min(len(segment), 23), 2):
            code = segment[position]
            if code:
                quantity = values.decimal(segment, position + 1)
                part = Split(Delivery(quantity, unit, Address(code=code), None, where))
                part.spots["ship_to.code"] = values.spot(position)
                self.note(part, position + 1, 1)

    def note(self, part: Split, quantity: int, unit: int) -> None:
        """Keep the part, with the places of its quantity and unit."""
        if part.delivery.quantity is not None:
            part.spots["quantity"] = self.values.spot(quantity)
        if part.delivery.uom:
            part.spots["uom"] = self.values.spot(unit)
        self.splits.append(part)

    def schedule(self, segment: list[str]) -> None:
        """SCH: a part of the line on a date of its own."""
        values = self.values
        dates: dict[str, Stated] = {}
        # SCH05 and SCH06, SCH08 and SCH09; some senders have one element more before them.
        for position in range(5, min(len(segment) - 1, 20)):
            if segment[position] in DELIVERY_QUALIFIERS:
                value = values.date(segment, position + 1)
                if value:
                    dates[segment[position]] = value
        where = f"segment {values.number} (SCH)"
        date = wanted(dates, DELIVERY_DATES, PLAINLY_WANTED)
        quantity, unit = values.decimal(segment, 1), element(segment, 2) or None
        part = Split(Delivery(quantity, unit, None, date.iso if date else None, where))
        if date:
            part.spots["requested_delivery"] = date.spot
        self.note(part, 1, 2)

    def date(self, segment: list[str]) -> None:
        value = self.values.date_time(segment)
        if value:
            self.dates.setdefault(segment[1], value)

    def amount(self, segment: list[str]) -> None:
        value = self.values.decimal(segment, 2)
        if value is not None and segment[1] == "1":
            self.line.line_total = value
            self.line.spots["line_total"] = self.values.spot(2)

    def end(self, places: list[Party]) -> None:
        """Give the line what its following segments said about it."""
        line = self.line
        if self.descriptions:
            chosen = [each for each in self.descriptions if each[0] in DESCRIBING]
            chosen = chosen or self.descriptions
            line.description = " ".join([text for _, text, _ in chosen])[:NOTE_LENGTH]
            line.spots["description"] = chosen[0][2]
        date = wanted(self.dates, DELIVERY_DATES, PLAINLY_WANTED)
        if date:
            line.requested_delivery, line.spots["requested_delivery"] = date
        if self.notes:
            line.note = "\n".join(self.notes)[:NOTE_LENGTH]
        if line.unit_price is None and self.prices:
            code = next((code for code in PRICES if code in self.prices), None)
            if code is not None:
                line.unit_price, line.spots["unit_price"] = self.prices[code]
        if (line.quantity is not None or not self.whole) and not self.splits and not places:
            return
        for what in finish_line(line, self.splits, places):
            self.values.complain(self.segment, what, self.number)


def numberless(segment: list[str]) -> bool:
    """Whether a PO1 lacks PO101 with its separator: quantity, unit, price in the first three."""
    if len(segment) < 4 or not segment[2].isalpha() or len(segment[2]) > LONGEST_CODE:
        return False
    return plain_number(segment[1]) is not None and plain_number(segment[3]) is not None


Handler = Callable[[LineLoop, list[str]], None]
LINE_HANDLERS: dict[str, Handler] = {
    "PID": LineLoop.description,
    "CTP": LineLoop.price,
    "PO4": LineLoop.pack,
    "SDQ": LineLoop.places,
    "SCH": LineLoop.schedule,
    "DTM": LineLoop.date,
}
