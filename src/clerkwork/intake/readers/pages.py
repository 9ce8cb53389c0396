"""Words on pages to an order: what a person does who reads a printed order.

It knows nothing of PDF, pictures or mail: whoever has words and where they stand calls
`read_pages`.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from clerkwork.intake.draft import Problem, Reading
from clerkwork.intake.hint import Hint


class Word(NamedTuple):
    """A word and its box, in any unit that grows to the right and down the page."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    sure: float = 1.0  # how sure it is that these are the letters
    bold: bool = False


class Rule(NamedTuple):
    """A drawn line or the side of a box: flat (no height) or upright (no width)."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(slots=True)
class Page:
    """One page: words in any order; `number` counts from 1; rules only where they are cheap."""

    number: int
    width: float
    height: float
    words: list[Word]
    rules: list[Rule] = field(default_factory=list)


def read_pages(pages: Sequence[Page], *, format: str, hints: Sequence[Hint] = ()) -> Reading:
    """The order on these pages, or what kind of document they are. Never raises on any words."""
    what = "found no order: reading words on pages is not there yet"
    return Reading(format, "other", problems=[Problem("document", what)])
