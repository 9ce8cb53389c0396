"""A printed order as a picture: made for the tests of scans."""

import io

import pypdfium2 as pdfium
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

HEAD = (
    (50, 800, "Café Zürich AG"),
    (50, 784, "Bahnhofstraße 12"),
    (50, 768, "8001 Zürich"),
    (330, 800, "PURCHASE ORDER"),
    (330, 776, "PO Number:"),
    (430, 776, "PO-48213"),
    (330, 760, "Order Date:"),
    (430, 760, "2026-03-14"),
    (330, 744, "Currency:"),
    (430, 744, "EUR"),
)
COLUMNS = (50, 150, 350, 420, 500)
ROWS = (
    ("Item No.", "Description", "Qty", "Unit Price", "Amount"),
    ("T-1001", "Earl Grey, 500 g", "12", "8.50", "102.00"),
    ("K-2040", "Crème brûlée", "3", "14.20", "42.60"),
    ("", "", "", "Total", "144.60"),
)
WANTED = [("T-1001", "12", "8.5"), ("K-2040", "3", "14.2")]


def printed(pages: int = 1) -> bytes:
    """The order as a PDF; further pages hold the conditions."""
    raw = io.BytesIO()
    canvas = Canvas(raw, A4)
    canvas.setFont("Helvetica", 11)
    for left, top, text in HEAD:
        canvas.drawString(left, top, text)
    for row, texts in enumerate(ROWS):
        for left, text in zip(COLUMNS, texts, strict=True):
            canvas.drawString(left, 680 - 22 * row, text)
    canvas.showPage()
    for _ in range(pages - 1):
        canvas.drawString(50, 780, "Conditions of purchase: none.")
        canvas.showPage()
    canvas.save()
    return raw.getvalue()


def pictured(pages: int = 1, dots_per_inch: int = 150) -> list[Image.Image]:
    """The same as pictures."""
    with pdfium.PdfDocument(printed(pages)) as document:
        return [page.render(scale=dots_per_inch / 72).to_pil().convert("RGB") for page in document]
