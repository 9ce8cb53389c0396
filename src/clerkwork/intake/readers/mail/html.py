"""The text of an HTML mail: tables as rows of cells, no scripts, nothing fetched."""

import re
from dataclasses import dataclass, field

from lxml import etree, html

MAX_HTML, MAX_TEXT, MAX_ELEMENTS = 8_000_000, 2_000_000, 300_000
SKIPPED = frozenset(("script", "style", "head", "title", "template", "noscript", "object", "svg"))
BLOCKS = frozenset(
    "p div br li ul ol h1 h2 h3 h4 h5 h6 hr pre section article header footer blockquote address "  # noqa: SIM905
    "table tr dl dt dd center form fieldset tbody thead tfoot body".split()
)
SPACED = frozenset(("p", "h1", "h2", "h3", "ul", "ol", "table", "blockquote", "pre"))
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
# Boxes side by side without a table; those of which each stands below the other are none.
BESIDE = re.compile(r"display\s*:\s*(?:inline-)?(?:flex|table-row|grid)\b", re.IGNORECASE)
BELOW = re.compile(r"flex-direction\s*:\s*column", re.IGNORECASE)
RULE = re.compile(r"\.([\w-]+)\s*\{([^{}]{0,2000})\}")
BLANKS = re.compile(r"[ \t\r\n\f\u200b\ufeff\u00ad]+")


@dataclass(slots=True)
class Frame:
    """What was written within one cell, or within the whole page."""

    written: list[str] = field(default_factory=list)
    cells: list[str] = field(default_factory=list)  # of the row that is being read

    def text(self) -> str:
        lines = [" ".join(line.split(" ")).strip(" ") for line in "".join(self.written).split("\n")]
        kept: list[str] = []
        for line in lines:
            if line or (kept and kept[-1]):
                kept.append(line)
        return "\n".join(kept).strip("\n")


@dataclass(slots=True)
class Writer:
    """Goes through the elements once, in order, without recursion."""

    frames: list[Frame] = field(default_factory=lambda: [Frame()])
    beside: frozenset[str] = frozenset()  # classes whose elements are rows of boxes
    skipping: int = 0
    quoted: int = 0
    size: int = 0

    def write(self, text: str | None) -> None:
        if not text or self.skipping or self.size > MAX_TEXT:
            return
        self.size += len(text)
        plain = BLANKS.sub(" ", text).replace("\u00a0", " ")
        if len(self.frames) > 1:
            plain = plain.replace("|", "/")  # what parts the cells of a row is no part of one
        written = self.frames[-1].written
        if plain.startswith(" ") and (not written or written[-1].endswith(("\n", " "))):
            plain = plain[1:]
        written.append(plain)

    def new_line(self, *, spaced: bool = False) -> None:
        written = self.frames[-1].written
        if written and not written[-1].endswith("\n"):
            written.append("\n")
        if spaced and written:
            written.append("\n")

    def role(self, element: html.HtmlElement) -> str:
        """The tag, or that of a table where boxes stand side by side like cells."""
        tag = str(element.tag)
        if tag in {"td", "th", "tr", "br"}:
            return tag
        parent = element.getparent()
        if parent is not None and parent.tag != "tr" and self.is_row(parent):
            return "td"
        return "tr" if self.is_row(element) else tag

    def is_row(self, element: html.HtmlElement) -> bool:
        style = element.get("style")
        if style and BESIDE.search(style):
            return not BELOW.search(style)
        classes = (element.get("class") or "").split() if self.beside else []
        return not self.beside.isdisjoint(classes)

    def begin(self, tag: str, element: html.HtmlElement) -> None:
        if tag in SKIPPED or HIDDEN.search(element.get("style") or ""):
            self.skipping += 1
        if tag == "br":
            self.frames[-1].written.append("\n")
        elif tag in BLOCKS:
            self.new_line(spaced=tag in SPACED)
        if tag == "li":
            self.write(mark_of(element))
        elif tag == "hr":
            self.write("----------")
        elif tag == "tr":
            self.frames[-1].cells = []
        elif tag in {"td", "th"}:
            self.frames.append(Frame())

    def finish(self, tag: str, element: html.HtmlElement) -> None:
        if tag in {"td", "th"} and len(self.frames) > 1:
            cell = self.frames.pop().text()
            span = element.get("colspan") or "1"
            empty = [""] * (min(int(span), 50) - 1 if span.isdecimal() else 0)
            self.frames[-1].cells += [cell, *empty]
        elif tag == "tr":
            self.end_row()
        if tag in BLOCKS and tag != "br":
            self.new_line(spaced=tag in SPACED)
        if tag in SKIPPED or HIDDEN.search(element.get("style") or ""):
            self.skipping -= 1

    def end_row(self) -> None:
        frame = self.frames[-1]
        cells, frame.cells = frame.cells, []
        if not self.skipping and any(cells):
            self.new_line()
            frame.written.append(row_text(cells))


def beside(source: str) -> frozenset[str]:
    """The classes that the page's own styles show side by side."""
    found = RULE.findall(source[:200_000])
    return frozenset(
        name for name, style in found if BESIDE.search(style) and not BELOW.search(style)
    )


def mark_of(element: html.HtmlElement) -> str:
    """What a browser shows before an entry of a list."""
    parent = element.getparent()
    if parent is None or parent.tag != "ol":
        return "- "
    return f"#{sum(1 for each in element.itersiblings('li', preceding=True)) + 1}: "


def row_text(cells: list[str]) -> str:
    """A row as a line of cells; rows that only arrange a page give the lines of each cell."""
    filled = [cell for cell in cells if cell]
    if len(filled) == 1:
        return filled[0]
    long = [cell for cell in filled if "\n" in cell]
    if len(filled) == 2 and "\n" not in filled[0] and len(cells) == 2:
        return f"{filled[0]}\t{filled[1]}"
    nested = any(" | " in cell or "\t" in cell for cell in filled)
    if nested or (long and len(long) * 2 >= len(filled) and max(c.count("\n") for c in long) > 1):
        return "\n\n".join(filled)
    flat = [" ".join(cell.split("\n")) for cell in cells]
    if len(flat) == 2:
        return "\t".join(flat)
    return " | ".join(flat)


def html_text(source: str) -> str:
    """The visible text of a page, one line per line shown. Never raises."""
    try:
        # As bytes: lxml refuses text that declares an encoding of its own.
        parser = html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False)
        root = html.document_fromstring(source[:MAX_HTML].encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError):
        return ""
    writer = Writer(beside=beside(source))
    for count, (event, element) in enumerate(etree.iterwalk(root, events=("start", "end"))):
        if count > 2 * MAX_ELEMENTS:
            break
        tag = element.tag
        if not isinstance(tag, str):
            if event == "end":
                writer.write(element.tail)
            continue
        role = writer.role(element)
        if event == "start":
            writer.begin(role, element)
            writer.write(element.text)
        else:
            writer.finish(role, element)
            writer.write(element.tail)
    return writer.frames[0].text()
