"""A page to print on, measured from its top left corner in points.

Everything that is printed goes through `Sheet.put`, so that one layout can be set in any face and
by any kind of printer driver: whole lines, single words, single characters, bold by striking twice.
"""

import io
from collections.abc import Callable
from functools import cache
from typing import Any

import pymupdf_fonts
from reportlab.lib.colors import Color, HexColor
from reportlab.lib.pagesizes import A4, A5, LETTER, landscape
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

PAPERS = {
    "a4": A4,
    "letter": LETTER,
    "a4 wide": landscape(A4),
    "letter wide": landscape(LETTER),
    "a5": A5,
    "receipt": (300.0, 842.0),
}
BUILT_IN = {
    "helvetica": ("Helvetica", "Helvetica-Bold"),
    "times": ("Times-Roman", "Times-Bold"),
    "courier": ("Courier", "Courier-Bold"),
}
EMBEDDED = {
    "noto": ("notos", "notosbo"),
    "ubuntu": ("ubuntu", "ubuntubo"),
    "fira": ("figo", "figbo"),
    "ubuntu mono": ("ubuntm", "ubuntmbo"),
    "cascadia": ("cascadia", "cascadiab"),
    "space mono": ("spacemo", "spacembo"),
}
HANDWRITING = "notosit"


@cache
def face(name: str) -> tuple[str, str]:
    """The regular and the bold font of a face, known to reportlab."""
    if name in BUILT_IN:
        return BUILT_IN[name]
    for key in EMBEDDED[name]:
        pdfmetrics.registerFont(TTFont(key, io.BytesIO(pymupdf_fonts.fontbuffers[key]())))
    return EMBEDDED[name]


@cache
def handwriting() -> str:
    buffer = io.BytesIO(pymupdf_fonts.fontbuffers[HANDWRITING]())
    pdfmetrics.registerFont(TTFont(HANDWRITING, buffer))
    return HANDWRITING


class Sheet:
    """Pages of one document, and a pen at height `y` below the top edge."""

    def __init__(
        self, paper: str, margin: float, font: str, size: float, *, emit: str = "lines"
    ) -> None:
        self.buffer = io.BytesIO()
        self.wide, self.high = PAPERS[paper]
        self.canvas: Any = Canvas(
            self.buffer, pagesize=(self.wide, self.high), invariant=1, pageCompression=1
        )
        self.margin, self.size, self.emit = margin, size, emit
        self.fonts = face(font)
        self.y = margin
        self.foot = self.high - margin
        self.page = 1
        self.on_page: Callable[[], None] = lambda: None
        self.on_end: Callable[[], None] = lambda: None

    @property
    def left(self) -> float:
        return self.margin

    @property
    def right(self) -> float:
        return self.wide - self.margin

    @property
    def leading(self) -> float:
        return self.size * 1.28

    def font(self, *, bold: bool) -> str:
        return self.fonts[1 if bold else 0]

    def width(self, text: str, size: float = 0, *, bold: bool = False) -> float:
        return float(pdfmetrics.stringWidth(text, self.font(bold=bold), size or self.size))

    def wrap(self, text: str, width: float, size: float = 0, *, bold: bool = False) -> list[str]:
        """The text in lines no wider than `width`; a word that is wider is cut."""
        lines = [""]
        for word in text.split(" "):
            longer = f"{lines[-1]} {word}" if lines[-1] else word
            if self.width(longer, size, bold=bold) <= width or not lines[-1]:
                lines[-1] = longer
            else:
                lines.append(word)
        return [part for line in lines for part in self._cut(line, width, size, bold=bold)]

    def _cut(self, line: str, width: float, size: float, *, bold: bool) -> list[str]:
        parts = []
        while self.width(line, size, bold=bold) > width and len(line) > 3:
            end = len(line)
            while end > 3 and self.width(line[:end], size, bold=bold) > width:
                end -= 1
            parts.append(line[:end])
            line = line[end:]
        return [*parts, line]

    def put(
        self,
        x: float,
        y: float,
        text: str,
        *,
        size: float = 0,
        bold: bool = False,
        align: str = "l",
        color: str = "",
    ) -> float:
        """Print one line, its top at `y`, and give its width; align l, r or c about `x`."""
        size = size or self.size
        wide = self.width(text, size, bold=bold)
        x -= {"l": 0.0, "r": wide, "c": wide / 2}[align]
        self.canvas.setFillColor(HexColor(color or "#111111"))
        self.canvas.setFont(self.font(bold=bold), size)
        base = self.high - y - size * 0.82
        self._emit(x, base, text, size, bold=bold)
        return wide

    def _emit(self, x: float, base: float, text: str, size: float, *, bold: bool) -> None:
        if self.emit == "characters":
            for character in text:
                self.canvas.drawString(x, base, character)
                x += self.width(character, size, bold=bold)
        elif self.emit == "words":
            for word in text.split(" "):
                self.canvas.drawString(x, base, word)
                x += self.width(f"{word} ", size, bold=bold)
        elif self.emit == "struck twice" and bold:
            self.canvas.drawString(x, base, text)
            self.canvas.drawString(x + 0.3, base, text)
        else:
            self.canvas.drawString(x, base, text)

    def lines(self, x: float, y: float, lines: list[str], **how: Any) -> float:
        """Print lines below each other; gives the height below the last one."""
        for line in lines:
            self.put(x, y, line, **how)
            y += (how.get("size") or self.size) * 1.28
        return y

    def rule(self, x: float, y: float, to_x: float, to_y: float, thick: float = 0.5) -> None:
        self.canvas.setStrokeColor(HexColor("#333333"))
        self.canvas.setLineWidth(thick)
        self.canvas.line(x, self.high - y, to_x, self.high - to_y)

    def box(
        self, x: float, y: float, wide: float, high: float, *, fill: str = "", line: float = 0.5
    ) -> None:
        self.canvas.setStrokeColor(HexColor("#333333"))
        self.canvas.setLineWidth(line)
        if fill:
            self.canvas.setFillColor(HexColor(fill))
        bottom = self.high - y - high
        self.canvas.rect(x, bottom, wide, high, stroke=int(line > 0), fill=int(bool(fill)))

    def turned(
        self, x: float, y: float, degrees: float, text: str, *, size: float, grey: float = 0.6
    ) -> None:
        """Text at an angle: a watermark, a stamp, words in the margin."""
        self.canvas.saveState()
        self.canvas.translate(x, self.high - y)
        self.canvas.rotate(degrees)
        self.canvas.setFillColor(Color(grey, grey, grey))
        self.canvas.setFont(self.font(bold=True), size)
        self.canvas.drawString(0, 0, text)
        self.canvas.restoreState()

    def scribble(self, x: float, y: float, text: str, size: float) -> None:
        self.canvas.saveState()
        self.canvas.translate(x, self.high - y)
        self.canvas.rotate(4)
        self.canvas.setFillColor(HexColor("#1f3fae"))
        self.canvas.setFont(handwriting(), size)
        self.canvas.drawString(0, 0, text)
        self.canvas.restoreState()

    def picture(self, image: ImageReader, x: float, y: float, wide: float, high: float) -> None:
        self.canvas.drawImage(image, x, self.high - y - high, wide, high, mask="auto")

    def turn_page(self) -> None:
        self.on_end()
        self.canvas.showPage()
        self.page += 1
        self.y = self.margin
        self.on_page()

    def room(self, high: float) -> bool:
        return self.y + high <= self.foot

    def finish(self) -> bytes:
        self.on_end()
        self.canvas.showPage()
        self.canvas.save()
        return self.buffer.getvalue()
