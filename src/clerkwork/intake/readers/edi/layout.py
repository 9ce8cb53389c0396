"""Line breaks and blanks in EDI files: which only lay the file out, and which took a terminator's
place.
"""

import re
from collections.abc import Collection

from clerkwork.intake.draft import Problem

BLANKS = " \t\r\n\f\0\x1a"
LINE_BREAK = re.compile(r"\r\n|\n|\r")
MAX_SEGMENTS = 3_000_000  # of one interchange: what fits into memory


def pieces(body: str, terminator: str, first: int, problems: list[Problem]) -> list[str]:
    """What stands between terminators, as it is; a problem if that is too much to read."""
    found = body.split(terminator, MAX_SEGMENTS)
    if len(found) > MAX_SEGMENTS:
        what = f"found more than {MAX_SEGMENTS} segments, the rest was left aside"
        problems.append(Problem(f"segment {first}", what))
        found.pop()
    return found


def unwrap(body: str) -> str:
    """Without line breaks, where they only fold the data at a fixed width."""
    if len(body) < 200 or ("\n" not in body and "\r" not in body):
        return body
    widths = {len(line) for line in LINE_BREAK.split(body.strip("\r\n"))[:-1]}
    return LINE_BREAK.sub("", body) if len(widths) == 1 and min(widths) >= 40 else body


def mend(piece: str, element: str, names: Collection[str]) -> list[str]:
    """The segments in a piece with line breaks inside: one, unless a terminator was lost.

    `names` are the segments that may begin after one that was lost.
    """
    whole: list[list[str]] = []
    for each in LINE_BREAK.split(piece):
        line = each.strip(BLANKS)
        if not whole or (line.partition(element)[0] in names and element in line):
            whole.append([line])
        elif line:
            joined = line.startswith(element) or whole[-1][-1].endswith(element)
            whole[-1].append(line if joined else f" {line}")
    return ["".join(parts) for parts in whole]


def lost_terminators(
    lost: list[int], terminator: str, segments: list[list[str]], first: int
) -> Problem:
    """One problem for all the segments, by number, that a line break alone ends."""
    number = lost[0]
    more = f", and {len(lost) - 1} more such" if len(lost) > 1 else ""
    return Problem(
        f"segment {number} ({segments[number - first][0][:3]})",
        f"found a line break at its end, expected the terminator {terminator!r}{more}",
    )
