"""How numbers, money, dates and addresses are written by one customer."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from babel import Locale
from babel.dates import format_date

from .places import Place

MARKS = {"en": (",", "."), "CH": ("'", "."), "fr": ("\u00a0", ","), "": (".", ",")}
SIGNS = {"EUR": "€", "USD": "$", "GBP": "£", "CHF": "CHF", "INR": "Rs.", "AUD": "$", "CAD": "$"}
SIGNS |= {"ZAR": "R", "SGD": "S$", "MXN": "$", "BRL": "R$"}
DATES = {
    "US": ["M/d/yyyy", "MM/dd/yyyy", "MMMM d, yyyy", "MMM d, yyyy", "M/d/yy", "yyyy-MM-dd"],
    "GB": ["dd/MM/yyyy", "d MMMM yyyy", "dd-MMM-yyyy", "dd/MM/yy", "d MMM yyyy", "dd.MM.yyyy"],
    "IN": ["dd-MM-yyyy", "dd/MM/yyyy", "dd-MMM-yyyy", "dd.MM.yyyy", "d MMM yyyy"],
    "AU": ["dd/MM/yyyy", "d MMMM yyyy", "dd/MM/yy", "dd-MMM-yyyy"],
    "CA": ["yyyy-MM-dd", "MMMM d, yyyy", "MMM d, yyyy"],
    "de": ["dd.MM.yyyy", "dd.MM.yy", "d. MMMM yyyy", "d.M.yyyy", "yyyy-MM-dd"],
    "fr": ["dd/MM/yyyy", "d MMMM yyyy", "dd/MM/yy", "dd-MM-yyyy", "dd.MM.yyyy"],
    "es": ["dd/MM/yyyy", "d 'de' MMMM 'de' yyyy", "dd-MM-yyyy", "dd/MM/yy", "d/M/yyyy"],
    "it": ["dd/MM/yyyy", "d MMMM yyyy", "dd/MM/yy", "dd.MM.yyyy", "dd-MM-yyyy"],
    "nl": ["dd-MM-yyyy", "d MMMM yyyy", "d-M-yyyy", "dd/MM/yyyy", "dd-MM-yy"],
    "pt": ["dd/MM/yyyy", "d 'de' MMMM 'de' yyyy", "dd-MM-yyyy", "yyyy-MM-dd", "dd/MM/yy"],
}
WITH_WEEKDAY = {"US": "EEEE, MMMM d, yyyy", "GB": "EEE d MMM yyyy", "de": "EEEE, dd.MM.yyyy"}


@dataclass(frozen=True, slots=True)
class Hand:
    """One customer's way of writing; every choice is named after what it looks like."""

    country: str
    language: str
    currency: str
    units: dict[str, str]
    day: str  # a pattern of Unicode TR 35
    money: str  # bare, sign before, sign after, code before, code after
    grouped: bool = True  # 1,234.50 rather than 1234.50
    quantity_places: int = 0  # 10.00 rather than 10; more where the quantity needs them
    nation: str = ""  # "" (not printed), name, capitals, code

    @property
    def marks(self) -> tuple[str, str]:
        """(between thousands, before decimals)."""
        return MARKS.get(self.country) or MARKS.get(self.language) or MARKS[""]

    def number(self, value: Decimal, places: int) -> str:
        thousands, mark = self.marks
        text = f"{value:,.{places}f}"
        if self.country == "IN":
            text = lakhs(f"{value:.{places}f}")
        return text.replace(",", "\0").replace(".", mark).replace("\0", thousands * self.grouped)

    def date(self, value: date) -> str:
        tongue = "en_US" if self.country == "US" else self.language
        return format_date(value, self.day, locale=Locale.parse(tongue))

    def amount(self, value: Decimal, places: int = 2, money: str = "") -> str:
        text, style = self.number(value, places), money or self.money
        sign = SIGNS[self.currency]
        gap = "" if sign in "$£" else " "
        styles = {
            "bare": text,
            "sign before": f"{sign}{gap}{text}",
            "sign after": f"{text} {sign}",
            "code before": f"{self.currency} {text}",
            "code after": f"{text} {self.currency}",
        }
        return styles[style]

    def price(self, value: Decimal) -> str:
        return self.amount(value, max(2, decimals(value)))

    def quantity(self, value: Decimal) -> str:
        return self.number(value, max(self.quantity_places, decimals(value)))

    def unit(self, letter: str) -> str:
        return self.units[letter]

    def nation_of(self, place: Place) -> str:
        if self.nation == "code":
            return place.country
        name = str(Locale.parse(self.language).territories[place.country])
        return {"": "", "name": name, "capitals": name.upper()}[self.nation]

    def town(self, place: Place) -> list[str]:
        """The lines of an address below the street."""
        country, code, city, region = place.country, place.postcode, place.city, place.region
        if country == "US":
            return [f"{city}, {region} {code}"]
        if country in ("CA", "AU"):
            return [f"{city}, {region} {code}" if country == "CA" else f"{city} {region} {code}"]
        if country == "IN":
            return [f"{city} - {code}", region]
        if country == "GB":
            return [city, *([region] if region else []), code]
        return [f"{code} {city}{f' ({region})' if region else ''}"]

    def address(self, place: Place, *, name: bool = True) -> list[str]:
        lines = [place.name] if name else []
        lines += [place.unit] if place.unit else []
        nation = self.nation_of(place)
        return [*lines, place.street, *self.town(place), *([nation] if nation else [])]


def lakhs(text: str) -> str:
    """1234567.00 as 12,34,567.00: three digits, then twos, as India groups them."""
    whole, mark, rest = text.partition(".")
    head, tail = whole[:-3], whole[-3:]
    groups = [head[max(0, end - 2) : end] for end in range(len(head), 0, -2)][::-1]
    return ",".join([*groups, tail]) + mark + rest


def decimals(value: Decimal) -> int:
    """How many decimals the value needs."""
    exponent = value.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def date_patterns(country: str, language: str) -> list[str]:
    usual = DATES.get(country) or DATES[language]
    weekday = WITH_WEEKDAY.get(country) or WITH_WEEKDAY.get(language)
    return [*usual, weekday] if weekday else usual
