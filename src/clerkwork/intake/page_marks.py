"""Boxes over the pages of a document, in thousandths of their width and height."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

MARGIN = 4  # around what is marked


@dataclass(frozen=True, slots=True)
class Box:
    """Where a field stands on a page."""

    field: str
    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Page:
    """A page as it is shown, in pixels, with its boxes."""

    number: int
    width: int
    height: int
    boxes: list[Box] = field(default_factory=list)


def marked_pages(
    sizes: Sequence[tuple[int, int]], places: Mapping[str, tuple[Any, ...]]
) -> list[Page]:
    """The pages of these sizes with the places that lie on them."""
    pages = [Page(number, *size) for number, size in enumerate(sizes, start=1)]
    for name, at in places.items():
        if at[0] == "page" and 1 <= at[1] <= len(pages):
            pages[at[1] - 1].boxes.append(box(name, *at[2:]))
    return pages


def box(name: str, left: float, top: float, right: float, bottom: float) -> Box:
    """The box a little larger than the words, so that it does not touch them."""
    begin, above = left * 1000 - MARGIN, top * 1000 - MARGIN
    wide, high = (right - left) * 1000 + 2 * MARGIN, (bottom - top) * 1000 + 2 * MARGIN
    return Box(name, round(begin, 1), round(above, 1), round(wide, 1), round(high, 1))
