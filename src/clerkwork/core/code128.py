"""Code 128 and GS1-128 symbols as codewords and bar widths (ISO/IEC 15417).

The code words are chosen here, once, so that a label printed as PDF and the same label printed
by the printer's own firmware hold the same bars. The result is the shortest possible symbol
over the code sets B and C; everything we print is printable ASCII, so set A is never needed.
"""

from functools import cache
from typing import Literal

FNC1 = "\x1d"
"""Stands for the symbol character FNC1 in data, as scanners transmit it between elements."""

START = {"B": 104, "C": 105}
SWITCH = {"B": 100, "C": 99}
FNC1_WORD = 102
STOP_WIDTHS = "2331112"
_TABLE = (  # of the 106 characters before the stop, six widths each
    "212222222122222221121223121322131222122213122312132212221213221312231212"
    "112232122132122231113222123122123221223211221132221231213212223112312131"
    "311222321122321221312212322112322211212123212321232121111323131123131321"
    "112313132113132311211313231113231311112133112331132131113123113321133121"
    "313121211331231131213113213311213131311123311321331121312113312311332111"
    "314111221411431111111224111422121124121421141122141221112214112412122114"
    "122411142112142211241211221114413111241112134111111242121142121241114212"
    "124112124211411212421112421211212141214121412121111143111341131141114113"
    "114311411113411311113141114131311141411131211412211214211232"
)
WIDTHS = [_TABLE[at : at + 6] for at in range(0, len(_TABLE), 6)]

CodeSet = Literal["B", "C"]
OTHER: dict[CodeSet, CodeSet] = {"B": "C", "C": "B"}
FAR = 10**6  # dearer than any symbol: what the code set cannot say


def codewords(data: str) -> list[int]:
    """The symbol characters for data: start, content and check character, without the stop.

    data is printable ASCII and FNC1; a GS1-128 symbol starts with FNC1. Raises ValueError
    where a character has no place in the symbol.
    """
    for position, character in enumerate(data):
        if character != FNC1 and not " " <= character <= "~":
            raise ValueError(f"Code 128 cannot hold {character!r} at position {position}")
    words = _content(data)
    check = words[0] + sum(place * word for place, word in enumerate(words))
    return [*words, check % 103]


def _content(data: str) -> list[int]:
    """Start and data characters, following the cheapest way through both code sets."""
    stay = _costs(data)
    here: CodeSet = "C" if _least(stay[0], "C") < _least(stay[0], "B") else "B"
    words = [START[here]]
    place = 0
    while place < len(data):
        if stay[place][here] > _least(stay[place], here):
            here = OTHER[here]
            words.append(SWITCH[here])
        word, step = _next(data, place, here)
        words.append(word)
        place += step
    return words


def _costs(data: str) -> list[dict[CodeSet, int]]:
    """For each place and code set: the characters the rest needs if encoded there now."""
    stay: list[dict[CodeSet, int]] = [{"B": 0, "C": 0} for _ in range(len(data) + 2)]
    for place in range(len(data) - 1, -1, -1):
        for code_set in OTHER:
            word, step = _next(data, place, code_set)
            stay[place][code_set] = FAR if word < 0 else 1 + _least(stay[place + step], code_set)
    return stay


def _least(stay: dict[CodeSet, int], here: CodeSet) -> int:
    """The cheapest way on from here, changing the code set first where that pays."""
    return min(stay[here], 1 + stay[OTHER[here]])


def _next(data: str, place: int, code_set: CodeSet) -> tuple[int, int]:
    """The symbol character for what stands at this place, and how far it goes; -1 if none does."""
    if data[place] == FNC1:
        return FNC1_WORD, 1
    if code_set == "B":
        return ord(data[place]) - 32, 1
    pair = data[place : place + 2]
    return (int(pair), 2) if len(pair) == 2 and pair.isdecimal() else (-1, 1)


def can_hold(data: str) -> bool:
    """Whether codewords() takes this data."""
    return all(character == FNC1 or " " <= character <= "~" for character in data)


def modules(words: list[int]) -> int:
    """Width of the symbol in X-dimensions, without quiet zones: eleven a character, 13 to stop."""
    return 11 * len(words) + 13


@cache
def _bars(words: tuple[int, ...]) -> tuple[tuple[int, int], ...]:
    widths = "".join(WIDTHS[word] for word in words) + STOP_WIDTHS
    found, at = [], 0
    for place, width in enumerate(map(int, widths)):
        if place % 2 == 0:
            found.append((at, width))
        at += width
    return tuple(found)


def bars(words: list[int]) -> tuple[tuple[int, int], ...]:
    """The dark bars as (offset, width), both in X-dimensions from the symbol's left edge."""
    return _bars(tuple(words))
