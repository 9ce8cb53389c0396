"""What stands on a GS1 logistic label, and which of it becomes a GS1-128 symbol.

GS1 General Specifications, section 3 (application identifiers), 7.8 (concatenation, FNC1) and 7.11
(character set 82). The SSCC is always a symbol, and the lowest. Everything else is a symbol where
it can be encoded and fits the width of the label at the full X-dimension, and text in any case.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from iso3166 import countries
from stdnum import ean

from clerkwork.core import code128
from clerkwork.core.party import Party
from clerkwork.core.refusal import Refusal
from clerkwork.shipping.sscc import is_sscc

SET_82 = re.compile(r"[!\"%&'()*+,\-./0-9:;<=>?A-Z_a-z]+")
PREDEFINED_LENGTH = {"00", "02", "15", "17"}  # section 7.8.5: no FNC1 after these
FIRST_TO_GO = ((), ("402",), ("401",), ("10",), ("15", "17"), ("02", "37"), ("420", "421"))


@dataclass(frozen=True, slots=True)
class Content:
    """The one article inside a package. `count` is in trade items of `gtin` (8 to 14 digits)."""

    gtin: str = ""
    count: int | None = None
    lot: str = ""
    best_before: date | None = None
    expiry: date | None = None
    description: str = ""


@dataclass(frozen=True, slots=True)
class LogisticLabel:
    """One package's label. `package` of `packages` counts within the shipment, from 1.

    `ginc` (the carrier's consignment number, AI 401) and `gsin` (17 digits, AI 402) only where
    they are agreed with the carrier. gross_weight is in kilograms.
    """

    sscc: str
    ship_from: Party
    ship_to: Party
    carrier: str
    shipment: str
    service: str = ""
    tracking: str = ""
    order_numbers: tuple[str, ...] = ()
    po_numbers: tuple[str, ...] = ()
    package: int = 1
    packages: int = 1
    gross_weight: Decimal | None = None
    shipped_on: date | None = None
    content: Content | None = None
    ginc: str = ""
    gsin: str = ""


@dataclass(frozen=True, slots=True)
class Element:
    """One element string: application identifier and data, with the title GS1 prints beside it."""

    ai: str
    value: str
    title: str

    def __str__(self) -> str:
        return f"({self.ai}){self.value}"


@dataclass(frozen=True, slots=True)
class Symbol:
    """The element strings of one GS1-128 bar code, in the order in which they are encoded."""

    elements: tuple[Element, ...]

    @property
    def data(self) -> str:
        """What the bars say: FNC1 first, and after every element that has no fixed length."""
        said = code128.FNC1
        for element in self.elements:
            said += element.ai + element.value
            if element.ai not in PREDEFINED_LENGTH:
                said += code128.FNC1
        return said[:-1] if said.endswith(code128.FNC1) else said

    @property
    def human_readable(self) -> str:
        """The same, for eyes: identifiers in parentheses, which the bars do not hold."""
        return "".join(map(str, self.elements))

    @property
    def modules(self) -> int:
        """Width in X-dimensions, without quiet zones."""
        return code128.modules(code128.codewords(self.data))


def sscc_symbol(label: LogisticLabel) -> Symbol:
    """The symbol every label carries. Raises Refusal when the SSCC is not one."""
    if not is_sscc(label.sscc):
        raise Refusal(f"“{label.sscc}” is not an SSCC: 18 digits with the right check digit.")
    return Symbol((Element("00", label.sscc, "SSCC"),))


def other_symbols(label: LogisticLabel, *, widest: int, most: int) -> list[Symbol]:
    """The symbols above the SSCC, from top to bottom, none wider than `widest` modules.

    Where they would be more than `most`, what receivers need least is left to the text.
    """
    carrier = [*_routing(label), *_consignment(label)]
    content = [*_contents(label.content)]
    found: list[Symbol] = []
    for left_out in FIRST_TO_GO:
        carrier = [element for element in carrier if element.ai not in left_out]
        content = [element for element in content if element.ai not in left_out]
        found = [*_packed(carrier, widest), *_packed(content, widest)]
        if len(found) <= most:
            break
    return found


def _routing(label: LogisticLabel) -> Iterable[Element]:
    """AI 420, or 421 with the country's number where the goods cross a border."""
    postcode = re.sub(r"\s", "", label.ship_to.postcode).upper()
    if not SET_82.fullmatch(postcode):
        return
    country = label.ship_to.country
    if country == label.ship_from.country and len(postcode) <= 20:
        yield Element("420", postcode, "SHIP TO POST")
    elif (known := countries.get(country, None)) and len(postcode) <= 9:
        yield Element("421", known.numeric + postcode, "SHIP TO POST")


def _consignment(label: LogisticLabel) -> Iterable[Element]:
    if SET_82.fullmatch(label.ginc) and len(label.ginc) <= 30:
        yield Element("401", label.ginc, "GINC")
    if re.fullmatch(r"[0-9]{17}", label.gsin) and label.gsin[-1] == ean.calc_check_digit(
        label.gsin[:-1]
    ):
        yield Element("402", label.gsin, "GSIN")


def _contents(content: Content | None) -> Iterable[Element]:
    """GTIN and count (never one without the other), dates and lot; fixed lengths go first."""
    if content is None:
        return
    gtin, count = content.gtin.zfill(14), content.count
    known = len(content.gtin) in {8, 12, 13, 14} and ean.is_valid(gtin)
    if known and count is not None and 0 < count < 10**8:
        yield Element("02", gtin, "CONTENT")
        if content.best_before:
            yield Element("15", _yymmdd(content.best_before), "BEST BEFORE")
        if content.expiry:
            yield Element("17", _yymmdd(content.expiry), "EXPIRY")
        yield Element("37", str(count), "COUNT")
        if SET_82.fullmatch(content.lot) and len(content.lot) <= 20:
            yield Element("10", content.lot, "BATCH/LOT")


def _yymmdd(day: date) -> str:
    return f"{day:%y%m%d}"


def _packed(elements: Iterable[Element], widest: int) -> Iterable[Symbol]:
    """As few symbols as the order allows, without the elements too long for any symbol."""
    row: tuple[Element, ...] = ()
    for element in elements:
        if Symbol((*row, element)).modules <= widest:
            row = (*row, element)
            continue
        if row:
            yield Symbol(row)
        row = (element,) if Symbol((element,)).modules <= widest else ()
    if row:
        yield Symbol(row)
