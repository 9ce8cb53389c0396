"""A scanned page as read, and the way from its words back to where they stood when it came."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from clerkwork.intake.readers.pages.reader import Page

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Tilt:
    """How lines of text slope: at a place, first + across * x + down * y, from the middle."""

    middle: tuple[float, float]
    first: float = 0.0
    across: float = 0.0
    down: float = 0.0

    def straight(self, x: Any, y: Any) -> tuple[Any, Any]:
        """Where points stand once lines are level, and the sides of the page upright.

        Each of x and y is one number, or as many as a library for arrays holds.
        """
        x, y = x - self.middle[0], y - self.middle[1]
        return (
            x + self.first * y + self.middle[0],
            y - self._fall(x, y) + self.middle[1],
        )

    def back(self, x: float, y: float) -> tuple[float, float]:
        """Where a straight point stood before, nearly."""
        x, y = x - self.middle[0], y - self.middle[1]
        return (
            x - self.first * y + self.middle[0],
            y + self._fall(x, y) + self.middle[1],
        )

    def _fall(self, x: Any, y: Any) -> Any:
        return (self.first + self.down * y) * x + self.across * x * x / 2


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page as read, and how it lay: quarter turns clockwise that brought it upright, then tilt.

    In a photo the page was laid flat before; `size` is width and height of the photo, and `photo`
    the matrix of nine, row by row, from dots of the flat page to those of the photo.
    """

    page: Page
    quarters: int
    tilt: Tilt
    size: tuple[int, int]
    photo: tuple[float, ...] | None = None

    def back(self, box: Sequence[float]) -> Box:
        """A box on the page as it came; both as parts of its size."""
        left, top, right, bottom = box
        points = [self._back(x, y) for x in (left, right) for y in (top, bottom)]
        across = [min(1.0, max(0.0, x)) for x, _ in points]
        down = [min(1.0, max(0.0, y)) for _, y in points]
        return min(across), min(down), max(across), max(down)

    def _back(self, x: float, y: float) -> tuple[float, float]:
        width, height = self.page.width, self.page.height
        x, y = self.tilt.back(x * width, y * height)
        x, y = x / width, y / height
        x, y = ((x, y), (y, 1 - x), (1 - x, 1 - y), (1 - y, x))[self.quarters % 4]
        return in_photo(self, self.photo, x, y) if self.photo else (x, y)


def in_photo(sheet: Sheet, matrix: tuple[float, ...], x: float, y: float) -> tuple[float, float]:
    """A place on the flat page, as parts of its size, in the photo."""
    width, height = sheet.page.width, sheet.page.height
    if sheet.quarters % 2:
        width, height = height, width
    a, b, c, d, e, f, g, h, i = matrix
    x, y = x * width, y * height
    depth = (g * x + h * y + i) or 1.0
    return (
        (a * x + b * y + c) / depth / sheet.size[0],
        (d * x + e * y + f) / depth / sheet.size[1],
    )
