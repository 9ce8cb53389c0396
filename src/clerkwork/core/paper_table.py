"""Text, facts and tables on our papers: reportlab's, in our letters."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from reportlab.lib.enums import TA_LEFT, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, KeepTogether, Paragraph, Spacer, Table, TableStyle

from clerkwork.core import typeface
from clerkwork.core.paper import BLACK, GREY, HAIRLINE
from clerkwork.core.party import Party

Align = Literal["left", "right"]
Cell = str | Flowable | list[Flowable]


def text(
    words: str, size: float = 9, *, bold: bool = False, grey: bool = False, align: Align = "left"
) -> Paragraph:
    """A paragraph of plain text: nothing in it is markup, and long words break."""
    style = ParagraphStyle(
        "text",
        fontName=typeface.BOLD if bold else typeface.REGULAR,
        fontSize=size,
        leading=size * 1.28,
        textColor=GREY if grey else BLACK,
        alignment=TA_RIGHT if align == "right" else TA_LEFT,
        splitLongWords=1,
    )
    return Paragraph(typeface.markup(words, bold=bold), style)


def level(words: str, size: float, beside: float, *, bold: bool = False) -> list[Flowable]:
    """A paragraph whose first line stands level with that of larger text, of size `beside`."""
    return [Spacer(1, beside - size), text(words, size, bold=bold)]


def gap(millimetres: float) -> Spacer:
    """White space between two parts of a paper."""
    return Spacer(1, millimetres * mm)


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its title, and its width in millimetres or a share of what is left."""

    title: str
    width: float = 0
    share: float = 0
    align: Align = "left"
    bold: bool = False
    size: float = 9


def table(
    columns: Sequence[Column], rows: Sequence[Sequence[Cell]], room: float, air: float = 2.2
) -> Table:
    """Rows under a head that comes again on every page; only a row taller than a page is torn.

    room is the width in points, air the millimetres above and below what stands in a cell. Text
    wraps in its column.
    """
    head: list[Cell] = [
        text(column.title, 7.5, grey=True, align=column.align) for column in columns
    ]
    body = [
        [
            text(cell, column.size, bold=column.bold, align=column.align)
            if isinstance(cell, str)
            else cell
            for column, cell in zip(columns, row, strict=True)
        ]
        for row in rows
    ]
    made = Table(
        [head, *body], colWidths=_widths(columns, room), repeatRows=1, splitInRow=1, hAlign="LEFT"
    )
    made.setStyle(_ruled(air * mm))
    return made


def _ruled(air: float) -> TableStyle:
    """A strong line below the head, hairlines between the rows, the outer columns flush."""
    return TableStyle(
        [
            ("VALIGN", (0, 0), (-1, 0), "BOTTOM"),
            ("VALIGN", (0, 1), (-1, -1), "TOP"),
            ("LEFTPADDING", (0, 0), (0, -1), 0),
            ("RIGHTPADDING", (-1, 0), (-1, -1), 0),
            ("LEFTPADDING", (1, 0), (-1, -1), 1.5 * mm),
            ("RIGHTPADDING", (0, 0), (-2, -1), 1.5 * mm),
            ("TOPPADDING", (0, 1), (-1, -1), air),
            ("BOTTOMPADDING", (0, 1), (-1, -1), air),
            ("BOTTOMPADDING", (0, 0), (-1, 0), 1.2 * mm),
            ("LINEBELOW", (0, 0), (-1, 0), 0.8, BLACK),
            ("LINEBELOW", (0, 1), (-1, -1), 0.4, HAIRLINE),
        ]
    )


def _widths(columns: Sequence[Column], room: float) -> list[float]:
    left = room - sum(column.width for column in columns) * mm
    shares = sum(column.share for column in columns) or 1
    return [column.width * mm or left * column.share / shares for column in columns]


def facts(pairs: Sequence[tuple[str, str]], room: float, across: int = 4) -> Table:
    """Titles with their values below, so many across; a fact without a value shows a dash."""
    cells: list[list[Flowable]] = [
        [text(title, 7.5, grey=True), text(value or "–", 9.5, bold=True)] for title, value in pairs
    ]
    cells += [[] for _ in range(-len(cells) % across)]
    rows = [cells[start : start + across] for start in range(0, len(cells), across)]
    return _grid(rows, room, across)


def signatures(titles: Sequence[str], room: float) -> Flowable:
    """Lines to write on, side by side, each over its title; never torn from one another."""
    lines = 2 * len(titles) - 1  # every second column is the white between two lines
    width = (room - (len(titles) - 1) * 6 * mm) / len(titles)
    words: list[Cell] = [""] * lines
    words[::2] = [text(title, 7.5, grey=True) for title in titles]
    made = Table(
        [[""] * lines, words],
        colWidths=[6 * mm if place % 2 else width for place in range(lines)],
        rowHeights=[9 * mm, None],
        hAlign="LEFT",
    )
    made.setStyle([("LEFTPADDING", (0, 0), (-1, -1), 0)])
    made.setStyle([("LINEBELOW", (at, 0), (at, 0), 0.6, BLACK) for at in range(0, lines, 2)])
    return KeepTogether([made])


def parties(titled: Sequence[tuple[str, Party]], room: float, *, seen_from: Party) -> Table:
    """Addresses side by side, each under its title; with the country where it is another one."""
    cells: list[list[Flowable]] = [
        [
            text(title, 7.5, grey=True),
            text(party.name, 12, bold=True),
            *(text(line, 10) for line in party.address(seen_from)),
        ]
        for title, party in titled
    ]
    return _grid([cells], room, len(cells))


def halves(left: Flowable, right: Flowable, room: float) -> Table:
    """Two parts side by side, each half as wide as the room, level at the top."""
    return _grid([[[left], [right]]], room, 2, apart=0)


def _grid(
    rows: Sequence[list[list[Flowable]]], room: float, across: int, apart: float = 4 * mm
) -> Table:
    made = Table(rows, colWidths=[room / across] * across, hAlign="LEFT")
    made.setStyle(
        TableStyle(
            [
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("LEFTPADDING", (0, 0), (-1, -1), 0),
                ("RIGHTPADDING", (0, 0), (-1, -1), apart),
                ("TOPPADDING", (0, 0), (-1, -1), 0),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 2.2 * mm),
            ]
        )
    )
    return made
