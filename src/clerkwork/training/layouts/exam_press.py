"""Printing of flowing pages, by platypus: paragraphs, tables, headers and footers."""

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from html import escape
from typing import Any, Literal

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4, LETTER, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

from .sheet import face

Rule = tuple[Any, ...]
Row = Any  # a sequence of cells: texts, flowables, or lists of flowables
ALIGN: dict[str, Literal[0, 1, 2]] = {"l": 0, "c": 1, "r": 2}
PAPERS = {"a4": A4, "letter": LETTER, "a4 wide": landscape(A4), "letter wide": landscape(LETTER)}


@dataclass(slots=True)
class Press:
    """Papers, margins and type of one document, in points."""

    paper: str = "a4"
    margin: float = 42
    top: float = 42
    bottom: float = 48
    font: str = "helvetica"
    size: float = 9
    feet: list[tuple[str, str, float, float]] = field(default_factory=list)
    pages: int = field(default=0, init=False)

    @property
    def high(self) -> float:
        return float(PAPERS[self.paper][1])

    @property
    def wide(self) -> float:
        """The width between the margins."""
        return float(PAPERS[self.paper][0]) - 2 * self.margin

    def face(self, *, bold: bool = False) -> str:
        return face(self.font)[bold]

    def style(self, size: float = 0, align: str = "l", color: str = "#000000") -> ParagraphStyle:
        points = size or self.size
        return ParagraphStyle(
            "any",
            fontName=self.face(),
            fontSize=points,
            leading=points * 1.22,
            alignment=ALIGN[align],
            textColor=HexColor(color),
        )

    def p(
        self,
        text: str | Sequence[str],
        *,
        bold: bool = False,
        size: float = 0,
        align: str = "l",
        color: str = "#000000",
        head: str = "",
    ) -> Paragraph:
        """A paragraph; of several texts, each on a line of its own, below a bold head."""
        lines = [text] if isinstance(text, str) else list(text)
        markup = "<br/>".join(escape(each) for each in lines)
        style = self.style(size, align, color)
        if bold:
            style.fontName = self.face(bold=True)
        if head:
            markup = f'<font name="{self.face(bold=True)}">{escape(head)}</font><br/>{markup}'
        return Paragraph(markup, style)

    def grid(
        self,
        rows: Sequence[Row],
        widths: Sequence[float],
        *rules: Rule,
        repeat: int = 0,
        wide: float = 0,
        heights: Sequence[float | None] | None = None,
    ) -> Table:
        """A table as wide as the page, or `wide` points; `widths` are shares; no lines but rules."""
        whole = sum(widths)
        points = [each / whole * (wide or self.wide) for each in widths]
        base: list[Rule] = [
            ("FONT", (0, 0), (-1, -1), self.face(), self.size, self.size * 1.22),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("TOPPADDING", (0, 0), (-1, -1), 2),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
        ]
        made = Table(
            [list(row) for row in rows],
            colWidths=points,
            rowHeights=list(heights) if heights else None,
            repeatRows=repeat,
        )
        made.setStyle(TableStyle([*base, *rules]))
        return made

    def lines(
        self,
        heads: str,
        rows: Sequence[Sequence[str]],
        widths: Sequence[float],
        sides: str,
        *rules: Rule,
        repeat: bool = True,
        ink: str = "#000000",
    ) -> Table:
        """A table of order lines; bold heads in `ink`, bars between; `sides` is of l, c, r."""
        whole = sum(widths)
        top = []
        for text, share, side in zip(heads.split("|"), widths, sides, strict=True):
            size = self.fitting(text, share / whole * self.wide - 12.5)
            top.append(self.p(text.split("\n"), bold=True, align=side, color=ink, size=size))
        points = [share / whole * self.wide - 12.5 for share in widths]
        body = [
            [
                self.p(text.split("\n"), align=side, size=self.fitting(text, wide))
                for text, side, wide in zip(row, sides, points, strict=True)
            ]
            for row in rows
        ]
        return self.grid([top, *body], widths, *rules, repeat=int(repeat))

    def fitting(self, text: str, wide: float) -> float:
        """The size at which no word of the text is broken."""
        longest = max(stringWidth(word, self.face(bold=True), 100) for word in text.split() or [""])
        return min(self.size, max(4.5, wide / (longest or 1) * 100))

    def sums(self, found: Sequence[tuple[str, str]], share: float = 0.4, *rules: Rule) -> Table:
        """Labels and amounts at the right edge; the last one bold."""
        rows: list[Row] = []
        for at, (label, amount) in enumerate(found):
            last = at == len(found) - 1
            cells = [self.p(each, bold=last, align="r") for each in (label, amount)]
            rows.append(["", *cells])
        left = 1 - share
        moved = [shifted(rule, 1) for rule in rules]
        return self.grid(rows, (left, share * 0.58, share * 0.42), *moved)

    def foot(self, text: str, side: str = "l", *, up: float = 30, size: float = 8) -> None:
        """A line on every page, `up` from its lower edge; {page} and {pages} are put in."""
        self.feet.append((text, side, up, size))

    def gap(self, high: float = 10) -> Spacer:
        return Spacer(1, high)

    def build(self, story: Callable[[], list[Flowable]]) -> bytes:
        """The pages as PDF; set twice, since the first page may say how many there are."""
        self._set(story())
        return self._set(story())

    def _set(self, story: list[Flowable]) -> bytes:
        buffer = io.BytesIO()
        document = SimpleDocTemplate(
            buffer,
            pagesize=PAPERS[self.paper],
            leftMargin=self.margin,
            rightMargin=self.margin,
            topMargin=self.top,
            bottomMargin=self.bottom,
            invariant=1,
        )

        def every(canvas: Canvas, _: object) -> None:
            for text, side, up, size in self.feet:
                page, pages = str(canvas.getPageNumber()), str(self.pages)
                written = text.replace("{page}", page).replace("{pages}", pages)
                canvas.setFont(self.face(), size)
                middle, right = self.margin + self.wide / 2, self.margin + self.wide
                draw = {
                    "l": canvas.drawString,
                    "c": canvas.drawCentredString,
                    "r": canvas.drawRightString,
                }
                draw[side]({"l": self.margin, "c": middle, "r": right}[side], up, written)

        document.build(story, onFirstPage=every, onLaterPages=every)
        self.pages = document.page
        return buffer.getvalue()


def shifted(rule: Rule, by: int) -> Rule:
    """The rule of a table that has got so many columns more at its left."""
    name, start, stop, *rest = rule
    if start[0] >= 0:
        start = (start[0] + by, start[1])
    return (name, start, stop, *rest)


def boxed(color: str = "#000000", thick: float = 0.5) -> Rule:
    return ("BOX", (0, 0), (-1, -1), thick, HexColor(color))


def ruled(color: str = "#000000", thick: float = 0.5) -> Rule:
    """All lines of the grid."""
    return ("GRID", (0, 0), (-1, -1), thick, HexColor(color))


def under_heads(color: str = "#000000", thick: float = 1) -> Rule:
    return ("LINEBELOW", (0, 0), (-1, 0), thick, HexColor(color))


def between(color: str = "#bbbbbb", thick: float = 0.4) -> Rule:
    return ("LINEBELOW", (0, 1), (-1, -1), thick, HexColor(color))


def filled(color: str, row: int = 0) -> Rule:
    return ("BACKGROUND", (0, row), (-1, row), HexColor(color))


def columns(color: str = "#000000", thick: float = 0.5) -> Rule:
    """Lines between columns only."""
    return ("LINEAFTER", (0, 0), (-2, -1), thick, HexColor(color))


def white_heads() -> Rule:
    """White letters in the first row, for texts that are no paragraphs."""
    return ("TEXTCOLOR", (0, 0), (-1, 0), HexColor("#ffffff"))


def bold_heads(press: Press, size: float = 0) -> Rule:
    return ("FONT", (0, 0), (-1, 0), press.face(bold=True), size or press.size)
