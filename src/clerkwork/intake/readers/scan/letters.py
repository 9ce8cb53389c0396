"""Optical character recognition: the boxes of lines of text in a picture, and the letters in one.

RapidOCR with the models of PP-OCRv6 that lie in its package; nothing is fetched. They know the
letters of half the world; only those of Western and Central Europe are let through, so that a
speck never becomes a Chinese sign.
"""

from functools import cache
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from rapidocr import RapidOCR

Picture = NDArray[Any]  # rows of dots of three colours
Quads = NDArray[Any]  # boxes of four corners: top left, top right, bottom right, bottom left

SIGNS = "–—‘’‚“”„•…€™−№"
LETTERS = frozenset([chr(code) for code in (*range(0x20, 0x7F), *range(0xA1, 0x180))] + [*SIGNS])
# What the models say for the same sign in a Chinese text.
WIDE = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)} | {"。": ".", "、": ","}
NARROWEST = 96  # dots to which a short line is filled up, at a height of 48
LIKELY_BLANK = 0.15  # to part two letters: `1 549,55` in narrow columns is not 1549,55
LONGEST = 60  # times its height: a line of text is no longer, and the memory is not for rulers


class Letter(NamedTuple):
    """One letter of a line: where its middle is, as a part of the line's length."""

    text: str
    at: float
    sure: float


@cache
def engine() -> Any:
    """RapidOCR with its models loaded, on one core: who wants more starts more workers."""
    return RapidOCR(
        params={
            "EngineConfig.onnxruntime.intra_op_num_threads": 1,
            "EngineConfig.onnxruntime.inter_op_num_threads": 1,
            "Global.log_level": "critical",
            "Global.use_cls": False,
            "Global.max_side_len": 100_000,  # we bring pictures to size ourselves
            "Det.limit_type": "max",
            "Det.limit_side_len": 4000,
            "Det.max_candidates": 3000,
            "Rec.rec_img_shape": [3, 48, NARROWEST],
        }
    )


@cache
def recogniser() -> "tuple[Any, NDArray[np.int64], list[str]]":
    """The recogniser of lines, the classes of its answer that are let through, and their letters.

    The first class is none: the gap between two letters.
    """
    found = engine()._load_rec_model()
    letters = [WIDE.get(letter, letter) for letter in found.postprocess_op.character]
    kept = [0, *(index for index, letter in enumerate(letters) if letter in LETTERS)]
    return found, np.array(kept), ["", *(letters[index] for index in kept[1:])]


def boxes_of_lines(picture: Picture) -> Quads:
    """The lines of text in a picture of at most 4000 dots a side."""
    found = engine()(picture, use_det=True, use_cls=False, use_rec=False)
    if found.boxes is None or not len(found.boxes):
        return np.zeros((0, 4, 2), np.float32)
    return np.asarray(found.boxes, np.float32)


def letters_of_line(line: Picture) -> list[Letter]:
    """The letters in the picture of one line."""
    model, kept, letters = recogniser()
    height, width = line.shape[:2]
    if width > LONGEST * height:
        return []
    ratio = max(width / height, NARROWEST / 48)
    likely = model.session(model.resize_norm_img(line, ratio)[np.newaxis])[0][:, kept]
    best = likely.argmax(axis=1)
    blank = likely[:, letters.index(" ")]
    steps = len(best) * min(1.0, width / height / ratio)  # without what was filled up
    found: list[Letter] = []
    last = 0
    for step in np.flatnonzero((best != 0) & (np.diff(best, prepend=0) != 0)):
        letter = Letter(
            letters[best[step]], min(1.0, (step + 0.5) / steps), likely[step, best[step]]
        )
        if found and " " not in (found[-1].text, letter.text):
            widest = float(blank[last : step + 1].max())
            if widest > LIKELY_BLANK:
                found.append(Letter(" ", letter.at, widest))
        found.append(letter)
        last = int(step)
    return found
