"""LIN and what follows it: one line of an EDIFACT order (segment groups 28 and below of D.96A)."""

from collections.abc import Callable
from decimal import Decimal

from clerkwork.intake.draft import Delivery, DraftLine, Spot
from clerkwork.intake.readers.edi.edifact_articles import ArticleNumbers
from clerkwork.intake.readers.edi.edifact_codes import (
    CONSUMER_PRICES,
    DELIVERY_DATES,
    DELIVERY_QUALIFIERS,
    LINE_TOTALS,
    NAMING,
    ORDERED,
    PACKS,
    PIECE_PRICES,
    PLAINLY_ORDERED,
    PLAINLY_PRICES,
    PLAINLY_WANTED,
    PRICES,
    QUALIFYING,
    SHIP_TO_PARTIES,
    TITLES,
)
from clerkwork.intake.readers.edi.edifact_parties import read_location, read_party
from clerkwork.intake.readers.edi.edifact_texts import NOTE_LENGTH, free_text, item_text
from clerkwork.intake.readers.edi.edifact_values import MessageValues
from clerkwork.intake.readers.edi.evidence import Split, Stated, finish_line, spot_of, wanted

UNSURE = 0.9
GROSS = 0.95  # a price before an allowance of the line
ONE = Decimal(1)


class LineGroup:
    """Reads one LIN and the segments that belong to it; what it understood stands in `line`.

    `whole` is False where a line may leave out what it does not change.
    """

    __slots__ = (
        *("allowance", "articles", "currency", "dates", "line", "notes", "number", "part"),
        *("part_dates", "parts", "price_rank", "rank", "reduced", "segment", "texts", "titles"),
        *("values", "whole"),
    )

    def __init__(self, values: MessageValues, segment: list[str], *, whole: bool = True) -> None:
        self.values = values
        self.whole = whole
        self.segment = segment
        self.number = values.number
        self.line = DraftLine(where=f"segment {values.number} (LIN)")
        self.articles = ArticleNumbers(values, self.line)
        self.rank = self.price_rank = 99
        self.part: Split | None = None
        self.parts: list[Split] = []
        self.dates: dict[str, Stated] = {}
        self.part_dates: dict[str, Stated] = {}
        self.texts: list[tuple[int, str, str, Spot]] = []
        self.titles: list[tuple[str, Spot]] = []
        self.notes: list[str] = []
        self.currency: tuple[str, Spot] | None = None
        self.allowance = False  # what follows belongs to an allowance, a charge or a tax
        self.reduced = False
        number = values.text(segment, 1)
        if number:
            self.line.line = number
            self.line.spots["line"] = values.spot(1, 1)
        self.articles.of_item(segment)

    def article(self, segment: list[str]) -> None:
        self.articles.of_more(segment)

    def description(self, segment: list[str]) -> None:
        """IMD: the texts of one kind go on from segment to segment; a better kind replaces them."""
        values = self.values
        found = item_text(values, segment)
        if found is None:
            return
        text, spot = found
        kind = values.text(segment, 2)
        rank = 0 if kind in NAMING else 2 if kind in QUALIFYING else 1
        self.texts.append((rank, f"{values.text(segment, 1)} {kind}", text, spot))

    def quantity(self, segment: list[str]) -> None:
        parts, spot = self.values.pair(segment)
        code = parts[0]
        if code in PACKS:
            if self.line.pack_size is None:
                self.line.pack_size, at = self.values.decimal(segment, parts[1], spot)
                note(self.line, "pack_size", at)
            return
        rank = ORDERED.get(code)
        if rank is None or (self.allowance and self.line.quantity is not None):
            return
        value, at = self.values.decimal(segment, parts[1], spot)
        uom = parts[2] if len(parts) > 2 and parts[2] else None
        if self.part is not None:
            self.part_quantity(value, at, uom)
        elif rank < self.rank and at is not None:
            line = self.line
            self.rank = rank
            line.quantity, line.uom = value, uom
            line.spots["quantity"] = at if rank <= PLAINLY_ORDERED else Spot(at.at, UNSURE)
            if uom:
                line.spots["uom"] = spot_of((("segment", self.values.number, 1, 3), 1.0))

    def part_quantity(self, value: Decimal | None, at: Spot | None, uom: str | None) -> None:
        """The quantity of a part; a second one begins another part at the same place."""
        part = self.part
        if part is None or value is None or at is None:
            return
        if part.delivery.quantity is not None:
            place = part.delivery.ship_to
            part = self.begin_part()
            part.delivery.ship_to = place
        part.delivery.quantity, part.delivery.uom = value, uom
        part.spots["quantity"] = at
        if uom:
            part.spots["uom"] = self.values.spot(1, 3)

    def begin_part(self) -> Split:
        self.end_part()
        self.allowance = False
        self.part = part = Split(Delivery(where=f"segment {self.values.number}"))
        return part

    def end_part(self) -> None:
        """Keep the part, if it says anything."""
        part, self.part = self.part, None
        if part is None:
            return
        date = wanted(self.part_dates, DELIVERY_DATES, PLAINLY_WANTED)
        self.part_dates = {}
        if date:
            part.delivery.requested_delivery = date.iso
            part.spots["requested_delivery"] = date.spot
        if part.spots:
            self.parts.append(part)

    def schedule(self, segment: list[str]) -> None:
        self.begin_part()

    def place(self, segment: list[str]) -> None:
        """LOC 7: the place of a part."""
        if self.values.text(segment, 1) != "7" or not self.values.text(segment, 2):
            return
        part = self.part
        if part is None or part.spots:
            part = self.begin_part()
        part.delivery.ship_to = read_location(self.values, segment)
        part.spots["ship_to.code"] = self.values.spot(2, 1)

    def party(self, segment: list[str]) -> None:
        """NAD: the place of the part that LOC opened, or of a part of its own."""
        self.allowance = False
        party = read_party(self.values, segment)
        if party.role not in SHIP_TO_PARTIES:
            return
        part = self.part
        here = part.delivery.ship_to if part else None
        if part is None or (here is not None and here.name is not None):
            part, here = self.begin_part(), None
        if here is not None and party.address.code is None:
            party.address.code = here.code
        part.delivery.ship_to = party.address
        part.spots.update(party.spots_of_place())

    def date(self, segment: list[str]) -> None:
        if self.allowance:
            return
        found = self.values.date(segment)
        if found and found[0] in DELIVERY_QUALIFIERS:
            dates = self.dates if self.part is None else self.part_dates
            dates.setdefault(*found)

    def price(self, segment: list[str]) -> None:
        """PRI C509: the price, for how many it is, and in which unit."""
        self.allowance = False
        self.end_part()
        parts, spot = self.values.pair(segment)
        code = parts[0]
        rank = PRICES.get(code, 20)
        if code in CONSUMER_PRICES or rank >= self.price_rank:
            return
        if rank > PLAINLY_PRICES:
            spot = Spot(spot.at, UNSURE)
        value, at = self.values.decimal(segment, parts[1], spot)
        if value is None or at is None:
            return
        self.price_rank = rank
        self.line.unit_price, self.line.spots["unit_price"] = value, at
        self.line.price_base_quantity = None
        if len(parts) > 4 and parts[4]:
            base, at = self.values.decimal(segment, parts[4], self.values.spot(1, 5))
            if base is not None and base > ONE:
                self.line.price_base_quantity = base
                note(self.line, "price_base_quantity", at)

    def amount(self, segment: list[str]) -> None:
        parts, spot = self.values.pair(segment)
        code = parts[0]
        if code in LINE_TOTALS:
            if self.line.line_total is None:
                self.line.line_total, at = self.values.decimal(segment, parts[1], spot)
                note(self.line, "line_total", at)
        elif code in PIECE_PRICES and self.line.unit_price is None:
            self.line.unit_price, at = self.values.decimal(segment, parts[1], spot)
            note(self.line, "unit_price", at and Spot(at.at, GROSS))
        if len(parts) > 2 and len(parts[2]) == 3:
            self.currency = parts[2].upper(), self.values.spot(1, 3, GROSS)

    def text(self, segment: list[str]) -> None:
        """FTX C108: a title of the article, or words for people."""
        text = free_text(self.values, segment)
        if not text:
            return
        if self.values.text(segment, 1) in TITLES:
            sure = 1.0 if self.values.text(segment, 1) == "AFM" else UNSURE
            self.titles.append((text, self.values.spot(4, 0, sure)))
        else:
            self.notes.append(text)

    def aside(self, segment: list[str]) -> None:
        """ALC or TAX: quantities, amounts and dates that follow are its own."""
        self.allowance = True
        if segment[0] == "ALC" and self.values.text(segment, 1) == "A":
            self.reduced = True

    def back(self, segment: list[str]) -> None:
        self.allowance = False

    def end(self) -> None:
        """Settle what several segments of the line said together."""
        line, values = self.line, self.values
        self.end_part()
        if self.whole or self.articles.rest:
            self.articles.settle(self.segment, self.number)
        self.settle_description()
        if self.notes:
            line.note = "\n".join(self.notes)[:NOTE_LENGTH]
        date = wanted(self.dates, DELIVERY_DATES, PLAINLY_WANTED) if self.dates else None
        if date:
            line.requested_delivery, line.spots["requested_delivery"] = date
        if self.reduced and self.price_rank == PRICES["AAB"]:
            line.spots["unit_price"] = Spot(line.spots["unit_price"].at, GROSS)
        if (line.quantity is not None or not self.whole) and not self.parts:
            return
        for what in finish_line(line, self.parts, []):
            values.complain(self.segment, what, self.number)

    def settle_description(self) -> None:
        line = self.line
        if len(self.texts) == 1:
            _, _, line.description, line.spots["description"] = self.texts[0]
        elif self.texts:
            rank, kind = min(self.texts, key=first)[:2]
            chosen = [each for each in self.texts if each[:2] == (rank, kind)]
            line.description = " ".join([text for _, _, text, _ in chosen])[:NOTE_LENGTH]
            line.spots["description"] = chosen[0][3]
        elif self.titles:
            line.description = " ".join([text for text, _ in self.titles])[:NOTE_LENGTH]
            line.spots["description"] = self.titles[0][1]


def first(text: tuple[int, str, str, Spot]) -> int:
    return text[0]


def note(line: DraftLine, name: str, spot: Spot | str | None) -> None:
    if isinstance(spot, Spot):
        line.spots[name] = spot


Handler = Callable[[LineGroup, list[str]], None]
LINE_HANDLERS: dict[str, Handler] = {
    "PIA": LineGroup.article,
    "IMD": LineGroup.description,
    "QTY": LineGroup.quantity,
    "PRI": LineGroup.price,
    "DTM": LineGroup.date,
    "MOA": LineGroup.amount,
    "FTX": LineGroup.text,
    "SCC": LineGroup.schedule,
    "LOC": LineGroup.place,
    "NAD": LineGroup.party,
    "ALC": LineGroup.aside,
    "TAX": LineGroup.aside,
    "RFF": LineGroup.back,
    "TDT": LineGroup.back,
}
