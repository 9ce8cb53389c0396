"""The words of a PDF page and the lines drawn on it, through pdfium."""

import ctypes
import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import pypdfium2 as pdfium
from pypdfium2 import raw

from clerkwork.intake.readers.pages.words import Page, Rule, Word

MAX_CHARS = 100_000  # of a page; a page of small print has 10,000
MAX_OBJECTS = 10_000  # drawn things of a page
MAX_RULES = 4_000
SMALLEST = 1.5  # points; smaller letters are not for people
THIN = 2.5  # points: what is thinner is a line
QUARTER = math.pi / 2
SLANT = 0.06  # quarters of a turn: text that is more askew than a scan can be is decoration
LIGATURES = {
    "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "ft", "ﬆ": "st",
    "\ufffe": "-", "\u00ad": "-", "\u2010": "-", "\u2011": "-", "\u02bc": "'", "\u2019": "'",
}  # fmt: skip
LINE_HYPHEN = 2  # what pdfium gives for a hyphen at the end of a line
SPACED = 0.22  # of a line are gaps: it is spaced out
INVISIBLE = 3  # the rendering mode of text that is not drawn: of a scan, the layer of its letters


@dataclass(slots=True)
class Letter:
    """One character as it is drawn: its box in points from the top left, upright."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    turned: int  # quarters of a turn
    bold: bool
    hidden: bool


BLANK = Letter(" ", 0.0, 0.0, 0.0, 0.0, 0, False, False)


def page_of(page: pdfium.PdfPage, number: int) -> tuple[Page, bool]:
    """The page with its words, upright, and whether it holds more letters than are read."""
    left, bottom, right, top = page.get_bbox()
    text = page.get_textpage()
    count = text.count_chars()
    letters = [
        letter
        for index in range(min(count, MAX_CHARS))
        if (letter := letter_at(text, index, left, top)) is not None
    ]
    width, height = right - left, top - bottom
    turned = Counter(each.turned for each in letters if each.text.strip()).most_common(1)
    quarter = turned[0][0] if turned else 0
    straight = [each for each in letters if each.turned == quarter or not each.text.strip()]
    visible = [each for each in straight if not each.hidden]
    shown = visible if any(each.text.strip() for each in visible) else straight
    upright = [turn(each, quarter, width, height) for each in shown]
    words = once(list(close_up(list(words_of(list(settled(upright)))))))
    rules = list(rules_of(page, left, top)) if not quarter else []
    if quarter % 2:
        width, height = height, width
    return Page(number, width, height, words, rules), count > MAX_CHARS


def letter_at(text: pdfium.PdfTextPage, index: int, left: float, top: float) -> Letter | None:
    """The character of that index; None for what no person sees."""
    code = raw.FPDFText_GetUnicode(text, index)
    char = chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else "�"
    if code == 0:
        return None
    if code == LINE_HYPHEN:
        char = "-"
    if raw.FPDFText_IsGenerated(text, index) and code != LINE_HYPHEN:
        return BLANK  # pdfium saw a gap here, or the end of a line
    box = text.get_charbox(index, loose=True)
    if abs(box[3] - box[1]) < SMALLEST and abs(box[2] - box[0]) < SMALLEST:
        return None
    turned = raw.FPDFText_GetCharAngle(text, index) / QUARTER
    if abs(turned - round(turned)) > SLANT:
        return None  # a watermark or a stamp
    shown = raw.FPDFText_GetTextObject(text, index)
    hidden = bool(shown) and raw.FPDFTextObj_GetTextRenderMode(shown) == INVISIBLE
    bold = raw.FPDFText_GetFontWeight(text, index) >= 600
    char = LIGATURES.get(char, char)
    return Letter(
        char,
        box[0] - left,
        top - box[3],
        box[2] - left,
        top - box[1],
        round(turned) % 4,
        bold,
        hidden,
    )


def turn(letter: Letter, quarters: int, width: float, height: float) -> Letter:
    """The letter of a page that lies on its side, set upright."""
    if not quarters or letter is BLANK:
        return letter
    left, top, right, bottom = letter.left, letter.top, letter.right, letter.bottom
    if quarters == 3:  # the text runs upwards
        left, top, right, bottom = height - bottom, left, height - top, right
    elif quarters == 2:
        left, top, right, bottom = width - right, height - bottom, width - left, height - top
    elif quarters == 1:
        left, top, right, bottom = top, width - right, bottom, width - left
    return Letter(letter.text, left, top, right, bottom, 0, letter.bold, letter.hidden)


def settled(letters: list[Letter]) -> Iterator[Letter]:
    """The letters without the gaps that pdfium saw in lines whose letters are set apart."""
    line: list[Letter] = []
    seen: Letter | None = None  # the last letter that is no gap
    for letter in letters:
        if letter is not BLANK:
            if seen is not None and abs(seen.bottom - letter.bottom) > 0.5 * (
                letter.bottom - letter.top
            ):
                yield from without_gaps(line)
                line = []
            seen = letter
        line.append(letter)
    yield from without_gaps(line)


def without_gaps(line: list[Letter]) -> list[Letter]:
    gaps = sum(letter is BLANK for letter in line)
    return [each for each in line if each is not BLANK] if gaps > SPACED * len(line) else line


def words_of(letters: list[Letter]) -> Iterator[Word]:
    """Letters that stand together, in the order in which the page draws them."""
    run: list[Letter] = []
    for letter in letters:
        if not letter.text.strip() or ord(letter.text[0]) < 32:
            yield from word_of(run)
            run = []
            continue
        if run and not follows(run[-1], letter):
            yield from word_of(run)
            run = []
        run.append(letter)
    yield from word_of(run)


def follows(before: Letter, letter: Letter) -> bool:
    """Whether the letter goes on where the one before ends."""
    height = max(before.bottom - before.top, letter.bottom - letter.top, 0.1)
    level = abs(before.bottom - letter.bottom) < 0.5 * height
    gap = letter.left - before.right
    return level and -0.35 * height < gap < 0.17 * height


def word_of(run: list[Letter]) -> Iterator[Word]:
    if not run:
        return
    text = "".join(each.text for each in run)
    bold = sum(each.bold for each in run) * 2 > len(run)
    yield Word(
        text,
        min(each.left for each in run),
        min(each.top for each in run),
        max(each.right for each in run),
        max(each.bottom for each in run),
        bold=bold,
    )


def close_up(words: list[Word]) -> Iterator[Word]:
    """The words, with letters that are set apart (T O T A L) joined again."""
    run: list[Word] = []
    for word in words:
        if run and not (len(word.text) == 1 and near(run[-1], word)):
            yield from spaced_word(run)
            run = []
        if len(word.text) == 1 and word.text.isalnum():
            run.append(word)
        else:
            yield from spaced_word(run)
            run = []
            yield word
    yield from spaced_word(run)


def near(before: Word, word: Word) -> bool:
    height = before.bottom - before.top
    return abs(before.bottom - word.bottom) < 0.3 * height and (
        0 < word.left - before.right < 0.9 * height
    )


def spaced_word(run: list[Word]) -> Iterator[Word]:
    """One word of single letters, or several where some gaps are much wider than most."""
    if len(run) < 4:
        yield from run
        return
    gaps = [after.left - before.right for before, after in pairwise(run)]
    wide = 1.8 * sorted(gaps)[len(gaps) // 2]
    begin = 0
    for index, gap in enumerate([*gaps, 2 * wide + 1]):
        if gap > wide:
            part = run[begin : index + 1]
            text = "".join(each.text for each in part)
            yield part[0]._replace(text=text, right=part[-1].right)
            begin = index + 1


def once(words: list[Word]) -> list[Word]:
    """The words without second drawings of the same: how some programs make bold and shadows."""
    kept: list[Word] = []
    seen: dict[tuple[str, int, int], Word] = {}
    for word in words:
        height = max(word.bottom - word.top, 1.0)
        column, row = round(word.left / height), round(word.top / height)
        near = [(word.text, column + x, row + y) for x in (-1, 0, 1) for y in (-1, 0, 1)]
        if any(abs(seen[each].left - word.left) < 0.3 * height
               and abs(seen[each].top - word.top) < 0.3 * height
               for each in near if each in seen):  # fmt: skip
            continue
        seen[(word.text, column, row)] = word
        kept.append(word)
    return kept


def rules_of(page: pdfium.PdfPage, left: float, top: float) -> Iterator[Rule]:
    """The straight lines drawn on a page and the sides of its boxes."""
    found = 0
    for index in range(min(raw.FPDFPage_CountObjects(page), MAX_OBJECTS)):
        thing = raw.FPDFPage_GetObject(page, index)
        if raw.FPDFPageObj_GetType(thing) != raw.FPDF_PAGEOBJ_PATH:
            continue
        for rule in path_rules(thing):
            yield Rule(rule[0] - left, top - rule[3], rule[2] - left, top - rule[1])
            found += 1
            if found >= MAX_RULES:
                return


def path_rules(thing: raw.FPDF_PAGEOBJECT) -> Iterator[tuple[float, float, float, float]]:
    """(left, bottom, right, top) of each straight part of a path, in the page's own points."""
    bounds = [ctypes.c_float() for _ in range(4)]
    if not raw.FPDFPageObj_GetBounds(thing, *(ctypes.byref(each) for each in bounds)):
        return
    left, bottom, right, top = (each.value for each in bounds)
    if min(right - left, top - bottom) <= THIN:
        if max(right - left, top - bottom) > THIN:
            yield left, bottom, right, top
        return
    segments = raw.FPDFPath_CountSegments(thing)
    if segments <= 6:  # a box
        yield left, bottom, right, bottom
        yield left, top, right, top
        yield left, bottom, left, top
        yield right, bottom, right, top
        return
    yield from segment_rules(thing, min(segments, MAX_RULES))


def segment_rules(
    thing: raw.FPDF_PAGEOBJECT, count: int
) -> Iterator[tuple[float, float, float, float]]:
    """The upright and the flat lines of a path that draws many, such as a whole grid."""
    matrix = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(thing, ctypes.byref(matrix))
    x, y = ctypes.c_float(), ctypes.c_float()
    last: tuple[float, float] | None = None
    for index in range(count):
        segment = raw.FPDFPath_GetPathSegment(thing, index)
        raw.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
        here = (
            matrix.a * x.value + matrix.c * y.value + matrix.e,
            matrix.b * x.value + matrix.d * y.value + matrix.f,
        )
        line = raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_LINETO
        if line and last and min(abs(last[0] - here[0]), abs(last[1] - here[1])) < THIN:
            yield (min(last[0], here[0]), min(last[1], here[1]),
                   max(last[0], here[0]), max(last[1], here[1]))  # fmt: skip
        last = here
