"""Fit how sure values on pages are: `python -m clerkwork.training.accuracy.fit FOLDER`.

FOLDER is one of generated documents. Each kind of layout is judged by a table that was counted
without it. What is printed: that judgement, for several margins, and the table of all.
"""

import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from clerkwork.intake.draft import with_parts
from clerkwork.intake.readers.pages import sure as pages_sure
from clerkwork.intake.readers.pdf.reader import READER
from clerkwork.intake.readers.source import Source
from clerkwork.training.accuracy.score import RELEASE, score

MARGINS = (1.0, 2.0, 3.0, 4.0, 6.0)
MANY = 10_000_000  # counts that leave nothing to what was expected beforehand
STEP = 0.0001
NUMBERED = re.compile(r"-\d.*")
PARTS = 10  # of the layouts that have no kind but a number


class Numbered(dict[str, tuple[int, int]]):
    """A table in which each way of finding a value says a sureness of its own."""

    def get(self, key: str, default: object = None) -> tuple[int, int]:
        if key not in self:
            self[key] = (MANY, round(MANY * STEP / pages_sure.STRANGE * (len(self) + 1)))
        return self[key]

    def key(self, sure: float) -> str | None:
        at = round((1 - sure) / STEP) - 1
        return list(self)[at] if 0 <= at < len(self) else None


class Seen(NamedTuple):
    """One value: the kind of its layout, how it was found, whether it is right."""

    kind: str
    key: str
    right: bool


def seen_in(folder: Path) -> Iterator[Seen]:
    """Every value read from the printed orders of a folder."""
    before, table = pages_sure.SEEN, Numbered()
    pages_sure.SEEN = table
    try:
        for path in sorted(folder.glob("expected/*.json")):
            expected = json.loads(path.read_text(encoding="utf-8"))
            if expected["format"] != "pdf" or not expected["is_order"]:
                continue
            reading = READER.read(Source((folder / expected["file"]).read_bytes()))
            whole = [each for _, each in with_parts(reading) if each.orders]
            for value in score(reading, expected).values if whole else ():
                key = table.key(value.sure) if value.found is not None and value.spotted else None
                if key is not None:
                    yield Seen(kind_of(expected["id"]), key, value.right)
    finally:
        pages_sure.SEEN = before


def kind_of(name: str) -> str:
    """The kind of a layout by its name: pdf-web-erp of pdf-web-erp-07-es-0-0."""
    stem = NUMBERED.sub("", name)
    number = re.match(r"pdf-(\d+)", name)
    return f"{stem} {int(number[1]) % PARTS}" if number else stem


def counted(values: list[Seen], without: str = "") -> dict[str, tuple[int, int]]:
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for each in values:
        if each.kind != without:
            counts[each.key][not each.right] += 1
    return {key: (right, wrong) for key, (right, wrong) in sorted(counts.items())}


def judged(values: list[Seen], margin: float) -> tuple[int, int]:
    """(values said to be sure enough, of these wrong), each judged without its own kind."""
    said = wrong = 0
    for kind in sorted({each.kind for each in values}):
        table = counted(values, without=kind)
        for each in values:
            if each.kind == kind:
                _, way, _ = each.key.split()
                told = pages_sure.told(table.get(each.key, (0, 0)), way, margin)
                said += told >= RELEASE
                wrong += told >= RELEASE and not each.right
    return said, wrong


def main(arguments: list[str]) -> int:
    values = list(seen_in(Path(arguments[0])))
    lines = []
    for margin in MARGINS:
        said, wrong = judged(values, margin)
        lines.append(f"margin {margin}: {said} of {len(values)} are sure, {wrong} of them wrong")
    lines.append("SEEN = {")
    lines += [f'    "{key}": {counts},' for key, counts in counted(values).items()]
    sys.stdout.write("\n".join([*lines, "}", ""]))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
