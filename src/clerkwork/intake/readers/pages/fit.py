"""Whether a value may stand in a column of order lines, by the look of it."""

import re
from collections.abc import Callable, Sequence

from clerkwork.catalog.units import is_unit
from clerkwork.intake.readers.pages.fields import CODE as CURRENCY
from clerkwork.intake.readers.pages.fields import CODES
from clerkwork.intake.readers.pages.habits import DATE
from clerkwork.intake.readers.table.values import bare_number

CLASS = 5  # letters of a code for a class of goods or of a tax
MOST = 0.8  # of the values of a column are numbers, if it is one of numbers
NOTHING_YET = re.compile(r"0(?:[.,]0+)?\Z")
TEXT = 0.6  # how well a text fits under a heading that may be of a number
NUMBER = r"[-+]?(?:\d{1,3}(?:[ ’']\d{3})+(?:[.,]\d+)?|\d(?:[\d.,'’]*\d)?)"
SIGN = rf"(?:[€$£₹]|{CODES.replace(' ', '|')}|[A-Z]{{1,3}}\$|Rs\.?|Fr\.?)"
QUANTITY = re.compile(rf"{NUMBER}(?:\s*(?:x\s*)?[^\W\d_][\w./²³-]{{0,11}}\.?)?\Z")
AMOUNT = re.compile(
    rf"(?:{SIGN}\s?)?{NUMBER}\s?(?:{SIGN}|,-)?(?:\s*(?:/|per\b|pro\b|je\b|par\b|por\b)\s?.{{1,16}})?\Z"
)
LONG_NUMBER = re.compile(r"\d{8}")  # of something else: an account, an order
PLACE = re.compile(r"[#(]?\d{1,5}(?:\.\d{1,2})?[.):]?\Z")
NAMED = re.compile(r"(?=.*\d)[^\W_][\w\-/.+#]*\Z")
PACK = re.compile(r"\d+\s*[x×]\s*\d")
GTIN = re.compile(r"\d{8}\Z|\d{12,14}\Z")
UNIT = re.compile(r"[^\W\d_]{1,9}[.²³2]?\Z")
PERCENT = re.compile(r"[-+]?\d[\d.,]*\s*%?\Z")


def fit(role: str, value: str) -> float:
    """How well a value fits into a column of this role, from 0 to 1."""
    if role in {"item", "article"}:  # a number or, if no other column has it, the text
        return 1.0 if is_code(value) else TEXT * TESTS["desc"](value)
    test = TESTS.get(role)
    return 1.0 if test is None else float(test(value))


def is_quantity(value: str) -> bool:
    number = QUANTITY.match(value) is not None and LONG_NUMBER.search(value) is None
    return number and not CURRENCY.search(value)


def is_amount(value: str) -> bool:
    return AMOUNT.match(value) is not None and LONG_NUMBER.search(value) is None


def is_named_unit(value: str) -> bool:
    known = is_unit(value) or UNIT.match(value) is not None
    return known and not CURRENCY.fullmatch(value)


def is_code(value: str) -> bool:
    return NAMED.match(value) is not None and DATE.fullmatch(value) is None


def is_text(value: str) -> bool:
    letters = sum(c.isalpha() for c in value)
    return letters >= 0.4 * len(value) and not bare_number(value)


def is_rate(value: str) -> bool:
    return PERCENT.match(value) is not None or len(value) < 12


def is_day(value: str) -> bool:
    short = len(value) <= 10 and any(c.isalpha() for c in value)
    return DATE.search(value) is not None or short


TESTS: dict[str, Callable[[str], bool]] = {
    "quantity": is_quantity,
    "unit_price": is_amount,
    "line_total": is_amount,
    "line": lambda value: PLACE.match(value) is not None,
    "uom": is_named_unit,
    "sku": is_code,
    "buyer_sku": is_code,
    "gtin": lambda value: GTIN.match(value.replace(" ", "")) is not None,
    "desc": is_text,
    "discount": is_rate,
    "tax": is_rate,
    "price_base": is_quantity,
    "pack_size": lambda value: PACK.match(value) is not None or is_named_unit(value),
    "delivery": is_day,
}


def of_no_use(role: str | None, values: Sequence[str]) -> bool:
    """Whether a column says who makes the article, of which class it is, how cases are packed, or
    how much has come so far: nothing that is ordered."""
    if not values:
        return False
    if role == "maker":
        return sum(map(is_code, values)) < MOST * len(values)
    if role == "item":  # a letter or a word that says the same of many lines
        short = all(len(value) <= CLASS and value.isalpha() for value in values)
        return len(values) > 2 and short and len(set(values)) < len(values) / 2
    if role == "quantity":
        return len(values) > 1 and all(NOTHING_YET.match(value) for value in values)
    return role == "uom" and all(PACK.match(value) for value in values)
