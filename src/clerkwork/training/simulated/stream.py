"""The documents that come in, week by week: most of them clean, in some a mistake is planted."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from random import Random
from typing import Any

from clerkwork.training.papers import Paper
from clerkwork.training.simulated.buyers import Buyer
from clerkwork.training.simulated.clean import Clerk, respelt, stated
from clerkwork.training.simulated.company import World
from clerkwork.training.simulated.planted import KINDS
from clerkwork.training.simulated.planted.kind import Case, Earlier, Kind
from clerkwork.training.simulated.writers import WRITERS

SHARE_PLANTED = 0.3
SHARE_RESPELT = 0.1
TRIES = 40  # for an order in which a mistake has a place


@dataclass(frozen=True, slots=True)
class Meant:
    """What is to come of an order if all is well: what is compared with what was placed."""

    customer: str
    place: str  # the code of the address
    label: tuple[str, str, str, str]  # street, postcode, city, country
    lines: tuple[tuple[str, Decimal, str, Decimal | None], ...]  # number, quantity, unit, price
    due: str
    po_number: str
    currency: str


@dataclass(frozen=True, slots=True)
class Planted:
    """An entry of the answer key."""

    kind: Kind
    size: float | None
    line: int | None

    @property
    def judged(self) -> bool:
        return self.kind.judged(self.size)

    def entry(self) -> dict[str, Any]:
        """As it stands in the answer key."""
        return {
            "kind": self.kind.name,
            "size": self.size,
            "line": self.line,
            "notices": self.kind.notices,
            "judged": self.judged,
        }


@dataclass(frozen=True, slots=True)
class Sent:
    """A document as it comes in, with its truth."""

    number: int
    name: str
    form: str
    channel: str
    raw: bytes
    meant: Meant
    planted: Planted | None = None


def meant_by(paper: Paper) -> Meant:
    """The truth of a paper in which all numbers and prices still stand."""
    return Meant(
        customer=paper.customer,
        place=paper.place["code"],
        label=(
            paper.place["street"],
            paper.place["postcode"],
            paper.place["city"],
            paper.place["country"],
        ),
        lines=tuple(
            (line.sku, Decimal(line.quantity or 0), line.unit, line.price) for line in paper.lines
        ),
        due=paper.due.isoformat(),
        po_number=paper.po_number,
        currency=paper.currency,
    )


class Stream:
    """Writes documents for a world, from a seed: the same on the same day."""

    def __init__(self, world: World, shipped: Mapping[str, Sequence[Earlier]]) -> None:
        self.random = Random(f"{world.seed}:stream")  # noqa: S311  play data
        self.clerk = Clerk(world, self.random)
        self.world, self.shipped = world, shipped
        self.earlier: dict[str, list[Earlier]] = {}
        self.deck: list[tuple[Kind, float | None]] = []
        self.sent = 0
        self.buyers = [each for each in world.buyers if not each.blocked]

    def weeks(self, orders: int) -> Iterator[list[Sent]]:
        """So many documents in all, those of a week together."""
        week, left = 0, orders
        while left > 0:
            documents = list(self.week(week, left))
            left -= len(documents)
            week += 1
            yield documents

    def week(self, week: int, most: int) -> Iterator[Sent]:
        """Each customer orders as often as is their habit; wrong orders come between."""
        for buyer in self.random.sample(self.buyers, len(self.buyers)):
            if self.random.random() * buyer.weeks >= 1:
                continue
            if most <= 0:
                return
            most -= 1
            yield self.clean(buyer, week)
            # So that of all orders the share is planted.
            if most > 0 and self.random.random() < SHARE_PLANTED / (1 - SHARE_PLANTED):
                most -= 1
                yield self.wrong(week)

    def clean(self, buyer: Buyer, week: int) -> Sent:
        paper = self.clerk.clean(buyer)
        written = stated(paper, buyer)
        if self.random.random() < SHARE_RESPELT:
            written.place = respelt(written.place, self.random)
        form = WRITERS[buyer.form]
        raw = form.write(written)
        self.earlier.setdefault(buyer.code, []).append(Earlier(written, raw, week))
        return self.send(raw, buyer, paper)

    def wrong(self, week: int) -> Sent:
        """A document with the next mistake in it."""
        kind, size = self.next_kind()
        for _ in range(TRIES):
            case, paper = self.case(kind, size, week)
            if kind.plant(case):
                raw = case.raw or WRITERS[case.buyer.form].write(case.paper)
                raw = cut(raw, self.random) if case.cut else raw
                planted = Planted(kind, case.size, case.line)
                return self.send(raw, case.buyer, paper, planted)
        return self.wrong(week)  # such as a repetition, before there is anything to repeat

    def case(self, kind: Kind, size: float | None, week: int) -> tuple[Case, Paper]:
        """A clean order of somebody whom the mistake suits, and its paper before any mistake."""
        suited = [each for each in self.world.buyers if kind.suits(each)]
        # Who may order nothing more this week would be held for that.
        fitting = [each for each in suited if not each.blocked and not each.tight] or suited
        buyer = self.random.choice(fitting or self.buyers)
        paper = self.clerk.clean(buyer)
        case = Case(
            paper=stated(paper, buyer),
            buyer=buyer,
            clerk=self.clerk,
            round=week,
            size=size,
            earlier=self.earlier.get(buyer.code, ()),
            shipped=self.shipped.get(buyer.code, ()),
            goods=[self.world.goods[line.sku] for line in paper.lines],
        )
        return case, replace(paper, lines=[replace(line) for line in paper.lines])

    def next_kind(self) -> tuple[Kind, float | None]:
        """Every kind in every size once, in any order, then all again."""
        if not self.deck:
            self.deck = [
                (kind, size)
                for kind in KINDS
                for size in kind.sizes
                if any(kind.suits(each) for each in self.world.buyers)
            ]
            self.random.shuffle(self.deck)
        return self.deck.pop()

    def send(self, raw: bytes, buyer: Buyer, paper: Paper, planted: Planted | None = None) -> Sent:
        form = WRITERS[buyer.form]
        self.sent += 1
        name = f"{self.sent:05d}.{form.suffix}"
        meant = meant_by(paper)
        return Sent(self.sent, name, buyer.form, form.channel, raw, meant, planted)


def cut(raw: bytes, random: Random) -> bytes:
    """The document without its end, from somewhere in the middle of its lines."""
    table, end = raw.find(b" | "), raw.rfind(b" | ")
    if table < end:  # a mail, in which other lines than those of the order come first
        start = raw.find(b"\n", table) + 4
        return raw[: random.randint(start, max(start, end - 10))]
    return raw[: int(len(raw) * random.uniform(0.55, 0.75))]
