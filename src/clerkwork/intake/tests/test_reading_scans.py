"""Pictures of orders are read whichever way they lie, and what cannot be read is said."""

from collections.abc import Callable

import numpy as np
import pytest
from PIL import Image, ImageFilter

from clerkwork.intake.draft import Reading, as_json
from clerkwork.intake.readers import choose, read_document
from clerkwork.intake.readers.pages.reader import Word
from clerkwork.intake.readers.scan import reader as scan
from clerkwork.intake.readers.scan.letters import Letter
from clerkwork.intake.readers.scan.mend import mended
from clerkwork.intake.readers.scan.upright import in_order, tilt_of, turned
from clerkwork.intake.readers.scan.words import edges_of, inked, levelled, split
from clerkwork.intake.readers.source import Source
from clerkwork.intake.tests.hostile import saved
from clerkwork.intake.tests.scanned import WANTED, pictured, printed

UPRIGHT, ON_ITS_SIDE = 1, 6  # as cameras note it


def with_note(image: Image.Image, way: int) -> bytes:
    exif = Image.Exif()
    exif[0x0112] = way
    return saved(image.rotate(90, expand=True), "JPEG", exif=exif)


def noisy(image: Image.Image) -> Image.Image:
    dots = np.asarray(image.convert("L")) * 0.5 + 70
    dots += np.random.default_rng(1).normal(0, 6, dots.shape)
    return Image.fromarray(dots.clip(0, 255).astype("uint8"))


def clear_back(image: Image.Image) -> Image.Image:
    """Black on nothing."""
    black = Image.new("RGBA", image.size, (0, 0, 0, 0))
    black.putalpha(image.convert("L").point(lambda dot: 255 - dot))
    return black


def as_pdf(image: Image.Image) -> bytes:
    return saved(image, "PDF", resolution=150)


def photographed(image: Image.Image) -> Image.Image:
    """On a dark table, seen from the lower edge and somewhat from the side."""
    width, height = image.size
    room = Image.new("RGB", (width + 300, height + 300), (70, 50, 40))
    room.paste(image, (150, 150))
    wide, high = room.size
    seen = (-110, -20, -40, high + 30, wide + 60, high - 20, wide + 90, 20)
    quad = room.transform(room.size, Image.Transform.QUAD, seen, Image.Resampling.BICUBIC,
                          fillcolor=(70, 50, 40))  # fmt: skip
    return quad.filter(ImageFilter.GaussianBlur(0.6))


WAYS: dict[str, Callable[[Image.Image], bytes]] = {
    "png": lambda image: saved(image, "PNG"),
    "left": lambda image: saved(image.rotate(90, expand=True), "JPEG"),
    "over": lambda image: saved(image.rotate(180, expand=True), "BMP"),
    "right": lambda image: saved(image.rotate(270, expand=True), "WEBP", lossless=True),
    "tilted": lambda image: saved(image.rotate(2, expand=True, fillcolor="white"), "PNG"),
    "noted": lambda image: with_note(image, ON_ITS_SIDE),
    "noted wrongly": lambda image: with_note(image, UPRIGHT),
    "noisy": lambda image: saved(noisy(image), "JPEG", quality=60),
    "fax": lambda image: saved(image.convert("1", dither=0), "TIFF", compression="group4"),
    "palette": lambda image: saved(image.convert("P"), "GIF"),
    "clear": lambda image: saved(clear_back(image), "PNG"),
    "deep": lambda image: saved(image.convert("I;16").point(lambda dot: dot * 257), "PNG"),
    "photo": lambda image: saved(photographed(image), "JPEG", quality=85),
    "pdf": as_pdf,
    "pdf on its side": lambda image: as_pdf(image.rotate(90, expand=True)),
}


@pytest.mark.parametrize("way", WAYS)
def test_an_order_is_read_however_it_was_pictured(way: str) -> None:
    raw = WAYS[way](pictured()[0])
    reading = read_document(raw)
    assert reading.problems == []
    assert reading.format == ("pdf" if "pdf" in way else "image")
    [order] = reading.orders
    assert (order.po_number, order.order_date, order.currency) == ("PO-48213", "2026-03-14", "EUR")
    assert [values(line) for line in order.lines] == WANTED
    assert order.lines[1].description == "Crème brûlée"


def values(line: object) -> tuple[object, ...]:
    return tuple(as_json(getattr(line, name)) for name in ("sku", "quantity", "unit_price"))


def test_a_spot_is_a_place_on_the_page_as_it_came() -> None:
    upright = spot_of_number(saved(pictured()[0], "PNG"))
    over = spot_of_number(saved(pictured()[0].rotate(180), "PNG"))
    left = spot_of_number(saved(pictured()[0].rotate(90, expand=True), "PNG"))
    assert upright == pytest.approx((0.72, 0.065, 0.82, 0.08), abs=0.02)
    begin, top, end, bottom = upright
    assert over == pytest.approx((1 - end, 1 - bottom, 1 - begin, 1 - top), abs=0.01)
    assert left == pytest.approx((top, 1 - end, bottom, 1 - begin), abs=0.01)


def test_a_spot_in_a_photo_is_where_the_photo_shows_it() -> None:
    page = Image.new("RGB", pictured()[0].size, "white")
    mark = spot_of_number(saved(pictured()[0], "PNG"))
    box = [round(part * size) for part, size in zip(mark, page.size * 2, strict=True)]
    page.paste((0, 0, 0), tuple(box))
    dark = np.asarray(photographed(page).convert("L").crop((200, 200, 1350, 1800))) < 40
    down, across = (int(np.median(each)) + 200 for each in np.nonzero(dark))
    photo = photographed(pictured()[0])
    left, top, right, bottom = spot_of_number(saved(photo, "PNG"))
    assert left < across / photo.width < right
    assert top < down / photo.height < bottom


def spot_of_number(raw: bytes) -> tuple[float, ...]:
    kind, number, *box = read_document(raw).orders[0].spots["po_number"].at
    assert (kind, number) == ("page", 1)
    return tuple(box)


def several(pages: int) -> bytes:
    first, *others = pictured(pages)
    return saved(first, "TIFF", save_all=True, append_images=others, compression="tiff_lzw")


def test_all_pages_of_a_tiff_are_read() -> None:
    reading = read_document(several(3))
    assert reading.problems == []
    assert len(reading.orders) == 1


def test_an_order_whose_last_pages_were_not_read_is_held(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scan, "PART_OF_TIME", 0)
    reading = read_here(several(3))
    assert [(each.where, each.order) for each in reading.problems] == [("page 2", 0)]
    assert "too much time" in reading.problems[0].what


@pytest.mark.parametrize("raw", [saved(pictured()[0], "PNG"), as_pdf(pictured()[0])])
def test_without_the_libraries_it_says_what_is_missing(
    raw: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scan, "find_spec", lambda name: None)
    reading = read_here(raw)
    assert reading.kind == "unreadable"
    assert "scans need clerkwork[ocr]" in reading.problems[0].what


def read_here(raw: bytes) -> Reading:
    """In this process, where things can be changed."""
    source = Source(raw)
    return choose(source).read(source)


def test_a_page_with_text_is_not_read_as_a_picture(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scan, "find_spec", lambda name: None)
    assert read_here(printed()).orders[0].po_number == "PO-48213"


def test_pictures_are_known_by_their_bytes() -> None:
    for format_name in ("PNG", "JPEG", "TIFF", "BMP", "GIF", "WEBP"):
        assert scan.sniff(Source(saved(Image.new("RGB", (9, 9)), format_name))) > 0.9
    for text in (b"BMW,12,3\n", b"II*A", b"RIFF of paper", b"GIF wanted"):
        assert scan.sniff(Source(text)) == 0


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("1O.50", "10.50"),
        ("l2,00", "12,00"),
        ("1.OOO,5S", "1.000,55"),
        ("Pannel1o", "Pannello"),
        ("Te1.:", "Tel.:"),
        ("0ns", "Ons"),
        ("EÚR", "EUR"),
    ],
)
def test_letters_that_cannot_be_are_put_right_and_less_sure(read: str, meant: str) -> None:
    assert mended(read, 1.0) == (meant, 0.9)
    assert mended(read, 0.4) == (meant, 0.4)


@pytest.mark.parametrize(
    "text", ["A1", "Typ1", "x10", "3x1", "IP0", "H07V", "SO.OS", "1.000", "B-10", "10er", "M8"]
)
def test_codes_and_numbers_are_left_as_they_were_read(text: str) -> None:
    assert mended(text, 0.99) == (text, 0.99)


def test_a_last_one_that_was_not_clear_is_an_l() -> None:
    assert mended("Anzah1", 0.6) == ("Anzahl", 0.6)


def test_words_end_at_blanks_and_at_wide_gaps() -> None:
    letters = [Letter(text, at, 1.0) for text, at in zip("ab c12", (0, 1, 2, 3, 7, 8), strict=True)]
    assert ["".join(each.text for each in word) for word in split(letters, 2.5)] == [
        "ab",
        "c",
        "12",
    ]


def test_words_begin_and_end_where_their_ink_does() -> None:
    ink = np.zeros(100, bool)
    ink[8:20] = ink[22:30] = ink[45:60] = True
    words = [[Letter("a", 0.14, 1.0), Letter("b", 0.26, 1.0)], [Letter("c", 0.52, 1.0)]]
    assert edges_of(words, ink) == [(8, 30), (45, 60)]


def test_words_whose_ink_runs_together_meet_in_the_middle() -> None:
    words = [[Letter("a", 0.2, 1.0)], [Letter("b", 0.6, 1.0)]]
    assert edges_of(words, np.ones(100, bool)) == [(10, 40), (40, 80)]


def test_a_line_drawn_under_the_text_is_no_ink() -> None:
    line = np.full((40, 200, 3), 255, np.uint8)
    line[36:38] = 0
    line[10:30, 50:60] = 0
    assert np.flatnonzero(inked(line)).tolist() == list(range(50, 60))


def test_words_of_one_row_are_levelled_and_others_left() -> None:
    words = [Word("a", 0, 10, 5, 30), Word("b", 9, 13, 15, 33), Word("c", 0, 40, 5, 60)]
    assert [(word.text, word.top, word.bottom) for word in levelled(words)] == [
        ("a", 11.5, 31.5),
        ("b", 11.5, 31.5),
        ("c", 40, 60),
    ]


def box(left: float, top: float, wide: float, slope: float) -> list[list[float]]:
    right, fall = left + wide, wide * slope
    return [[left, top], [right, top + fall], [right, top + fall + 20], [left, top + 20]]


def test_tilted_lines_are_brought_level_and_back() -> None:
    quads = np.array([box(100, 100 + 50 * row, 600, 0.03) for row in range(12)], np.float32)
    tilt = tilt_of(quads, 800, 800)
    x, y = tilt.straight(quads[..., 0], quads[..., 1])
    assert np.abs(y[:, 0] - y[:, 1]).max() < 1
    for before, *level in zip(quads[:, 0], x[:, 0], y[:, 0], strict=True):
        assert tilt.back(*level) == pytest.approx(before, abs=2)


def test_one_slanted_stamp_does_not_tilt_the_page() -> None:
    lines = [box(100, 100 + 50 * row, 600, 0.0) for row in range(9)]
    quads = np.array([*lines, box(300, 300, 200, 0.4)], np.float32)
    assert abs(tilt_of(quads, 800, 800).first) < 0.001


def test_four_quarter_turns_change_nothing() -> None:
    points = np.array([[10.0, 20.0], [30.0, 5.0]])
    moved, size = points, (100.0, 60.0)
    for _ in range(4):
        moved, size = turned(moved, 1, *size), (size[1], size[0])
    assert moved == pytest.approx(points)


def test_corners_begin_at_the_top_left() -> None:
    quad = np.array(box(10, 10, 80, 0.0))
    assert in_order(np.array([quad[[2, 3, 0, 1]]]))[0] == pytest.approx(quad)
