"""What a layout is: a name, and how it makes a document from a seed."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Document:
    """A file and what a reader must find in it (`envelope` of expected.py)."""

    content: bytes
    suffix: str
    expected: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Layout:
    """One way of laying out documents.

    `make(seed, index)` gives the document `index` of this layout; documents of one seed come from
    the same customer. Those whose means of printing this machine lacks are not `available`.
    `held_back` layouts are for measuring only, never for tuning: those of `second`.
    """

    name: str
    format: str
    kind: str
    make: Callable[[int, int], Document]
    available: bool = True
    held_back: bool = False


@dataclass(frozen=True, slots=True)
class Identity:
    """What a layout's traits are drawn from."""

    name: str
    country: str
