"""A document as a person sees it: its table or its text, with the values in question marked."""

import json
import re
import zipfile
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from python_calamine import CalamineError

from clerkwork.intake.models import Document
from clerkwork.intake.page_marks import Page, marked_pages
from clerkwork.intake.page_pictures import MOST_PAGES, has_pages, page_sizes
from clerkwork.intake.readers.source import Source
from clerkwork.intake.readers.table_cells import (
    Sheet,
    TooLarge,
    csv_sheet,
    workbook_format,
    workbook_sheets,
)

MOST_BYTES = 2_000_000  # of a document that is opened to be looked at
MOST_TEXT = 20_000  # characters on one page
MOST_ROWS, MOST_COLUMNS = 60, 40
MOST_PLACED = 500  # rows, where a person goes from mark to mark
DAYS = ("%Y-%m-%d", "%Y%m%d", "%y%m%d", "%d.%m.%Y", "%d/%m/%Y", "%m/%d/%Y")


Span = tuple[int, int, str]  # begin, end, the field that stands there
Places = Mapping[str, tuple[Any, ...]]  # by the field that stands there: see spots.py


@dataclass(frozen=True, slots=True)
class Wanted:
    """A value to be marked: as it may be written, and words that stand in the same line."""

    values: tuple[str, ...]
    beside: tuple[str, ...] = ()
    field: str = "value"


@dataclass(frozen=True, slots=True)
class Piece:
    """A cell, or a run of characters; `marked` names the fields that stand there, or is ""."""

    text: str
    marked: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table, with its number in the document."""

    number: int
    cells: list[Piece]


@dataclass(frozen=True, slots=True)
class Facsimile:
    """What to show: pages, else rows of a table, else pieces of text, else nothing of these."""

    pages: list[Page] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    more: bool = False  # there is more of the document than is shown


def facsimile(
    document: Document, wanted: Sequence[Wanted] = (), places: Places | None = None
) -> Facsimile:
    """The document to be looked at, cut down to what surrounds the first marked value.

    What `places` names is marked where it says; what is wanted beside that is looked for.
    """
    places = places or {}
    source = Source(bytes(document.raw), document.name)
    if has_pages(source.raw):
        pages = marked_pages(page_sizes(source.raw), places)
        return Facsimile(pages=pages, more=len(pages) == MOST_PAGES)
    if document.size > MOST_BYTES:
        return Facsimile(more=True)
    if workbook_format(source):
        return of_table(chosen_sheet(source, places), wanted, places)
    if source.binary:
        return Facsimile()
    sheet = csv_sheet(source.text) if document.format == "csv" else None
    if sheet:
        return of_table(sheet, wanted, places)
    return of_text(laid_out(source.text, document.format), wanted, places)


def written(value: object) -> tuple[str, ...]:
    """The ways in which a document may write this value; none for nothing."""
    if value is None or value == "":
        return ()
    if isinstance(value, date):
        return tuple(f"{value:{shape}}" for shape in DAYS)
    if isinstance(value, Decimal):
        plain = f"{value.normalize():f}"
        ways = [plain, f"{value:.2f}", f"{value:.3f}", f"{value:.4f}"]
        ways = [way for way in ways if Decimal(way) == value]
        return tuple(dict.fromkeys([*ways, *(way.replace(".", ",") for way in ways)]))
    return (str(value),)


def chosen_sheet(source: Source, places: Places) -> Sheet:
    """The sheet on which something is to be marked, else the largest."""
    try:
        sheets = workbook_sheets(source)
    except (TooLarge, CalamineError, zipfile.BadZipFile, RuntimeError, OSError):
        return Sheet("", [])
    named = {at[1] for at in places.values() if at[0] == "cell"}
    wanted = [sheet for sheet in sheets if sheet.name in named] or sheets
    return max(wanted, key=lambda sheet: len(sheet.rows), default=Sheet("", []))


def of_table(sheet: Sheet, wanted: Sequence[Wanted], places: Places) -> Facsimile:
    """The rows around the marked cells, and the first ones, where the headings are."""
    rows = [[cell_text(cell) for cell in row[:MOST_COLUMNS]] for row in sheet.rows]
    marks: dict[tuple[int, int], list[str]] = defaultdict(list)
    for name, at in places.items():
        if at[0] == "cell" and at[1] in ("", sheet.name):
            marks[at[2] - 1, at[3] - 1].append(name)
    for each in wanted:
        for place in cells_of(rows, each):
            marks[place].append(each.field)
    middle = min((row for row, _ in marks), default=0)
    most = MOST_PLACED if places else MOST_ROWS
    begin = max(min(middle - most // 2, len(rows) - most), 0)
    shown = sorted({*range(min(begin, 3)), *range(begin, min(begin + most, len(rows)))})
    return Facsimile(
        rows=[
            Row(
                at + 1,
                [Piece(text, " ".join(marks.get((at, column), ()))) for column, text in cells],
            )
            for at in shown
            if any(rows[at])
            for cells in [enumerate(rows[at])]
        ],
        more=len(shown) < len(rows),
    )


def cell_text(cell: object) -> str:
    if isinstance(cell, Decimal):
        return f"{cell:f}"
    return cell.isoformat() if isinstance(cell, date) else str(cell)


def cells_of(rows: list[list[str]], wanted: Wanted) -> list[tuple[int, int]]:
    """The cells that hold the value, in the first row that fits; else what stands beside it."""
    lines = range(len(rows))
    near = [at for at in lines if any(same(cell, wanted.beside) for cell in rows[at])]
    for at in near or lines:
        found = [(at, column) for column, cell in enumerate(rows[at]) if same(cell, wanted.values)]
        if found:
            return found
    return [
        (at, column)
        for at in near[:1]
        for column, cell in enumerate(rows[at])
        if same(cell, wanted.beside)
    ]


def same(cell: str, ways: Sequence[str]) -> bool:
    """Whether a cell says one of these, in any case of letters, or is the same number."""
    plain = cell.strip().casefold()
    figure = number(plain)
    return bool(plain) and any(
        plain == way.casefold() or (figure is not None and figure == number(way)) for way in ways
    )


def number(text: str) -> Decimal | None:
    """The number that a cell of figures holds; a code with letters in it is none."""
    try:
        return Decimal(text) if re.fullmatch(r"-?[0-9]*\.?[0-9]+", text) else None
    except InvalidOperation:
        return None


def of_text(text: str, wanted: Sequence[Wanted], places: Places) -> Facsimile:
    """The text around the first mark."""
    spans = sorted(
        (*stated_spans(text, places), *((*s, w.field) for w in wanted for s in spans_of(text, w)))
    )
    middle = spans[0][0] if spans else 0
    begin = max(min(middle - MOST_TEXT // 2, len(text) - MOST_TEXT), 0)
    end = min(begin + MOST_TEXT, len(text))
    return Facsimile(pieces=list(cut(text, begin, end, spans)), more=begin > 0 or end < len(text))


def stated_spans(text: str, places: Places) -> Iterator[Span]:
    """The places in lines and columns, as begin and end in the whole text."""
    begins = [0, *(match.end() for match in re.finditer("\r\n?|\n", text))]
    for name, at in places.items():
        if at[0] == "text" and 1 <= at[1] <= len(begins):
            begin = begins[at[1] - 1] + at[2] - 1
            yield begin, min(begin + at[3], len(text)), name


def spans_of(text: str, wanted: Wanted) -> list[tuple[int, int]]:
    """Where the value stands: nearest to what stands beside it; else that."""
    near = [span for way in wanted.beside for span in places(text, way)]
    values = [span for way in wanted.values for span in places(text, way)]
    if not near:
        return values[:1]
    if not values:
        return near[:1]
    return [min(values, key=lambda span: min(abs(span[0] - beside[0]) for beside in near))]


def places(text: str, way: str) -> list[tuple[int, int]]:
    """Where these words stand by themselves, not within a longer word or number."""
    pattern = rf"(?<![\w.,]){re.escape(way)}(?![\w]|[.,][0-9])"
    return [match.span() for match in re.finditer(pattern, text, re.IGNORECASE)][:200]


def cut(text: str, begin: int, end: int, spans: list[Span]) -> Iterator[Piece]:
    """The text in pieces; where marks lie over each other, the first has them all."""
    at = begin
    for first, last in sorted({(first, last) for first, last, _ in spans}):
        if first < at or last > end:
            continue
        if first > at:
            yield Piece(text[at:first])
        names = (name for one, other, name in spans if one < last and other > first)
        yield Piece(text[first:last], " ".join(dict.fromkeys(names)))
        at = last
    if at < end:
        yield Piece(text[at:end])


def laid_out(text: str, format_name: str) -> str:
    """The same text, in lines: X12 by segments, JSON by values; other text as it stands."""
    if format_name.startswith("x12") and "\n" not in text.strip() and len(text) > 106:
        return text.replace(text[105], text[105] + "\n")  # the ISA's last character ends segments
    if format_name == "json":
        return "\n".join(indented(line) for line in text.splitlines() if line.strip())
    return text


def indented(line: str) -> str:
    """One JSON value over several lines, its numbers as they were written; else as it stands."""
    try:
        value = json.loads(line, parse_float=as_written, parse_int=as_written)
    except (ValueError, RecursionError):
        return line
    return re.sub('"\ue000([^"]*)"', r"\1", json.dumps(value, indent=2, ensure_ascii=False))


def as_written(figures: str) -> str:
    return f"\ue000{figures}"
