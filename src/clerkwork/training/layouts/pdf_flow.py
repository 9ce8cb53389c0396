"""Printed documents that flow: paragraphs and tables that a report library sets by itself.

This is how programs in Python make their PDFs (reportlab's platypus), and how word processors
look: headings, bold labels within sentences, tables centred on the page.
"""

import io
from collections.abc import Callable
from functools import partial
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib import colors
from reportlab.lib.enums import TA_CENTER, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle, getSampleStyleSheet
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import (
    Flowable,
    HRFlowable,
    Paragraph,
    SimpleDocTemplate,
    Spacer,
    Table,
    TableStyle,
)

from .cells import RIGHT, cell, description, heading, note_columns
from .expected import Shown, envelope, expected_order
from .kinds import Document, Identity, Layout
from .pdf_head import reach
from .pdf_layout import a_plan, order_for, written
from .pdf_meta import pairs
from .pdf_others import FROM_SELLER, READ_AS, dressed, turned_round
from .pdf_parties import blocks
from .pdf_plan import Plan
from .pdf_totals import sums
from .sheet import PAPERS, face
from .truth import Order

Story = list[Flowable]
COUNTRIES = ("US", "GB", "US", "DE", "US", "FR", "GB", "ES", "US", "NL", "IT", "PT")
HEADS = ("centred", "left", "table", "rule", "right", "company table")
METAS = ("bold labels", "table", "grid", "two columns", "bullets", "sentence")
PARTIES = ("table", "one after another", "bold inline", "grid", "none")
TABLES = ("grid", "lines", "head", "banded", "plain", "box")
HOW_MANY, OTHERS = 40, ("invoice", "quotation", "delivery_note", "confirmation", "change")


class Flow:
    """The styles and the story of one document."""

    def __init__(self, plan: Plan) -> None:
        regular, bold = face(plan.face)
        size = max(plan.size, 8.0)
        base = getSampleStyleSheet()["Normal"]
        self.plan, self.regular, self.bold, self.size = plan, regular, bold, size
        self.text = ParagraphStyle(
            "text", parent=base, fontName=regular, fontSize=size, leading=size * 1.3
        )
        self.right = ParagraphStyle("right", parent=self.text, alignment=TA_RIGHT)
        self.title = ParagraphStyle(
            "title", parent=self.text, fontName=bold, fontSize=size + 9, leading=size + 14
        )
        self.centred = ParagraphStyle("centred", parent=self.title, alignment=TA_CENTER)
        self.story: Story = []

    def says(self, text: str, style: ParagraphStyle | None = None) -> None:
        self.story.append(Paragraph(text, style or self.text))

    def gap(self, high: float = 10) -> None:
        self.story.append(Spacer(1, high))

    def strong(self, text: str) -> str:
        return f'<font name="{self.bold}">{escape(text)}</font>'

    def cell(self, lines: list[str], *, bold_first: bool = False) -> Paragraph:
        texts = [escape(line) for line in lines]
        if bold_first:
            texts[0] = self.strong(lines[0])
        return Paragraph("<br/>".join(texts), self.text)

    def table(self, rows: list[list[Any]], widths: list[float] | None, *styles: Any) -> None:
        made = Table(rows, colWidths=widths, repeatRows=1 if self.plan.repeat_heads else 0)
        plain: list[Any] = [
            ("FONT", (0, 0), (-1, -1), self.regular, self.size),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ]
        made.setStyle(TableStyle([*plain, *styles]))
        self.story.append(made)


def head(flow: Flow, order: Order, kind: str) -> None:
    plan = flow.plan
    plan.shown.add("buyer")
    title, name = escape(plan.words["title"]), order.buyer.name
    address = [*plan.hand.address(order.buyer, name=False), *reach(order.buyer, plan)]
    match kind:
        case "centred":
            flow.says(title, flow.centred)
            flow.gap(4)
            flow.story.append(flow.cell([name, *address], bold_first=True))
        case "table":
            left = flow.cell([name, *address], bold_first=True)
            flow.table([[left, Paragraph(title, flow.title)]], [290, 220])
        case "rule":
            flow.says(flow.strong(name) + "<br/>" + escape(", ".join(address)))
            flow.story.append(HRFlowable(width="100%", color=colors.HexColor(plan.tint)))
            flow.says(title, flow.title)
        case "right":
            flow.says("<br/>".join([flow.strong(name), *map(escape, address)]), flow.right)
            flow.says(title, flow.title)
        case "company table":
            rows = [[plan.words["buyer"], name], ["", ", ".join(address[:3])]]
            flow.says(title, flow.title)
            flow.table([[flow.cell([a]), flow.cell([b])] for a, b in rows], [90, 400])
        case _:
            flow.says(title, flow.title)
            flow.story.append(flow.cell([name, *address], bold_first=True))
    flow.gap()


def meta(flow: Flow, order: Order, kind: str) -> None:
    found = pairs(order, flow.plan)
    match kind:
        case "table":
            flow.table(
                [[Paragraph(flow.strong(f"{a}:"), flow.text), b] for a, b in found], [130, 200]
            )
        case "grid":
            grid = ("GRID", (0, 0), (-1, -1), 0.5, colors.grey)
            grey = ("BACKGROUND", (0, 0), (0, -1), colors.whitesmoke)
            flow.table([[flow.cell([a]), b] for a, b in found], [140, 200], grid, grey)
        case "two columns":
            rows = [
                [*found[at], *(found[at + 1] if at + 1 < len(found) else ("", ""))]
                for at in range(0, len(found), 2)
            ]
            flow.table([[flow.cell([text]) for text in row] for row in rows], [110, 140, 110, 140])
        case "bullets":
            for a, b in found:
                flow.says(f"&bull; {escape(a)}: {escape(b)}")
        case "sentence":
            flow.says(" | ".join(f"{flow.strong(a)}: {escape(b)}" for a, b in found))
        case _:
            for a, b in found:
                flow.says(f"{flow.strong(f'{a}:')} {escape(b)}")
    flow.gap()


def parties(flow: Flow, order: Order, kind: str) -> None:
    if kind == "none":
        return
    found = blocks(order, flow.plan, "vendor ship_to")
    if kind in ("table", "grid"):
        row = [flow.cell([block.label, *block.lines], bold_first=True) for block in found]
        lines = [("GRID", (0, 0), (-1, -1), 0.7, colors.black)] if kind == "grid" else []
        flow.table([row], [255, 255], *lines)
    for block in found if kind == "bold inline" else []:
        flow.says(f"{flow.strong(f'{block.label}:')} {escape(', '.join(block.lines))}")
    for block in found if kind == "one after another" else []:
        flow.story.append(flow.cell([block.label, *block.lines], bold_first=True))
        flow.gap(6)
    flow.gap()


def lines(flow: Flow, order: Order, kind: str) -> None:
    plan = flow.plan
    heads = [Paragraph(flow.strong(heading(name, plan)), flow.text) for name in plan.columns]
    if kind in ("head", "banded"):
        white = ParagraphStyle("white", parent=flow.text, textColor=colors.white)
        heads = [Paragraph(flow.strong(heading(name, plan)), white) for name in plan.columns]
    rows: list[list[Any]] = [list(heads)]
    for line in order.lines:
        rows.append(
            [
                flow.cell(description(line, plan))
                if name == "description"
                else Paragraph(
                    escape(cell(name, line, order, plan)),
                    flow.right if name in RIGHT else flow.text,
                )
                for name in plan.columns
            ]
        )
    flow.table(rows, widths(flow, order), *RULES[kind](colors.HexColor(plan.tint)))
    flow.gap(8)


def widths(flow: Flow, order: Order) -> list[float]:
    """As wide as the longest word of each column; the description takes the rest."""
    plan = flow.plan
    whole = PAPERS[plan.paper][0] - 2 * plan.margin
    needed = {}
    for name in plan.columns:
        words = [(flow.bold, word) for word in heading(name, plan).split()]
        words += [(flow.regular, cell(name, line, order, plan)) for line in order.lines]
        needed[name] = max(stringWidth(word, font, flow.size) for font, word in words) + 14
    needed["description"] = 0.0
    rest = whole - sum(needed.values())
    if rest >= 110:
        return [needed[name] or rest for name in plan.columns]
    share = (whole - 110) / sum(needed.values())
    return [needed[name] * share or 110.0 for name in plan.columns]


RULES: dict[str, Callable[[Any], list[Any]]] = {
    "grid": lambda tint: [("GRID", (0, 0), (-1, -1), 0.5, colors.black)],
    "lines": lambda tint: [("LINEBELOW", (0, 0), (-1, -1), 0.4, colors.grey)],
    "head": lambda tint: [("BACKGROUND", (0, 0), (-1, 0), tint)],
    "banded": lambda tint: [
        ("BACKGROUND", (0, 0), (-1, 0), tint),
        ("ROWBACKGROUNDS", (0, 1), (-1, -1), [colors.white, colors.whitesmoke]),
        ("GRID", (0, 0), (-1, -1), 0.25, colors.lightgrey),
    ],
    "plain": lambda tint: [("LINEBELOW", (0, 0), (-1, 0), 1, tint)],
    "box": lambda tint: [
        ("BOX", (0, 0), (-1, -1), 1, tint),
        ("LINEBELOW", (0, 0), (-1, 0), 1, tint),
    ],
}


def totals(flow: Flow, order: Order, kind: int) -> None:
    found = sums(order, flow.plan)
    if not found:
        return
    if kind == 0:
        flow.table([["", a, Paragraph(escape(b), flow.right)] for a, b in found], [280, 120, 110])
    elif kind == 1:
        for a, b in found:
            flow.says(f"{escape(a)}: {escape(b)}", flow.right)
    else:
        label, amount = found[-1]
        flow.says(f"{flow.strong(f'{label}: {amount}')}")
    flow.gap()


def flowing(order: Order, plan: Plan) -> bytes:
    """The document; what it shows is noted in the plan."""
    plan.shown = Shown()
    note_columns(plan)
    random = plan.random("flow")
    flow = Flow(plan)
    head(flow, order, random.choice(HEADS))
    meta(flow, order, random.choice(METAS))
    parties(flow, order, random.choice(PARTIES))
    if "intro" in plan.extras:
        flow.says(escape(plan.words["intro"]))
        flow.gap(4)
    lines(flow, order, random.choice(TABLES))
    totals(flow, order, random.randrange(3))
    if "note" in plan.extras:
        flow.says(f"{flow.strong(plan.words['notes'])}<br/>{escape(order.references['note'])}")
    if "signature" in plan.extras:
        flow.gap(16)
        flow.says("_" * 28 + "<br/>" + escape(plan.words["authorized"]))
    buffer = io.BytesIO()
    page = SimpleDocTemplate(
        buffer,
        pagesize=PAPERS[plan.paper],
        leftMargin=plan.margin,
        rightMargin=plan.margin,
        topMargin=plan.margin,
        bottomMargin=plan.margin,
        invariant=1,
    )
    page.build(flow.story)
    return buffer.getvalue()


def make(identity: Identity, kind: str, seed: int, index: int) -> Document:
    plan = a_plan(identity)
    plan.meta = "slash" if plan.meta == "slash" else "pairs left"
    plan.cell = "plain" if plan.cell == "codes before" else plan.cell
    plan.table, plan.columns = "columns", plan.columns[:9]
    plan.paper = plan.paper if len(plan.columns) > 7 else plan.paper.removesuffix(" wide")
    order = order_for(plan, seed, index)
    if kind != "order":
        plan = dressed(plan, kind)
        order = turned_round(order) if kind in FROM_SELLER else order
    order = written(order, plan)
    content = flowing(order, plan)
    found = [expected_order(order, plan.shown, plan.hand)] if kind == "order" else []
    said = "order" if found else READ_AS.get(kind, "other")
    return Document(content, "pdf", envelope("", said, found, f"flowing {kind}"))


def layouts() -> list[Layout]:
    found = []
    for index in range(HOW_MANY):
        country = COUNTRIES[index % len(COUNTRIES)]
        name = f"pdf-flow-{index:02d}-{country.lower()}"
        kind = OTHERS[index // 7] if index % 7 == 6 else "order"
        identity = Identity(name, country)
        how = partial(make, identity, kind)
        found.append(Layout(name, "pdf", kind, how))
    return found
