"""Forms printed in one face and filled in with another, at fixed places of a single page."""

import io
from collections.abc import Sequence

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas


class Typewriter:
    """One page, measured in points from its top left corner."""

    def __init__(self, paper: tuple[float, float], typed: str = "Courier") -> None:
        self.buffer = io.BytesIO()
        self.high = paper[1]
        self.typed = typed
        self.canvas = Canvas(self.buffer, pagesize=paper, invariant=1)

    def print(
        self,
        x: float,
        y: float,
        text: str,
        *,
        size: float = 9,
        bold: bool = False,
        right: bool = False,
    ) -> None:
        """Text of the form itself."""
        self.canvas.setFont("Helvetica-Bold" if bold else "Helvetica", size)
        draw = self.canvas.drawRightString if right else self.canvas.drawString
        draw(x, self.high - y, text)

    def type(self, x: float, y: float, text: str, *, right: bool = False, wide: float = 0) -> None:
        """Text that was filled in, smaller where the room is too narrow."""
        size = 10.0
        while wide and size > 6 and stringWidth(text, self.typed, size) > wide:
            size -= 0.5
        self.canvas.setFont(self.typed, size)
        draw = self.canvas.drawRightString if right else self.canvas.drawString
        draw(x, self.high - y, text)

    def rule(self, x: float, y: float, to_x: float, to_y: float, thick: float = 0.5) -> None:
        self.canvas.setLineWidth(thick)
        self.canvas.line(x, self.high - y, to_x, self.high - to_y)

    def field(self, x: float, y: float, label: str, text: str, wide: float) -> None:
        """A label, and what was filled in on the line behind it."""
        self.print(x, y, label, size=7.5)
        start = x + stringWidth(label, "Helvetica", 7.5) + 5
        self.type(start + 2, y - 1, text, wide=x + wide - start)
        self.rule(start, y + 2, x + wide, y + 2)

    def table(
        self,
        stops: Sequence[float],
        y: float,
        heads: str,
        rows: Sequence[Sequence[str]],
        *,
        sides: str,
        least: int,
        step: float = 20,
    ) -> None:
        """Ruled rows, at least so many; heads with bars between, a side (l, r) for each column."""
        bottom = y + step * (max(least, len(rows)) + 1)
        for at, head in enumerate(heads.split("|")):
            self.print(stops[at] + 3, y + 13, head, size=7)
        for at in range(max(least, len(rows)) + 2):
            self.rule(stops[0], y + at * step, stops[-1], y + at * step)
        for stop in stops:
            self.rule(stop, y, stop, bottom)
        for row, cells in enumerate(rows):
            for at, text in enumerate(cells):
                right = sides[at].lower() == "r"
                x = stops[at + 1] - 4 if right else stops[at] + 4
                wide = stops[at + 1] - stops[at] - 7
                self.type(x, y + step * (row + 2) - 6, text, right=right, wide=wide)

    def finish(self) -> bytes:
        self.canvas.showPage()
        self.canvas.save()
        return self.buffer.getvalue()
