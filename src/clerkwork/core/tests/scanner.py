"""A scanner for papers: what a page says to one, at the resolution of a printer."""

from collections.abc import Iterator

import pypdfium2
import zxingcpp


def scans(pdf: bytes, dpi: int) -> Iterator[list[zxingcpp.Barcode]]:
    """For each page, its bar codes from top to bottom."""
    document = pypdfium2.PdfDocument(pdf)
    for page in document:
        image = page.render(scale=dpi / 72, grayscale=True).to_pil()
        found = zxingcpp.read_barcodes(image)
        yield sorted(found, key=lambda code: code.position.top_left.y)
    document.close()


def words(pdf: bytes) -> list[str]:
    """For each page, its text."""
    document = pypdfium2.PdfDocument(pdf)
    found = [page.get_textpage().get_text_bounded() for page in document]
    document.close()
    return found
