"""A sheet of paper in a photo: found by its edges, and laid flat."""

from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from clerkwork.intake.readers.scan.letters import Picture, Quads
from clerkwork.intake.readers.scan.upright import in_order, sizes

SEEN = 600  # dots of the longer side in which the sheet is looked for
LEAST, MOST = 0.35, 0.97  # of the photo that the sheet covers
STRAIGHT = 0.02  # of its outline: how far that may be from four straight sides
EDGE = 0.01  # of the photo's size: a shadow over a scan begins at the edge, a sheet within
DARKER = 40  # of 255: what lies around a sheet of paper


def sheet_in(picture: Picture) -> Quads | None:
    """The corners of the one bright sheet in a darker photo; None in a scan."""
    height, width = picture.shape[:2]
    scale = min(1.0, SEEN / max(height, width))
    small = cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    grey = cv2.GaussianBlur(cv2.cvtColor(small, cv2.COLOR_BGR2GRAY), (5, 5), 0)
    _, bright = cv2.threshold(grey, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    closed = cv2.morphologyEx(bright, cv2.MORPH_CLOSE, np.ones((15, 15), np.uint8))
    outlines, _ = cv2.findContours(closed, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    if not outlines:
        return None
    outline = max(outlines, key=cv2.contourArea)
    corners = cv2.approxPolyDP(outline, STRAIGHT * cv2.arcLength(outline, True), True)
    part = cv2.contourArea(outline) / grey.size
    if len(corners) != 4 or not cv2.isContourConvex(corners) or not LEAST < part < MOST:
        return None
    edge = EDGE * max(grey.shape)
    inner = (corners.reshape(4, 2) >= edge) & (
        corners.reshape(4, 2) <= np.array(grey.shape[::-1]) - edge
    )
    around = grey[closed == 0]
    if (
        not inner.all()
        or not len(around)
        or np.median(grey[closed > 0]) - np.median(around) < DARKER
    ):
        return None
    return np.asarray(in_order(corners.reshape(1, 4, 2).astype(np.float32))[0] / scale)


def flattened(picture: Picture, corners: Quads) -> tuple[Picture, NDArray[Any]]:
    """The sheet alone, as seen from above, and the matrix from there back to the photo."""
    wide, high = (max(1, round(float(each[0]))) for each in sizes(corners[np.newaxis]))
    flat = np.array([[0, 0], [wide, 0], [wide, high], [0, high]], np.float32)
    there = cv2.getPerspectiveTransform(corners.astype(np.float32), flat)
    laid = cv2.warpPerspective(
        picture, there, (wide, high), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE
    )
    return np.asarray(laid), np.linalg.inv(there)
