"""Pages of PDF, photos and scans as pictures. Asked for through `intake/showing.py`."""

import contextlib
import io

import pypdfium2
from PIL import Image, ImageOps, ImageSequence

PDF = b"%PDF-"
PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"II*\0", b"MM\0*", b"GIF8", b"BM")
WIDTH, HEIGHT = 1400, 2800  # at most, of a picture to be shown
PIXELS = 60_000_000  # of a picture that is opened
MOST_PAGES = 60  # of one document that are shown

Size = tuple[int, int]


def has_pages(raw: bytes) -> bool:
    """Whether the document is one that is looked at page by page."""
    return is_pdf(raw) or raw.startswith(PICTURES)


def page_sizes(raw: bytes) -> list[Size]:
    """Width and height of the first pages, as they are drawn.

    Raises OSError, ValueError or one of the libraries' own errors where it cannot be opened.
    """
    return pdf_sizes(raw) if is_pdf(raw) else [picture_size(raw)]


def render_page(raw: bytes, number: int) -> bytes:
    """Draw one page, counted from 1, as PNG. Raises like `page_sizes`, and for a missing page."""
    if not 1 <= number <= MOST_PAGES:
        raise ValueError(f"page {number} is not shown")
    page = pdf_page(raw, number) if is_pdf(raw) else picture(raw, number)
    written = io.BytesIO()
    page.save(written, "PNG")
    return written.getvalue()


def is_pdf(raw: bytes) -> bool:
    return PDF in raw[:1024]


def pdf_sizes(raw: bytes) -> list[Size]:
    with contextlib.closing(pypdfium2.PdfDocument(raw)) as pdf:
        shown = range(min(len(pdf), MOST_PAGES))
        return [fitting(*pdf.get_page_size(at)) for at in shown]


def pdf_page(raw: bytes, number: int) -> Image.Image:
    with contextlib.closing(pypdfium2.PdfDocument(raw)) as pdf:
        if number > len(pdf):
            raise ValueError(f"there are {len(pdf)} pages")
        page = pdf[number - 1]
        scale = fitting(*page.get_size())[0] / page.get_width()
        drawn: Image.Image = page.render(scale=scale, may_draw_forms=True).to_pil()
        return drawn


def picture_size(raw: bytes) -> Size:
    with opened(raw) as image:
        # A camera that was held upright says so beside the picture, not in it.
        turned = image.getexif().get(0x0112, 1) >= 5
        return fitting(*(image.size[::-1] if turned else image.size))


def picture(raw: bytes, number: int) -> Image.Image:
    with opened(raw) as image:
        page = ImageSequence.Iterator(image)[number - 1]
        upright = ImageOps.exif_transpose(page).convert("RGB")
        return upright.resize(fitting(*upright.size))


def opened(raw: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(raw))
    if image.width * image.height > PIXELS:
        raise ValueError(f"{image.width} × {image.height} pixels")
    return image


def fitting(width: float, height: float) -> Size:
    """The same shape, as wide and high as is shown."""
    if width <= 0 or height <= 0:
        raise ValueError("a page without extent")
    scale = min(WIDTH / width, HEIGHT / height)
    return max(round(width * scale), 1), max(round(height * scale), 1)
