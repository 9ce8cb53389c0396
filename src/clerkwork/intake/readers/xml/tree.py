"""XML to a plain tree, safely: no entities, nothing from outside, bounded in size and depth.

Nothing that the document names is loaded: a DOCTYPE with a system id is passed over, a declared
entity is refused. What is not well-formed is said with its line, and what could be read of it is
marked as doubtful.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from clerkwork.intake.draft import Problem
from clerkwork.intake.readers.source import Source
from clerkwork.intake.readers.xml.text import xml_text

MOST_TAGS = 2_000_000  # opening and closing ones: a million elements
MOST_ATTRIBUTES = 2_000_000
MOST_OF_ONE = 500  # of one element: the parser's time grows with their square
DEEPEST = 200
MOST_DOCUMENTS = 10_000  # one after the other in one file
DECLARATION = re.compile(r"<\?xml\s[^>]{0,500}\?>")
REFERENCE = re.compile(r"&#(x[0-9a-fA-F]{1,40}|[0-9]{1,40});?")
NO_ATTRIBUTES: dict[str, str] = {}


class Node:
    """An element: its local name, its namespace, its own text, and what is in it."""

    __slots__ = ("attributes", "children", "name", "parent", "space", "step", "text")

    def __init__(self, name: str, space: str, parent: "Node | None", text: str) -> None:
        self.name, self.space, self.parent, self.text = name, space, parent, text
        self.attributes = NO_ATTRIBUTES
        self.children: list[Node] = []
        self.step = ""  # as in a path; made for all children of a node at once

    def find(self, *names: str) -> "Node | None":
        """The first element at this path below, by local names."""
        node = self
        for name in names:
            for child in node.children:
                if child.name == name:
                    node = child
                    break
            else:
                return None
        return node

    def all(self, *names: str) -> "list[Node]":
        """Every element at this path below, by local names."""
        found = [self]
        for name in names:
            found = [child for node in found for child in node.children if child.name == name]
        return found

    def path(self, attribute: str = "") -> str:
        """The place as `/Order/OrderLine[2]/LineItem`: positions only among elements alike."""
        steps = [f"@{attribute}"] if attribute else []
        node: Node | None = self
        while node is not None:
            if not node.step and node.parent is not None:
                number(node.parent.children)
            steps.append(node.step)
            node = node.parent
        return "/" + "/".join(reversed(steps))

    def walk(self) -> "Iterator[Node]":
        """This element and all in it, in the order of the document."""
        waiting = [self]
        while waiting:
            node = waiting.pop()
            yield node
            waiting.extend(reversed(node.children))


@dataclass(slots=True)
class Tree:
    """The documents of one file. `doubtful`: with a fault in its form, so that
    something in it may be lost or wrong."""

    roots: list[Node] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    doubtful: bool = False


def number(alike: list[Node]) -> None:
    """Give these siblings their steps of a path."""
    counts: dict[str, int] = {}
    for each in alike:
        counts[each.name] = counts.get(each.name, 0) + 1
    seen = dict.fromkeys(counts, 0)
    for each in alike:
        seen[each.name] += 1
        each.step = each.name if counts[each.name] == 1 else f"{each.name}[{seen[each.name]}]"


def xml_tree(source: Source) -> Tree:
    """The trees of all XML documents in the file. Never raises: what is wrong is a problem."""
    tree = Tree()
    text, tree.doubtful = xml_text(source, tree.problems)
    refused = too_much(text)
    if refused:
        tree.problems.append(refused)
        return tree
    for begin, part in documents(text):
        parse(part, begin, tree)
    number(tree.roots)
    return tree


def too_much(text: str) -> Problem | None:
    """Why the document is not even parsed: entities, or more of it than any order has."""
    entity = text.find("<!ENTITY")
    if entity >= 0:
        line = text.count("\n", 0, entity) + 1
        return Problem(f"line {line}", "found a declared entity, expected none: it is not read")
    tags, attributes = text.count("<"), text.count("=")
    if tags > MOST_TAGS or attributes > MOST_ATTRIBUTES:
        what = f"found {tags} tags and {attributes} attributes, expected at most {MOST_TAGS}"
        return Problem("document", what)
    if attributes > MOST_OF_ONE and any(part.count("=") > MOST_OF_ONE for part in text.split("<")):
        what = f"found more than {MOST_OF_ONE} attributes of one element, or signs of equality"
        return Problem("document", what)
    return None


def documents(text: str) -> Iterator[tuple[int, str]]:
    """Each XML document of the file without its declaration, and the line that it begins in."""
    starts = [
        match
        for match in DECLARATION.finditer(text)
        if text[max(0, match.start() - 200) : match.start()].rstrip()[-1:] in ("", ">")
    ][:MOST_DOCUMENTS]
    if not starts or text[: starts[0].start()].strip():
        yield 1, text
        return
    line, counted = 1, 0
    for index, match in enumerate(starts):
        end = starts[index + 1].start() if index + 1 < len(starts) else len(text)
        line += text.count("\n", counted, match.end())
        counted = match.end()
        yield line, text[match.end() : end]


def parser(recover: bool) -> etree.XMLParser:
    """One that loads nothing. (`collect_ids=False` would make it ask for the DTD.)"""
    return etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        recover=recover,
    )


def parse(text: str, begin: int, tree: Tree) -> None:
    """Add the tree of one document; of a broken one as much as can be had."""
    raw = text.encode("utf-8", "replace")
    root: etree._Element | None
    try:
        root = etree.fromstring(raw, parser(recover=False))
    except etree.XMLSyntaxError as error:
        tree.problems.append(Problem(f"line {line_of(error, begin)}", f"found {words(error)}"))
        tree.doubtful = True
        if "depth" in words(error):
            return
        try:
            # A reference to half a surrogate pair would come through as bytes that are no text.
            raw = REFERENCE.sub(real_character, text).encode("utf-8", "replace")
            root = etree.fromstring(raw, parser(recover=True))
        except etree.XMLSyntaxError:
            return
    made = plain(root)
    if made is None:
        tree.problems.append(
            Problem("document", f"found elements nested deeper than {DEEPEST}, or none")
        )
    else:
        tree.roots.append(made)


def real_character(match: re.Match[str]) -> str:
    """The reference as it stands, if XML 1.0 has the character (section 2.2); else nothing."""
    written = match[1]
    code = int(written[1:], 16) if written[0] in "xX" else int(written)
    allowed = code in (9, 10, 13) or 0x20 <= code < 0xD800 or 0xE000 <= code < 0xFFFE
    return match[0] if allowed or 0x10000 <= code < 0x110000 else ""


def line_of(error: etree.XMLSyntaxError, begin: int) -> int:
    return (error.lineno or 1) + begin - 1


def words(error: etree.XMLSyntaxError) -> str:
    """What the parser says, without its own line and column."""
    said = re.sub(r",? \(?(?:<string>, )?line \d+(?:, column \d+)?\)?", "", error.msg or "")
    return f"XML that is not well-formed ({said[:200].strip()})"


def plain(root: etree._Element | None) -> Node | None:
    """The tree without lxml, comments and namespace prefixes; None if there is none, or it is too deep."""
    if root is None:
        return None
    names: dict[str, tuple[str, str]] = {}
    top = node_of(root, None, names)
    waiting = [(root, top, 1)]
    while waiting:
        element, node, depth = waiting.pop()
        if depth > DEEPEST:
            return None
        for child in element:
            tail = child.tail
            if tail and not tail.isspace():  # words around an element, as in cXML's Description
                node.text = f"{node.text} {tail}"
            if not isinstance(child.tag, str):  # a reference to an entity that nobody declared
                continue
            made = node_of(child, node, names)
            node.children.append(made)
            if len(child):
                waiting.append((child, made, depth + 1))
    return top


def node_of(
    element: etree._Element, parent: Node | None, names: dict[str, tuple[str, str]]
) -> Node:
    tag = str(element.tag)
    known = names.get(tag)
    if known is None:
        space, _, local = tag.rpartition("}")
        known = names[tag] = (local.rpartition(":")[2] or local, space[1:])
    node = Node(known[0], known[1], parent, element.text or "")
    attributes = element.attrib
    if attributes:
        node.attributes = {
            str(name).rpartition("}")[2]: str(said) for name, said in attributes.items()
        }
    return node
