"""How sure a value is, from how it was found.

The table says of each field and way how often values found so were right on the documents that
the engine was fitted on.
"""

from typing import NamedTuple


class Signals(NamedTuple):
    """How a value was found, and what speaks for or against it."""

    field: str
    way: str  # column, within, right, below, title, loose, block, letterhead, sum, ...
    checked: int = 0  # 1 arithmetic or a second place agrees, -1 contradicts
    rivals: int = 0  # other values that would have fitted nearly as well
    letters: float = 1.0  # how sure the reading of its letters is


WAYS = {
    "column": 0.97, "within": 0.97, "right": 0.97, "below": 0.96, "title": 0.95, "loose": 0.8,
    "block": 0.93, "letterhead": 0.9, "sum": 0.97, "hint": 0.98, "inferred": 0.85,
}  # fmt: skip


def sure(signals: Signals) -> float:
    """The probability that the value is right."""
    value = WAYS.get(signals.way, 0.9)
    if signals.checked > 0:
        value = 1 - (1 - value) / 10
    elif signals.checked < 0:
        value = min(value, 0.6)
    if signals.rivals:
        value = min(value, 0.9 / signals.rivals**0.2)
    return round(value * signals.letters, 4)
