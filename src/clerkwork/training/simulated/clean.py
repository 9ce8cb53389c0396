"""What a careful customer orders: usual articles in usual quantities, everything right."""

import math
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from random import Random

from django.utils import timezone
from holidays import country_holidays

from clerkwork.training.papers import Paper, PaperLine
from clerkwork.training.simulated.buyers import TAX_FORMS, Buyer, Usual
from clerkwork.training.simulated.company import World
from clerkwork.training.simulated.goods import CENT, Good

# How much more of a family is wanted in which months.
SEASONS = {"WAT": {6, 7, 8}, "TEA": {10, 11, 12, 1}, "DIS": {1, 2}, "GLV": {11, 12}}
IN_SEASON = 1.3
WORDS = {
    "de": {"EA": ["Stück", "Stk"], "CS": ["Karton"]},
    "en": {"EA": ["pcs", "each"], "CS": ["case", "cases"]},
    "fr": {"EA": ["pièces"], "CS": ["carton"]},
}
THANKS = {
    "de": ["Vielen Dank!", "Bitte um Auftragsbestätigung.", "Anlieferung über Tor 2."],
    "en": ["Thank you!", "Please confirm this order.", "Deliveries at gate 2, please."],
    "fr": ["Merci d'avance.", "Merci de confirmer la commande."],
}
# Which numbers of an article remain, by what a customer states.
KEPT = {
    "sku": ("sku",),
    "own": ("buyer_sku",),
    "both": ("sku", "buyer_sku"),
    "gtin": ("gtin",),
    "all": ("sku", "buyer_sku", "gtin"),
}
LINES = [1, 1, 2, 2, 3, 3, 4, 5, 6, 8]
HOME = "DE"  # where the goods leave from


class Clerk:
    """Writes customers' orders; knows each customer's last PO number."""

    def __init__(self, world: World, random: Random) -> None:
        self.world, self.random = world, random
        self.serials = {buyer.code: buyer.serial for buyer in world.buyers}

    def next_number(self, buyer: Buyer) -> str:
        """The customer's next PO number; some are given to other suppliers."""
        self.serials[buyer.code] += self.random.randint(1, 4)
        serial, today = self.serials[buyer.code], timezone.localdate()
        styles = [
            f"45{serial:08d}",
            f"PO-{today.year}-{serial:05d}",
            f"B{today:%y}/{serial:05d}",
            f"{700_000 + serial}",
            f"EK {today:%y}-{serial:05d}",
            f"P{serial:07d}",
        ]
        return styles[buyer.po_style]

    def clean(self, buyer: Buyer) -> Paper:
        """The next order of this customer, as it would be without any mistake."""
        random, today = self.random, timezone.localdate()
        count = min(len(buyer.range), random.choice(LINES))
        person, mail = random.choice(buyer.people)
        place = random.choice([buyer.places[0], *buyer.places])
        paper = Paper(
            po_number=self.next_number(buyer),
            customer=buyer.code,
            name=buyer.name,
            edi_id=buyer.edi_id,
            place=dict(place),
            day=today,
            due=working_day(today + timedelta(days=random.randint(7, 18)), place["country"]),
            currency=buyer.currency,
            lines=[self.line(buyer, each) for each in random.sample(buyer.range, count)],
            language=buyer.language,
            person=person,
            mail=mail,
            note=random.choice(thanks(buyer)) if random.random() < 0.15 else "",
            terms=buyer.payment_days if buyer.states_terms else None,
        )
        within_credit(paper, buyer)
        return add_up(paper, buyer)

    def line(self, buyer: Buyer, each: Usual, *, today: date | None = None) -> PaperLine:
        """The usual article in about the usual quantity, at the price that holds for it."""
        good = self.world.goods[each.sku]
        month = (today or timezone.localdate()).month
        season = IN_SEASON if month in SEASONS.get(good.family, ()) else 1.0
        drawn = each.quantity * season * math.exp(self.random.gauss(0, each.spread))
        quantity = handy(drawn)
        return self.line_of(buyer, good, each.unit, quantity, own=each.own)

    def line_of(
        self, buyer: Buyer, good: Good, unit: str, quantity: Decimal | int, *, own: str = ""
    ) -> PaperLine:
        """A line as this customer writes it, with every number; `stated` leaves some out."""
        price = good.price(buyer.listed, unit, quantity)
        words = WORDS.get(buyer.language, WORDS["en"]).get(unit, [unit])
        return PaperLine(
            sku=good.sku,
            name=good.name,
            quantity=quantity,
            unit=unit,
            price=price,
            buyer_sku=own,
            gtin=good.gtins.get(unit, ""),
            word=self.random.choice(words) if self.random.random() < 0.3 else "",
        )


def handy(drawn: float) -> int:
    """A quantity as people order it: exact while small, then in fives and tens."""
    step = 1 if drawn < 12 else 5 if drawn < 60 else 10
    return max(1, round(drawn / step) * step)


def within_credit(paper: Paper, buyer: Buyer) -> None:
    """Leave lines out, and halve the last, until the order keeps within four fifths of the limit."""
    while buyer.credit is not None and paper.goods() > buyer.credit * Decimal("0.8"):
        last = paper.lines[-1]
        if len(paper.lines) > 1:
            paper.lines.pop()
        elif last.quantity and last.quantity > 1:
            last.quantity = int(last.quantity) // 2
        else:
            return


def add_up(paper: Paper, buyer: Buyer) -> Paper:
    """State amounts, freight and tax as this customer does, and rightly."""
    for line in paper.lines:
        line.amount = line.comes_to() if buyer.states_amounts and line.price is not None else None
    if buyer.form in TAX_FORMS and paper.goods():
        paper.freight = buyer.freight
        paper.tax = ((paper.goods() + paper.freight) * buyer.tax / 100).quantize(CENT)
    return paper


def stated(paper: Paper, buyer: Buyer) -> Paper:
    """The paper as this customer writes it: with what they state of each article."""
    paper = replace(paper, lines=[stated_line(line, buyer) for line in paper.lines])
    if not buyer.states_prices:
        paper.freight = paper.tax = Decimal(0)
    return add_up(paper, buyer)


def stated_line(line: PaperLine, buyer: Buyer) -> PaperLine:
    """The line with those numbers that they state; where none would remain, with ours."""
    kept = KEPT[buyer.codes]
    if not any(getattr(line, name) for name in kept):
        kept = ("sku",)
    return replace(
        line,
        price=line.price if buyer.states_prices else None,
        sku=line.sku if "sku" in kept else "",
        buyer_sku=line.buyer_sku if "buyer_sku" in kept else "",
        gtin=line.gtin if "gtin" in kept else "",
    )


def respelt(place: dict[str, str], random: Random) -> dict[str, str]:
    """The same address as somebody else in the same house would type it."""
    kinds = [
        {name: value.upper() for name, value in place.items() if name in {"street", "city"}},
        {"street": place["street"].replace("straße", "str.").replace("Straße", "Str.")},
        {"region": ""},
        {"name": place["name"].upper()},
    ]
    return place | random.choice(kinds)


def thanks(buyer: Buyer) -> list[str]:
    return THANKS.get(buyer.language, THANKS["en"])


def working_day(day: date, country: str) -> date:
    """This day, or the next on which both our people and theirs work."""
    while day.weekday() > 4 or day in free_days(country) or day in free_days(HOME):
        day += timedelta(days=1)
    return day


@cache
def free_days(country: str) -> set[date]:
    year = timezone.localdate().year
    return set(country_holidays(country, years=(year, year + 1)))
