"""Known orders: what a document says before anybody lays it out.

`an_order` invents one from a seed; the same seed gives the same order. Money and quantities are
Decimal; amounts are rounded half up to cents, as people and most systems do.
"""

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from random import Random

from clerkwork.training.codes import gtin13

from .places import Place, a_place, countries
from .vocabulary import words_file

CENT = Decimal("0.01")
FIRST_DAY = date(2023, 1, 2)
DAYS = 1200
COUNTS = (1, 1, 2, 2, 3, 3, 4, 5, 5, 6, 8, 10, 14, 22, 37, 60)
GS1_PREFIXES = {"US": "0614141", "GB": "5012345", "DE": "4012345", "FR": "3012345"}


def cents(amount: Decimal) -> Decimal:
    return amount.quantize(CENT, rounding=ROUND_HALF_UP)


@dataclass(frozen=True, slots=True)
class Line:
    """One article ordered. `unit` is the letter of its unit in words/goods.json."""

    position: int
    sku: str  # the seller's number
    buyer_sku: str
    gtin: str
    description: str
    detail: str  # a second sentence, or ""
    quantity: Decimal
    unit: str
    price: Decimal  # for `base` units
    base: int
    discount: Decimal  # per cent
    delivery: date
    note: str
    place: Place | None = None

    @property
    def amount(self) -> Decimal:
        whole = self.quantity * self.price / self.base
        return cents(whole * (100 - self.discount) / 100)


@dataclass(frozen=True, slots=True)
class Order:
    """One order from `buyer` to `seller`; `ship_to` may be the buyer's own address."""

    number: str
    ordered: date
    wanted: date
    currency: str
    language: str
    buyer: Place
    seller: Place
    ship_to: Place
    bill_to: Place
    lines: tuple[Line, ...]
    tax_rate: Decimal
    freight: Decimal
    references: dict[str, str] = field(default_factory=dict)

    @property
    def subtotal(self) -> Decimal:
        return sum((line.amount for line in self.lines), Decimal(0))

    @property
    def tax(self) -> Decimal:
        return cents((self.subtotal + self.freight) * self.tax_rate / 100)

    @property
    def total(self) -> Decimal:
        return self.subtotal + self.freight + self.tax


def told(order: Order, *, base: bool, discount: bool, freight: bool, tax: bool) -> Order:
    """The order without what its document has no room for, so that the sums it prints agree."""
    lines = []
    for line in order.lines:
        one = line if discount else replace(line, discount=Decimal(0))
        if not base and one.base != 1:
            one = replace(one, price=one.price / one.base, base=1)
        lines.append(one)
    return replace(
        order,
        lines=tuple(lines),
        freight=order.freight if freight else Decimal(0),
        tax_rate=order.tax_rate if tax else Decimal(0),
    )


@dataclass(frozen=True, slots=True)
class Habits:
    """What stays the same in all orders of one customer: who it is, how it numbers things."""

    buyer: Place
    seller: Place
    other_place: Place
    numbers: int  # which style of PO number
    seller_codes: int
    buyer_codes: int


def habits(country: str, random: Random) -> Habits:
    facts = countries()[country]
    buyer = a_place(facts, random)
    seller = a_place(facts, random)
    while seller.name.split()[0] == buyer.name.split()[0]:
        seller = a_place(facts, random)
    unit = random.choice([*words_file(f"{facts.language}.json")["warehouse"], "", ""])
    other = a_place(facts, random, name=buyer.name, unit=unit)
    styles = [random.randrange(100) for _ in range(3)]
    return Habits(buyer, seller, other, *styles)


def po_number(style: int, day: date, random: Random) -> str:
    """A buyer's number; the style (any number) says how it is made up."""
    serial = random.randint(1, 9999)
    styles = [
        f"45{random.randint(0, 99999999):08d}",
        f"PO-{day.year}-{serial:04d}",
        f"B{day:%y}/{serial:05d}",
        f"BE-{100000 + serial}",
        f"{day.year}-{day.month:02d}-{serial:03d}",
        f"PO{serial:07d}",
        f"00{serial:05d}",
        f"E-{serial}/{day:%y}",
        f"{10000 + serial}",
        f"{random.choice('KLMN')}{serial:04d}-{random.choice('ABC')}",
        f"{day:%Y%m%d}-{serial % 90 + 10}",
        f"P{random.randint(100000, 999999)}",
        f"AB/{serial}/{day.year}",
        f"{serial % 899 + 100}.{random.randint(100, 999)}",
        f"4{random.randint(10, 99)}-{random.randint(1000000, 9999999)}-{random.randint(10, 99)}",
        f"WO{serial}-PO{serial % 7 + 1}",
    ]
    return styles[style % len(styles)]


def article_code(style: int, random: Random) -> str:
    number = random.randint(1, 99999)
    styles = [
        f"{number + 100000}",
        f"A-{number:05d}",
        f"{number % 9000 + 1000}-{random.randint(100, 999)}",
        f"BX{number % 900 + 100}/{random.randint(10, 99)}",
        f"{random.randint(100, 999)}.{random.randint(100, 999)}.{random.randint(10, 99)}",
        f"{random.choice('BCDGKLMRST')}{number:05d}",
        f"{random.choice(['WID', 'TOL', 'KIT'])}-{random.choice(['RED', 'XL', 'S'])}-{number % 90}",
        f"00{number + 1000000}",
        f"{random.choice(['HX', 'PL', 'ZN'])}{number % 9000 + 1000}{random.choice('ABC')}",
        f"M-{number % 9000 + 1000}_{random.choice('AB')}",
    ]
    return styles[style % len(styles)]


def quantity(unit: str, random: Random) -> Decimal:
    if unit in "kml" and random.random() < 0.4:
        return Decimal(random.randint(5, 4000)) / 4
    size = random.random()
    if size < 0.6:
        return Decimal(random.choice([1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 24, 25, 30, 48]))
    if size < 0.93:
        return Decimal(random.randint(1, 40) * 10)
    return Decimal(random.randint(10, 240) * 100)


def price(many: bool, asked: Decimal, random: Random) -> tuple[Decimal, int]:
    """(price, for how many units); much is bought of what is cheap."""
    if many and random.random() < 0.4:
        return Decimal(random.randint(150, 9999)) / 100, 100
    size = random.random() * (4 if asked < 50 else 1)
    if size < 0.15:
        return Decimal(random.randint(100, 99999)) / 10000, 1
    if size < 3 or asked >= 20:
        return Decimal(random.randint(25, 9999 if asked < 300 else 1200)) / 100, 1
    return Decimal(random.randint(10000, 189999)) / 100, 1


def a_line(position: int, language: str, habit: Habits, random: Random) -> Line:
    goods, words = words_file("goods.json")[language], words_file(f"{language}.json")
    noun, letters = random.choice(goods["nouns"])
    unit = random.choice(letters)
    asked = quantity(unit, random)
    cost, base = price(unit == "p" and asked >= 100, asked, random)
    prefix = GS1_PREFIXES.get(habit.seller.country, "8412345")
    return Line(
        position=position,
        sku=article_code(habit.seller_codes, random),
        buyer_sku=article_code(habit.buyer_codes + 3, random),
        gtin=gtin13(prefix, random.randint(1, 99999)),
        description=noun,
        detail=random.choice(goods["details"]) if random.random() < 0.4 else "",
        quantity=asked,
        unit=unit,
        price=cost,
        base=base,
        discount=Decimal(random.choice([0, 0, 0, 5, 10, 15, 33])),
        delivery=FIRST_DAY,  # set with the order's dates
        note=random.choice(words["line_note"]) if random.random() < 0.15 else "",
    )


def references(language: str, random: Random) -> dict[str, str]:
    """Numbers that stand beside the PO number and are not it."""
    words = words_file(f"{language}.json")
    return {
        "customer_no": str(random.randint(10000, 89999)),
        "quote_ref": f"{random.choice(['AN', 'Q', 'OF'])}{random.randint(20000, 99999)}",
        "requisition": f"{random.randint(10, 99)}-{random.randint(1000, 9999)}",
        "vat_id": f"{random.randint(100000000, 999999999)}",
        "terms": random.choice(words["terms_value"]),
        "ship_via": random.choice(words["ship_via_value"]),
        "incoterm": random.choice(["DAP", "EXW", "DDP", "FCA", "CPT"]),
        "note": random.choice(words["note"]),
        "bank": random.choice(words["bank"]),
    }


def an_order(
    country: str, habit: Habits, random: Random, *, lines: int = 0, own_place: bool = False
) -> Order:
    """An order of this customer; `own_place` sends it to another address than the buyer's."""
    facts = countries()[country]
    ordered = FIRST_DAY + timedelta(days=random.randrange(DAYS))
    wanted = ordered + timedelta(days=random.randint(3, 60))
    count = lines or random.choice(COUNTS)
    made = [a_line(index + 1, facts.language, habit, random) for index in range(count)]
    days = [wanted + timedelta(days=random.randint(0, 30)) for _ in made]
    return Order(
        number=po_number(habit.numbers, ordered, random),
        ordered=ordered,
        wanted=wanted,
        currency=facts.currency,
        language=facts.language,
        buyer=habit.buyer,
        seller=habit.seller,
        ship_to=habit.other_place if own_place else habit.buyer,
        bill_to=habit.buyer,
        lines=tuple(replace(line, delivery=day) for line, day in zip(made, days, strict=True)),
        tax_rate=Decimal(facts.tax),
        freight=Decimal(random.choice([0, 490, 1250, 2500, 8900])) / 100,
        references=references(facts.language, random),
    )
