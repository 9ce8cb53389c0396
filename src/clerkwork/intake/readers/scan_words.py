"""A picture of a page to words with their boxes, lying straight."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from PIL import Image

from clerkwork.intake.readers.pages import Page, Rule, Word
from clerkwork.intake.readers.scan_letters import (
    Letter,
    Picture,
    Quads,
    boxes_of_lines,
    letters_of_line,
)
from clerkwork.intake.readers.scan_upright import (
    Tilt,
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
TURNS = (None, cv2.ROTATE_90_CLOCKWISE, cv2.ROTATE_180, cv2.ROTATE_90_COUNTERCLOCKWISE)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page as read, and how it lay: quarter turns clockwise that brought it upright, then tilt.

    `size` is width and height of the picture as it came.
    """

    page: Page
    quarters: int
    tilt: Tilt
    size: tuple[int, int]

    def back(self, box: Sequence[float]) -> tuple[float, float, float, float]:
        """A box on the page as it came; both as parts of its size."""
        left, top, right, bottom = box
        corners = np.array([[left, top], [right, top], [right, bottom], [left, bottom]])
        corners = self.tilt.back(corners * (self.page.width, self.page.height))
        corners = turned(corners, -self.quarters, self.page.width, self.page.height)
        parts = np.clip(corners / self.size, 0, 1)
        (least_x, least_y), (most_x, most_y) = parts.min(axis=0), parts.max(axis=0)
        return float(least_x), float(least_y), float(most_x), float(most_y)


def sheet_of(image: Image.Image, number: int) -> Sheet:
    """The words of a page, whichever way it lies."""
    picture = clear(np.asarray(image.convert("RGB"))[:, :, ::-1])
    quads = found_lines(picture)
    picture, quads, quarters = upright(picture, quads)
    height, width = picture.shape[:2]
    tilt = tilt_of(quads, width, height)
    words = [word for quad in along(quads) for word in words_of(picture, quad, tilt)]
    page = Page(number, width, height, words, list(rules_of(picture, tilt)))
    return Sheet(page, quarters, tilt, image.size)


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
    moved = picture if way is None else cv2.rotate(picture, way)
    return moved, in_order(turned(quads, quarters, width, height))


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
    letters = letters_of_line(cut_out(picture, quad))
    wide, high = (float(each[0]) for each in sizes(quad[np.newaxis]))
    begin, end = (quad[0] + quad[3]) / 2, (quad[1] + quad[2]) / 2
    for word in joined(split(letters, high / max(wide, 1.0))):
        half = half_of_letter(letters, high / max(wide, 1.0))
        edges = np.array([max(0.0, word[0].at - half), min(1.0, word[-1].at + half)])
        points = tilt.straight(begin + edges[:, np.newaxis] * (end - begin))
        middle = float(points[:, 1].mean())
        text, sure = mended("".join(letter.text for letter in word), min(x.sure for x in word))
        yield Word(text, float(points[0, 0]), middle - 0.4 * high, float(points[1, 0]),
                   middle + 0.4 * high, sure)  # fmt: skip


def half_of_letter(letters: Sequence[Letter], height: float) -> float:
    """Half the room that a letter takes, as a part of the line's length."""
    if len(letters) < 2:
        return 0.5
    gaps = np.diff([letter.at for letter in letters])
    return min(float(np.median(gaps)), height) / 2


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


def joined(words: list[list[Letter]]) -> list[list[Letter]]:
    """With the pieces of numbers together, where one ends at its point: `1,060. 30`."""
    whole: list[list[Letter]] = []
    for word in words:
        before = whole[-1] if whole else []
        if BROKEN.fullmatch(text_of(before)) and text_of(word)[:2].isdigit():
            before.extend(word)
        else:
            whole.append(word)
    return whole


def text_of(word: Sequence[Letter]) -> str:
    return "".join(letter.text for letter in word)


BROKEN = re.compile(r"[$€£]?\d[\d.,]*[.,]")
# A number with letters in it that look like its digits, and that cannot be anything but a number.
MISREAD = re.compile(r"[$€£]?[\dOoIlSB]{1,3}(?:[.,'][\dOoIlSB]{3})*[.,][\dOoIlSB]{2,4}")
DIGITS = str.maketrans("OoIlSB", "001158")


def mended(text: str, sure: float) -> tuple[str, float]:
    """An amount with its digits put right, less sure."""
    right = text.translate(DIGITS)
    if right == text or not MISREAD.fullmatch(text) or not any(map(str.isdigit, text)):
        return text, sure
    return right, min(sure, 0.9)


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
            points = np.array([[left, top], [left + wide, top + high]]) / scale
            (x0, y0), (x1, y1) = tilt.straight(points)
            if wide > high:
                yield Rule(float(x0), float(y0 + y1) / 2, float(x1), float(y0 + y1) / 2)
            else:
                yield Rule(float(x0 + x1) / 2, float(y0), float(x0 + x1) / 2, float(y1))
