"""Who orders in the second exam, what they buy, and how they write."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from clerkwork.training.codes import gtin13
from clerkwork.training.layouts.exam_way import LETTERS
from clerkwork.training.layouts.places import Place
from clerkwork.training.layouts.truth import FIRST_DAY, Line, Order, cents, references, told
from clerkwork.training.layouts.vocabulary import dice
from clerkwork.training.layouts.writing import Hand, lakhs

WORDS = Path(__file__).parent / "words"
CODES = (
    *("@@-####", "######", "##.###.##", "@####/##", "###-####-@", "@@@####", "#####", "@#-##-###"),
    *("####.##", "@@###@", "0###-##", "@@@ ###", "#######", "@@-@@-##", "@##.####"),
)
MARKS = {"ZA": (" ", "."), "MX": (",", ".")}


@cache
def words(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((WORDS / f"{name}.json").read_text(encoding="utf-8"))
    return found


class LocalHand(Hand):
    """Writes numbers and towns also as South Africa, Singapore, Mexico, Brazil and Ireland do."""

    @property
    def marks(self) -> tuple[str, str]:
        return MARKS.get(self.country) or super().marks

    def number(self, value: Decimal, places: int) -> str:
        if self.country == "IN" and not self.grouped:
            return f"{value:.{places}f}"
        return (
            lakhs(f"{value:.{places}f}") if self.country == "IN" else super().number(value, places)
        )

    def town(self, place: Place) -> list[str]:
        city, code, region = place.city, place.postcode, place.region
        local = {
            "IE": [city, code],
            "ZA": [city, code],
            "SG": [f"{city} {code}"],
            "MX": [f"C.P. {code} {city}, {region}"],
            "BR": [f"{city} - {region}", f"CEP {code}"],
        }
        return local.get(place.country) or super().town(place)


def filled(pattern: str, random: Random) -> str:
    """The pattern with digits for # and capitals for @; never begins with a nought."""
    first = {"#": "123456789", "@": "ABCDEFGHKLMNPRSTWX"}
    found = ""
    for sign in pattern:
        choices = first.get(sign, sign)
        if sign == "#" and found and found[-1].isdigit():
            choices = "0123456789"
        found += random.choice(choices)
    return found


@dataclass(frozen=True, slots=True)
class Customer:
    """A kind of customer: where, who may it be, what it buys and what its forms have room for.

    `number` is a pattern of PO numbers, with {n} a serial number, {y} and {yy} the year, {m} the
    month, and # for digits. `codes` are patterns of the seller's and of the buyer's article codes.
    """

    area: str
    buyers: str  # names parted by |
    trade: str
    number: str
    day: str  # a pattern of Unicode TR 35
    money: str = "bare"
    units: str = ""
    places: int = 0
    grouped: bool = True
    nation: str = ""
    lines: tuple[int, int] = (2, 8)
    own: bool = True  # goods go to another address than the letterhead's
    unit: str = ""  # a department, printed in the address the goods go to
    tax: bool = False
    freight: bool = False
    discount: bool = False
    base: bool = False
    codes: str = ""

    @property
    def facts(self) -> dict[str, Any]:
        found: dict[str, Any] = words("areas")[self.area]
        return found

    @property
    def hand(self) -> Hand:
        facts = self.facts
        names = (self.units or facts["units"]).split()
        return LocalHand(
            country=facts["country"],
            language=facts["language"],
            currency=facts["currency"],
            units=dict(zip(LETTERS, names, strict=True)),
            day=self.day,
            money=self.money,
            grouped=self.grouped,
            quantity_places=self.places,
            nation=self.nation,
        )

    def place(self, name: str, random: Random, unit: str = "") -> Place:
        facts = self.facts
        code, city, region = random.choice(facts["towns"])
        plain = "".join(each for each in name.lower() if each.isascii() and each.isalpha())
        return Place(
            name=name,
            street=filled(random.choice(facts["streets"]), random),
            postcode=code,
            city=city,
            region=region,
            country=facts["country"],
            person=random.choice(facts["people"]),
            phone=filled(facts["phone"], random),
            mail=f"purchasing@{plain[:18] or 'firm'}.example",
            unit=unit,
        )

    def an_order(self, name: str, seed: int, index: int, most: int = 99) -> Order:
        """An order of at most so many lines by the customer of this seed."""
        habit, random = dice(f"{name}/{seed}"), dice(f"{name}/{seed}/{index}")
        buyer = self.place(habit.choice(self.buyers.split("|")), habit)
        seller = self.place(habit.choice(self.facts["sellers"]), habit)
        store = self.place(buyer.name, habit, self.unit) if self.own else buyer
        patterns = self.codes.split("|") if self.codes else habit.sample(CODES, 2)
        ordered = FIRST_DAY + timedelta(days=random.randrange(400, 1400))
        wanted = ordered + timedelta(days=random.randint(4, 45))
        made = self._lines(patterns, random, random.randint(*self.lines))
        lines = tuple(each(wanted + timedelta(days=random.randint(0, 21))) for each in made[:most])
        number = self.number.format(
            n=random.randint(1, 9999), y=ordered.year, yy=ordered.year % 100, m=ordered.month
        )
        order = Order(
            number=filled(number, random),
            ordered=ordered,
            wanted=wanted,
            currency=self.facts["currency"],
            language=self.facts["language"],
            buyer=buyer,
            seller=seller,
            ship_to=store,
            bill_to=buyer,
            lines=lines,
            tax_rate=Decimal(self.facts["tax"]),
            freight=Decimal(random.choice(["0", "9.50", "15.00", "48.00"])),
            references=references(self.facts["language"], random),
        )
        return told(
            order, base=self.base, discount=self.discount, freight=self.freight, tax=self.tax
        )

    def _lines(self, patterns: list[str], random: Random, count: int) -> list["Maker"]:
        trades = words("goods")[self.facts["language"]]
        goods, others = list(trades[self.trade]), [each for one in trades.values() for each in one]
        random.shuffle(goods)
        random.shuffle(others)
        goods += [each for each in others if each not in goods] * (count > len(goods))
        goods *= 1 + count // len(goods)
        return [
            partial_line(at + 1, each, patterns, random, self.facts["language"])
            for at, each in enumerate(goods[:count])
        ]


Maker = Callable[[date], Line]


def partial_line(
    position: int, goods: str, patterns: list[str], random: Random, language: str
) -> Maker:
    """A line that lacks only its date."""
    text, unit, usual = goods.split("|")
    price = Decimal(usual.replace(",", ".")) * random.randint(85, 120) / 100
    dear, cheap = price > 30, price < Decimal("0.7")
    base = 100 if cheap else 1
    several = random.choice(
        [1, 2, 2, 3, 4, 5, 6] if dear else [4, 6, 8, 10, 12, 15, 20, 25, 40, 60]
    )
    quantity = Decimal(several * (50 if cheap else 1))
    if unit in "kml" and not cheap and random.random() < 0.35:
        quantity += Decimal("0.5")
    details = words("goods")["details"][language]
    sku, buyer_sku = filled(patterns[0], random), filled(patterns[-1], random)
    gtin = gtin13("5391234", random.randint(1, 99999))
    detail = random.choice(details) if random.random() < 0.35 else ""
    discount = Decimal(random.choice([0, 0, 5, 10, 15, 20]))
    return lambda day: Line(
        position=position,
        sku=sku,
        buyer_sku=buyer_sku,
        gtin=gtin,
        description=text,
        detail=detail,
        quantity=quantity,
        unit=unit,
        price=cents(price * base),
        base=base,
        discount=discount,
        delivery=day,
        note="",
    )
