"""What proves a value that was read with doubt: other values, and what our own data say.

A proof is independent of the reading of the value itself: it was read elsewhere in the document,
or is known without it, and it would not hold if the value were another. PO numbers and dates have
no such proof; a person looks at them, until documents of the layout have proved right often enough
(see confirm.py).
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal

from clerkwork.intake.draft import DraftLine, Spot

CENT = Decimal("0.01")
ALIKE = 0.5  # trigram similarity from which a description means a name
SAME = 0.999  # word for word
LEAD = 0.05  # by which our name must be more alike than that of any other article
# Below it a place has rivals: another address in the document may be the one to deliver to.
SURE_OF_ROLE = 0.9


@dataclass(frozen=True, slots=True)
class Likeness:
    """How the article that a number names compares with our other active articles."""

    own: float = 0.0  # its name to the description in the document
    other: float = 0.0  # the most similar name of another one
    same_price: bool = True  # whether one with a similar number costs the same


@dataclass(frozen=True, slots=True)
class KnownLine:
    """A line with what our data say about it. Prices are for one unit, in the order's currency."""

    draft: DraftLine
    least: float  # sureness from which a value needs no proof
    numbers: frozenset[str] = frozenset()  # its fields that name the one article
    active: bool = False
    unit: str = ""
    prices: Mapping[str, Decimal | None] = field(default_factory=dict)  # by unit; None: unlisted
    likeness: Likeness = Likeness()

    @property
    def price(self) -> Decimal | None:
        """What the document says that one costs."""
        stated, base = self.draft.unit_price, self.draft.price_base_quantity
        return stated / base if stated is not None and base else stated

    @property
    def product(self) -> Decimal | None:
        """What quantity and price come to."""
        if self.draft.quantity is None or self.price is None:
            return None
        return self.draft.quantity * self.price


@dataclass(frozen=True, slots=True)
class KnownHead:
    """The head of an order with what our data say about it."""

    known_by: frozenset[str] = frozenset()  # what names the customer: number, name, sender, place
    currency: bool = False  # it is the customer's
    places: int = 0  # to which goods of this customer go
    place: Mapping[str, bool] = field(default_factory=dict)  # part → is that of the known address


Proof = Callable[[KnownLine], bool]


def by_description(line: KnownLine) -> bool:
    """The description alone would lead to the same article."""
    likeness = line.likeness
    same = likeness.own >= SAME > likeness.other
    return line.active and (same or likeness.own >= max(ALIKE, likeness.other + LEAD))


def by_another_number(line: KnownLine) -> bool:
    """Two numbers that are written differently name the same article."""
    written = {getattr(line.draft, name) for name in line.numbers}
    return line.active and len(written) > 1


def by_article_price(line: KnownLine) -> bool:
    """The price is the article's, and that of no other with a similar number."""
    return line.active and bool(line.numbers) and listed(line) and not line.likeness.same_price


def by_price_list(line: KnownLine) -> bool:
    """The price is on our list for the article, which is certain or proved itself."""
    return listed(line) and article_known(line)


def by_amount(line: KnownLine) -> bool:
    """Quantity times price is the amount that the line states at a place of its own."""
    amount = line.draft.line_total
    if amount is None or line.product is None or shared_place(line.draft):
        return False
    return abs(line.product - amount) <= CENT and told_apart(line)


def by_unit(line: KnownLine) -> bool:
    """The only unit of the article, or the only one of its units that has this price."""
    if line.unit not in line.prices or not article_known(line):
        return False
    others = [price for unit, price in line.prices.items() if unit != line.unit]
    return not others or (listed(line) and line.prices[line.unit] not in others)


ANOTHER = "another number of the line"
DESCRIPTION = "the description"
PRICE_LIST = "the price list"
AMOUNT = "the amount of the line"
TOTAL = "the total of the order"
UNITS = "the units of the article"
CUSTOMER = "the customer's data"
ADDRESSES = "the customer's addresses"

# What proves what on a line: the order's field → proofs, each with what it is called.
NUMBER_PROOFS: tuple[tuple[str, Proof], ...] = (
    (ANOTHER, by_another_number),
    (DESCRIPTION, by_description),
    (PRICE_LIST, by_article_price),
)
OF_LINE: dict[str, tuple[tuple[str, Proof], ...]] = {
    "item": NUMBER_PROOFS,
    "buyer_sku": NUMBER_PROOFS,
    "gtin": NUMBER_PROOFS,
    "unit": ((UNITS, by_unit),),
    "unit_price": ((PRICE_LIST, by_price_list), (AMOUNT, by_amount)),
    "quantity": ((AMOUNT, by_amount),),
}
# Who orders is proved by something else than what is in doubt: a known name may stand there as
# that of another party.
OWN_WORD = {"customer": "number", "buyer_name": "name"}
READ_AS = {"item": "sku", "buyer_sku": "buyer_sku", "gtin": "gtin"}
SUMMED = frozenset(("quantity", "unit_price"))


def proof_of_line(name: str, line: KnownLine, *, summed: bool) -> str:
    """What proves this field of the line; "" if nothing does. `summed`: the total fits all lines."""
    if name in READ_AS and READ_AS[name] not in line.numbers:
        return ""
    for called, holds in OF_LINE.get(name, ()):
        if holds(line):
            return called
    return TOTAL if summed and name in SUMMED and told_apart(line) else ""


def proof_of_head(name: str, sure: float, head: KnownHead) -> str:
    """What proves this field of the head; "" if nothing does."""
    if name in OWN_WORD:
        return CUSTOMER if head.known_by - {OWN_WORD[name]} else ""
    if name == "currency":
        return CUSTOMER if head.currency else ""
    alone = head.places == 1 or sure >= SURE_OF_ROLE
    return ADDRESSES if alone and head.place.get(name) else ""


def fits_total(lines: Sequence[KnownLine], total: Decimal | None, charges: Decimal | None) -> bool:
    """Whether the lines come to the stated total, with or without the charges."""
    products = [line.product for line in lines]
    if total is None or not products or None in products:
        return False
    come_to = sum((each.quantize(CENT, ROUND_HALF_UP) for each in products if each), Decimal(0))
    return any(abs(come_to + more - total) <= CENT for more in (Decimal(0), charges or Decimal(0)))


def article_known(line: KnownLine) -> bool:
    """Whether a number that names the article was read for certain, or is proved."""
    certain = any(sure(line.draft.spots.get(name), line.least) for name in line.numbers)
    return line.active and (certain or any(holds(line) for _, holds in NUMBER_PROOFS))


def listed(line: KnownLine) -> bool:
    """Whether the price is the one on our list, to the decimals in which it is written."""
    known, price = line.prices.get(line.unit), line.price
    if known is None or not price:
        return False
    return price == known or price == known.quantize(CENT, ROUND_HALF_UP)


def told_apart(line: KnownLine) -> bool:
    """Whether quantity and price cannot have been taken for each other, or for the amount.

    Their product is the same the other way round; one times a price is always an amount.
    """
    quantity, price = line.draft.quantity, line.price
    if listed(line):
        return True
    if not quantity or not price or quantity == 1 or quantity != quantity.to_integral_value():
        return False
    return price != price.to_integral_value()


def shared_place(draft: DraftLine) -> bool:
    """Whether two of quantity, price and amount were read at the same place."""
    names = ("quantity", "unit_price", "line_total")
    places = [draft.spots[name].at for name in names if name in draft.spots]
    return len(set(places)) < len(names)


def sure(spot: Spot | None, least: float) -> bool:
    return spot is not None and spot.sure >= least
