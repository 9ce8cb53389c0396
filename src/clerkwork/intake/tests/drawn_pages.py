"""Pages drawn as text, and printed as PDF: each letter one unit wide, each row two units high."""

import io
import re

from reportlab.pdfgen.canvas import Canvas

from clerkwork.intake.readers.pages.words import Page, Word


def page(drawing: str, number: int = 1) -> Page:
    """The words of a drawing where they stand in it."""
    rows = drawing.strip("\n").split("\n")
    words = [
        Word(match[0], match.start(), 2.0 * row, match.end(), 2.0 * row + 1.7)
        for row, text in enumerate(rows)
        for match in re.finditer(r"\S+", text)
    ]
    return Page(number, max(map(len, rows), default=1) + 2, 2.0 * max(len(rows), 60), words)


def printed(*drawings: str, size: int = 8) -> bytes:
    """A PDF with each drawing on a page of its own, in letters of one width."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(595, 842))
    for drawing in drawings:
        canvas.setFont("Courier", size)
        for row, text in enumerate(drawing.strip("\n").split("\n")):
            for match in re.finditer(r"\S+(?: \S+)*", text):
                left = 40 + match.start() * size * 0.6
                canvas.drawString(left, 800 - row * size * 1.5, match[0])
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()
