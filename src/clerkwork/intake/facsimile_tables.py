"""Tables to be looked at, with cells marked."""

import re
import zipfile
from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from decimal import Decimal, InvalidOperation

from python_calamine import CalamineError

from clerkwork.intake.facsimile_shapes import Facsimile, Piece, Places, Row, Wanted
from clerkwork.intake.readers.source import Source
from clerkwork.intake.readers.table.books import workbook_sheets
from clerkwork.intake.readers.table.cells import Sheet, TooLarge

MOST_ROWS, MOST_COLUMNS = 60, 40
MOST_PLACED = 500  # rows, where a person goes from mark to mark


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
