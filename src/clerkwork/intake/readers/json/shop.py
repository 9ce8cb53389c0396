"""Values out of the JSON that shops send, checked, and each with the place where it stands."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from clerkwork.intake.draft import Address, DraftLine, DraftOrder, Problem, Spot, Spots
from clerkwork.intake.readers.countries import country_code
from clerkwork.intake.readers.json.order import MAX_EXPONENT, TEXT_LENGTH
from clerkwork.intake.readers.numbers import plain_number
from clerkwork.intake.readers.xml.values import xml_day


class NoOrder(Exception):  # noqa: N818  a finding about the document, not a fault of ours
    """An object of a known shop that asks for no goods: its kind, and what it is."""

    def __init__(self, kind: str, what: str) -> None:
        super().__init__(what)
        self.kind = kind


@dataclass(slots=True)
class Page:
    """Where the values of one order or line go: its evidence, and the problems of its order."""

    spots: Spots
    problems: list[Problem]
    index: int

    def of(self, line: DraftLine) -> "Page":
        return Page(line.spots, self.problems, self.index)


class Part:
    """One object within the document, at its pointer; what is missing is an empty one."""

    __slots__ = ("page", "pointer", "value")

    def __init__(self, value: Any, pointer: str, page: Page) -> None:
        self.value: dict[str, Any] = value if type(value) is dict else {}
        self.pointer, self.page = pointer, page

    def inner(self, *keys: str) -> "Part":
        part = self
        for key in keys:
            part = Part(part.value.get(key), f"{part.pointer}/{key}", part.page)
        return part

    def all(self, key: str) -> "Iterator[Part]":
        found = self.value.get(key)
        for index, each in enumerate(found if type(found) is list else []):
            yield Part(each, f"{self.pointer}/{key}/{index}", self.page)

    def on(self, page: Page) -> "Part":
        """The same object for another page."""
        return Part(self.value, self.pointer, page)

    def complain(self, key: str, expected: str, field: str | None = None) -> None:
        what = f"found {self.value.get(key)!r:.60}, expected {expected}"
        self.page.problems.append(Problem(f"{self.pointer}/{key}", what, self.page.index, field))

    def note(self, field: str, key: str, sure: float = 1) -> None:
        self.page.spots[field] = Spot(("path", f"{self.pointer}/{key}"), sure)

    def text(self, field: str, *keys: str, sure: float = 1) -> str | None:
        """The first of these keys that says something."""
        for key in keys:
            found = self.value.get(key)
            if type(found) is int:
                found = str(found)
            if type(found) is not str:
                if found is not None:
                    self.complain(key, "a text", field)
                continue
            written = " ".join(found.split())
            if len(written) > TEXT_LENGTH:
                self.complain(key, f"at most {TEXT_LENGTH} characters", field)
            elif written:
                self.note(field, key, sure)
                return written
        return None

    def number(self, field: str, *keys: str, sure: float = 1) -> Decimal | None:
        """The first of these keys that holds a number, as one or written in a text."""
        for key in keys:
            found = self.value.get(key)
            if found in (None, ""):
                continue
            exact = exact_number(found)
            if exact is not None:
                self.note(field, key, sure)
                return exact
            self.complain(key, "a number", field)
        return None

    def day(self, field: str, *keys: str, sure: float = 1) -> str | None:
        for key in keys:
            found = self.value.get(key)
            if found in (None, ""):
                continue
            value, own = xml_day(found) if type(found) is str else (None, 0)
            if value is not None:
                self.note(field, key, min(sure, own))
                return value
            self.complain(key, "a date", field)
        return None

    def currency(self, *keys: str) -> str | None:
        code = self.text("currency", *keys)
        if code is None or (len(code) == 3 and code.isascii() and code.isalpha()):
            return code and code.upper()
        self.page.spots.pop("currency")
        self.complain(keys[0], "a code of three letters", "currency")
        return None

    def address(self, names: Mapping[str, tuple[str, ...]]) -> Address | None:
        """The parts that are stated, each from the first of its keys that says something."""
        found = {
            part: written
            for part, keys in names.items()
            if (written := self.text(f"ship_to.{part}", *keys)) is not None
        }
        if "country" in found:
            written = found.pop("country")
            code = country_code(written)
            if code:
                found["country"] = code
            else:
                self.page.spots.pop("ship_to.country")
                self.complain(names["country"][0], "a country", "ship_to.country")
        return Address(**found) if found else None


def exact_number(found: Any) -> Decimal | None:
    if type(found) is str:
        return plain_number(found.strip())
    if type(found) is int and abs(found) < 10**MAX_EXPONENT:
        return Decimal(found)
    if type(found) is Decimal and abs(found.adjusted()) < MAX_EXPONENT:
        return found
    return None


def person(part: Part, field: str, first: str, last: str, sure: float = 1) -> str | None:
    """A name in two keys as one."""
    apart = part.on(Page({}, part.page.problems, part.page.index))
    names = {key: name for key in (first, last) if (name := apart.text(field, key))}
    for key in list(names)[:1]:
        part.note(field, key, sure)
    return " ".join(names.values()) or None


def settle(order: DraftOrder, part: Part, key: str) -> None:
    """What a shop's total has beside its lines is freight, tax and discounts."""
    amounts = [line_amount(line) for line in order.lines]
    known = [amount for amount in amounts if amount is not None]
    if order.total is not None and known and len(known) == len(amounts):
        rest = order.total - sum(known, Decimal(0))
        if rest:
            order.charges = rest
            part.note("charges", key, 0.9)


def line_amount(line: DraftLine) -> Decimal | None:
    if line.line_total is not None:
        return line.line_total
    if line.quantity is not None and line.unit_price is not None:
        return line.quantity * line.unit_price
    return None
