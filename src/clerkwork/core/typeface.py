"""The letters our papers are printed with.

Noto Sans, from the wheel pymupdf-fonts (SIL Open Font License), covers Latin with every European
diacritic, Greek and Cyrillic, and its figures are all of one width. Only the glyphs a paper uses
are embedded in it. Chinese, Japanese and Korean come from the fonts every PDF viewer is asked to
bring along, since a font for them weighs more than all of Clerkwork.
"""

import io
import re
from collections.abc import Iterator
from functools import cache
from typing import Any
from xml.sax.saxutils import escape

import pymupdf_fonts
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.ttfonts import TTFont

REGULAR, BOLD = "Noto Sans", "Noto Sans Bold"
EAST_ASIAN = (  # the first one whose script is in the text prints it
    (re.compile("[\u3040-\u30ff]"), "HeiseiKakuGo-W5"),
    (re.compile("[\u1100-\u11ff\uac00-\ud7af]"), "HYSMyeongJo-Medium"),
    (re.compile("[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]"), "STSong-Light"),
)


@cache
def _covered() -> frozenset[int]:
    """Make our faces known to reportlab, once, and say which characters they have."""
    faces: dict[str, Any] = {}
    for name, key in ((REGULAR, "notos"), (BOLD, "notosbo")):
        faces[name] = TTFont(name, io.BytesIO(pymupdf_fonts.fontbuffers[key]()))
        pdfmetrics.registerFont(faces[name])
    for _, name in EAST_ASIAN:
        pdfmetrics.registerFont(UnicodeCIDFont(name))
    for name in (REGULAR, BOLD, *(name for _, name in EAST_ASIAN)):
        pdfmetrics.registerFontFamily(name, name, name, name, name)  # a Paragraph asks by family
    return frozenset(faces[REGULAR].face.charToGlyph) & frozenset(faces[BOLD].face.charToGlyph)


def one_line(text: str) -> str:
    """The text without line breaks and control characters: each run of them is a space."""
    return re.sub(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+", " ", text)


def runs(text: str, *, bold: bool = False) -> Iterator[tuple[str, str]]:
    """The text in pieces, each with the name of the font that has its characters.

    A character no font has prints as an empty box.
    """
    own = BOLD if bold else REGULAR
    covered = _covered()
    text = one_line(text)
    other = next((font for script, font in EAST_ASIAN if script.search(text)), own)
    piece, font = "", own
    for character in text:
        wanted = own if ord(character) in covered else other
        if wanted != font and piece:
            yield font, piece
            piece = ""
        piece, font = piece + character, wanted
    if piece:
        yield font, piece


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """Width in points of the text set in this size."""
    return sum(pdfmetrics.stringWidth(piece, font, size) for font, piece in runs(text, bold=bold))


def markup(text: str, *, bold: bool = False) -> str:
    """The text for a reportlab Paragraph: nothing in it is markup, line breaks stay."""
    lines = []
    for line in text.splitlines():
        pieces = runs(line, bold=bold)
        lines.append(
            "".join(f'<font name="{font}">{escape(piece)}</font>' for font, piece in pieces)
        )
    return "<br/>".join(lines)


def shortened(text: str, size: float, width: float, *, bold: bool = False) -> str:
    """The text as far as it fits the width (in points), with an ellipsis where it does not."""
    if text_width(text, size, bold=bold) <= width:
        return text
    kept = text
    while kept and text_width(f"{kept}…", size, bold=bold) > width:
        kept = kept[:-1]
    return f"{kept.rstrip()}…"


def fitting(
    text: str, largest: float, smallest: float, width: float, *, bold: bool = False
) -> float:
    """The largest size between the two in which the text fits the width; all in points."""
    needed = text_width(text, largest, bold=bold)
    return largest if needed <= width else max(smallest, largest * width / needed)


def draw(canvas: Any, x: float, y: float, text: str, size: float, *, bold: bool = False) -> None:
    """Put one line of text on a reportlab canvas, its baseline starting at (x, y)."""
    for font, piece in runs(text, bold=bold):
        canvas.setFont(font, size)
        canvas.drawString(x, y, piece)
        x += pdfmetrics.stringWidth(piece, font, size)
