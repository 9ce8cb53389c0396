"""How a whole document was read, and the sums over many."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from clerkwork.intake.draft import DraftOrder, Reading, with_parts
from clerkwork.training.accuracy.values import Value, values_of

RELEASE = 0.98  # a value read less sure holds the order for a person
LINE_KEYS = frozenset(("quantity", "uom", "unit_price"))
ARTICLE = frozenset(("sku", "buyer_sku"))


@dataclass(slots=True)
class Score:
    """One document: its values, and whether it was taken for what it is."""

    name: str
    format: str
    is_order: bool | None
    values: list[Value] = field(default_factory=list)
    orders_found: int = 0
    orders_wanted: int = 0
    held: bool = False  # somebody will look at it: a doubt, a problem, or no order

    @property
    def compared(self) -> list[Value]:
        return [each for each in self.values if each.counts]

    @property
    def wrong(self) -> list[Value]:
        return [each for each in self.values if not each.right]

    @property
    def recognised(self) -> bool:
        """An order as so many orders, anything else as none."""
        if self.is_order is None:
            return self.held
        return self.orders_found == self.orders_wanted

    @property
    def whole(self) -> bool:
        return self.recognised and not self.wrong

    def false_releases(self, threshold: float = RELEASE) -> list[Value]:
        """The wrong values that would pass as sure."""
        given = [each for each in self.wrong if each.found is not None]
        return [each for each in given if each.sure >= threshold]

    def lines(self) -> Iterator[bool]:
        """For each line whether number, quantity, unit and price are all right."""
        by_line: dict[tuple[int, int], list[Value]] = defaultdict(list)
        for each in self.values:
            if each.line is not None:
                by_line[each.order, each.line].append(each)
        for values in by_line.values():
            articles = [each for each in values if each.field in ARTICLE]
            numbered = (
                not articles
                or any(each.right for each in articles if each.want)
                or not any(each.counts for each in articles)
            )
            yield numbered and all(each.right for each in values if each.field in LINE_KEYS)

    def heads(self) -> list[Value]:
        return [each for each in self.compared if each.line is None]


def score(reading: Reading, expected: dict[str, Any]) -> Score:
    """Compare a reading with what its document is known to hold."""
    whole = [each for _, each in with_parts(reading)]
    orders = [order for each in whole for order in each.orders]
    found = Score(expected["id"], expected["format"], expected["is_order"])
    found.orders_found = len(orders)
    found.held = not orders or any(each.problems for each in whole) or any(map(doubtful, orders))
    if not expected["is_order"]:
        return found
    wanted = expected.get("expected_orders") or [expected["expected"]]
    found.orders_wanted = expected.get("order_count", len(wanted))
    found.values = list(values_of(orders, wanted))
    return found


def doubtful(order: DraftOrder) -> bool:
    """Whether any value of the order is less sure than what may pass."""
    spots = [*order.spots.values(), *(spot for line in order.lines for spot in line.spots.values())]
    return any(spot.sure < RELEASE for spot in spots)


@dataclass(slots=True)
class Tally:
    """The sums over the documents of one format, or of all."""

    documents: int = 0
    recognised: int = 0
    orders_found: int = 0
    orders_wanted: int = 0
    lines: int = 0
    lines_right: int = 0
    heads: int = 0
    heads_right: int = 0
    values: int = 0
    values_right: int = 0
    whole: int = 0
    false_releases: int = 0
    passed_wrong: int = 0  # documents with something wrong that nobody would look at
    others: int = 0  # documents that are no orders
    others_recognised: int = 0
    spotted: int = 0

    def add(self, one: Score) -> None:
        if one.is_order is False:
            self.others += 1
            self.others_recognised += one.recognised
            return
        if one.is_order is None:
            return
        compared, heads, lines = one.compared, one.heads(), list(one.lines())
        self.documents += 1
        self.recognised += one.recognised
        self.orders_found += one.orders_found
        self.orders_wanted += one.orders_wanted
        self.lines += len(lines)
        self.lines_right += sum(lines)
        self.heads += len(heads)
        self.heads_right += sum(each.right for each in heads)
        self.values += len(compared)
        self.values_right += sum(each.right for each in compared)
        self.whole += one.whole
        self.false_releases += len(one.false_releases())
        self.passed_wrong += bool(one.wrong or not one.recognised) and not one.held
        self.spotted += sum(each.spotted for each in compared if each.found is not None)


def tallies(scores: Iterable[Score]) -> dict[str, Tally]:
    """By format, and over all as "all"."""
    found: dict[str, Tally] = defaultdict(Tally)
    for each in scores:
        found[each.format].add(each)
        found["all"].add(each)
    return {**dict(sorted(found.items())), "all": found["all"]} if found else {}


BINS = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 1.0)


def reliability(scores: Iterable[Score]) -> list[tuple[float, int, int]]:
    """(lower bound of sureness, values said to be so sure, of these right), exact values apart.

    A value that the document does not state and that was not found is none.
    """
    counts = {bound: [0, 0] for bound in BINS}
    for one in scores:
        for each in one.values:
            if each.found is not None:
                bound = max(low for low in BINS if each.sure >= low)
                counts[bound][0] += 1
                counts[bound][1] += each.right
    return [(bound, said, right) for bound, (said, right) in counts.items() if said]
