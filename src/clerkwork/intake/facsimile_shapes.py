"""What is shown of a document, and what is marked in it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from clerkwork.intake.page_marks import Page

DAYS = ("%Y-%m-%d", "%Y%m%d", "%y%m%d", "%d.%m.%Y", "%d/%m/%Y", "%m/%d/%Y")
Span = tuple[int, int, str]  # begin, end, the field that stands there
Places = Mapping[str, tuple[Any, ...]]  # by the field that stands there: see spots.py


@dataclass(frozen=True, slots=True)
class Wanted:
    """A value to be marked: as it may be written, and words that stand in the same line."""

    values: tuple[str, ...]
    beside: tuple[str, ...] = ()
    field: str = "value"


@dataclass(frozen=True, slots=True)
class Piece:
    """A cell, or a run of characters; `marked` names the fields that stand there, or is ""."""

    text: str
    marked: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table, with its number in the document."""

    number: int
    cells: list[Piece]


@dataclass(frozen=True, slots=True)
class Segment:
    """A segment of EDI: its number in the document, its name in words, and what it says."""

    number: int
    name: str
    pieces: list[Piece]


@dataclass(frozen=True, slots=True)
class Facsimile:
    """What to show: pages, rows of a table, segments, or pieces of text; else none of these."""

    pages: list[Page] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    segments: list[Segment] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    more: bool = False  # there is more of the document than is shown


def written(value: object) -> tuple[str, ...]:
    """The ways in which a document may write this value; none for nothing."""
    if value is None or value == "":
        return ()
    if isinstance(value, date):
        return tuple(f"{value:{shape}}" for shape in DAYS)
    if isinstance(value, Decimal):
        plain = f"{value.normalize():f}"
        ways = [plain, f"{value:.2f}", f"{value:.3f}", f"{value:.4f}"]
        ways = [way for way in ways if Decimal(way) == value]
        return tuple(dict.fromkeys([*ways, *(way.replace(".", ",") for way in ways)]))
    return (str(value),)
