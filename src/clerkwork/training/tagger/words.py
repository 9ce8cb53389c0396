"""The words of a PDF in reading order, each with what stands around it."""

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

import pypdfium2 as pdfium

from clerkwork.intake.readers.headings.meaning import role_of
from clerkwork.intake.readers.pages.runs import Row, Run, rows_of
from clerkwork.intake.readers.pages.words import Page, Word
from clerkwork.intake.readers.pdf.words import page_of
from clerkwork.intake.readers.table.values import bare_number, own_mark

MOST_PAGES = 8
REACH = 400  # runs above in which a heading is sought


@dataclass(slots=True)
class Token:
    """A word in its surroundings; texts are empty where nothing stands."""

    word: Word
    page: Page
    row: int
    run: str  # what it stands together with
    place: int  # within that, from zero
    runs: int  # in its row
    left: str  # the run before it in the row
    left_role: str  # what the last label on its left means
    heading: str  # the nearest words without a figure above it
    role: str  # what the nearest heading that is understood means
    number: Decimal | None
    decimals: int

    @property
    def level(self) -> float:
        """Its height from the top of the first page."""
        middle = (self.word.top + self.word.bottom) / 2
        return middle + (self.page.number - 1) * self.page.height


@dataclass(slots=True)
class Above:
    """A run that later rows may stand under."""

    page: int
    run: Run
    role: str
    wordy: bool


def tokens_of(raw: bytes) -> list[Token]:
    """All words of the first pages of a PDF."""
    document = pdfium.PdfDocument(raw)
    try:
        pages = [
            page_of(document[index], index + 1)[0]
            for index in range(min(len(document), MOST_PAGES))
        ]
    finally:
        document.close()
    above: deque[Above] = deque(maxlen=REACH)
    tokens: list[Token] = []
    for index, row in enumerate(rows_of(pages)):
        tokens.extend(tokens_in(row, index, above))
        above.extend(
            Above(row.page.number, run, role(run.text), not any(c.isdigit() for c in run.text))
            for run in row.runs
        )
    return tokens


def tokens_in(row: Row, index: int, above: Sequence[Above]) -> Iterator[Token]:
    left, left_role = "", ""
    for run in row.runs:
        heading, heading_role = over(run, row.page.number, above)
        for place, word in enumerate(run.words):
            number, decimals = figures(word.text)
            yield Token(
                *(word, row.page, index, run.text, place, len(row.runs), left, left_role),
                *(heading, heading_role, number, decimals),
            )
        left, left_role = run.text, role(run.text) or left_role


def over(run: Run, page: int, above: Sequence[Above]) -> tuple[str, str]:
    """(nearest words, nearest known role) in the column above a run."""
    heading = known = ""
    for each in reversed(above):
        if each.page != page or (heading and known):
            break
        if each.run.left < run.right and each.run.right > run.left:
            heading = heading or (each.run.text if each.wordy else "")
            known = known or each.role
    return heading, known


def role(text: str) -> str:
    return role_of(text.rstrip(": ")) or ""


def figures(text: str) -> tuple[Decimal | None, int]:
    """(value, decimals) of a word that is a number, whichever its decimal mark."""
    bare = bare_number(text.strip(":;x×"))
    if bare is None:
        return None, 0
    mark = own_mark(bare[0])
    whole, _, fraction = bare[0].rpartition(mark) if mark in (".", ",") else (bare[0], "", "")
    digits = "".join(c for c in whole if c.isdigit())[:12]
    decimals = "".join(c for c in fraction if c.isdigit())[:6]
    if not digits and not decimals:
        return None, 0
    return Decimal(f"{digits or 0}.{decimals or 0}"), len(decimals)
