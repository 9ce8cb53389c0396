"""A pen for pages, measured in points from the top left corner; its place `y` goes down the page."""

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4, A5, LETTER, landscape
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from clerkwork.training.layouts.sheet import face

SIZES = {
    "a4": A4,
    "a5": A5,
    "letter": LETTER,
    "a4 wide": landscape(A4),
    "a5 wide": landscape(A5),
    "letter wide": landscape(LETTER),
}
Pairs = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Setup:
    """Papers, margins, type.

    `strokes` is how a printer driver sends text: as lines, words or signs, or as lines only at the
    end of each page, from left to right (columns).
    """

    paper: str = "a4"
    font: str = "helvetica"
    size: float = 9
    margin: float = 42
    top: float = 42
    foot: float = 56
    strokes: str = "lines"


class Stroke(NamedTuple):
    """A line of text, its base so far below the upper edge."""

    x: float
    base: float
    text: str
    font: str
    size: float
    ink: str


class Pen:
    """Draws on pages; `pages` is how many there will be, or 0 while nobody knows."""

    def __init__(self, setup: Setup, pages: int = 0) -> None:
        self.setup, self.pages, self.page = setup, pages, 1
        self.wide, self.high = SIZES[setup.paper]
        self.left, self.right = setup.margin, self.wide - setup.margin
        self.middle = self.wide / 2
        self.size, self.y = setup.size, setup.top
        self.floor = self.high - setup.foot
        self.buffer = io.BytesIO()
        self.canvas = Canvas(self.buffer, pagesize=SIZES[setup.paper], invariant=1)
        self.feet: list[tuple[str, str, float, float]] = []
        self.waiting: list[Stroke] = []
        self.again: Callable[[], None] = lambda: None  # what stands on top of later pages

    def font(self, *, bold: bool) -> str:
        return face(self.setup.font)[bold]

    def width(self, text: str, size: float = 0, *, bold: bool = False) -> float:
        return float(stringWidth(text, self.font(bold=bold), size or self.size))

    def text(
        self,
        x: float,
        text: str,
        *,
        y: float | None = None,
        size: float = 0,
        bold: bool = False,
        side: str = "l",
        ink: str = "#000000",
    ) -> float:
        """One line whose top is at `y`, else at the pen; gives the height below it."""
        size, top = size or self.size, self.y if y is None else y
        x -= {"l": 0.0, "r": 1.0, "c": 0.5}[side] * self.width(text, size, bold=bold)
        stroke = Stroke(x, top + size * 0.8, text, self.font(bold=bold), size, ink)
        if self.setup.strokes == "columns":
            self.waiting.append(stroke)
        else:
            self._draw(stroke)
        return top + size * 1.25

    def _draw(self, stroke: Stroke) -> None:
        self.canvas.setFillColor(HexColor(stroke.ink))
        self.canvas.setFont(stroke.font, stroke.size)
        parts = {"words": stroke.text.split(" "), "signs": list(stroke.text)}
        gap, x = "" if self.setup.strokes == "signs" else " ", stroke.x
        for part in parts.get(self.setup.strokes, [stroke.text]):
            self.canvas.drawString(x, self.high - stroke.base, part)
            x += float(stringWidth(part + gap, stroke.font, stroke.size))

    def lines(
        self,
        x: float,
        texts: Sequence[str],
        *,
        y: float | None = None,
        head: str = "",
        size: float = 0,
        side: str = "l",
        bold: bool = False,
    ) -> float:
        """Lines below each other, below a bold head if there is one; gives the height below."""
        top = self.y if y is None else y
        if head:
            top = self.text(x, head, y=top, size=size, bold=True, side=side)
        for each in texts:
            top = self.text(x, each, y=top, size=size, side=side, bold=bold)
        return top

    def pairs(
        self,
        x: float,
        pairs: Pairs,
        gap: float,
        *,
        y: float | None = None,
        side: str = "l",
        step: float = 0,
        size: float = 0,
        bold: str = "",
    ) -> float:
        """Labels at x, values at x + gap (ending there if side is r); bold: label, value, both."""
        top = self.y if y is None else y
        for label, value in pairs:
            self.text(x, label, y=top, size=size, bold=bold in ("label", "both"))
            self.text(x + gap, value, y=top, size=size, side=side, bold=bold in ("value", "both"))
            top += step or (size or self.size) * 1.3
        return top

    def strip(
        self, pairs: Pairs, shares: Sequence[float], *, high: float = 30, fill: str = "",
        small: float = 6.5,
    ) -> None:  # fmt: skip
        """A row of boxes over the page, a small label above a value in each; goes below it."""
        whole, x = sum(shares), self.left
        for (label, value), share in zip(pairs, shares, strict=True):
            wide = share / whole * (self.right - self.left)
            self.box(x, self.y, wide, high, fill=fill)
            self.text(x + 3, label, y=self.y + 3, size=small)
            self.text(
                x + 4, value, y=self.y + high - self.size * 1.35, size=self.fit(value, wide - 7)
            )
            x += wide
        self.y += high

    def fit(self, text: str, wide: float) -> float:
        """The size at which the text is no wider, at least 5."""
        return max(5.0, min(self.size, self.size * wide / (self.width(text) or 1)))

    def say(
        self,
        text: str,
        *,
        x: float = 0,
        wide: float = 0,
        size: float = 0,
        bold: bool = False,
        side: str = "l",
        ink: str = "#000000",
    ) -> None:
        """A paragraph at the pen, over as many lines and pages as it takes; goes below it."""
        x, size = x or self.left, size or self.size
        at = {"l": x, "r": self.right, "c": self.middle}[side]
        for line in self.wrap(text, wide or self.right - x, size, bold=bold):
            self.need(size * 1.3)
            self.text(at, line, size=size, bold=bold, side=side, ink=ink)
            self.y += size * 1.3

    def wrap(self, text: str, wide: float, size: float = 0, *, bold: bool = False) -> list[str]:
        """The text in lines; words that are wider than a line are cut."""
        found: list[str] = []
        for part in text.split("\n"):
            line = ""
            for word in part.split(" "):
                longer = f"{line} {word}" if line else word
                if line and self.width(longer, size, bold=bold) > wide:
                    found.append(line)
                    longer = word
                while self.width(longer, size, bold=bold) > wide and len(longer) > 2:
                    end = next(
                        at for at in range(len(longer) - 1, 0, -1)
                        if at == 1 or self.width(longer[:at], size, bold=bold) <= wide
                    )  # fmt: skip
                    found.append(longer[:end])
                    longer = longer[end:]
                line = longer
            found.append(line)
        return found

    def rule(self, x: float, to_x: float, *, y: float | None = None, thick: float = 0.5) -> None:
        at = self.high - (self.y if y is None else y)
        self.canvas.setStrokeColor(HexColor("#222222"))
        self.canvas.setLineWidth(thick)
        self.canvas.line(x, at, to_x, at)

    def pole(self, x: float, y: float, to_y: float, thick: float = 0.5) -> None:
        self.canvas.setStrokeColor(HexColor("#222222"))
        self.canvas.setLineWidth(thick)
        self.canvas.line(x, self.high - y, x, self.high - to_y)

    def box(
        self, x: float, y: float, wide: float, high: float, *, fill: str = "", edge: float = 0.5
    ) -> None:
        self.canvas.setStrokeColor(HexColor("#222222"))
        self.canvas.setLineWidth(edge)
        if fill:
            self.canvas.setFillColor(HexColor(fill))
        self.canvas.rect(
            x, self.high - y - high, wide, high, stroke=int(edge > 0), fill=int(bool(fill))
        )

    def foot(self, text: str, side: str = "c", *, up: float = 28, size: float = 7) -> None:
        """A line on every page, so far above its lower edge; {page} and {pages} are put in."""
        if not self.pages:
            self.feet.append((text, side, up, size))

    def need(self, high: float) -> None:
        """Goes to a new page if there is not so much room on this one."""
        if self.y + high > self.floor:
            self.turn()

    def turn(self) -> None:
        self._end()
        self.page += 1
        self.y = self.setup.top
        self.again()

    def _end(self) -> None:
        for text, side, up, size in self.feet:
            written = text.format(page=self.page, pages=self.pages)
            x = {"l": self.left, "c": self.middle, "r": self.right}[side]
            self.text(x, written, y=self.high - up, size=size, side=side)
        for stroke in sorted(self.waiting):
            self._draw(stroke)
        self.waiting = []
        self.canvas.showPage()

    def finish(self) -> bytes:
        self._end()
        self.canvas.save()
        return self.buffer.getvalue()


def printed(draw: Callable[[Pen], None], setup: Setup) -> bytes:
    """The pages as PDF; drawn twice, since the first page may say how many there are."""
    first = Pen(setup)
    draw(first)
    pen = Pen(setup, first.page)
    pen.feet = first.feet  # so that they stand also on pages that end before they are told
    draw(pen)
    return pen.finish()
