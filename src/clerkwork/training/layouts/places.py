"""Where made-up companies live: names, legal forms, streets and towns of each country."""

from dataclasses import dataclass
from functools import cache
from random import Random

from .vocabulary import words_file


@dataclass(frozen=True, slots=True)
class Country:
    """What is needed to invent companies; towns are (postcode, town, region or "")."""

    code: str
    language: str
    currency: str
    tax: str  # per cent
    forms: tuple[str, ...]
    stems: tuple[str, ...]
    streets: tuple[str, ...]  # {} is the house number
    towns: tuple[tuple[str, str, str], ...]
    first: tuple[str, ...]
    last: tuple[str, ...]
    phone: str


@cache
def countries() -> dict[str, Country]:
    found = {}
    for code, facts in words_file("places.json").items():
        found[code] = Country(
            code=code,
            language=facts["language"],
            currency=facts["currency"],
            tax=facts["tax"],
            forms=tuple(facts["forms"]),
            stems=tuple(facts["stems"]),
            streets=tuple(facts["streets"]),
            towns=tuple((town[0], town[1], town[2]) for town in facts["towns"]),
            first=tuple(facts["first"]),
            last=tuple(facts["last"]),
            phone=facts["phone"],
        )
    return found


@dataclass(frozen=True, slots=True)
class Place:
    """A company at an address; `country` is ISO 3166 alpha-2."""

    name: str
    street: str
    postcode: str
    city: str
    region: str
    country: str
    person: str
    phone: str
    mail: str
    unit: str = ""  # a department or warehouse, printed between name and street


def a_place(country: Country, random: Random, *, name: str = "", unit: str = "") -> Place:
    """A company of this country; with a name, another address of that company."""
    stem = random.choice(country.stems)
    whole = name or f"{stem} {random.choice(country.forms)}"
    postcode, city, region = random.choice(country.towns)
    first, last = random.choice(country.first), random.choice(country.last)
    site = "".join(each for each in whole.split()[0].lower() if each.isascii() and each.isalpha())
    return Place(
        name=whole,
        street=random.choice(country.streets).format(random.randint(1, 240)),
        postcode=postcode,
        city=city,
        region=region,
        country=country.code,
        person=f"{first} {last}",
        phone=country.phone.format(random.randint(10, 99), random.randint(10, 99)),
        mail=f"orders@{site or 'company'}.example",
        unit=unit,
    )
