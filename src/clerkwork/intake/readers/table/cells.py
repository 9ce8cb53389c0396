"""Getting rows of cells out of CSV: a cell is a string, empty where there is nothing.

In a workbook it may be a Decimal or a date too. A formula is text as it stands.
"""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from clerkwork.intake.readers.table.layout import header_score
from clerkwork.intake.readers.table.values import Row

MAX_ROWS, MAX_COLUMNS, MAX_CELLS = 100_000, 1_000, 3_000_000
MAX_FIELD = 1_000_000
DELIMITERS = (",", ";", "\t", "|", "^", "~", "¦", "\x1f")
SAMPLE_LINES = 120
SEPARATOR_LINE = re.compile(r"\Asep=(.)\r?\n", re.IGNORECASE)
# How spreadsheets are told to keep leading zeros: ="0123" and '0123.
QUOTED_TEXT = re.compile(r'="([^"]*)"\Z')


class TooLarge(Exception):  # noqa: N818  a finding about the document, not a fault of ours
    """The table has more rows, columns or bytes than we read; the text says which."""


@dataclass(slots=True)
class Sheet:
    """One table of rows; `name` is empty for CSV."""

    name: str
    rows: list[Row]
    delimiter: str = ""
    problems: list[str] = field(default_factory=list)
    hidden: frozenset[int] = frozenset()  # rows that are not shown, from zero


def check_size(rows: int, columns: int) -> None:
    if rows > MAX_ROWS:
        raise TooLarge(f"found {rows} rows, expected at most {MAX_ROWS}")
    if columns > MAX_COLUMNS:
        raise TooLarge(f"found more than {MAX_COLUMNS} columns")
    if rows * columns > MAX_CELLS:
        raise TooLarge(f"found {rows * columns} cells, expected at most {MAX_CELLS}")


def csv_sheet(text: str) -> Sheet | None:
    """The table with the delimiter that makes the best heading; None if nothing parts the lines."""
    stated = SEPARATOR_LINE.match(text)
    if stated:
        return rows_of(text[stated.end() :], stated[1])
    sample = "".join(text[:200_000].splitlines(keepends=True)[:SAMPLE_LINES])
    best, chosen = (0.0, 0.0), ""
    for delimiter in DELIMITERS:
        if delimiter in sample:
            score = delimiter_score(sample, delimiter)
            if score > best:
                best, chosen = score, delimiter
    return rows_of(text, chosen) if chosen else None


def delimiter_score(sample: str, delimiter: str) -> tuple[float, float]:
    """(best heading among the lines, share of lines with the usual number of cells)."""
    try:
        rows = [[cell.strip() for cell in row] for row in reader(sample, delimiter)]
    except csv.Error:
        return 0.0, 0.0
    widths = [len(row) for row in rows if any(row)]
    if not widths:
        return 0.0, 0.0
    usual = max(set(widths), key=widths.count)
    regular = widths.count(usual) / len(widths) if usual > 1 else 0.0
    return max(header_score(row) for row in rows[:60]), regular


def reader(text: str, delimiter: str, quoting: int = csv.QUOTE_MINIMAL) -> Iterator[list[str]]:
    csv.field_size_limit(MAX_FIELD)
    lines = io.StringIO(text, newline="")
    return csv.reader(lines, delimiter=delimiter, quoting=quoting, skipinitialspace=True)  # type: ignore[arg-type]


def rows_of(text: str, delimiter: str) -> Sheet:
    """All rows. A quote that is never closed would swallow the rest: then quotes mean nothing."""
    problems = []
    rows = parse(text, delimiter)
    if rows is None or any(runaway(cell) for row in rows for cell in row):
        problems.append("found a quotation mark that is never closed")
        rows = parse(text, delimiter, csv.QUOTE_NONE) or []
    check_size(len(rows), max(map(len, rows), default=0))
    return Sheet("", [[unquoted(cell) for cell in row] for row in rows], delimiter, problems)


def parse(text: str, delimiter: str, quoting: int = csv.QUOTE_MINIMAL) -> list[list[str]] | None:
    rows = []
    try:
        for row in reader(text, delimiter, quoting):
            rows.append(row)
            if len(rows) > MAX_ROWS:
                break
    except csv.Error:
        return None
    return rows


def runaway(cell: str) -> bool:
    return len(cell) > 2000 and cell.count("\n") > 20


def unquoted(cell: str) -> str:
    cell = cell.strip()
    if cell[:1] == "'" and cell[1:2].isdigit() and not cell.endswith("'"):
        return cell[1:]
    quoted = QUOTED_TEXT.match(cell) if cell[:1] == "=" else None
    return quoted[1] if quoted else cell
