"""Our own order object as JSON: one object, a list of them, or one per line (NDJSON).

The hot path of bulk intake: plain json and direct construction. One bad order is a problem that
names its line and its path, and the others are still read.
"""

import json
import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from typing import Any

from clerkwork.intake.draft import DraftOrder, Problem, Reading
from clerkwork.intake.hint import Hint
from clerkwork.intake.readers.json.order import Broken, Doubled, NotNumber, Place, read_order
from clerkwork.intake.readers.json.shapes import shape_of, spread
from clerkwork.intake.readers.json.shop import NoOrder
from clerkwork.intake.readers.json.unknown import record_of
from clerkwork.intake.readers.records import Record, read_records, teach_records
from clerkwork.intake.readers.source import Correction, Reader, Source

FORMAT = "json"
BLANK = re.compile(r"[ \t\r\n]*")
NEXT_OBJECT = re.compile(r"\n(?=\{)")
# Escapes that become no storable text: the zero character, and halves of surrogate pairs.
HAZARDS = re.compile(r"\\u(?:0000|[dD][89a-fA-F])")


def unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object; one with a key twice is marked, for nobody knows which of the two was meant."""
    found = dict(pairs)
    if len(found) != len(pairs):
        seen: set[str] = set()
        for key, _ in pairs:
            if key in seen:
                return Doubled(key)
            seen.add(key)
    return found


DECODER = json.JSONDecoder(parse_float=Decimal, parse_constant=NotNumber, object_pairs_hook=unique)


def sniff(source: Source) -> float:
    """An object or a list of objects at the very beginning."""
    return 0.9 if re.match(r"\s*(?:\{\s*[\"}]|\[\s*[\{\]])", source.head) else 0


def read(source: Source) -> Reading:
    """Every order of the file. A wrong value is a problem and null; its order is still read.

    An order whose structure is broken (a key twice, lines that are no list) is left out.
    """
    problems: list[Problem] = []
    orders: list[DraftOrder] = []
    kinds: list[str] = []
    foreign = 0
    text = source.text
    hazards = HAZARDS.search(text) is not None
    for where, path, pointer, value in objects(text, problems):
        if shape_of(value) is None and foreign_object(value):
            foreign += 1
            if foreign == 1:
                problems.append(Problem(where, foreign_object(value)))
            continue
        known = len(problems)
        try:
            order = read_one(
                value, Place(where, path, pointer, len(orders), problems, source.places)
            )
        except (Broken, NoOrder) as left_out:
            for problem in problems[known:]:
                problem.order = None
            aside = isinstance(left_out, NoOrder)
            kinds += [left_out.kind] if isinstance(left_out, NoOrder) else []
            what = f"found {left_out}: left aside, expected an order" if aside else str(left_out)
            problems.append(Problem(where, what))
            continue
        orders.append(scrub(order) if hazards else order)
    if not (orders or kinds):
        by_words = read_records(FORMAT, unknown(text), source.hints)
        if by_words:
            return scrub(by_words) if hazards else by_words
    if not (orders or problems):
        problems.append(Problem("document", "found no object, expected at least one order"))
    kind = "order" if orders else kinds[0] if kinds else "other"
    return Reading(FORMAT, kind, orders, scrub(problems) if hazards else problems)


def unknown(text: str) -> Record:
    """Objects that are nobody's known shape, to be read by the words of their keys."""
    root = Record("")
    found = [record_of(value, begin) for _, begin, value in values(text, DECODER, [])]
    root.take("", found, several=True)
    return root


def read_one(value: Any, place: Place) -> DraftOrder:
    """The order of a known shop, or our own. Raises Broken or NoOrder."""
    shape = shape_of(value)
    if shape is None:
        return read_order(value, place)
    return shape.read(value, place.pointer, place.index, place.problems)


def foreign_object(value: Any) -> str:
    """What to say of an object that is not ours; nothing for one that is, or for no object."""
    if type(value) is not dict or "lines" in value or "po_number" in value:
        return ""
    seen = ", ".join(list(value)[:6]) or "no keys"
    return f"found an object with {seen}; expected an order with po_number and lines"


def objects(text: str, problems: list[Problem]) -> Iterator[tuple[str, str, str, Any]]:
    """(where, path, pointer, value) of each order, in any of the three forms."""
    for line, begin, value in values(text, DECODER, problems):
        for path, pointer, each in spread(value, "", begin):
            yield f"line {line}", path, pointer, each


def values(
    text: str, decoder: json.JSONDecoder, problems: list[Problem]
) -> Iterator[tuple[int, str, Any]]:
    """(line, pointer, value) of each JSON value of a file; what is none is a problem.

    A pointer is empty, or the number of the value, from 0, where the file has more than one.
    """
    position, line, end = skip_blanks(text, 0), 1, len(text)
    count, several = 0, False
    line += text.count("\n", 0, position)
    while position < end:
        try:
            value, stop = decoder.raw_decode(text, position)
        except (ValueError, RecursionError, InvalidOperation) as error:
            problems.append(undecodable(error, text, line))
            following = NEXT_OBJECT.search(text, position)
            stop = following.end() if following else end
            several = True
        else:
            several = several or skip_blanks(text, stop) < end
            yield line, f"/{count}" if several else "", value
            count += 1
        stop = skip_blanks(text, stop)
        line += text.count("\n", position, stop)
        position = stop


def skip_blanks(text: str, position: int) -> int:
    match = BLANK.match(text, position)
    return match.end() if match else position


def undecodable(error: Exception, text: str, line: int) -> Problem:
    """What stopped the JSON parser, in words."""
    if isinstance(error, json.JSONDecodeError):
        found = text[error.pos : error.pos + 20].partition("\n")[0] or "the end of the line"
        what = f"found {found!r} at column {error.colno}: this is no JSON ({error.msg})"
        return Problem(f"line {error.lineno}", what)
    if isinstance(error, RecursionError):
        return Problem(f"line {line}", "found lists or objects nested too deep")
    return Problem(f"line {line}", "found a number with too many digits")


def scrub(value: Any) -> Any:
    """The same order without characters that no database stores."""
    if isinstance(value, str):
        paired = value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        return paired.replace("\0", "")
    if isinstance(value, list):
        return [scrub(each) for each in value]
    for name in getattr(value, "__dataclass_fields__", ()):
        setattr(value, name, scrub(getattr(value, name)))
    return value


def teach(source: Source, reading: Reading, correction: Correction) -> Hint | None:
    """Under which key a sender's own objects state a value; ours and the shops' are known."""
    if reading.layout is None:
        return None
    return teach_records(unknown(source.text), correction, source.hints)


READER = Reader(FORMAT, sniff, read, teach=teach)
