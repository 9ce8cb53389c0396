"""One order object of our own JSON to a draft order, value by value."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any

from clerkwork.intake.draft import Address, DraftLine, DraftOrder, Problem, Spot
from clerkwork.intake.readers.countries import CODES, country_code
from clerkwork.intake.readers.numbers import plain_number

ADDRESS_KEYS = frozenset(
    ("name", "street", "street2", "city", "region", "postcode", "country", "code")
)
LINE_KEYS = frozenset(
    """line sku buyer_sku gtin description quantity uom unit_price price_base_quantity line_total
    requested_delivery ship_to pack_size note""".split()  # noqa: SIM905
)
ORDER_KEYS = frozenset(
    """po_number release order_date currency buyer_name buyer_code email ship_to requested_delivery
    lines charges total payment_days note""".split()  # noqa: SIM905
)
WITNESSED = (LINE_KEYS | ORDER_KEYS) - {"lines", "ship_to"}
# What the printed reading has beside these: an order handed back may carry them, but empty.
PRINTED = frozenset(("where", "deliveries"))
DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")
MAX_EXPONENT = 30
TEXT_LENGTH = 5000


class Broken(Exception):  # noqa: N818  a finding about the document, not a fault of ours
    """An order whose structure cannot be relied on; the text names path, found and expected."""


class Doubled(dict[str, Any]):
    """An object in which `key` stands twice."""

    def __init__(self, key: str) -> None:
        super().__init__()
        self.key = key


class NotNumber:
    """NaN or Infinity, which Python's json accepts and JSON does not have."""

    def __init__(self, written: str) -> None:
        self.written = written

    def __repr__(self) -> str:
        return self.written


@dataclass(slots=True)
class Place:
    """Where in the document we are: for the words of a problem, and as a pointer for evidence.

    The evidence is only written down where it is `wanted`.
    """

    where: str
    path: str
    pointer: str
    index: int
    problems: list[Problem]
    wanted: bool = True

    def complain(self, key: str, value: Any, expected: str) -> None:
        found = f'"{value[:40]}"' if isinstance(value, str) else repr(value)[:40]
        what = f"{self.path}{key}: found {found}, expected {expected}"
        self.problems.append(Problem(self.where, what, self.index, key))


def read_order(value: Any, place: Place) -> DraftOrder:
    """The draft order; a value of the wrong kind is null and a problem. Raises Broken."""
    where, path, pointer = place.where, place.path, place.pointer
    as_object(value, f"{path}" or "order")
    if not value.keys() <= ORDER_KEYS:
        unknown_keys(value, ORDER_KEYS, place)
    lines = value.get("lines")
    if type(lines) is not list:
        raise Broken(f"{path}lines: found {lines!r:.40}, expected a list of lines")
    order = DraftOrder(
        po_number=text(value, "po_number", place),
        release=text(value, "release", place),
        order_date=day(value, "order_date", place),
        currency=currency(value, place),
        buyer_name=text(value, "buyer_name", place),
        buyer_code=text(value, "buyer_code", place),
        email=text(value, "email", place),
        ship_to=address(value, place),
        requested_delivery=day(value, "requested_delivery", place),
        charges=number(value, "charges", place),
        total=number(value, "total", place),
        payment_days=count(value, "payment_days", place),
        note=text(value, "note", place),
        where=where if not path else f"{where}, {path[:-1]}",
    )
    if place.wanted:
        witness(order, value, pointer)
    for position, each in enumerate(lines):
        place.path = f"{path}lines[{position}]."
        line = read_line(each, place)
        if place.wanted:
            witness(line, each, f"{pointer}/lines/{position}")
        order.lines.append(line)
    return order


def witness(read: DraftOrder | DraftLine, value: dict[str, Any], pointer: str) -> None:
    """Note where each value that was read stands; exact, for the keys are our own."""
    spots, begin = read.spots, f"{pointer}/"
    for key in value:
        if key in WITNESSED and getattr(read, key, None) is not None:
            spots[key] = Spot(("path", begin + key))
    if read.ship_to is not None:
        for part in value["ship_to"]:
            if getattr(read.ship_to, part, None) is not None:
                spots[f"ship_to.{part}"] = Spot(("path", f"{begin}ship_to/{part}"))


def read_line(value: Any, place: Place) -> DraftLine:
    as_object(value, place.path[:-1])
    if not value.keys() <= LINE_KEYS:
        unknown_keys(value, LINE_KEYS, place)
    return DraftLine(
        line=text(value, "line", place),
        sku=text(value, "sku", place),
        buyer_sku=text(value, "buyer_sku", place),
        gtin=text(value, "gtin", place),
        description=text(value, "description", place),
        quantity=number(value, "quantity", place),
        uom=text(value, "uom", place),
        unit_price=number(value, "unit_price", place),
        price_base_quantity=number(value, "price_base_quantity", place),
        line_total=number(value, "line_total", place),
        requested_delivery=day(value, "requested_delivery", place),
        ship_to=address(value, place),
        pack_size=number(value, "pack_size", place),
        note=text(value, "note", place),
        where=f"{place.where}, {place.path[:-1]}",
    )


def as_object(value: Any, path: str) -> None:
    if type(value) is not dict:
        path = path.rstrip(".")
        if isinstance(value, Doubled):
            raise Broken(f"{path}: found the key {value.key!r} twice, expected it once")
        raise Broken(f"{path}: found {value!r:.40}, expected an object")


def unknown_keys(value: Mapping[str, Any], known: frozenset[str], place: Place) -> None:
    """A key we do not know may be a misspelt one: said, never passed over."""
    for key in value.keys() - known:
        if key in {"where", "spots"} or (key in PRINTED and not value[key]):
            continue
        what = f"{place.path}{key[:40]}: found a key that is not known"
        place.problems.append(Problem(place.where, what, place.index))


def text(value: dict[str, Any], key: str, place: Place) -> str | None:
    found = value.get(key)
    if found is None:
        return None
    if type(found) is str:
        if len(found) > TEXT_LENGTH:
            place.complain(key, found, f"at most {TEXT_LENGTH} characters")
            return None
        return found.strip() or None
    if type(found) is int:  # a number is what many write for a code of digits
        return str(found)
    place.complain(key, found, "a text")
    return None


def number(value: dict[str, Any], key: str, place: Place) -> Decimal | None:
    found = value.get(key)
    if found is None:
        return None
    exact: Decimal | None = None
    if type(found) is str:
        exact = plain_number(found)
    elif type(found) is int and abs(found) < 10**MAX_EXPONENT:
        exact = Decimal(found)
    elif type(found) is Decimal and abs(found.adjusted()) < MAX_EXPONENT:
        exact = found
    if exact is None and found != "":
        place.complain(key, found, "a number")
    return exact


def count(value: dict[str, Any], key: str, place: Place) -> int | None:
    """A whole number of at most three digits."""
    found = number(value, key, place)
    if found is None or (found == found.to_integral_value() and 0 <= found < 1000):
        return None if found is None else int(found)
    place.complain(key, value[key], "a whole number below 1000")
    return None


def day(value: dict[str, Any], key: str, place: Place) -> str | None:
    """A date, or two with a slash between."""
    found = value.get(key)
    if found is None or found == "":
        return None
    if type(found) is str and (is_date(found) or is_window(found)):
        return found
    place.complain(key, found, "a date as YYYY-MM-DD")
    return None


@lru_cache(maxsize=4096)
def is_date(written: str) -> bool:
    if not DATE.match(written):
        return False
    try:
        date.fromisoformat(written)
    except ValueError:
        return False
    return True


def is_window(written: str) -> bool:
    begin, slash, end = written.partition("/")
    return slash == "/" and is_date(begin) and is_date(end)


def currency(value: dict[str, Any], place: Place) -> str | None:
    found = value.get("currency")
    if found is None or found == "":
        return None
    if type(found) is str and len(found) == 3 and found.isascii() and found.isalpha():
        return found.upper()
    place.complain("currency", found, "a code of three letters")
    return None


def address(value: dict[str, Any], place: Place) -> Address | None:
    found = value.get("ship_to")
    if found is None:
        return None
    before = place.path
    place.path = f"{before}ship_to."
    as_object(found, place.path)
    if not found.keys() <= ADDRESS_KEYS:
        unknown_keys(found, ADDRESS_KEYS, place)
    country = text(found, "country", place)
    if country is not None and country not in CODES:
        written, country = country, country_code(country)
        if country is None:
            place.complain("country", written, "an ISO 3166 code of two letters")
    read = Address(
        name=text(found, "name", place),
        street=text(found, "street", place),
        street2=text(found, "street2", place),
        city=text(found, "city", place),
        region=text(found, "region", place),
        postcode=text(found, "postcode", place),
        country=country,
        code=text(found, "code", place),
    )
    place.path = before
    return read
