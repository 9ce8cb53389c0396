"""Numbers of articles that stand before the text in its column: `BX731/96 - Nitrile gloves`."""

import re
from collections.abc import Sequence

from clerkwork.intake.draft import DraftLine
from clerkwork.intake.readers.pages.sure import Signals, sure

DASHED = re.compile(
    r"(?P<code>[^\W_][\w\-/.+#]*\d[\w\-/.+#]*)\s+[-–—|:]\s+(?P<text>.*[^\W\d_].*)\Z"
)
PLAIN = re.compile(r"(?P<code>[^\W_][\w\-/.+#]{2,}\d[\w\-/.+#]*)\s+(?P<text>.*[^\W\d_].*)\Z")
MOST = 0.8  # of the lines begin so
FEWEST = 3  # lines that show that numbers without a dash are of one form


def take_numbers(lines: Sequence[DraftLine]) -> None:
    """Part numbers from texts, where all lines begin with one and none has another."""
    if any(line.sku or line.buyer_sku for line in lines):
        return
    texts = [line.description or "" for line in lines]
    for pattern, enough in ((DASHED, 1), (PLAIN, FEWEST)):
        found = [pattern.match(text) for text in texts]
        codes = [match["code"] for match in found if match]
        if len(codes) < max(enough, MOST * len(texts)) or not codes:
            continue
        if pattern is PLAIN and len(set(map(shape, codes))) > 1:
            continue
        for line, match in zip(lines, found, strict=True):
            if match is not None:
                line.sku, line.description = match["code"], match["text"]
                told = sure(Signals("line.sku", "within"))
                line.spots["sku"] = line.spots["description"]._replace(sure=told)
        return


def shape(code: str) -> str:
    """A number with its letters and digits made equal: all of one customer are alike."""
    return re.sub(r"\d+", "0", re.sub(r"[^\W\d_]+", "A", code))
