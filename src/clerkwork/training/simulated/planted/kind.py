"""A kind of mistake: what it does to an order, and what a careful clerk would notice."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from random import Random

from clerkwork.training.papers import Paper, PaperLine
from clerkwork.training.simulated.buyers import Buyer
from clerkwork.training.simulated.clean import Clerk, add_up, handy, stated_line
from clerkwork.training.simulated.company import World
from clerkwork.training.simulated.goods import Good


@dataclass(frozen=True, slots=True)
class Earlier:
    """An order of this customer that came before: in this run, or shipped long ago."""

    paper: Paper
    raw: bytes = b""
    round: int = -1


@dataclass(slots=True)
class Case:
    """One order, as the customer would write it, in which a mistake is to be planted."""

    paper: Paper
    buyer: Buyer
    clerk: Clerk
    round: int = 0
    size: float | None = None
    earlier: Sequence[Earlier] = ()  # of this run
    shipped: Sequence[Earlier] = ()
    line: int | None = None  # which line is wrong, from one
    cut: bool = False  # the document ends before its end
    raw: bytes = b""  # the very bytes of an earlier document
    goods: list[Good] = field(default_factory=list)  # what each line is meant to be

    @property
    def random(self) -> Random:
        return self.clerk.random

    @property
    def world(self) -> World:
        return self.clerk.world

    def some_line(self, fits: Callable[[PaperLine], bool] = lambda _: True) -> PaperLine | None:
        """A line that fits, which is the one that goes wrong; None when none does."""
        fitting = [at for at, line in enumerate(self.paper.lines) if fits(line)]
        if not fitting:
            return None
        at = self.random.choice(fitting)
        self.line = at + 1
        return self.paper.lines[at]

    def good(self) -> Good:
        """What the line that goes wrong is meant to be."""
        assert self.line is not None  # noqa: S101  some_line came before
        return self.goods[self.line - 1]

    def reprice(self, line: PaperLine, good: Good) -> None:
        """The price that the customer's copy of our list has for what the line now says."""
        if line.price is not None and line.quantity:
            line.price = good.price(self.buyer.listed, line.unit, line.quantity)
        self.add_up()

    def add_up(self) -> None:
        add_up(self.paper, self.buyer)

    def put(self, good: Good, worth: float) -> None:
        """Have one line be of this article, for so much money, in place of what it was."""
        line = self.some_line()
        assert line is not None and self.line is not None  # noqa: S101  every order has one
        single = float(good.price(self.buyer.listed, "EA", 1) or Decimal(1))
        new = self.clerk.line_of(self.buyer, good, "EA", handy(worth / single))
        self.paper.lines[self.line - 1] = stated_line(new, self.buyer)
        self.add_up()


Plant = Callable[[Case], bool]


def anybody(_: Buyer) -> bool:
    return True


def always(_: float | None) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of mistake.

    `plant` changes the paper of a case, and returns False where the order has no place for the
    mistake. `fields` are those that a finding about it may name, `words` what its code may contain
    instead. `judged` says of a size whether passing it is wrong: smaller ones a careful clerk may
    let pass, and they count in the curve alone. What `heals` is caught too where the order was
    placed as it was meant: the document says the same thing in two ways, and one is right.
    """

    name: str
    notices: str
    plant: Plant
    fields: frozenset[str]
    words: tuple[str, ...] = ()
    sizes: tuple[float | None, ...] = (None,)
    judged: Callable[[float | None], bool] = always
    suits: Callable[[Buyer], bool] = anybody
    heals: bool = False


def fields(*names: str) -> frozenset[str]:
    return frozenset(names)
