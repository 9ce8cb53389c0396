"""Scans and photos of orders: pictures to words to orders.

What the engine for words on pages makes of them is as sure as the letters were.
"""

import re
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from importlib.util import find_spec
from itertools import count

from PIL import Image

from clerkwork.intake import isolation
from clerkwork.intake.draft import Problem, Reading, Spots
from clerkwork.intake.hint import Hint
from clerkwork.intake.readers.pages.hints import teach_pages
from clerkwork.intake.readers.pages.reader import read_pages
from clerkwork.intake.readers.scan.pictures import Unreadable, pictures
from clerkwork.intake.readers.scan.sheet import Sheet
from clerkwork.intake.readers.source import Correction, Reader, Source

FORMAT = "image"
MARKS = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\0", b"MM\0*", b"GIF87a", b"GIF89a")
BITMAP = re.compile(rb"BM.{4}\0{4}", re.DOTALL)
WEBP = re.compile(rb"RIFF.{4}WEBP", re.DOTALL)
PHONE = re.compile(rb".{4}ftyp(?:hei[cxms]|mif1|msf1|avif)", re.DOTALL)  # ISO 23008-12
PART_OF_TIME = 0.7  # that may be gone before another page is begun
NOT_INSTALLED = "found a scan: scans need clerkwork[ocr] (pip install clerkwork[ocr])"


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
    sheets, problems = sheets_of(images, count(1))
    if not sheets:
        return Reading(format, "unreadable", problems=problems)
    reading = read_pages([sheet.page for sheet in sheets], format=format, hints=hints)
    put_back(reading, sheets)
    reading.problems = [*of_each_order(problems, reading), *reading.problems]
    return reading


def sheets_of(
    images: Iterator[Image.Image], numbers: Iterable[int]
) -> tuple[list[Sheet], list[Problem]]:
    """The pages of these numbers as words, and why some are missing."""
    until = time.monotonic() + PART_OF_TIME * isolation.limits().seconds
    sheets: list[Sheet] = []
    try:
        for number, image in zip(numbers, images, strict=False):
            if sheets and time.monotonic() > until:
                what = "this page and those after it were not read: it would take too much time"
                return sheets, [Problem(f"page {number}", what)]
            sheets.append(words_on(image, number))
    except Unreadable as error:
        return sheets, [Problem(error.where, str(error))]
    return sheets, []


def words_on(image: Image.Image, number: int) -> Sheet:
    """The words of one page. Raises Unreadable where there is nothing to read with."""
    if not (find_spec("rapidocr") and find_spec("onnxruntime")):
        raise Unreadable(NOT_INSTALLED, number)
    from clerkwork.intake.readers.scan.words import sheet_of  # its libraries are large

    try:
        return sheet_of(image, number)
    except Exception as error:
        if "alloc" in str(error) or "Insufficient memory" in str(error):
            raise MemoryError from error  # as these libraries say it
        raise


def of_each_order(problems: Sequence[Problem], reading: Reading) -> list[Problem]:
    """What is missing from the document may be missing from each of its orders: all are held."""
    return [
        replace(problem, order=index)
        for problem in problems
        for index in (range(len(reading.orders)) if reading.orders else [None])
    ]


def put_back(reading: Reading, sheets: Sequence[Sheet]) -> None:
    """Have spots say where values stand on the pages as they came, turned and tilted."""
    by_number = {sheet.page.number: sheet for sheet in sheets}
    for order in reading.orders:
        for spots in (order.spots, *(line.spots for line in order.lines)):
            put_spots_back(spots, by_number)


def put_spots_back(spots: Spots, sheets: dict[int, Sheet]) -> None:
    for field, spot in spots.items():
        kind, *rest = spot.at
        if kind == "page" and rest[0] in sheets:
            number, *box = rest
            spots[field] = spot._replace(at=("page", number, *sheets[number].back(box)))


def teach(source: Source, reading: Reading, correction: Correction) -> Hint | None:
    """Where pictures of orders laid out like this one state the value that was corrected."""
    sheets, _ = sheets_of(pictures(source.raw), count(1))
    return teach_pages([sheet.page for sheet in sheets], reading, correction)


READER = Reader(FORMAT, sniff, read, isolated=True, teach=teach)
