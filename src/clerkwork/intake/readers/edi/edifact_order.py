"""One EDIFACT ORDERS message to one draft order (UN/EDIFACT D.90 to D.23B, EANCOM)."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from clerkwork.intake.draft import Address, DraftOrder, Problem, Spot
from clerkwork.intake.readers.edi.edifact_amounts import Amounts
from clerkwork.intake.readers.edi.edifact_codes import (
    BUYER_PARTIES,
    DELIVERY_DATES,
    ORDER_DATES,
    PLAINLY_WANTED,
    SELLER_PARTIES,
    SHIP_TO_PARTIES,
    SURE_BUYERS,
)
from clerkwork.intake.readers.edi.edifact_line import LINE_HANDLERS, LineGroup
from clerkwork.intake.readers.edi.edifact_parties import less_sure, read_location, read_party
from clerkwork.intake.readers.edi.edifact_segments import EdifactInterchange
from clerkwork.intake.readers.edi.edifact_texts import NOTE_LENGTH, free_text
from clerkwork.intake.readers.edi.edifact_values import MessageValues
from clerkwork.intake.readers.edi.envelope import Transaction
from clerkwork.intake.readers.edi.evidence import Party, Stated, best_party, wanted

STAND_IN = 0.95  # a value that another one stands in for
UNSURE = 0.9


class OrderMessage:
    """Reads the segments of one ORDERS message in order; what it has understood is in `order`."""

    counts = True  # CNT is about the lines that stand here

    def __init__(
        self,
        transaction: Transaction,
        interchange: EdifactInterchange,
        index: int | None,
        problems: list[Problem],
    ) -> None:
        self.segments = transaction.segments
        self.first = transaction.first
        self.values = MessageValues(transaction, interchange, index, problems)
        self.order = DraftOrder(where=f"segment {transaction.first} (UNH {transaction.control})")
        self.group: LineGroup | None = None
        self.sub_line = False
        self.summary = False  # after UNS+S
        self.sub_lines = 0
        self.parties: list[Party] = []
        self.role = ""
        self.place: Party | None = None  # of LOC
        self.dates: dict[str, Stated] = {}
        self.order_dates: dict[str, Stated] = {}
        self.amounts = Amounts(self.values, self.order)
        self.currencies: dict[str, Spot] = {}
        self.reference: tuple[str, Spot] | None = None
        self.notes: list[str] = []
        self.counted: set[str] = set()

    def read(self) -> DraftOrder:
        values, handlers = self.values, self.handlers()
        for number, segment in enumerate(self.segments, start=self.first):
            values.number = number
            name = segment[0]
            if name in STRUCTURE:
                STRUCTURE[name](self, segment)
            elif self.group is not None:
                if name in LINE_HANDLERS:
                    LINE_HANDLERS[name](self.group, segment)
            elif name in handlers and not self.sub_line:
                handlers[name](self, segment)
        self.end_line()
        self.end_order()
        self.require()
        return self.order

    def handlers(self) -> "dict[str, Handler]":
        return HANDLERS

    def beginning(self, segment: list[str]) -> None:
        """BGM: C106 is its second element; in older directories the number alone."""
        number = self.values.text(segment, 2)
        if number and self.order.po_number is None:
            spot = self.values.spot(2, 1)
            if len(number) == 1 and len(segment) == 3:  # rather the function of the message
                named = self.values.text(segment, 1, 4)
                misplaced = any(each.isdecimal() for each in named)
                spot = (
                    self.values.spot(1, 4, UNSURE) if misplaced else self.values.spot(2, 1, UNSURE)
                )
                number = named if misplaced else number
            self.order.po_number, self.order.spots["po_number"] = number, spot
        if len(self.values.parts(segment, 3)) > 1:  # C507, up to D.91
            self.date([segment[0], segment[3]], element=3)

    def item(self, segment: list[str]) -> None:
        self.end_line()
        main = self.values.text(segment, 4, 2) if len(segment) > 4 else ""
        self.sub_line = bool(main) and self.values.text(segment, 4) == "1"
        if self.sub_line:
            self.sub_lines += 1
            what = f"found a sub-line of line {main[:40]}, which was left aside"
            self.values.complain(segment, what)
        else:
            self.group = self.begin_line(segment)

    def begin_line(self, segment: list[str]) -> LineGroup:
        return LineGroup(self.values, segment)

    def end_line(self) -> None:
        """Settle the line that was open, with the place and currency its segments named."""
        group, self.group = self.group, None
        if group is not None:
            group.end()
            self.order.lines.append(group.line)
            if group.currency:
                self.currencies.setdefault(*group.currency)

    def section(self, segment: list[str]) -> None:
        """UNS: S begins the summary; D, in old directories, the lines."""
        self.end_line()
        self.sub_line = False
        if self.values.text(segment, 1) != "D":
            self.summary = True
            self.amounts.sign = 0

    def currency(self, segment: list[str]) -> None:
        """CUX C504: usage, currency, its part in the order. The first one is the order's."""
        for position in (1, 2):
            if len(segment) <= position or not segment[position]:
                continue
            parts = self.values.parts(segment, position)
            code = parts[1].upper() if len(parts) > 1 else ""
            if len(code) == 3 and code.isascii() and code.isalpha():
                if self.group is None and self.order.currency is None:
                    self.order.currency = code
                    self.order.spots["currency"] = self.values.spot(position, 2)
                elif self.group is not None:
                    self.currencies.setdefault(code, self.values.spot(position, 2, STAND_IN))
                return
            self.values.complain(segment, f"found {code[:40]!r}, expected a currency code")

    def date(self, segment: list[str], element: int = 1) -> None:
        found = self.values.date(segment, element)
        if found is None:
            return
        self.dates.setdefault(*found)
        if found[0] in ORDER_DATES:
            self.order_dates.setdefault(*found)

    def party(self, segment: list[str]) -> None:
        self.amounts.sign = 0
        party = read_party(self.values, segment)
        self.role = party.role
        self.parties.append(party)

    def location(self, segment: list[str]) -> None:
        """LOC 7 after the buyer or another party: the place of delivery."""
        sought = self.place is None and self.role not in SELLER_PARTIES
        if not sought or self.values.text(segment, 1) != "7":
            return
        address = read_location(self.values, segment)
        if address.code:
            spots = {"code": self.values.spot(2, 1, STAND_IN)}
            if address.name:
                spots["name"] = self.values.spot(2, 4, STAND_IN)
            self.place = Party("7", address, spots)

    def contact(self, segment: list[str]) -> None:
        """COM C076: the buyer's mail address; the seller's is ours."""
        if self.role in SELLER_PARTIES or self.order.email:
            return
        for position in range(1, min(len(segment), 4)):
            address = self.values.text(segment, position)
            if "@" in address:
                self.order.email = address
                self.order.spots["email"] = self.values.spot(position, 1)
                return

    def refer(self, segment: list[str]) -> None:
        """RFF: the order's number where BGM has none, and the release of a blanket order."""
        code = self.values.text(segment, 1)
        number = self.values.text(segment, 1, 2)
        if code == "ON" and number and self.reference is None:
            self.reference = number, self.values.spot(1, 2, STAND_IN)
        elif code == "RE" and number and self.order.release is None:
            self.order.release = number
            self.order.spots["release"] = self.values.spot(1, 2)

    def text(self, segment: list[str]) -> None:
        words = free_text(self.values, segment)
        if words:
            self.notes.append(words)

    def charge(self, segment: list[str]) -> None:
        self.amounts.charge(segment)

    def terms(self, segment: list[str]) -> None:
        self.amounts.terms(segment)

    def amount(self, segment: list[str]) -> None:
        currency = self.amounts.read(segment)
        if currency:
            self.currencies.setdefault(*currency)

    def count(self, segment: list[str]) -> None:
        """CNT: 1 the sum of the quantities, 2 the number of lines."""
        self.end_line()
        parts, spot = self.values.pair(segment)
        if parts[0] not in ("1", "2") or parts[0] in self.counted or not self.counts:
            return
        self.counted.add(parts[0])
        stated, _ = self.values.decimal(segment, parts[1], spot)
        lines = self.order.lines
        if stated is None:
            return
        if parts[0] == "2" and stated not in (len(lines), len(lines) + self.sub_lines):
            self.values.complain(segment, f"CNT 2: found {stated}, expected {len(lines)} lines")
        total = sum((line.quantity or Decimal(0) for line in lines), Decimal(0))
        if parts[0] == "1" and stated != total and not self.sub_lines:
            what = f"CNT 1: found {stated}, the quantities add up to {total}"
            self.values.complain(segment, what)

    def end_order(self) -> None:
        order, values = self.order, self.values
        values.number = self.first
        self.end_parties()
        for code in ORDER_DATES:
            if code in self.order_dates:
                order.order_date, order.spots["order_date"] = self.order_dates[code]
                break
        date = wanted(self.dates, DELIVERY_DATES, PLAINLY_WANTED)
        if date:
            order.requested_delivery, order.spots["requested_delivery"] = date
        if order.currency is None and len(self.currencies) == 1:
            order.currency, order.spots["currency"] = next(iter(self.currencies.items()))
        self.amounts.end()
        order.note = "\n".join(self.notes)[:NOTE_LENGTH] or None
        if order.po_number is None and self.reference:
            order.po_number, order.spots["po_number"] = self.reference

    def require(self) -> None:
        """Say what no order can be without."""
        order, values = self.order, self.values
        if order.po_number is None:
            values.complain(self.segments[0], "found no order number, expected it in BGM")
        if not order.lines:
            values.complain(self.segments[0], "found no lines, expected at least one LIN segment")

    def end_parties(self) -> None:
        order = self.order
        buyer = best_party(self.parties, BUYER_PARTIES)
        if buyer:
            order.buyer_name, order.buyer_code = buyer.address.name, buyer.address.code
            for name in ("name", "code"):
                spot = buyer.spots.get(name)
                if spot:
                    sure = 1.0 if buyer.role in SURE_BUYERS else STAND_IN
                    order.spots[f"buyer_{name}"] = Spot(spot.at, min(spot.sure, sure))
        place = best_party(self.parties, SHIP_TO_PARTIES)
        if place and differing(self.parties, place):
            less_sure(place)
        place = place or self.place
        if place and place.address != Address():
            order.ship_to = place.address
            order.spots.update(place.spots_of_place())


def differing(parties: list[Party], chosen: Party) -> bool:
    """Whether another party of the order could be where the goods go, and is elsewhere."""
    others = [each for each in parties if each.role in ("DP", "ST") and each is not chosen]
    return any(each.address != chosen.address for each in others)


Handler = Callable[[Any, list[str]], None]
# What ends a line, and what concerns the order wherever it stands.
STRUCTURE: dict[str, Handler] = {
    "BGM": OrderMessage.beginning,
    "LIN": OrderMessage.item,
    "UNS": OrderMessage.section,
    "CNT": OrderMessage.count,
    "CUX": OrderMessage.currency,
}
HANDLERS: dict[str, Handler] = {
    "DTM": OrderMessage.date,
    "NAD": OrderMessage.party,
    "LOC": OrderMessage.location,
    "COM": OrderMessage.contact,
    "RFF": OrderMessage.refer,
    "FTX": OrderMessage.text,
    "ALC": OrderMessage.charge,
    "MOA": OrderMessage.amount,
    "PAT": OrderMessage.terms,
}
