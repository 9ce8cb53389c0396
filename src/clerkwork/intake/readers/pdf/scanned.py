"""Pages of a PDF that are pictures: found, drawn, and read as scans are."""

from collections.abc import Iterator, Sequence

import pypdfium2 as pdfium
from PIL import Image
from pypdfium2 import raw

from clerkwork.intake.readers.pages.reader import Page
from clerkwork.intake.readers.scan.pictures import LARGEST, MAX_PAGES, Unreadable

DOTS_PER_INCH = 200
PART_OF_PAGE = 0.5  # that a picture covers where the page is a scan
FEW_WORDS = 40  # which a scanner, a fax or a stamp may have added to the picture


def scanned_numbers(document: pdfium.PdfDocument, pages: Sequence[Page]) -> list[int]:
    """The numbers of the pages whose text stands in a picture, or is drawn as curves."""
    return [page.number for page in pages if is_scanned(document, page)]


def is_scanned(document: pdfium.PdfDocument, page: Page) -> bool:
    if len(page.words) >= FEW_WORDS:
        return False
    shown = document[page.number - 1]
    try:
        if not page.words:
            return bool(raw.FPDFPage_CountObjects(shown) > 0)
        return any(
            covers(found, page)
            for found in shown.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=2)
        )
    except pdfium.PdfiumError:
        return False
    finally:
        shown.close()


def covers(picture: pdfium.PdfObject, page: Page) -> bool:
    left, bottom, right, top = picture.get_bounds()
    return bool((right - left) * (top - bottom) > PART_OF_PAGE * page.width * page.height)


def drawn(document: pdfium.PdfDocument, numbers: Sequence[int]) -> Iterator[Image.Image]:
    """Pictures of these pages. Raises Unreadable at one that cannot be drawn, or is too many."""
    for count, number in enumerate(numbers):
        if count == MAX_PAGES:
            what = f"found more than {MAX_PAGES} scanned pages: the rest was not read"
            raise Unreadable(what, number)
        try:
            page = document[number - 1]
            scale = min(DOTS_PER_INCH / 72, LARGEST / max(*page.get_size(), 1.0))
            image = page.render(scale=scale).to_pil().convert("RGB")
            page.close()
        except (pdfium.PdfiumError, ValueError) as error:
            raise Unreadable("found a damaged page, which is not read", number) from error
        yield image
