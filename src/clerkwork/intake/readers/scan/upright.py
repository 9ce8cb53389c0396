"""Which way up a page lies, and how it is tilted."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from clerkwork.intake.readers.scan.letters import Quads
from clerkwork.intake.readers.scan.sheet import Tilt

Points = NDArray[Any]  # rows of (x, y)
FEWEST = 8  # lines of text, to tell more than a common tilt
LEVEL = 300.0  # dots of text that have to say so, before the slope is taken to change


def turned(points: Points, quarters: int, width: float, height: float) -> Points:
    """Points of a page of this size after that many quarter turns clockwise."""
    x, y = points[..., 0], points[..., 1]
    ways = ((x, y), (height - y, x), (width - x, height - y), (y, width - x))
    return np.stack(ways[quarters % 4], axis=-1)


def in_order(quads: Quads) -> Quads:
    """The corners of each box beginning at the top left, whichever way the page was turned."""
    sums, differences = quads.sum(axis=2), quads[..., 0] - quads[..., 1]
    corners = (sums.argmin(1), differences.argmax(1), sums.argmax(1), differences.argmin(1))
    rows = np.arange(len(quads))
    return np.stack([quads[rows, corner] for corner in corners], axis=1)


def sizes(quads: Quads) -> tuple[NDArray[Any], NDArray[Any]]:
    """Width and height of each box, along its own sides."""
    across = quads[:, 1] + quads[:, 2] - quads[:, 0] - quads[:, 3]
    down = quads[:, 3] + quads[:, 2] - quads[:, 0] - quads[:, 1]
    return np.linalg.norm(across, axis=1) / 2, np.linalg.norm(down, axis=1) / 2


def lies_on_its_side(quads: Quads) -> bool:
    """Whether most of the text runs up or down."""
    wide, high = sizes(quads)
    return bool(high[high > 2 * wide].sum() > wide[wide > 2 * high].sum())


def tilt_of(quads: Quads, width: float, height: float) -> Tilt:
    """The slope that most lines agree on; for many lines also how it changes over the page.

    In a photo the lines run together towards one side.
    """
    middle = (width / 2, height / 2)
    wide, high = sizes(quads)
    lines = quads[wide > 4 * high]
    if not len(lines):
        return Tilt(middle)
    across = lines[:, 1] + lines[:, 2] - lines[:, 0] - lines[:, 3]
    slopes = across[:, 1] / np.maximum(across[:, 0], 1)
    usual = float(np.median(slopes))
    near = np.abs(slopes - usual) < 0.06
    if near.sum() < FEWEST:
        return Tilt(middle, usual)
    centres = (lines[near].mean(axis=1) - middle) / middle  # from -1 to 1
    weights = across[near][:, 0]  # corners are a dot or two off, which matters less in long lines
    terms = np.column_stack((np.ones(len(centres)), centres)) * weights[:, np.newaxis]
    terms = np.vstack((terms, [[0, LEVEL, 0], [0, 0, LEVEL]]))
    wanted = np.append(slopes[near] * weights, [0, 0])
    first, to_right, to_bottom = np.linalg.lstsq(terms, wanted, rcond=None)[0]
    return Tilt(middle, float(first), float(to_right / middle[0]), float(to_bottom / middle[1]))
