"""Pages of a document as pictures: PDF, and photos and scans, drawn once and kept on disk."""

import contextlib
import io
import os
import threading
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]
from django.conf import settings
from PIL import Image, ImageOps, ImageSequence, UnidentifiedImageError

from clerkwork.core.refusal import Refusal
from clerkwork.intake.models import Document

PDF = b"%PDF-"
PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"II*\0", b"MM\0*", b"GIF8", b"BM")
WIDTH, HEIGHT = 1400, 2800  # at most, of a picture to be shown
PIXELS = 60_000_000  # of a picture that is opened
MOST_PAGES = 60  # of one document that are shown

Size = tuple[int, int]

# PDFium is not made for several threads at once, and the web server has some.
one_at_a_time = threading.Lock()


def has_pages(raw: bytes) -> bool:
    """Whether the document is one that is looked at page by page."""
    return PDF in raw[:1024] or raw.startswith(PICTURES)


def page_sizes(raw: bytes) -> list[Size]:
    """Width and height of the first pages, as they are drawn; none if it cannot be opened."""
    try:
        with one_at_a_time:
            return pdf_sizes(raw) if PDF in raw[:1024] else [picture_size(raw)]
    except (pypdfium2.PdfiumError, OSError, ValueError, Image.DecompressionBombError):
        return []


def page_picture(document: Document, number: int) -> bytes:
    """The page of that number, from 1, as PNG. Refuses one that is not there or cannot be drawn."""
    kept = folder() / f"{document.sha256}-{number}.png"
    with contextlib.suppress(FileNotFoundError):
        return kept.read_bytes()
    drawn = render_page(bytes(document.raw), number)
    fresh = kept.with_name(f"{kept.name}.{os.getpid()}-{threading.get_ident()}")
    fresh.write_bytes(drawn)
    fresh.replace(kept)  # whole or not at all, whoever else draws it
    return drawn


def render_page(raw: bytes, number: int) -> bytes:
    """Draw one page, counted from 1, as PNG. Refuses one that is not there or cannot be drawn."""
    if not 1 <= number <= MOST_PAGES:
        raise Refusal(f"Page {number} is not shown.")
    try:
        with one_at_a_time:
            page = pdf_page(raw, number) if PDF in raw[:1024] else picture(raw, number)
    except (
        *(pypdfium2.PdfiumError, OSError, ValueError, UnidentifiedImageError, EOFError),
        Image.DecompressionBombError,
    ) as error:
        raise Refusal(f"Page {number} cannot be shown. Save the document to open it.") from error
    written = io.BytesIO()
    page.save(written, "PNG")
    return written.getvalue()


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


def folder() -> Path:
    """Where drawn pages are kept: they may be thrown away at any time."""
    made = Path(settings.DATA) / "pages"
    made.mkdir(mode=0o700, exist_ok=True, parents=True)
    return made
