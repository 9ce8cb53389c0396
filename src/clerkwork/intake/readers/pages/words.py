"""Pages as the engine gets them: words with their boxes, and the lines drawn between them."""

from dataclasses import dataclass, field
from typing import NamedTuple


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
