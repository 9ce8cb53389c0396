"""The layouts of the first exam: what all of them share, which is what they say and never how it looks.

A layout is one function that lays out one `Paper`. Whatever the function asks of the paper counts
as shown, so that the expected values are those that were printed, and no others.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import partial
from random import Random
from typing import Any

from .exam_way import Way
from .expected import Shown, envelope, expected_order
from .kinds import Document, Layout
from .places import Place
from .truth import Line, Order
from .vocabulary import dice
from .writing import SIGNS, Hand


@dataclass(slots=True)
class Paper:
    """One document in the making; its methods give texts and note what has been shown."""

    order: Order
    hand: Hand
    random: Random  # for facts beside the order
    shown: Shown = field(default_factory=Shown)

    @property
    def number(self) -> str:
        self.shown.add("po_number")
        return self.order.number

    @property
    def ordered(self) -> str:
        self.shown.add("order_date")
        return self.hand.date(self.order.ordered)

    @property
    def wanted(self) -> str:
        self.shown.add("wanted")
        return self.hand.date(self.order.wanted)

    @property
    def buyer(self) -> str:
        self.shown.add("buyer")
        return self.order.buyer.name

    @property
    def home(self) -> list[str]:
        """The buyer's address below its name."""
        return self.hand.address(self.order.buyer, name=False)

    @property
    def vendor(self) -> list[str]:
        return self.hand.address(self.order.seller)

    @property
    def ship_to(self) -> list[str]:
        self.shown.add("ship_to")
        return self.hand.address(self.order.ship_to)

    @property
    def code(self) -> str:
        """The ISO code of the currency."""
        self.shown.add("currency")
        return self.order.currency

    @property
    def total(self) -> str:
        self.shown.add("total")
        return self.money(self.order.total)

    @property
    def subtotal(self) -> str:
        return self.money(self.order.subtotal)

    @property
    def tax(self) -> str:
        return self.money(self.order.tax)

    @property
    def freight(self) -> str:
        return self.money(self.order.freight)

    @property
    def rate(self) -> str:
        """The rate of tax, without its sign."""
        return self.hand.number(self.order.tax_rate, 0 if self.order.tax_rate % 1 == 0 else 2)

    def money(self, value: Decimal, style: str = "") -> str:
        self.note_currency(style or self.hand.money)
        return self.hand.amount(value, money=style)

    def note_currency(self, style: str) -> None:
        if style != "bare":
            is_code = style.startswith("code") or SIGNS[self.order.currency] == self.order.currency
            self.shown.add("currency" if is_code else "unclear_currency")

    def line(self, line: Line) -> "Cells":
        return Cells(self, line)

    def rows(self, keys: str) -> list[list[str]]:
        """The texts of these cells (names of `Cells`, separated by blanks) for every line."""
        cells = [self.line(each) for each in self.order.lines]
        return [[str(getattr(one, key)) for key in keys.split()] for one in cells]

    def digits(self, count: int) -> str:
        """A number that means nothing to the reader."""
        return str(self.random.randint(10 ** (count - 1), 10**count - 1))

    def company_number(self, country: str) -> str:
        """A tax number as that country writes it."""
        shapes = {
            "IN": f"27AA{self.random.choice('CPF')}CK{self.digits(4)}F1Z5",
            "GB": f"GB {self.digits(3)} {self.digits(4)} {self.digits(2)}",
            "AU": f"{self.digits(2)} {self.digits(3)} {self.digits(3)} {self.digits(3)}",
            "CH": f"CHE-{self.digits(3)}.{self.digits(3)}.{self.digits(3)} MWST",
            "AT": f"ATU{self.digits(8)}",
        }
        return shapes.get(country) or f"{country}{self.digits(9)}"


@dataclass(frozen=True, slots=True)
class Cells:
    """The texts of one line; each notes that it has been shown."""

    paper: Paper
    of: Line

    def _said(self, text: str, *names: str) -> str:
        self.paper.shown.add(*names)
        return text

    @property
    def pos(self) -> str:
        return self._said(str(self.of.position), "position")

    @property
    def tens(self) -> str:
        return self._said(str(self.of.position * 10), "position", "tens")

    @property
    def sku(self) -> str:
        return self._said(self.of.sku, "sku")

    @property
    def buyer_sku(self) -> str:
        return self._said(self.of.buyer_sku, "buyer_sku")

    @property
    def item(self) -> str:
        """A number of which the paper does not say whose it is."""
        return self._said(self.of.sku, "unclear_sku")

    @property
    def gtin(self) -> str:
        return self._said(self.of.gtin, "gtin")

    @property
    def text(self) -> str:
        return self._said(self.of.description, "description")

    @property
    def detail(self) -> str:
        """What may stand below the description, and may be taken for a part of it."""
        self.paper.shown.form("{text} {detail}")
        self.paper.shown.form("{text}, {detail}")
        return self.of.detail

    @property
    def two(self) -> str:
        """The description, and on the next line the detail."""
        return f"{self.text}\n{self.detail}" if self.of.detail else self.text

    @property
    def full(self) -> str:
        text = f"{self.of.description}, {self.of.detail}" if self.of.detail else self.of.description
        return self._said(text, "description", "detail")

    @property
    def quantity(self) -> str:
        return self.paper.hand.quantity(self.of.quantity)

    @property
    def uom(self) -> str:
        return self._said(self.paper.hand.unit(self.of.unit), "uom")

    @property
    def measured(self) -> str:
        return f"{self.quantity} {self.uom}"

    @property
    def price(self) -> str:
        self.paper.note_currency(self.paper.hand.money)
        return self._said(self.paper.hand.price(self.of.price), "price")

    @property
    def base(self) -> str:
        return self._said(str(self.of.base), "base")

    @property
    def discount(self) -> str:
        return f"{self.of.discount.normalize():f}" if self.of.discount else ""

    @property
    def amount(self) -> str:
        return self._said(self.paper.money(self.of.amount), "amount")

    @property
    def due(self) -> str:
        return self._said(self.paper.hand.date(self.of.delivery), "delivery")

    @property
    def rate(self) -> str:
        return f"{self.paper.rate}%"

    @property
    def hsn(self) -> str:
        """A customs code: a number that is no article's."""
        return str(3000 + (len(self.of.description) * 397 + ord(self.of.description[0])) % 6000)


Draw = Callable[[Paper], bytes]


READ_AS = {"invoice": "invoice", "quotation_request": "quotation_request"}  # all else: other


def made(
    name: str, way: Way, draw: Draw, kind: str, *, seed: int, index: int, most: int = 99
) -> Document:
    """The document `index` of this layout; of an order, at most so many lines are told."""
    paper = Paper(way.an_order(name, seed, index, most), way.hand, dice(f"{name}/{seed}/{index}/x"))
    content = draw(paper)
    found: list[dict[str, Any]] = []
    if kind == "order":
        found = [expected_order(paper.order, paper.shown, paper.hand)]
    read_as = kind if found else READ_AS.get(kind, "other")
    return Document(content, "", envelope("", read_as, found, draw.__doc__ or kind))


@dataclass(slots=True)
class Catalogue:
    """The layouts of one module, in the order in which their functions stand there."""

    form: str
    suffix: str
    available: bool = True
    ways: dict[str, tuple[Way, Draw, str]] = field(default_factory=dict)

    def order(self, name: str, way: Way) -> Callable[[Draw], Draw]:
        """Notes the function as a layout of orders."""
        return self.other(name, "order", way)

    def other(self, name: str, kind: str, way: Way) -> Callable[[Draw], Draw]:
        """Notes the function as a layout of documents of this kind."""
        tells = "" if kind == "order" else "no-order-"

        def note(draw: Draw) -> Draw:
            key = f"exam-{self.form}-{tells}{name}-{way.country.lower()}"
            self.ways[key] = (way, draw, kind)
            return draw

        return note

    def layouts(self) -> list[Layout]:
        return [
            Layout(name, self.form, kind, partial(self.make, name), self.available)
            for name, (_, _, kind) in self.ways.items()
        ]

    def make(self, name: str, seed: int, index: int) -> Document:
        document = made(name, *self.ways[name], seed=seed, index=index)
        if self.form == "mail" and document.expected["expected"]:
            # A mail has a day of its own: where the order states none, taking that is not wrong.
            found = document.expected["expected"]
            if found["order_date"] is None:
                del found["order_date"]
        return replace(document, suffix=self.suffix)


def one_line(place: Place, hand: Hand, gap: str = ", ") -> str:
    return gap.join(hand.address(place))
