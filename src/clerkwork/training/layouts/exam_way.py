"""How the customers of the first exam write, and what their forms have room for."""

from dataclasses import dataclass, replace
from decimal import Decimal

from babel.numbers import format_decimal

from .places import countries
from .truth import Order, an_order, habits, told
from .vocabulary import dice
from .writing import Hand

UNITS = {  # ways of naming a piece, a box, a kilogram, a metre, a litre, a roll, a set
    "US": ("EA BX KG M L RL ST", "Each Case Kg Meter Liter Roll Set", "ea. ctn. kg m ltr roll set"),
    "GB": (
        "EACH BOX KG MTR LTR ROLL SET",
        "No. Pk kg m L Rl set",
        "Each Pack KGS M LITRE REEL KIT",
    ),
    "IN": ("Nos. Box Kgs Mtr Ltr Roll Set", "NOS BOX KGS MTRS LTRS ROLLS SETS", ""),
    "AU": ("EA CTN KG M L ROLL SET", "Unit Box kg m L roll kit", ""),
    "de": (
        "Stk VPE kg lfm Ltr Rol Set",
        "ST KAR KG M L ROL SA",
        "Stück Pkg. kg m Liter Rolle Satz",
    ),
    "fr": ("U Bte kg ml L Rlx Jeu", "PCE CAR KG M L RLX LOT", "unité boîte kg m litre rouleau lot"),
    "es": ("Uds Caja Kg Mts Lts Rollo Jgo", "UN CJ KG M L RL JG", ""),
    "it": ("NR CF KG MT LT RT KIT", "pz conf kg mt lt rot set", ""),
    "nl": ("stuks doos kg m ltr rol set", "ST DS KG MTR LTR ROL SET", ""),
    "pt": ("UN CX KG MT LT RL CJ", "Unid. Caixa Kg m L Rolo Conj.", ""),
}
LETTERS = "pbkmlrs"


class IndianHand(Hand):
    """Groups lakhs and crores: 12,34,567.00."""

    def number(self, value: Decimal, places: int) -> str:
        pattern = f"#,##,##0.{'0' * places}" if places else "#,##,##0"
        return format_decimal(value, pattern, locale="en_IN")


@dataclass(frozen=True, slots=True)
class Way:
    """How one customer writes, and what its form has room for."""

    country: str
    day: str  # a pattern of Unicode TR 35
    money: str = "bare"
    units: int = 0
    places: int = 0  # of quantities
    grouped: bool = True
    nation: str = ""
    lines: tuple[int, int] = (1, 9)
    own: bool = True  # goods go to another address than the letterhead's
    tax: bool = False
    freight: bool = False
    discount: bool = False
    base: bool = False

    @property
    def hand(self) -> Hand:
        facts = countries()[self.country]
        names = UNITS.get(self.country) or UNITS[facts.language]
        return (IndianHand if self.country == "IN" else Hand)(
            country=self.country,
            language=facts.language,
            currency=facts.currency,
            units=dict(zip(LETTERS, names[self.units].split(), strict=True)),
            day=self.day,
            money=self.money,
            grouped=self.grouped,
            quantity_places=self.places,
            nation=self.nation,
        )

    def an_order(self, name: str, seed: int, index: int, most: int) -> Order:
        """An order of at most so many lines by the customer of this seed."""
        random = dice(f"{name}/{seed}/{index}")
        count = random.randint(*self.lines)
        company = habits(self.country, dice(f"{name}/{seed}"))
        order = an_order(self.country, company, random, lines=count, own_place=self.own)
        order = replace(order, lines=order.lines[:most])
        room = {"tax": self.tax, "freight": self.freight}
        return told(order, base=self.base, discount=self.discount, **room)
