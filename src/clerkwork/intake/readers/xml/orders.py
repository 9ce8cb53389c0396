"""XML orders of any dialect: one front door, and one module for each dialect behind it.

The document is parsed once. What it is, is found in its elements, also within an envelope such as
the Standard Business Document, SOAP, or a list of several orders.
"""

import re
from collections.abc import Iterator, Sequence

from clerkwork.intake.draft import Problem, Reading
from clerkwork.intake.hint import Hint
from clerkwork.intake.readers.records import read_records, teach_records
from clerkwork.intake.readers.source import Correction, Reader, Source
from clerkwork.intake.readers.xml import cxml, idoc, opentrans, order_x, ubl, xcbl
from clerkwork.intake.readers.xml import gs1 as gs1_xml
from clerkwork.intake.readers.xml import shop as shop_xml
from clerkwork.intake.readers.xml.dialects import DOUBTFUL, Dialect, Gathered
from clerkwork.intake.readers.xml.tree import Node, Tree, xml_tree
from clerkwork.intake.readers.xml.unknown import record_of
from clerkwork.intake.readers.xml.values import said

FORMAT = "xml"
DIALECTS: tuple[Dialect, ...] = (
    *(ubl.DIALECT, cxml.DIALECT, order_x.DIALECT, order_x.INVOICES),
    *(opentrans.DIALECT, xcbl.DIALECT, idoc.DIALECT, gs1_xml.DIALECT, *shop_xml.DIALECTS),
)
BY_NAME = {
    name: [dialect for dialect in DIALECTS if name in dialect.names]
    for dialect in DIALECTS
    for name in dialect.names
}
BEGINNING = re.compile(r"\s*<(?:\?xml|!--|!DOCTYPE|[A-Za-z_][\w.-]*(?::[\w.-]+)?[\s>/])")
WEB = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)?<(?:!DOCTYPE\s+html|html|a|b|big|body|br|"
    r"center|div|em|font|h[1-6]|head|hr|i|img|li|ol|p|pre|script|small|span|strong|style|table|"
    r"tbody|td|title|tr|u|ul)[\s>/]",
    re.IGNORECASE | re.DOTALL,
)
# To name a document that cannot be parsed at all.
LOOKS = (
    ("order-x", re.compile(r"SCRDMCCBDACIOMessageStructure|CrossIndustryOrder\b")),
    ("cxml-order", re.compile(r"<!DOCTYPE\s+cXML|<cXML[\s>]")),
    ("ubl-order", re.compile(r"urn:oasis:names:specification:ubl:schema:xsd:Order-\d")),
)


def sniff(source: Source) -> float:
    """A tag, declaration or comment at the very beginning, and nothing of a web page."""
    if source.binary or not BEGINNING.match(source.head) or WEB.match(source.head):
        return 0
    return 1


def read(source: Source) -> Reading:
    """Every order in the file; what else is in it gives the kind, and a problem that says so."""
    return read_tree(xml_tree(source), looks_like(source), source.hints)


def read_tree(tree: Tree, otherwise: str, hints: Sequence[Hint] = ()) -> Reading:
    """The reading of parsed documents; `otherwise` is the format if nothing in them is known."""
    gathered = Gathered(tree.problems, DOUBTFUL if tree.doubtful else 1)
    for root in tree.roots:
        known = False
        for node, dialect in payloads(root):
            known = True
            gathered.formats.append(dialect.format)
            dialect.read(node, gathered)
            drop_empty(gathered)
        by_words = None if known else read_records(FORMAT, record_of(root), hints)
        if by_words and by_words.orders:
            gathered.include(by_words)
        elif not known:
            what = f"{tag_words(root)}, a kind of XML that is not known"
            gathered.aside("other", what, root)
        gathered.sender = gathered.sender or envelope_sender(root)
    orders = gathered.orders
    if not tree.roots and not tree.problems:
        tree.problems.append(Problem("document", "found no element, expected an order"))
    kind = "order" if orders else gathered.kinds[0] if gathered.kinds else "unreadable"
    format_name = gathered.formats[0] if gathered.formats else otherwise
    return Reading(
        format_name,
        kind,
        orders,
        tree.problems,
        gathered.sender,
        layout=gathered.layout,
        changes=gathered.changes,
    )


def teach(source: Source, reading: Reading, correction: Correction) -> Hint | None:
    """Under which name a sender's own XML states a value; known dialects need no teaching."""
    roots = xml_tree(source).roots
    if reading.layout is None or len(roots) != 1:
        return None
    return teach_records(record_of(roots[0]), correction, source.hints)


def drop_empty(gathered: Gathered) -> None:
    """Take back an order without number and lines, a blank form; say it of one without lines."""
    order = gathered.orders[-1] if gathered.orders else None
    if order is None or order.lines:
        return
    index = len(gathered.orders) - 1
    what = "found no lines, expected at least one"
    if order.po_number is None:
        gathered.orders.pop()
        gathered.kinds.append("other")
        for problem in gathered.problems:
            if problem.order == index:
                problem.order = None
        gathered.problems.append(Problem(order.where or "", f"{what}, and an order number"))
    else:
        gathered.problems.append(Problem(order.where or "", what, index))


def payloads(root: Node) -> Iterator[tuple[Node, Dialect]]:
    """The outermost elements that are a document of a known dialect."""
    waiting = [root]
    while waiting:
        node = waiting.pop()
        for dialect in BY_NAME.get(node.name, ()):
            if dialect.fits(node):
                yield node, dialect
                break
        else:
            waiting.extend(reversed(node.children))


def tag_words(node: Node) -> str:
    space = f" of {node.space[:80]}" if node.space else ""
    return f"the element {node.name[:60]}{space}"


def envelope_sender(root: Node) -> str | None:
    """Who sent a Standard Business Document (UN/CEFACT SBDH 1.3, Sender/Identifier)."""
    return said(root.find("StandardBusinessDocumentHeader", "Sender", "Identifier"))


def looks_like(source: Source) -> str:
    for name, pattern in LOOKS:
        if pattern.search(source.head):
            return name
    return FORMAT


def read_order_x(xml: bytes) -> Reading:
    """The order within a PDF (its attachment order-x.xml), or what else stands there."""
    return read(Source(xml))


READER = Reader(FORMAT, sniff, read, teach=teach)
