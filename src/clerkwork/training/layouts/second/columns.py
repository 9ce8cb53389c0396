"""Tables drawn by a pen: columns, rows over several pages, notes between the rows."""

from collections.abc import Sequence
from dataclasses import dataclass

from .pen import Pen

Rows = Sequence[Sequence[str] | str]


@dataclass(frozen=True, slots=True)
class Look:
    """`bars` are lines: heads (below the heads), rows, frame, poles (between columns), in one text."""

    bars: str = "heads"
    fill: str = ""  # of the heads
    ink: str = "#000000"
    zebra: str = ""
    pad: float = 3
    bold: bool = True
    size: float = 0
    once: bool = False  # heads on the first page only
    thick: float = 0.5
    note: int = 1  # the column in which notes between rows begin


@dataclass(frozen=True, slots=True)
class Column:
    head: str
    x: float
    wide: float
    side: str

    @property
    def at(self) -> float:
        return {"l": self.x + 3, "r": self.x + self.wide - 3, "c": self.x + self.wide / 2}[
            self.side
        ]


def columns(pen: Pen, spec: str, x: float, wide: float) -> list[Column]:
    """From "Item:8|Qty:10r": heads, shares of the width, sides (l unless r or c)."""
    parts = [each.rsplit(":", 1) for each in spec.split("|")]
    shares = [float(share.rstrip("lrc")) for _, share in parts]
    found, whole = [], sum(shares)
    for (head, share), size in zip(parts, shares, strict=True):
        side = share[-1] if share[-1] in "rc" else "l"
        found.append(Column(head, x, size / whole * wide, side))
        x += size / whole * wide
    return found


def table(
    pen: Pen,
    spec: str,
    rows: Rows,
    look: Look | None = None,
    *,
    x: float = 0,
    wide: float = 0,
    down_to: float = 0,
) -> None:
    """Draws heads and rows from the pen down; a row that is a text is a note between the rows.

    Rows never break over pages. `down_to` goes on with the frame to that height of the last page.
    """
    Drawn(pen, spec, look or Look(), x or pen.left, wide or pen.right - pen.left).draw(
        rows, down_to
    )


class Drawn:
    """A table in the making."""

    def __init__(self, pen: Pen, spec: str, look: Look, x: float, wide: float) -> None:
        self.pen, self.look, self.x, self.wide = pen, look, x, wide
        self.columns = columns(pen, spec, x, wide)
        self.size = look.size or pen.size
        self.start = pen.y

    def draw(self, rows: Rows, down_to: float) -> None:
        self.heads()
        for at, row in enumerate(rows):
            if self.pen.y + self.height(row) > self.pen.floor:
                self.close()
                self.pen.turn()
                self.start = self.pen.y
                if not self.look.once:
                    self.heads()
            self.row(row, self.look.zebra if at % 2 else "")
        self.pen.y = max(self.pen.y, down_to)
        self.close()

    def cut(self, row: Sequence[str] | str, *, bold: bool = False) -> list[list[str]]:
        """The lines of each cell of the row; a note reaches from its column to the right edge.

        What is at the right of its column, as numbers are, is never broken.
        """
        if isinstance(row, str):
            first = self.columns[self.look.note]
            lines = self.pen.wrap(row, self.x + self.wide - first.x - 6, self.size)
            return [[] for _ in self.columns[: self.look.note]] + [lines]
        return [
            text.split("\n")
            if column.side == "r" and not bold
            else self.pen.wrap(text, column.wide - 6, self.size, bold=bold)
            for text, column in zip(row, self.columns, strict=True)
        ]

    def height(self, row: Sequence[str] | str, *, bold: bool = False) -> float:
        lines = max(len(each) for each in self.cut(row, bold=bold))
        return lines * self.size * 1.22 + 2 * self.look.pad

    def fit(self, text: str, column: Column, *, bold: bool = False) -> float:
        """The size at which the text is no wider than the column."""
        wide = self.pen.width(text, self.size, bold=bold)
        return min(self.size, self.size * (column.wide - 6.1) / (wide or 1))

    def heads(self) -> None:
        usual = self.size
        words = [(word, each) for each in self.columns for word in each.head.split()]
        self.size = min(self.fit(word, column, bold=True) for word, column in words)
        self._heads()
        self.size = usual

    def _heads(self) -> None:
        texts = [each.head for each in self.columns]
        high = self.height(texts, bold=self.look.bold)
        if self.look.fill:
            self.pen.box(self.x, self.pen.y, self.wide, high, fill=self.look.fill, edge=0)
        self.cells(self.cut(texts, bold=self.look.bold), self.look.ink, bold=self.look.bold)
        self.pen.y += high
        if "heads" in self.look.bars:
            self.pen.rule(self.x, self.x + self.wide, thick=self.look.thick)

    def row(self, row: Sequence[str] | str, fill: str) -> None:
        high = self.height(row)
        if fill:
            self.pen.box(self.x, self.pen.y, self.wide, high, fill=fill, edge=0)
        self.cells(self.cut(row), "#000000")
        self.pen.y += high
        if "rows" in self.look.bars:
            self.pen.rule(self.x, self.x + self.wide, thick=0.3)

    def cells(self, cells: list[list[str]], ink: str, *, bold: bool = False) -> None:
        for column, lines in zip(self.columns, cells, strict=False):
            y, side = self.pen.y + self.look.pad, column.side
            for line in lines:
                at = column.at if len(cells) == len(self.columns) else column.x + 3
                shown = side if len(cells) == len(self.columns) else "l"
                size = self.fit(line, column, bold=bold) if shown == "r" else self.size
                self.pen.text(at, line, y=y, size=size, bold=bold, side=shown, ink=ink)
                y += self.size * 1.22

    def close(self) -> None:
        """The lines that a part of the table on one page ends with."""
        pen, end = self.pen, self.pen.y
        if "frame" in self.look.bars:
            pen.box(self.x, self.start, self.wide, end - self.start, edge=self.look.thick)
        if "poles" in self.look.bars:
            for column in self.columns[1:]:
                pen.pole(column.x, self.start, end, self.look.thick)


def sums(
    pen: Pen,
    pairs: Sequence[tuple[str, str]],
    label: float,
    *,
    bold: bool = True,
    right: float = 0,
) -> None:
    """Labels beginning at `label`, amounts ending at `right` or the edge; the last one bold."""
    pen.need(len(pairs) * pen.size * 1.4 + 8)
    pen.y += 5
    for at, (name, amount) in enumerate(pairs):
        last = bold and at == len(pairs) - 1
        pen.text(label, name, bold=last)
        pen.text((right or pen.right) - 3, amount, bold=last, side="r")
        pen.y += pen.size * 1.4
