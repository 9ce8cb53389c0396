"""Candidates for a value, and the best of them."""

from collections.abc import Iterable
from typing import NamedTuple

from clerkwork.intake.readers.pages.runs import Run
from clerkwork.intake.readers.pages.sure import Signals


class Found(NamedTuple):
    """A value with its evidence."""

    value: str
    runs: list[Run]
    signals: Signals


class Scored(NamedTuple):
    """A candidate for a value and how much speaks for it, up to 1."""

    score: float
    value: str
    run: Run
    way: str


def choose(field: str, candidates: Iterable[Scored], agree: int = 2) -> Found | None:
    """The best candidate; others that are nearly as good make it less sure, repeats surer."""
    ranked = sorted(candidates, key=lambda each: -each.score)
    if not ranked:
        return None
    best = ranked[0]
    same = [each for each in ranked if each.value == best.value]
    rivals = {each.value for each in ranked if each.score > best.score - 0.12} - {best.value}
    checked = 1 if len(same) >= agree and not rivals else 0
    signals = Signals(field, best.way, checked, len(rivals), best.run.sure)
    return Found(best.value, [best.run], signals)
