"""MOA, ALC and PAT of a whole order: its total, charges and taxes, and when it is paid."""

from decimal import Decimal

from clerkwork.intake.draft import DraftOrder, Spot
from clerkwork.intake.readers.edi.edifact_codes import ALLOWANCES, SIGNS, SURE_TOTALS, TAXES, TOTALS
from clerkwork.intake.readers.edi.edifact_values import MessageValues

STAND_IN = 0.95  # a currency that no CUX states, a total that may lack tax


class Amounts:
    """Gathers the amounts of one order until `end` settles them."""

    def __init__(self, values: MessageValues, order: DraftOrder) -> None:
        self.values = values
        self.order = order
        self.sign = 0  # of the allowance or charge that is open
        self.totals: dict[str, tuple[Decimal, Spot]] = {}
        self.taxes: dict[str, tuple[Decimal, Spot]] = {}

    def charge(self, segment: list[str]) -> None:
        """ALC: the amount that follows adds to the order or takes off."""
        self.sign = SIGNS.get(self.values.text(segment, 1), 0)

    def read(self, segment: list[str]) -> tuple[str, Spot] | None:
        """Keep the amount of a MOA; the currency beside it, if there is one."""
        parts, spot = self.values.pair(segment)
        code = parts[0]
        charged = self.sign and code in ALLOWANCES
        if not (charged or code in TAXES or code in TOTALS):
            return None
        value, at = self.values.decimal(segment, parts[1], spot)
        if value is None or at is None:
            return None
        if charged:
            self.add(self.sign * value, at)
        elif code in TAXES:
            before = self.taxes.get(code)
            self.taxes[code] = (value + before[0] if before else value, at)
        else:
            sure = at.sure if code in SURE_TOTALS else min(at.sure, STAND_IN)
            self.totals.setdefault(code, (value, Spot(at.at, sure)))
        currency = parts[2] if len(parts) > 2 else ""
        if len(currency) == 3 and currency.isascii() and currency.isalpha():
            return currency.upper(), self.values.spot(1, 3, STAND_IN)
        return None

    def terms(self, segment: list[str]) -> None:
        """PAT 1, basic terms: C112 has the kind of its period, of which D is days, and how many."""
        if self.values.text(segment, 1) != "1" or self.values.text(segment, 3, 3) not in (
            "D",
            "CD",
        ):
            return
        number = self.values.text(segment, 3, 4)
        value, at = self.values.decimal(segment, number, self.values.spot(3, 4))
        if value is not None and at is not None and 0 <= value < 1000:
            self.order.payment_days, self.order.spots["payment_days"] = int(value), at

    def add(self, value: Decimal, spot: Spot) -> None:
        """Charges are a sum; the place of the first stands for all."""
        self.order.charges = (self.order.charges or Decimal(0)) + value
        self.order.spots.setdefault("charges", spot)

    def end(self) -> None:
        """Choose the total, and add the taxes: MOA 176 is the sum of the others."""
        code = next((code for code in TOTALS if code in self.totals), None)
        if code:
            self.order.total, self.order.spots["total"] = self.totals[code]
        tax = next((self.taxes[code] for code in TAXES if code in self.taxes), None)
        if tax:
            self.add(*tax)
