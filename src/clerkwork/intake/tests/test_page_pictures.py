"""Pages of documents as pictures: drawn, kept, bounded, and refused where they cannot be."""

import io

import pytest
from PIL import Image

from clerkwork.core.refusal import Refusal
from clerkwork.intake import page_cache, page_pictures
from clerkwork.intake.facsimile import facsimile
from clerkwork.intake.models import Document
from clerkwork.intake.page_cache import page_picture
from clerkwork.intake.page_pictures import HEIGHT, PIXELS, WIDTH, has_pages
from clerkwork.intake.showing import page_sizes, render_page
from clerkwork.intake.tests.printed_orders import printed_order

ORDER = {
    "buyer_code": "ACME",
    "po_number": "PO-1",
    "currency": "EUR",
    "lines": [{"sku": "TEA", "quantity": "4", "uom": "EA", "unit_price": "10.00"}],
}


def pdf() -> bytes:
    day = "2026-01-05"
    return printed_order({**ORDER, "order_date": day, "requested_delivery": day})[0]


def image(width: int, height: int, kind: str = "PNG", **options: object) -> bytes:
    written = io.BytesIO()
    Image.new("L", (width, height), 255).save(written, kind, **options)
    return written.getvalue()


def size(png: bytes) -> tuple[int, int]:
    return Image.open(io.BytesIO(png)).size


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (pdf(), (1400, 1980)),
        (image(700, 350), (WIDTH, 700)),
        (image(10, 1000), (28, HEIGHT)),
        (image(20, 30, "TIFF"), (WIDTH, 2100)),
    ],
    ids=["pdf", "wide", "high", "tiff"],
)
def test_a_page_is_drawn_as_large_as_it_is_said_to_be(
    raw: bytes, expected: tuple[int, int]
) -> None:
    assert has_pages(raw)
    assert page_sizes(raw) == [expected]
    drawn = size(render_page(raw, 1))  # to the pixel, of which PDFium begins a last one
    assert max(abs(one - other) for one, other in zip(drawn, expected, strict=True)) <= 1


@pytest.mark.parametrize("number", [0, 2, 61])
def test_a_page_that_is_not_there_is_refused(number: int) -> None:
    with pytest.raises(Refusal):
        render_page(pdf(), number)


@pytest.mark.parametrize("raw", [b"%PDF-1.4 nothing", b"\x89PNG\r\n\x1a\n\0\0", b"II*\0\0"])
def test_what_cannot_be_opened_has_no_pages_and_is_refused(raw: bytes) -> None:
    assert page_sizes(raw) == []
    with pytest.raises(Refusal, match="cannot be shown"):
        render_page(raw, 1)


def test_a_picture_of_too_many_pixels_is_not_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    assert PIXELS < 50_000 * 50_000
    monkeypatch.setattr(page_pictures, "PIXELS", 99)
    with pytest.raises(ValueError, match="10 × 10 pixels"):
        page_pictures.page_sizes(image(10, 10))


def test_a_page_is_drawn_once(monkeypatch: pytest.MonkeyPatch) -> None:
    document = Document(raw=pdf(), sha256="d" * 64, size=1)
    first = page_picture(document, 1)
    monkeypatch.setattr(page_cache, "render_page", lambda raw, number: b"drawn again")
    assert page_picture(document, 1) == first


def test_what_stands_on_a_page_is_marked_there() -> None:
    document = Document(raw=pdf(), size=1, name="a", format="pdf")
    shown = facsimile(document, (), {"po_number": ("page", 1, 0.5, 0.25, 0.75, 0.5)})
    (page,) = shown.pages
    (box,) = page.boxes
    assert (box.field, box.left, box.top, box.width, box.height) == (
        *("po_number", 496, 246),
        *(258, 258),
    )
    assert not facsimile(document, (), {"a": ("page", 9, 0, 0, 1, 1)}).pages[0].boxes
