"""One X12 850 transaction set to one draft order (ASC X12 850, versions 003010 to 008010)."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from clerkwork.intake.draft import DraftOrder, Problem, Spot
from clerkwork.intake.readers.edi.envelope import Transaction, element
from clerkwork.intake.readers.edi.evidence import Party, Stated, best_party, wanted
from clerkwork.intake.readers.edi.x12_codes import (
    BUYER_PARTIES,
    DELIVERY_DATES,
    PLAINLY_WANTED,
    SHIP_TO_PARTIES,
    SURE_BUYERS,
    SURE_TOTALS,
    TOTALS,
)
from clerkwork.intake.readers.edi.x12_dates import x12_date
from clerkwork.intake.readers.edi.x12_line import LINE_HANDLERS, NOTE_LENGTH, LineLoop
from clerkwork.intake.readers.edi.x12_parties import Parties
from clerkwork.intake.readers.edi.x12_values import SetValues

STAND_IN = 0.95  # a value that another one stands in for
SHIFTED = 0.9  # a value that stands in the next element
SEVERAL_PLACES = 0.9


class OrderSet:
    """Reads the segments of one 850 in order; what it has understood stands in `order`."""

    def __init__(
        self, transaction: Transaction, index: int | None, problems: list[Problem]
    ) -> None:
        self.segments = transaction.segments
        self.first = transaction.first
        self.values = SetValues(transaction.first, index, problems)
        self.order = DraftOrder(where=f"segment {transaction.first} (ST {transaction.control})")
        self.loop: LineLoop | None = None
        self.summary = False  # after CTT
        self.parties = Parties()
        self.dates: dict[str, Stated] = {}
        self.totals: dict[str, tuple[Decimal, Spot]] = {}
        self.currencies: dict[str, Spot] = {}
        self.notes: list[str] = []

    def read(self) -> DraftOrder:
        values, handlers = self.values, self.handlers()
        for number, segment in enumerate(self.segments, start=self.first):
            values.number = number
            name = segment[0]
            if self.loop is not None and name in LINE_HANDLERS:
                if len(segment) > 2:
                    LINE_HANDLERS[name](self.loop, segment)
                elif name == "PO4" and len(segment) > 1:
                    self.loop.pack(segment)
            elif name in handlers:
                handlers[name](self, segment)
        self.end_line()
        self.end_order()
        self.require()
        return self.order

    def handlers(self) -> "dict[str, Handler]":
        return HANDLERS

    def beginning(self, segment: list[str]) -> None:
        order, values = self.order, self.values
        order.po_number = element(segment, 3) or None
        if order.po_number:
            order.spots["po_number"] = values.spot(3)
        date = values.date(segment, 5)
        release = element(segment, 4)
        for position in (4, 6):
            shifted = x12_date(element(segment, position)) if not element(segment, 5) else None
            if shifted and date is None and (position == 6 or len(segment[4]) == 8):
                date = Stated(shifted, values.spot(position, SHIFTED))
                what = f"BEG{position:02d}: found the date {shifted}, expected it in BEG05"
                values.complain(segment, what)
                release = "" if position == 4 else release
        if release:
            order.release, order.spots["release"] = release, values.spot(4)
        if date:
            order.order_date, order.spots["order_date"] = date

    def currency(self, segment: list[str]) -> None:
        code = element(segment, 2).upper()
        if not (len(code) == 3 and code.isascii() and code.isalpha()):
            what = f"CUR02: found {code[:60]!r}, expected a currency code"
            self.values.complain(segment, what)
        elif self.loop is not None:
            self.currencies.setdefault(code, self.values.spot(2, STAND_IN))
        elif self.order.currency is None:
            self.order.currency, self.order.spots["currency"] = code, self.values.spot(2)

    def date_time(self, segment: list[str]) -> None:
        value = self.values.date_time(segment)
        if value:
            self.dates.setdefault(element(segment, 1), value)

    def party_name(self, segment: list[str]) -> None:
        self.parties.begin(segment, self.values.number, self.loop is not None)

    def party_more(self, segment: list[str]) -> None:
        """N2, N3, N4 and PER say more about the party before them."""
        problem = self.parties.extend(segment, self.values.number)
        if problem:
            self.values.complain(segment, problem)

    def item(self, segment: list[str]) -> None:
        self.end_line()
        self.parties.end()
        self.loop = LineLoop(self.values, segment)
        self.order.lines.append(self.loop.line)

    def end_line(self) -> None:
        """Settle the line that was open."""
        loop, self.loop = self.loop, None
        if loop is not None:
            loop.end(self.parties.take_line_places())

    def charge(self, segment: list[str]) -> None:
        """SAC of the whole order: a charge adds, an allowance takes off. SAC05 has two decimals."""
        sign = {"A": -1, "C": 1}.get(element(segment, 1))
        if self.loop is not None or sign is None:
            return
        value = self.values.decimal(segment, 5)
        if value is not None:
            self.add_charge(sign * (value if "." in segment[5] else value.scaleb(-2)), 5)

    def tax(self, segment: list[str]) -> None:
        value = self.values.decimal(segment, 2) if self.loop is None else None
        if value is not None:
            self.add_charge(value, 2)

    def add_charge(self, value: Decimal, position: int) -> None:
        """Charges are a sum; the place of the first stands for all."""
        order = self.order
        order.charges = (order.charges or Decimal(0)) + value
        order.spots.setdefault("charges", self.values.spot(position))

    def terms(self, segment: list[str]) -> None:
        """ITD07: net days; the segment may come once for each discount before them."""
        value = self.values.decimal(segment, 7) if self.loop is None else None
        if value is not None and 0 <= value < 1000:
            self.order.payment_days = int(value)
            self.order.spots["payment_days"] = self.values.spot(7)

    def amount(self, segment: list[str]) -> None:
        code = element(segment, 1)
        if self.loop is not None and code != "TT":
            self.loop.amount(segment)
            return
        value = self.values.decimal(segment, 2)
        if value is not None and (self.summary or code == "TT"):
            sure = 1.0 if code in SURE_TOTALS else STAND_IN
            self.totals.setdefault(code, (value, self.values.spot(2, sure)))

    def invoiced(self, segment: list[str]) -> None:
        """TDS01, which belongs to invoices: a total with two decimals that are not written."""
        value = self.values.decimal(segment, 1)
        if value is not None and self.loop is None:
            whole = value if "." in segment[1] else value.scaleb(-2)
            self.totals.setdefault("TDS", (whole, self.values.spot(1, SHIFTED)))

    def note(self, segment: list[str]) -> None:
        """MSG01, NTE02 or MTX02: words for people."""
        text = element(segment, 1 if segment[0] == "MSG" else 2)
        if text:
            (self.notes if self.loop is None else self.loop.notes).append(text)

    def count(self, segment: list[str]) -> None:
        self.end_line()
        if self.summary:
            return
        self.summary = True
        lines, values = self.order.lines, self.values
        stated = values.decimal(segment, 1)
        if stated is not None and stated != len(lines):
            values.complain(segment, f"CTT01: found {stated}, expected {len(lines)} lines")
        hashed = values.decimal(segment, 2)
        total = sum((line.quantity or Decimal(0) for line in lines), Decimal(0))
        if hashed and hashed != total:
            values.complain(segment, f"CTT02: found {hashed}, the quantities add up to {total}")

    def end_order(self) -> None:
        order, values = self.order, self.values
        values.number = self.first
        self.end_parties()
        date = wanted(self.dates, DELIVERY_DATES, PLAINLY_WANTED)
        if date:
            order.requested_delivery, order.spots["requested_delivery"] = date
        if order.currency is None and len(self.currencies) == 1:
            order.currency, order.spots["currency"] = next(iter(self.currencies.items()))
        code = next((code for code in TOTALS if code in self.totals), None)
        if code is not None:
            order.total, order.spots["total"] = self.totals[code]
        order.note = "\n".join(self.notes)[:NOTE_LENGTH] or None

    def require(self) -> None:
        """Say what no order can be without."""
        order, values = self.order, self.values
        if not order.po_number:
            what = "found no purchase order number, expected it in BEG03"
            values.complain(self.segments[0], what)
        if not order.lines:
            values.complain(self.segments[0], "found no lines, expected at least one PO1 segment")

    def end_parties(self) -> None:
        order, parties = self.order, self.parties
        buyer = best_party(parties.header, BUYER_PARTIES)
        if buyer:
            order.buyer_name, order.buyer_code = buyer.address.name, buyer.address.code
            sure = 1.0 if buyer.role in SURE_BUYERS else STAND_IN
            for name in ("name", "code"):
                if name in buyer.spots:
                    order.spots[f"buyer_{name}"] = Spot(buyer.spots[name].at, sure)
        if parties.email:
            order.email, order.spots["email"] = parties.email
        place = best_party(parties.header, SHIP_TO_PARTIES)
        if place:
            order.ship_to = place.address
            sure = SEVERAL_PLACES if others_than(place, parties.header) else 1.0
            for name, spot in place.spots_of_place().items():
                order.spots[name] = Spot(spot.at, sure)


def others_than(place: Party, parties: list[Party]) -> bool:
    """Whether the order has another place of the same role, at another address."""
    return any(each.role == place.role and each.address != place.address for each in parties)


Handler = Callable[[Any, list[str]], None]
HANDLERS: dict[str, Handler] = {
    "BEG": OrderSet.beginning,
    "CUR": OrderSet.currency,
    "DTM": OrderSet.date_time,
    "N1": OrderSet.party_name,
    "NM1": OrderSet.party_name,
    "N2": OrderSet.party_more,
    "N3": OrderSet.party_more,
    "N4": OrderSet.party_more,
    "PER": OrderSet.party_more,
    "PO1": OrderSet.item,
    "SAC": OrderSet.charge,
    "TXI": OrderSet.tax,
    "ITD": OrderSet.terms,
    "AMT": OrderSet.amount,
    "TDS": OrderSet.invoiced,
    "MSG": OrderSet.note,
    "NTE": OrderSet.note,
    "MTX": OrderSet.note,
    "CTT": OrderSet.count,
}
