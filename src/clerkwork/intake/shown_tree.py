"""XML and JSON as lines to look at, each value with the path that the evidence names."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from clerkwork.intake.readers.json import orders as orders_json
from clerkwork.intake.readers.source import Source
from clerkwork.intake.readers.xml import orders as orders_xml
from clerkwork.intake.readers.xml.tree import Node, xml_tree

MOST_LINES = 5000
MOST_CHARACTERS = 300  # of one value
DEEPEST = 60
INDENT = "  "
NOISE = frozenset(("schemaLocation", "noNamespaceSchemaLocation"))


@dataclass(frozen=True, slots=True)
class ShownLine:
    """One line: what it says, the path of what begins in it, and where in it values stand.

    `values` are (path, first character, one past the last), counted from 0.
    """

    text: str
    path: str
    values: tuple[tuple[str, int, int], ...] = ()


class Figures(str):
    """A JSON number as it was written."""

    __slots__ = ()


DECODER = json.JSONDecoder(parse_float=Figures, parse_int=Figures, parse_constant=Figures)


def shown_tree(source: Source, most: int = MOST_LINES) -> list[ShownLine]:
    """The first lines of an XML or JSON document, indented; none if it is neither, or broken."""
    if orders_xml.sniff(source):
        return list(islice(xml_lines(source), most))
    if orders_json.sniff(source):
        return list(islice(json_lines(source.text), most))
    return []


def find_path(lines: Sequence[ShownLine], path: str) -> tuple[int, int, int] | None:
    """The index of the line, and the characters in it, that a spot's path means."""
    for index, line in enumerate(lines):
        for found, begin, end in line.values:
            if found == path:
                return index, begin, end
    for index, line in enumerate(lines):  # an element that holds others, or nothing
        if line.path == path:
            return index, len(line.text) - len(line.text.lstrip()), len(line.text)
    return None


def xml_lines(source: Source) -> Iterator[ShownLine]:
    for root in xml_tree(source).roots:
        waiting: list[tuple[Node, int, bool]] = [(root, 0, True)]
        while waiting:
            node, depth, opens = waiting.pop()
            if not opens:
                yield ShownLine(f"{INDENT * depth}</{node.name}>", "")
                continue
            yield element_line(node, depth)
            if node.children:
                waiting.append((node, depth, False))
                waiting.extend((child, depth + 1, True) for child in reversed(node.children))


def element_line(node: Node, depth: int) -> ShownLine:
    """An element with its attributes and its words; it ends in the same line if it is a leaf."""
    path = node.path()
    text = f"{INDENT * depth}<{node.name}"
    values = []
    for name, value in node.attributes.items():
        if name not in NOISE:
            text += f' {name}="'
            written = short(value)
            values.append((f"{path}/@{name}", len(text), len(text) + len(written)))
            text += f'{written}"'
    words = short(node.text)
    if not words and not node.children:
        return ShownLine(f"{text}/>", path, tuple(values))
    text += ">"
    if words:
        values.append((path, len(text), len(text) + len(words)))
    text += words if node.children else f"{words}</{node.name}>"
    return ShownLine(text, path, tuple(values))


def short(value: str) -> str:
    """A value in one line, cut off where nobody reads on."""
    written = " ".join(storable(value[: MOST_CHARACTERS * 4]).split())
    return written if len(written) <= MOST_CHARACTERS else f"{written[:MOST_CHARACTERS]}…"


def storable(value: str) -> str:
    """The same without halves of surrogate pairs and zero characters, which no page can carry."""
    return value.encode("utf-8", "replace").decode().replace("\0", "")


def json_lines(text: str) -> Iterator[ShownLine]:
    """The values of the file; where it has several, each pointer begins with its number."""
    for _, pointer, value in orders_json.values(text, DECODER, []):
        yield from value_lines(value, pointer, "", 0)


def value_lines(value: Any, pointer: str, label: str, depth: int) -> Iterator[ShownLine]:
    """A value over as many lines as it needs; `label` stands before it."""
    begin = f"{INDENT * depth}{label}"
    if depth >= DEEPEST and isinstance(value, dict | list):
        yield ShownLine(f"{begin}…", pointer)
    elif isinstance(value, dict) and value:
        yield ShownLine(f"{begin}{{", pointer)
        for key, each in value.items():
            named = f"{json.dumps(storable(key), ensure_ascii=False)}: "
            yield from value_lines(each, f"{pointer}/{key}", named, depth + 1)
        yield ShownLine(f"{INDENT * depth}}}", "")
    elif isinstance(value, list) and value:
        yield ShownLine(f"{begin}[", pointer)
        for index, each in enumerate(value):
            yield from value_lines(each, f"{pointer}/{index}", "", depth + 1)
        yield ShownLine(f"{INDENT * depth}]", "")
    else:
        written = scalar(value)
        text = f"{begin}{written}"
        quote = isinstance(value, str) and not isinstance(value, Figures)
        span = (pointer, len(begin) + quote, len(text) - quote)
        yield ShownLine(text, pointer, (span,))


def scalar(value: Any) -> str:
    if isinstance(value, Figures):
        return short(value)
    if isinstance(value, str):
        return json.dumps(short(value), ensure_ascii=False)
    return json.dumps(value)
