"""Mistakes about money: prices, currency, sums."""

from decimal import Decimal

from clerkwork.training.simulated.buyers import Buyer
from clerkwork.training.simulated.goods import CENT
from clerkwork.training.simulated.planted.kind import Case, Kind, fields

PRICE = fields("unit_price")
SUMS = fields("total", "amount", "unit_price", "quantity")
SHARES = (0.003, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 0.9)
SURELY_WRONG = 0.1  # of the price
OTHER_MONEY = {"EUR": "USD", "USD": "EUR", "GBP": "EUR"}
STATES_SUMS = {"x12", "edifact", "ubl", "cxml", "json", "mail", "pdf", "mail_pdf"}
STATES_AMOUNTS = {"edifact", "ubl", "json", "csv", "xlsx", "mail", "pdf", "mail_pdf"}


def priced(buyer: Buyer) -> bool:
    return buyer.states_prices


def off(case: Case) -> bool:
    """The price is off by so much; line and total follow it."""
    share = Decimal(str(case.size))
    # The cent must not swallow the difference.
    line = case.some_line(lambda each: abs((each.price or Decimal(0)) * share) >= 2 * CENT)
    if line is None or line.price is None:
        return False
    line.price = (line.price * (1 + share)).quantize(CENT)
    case.add_up()
    return True


def slip(case: Case) -> bool:
    """The point of the price is in the wrong place."""
    line = case.some_line(lambda each: (each.price or Decimal(0)) >= 1)
    if line is None or line.price is None or case.size is None:
        return False
    line.price = (line.price * Decimal(str(case.size))).quantize(CENT)
    case.add_up()
    return True


def of_other_pack(case: Case) -> bool:
    """The price of a case for a single one, or the other way round."""
    line = case.some_line(lambda each: each.price is not None)
    if line is None:
        return False
    other = case.good().price(case.buyer.listed, "CS" if line.unit == "EA" else "EA", 1)
    if other is None or other == line.price:
        return False
    line.price = other
    case.add_up()
    return True


def zero(case: Case) -> bool:
    line = case.some_line(lambda each: each.price is not None)
    if line is None:
        return False
    line.price = Decimal(0)
    case.add_up()
    return True


def missing(case: Case) -> bool:
    """No price, for an article of which our lists have none either."""
    unlisted = [each for each in case.world.goods.values() if not each.steps]
    case.put(case.random.choice(unlisted), 5)
    return True


def currency(case: Case) -> bool:
    """The same figures in another currency."""
    case.paper.currency = OTHER_MONEY[case.paper.currency]
    return True


def line_amount(case: Case) -> bool:
    """A line states another amount than quantity times price; the total is right."""
    line = case.some_line(lambda each: each.comes_to() > 1)
    if line is None or case.size is None:
        return False
    case.paper.total = case.paper.amount()
    line.amount = (line.comes_to() * Decimal(str(1 + case.size))).quantize(CENT)
    return True


def total(case: Case) -> bool:
    """The total is not what the lines come to."""
    right = case.paper.amount()
    if right <= 10 or case.size is None:
        return False
    case.paper.total = (right * Decimal(str(1 + case.size))).quantize(CENT)
    return True


KINDS = (
    Kind(
        "price off",
        "It is not the price agreed.",
        off,
        PRICE,
        sizes=tuple(sign * share for share in SHARES for sign in (1, -1)),
        judged=lambda size: size is not None and abs(size) >= SURELY_WRONG,
        suits=priced,
    ),
    Kind(
        "price with its point moved",
        "Ten or a hundred times the price, or a tenth.",
        slip,
        PRICE,
        sizes=(0.1, 10.0, 100.0),
        suits=priced,
    ),
    Kind(
        "price of another pack",
        "The price of a case is not that of a piece.",
        of_other_pack,
        PRICE | {"unit"},
        suits=priced,
    ),
    Kind("price zero", "Nothing is free.", zero, PRICE, suits=priced),
    Kind("price missing", "Nobody knows the price.", missing, PRICE),
    Kind(
        "currency",
        "They pay in another currency.",
        currency,
        PRICE | {"currency"},
        suits=priced,
    ),
    Kind(
        "line amount",
        "Quantity times price is another amount.",
        line_amount,
        SUMS,
        sizes=(0.05, -0.3, 0.5, 9.0),
        suits=lambda buyer: buyer.states_prices and buyer.form in STATES_AMOUNTS,
    ),
    Kind(
        "total",
        "The lines come to another total.",
        total,
        SUMS,
        sizes=(0.01, 0.05, -0.2, 0.5, 9.0),
        suits=lambda buyer: buyer.states_prices and buyer.form in STATES_SUMS,
    ),
)
