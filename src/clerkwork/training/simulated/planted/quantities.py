"""Mistakes about how much is wanted, and in which unit."""

from decimal import Decimal

from clerkwork.training.papers import PaperLine
from clerkwork.training.simulated.planted.kind import Case, Kind, fields

QUANTITY = fields("quantity", "unit")
TIMES = (0.1, 0.2, 0.5, 1.2, 1.5, 2.0, 3.0, 5.0, 10.0, 20.0, 50.0, 100.0)
SURELY_WRONG = 5.0  # times the usual quantity
MUCH_IN_A_CASE = 5


def times(case: Case) -> bool:
    """The usual quantity, so many times."""
    line = case.some_line()
    if line is None or not line.quantity or case.size is None:
        return False
    before, line.quantity = line.quantity, max(1, round(float(line.quantity) * case.size))
    case.reprice(line, case.good())
    return line.quantity != before


def tenfold(case: Case) -> bool:
    """A zero too many."""
    line = case.some_line()
    if line is None or not line.quantity:
        return False
    line.quantity = int(line.quantity) * 10
    case.reprice(line, case.good())
    return True


def decimal_slip(case: Case) -> bool:
    """A point where none belongs: 24 becomes 2.4."""
    line = case.some_line(
        lambda each: int(each.quantity or 0) > 10 and int(each.quantity or 0) % 10 > 0
    )
    if line is None or not line.quantity:
        return False
    line.quantity = Decimal(line.quantity) / 10
    case.reprice(line, case.good())
    return True


def missing(case: Case) -> bool:
    line = case.some_line()
    if line is None:
        return False
    line.quantity = None
    case.add_up()
    return True


def negative(case: Case) -> bool:
    """Less than nothing, as if goods were sent back."""
    line = case.some_line()
    if line is None or not line.quantity:
        return False
    line.quantity = -int(line.quantity)
    case.add_up()
    return True


def half(case: Case) -> bool:
    """A half of something that is sold whole."""
    line = case.some_line(lambda each: each.unit == "EA")
    if line is None or not line.quantity:
        return False
    line.quantity = Decimal(line.quantity) + Decimal("0.5")
    case.add_up()
    return True


def other_unit(line: PaperLine) -> str:
    return "CS" if line.unit == "EA" else "EA"


def unit_mixed(case: Case) -> bool:
    """Single ones written as cases or the other way round, at the price of what was meant."""
    line = case.some_line(lambda each: each.price is not None)
    if line is None or other_unit(line) not in case.good().factors:
        return False
    line.unit, line.word = other_unit(line), ""
    return True


def cases_for_singles(case: Case) -> bool:
    """As many cases as single ones were meant, at the price of cases."""
    line = case.some_line(lambda each: each.unit == "EA")
    if line is None or case.good().factors.get("CS", Decimal(0)) < MUCH_IN_A_CASE:
        return False
    line.unit, line.word = "CS", ""
    case.size = float(case.good().factors["CS"])
    case.reprice(line, case.good())
    return True


def unit_unknown(case: Case) -> bool:
    """A unit in which the article is not sold."""
    line = case.some_line()
    if line is None:
        return False
    line.unit, line.word = case.random.choice(["KGM", "MTR"]), ""
    return True


KINDS = (
    Kind(
        "quantity times",
        "So much of it they never ordered.",
        times,
        QUANTITY,
        words=("QUANTITY",),
        sizes=TIMES,
        judged=lambda size: size is not None and size >= SURELY_WRONG,
    ),
    Kind("quantity with a zero more", "Ten times the usual.", tenfold, QUANTITY),
    Kind("decimal slip", "A part of something that is sold whole.", decimal_slip, QUANTITY),
    Kind("quantity missing", "It does not say how much.", missing, QUANTITY),
    Kind("quantity negative", "Less than nothing cannot be sent.", negative, QUANTITY),
    Kind("does not divide", "A half of something that is sold whole.", half, QUANTITY),
    Kind(
        "unit mixed up",
        "The price is that of another pack.",
        unit_mixed,
        QUANTITY | {"unit_price"},
        suits=lambda buyer: buyer.states_prices,
    ),
    Kind(
        "cases for single ones",
        "So many cases they never ordered; they buy single ones.",
        cases_for_singles,
        QUANTITY,
    ),
    Kind("unit unknown", "It is not sold in this unit.", unit_unknown, QUANTITY),
)
