"""What the outcomes come to: per kind of mistake, for clean orders, and the curves by size."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from clerkwork.training.bench.verify_outcome import Found, Outcome

HOLDING = {"hold", "stop"}
CURVES = ("quantity times", "price off")
UNTOUCHED_TASKS = {"document.repeated"}  # of a document that came again: about the second coming


@dataclass(slots=True)
class Row:
    """One kind of mistake: how many were planted and judged, caught, and by a finding about it."""

    name: str
    planted: int = 0
    caught: int = 0
    named: int = 0

    @property
    def missed(self) -> int:
        return self.planted - self.caught


@dataclass(slots=True)
class Point:
    """One size of a mistake on a curve."""

    size: float
    planted: int = 0
    caught: int = 0
    named: int = 0

    @property
    def share(self) -> float:
        """Of those planted, caught by a finding about it: other reasons know no size."""
        return self.named / self.planted if self.planted else 0.0


@dataclass(slots=True)
class Score:
    """The sums over all outcomes."""

    orders: int = 0
    clean: int = 0
    touchless: int = 0
    clean_wrong: int = 0  # released, but not as the customer meant it
    kinds: dict[str, Row] = field(default_factory=dict)
    curves: dict[str, dict[float, Point]] = field(default_factory=lambda: defaultdict(dict))
    held_for: Counter[str] = field(default_factory=Counter)  # codes that held clean orders
    held_in: Counter[str] = field(default_factory=Counter)  # forms of held clean orders
    by_form: Counter[str] = field(default_factory=Counter)  # forms of clean orders

    @property
    def planted(self) -> int:
        return sum(row.planted for row in self.kinds.values())

    @property
    def caught(self) -> int:
        return sum(row.caught for row in self.kinds.values())

    @property
    def named(self) -> int:
        return sum(row.named for row in self.kinds.values())

    @property
    def false_releases(self) -> int:
        """Wrong orders that passed untouched: planted and missed, or misread."""
        return self.planted - self.caught + self.clean_wrong


def is_caught(outcome: Outcome) -> bool:
    """Held, refused, no order made of it, or put right by the house itself."""
    if not outcome.released:
        return True
    planted = outcome.sent.planted
    if planted is None:
        return False
    healed = any(each.corrected and is_about(each, outcome) for each in outcome.found)
    if outcome.differs == ("due",):
        return healed  # to which day it was moved is the rule's to say
    return not outcome.differs and (planted.kind.heals or healed)


def is_about(found: Found, outcome: Outcome) -> bool:
    """Whether a finding names what was planted: its field, and its line if it names one."""
    planted = outcome.sent.planted
    if planted is None:
        return False
    kind = planted.kind
    if found.line is not None and planted.line is not None and found.line != planted.line:
        return False
    return found.field in kind.fields or any(word in found.code for word in kind.words)


def is_named(outcome: Outcome) -> bool:
    """Caught by a finding about it, or as a document where that is what is wrong."""
    planted = outcome.sent.planted
    if planted is None or not is_caught(outcome):
        return False
    if outcome.state in {"set aside", "repeat", "refused"}:
        return "document" in planted.kind.fields
    holding = [each for each in outcome.found if each.severity in HOLDING or each.corrected]
    return any(is_about(each, outcome) for each in holding)


def score(outcomes: Iterable[Outcome]) -> Score:
    """Add everything up."""
    total = Score()
    for each in outcomes:
        total.orders += 1
        if each.sent.planted is None:
            count_clean(total, each)
        else:
            count_planted(total, each)
    return total


def count_clean(total: Score, outcome: Outcome) -> None:
    total.clean += 1
    total.by_form[outcome.sent.form] += 1
    if is_touchless(outcome):
        total.touchless += 1
        return
    if outcome.released and outcome.differs:
        total.clean_wrong += 1
        return
    total.held_in[outcome.sent.form] += 1
    total.held_for.update(reasons(outcome))


def is_touchless(outcome: Outcome) -> bool:
    asked = set(outcome.tasks) - UNTOUCHED_TASKS
    return outcome.released and not outcome.differs and not asked


def reasons(outcome: Outcome) -> set[str]:
    """Why a person has to look: codes of what holds, else what became of the document."""
    holding = {each.code for each in outcome.found if each.severity in HOLDING}
    return holding or set(outcome.tasks) or {outcome.state}


def count_planted(total: Score, outcome: Outcome) -> None:
    planted = outcome.sent.planted
    if planted is None:
        return
    name, caught = planted.kind.name, is_caught(outcome)
    if name in CURVES and planted.size is not None:
        point = total.curves[name].setdefault(planted.size, Point(planted.size))
        point.planted += 1
        point.caught += caught
        point.named += is_named(outcome)
    if planted.judged:
        row = total.kinds.setdefault(name, Row(name))
        row.planted += 1
        row.caught += caught
        row.named += is_named(outcome)


def missed(outcomes: Sequence[Outcome]) -> list[Outcome]:
    """The wrong orders that passed: planted and judged, or clean and misread."""
    return [
        each
        for each in outcomes
        if each.released
        and not is_caught(each)
        and (each.sent.planted.judged if each.sent.planted else bool(each.differs))
    ]


def held_clean(outcomes: Sequence[Outcome]) -> list[Outcome]:
    return [
        each
        for each in outcomes
        if each.sent.planted is None
        and not is_touchless(each)
        and not (each.released and each.differs)
    ]
