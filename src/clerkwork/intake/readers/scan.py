"""Scans and photos of orders: pictures to words to orders.

What the engine for words on pages makes of them is as sure as the letters were.
"""

import re
import time
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from typing import TYPE_CHECKING

from PIL import Image

from clerkwork.intake import isolation
from clerkwork.intake.draft import Problem, Reading, Spots
from clerkwork.intake.hint import Hint
from clerkwork.intake.readers.pages import read_pages
from clerkwork.intake.readers.scan_pictures import Unreadable, pictures
from clerkwork.intake.readers.source import Reader, Source

if TYPE_CHECKING:
    from clerkwork.intake.readers.scan_words import Sheet

FORMAT = "image"
MARKS = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\0", b"MM\0*", b"GIF87a", b"GIF89a")
BITMAP = re.compile(rb"BM.{4}\0{4}", re.DOTALL)
WEBP = re.compile(rb"RIFF.{4}WEBP", re.DOTALL)
PHONE = re.compile(rb".{4}ftyp(?:hei[cxms]|mif1|msf1|avif)", re.DOTALL)  # ISO 23008-12
PART_OF_TIME = 0.7  # that may be gone before another page is begun
NOT_INSTALLED = "found a picture: reading scans needs `pip install clerkwork[ocr]`"


def sniff(source: Source) -> float:
    """By the first bytes, of which each format has its own."""
    raw = source.raw[:16]
    known = raw.startswith(MARKS) or any(mark.match(raw) for mark in (BITMAP, WEBP, PHONE))
    return 0.95 if known else 0


def read(source: Source) -> Reading:
    """The orders on the pages of a picture."""
    if PHONE.match(source.raw[:16]):
        what = "found a photo in the format HEIF, which is not read, expected JPEG"
        return Reading(FORMAT, "unreadable", problems=[Problem("document", what)])
    return read_pictures(pictures(source.raw), format=FORMAT, hints=source.hints)


def read_pictures(
    images: Iterator[Image.Image], *, format: str, hints: Sequence[Hint] = ()
) -> Reading:
    """What stands on these pages. They are read until the time or the pages are at an end."""
    sheets, problems = sheets_of(images)
    if not sheets:
        return Reading(format, "unreadable", problems=problems)
    reading = read_pages([sheet.page for sheet in sheets], format=format, hints=hints)
    reading.problems = problems + reading.problems
    put_back(reading, sheets)
    return reading


def sheets_of(images: Iterator[Image.Image]) -> tuple[list["Sheet"], list[Problem]]:
    """The pages as words, and why some are missing."""
    if not (find_spec("rapidocr") and find_spec("onnxruntime")):
        return [], [Problem("document", NOT_INSTALLED)]
    from clerkwork.intake.readers.scan_words import sheet_of  # its libraries are large

    until = time.monotonic() + PART_OF_TIME * isolation.limits().seconds
    sheets: list[Sheet] = []
    try:
        for number, image in enumerate(images, start=1):
            if sheets and time.monotonic() > until:
                what = "this page and those after it were not read: it would take too much time"
                return sheets, [Problem(f"page {number}", what)]
            sheets.append(sheet_of(image, number))
    except Unreadable as error:
        return sheets, [Problem(error.where, str(error))]
    return sheets, []


def put_back(reading: Reading, sheets: Sequence["Sheet"]) -> None:
    """Have spots say where values stand on the pages as they came, turned and tilted."""
    by_number = {sheet.page.number: sheet for sheet in sheets}
    for order in reading.orders:
        for spots in (order.spots, *(line.spots for line in order.lines)):
            put_spots_back(spots, by_number)


def put_spots_back(spots: Spots, sheets: "dict[int, Sheet]") -> None:
    for field, spot in spots.items():
        kind, *rest = spot.at
        if kind == "page" and rest[0] in sheets:
            number, *box = rest
            spots[field] = spot._replace(at=("page", number, *sheets[number].back(box)))


READER = Reader(FORMAT, sniff, read, isolated=True)
