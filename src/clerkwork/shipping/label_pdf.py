"""Logistic labels as PDF, one label a page, all bars and letters as vectors."""

import io
from collections.abc import Iterable

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from clerkwork.core import code128, typeface
from clerkwork.core.refusal import Refusal
from clerkwork.shipping.label import LogisticLabel
from clerkwork.shipping.label_layout import A6, Bars, Layout, Stock, laid_out

X_DIMENSION = 0.5 * mm  # four dots of a printer of 203 dpi; GS1 asks for 0.495 mm at least


def label_pdf(labels: Iterable[LogisticLabel], stock: Stock = A6) -> bytes:
    """A PDF with one page of the stock's size for each label, in the order given.

    Print it at its actual size: scaled to fit a page, the bars leave the standard. Raises Refusal
    when there is no label, or when an SSCC is not one.
    """
    layouts = [laid_out(label, stock) for label in labels]
    if not layouts:
        raise Refusal("There is no label to print.")
    out = io.BytesIO()
    canvas = Canvas(out, invariant=1, pageCompression=1)  # the same bytes for the same labels
    canvas.setTitle("Logistic labels")
    for layout in layouts:
        _page(canvas, layout)
    canvas.save()
    return out.getvalue()


def _page(canvas: Canvas, layout: Layout) -> None:
    height = layout.stock.height
    canvas.setPageSize((layout.stock.width * mm, height * mm))
    canvas.setLineWidth(0.25 * mm)
    for rule in layout.rules:
        canvas.line(rule.x * mm, (height - rule.y) * mm, rule.to_x * mm, (height - rule.to_y) * mm)
    for text in layout.texts:
        typeface.draw(
            canvas, text.x * mm, (height - text.y) * mm, text.text, text.size, bold=text.bold
        )
    for bars in layout.bars:
        _bars(canvas, bars, (height - bars.y - bars.height) * mm)
    canvas.showPage()


def _bars(canvas: Canvas, bars: Bars, bottom: float) -> None:
    for offset, width in code128.bars(code128.codewords(bars.symbol.data)):
        left = bars.x * mm + offset * X_DIMENSION
        canvas.rect(left, bottom, width * X_DIMENSION, bars.height * mm, stroke=0, fill=1)
