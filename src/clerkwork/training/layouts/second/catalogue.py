"""The layouts of the second exam: a function each, and the customers whose papers they draw."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from clerkwork.training.layouts.exam import READ_AS, Paper
from clerkwork.training.layouts.expected import envelope, expected_order
from clerkwork.training.layouts.kinds import Document, Layout
from clerkwork.training.layouts.vocabulary import dice

from .customers import Customer
from .pen import Pen, Setup, printed

Draw = Callable[[Paper], bytes]
OnPages = Callable[[Paper, Pen], None]


def a_paper(name: str, customer: Customer, seed: int, index: int, most: int = 99) -> Paper:
    order = customer.an_order(name, seed, index, most)
    return Paper(order, customer.hand, dice(f"{name}/{seed}/{index}/x"))


@dataclass(slots=True)
class Catalogue:
    """The layouts of one module, in the order in which their functions stand there."""

    form: str
    suffix: str
    drawn: dict[str, tuple[Customer, Draw, str, str]] = field(default_factory=dict)

    def order(self, name: str, customer: Customer) -> Callable[[Draw], Draw]:
        return self.other(name, "order", customer)

    def other(self, name: str, kind: str, customer: Customer) -> Callable[[Draw], Draw]:
        """Notes the function as a layout of documents of this kind."""

        def note(draw: Draw) -> Draw:
            self.note(name, kind, customer, draw, draw.__doc__ or kind)
            return draw

        return note

    def note(self, name: str, kind: str, customer: Customer, draw: Draw, about: str) -> None:
        tells = "" if kind == "order" else "no-order-"
        key = f"second-{self.form}-{tells}{name}-{customer.area.lower()}"
        self.drawn[key] = (customer, draw, kind, about)

    def layouts(self) -> list[Layout]:
        return [
            Layout(name, self.form, facts[2], partial(self.make, name), held_back=True)
            for name, facts in self.drawn.items()
        ]

    def make(self, name: str, seed: int, index: int, most: int = 99) -> Document:
        """The document `index` of this layout; of an order, at most so many lines are told."""
        customer, draw, kind, about = self.drawn[name]
        paper = a_paper(name, customer, seed, index, most)
        content = draw(paper)
        found: list[dict[str, Any]] = []
        if kind == "order":
            found = [expected_order(paper.order, paper.shown, paper.hand)]
        if found and self.form == "mail" and found[0]["order_date"] is None:
            del found[0]["order_date"]  # a mail has a day of its own, and taking that is not wrong
        read_as = kind if found else READ_AS.get(kind, "other")
        return Document(content, self.suffix, envelope("", read_as, found, about))


@dataclass(slots=True)
class Prints(Catalogue):
    """Layouts printed as PDF: their functions get a pen, and draw twice to know all pages."""

    form: str = "pdf"
    suffix: str = "pdf"

    def sheet(
        self, name: str, customer: Customer, setup: Setup, kind: str = "order"
    ) -> Callable[[OnPages], OnPages]:
        def note(draw: OnPages) -> OnPages:
            about = draw.__doc__ or kind
            self.note(name, kind, customer, on_paper(draw, setup), about)
            return draw

        return note


def on_paper(draw: OnPages, setup: Setup) -> Draw:
    return lambda paper: printed(partial(draw, paper), setup)
