"""Who orders: invented customers, each with settled habits. The same seed, the same people."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from random import Random

from django.utils.text import slugify

from clerkwork.training.layouts.places import Country, Place, a_place, countries
from clerkwork.training.simulated.goods import Good

# Where they live, by how many of a hundred.
HOMES = {"DE": 30, "FR": 11, "AT": 8, "BE": 6, "NL": 9, "ES": 7, "IT": 8, "PT": 4, "GB": 8, "US": 9}
# In which form they order, of twenty; a customer keeps to one.
FORMS = ["edi"] * 7 + ["ubl", "cxml", "json", "json", "json", "csv", "xlsx"]
FORMS += ["mail"] * 3 + ["pdf", "pdf", "mail_pdf"]
AMOUNT_FORMS = {"edifact", "ubl", "json", "csv", "xlsx"}  # that have room for amounts, unforced
TAX_FORMS = {"ubl", "cxml", "json", "mail", "pdf", "mail_pdf"}
CODES = ["sku"] * 9 + ["own"] * 3 + ["both"] * 4 + ["gtin"] * 2 + ["all"] * 2
CONTRACTS = {"EUR": ["CONTRACT-A-EUR", "CONTRACT-B-EUR", "KEY-EUR"], "USD": ["CONTRACT-USD"]}
SHARES = {"CONTRACT-A-EUR": Decimal("0.96"), "CONTRACT-B-EUR": Decimal("0.90")}
SHARES |= {"CONTRACT-USD": Decimal("0.93")}
BLOCKED_EVERY, TIGHT_EVERY = 25, 15


@dataclass(frozen=True, slots=True)
class Usual:
    """An article that this customer buys: in which unit, and how much around which quantity."""

    sku: str
    unit: str
    quantity: float
    spread: float  # of the logarithm
    own: str  # their number for it, or ""


@dataclass(slots=True)
class Buyer:
    """A customer and how they order."""

    code: str
    name: str
    country: str
    language: str
    currency: str
    listed: str  # the code of the price list
    domain: str
    edi_id: str
    form: str
    codes: str  # which numbers of an article they state
    people: list[tuple[str, str]]  # name, mail
    places: list[dict[str, str]]  # with the code of the address
    weeks: float  # from order to order
    po_style: int
    serial: int
    payment_days: int
    tax: Decimal  # per cent, 0 where it is not stated
    freight: Decimal
    states_amounts: bool
    states_terms: bool
    states_prices: bool
    blocked: bool = False
    tight: bool = False  # orders close to the credit limit
    credit: Decimal | None = None
    range: list[Usual] = field(default_factory=list)

    @property
    def far(self) -> bool:
        return self.country == "US"


def invent_buyers(count: int, goods: Mapping[str, Good], seed: int) -> list[Buyer]:
    """So many customers, C2001 and on."""
    taken: set[str] = set()
    return [invent_buyer(at, goods, Random(f"{seed}:{at}"), taken) for at in range(count)]  # noqa: S311  play data


def invent_buyer(at: int, goods: Mapping[str, Good], random: Random, taken: set[str]) -> Buyer:
    facts = countries()[random.choices(list(HOMES), list(HOMES.values()))[0]]
    home = unlike(facts, random, taken)
    domain = domain_of(home, at, taken)
    form = form_of(at, facts.currency, random)
    buyer = Buyer(
        code=f"C{2001 + at}",
        name=home.name,
        country=facts.code,
        language=facts.language,
        currency=facts.currency,
        listed=f"STANDARD-{facts.currency}",
        domain=domain,
        edi_id=f"{slugify(home.name).replace('-', '').upper()[:9]}{2001 + at}",
        form=form,
        codes=random.choice(CODES),
        people=[somebody(facts, domain, random) for _ in range(random.randint(1, 2))],
        places=places_of(home, facts, random),
        weeks=random.choice([1, 1, 1, 2, 2, 4]),
        po_style=random.randrange(6),
        serial=random.randint(100, 9_000),
        payment_days=random.choice([14, 30, 30, 30, 60]),
        tax=Decimal(facts.tax) if form in TAX_FORMS and random.random() < 0.4 else Decimal(0),
        freight=Decimal(random.choice([0, 0, 0, 990, 1490] if form in TAX_FORMS else [0])) / 100,
        states_amounts=form in AMOUNT_FORMS and random.random() < 0.5,
        states_terms=random.random() < 0.2,
        states_prices=random.random() < 0.92,
        blocked=at % BLOCKED_EVERY == BLOCKED_EVERY - 1,
        tight=at % TIGHT_EVERY == TIGHT_EVERY - 1,
    )
    if facts.currency in CONTRACTS and random.random() < 0.2:
        buyer.listed = random.choice(CONTRACTS[facts.currency])
    buyer.tight = buyer.tight and not buyer.blocked
    buyer.range = range_of(buyer, goods, random)
    buyer.credit = credit_of(buyer, goods, random)
    return buyer


def unlike(facts: Country, random: Random, taken: set[str]) -> Place:
    """A company that no other shares a name with: stem and town together are unique."""
    while True:
        home = a_place(facts, random)
        stem, form = random.choice(facts.stems), random.choice(facts.forms)
        key = slugify(f"{stem} {home.city}")
        if key not in taken:
            taken.add(key)
            return replace(home, name=f"{stem} {home.city} {form}")


def domain_of(home: Place, at: int, taken: set[str]) -> str:
    """A mail domain that nobody can own (RFC 2606), and nobody else here has."""
    stem = f"{slugify(home.name).partition('-')[0]}-{slugify(home.city)}"[:24]
    domain = f"{stem}.example" if f"{stem}.example" not in taken else f"{stem}{at}.example"
    taken.add(domain)
    return domain


def form_of(at: int, currency: str, random: Random) -> str:
    """The form, so that every run of twenty customers has them all in the same mixture."""
    form = FORMS[at * 7 % len(FORMS)]
    if form != "edi":
        return form
    return "x12" if currency != "EUR" or random.random() < 0.3 else "edifact"


def somebody(facts: Country, domain: str, random: Random) -> tuple[str, str]:
    first, last = random.choice(facts.first), random.choice(facts.last)
    return f"{first} {last}", f"{slugify(first)}.{slugify(last)}@{domain}"


def places_of(home: Place, facts: Country, random: Random) -> list[dict[str, str]]:
    """The head office, and up to two places more."""
    named = {"DE": "Lager", "AT": "Lager", "FR": "Entrepôt"}.get(facts.code, "Warehouse")
    places = [address("MAIN", home.name, home)]
    for at in range(random.choice([0, 0, 1, 1, 2])):
        places.append(
            address(f"W{at + 1}", f"{home.name}, {named} {at + 1}", a_place(facts, random))
        )
    return places


def address(code: str, name: str, where: Place) -> dict[str, str]:
    found = {field: getattr(where, field) for field in ("street", "city", "region", "postcode")}
    return {"code": code, "name": name, **found, "country": where.country}


def range_of(buyer: Buyer, goods: Mapping[str, Good], random: Random) -> list[Usual]:
    """Six to twenty articles of a few families, each in its usual quantity."""
    sold = [
        each
        for each in goods.values()
        if each.active and (buyer.listed, "EA") in each.steps and not (buyer.far and each.delicate)
    ]
    families = sorted({each.family for each in sold})
    chosen = set(random.sample(families, random.randint(4, 8)))
    some = [each for each in sold if each.family in chosen]
    picked = random.sample(some, min(len(some), random.randint(6, 20)))
    return [usual(buyer, at, each, random) for at, each in enumerate(picked)]


def usual(buyer: Buyer, at: int, good: Good, random: Random) -> Usual:
    """Some money's worth of it: 40 to 500 a line, more often little."""
    unit = "CS" if "CS" in good.factors and random.random() < 0.3 else "EA"
    price = good.price(buyer.listed, unit, 1) or Decimal(1)
    worth = math.exp(random.uniform(math.log(40), math.log(500)))
    quantity = max(1.0, worth / float(price))
    own = f"{buyer.serial}{random.randint(100, 999)}-{at + 10}" if buyer.codes != "sku" else ""
    return Usual(good.sku, unit, quantity, random.uniform(0.12, 0.35), own)


def credit_of(buyer: Buyer, goods: Mapping[str, Good], random: Random) -> Decimal | None:
    """None, or several usual orders; of the tight ones not even two."""
    worth = Decimal(0)
    for each in buyer.range:
        price = goods[each.sku].price(buyer.listed, each.unit, 1) or Decimal(0)
        worth += price * max(1, round(each.quantity))
    usual_order = worth / len(buyer.range) * 4
    if buyer.tight:
        return (usual_order * Decimal("1.5")).quantize(Decimal(1))
    wide = usual_order * random.choice([8, 12, 20])
    return random.choice([None, (wide / 1000).quantize(Decimal(1)) * 1000 + 2000])
