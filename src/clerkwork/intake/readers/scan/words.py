"""A picture of a page to words with their boxes, lying straight."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from clerkwork.intake.readers.pages.reader import Page, Rule, Word
from clerkwork.intake.readers.scan.letters import (
    Letter,
    Picture,
    Quads,
    boxes_of_lines,
    letters_of_line,
)
from clerkwork.intake.readers.scan.mend import mended
from clerkwork.intake.readers.scan.photo import flattened, sheet_in
from clerkwork.intake.readers.scan.sheet import Sheet, Tilt
from clerkwork.intake.readers.scan.upright import (
    in_order,
    lies_on_its_side,
    sizes,
    tilt_of,
    turned,
)

SEEN = 1440  # dots of the longer side in which lines are looked for
SAMPLE = 6  # lines that are read to see which way up the page is
CLEAR = 0.9  # sureness of letters that stand upright
FAINT = 150  # of 255 between paper and ink: less is stretched
ROW = 0.4  # heights: how far apart the middles of words of one row may be
RULED = 0.7  # of a row of dots that is dark: a drawn line, and no letters
SPECK = 24  # a part of the line's height that is no ink yet
TURNS = (None, cv2.ROTATE_90_CLOCKWISE, cv2.ROTATE_180, cv2.ROTATE_90_COUNTERCLOCKWISE)

Ink = NDArray[np.bool_]  # for each column of dots of a line


def sheet_of(image: Image.Image, number: int) -> Sheet:
    """The words of a page, whichever way it lies."""
    picture = clear(np.asarray(image.convert("RGB"))[:, :, ::-1])
    corners, photo = sheet_in(picture), None
    if corners is not None:
        picture, matrix = flattened(picture, corners)
        photo = tuple(float(each) for each in matrix.flat)
    quads = found_lines(picture)
    picture, quads, quarters = upright(picture, quads)
    if quarters:  # short words are found better in lines that are level
        quads = found_lines(picture)
    height, width = picture.shape[:2]
    tilt = tilt_of(quads, width, height)
    words = [word for quad in along(quads) for word in words_of(picture, quad, tilt)]
    page = Page(number, width, height, levelled(words), list(rules_of(picture, tilt)))
    return Sheet(page, quarters, tilt, image.size, photo)


def levelled(words: list[Word]) -> list[Word]:
    """Words that stand in one row, all with the same top and bottom: what differs is chance."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=middle_of):
        last = rows[-1] if rows else []
        if last and middle_of(word) - middle_of(last[0]) < ROW * (word.bottom - word.top):
            last.append(word)
        else:
            rows.append([word])
    level: list[Word] = []
    for row in rows:
        top = float(np.median([word.top for word in row]))
        bottom = float(np.median([word.bottom for word in row]))
        level.extend(word._replace(top=top, bottom=bottom) for word in row)
    return level


def middle_of(word: Word) -> float:
    return (word.top + word.bottom) / 2


def clear(picture: Picture) -> Picture:
    """With black ink on white paper, where it is all grey."""
    grey = cv2.cvtColor(np.ascontiguousarray(picture), cv2.COLOR_BGR2GRAY)
    dark, bright = np.percentile(grey[::4, ::4], (0.5, 95))
    if not 20 < bright - dark < FAINT:
        return np.ascontiguousarray(picture)
    stretched = (picture.astype(np.float32) - dark) * (255 / (bright - dark))
    return np.ascontiguousarray(np.clip(stretched, 0, 255).astype(np.uint8))


def found_lines(picture: Picture) -> Quads:
    height, width = picture.shape[:2]
    scale = min(2.0, SEEN / max(height, width))
    size = (max(32, round(width * scale)), max(32, round(height * scale)))
    smoothly = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    quads = boxes_of_lines(cv2.resize(picture, size, interpolation=smoothly))
    return quads * np.array([width / size[0], height / size[1]], np.float32)


def upright(picture: Picture, quads: Quads) -> tuple[Picture, Quads, int]:
    """The page with its letters standing, its lines, and the quarter turns that this took."""
    quarters = 1 if lies_on_its_side(quads) else 0
    straight, lines = turn(picture, quads, quarters)
    seen = clearness(straight, lines)
    if seen < CLEAR:
        flipped, others = turn(picture, quads, quarters + 2)
        if clearness(flipped, others) > seen:
            return flipped, others, quarters + 2
    return straight, lines, quarters


def turn(picture: Picture, quads: Quads, quarters: int) -> tuple[Picture, Quads]:
    height, width = picture.shape[:2]
    way = TURNS[quarters]
    if way is None:
        return picture, quads
    return cv2.rotate(picture, way), in_order(turned(quads, quarters, width, height))


def clearness(picture: Picture, quads: Quads) -> float:
    """How sure the letters of some long lines are."""
    wide, high = sizes(quads)
    some = np.argsort(-np.minimum(wide, 12 * high))[:SAMPLE]
    letters = [letter for each in some for letter in letters_of_line(cut_out(picture, quads[each]))]
    return float(np.mean([letter.sure for letter in letters])) if letters else 0.0


def along(quads: Quads) -> Quads:
    """The lines that run across the page, without what is printed up its margin."""
    wide, high = sizes(quads)
    usual = float(np.median(high)) if len(quads) else 0.0
    return quads[(high < 2.5 * wide) | (high < 2 * usual)]


def cut_out(picture: Picture, quad: Quads) -> Picture:
    """The picture of one line, level."""
    wide, high = (max(1, round(float(each[0]))) for each in sizes(quad[np.newaxis]))
    corners = np.array([[0, 0], [wide, 0], [wide, high], [0, high]], np.float32)
    matrix = cv2.getPerspectiveTransform(quad.astype(np.float32), corners)
    return cv2.warpPerspective(
        picture, matrix, (wide, high), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE
    )


def words_of(picture: Picture, quad: Quads, tilt: Tilt) -> Iterator[Word]:
    """The words of one line of text, in boxes that lie straight."""
    line = cut_out(picture, quad)
    height, width = line.shape[:2]
    words = split(letters_of_line(line), height / width)
    begin, end = (quad[0] + quad[3]) / 2, (quad[1] + quad[2]) / 2
    for word, edges in zip(words, edges_of(words, inked(line)), strict=True):
        (left, y0), (right, y1) = (
            tilt.straight(*(begin + at / width * (end - begin))) for at in edges
        )
        middle = float(y0 + y1) / 2
        sure = min(float(letter.sure) for letter in word)
        text, sure = mended("".join(letter.text for letter in word), sure)
        yield Word(text, float(left), middle - 0.4 * height, float(right),
                   middle + 0.4 * height, sure)  # fmt: skip


def inked(line: Picture) -> Ink:
    """Which columns of dots hold ink, leaving out what is drawn along the whole line."""
    grey = cv2.cvtColor(line, cv2.COLOR_BGR2GRAY)
    dark = cv2.threshold(grey, 0, 1, cv2.THRESH_BINARY_INV | cv2.THRESH_OTSU)[1]
    written = dark[dark.mean(axis=1) < RULED]
    return np.asarray(written.sum(axis=0) > len(dark) / SPECK)


def edges_of(words: Sequence[Sequence[Letter]], ink: Ink) -> list[tuple[float, float]]:
    """Where each word begins and ends, in dots: where its ink does.

    The widest gap in the ink between the last letter of one word and the first of the next parts
    them; where there is none, they meet in the middle.
    """
    firsts = [word[0].at * len(ink) for word in words]
    lasts = [word[-1].at * len(ink) for word in words]
    gaps = [
        widest_gap(ink, before, after)
        for before, after in zip([0.0, *lasts], [*firsts, float(len(ink))], strict=True)
    ]
    return [(before[1], after[0]) for before, after in pairwise(gaps)]


def widest_gap(ink: Ink, begin: float, end: float) -> tuple[float, float]:
    """The longest run of columns without ink between two places."""
    first, last = max(0, int(begin)), min(len(ink), int(end) + 1)
    edges = np.flatnonzero(np.diff(np.concatenate(([True], ink[first:last], [True]))))
    runs = [(int(a) + first, int(b) + first) for a, b in zip(edges[::2], edges[1::2], strict=True)]
    middle = (begin + end) / 2
    return max(runs, key=lambda run: run[1] - run[0], default=(middle, middle))


def split(letters: Sequence[Letter], height: float) -> list[list[Letter]]:
    """The words of a line: between blanks, and over gaps wider than the line is high."""
    words: list[list[Letter]] = [[]]
    last = 0.0
    for letter in letters:
        if letter.text == " " or (words[-1] and letter.at - last > height):
            words.append([])
        if letter.text != " ":
            words[-1].append(letter)
            last = letter.at
    return [word for word in words if word]


def rules_of(picture: Picture, tilt: Tilt) -> Iterator[Rule]:
    """The lines drawn on the page: rows and columns of dark dots, long and thin."""
    height, width = picture.shape[:2]
    scale = min(1.0, SEEN / max(height, width))
    small = cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    grey = cv2.cvtColor(small, cv2.COLOR_BGR2GRAY)
    dark = cv2.adaptiveThreshold(
        grey, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, 15, 12
    )
    for shape in ((SEEN // 30, 1), (1, SEEN // 30)):
        kernel = cv2.getStructuringElement(cv2.MORPH_RECT, shape)
        lines = cv2.morphologyEx(dark, cv2.MORPH_OPEN, kernel)
        _, _, boxes, _ = cv2.connectedComponentsWithStats(lines, connectivity=8)
        for left, top, wide, high, _ in boxes[1:500]:
            if min(wide, high) > 8:
                continue
            x0, y0 = tilt.straight(left / scale, top / scale)
            x1, y1 = tilt.straight((left + wide) / scale, (top + high) / scale)
            if wide > high:
                yield Rule(float(x0), float(y0 + y1) / 2, float(x1), float(y0 + y1) / 2)
            else:
                yield Rule(float(x0 + x1) / 2, float(y0), float(x0 + x1) / 2, float(y1))
