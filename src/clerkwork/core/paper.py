"""What our printed papers share: the sheet, its head with the number to scan, its foot."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4, LETTER
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate

from clerkwork.core import code128, typeface
from clerkwork.core.party import Party

__all__ = ["A4", "BLACK", "GREY", "HAIRLINE", "LETTER", "BarCode", "Paper", "TickBox", "bar_code"]

BLACK, GREY, HAIRLINE = HexColor(0x111111), HexColor(0x5A5A5A), HexColor(0xBDBDBD)
MARGIN, HEAD, FOOT = 15 * mm, 29 * mm, 11 * mm
WIDEST_BAR, NARROWEST_BAR = 0.375 * mm, 0.25 * mm  # three and two dots of a 203 dpi printer


class BarCode(Flowable):
    """A Code 128 symbol, as wide as the room with quiet zones allows within what scans well.

    The quiet zones are not part of it: whoever places it leaves white on both sides.
    """

    def __init__(self, data: str, height: float, *, room: float) -> None:
        super().__init__()
        self.words = code128.codewords(data)
        modules = code128.modules(self.words)
        self.bar = min(WIDEST_BAR, max(NARROWEST_BAR, room / (modules + 20)))
        self.width, self.height = modules * self.bar, height

    def wrap(self, *_room: float) -> tuple[float, float]:
        return self.width, self.height

    def draw(self) -> None:
        self.canv.setFillColor(BLACK)
        for offset, width in code128.bars(self.words):
            self.canv.rect(offset * self.bar, 0, width * self.bar, self.height, stroke=0, fill=1)


def bar_code(data: str, height: float, room: float) -> list[Flowable]:
    """The symbol, or nothing where it would not scan: what it cannot hold, or has no room for."""
    if not data or not code128.can_hold(data):
        return []
    symbol = BarCode(data, height, room=room)
    return [symbol] if symbol.width + 20 * symbol.bar <= room else []


class TickBox(Flowable):
    """An empty square to tick with a pen."""

    def __init__(self, size: float = 5 * mm) -> None:
        super().__init__()
        self.width = self.height = size

    def wrap(self, *_room: float) -> tuple[float, float]:
        return self.width, self.height

    def draw(self) -> None:
        self.canv.setStrokeColor(BLACK)
        self.canv.setLineWidth(0.9)
        self.canv.roundRect(0, 0, self.width, self.height, 1, stroke=1, fill=0)


class _CountedCanvas(Canvas):
    """A canvas that knows at the end how many pages there are, and tells each page."""

    def __init__(self, *args: Any, page_of: str, **options: Any) -> None:
        super().__init__(*args, **options)
        self.page_of = page_of
        self.finished: list[dict[str, Any]] = []

    def showPage(self) -> None:  # noqa: N802  reportlab's own name
        self.finished.append(dict(self.__dict__))
        self._startPage()  # type: ignore[attr-defined]

    def save(self) -> None:
        for place, state in enumerate(self.finished):
            self.__dict__.update(state)
            self._page_of(place + 1, len(self.finished))
            super().showPage()
        super().save()

    def _page_of(self, page: int, pages: int) -> None:
        text = self.page_of.format(page=page, pages=pages)
        width: float = self._pagesize[0]  # type: ignore[attr-defined]
        left = width - MARGIN - typeface.text_width(text, 8)
        self.setFillColor(GREY)
        typeface.draw(self, left, FOOT - 3 * mm, text, 8)


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper by its head: what it is, the number that stands on it and can be scanned, and ours.

    number is printable ASCII. size is (width, height) in points: A4 or LETTER. page_of says which
    page of how many it is, in the language of the paper.
    """

    title: str
    number: str
    company: Party
    size: tuple[float, float] = A4
    page_of: str = "Page {page} of {pages}"

    @property
    def room(self) -> float:
        """Width between the margins, in points."""
        return self.size[0] - 2 * MARGIN

    def pdf(self, story: Sequence[Flowable]) -> bytes:
        """The story on as many pages as it needs, each with head and foot, as a PDF."""
        out = io.BytesIO()
        height = self.size[1]
        frame = Frame(
            MARGIN,
            FOOT + 5 * mm,
            self.room,
            height - FOOT - 5 * mm - MARGIN - HEAD,
            leftPadding=0,
            rightPadding=0,
            topPadding=0,
            bottomPadding=0,
        )
        document = BaseDocTemplate(
            out,
            pagesize=self.size,
            title=f"{self.title} {self.number}",
            author=self.company.name,
            invariant=1,  # the same bytes for the same paper
        )
        document.addPageTemplates([PageTemplate(frames=[frame], onPage=self._head)])
        document.build(list(story), canvasmaker=partial(_CountedCanvas, page_of=self.page_of))
        return out.getvalue()

    def _head(self, canvas: Canvas, _document: BaseDocTemplate) -> None:
        """Company and title on the left, the number and its bars on the right."""
        width, height = self.size
        top = height - MARGIN
        canvas.saveState()
        symbol = BarCode(self.number, 12 * mm, room=self.room / 2)
        left = width - MARGIN - symbol.width
        symbol.drawOn(canvas, left, top - 12 * mm)
        typeface.draw(canvas, left, top - 17.5 * mm, self.number, 13, bold=True)
        room = left - MARGIN - 8 * mm
        company = typeface.shortened(self.company.name, 9.5, room, bold=True)
        typeface.draw(canvas, MARGIN, top - 3.2 * mm, company, 9.5, bold=True)
        canvas.setFillColor(GREY)
        address = typeface.shortened(" · ".join(self.company.lines), 8, room)
        typeface.draw(canvas, MARGIN, top - 7.4 * mm, address, 8)
        canvas.setFillColor(BLACK)
        size = typeface.fitting(self.title, 22, 12, room, bold=True)
        typeface.draw(canvas, MARGIN, top - 17.5 * mm, self.title, size, bold=True)
        canvas.setStrokeColor(BLACK)
        canvas.setLineWidth(1.1)
        canvas.line(MARGIN, top - 22 * mm, width - MARGIN, top - 22 * mm)
        canvas.setFillColor(GREY)
        typeface.draw(canvas, MARGIN, FOOT - 3 * mm, f"{self.title} {self.number}", 8)
        canvas.restoreState()
