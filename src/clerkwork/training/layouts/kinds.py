"""What a layout is: a name, and how it makes a document from a seed."""

import hashlib
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
    the same customer. `held_back` layouts are for measuring only, never for tuning. Those whose
    means of printing this machine lacks are not `available`.
    """

    name: str
    format: str
    kind: str
    held_back: bool
    make: Callable[[int, int], Document]
    available: bool = True


@dataclass(frozen=True, slots=True)
class Identity:
    """What a layout's traits are drawn from."""

    name: str
    country: str
    reserved: bool = False  # of a kind that only held back layouts have

    @property
    def held_back(self) -> bool:
        return self.reserved or is_held_back(self.name)


def is_held_back(name: str) -> bool:
    """A third of all names, always the same."""
    return hashlib.sha256(name.encode()).digest()[0] % 3 == 0
