"""One X12 850 transaction set to one draft order (ASC X12 850, versions 003010 to 008010)."""

from collections.abc import Callable
from decimal import Decimal

from clerkwork.intake.draft import Address, Delivery, DraftLine, DraftOrder, Problem
from clerkwork.intake.readers.edi_envelope import Transaction, element
from clerkwork.intake.readers.numbers import plain_number
from clerkwork.intake.readers.x12_codes import (
    BUYER_PARTIES,
    DELIVERY_QUALIFIERS,
    PRICES,
    SHIP_TO_PARTIES,
    TOTALS,
)
from clerkwork.intake.readers.x12_dates import delivery_date, x12_date
from clerkwork.intake.readers.x12_line import finish_line, start_line
from clerkwork.intake.readers.x12_parties import Parties

NOTE_LENGTH = 2000
DESCRIBING = ("", "08", "GEN", "TRN", "MAC", "HM")  # PID02: the product itself, not its colour


class OrderSet:
    """Reads the segments of one 850 in order; what it has understood stands in `order`."""

    def __init__(self, transaction: Transaction, index: int, problems: list[Problem]) -> None:
        self.segments = transaction.segments
        self.number = transaction.first  # of the segment being read
        self.index = index
        self.problems = problems
        self.order = DraftOrder(where=f"segment {transaction.first} (ST {transaction.control})")
        self.line: DraftLine | None = None
        self.summary = False  # after CTT
        self.parties = Parties()
        self.dates: dict[str, str] = {}
        self.line_dates: dict[str, str] = {}
        self.descriptions: list[tuple[str, str]] = []
        self.prices: dict[str, Decimal] = {}
        self.totals: dict[str, Decimal] = {}
        self.currencies: set[str] = set()
        self.notes: list[str] = []
        self.line_notes: list[str] = []

    def read(self) -> DraftOrder:
        for segment in self.segments:
            handle = HANDLERS.get(segment[0])
            if handle:
                handle(self, segment)
            self.number += 1
        self.end_line()
        self.end_order()
        return self.order

    def complain(self, segment: list[str], what: str) -> None:
        where = f"segment {self.number} ({segment[0][:3]})"
        self.problems.append(Problem(where, what, self.index))

    def decimal(self, segment: list[str], position: int) -> Decimal | None:
        """The number there; None if there is none, with a problem if there is something else."""
        text = element(segment, position)
        if not text:
            return None
        value = plain_number(text)
        if value is None:
            name = f"{segment[0]}{position:02d}"
            self.complain(segment, f"{name}: found {text!r}, expected a number")
        return value

    def date(self, segment: list[str], position: int, century: str = "") -> str | None:
        text = element(segment, position)
        if not text:
            return None
        value = x12_date(text, century)
        if value is None:
            name = f"{segment[0]}{position:02d}"
            self.complain(segment, f"{name}: found {text!r}, expected a date as CCYYMMDD")
        return value

    def beginning(self, segment: list[str]) -> None:
        self.order.po_number = element(segment, 3) or None
        self.order.release = element(segment, 4) or None
        self.order.order_date = self.date(segment, 5)
        shifted = x12_date(element(segment, 6)) if not element(segment, 5) else None
        if shifted:
            self.order.order_date = shifted
            self.complain(segment, f"BEG06: found the date {shifted}, expected it in BEG05")

    def currency(self, segment: list[str]) -> None:
        code = element(segment, 2).upper()
        if not (len(code) == 3 and code.isascii() and code.isalpha()):
            self.complain(segment, f"CUR02: found {code!r}, expected a currency code")
        elif self.line is None:
            self.order.currency = self.order.currency or code
        else:
            self.currencies.add(code)

    def date_time(self, segment: list[str]) -> None:
        """DTM: up to 003060 its fifth element is the century, later the format of a period."""
        fifth = element(segment, 5)
        first = element(segment, 2)
        if not first and fifth in {"D8", "RD8", "D6", "RD6"}:
            value = self.period(segment)
        else:
            value = self.date(segment, 2, fifth if fifth.isdecimal() else "")
        if value:
            dates = self.dates if self.line is None else self.line_dates
            dates.setdefault(element(segment, 1), value)

    def period(self, segment: list[str]) -> str | None:
        parts = [x12_date(part.strip()) for part in element(segment, 6).split("-")]
        if not 1 <= len(parts) <= 2 or None in parts:
            self.complain(segment, f"DTM06: found {element(segment, 6)!r}, expected dates")
            return None
        return "/".join(dict.fromkeys(part for part in parts if part))

    def party_name(self, segment: list[str]) -> None:
        self.parties.begin(segment, self.line is not None)

    def party_more(self, segment: list[str]) -> None:
        """N2, N3, N4 and PER say more about the party before them."""
        problem = self.parties.extend(segment)
        if problem:
            self.complain(segment, problem)

    def item(self, segment: list[str]) -> None:
        self.end_line()
        self.parties.end()
        self.line = start_line(segment, self.number, self.decimal, self.complain)
        self.order.lines.append(self.line)

    def end_line(self) -> None:
        """Give the line what its following segments said about it."""
        if self.line is None:
            return
        if self.descriptions:
            chosen = [text for kind, text in self.descriptions if kind in DESCRIBING]
            texts = chosen or [text for _, text in self.descriptions]
            self.line.description = " ".join(texts)
            self.descriptions = []
        if self.line_dates:
            self.line.requested_delivery = delivery_date(self.line_dates)
            self.line_dates = {}
        if self.line_notes:
            self.line.note = "\n".join(self.line_notes)[:NOTE_LENGTH]
            self.line_notes = []
        if self.prices:
            price = next((self.prices[code] for code in PRICES if code in self.prices), None)
            if self.line.unit_price is None:
                self.line.unit_price = price
            self.prices = {}
        for what in finish_line(self.line, self.parties.take_line_places()):
            self.problems.append(Problem(self.line.where or "", what, self.index))
        self.line = None

    def description(self, segment: list[str]) -> None:
        text = element(segment, 5)
        if text and self.line is not None:
            self.descriptions.append((element(segment, 2), text))

    def price(self, segment: list[str]) -> None:
        """CTP: the price where PO1 has none; a multiplier or a break is not read as one."""
        value = self.decimal(segment, 3)
        if value is not None and self.line is not None:
            self.prices.setdefault(element(segment, 2), value)

    def pack(self, segment: list[str]) -> None:
        if self.line is not None and self.line.pack_size is None:
            self.line.pack_size = self.decimal(segment, 1)

    def places(self, segment: list[str]) -> None:
        """SDQ: pairs of place and quantity; one order all the same."""
        if self.line is None:
            return
        unit = element(segment, 1) or None
        for position in range(3, min(len(segment), 23), 2):
            code = element(segment, position)
            if code:
                quantity = self.decimal(segment, position + 1)
                place = Address(code=code)
                where = f"segment {self.number} (SDQ)"
                self.line.deliveries.append(Delivery(quantity, unit, place, None, where))

    def schedule(self, segment: list[str]) -> None:
        """SCH: a part of the line on a date of its own."""
        if self.line is None:
            return
        dates = {}
        # SCH05 and SCH06, SCH08 and SCH09; some senders have one element more before them.
        for position in range(5, len(segment) - 1):
            if element(segment, position) in DELIVERY_QUALIFIERS:
                value = self.date(segment, position + 1)
                if value:
                    dates[element(segment, position)] = value
        where = f"segment {self.number} (SCH)"
        quantity, unit = self.decimal(segment, 1), element(segment, 2) or None
        wanted = delivery_date(dates)
        self.line.deliveries.append(Delivery(quantity, unit, None, wanted, where))

    def charge(self, segment: list[str]) -> None:
        """SAC of the whole order: a charge adds, an allowance takes off. SAC05 has two decimals."""
        sign = {"A": -1, "C": 1}.get(element(segment, 1))
        if self.line is not None or sign is None:
            return
        value = self.decimal(segment, 5)
        if value is not None:
            if "." not in element(segment, 5):
                value = value.scaleb(-2)
            self.order.charges = (self.order.charges or Decimal(0)) + sign * value

    def tax(self, segment: list[str]) -> None:
        value = self.decimal(segment, 2) if self.line is None else None
        if value is not None:
            self.order.charges = (self.order.charges or Decimal(0)) + value

    def amount(self, segment: list[str]) -> None:
        code = element(segment, 1)
        value = self.decimal(segment, 2)
        if value is None:
            return
        if self.line is not None and not self.summary and code != "TT":
            if code == "1":
                self.line.line_total = value
        elif self.summary or code == "TT":
            self.totals.setdefault(code, value)

    def note(self, segment: list[str]) -> None:
        """MSG01, NTE02 or MTX02: words for people."""
        text = element(segment, 1 if segment[0] == "MSG" else 2)
        if text:
            (self.notes if self.line is None else self.line_notes).append(text)

    def count(self, segment: list[str]) -> None:
        self.end_line()
        self.summary = True
        lines = self.order.lines
        stated = self.decimal(segment, 1)
        if stated is not None and stated != len(lines):
            self.complain(segment, f"CTT01: found {stated}, expected {len(lines)} lines")
        hashed = self.decimal(segment, 2)
        total = sum((line.quantity or Decimal(0) for line in lines), Decimal(0))
        if hashed and hashed != total:
            self.complain(segment, f"CTT02: found {hashed}, the quantities add up to {total}")

    def end_order(self) -> None:
        order = self.order
        first = self.segments[0]
        self.number -= len(self.segments)
        buyer = self.parties.best(BUYER_PARTIES)
        if buyer:
            order.buyer_name, order.buyer_code = buyer.name, buyer.code
        order.email = self.parties.email
        order.ship_to = self.parties.best(SHIP_TO_PARTIES)
        order.requested_delivery = delivery_date(self.dates)
        if order.currency is None and len(self.currencies) == 1:
            order.currency = next(iter(self.currencies))
        order.total = next((self.totals[code] for code in TOTALS if code in self.totals), None)
        order.note = "\n".join(self.notes)[:NOTE_LENGTH] or None
        if not order.po_number:
            self.complain(first, "found no purchase order number, expected it in BEG03")
        if not order.lines:
            self.complain(first, "found no lines, expected at least one PO1 segment")


Handler = Callable[[OrderSet, list[str]], None]
HANDLERS: dict[str, Handler] = {
    "BEG": OrderSet.beginning,
    "CUR": OrderSet.currency,
    "DTM": OrderSet.date_time,
    "N1": OrderSet.party_name,
    "N2": OrderSet.party_more,
    "N3": OrderSet.party_more,
    "N4": OrderSet.party_more,
    "PER": OrderSet.party_more,
    "PO1": OrderSet.item,
    "PID": OrderSet.description,
    "CTP": OrderSet.price,
    "PO4": OrderSet.pack,
    "SDQ": OrderSet.places,
    "SCH": OrderSet.schedule,
    "SAC": OrderSet.charge,
    "TXI": OrderSet.tax,
    "AMT": OrderSet.amount,
    "MSG": OrderSet.note,
    "NTE": OrderSet.note,
    "MTX": OrderSet.note,
    "CTT": OrderSet.count,
}
