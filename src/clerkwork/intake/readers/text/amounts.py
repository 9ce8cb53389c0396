"""The amounts in a few words about one article: its prices and its quantity."""

import re
from dataclasses import dataclass
from decimal import Decimal

from clerkwork.intake.readers.countries import fold
from clerkwork.intake.readers.table.values import Habits, number
from clerkwork.intake.readers.text.words import (
    EACH,
    NUM,
    NUMBER_WORDS,
    PRICE_LEAD,
    QTY_LABEL,
    SIGN,
    TIMES,
    TOTAL_LEAD,
    is_measure,
    unit_word,
)

MONEY = re.compile(
    rf"(?:(?P<lead>{PRICE_LEAD})|(?P<sum>{TOTAL_LEAD}))?\s*[:.]?\s*"
    rf"(?<![\w,.-])(?P<before>{SIGN})?\s?(?P<value>{NUM})(?![\d%])\s?(?P<after>{SIGN})?(?!\w)",
    re.IGNORECASE,
)
UNIT = r"(?P<unit>[^\W\d_]+\.?(?:/[^\W\d_]+)?)"
WORD_NUMBER = re.compile(r"(?P<word>[^\W\d_]+)\s+(?:\(\d+\)\s*)?" + UNIT, re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Amount:
    """A number in a text: what it counts, from where to where it stands, and how sure that is."""

    value: Decimal
    begin: int
    end: int  # of all that belongs to it
    stop: int  # of the number itself
    start: int
    unit: str | None = None
    unit_at: tuple[int, int] = (0, 0)
    base: Decimal | None = None
    strength: int = 0


@dataclass(slots=True)
class Prices:
    """The price for one and the amount of the line, where they are stated."""

    price: Amount | None = None
    total: Amount | None = None
    currency: str | None = None


def find_prices(text: str, habits: Habits) -> Prices:
    """Prices by the words and the signs around them; of two without words the first is for one."""
    found, plain = Prices(), []
    for match in MONEY.finditer(text):
        money = amount_of(match, text, habits)
        if money is None:
            continue
        sign = match["before"] or match["after"]
        found.currency = found.currency or sign
        if money.strength == 2:
            found.price = found.price or money
        elif match["sum"]:
            found.total = found.total or money
        else:
            plain.append(money)
    for money in plain:
        if found.price is None:
            found.price = money
        elif found.total is None and money.begin > found.price.begin:
            found.total = money
    return found


PRODUCT = re.compile(
    rf"(?<![\w.,/-])(?P<n>{NUM})\s?(?P<unit>[^\W\d_]{{1,12}}\.?)?\s*"
    rf"(?:[x×*@à]|(?<=\s)(?:a|at|je|zu)(?=\s))\s*(?:{SIGN}\s?)?(?P<price>{NUM})(?:\s?{SIGN})?"
    rf"\s*=\s*(?:{SIGN}\s?)?(?P<total>{NUM})(?![\w])",
    re.IGNORECASE,
)


def find_product(text: str, habits: Habits) -> tuple[Amount, Prices] | None:
    """`6 NR x 6.87 = 41.22`: quantity, price and amount, where the sum is right."""
    for match in PRODUCT.finditer(text):
        count, price, total = (
            number(match[name], habits.decimal_mark) for name in ("n", "price", "total")
        )
        if count is None or price is None or total is None:
            continue
        if abs(count * price - total) > Decimal("0.02"):
            continue
        unit = match["unit"]
        quantity = Amount(
            *(count, match.start("n"), match.end("unit" if unit else "n"), match.end("n")),
            match.start("n"),
            unit=unit,
            unit_at=match.span("unit") if unit else (0, 0),
            strength=5,
        )
        found = Prices(
            Amount(
                price, quantity.end, match.end("price"), match.end("price"), match.start("price")
            ),
            Amount(
                total, match.end("price"), match.end(), match.end("total"), match.start("total")
            ),
        )
        found.currency = next(iter(re.findall(SIGN, match[0])), None)
        return quantity, found
    return None


def amount_of(match: re.Match[str], text: str, habits: Habits) -> Amount | None:
    """The money of a match: with a sign, or with a word before it and decimals; else none."""
    value = number(match["value"], habits.decimal_mark)
    sign = match["before"] or match["after"]
    each = EACH.match(text, match.end())
    lead = (match["lead"] or "").strip().casefold()
    decimals = re.search(r"[.,]\d{2,4}\Z", match["value"]) is not None
    begins = not text[: match.start("value")].strip("\x1a \t")
    if begins and not (sign or lead):
        return None  # `30.00 each` at the beginning is a quantity
    certain = bool(sign) or (lead == "@") or (bool(lead or match["sum"]) and decimals)
    if value is None or not (certain or (each and decimals)):
        return None
    base = Decimal(each["base"]) if each and each["base"] and each["base"] != "1" else None
    end = each_end(text, each, match.end())
    strong = bool(each) or bool(lead)
    return Amount(
        *(value, match.start(), end, match.end("value"), match.start("value")),
        base=base,
        strength=2 if strong else 1,
    )


def each_end(text: str, each: re.Match[str] | None, end: int) -> int:
    """The end of `per piece`, with the unit behind it."""
    if each is None:
        return end
    behind = re.compile(r"\s*([^\W\d_]+)\.?").match(text, each.end())
    return behind.end() if behind and unit_word(behind[1]) else each.end()


OF_THEM = "of (?:the|your|our)|der|des|de la|de votre|de los|degli|van de|only|off"
# In the order in which they are believed; `strength` tells a list of articles from an address.
FORMS: tuple[tuple[re.Pattern[str], int, bool], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), strength, unit)
    for pattern, strength, unit in (
        (rf"{QTY_LABEL}\.?\s*[:=.]?\s*(?P<n>{NUM})(?:\s?{UNIT})?", 4, False),
        # Behind a dash at the very end, whatever the word: `Papel A4 80 g - 24 pct`.
        (rf"(?P<sep>\s[-–—])\s+(?P<n>{NUM})\s{UNIT}\s*\Z", 3, True),
        (rf"\A\s*(?P<n>{NUM})\s?(?:[x×*]|st[üu]ck\s+x)(?=\s|[A-Z]{{2}})\s*", 3, False),
        (rf"\A\s*(?P<n>{NUM})\s?(?:\(\w+\)\s*)?{UNIT}(?![\w-])", 2, True),
        # `25 of the large panels`, `6 only hammers`.
        (rf"\A\s*(?P<n>{NUM})(?=\s(?:{OF_THEM})\s)", 2, False),
        (rf"(?:\s|\A)[x×*]\s?(?P<n>{NUM})(?:\s?{UNIT})?(?![\w-])", 3, False),
        (rf"(?P<sep>[:;,(–—=]|\s-|\.{{2,}}|\t|  )\s*(?P<n>{NUM})\s?{UNIT}(?![\w-])", 2, True),
        # Before a price, which is masked, any short word is a unit.
        (rf"(?<![\w.,/-])(?P<n>{NUM})\s(?P<any>[^\W\d_]{{1,8}}\.?)\s*(?=\x1a)", 3, False),
        (rf"(?<![\w.,/-])(?P<n>{NUM})\s?(?:[x×]\s?)?{UNIT}(?![\w-])", 1, True),
        (rf"(?<![\w.,/-])(?P<n>{NUM})\s?[x×](?=\s)", 2, False),
        (rf"\A\s*(?P<n>{NUM})(?=\s+[^\W_])(?!\s*[-/.])", 0, False),
        (rf"(?P<sep>[:;,(–—=>]|\s-|\.{{2,}}|\t|  )\s*(?P<n>{NUM})\s*\)?\s*\Z", 1, False),
    )
)


MAY_MEASURE = (1, 2, 3)


def find_quantity(text: str, habits: Habits) -> Amount | None:
    """How much is ordered, by the most telling of the forms in which people write it."""
    measured: Amount | None = None
    for pattern, strength, needs_unit in FORMS:
        for match in pattern.finditer(text):
            found = quantity_of(match, habits, strength, needs_unit=needs_unit)
            if found is None:
                continue
            # `5 kg` may be the size of what is ordered: another number with a unit comes first.
            if strength in MAY_MEASURE and found.unit and is_measure(found.unit):
                measured = measured or found
                continue
            if strength == 0 and measured is not None and measured.begin == found.begin:
                return measured
            return found
    return measured or in_words(text)


def quantity_of(
    match: re.Match[str], habits: Habits, strength: int, *, needs_unit: bool
) -> Amount | None:
    value = number(match["n"], habits.decimal_mark)
    groups = match.re.groupindex
    named = "any" if "any" in groups else "unit"
    unit = match[named] if named in groups else None
    known = bool(unit) and (named == "any" or unit_word(unit or ""))
    if value is None or (needs_unit and not known):
        return None
    following = re.compile(r"\s*([^\W\d_]+)").match(match.string, match.end("n"))
    if following and fold(following[1]) in TIMES:
        return None
    end = match.end()
    if unit and not known:
        unit, end = None, match.end("n")
    at = match.span(named) if unit else (0, 0)
    if unit and "sep" in groups and unit.endswith("."):
        end = match.end()
    return Amount(
        *(value, match.start(), end, match.end("n"), match.start("n")),
        unit=unit,
        unit_at=at,
        strength=strength,
    )


def in_words(text: str) -> Amount | None:
    """`two boxes`: a number as a word, only before a unit."""
    for match in WORD_NUMBER.finditer(text):
        value = NUMBER_WORDS.get(fold(match["word"]))
        if value is not None and unit_word(match["unit"]):
            return Amount(
                *(Decimal(value), match.start(), match.end(), match.end("word"), match.start()),
                unit=match["unit"],
                unit_at=(match.start("unit"), match.end("unit")),
                strength=2,
            )
    return None
