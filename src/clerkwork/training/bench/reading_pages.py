"""Pages to be read in the benchmark: an order of many pages as PDF, and one page as a picture."""

import io

import pypdfium2
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

LINES = 32  # on a page
COLUMNS = ((50, "Item"), (120, "Description"), (330, "Qty"), (380, "Unit"), (450, "Price"))
HEAD = (
    "Purchase Order",
    "PO Number: 4500012345",
    "Date: 2026-11-02",
    "Pennine Builders Merchants",
    "14 Deansgate, Manchester M3 2BW",
)
DPI = 200


def text_pages(pages: int) -> bytes:
    """A PDF with text: one order, its table over all pages."""
    written = io.BytesIO()
    canvas = Canvas(written, pagesize=A4, invariant=True)
    for page in range(pages):
        draw_head(canvas, first=page == 0)
        for line in range(LINES):
            draw_line(canvas, page * LINES + line + 1, 640 - line * 18)
        canvas.showPage()
    canvas.save()
    return written.getvalue()


def draw_head(canvas: Canvas, *, first: bool) -> None:
    canvas.setFont("Helvetica", 10)
    for at, words in enumerate(HEAD if first else HEAD[1:2]):
        canvas.drawString(50, 780 - at * 16, words)
    for left, heading in (*COLUMNS, (510, "Amount")):
        canvas.drawString(left, 665, heading)


def draw_line(canvas: Canvas, number: int, top: float) -> None:
    quantity = number % 40 + 1
    cents = 125 + number % 300
    cells = (f"AB-{number:05d}", f"Hex bolt M{number % 20} x 40", str(quantity), "EA")
    for (left, _), text in zip(COLUMNS, cells, strict=False):
        canvas.drawString(left, top, text)
    canvas.drawRightString(490, top, money(cents))
    canvas.drawRightString(550, top, money(cents * quantity))


def money(cents: int) -> str:
    return f"{cents // 100:,}.{cents % 100:02d}"


def scanned_page() -> bytes:
    """The first page as a scanner gives it: a grey picture of 200 dots an inch, as PNG."""
    page = pypdfium2.PdfDocument(text_pages(1))[0]
    picture = page.render(scale=DPI / 72, grayscale=True).to_pil()
    written = io.BytesIO()
    picture.save(written, "PNG")
    return written.getvalue()
