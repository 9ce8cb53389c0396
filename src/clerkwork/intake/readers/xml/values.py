"""Values of XML orders: cleaned, checked, and each with the place where it stands."""

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from clerkwork.intake.draft import Address, Problem, Spot, Spots
from clerkwork.intake.readers.countries import CODES, country_code
from clerkwork.intake.readers.numbers import plain_number
from clerkwork.intake.readers.xml.tree import Node

# What programs write where they have nothing to say.
NOTHING = frozenset(("n/a", "n.a.", "#n/a", "null", "none", "nil", "undefined", "-", "--", "---"))
LONGEST = 5000
NOTE_LENGTH = 2000
ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?=\Z|[T Z+-])")
COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:[T ]?[\d:]{2,8}(?:Z|[+-]\d\d:?\d\d)?)?\Z")
DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})\Z")
SLASHED = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4})(?=\Z|[T ])")
GROUPED = re.compile(r"[+-]?\d{1,3}(?:([ ,.'])\d{3})(?:\1\d{3}){0,8}(?:[.,]\d{1,6})?\Z")
COMMA = re.compile(r"[+-]?\d{1,20},(?:\d{1,2}|\d{4,6})\Z")
SCIENTIFIC = re.compile(r"[+-]?[0-9]{1,10}(?:\.[0-9]{1,10})?[eE][+-]?[0-9]{1,2}\Z")
EARLIEST, LATEST = 1980, 2100
NO_DAY = "0001-01-01"  # what .NET writes for no date at all
INTERPRETED = 0.9

At = tuple[Node | None, str]  # an element, or one of its attributes
Place = Mapping[str, "Node | At | None"]  # the parts of an address, by field
# ISO 4217 has numbers too, and some shops write those.
BY_NUMBER = {"978": "EUR", "840": "USD", "826": "GBP", "756": "CHF"}


class Values:
    """Takes values out of nodes for one order or one line, and notes where they stood.

    `most` is how sure any of them can be; a document that is not well-formed allows less.
    """

    __slots__ = ("index", "most", "problems", "spots")

    def __init__(
        self, spots: Spots, problems: list[Problem], index: int | None, most: float
    ) -> None:
        self.spots, self.problems, self.index, self.most = spots, problems, index, most

    def into(self, spots: Spots) -> "Values":
        """The same for another order's or line's evidence."""
        return Values(spots, self.problems, self.index, self.most)

    def complain(self, where: str, what: str, field: str | None = None) -> None:
        self.problems.append(Problem(where, what, self.index, field))

    def text(
        self, field: str, node: Node | None, attribute: str = "", sure: float = 1
    ) -> str | None:
        """What is written there in one line; None for nothing, and for words that mean nothing."""
        written = said(node, attribute)
        if written is None or node is None:
            return None
        if len(written) > LONGEST:
            what = f"found {len(written)} characters, expected at most {LONGEST}"
            self.complain(node.path(attribute), what, field)
            return None
        self.note(field, node, attribute, sure)
        return written

    def note(self, field: str, node: Node, attribute: str = "", sure: float = 1) -> None:
        self.spots[field] = Spot(("path", node.path(attribute)), min(sure, self.most))

    def first(self, field: str, *nodes: Node | None, sure: float = 1) -> str | None:
        """The first of these that says something."""
        for node in nodes:
            written = self.text(field, node, sure=sure)
            if written is not None:
                return written
        return None

    def number(
        self, field: str, node: Node | None, attribute: str = "", sure: float = 1
    ) -> Decimal | None:
        """An exact number; what can be read in one way only is read, and said."""
        written = said(node, attribute)
        if written is None or node is None:
            return None
        value = plain_number(written)
        if value is None:
            value = foreign_number(written)
            where = node.path(attribute)
            if value is None:
                self.complain(where, f"found {written[:40]!r}, expected a number", field)
                return None
            self.complain(where, f"found {written[:40]!r}, read as {value}")
            sure = min(sure, INTERPRETED)
        self.note(field, node, attribute, sure)
        return value

    def day(
        self, field: str, node: Node | None, attribute: str = "", sure: float = 1
    ) -> str | None:
        """An ISO date, without the time that may stand behind it."""
        written = said(node, attribute)
        if written is None or node is None or written.startswith(NO_DAY):
            return None
        value, own = xml_day(written)
        if value is None:
            self.complain(node.path(attribute), f"found {written[:40]!r}, expected a date", field)
            return None
        self.note(field, node, attribute, min(sure, own))
        return value

    def span(self, field: str, begin: Node | None, end: Node | None) -> str | None:
        """A date, or two with a slash between; the evidence is the first of them."""
        last = self.day(field, end)
        first = self.day(field, begin)
        if first and last and first > last:
            where = begin.path() if begin else ""
            self.complain(where, f"found {first} before {last}, expected the earlier date first")
        return f"{first}/{last}" if first and last and first != last else first or last

    def currency(
        self, field: str, node: Node | None, attribute: str = "", sure: float = 1
    ) -> str | None:
        written = said(node, attribute)
        if written is None or node is None:
            return None
        written = BY_NUMBER.get(written, written)
        if not (len(written) == 3 and written.isascii() and written.isalpha()):
            what = f"found {written[:40]!r}, expected a code of three letters"
            self.complain(node.path(attribute), what, field)
            return None
        self.note(field, node, attribute, sure)
        return written.upper()

    def address(self, field: str, parts: Place, sure: float = 1) -> Address | None:
        """The parts that are stated, as `field.city` and so on; None if none is."""
        found: dict[str, str] = {}
        for part, place in parts.items():
            node, attribute = place if isinstance(place, tuple) else (place, "")
            written = self.text(f"{field}.{part}", node, attribute, sure)
            if written is not None:
                found[part] = written
        if "country" in found:
            self.country(field, found)
        return Address(**found) if found else None

    def country(self, field: str, found: dict[str, str]) -> None:
        written = found.pop("country")
        code = written if written in CODES else country_code(written)
        if code:
            found["country"] = code
        else:
            where = self.spots.pop(f"{field}.country").at[1]
            self.complain(where, f"found {written[:40]!r}, expected a country", f"{field}.country")


def said(node: Node | None, attribute: str = "") -> str | None:
    """The words of an element or attribute, blanks and line breaks made one; None for nothing."""
    if node is None:
        return None
    written = node.attributes.get(attribute, "") if attribute else node.text
    if not written:
        return None
    written = " ".join(written.split())
    return None if not written or written.lower() in NOTHING else written


def notes(nodes: list[Node]) -> str | None:
    """The remarks for people, one a line."""
    found = dict.fromkeys(written for node in nodes if (written := said(node)))
    return "\n".join(found)[:NOTE_LENGTH] or None


def joined(lines: list[Node]) -> Node | None:
    if len(lines) < 2:
        return lines[0] if lines else None
    return stand_in(lines[0], ", ".join(said(node) or "" for node in lines))


def stand_in(node: Node, text: str) -> Node:
    """A node at the same place with other words."""
    node.path()  # so that it has its step, which the stand-in takes over
    made = Node(node.name, node.space, node.parent, text)
    made.step = node.step
    return made


def foreign_number(written: str) -> Decimal | None:
    """The number with thousands or a decimal comma that can mean only one thing; else None."""
    if len(written) > 40:
        return None
    if SCIENTIFIC.match(written):
        return plain_number(f"{Decimal(written):f}")
    if COMMA.match(written):
        return plain_number(written.replace(",", "."))
    match = GROUPED.match(written)
    if not match:
        return None
    group = match[1]
    bare = written.replace(group, "")
    marks = written.count(group)
    if marks == 1 and group in ",." and bare.lstrip("+-").isdigit():
        return None  # 1,505 is either
    return plain_number(bare.replace(",", "."))


def xml_day(written: str) -> tuple[str | None, float]:
    """The ISO date, and how sure it is; a date whose day may be its month is none."""
    match = ISO.match(written) or COMPACT.match(written)
    if match:
        return real_day(match[1], match[2], match[3]), 1
    match = DOTTED.match(written)
    if match:
        return real_day(match[3], match[2], match[1]), INTERPRETED
    match = SLASHED.match(written)
    if match and int(match[1]) > 12:
        return real_day(match[3], match[2], match[1]), INTERPRETED
    if match and (int(match[2]) > 12 or match[1] == match[2]):
        return real_day(match[3], match[1], match[2]), INTERPRETED
    return None, 0


def real_day(year: str, month: str, day: str) -> str | None:
    try:
        found = date(int(year), int(month), int(day))
    except ValueError:
        return None
    return found.isoformat() if EARLIEST <= found.year <= LATEST else None
