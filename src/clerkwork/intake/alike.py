"""How places are compared, however they are written."""

import re
from functools import lru_cache

BETWEEN_DIGITS = re.compile(r"(?<=\d)[\W_]+(?=\d)")
# What is written short or in full on one and the same street sign.
SHORT = (
    (re.compile(r"stra(?:ss|ß)e\b|\bstreet\b"), "str"),
    (re.compile(r"\bave(?:nue)?\b"), "av"),
    (re.compile(r"\broad\b"), "rd"),
    (re.compile(r"\bboulevard\b"), "blvd"),
    (re.compile(r"\bst\b\.?(?=\s*\Z)"), "str"),
)
PROVINCE = re.compile(r"\s+\(?[A-Z]{2}\)?\Z")  # Padova PD, Padova (PD): Italian post


def address_key(street: str | None, postcode: str | None, city: str | None) -> str:
    """Street, postcode and place, as they are compared."""
    return "|".join((street_key(street), plain(postcode), city_key(city)))


@lru_cache(maxsize=4096)
def street_key(street: str | None) -> str:
    """A street without case, blanks, points and what is written short; 1/1 is not 11."""
    written = (street or "").casefold()
    for long, short in SHORT:
        written = long.sub(short, written)
    return "-".join(plain(part) for part in BETWEEN_DIGITS.split(written))


def city_key(city: str | None) -> str:
    """A city without case, blanks and points, and without the province behind it."""
    return plain(PROVINCE.sub("", city or ""))


@lru_cache(maxsize=4096)
def plain(text: str | None) -> str:
    return "".join(letter for letter in (text or "").casefold() if letter.isalnum())
