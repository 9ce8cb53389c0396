"""Order lines on pages that are typed like a letter: read as the text that they are."""

from collections.abc import Sequence

from clerkwork.intake.draft import DraftLine, Spot
from clerkwork.intake.readers.pages.loose import Loose
from clerkwork.intake.readers.pages.loose_line import orders
from clerkwork.intake.readers.pages.runs import Row, box_of, run_of
from clerkwork.intake.readers.pages.sure import Signals, sure
from clerkwork.intake.readers.pages.words import Word
from clerkwork.intake.readers.text.find import find_items
from clerkwork.intake.readers.text.habits import habits_of, language_of
from clerkwork.intake.readers.text.shape import page_of

CLEAR = 5  # the strength of an item, below which it may be words of a sentence
LETTERS = 110  # across a page
PARAGRAPH = 0.8  # heights: rows farther apart have an empty line between them
Typed = list[tuple[int, int, Word]]  # first column, column after, of each word of a line


def typed_lines(rows: Sequence[Row]) -> Loose | None:
    """The lines that the words of the pages order as a text; None where they order nothing."""
    texts, words, numbers = as_text(rows)
    text = "\n".join(texts)
    items, _ = find_items(page_of(text), habits_of(text, language_of(text)))
    kept = [item for item in items if item.strength >= CLEAR and orders(item.line)]
    if not kept:
        return None
    for item in kept:
        place(item.line, rows, words, numbers)
    found = [numbers[item.piece.line - 1] for item in kept if item.piece.line]
    return Loose([item.line for item in kept], min(found), max(found) + 1)


def as_text(rows: Sequence[Row]) -> tuple[list[str], list[Typed], list[int]]:
    """The lines of the text, the words of each with their columns, and its row."""
    texts: list[str] = []
    words: list[Typed] = []
    numbers: list[int] = []
    for index, row in enumerate(rows):
        before = rows[index - 1] if index else row
        apart = row.page is not before.page or row.top - before.bottom > PARAGRAPH * row.height
        if index and apart:
            texts.append("")
            words.append([])
            numbers.append(index)
        line = ""
        typed: Typed = []
        for run in row.runs:
            column = int(run.left / max(row.page.width, 0.01) * LETTERS)
            line = line.ljust(max(column, len(line) + 3)) if line else ""
            for word in run.words:
                line += " " if line and not line.endswith(" ") else ""
                typed.append((len(line), len(line) + len(word.text), word))
                line += word.text
        texts.append(line)
        words.append(typed)
        numbers.append(index)
    return texts, words, numbers


def place(
    line: DraftLine, rows: Sequence[Row], words: Sequence[Typed], numbers: Sequence[int]
) -> None:
    """Say of each value of a line where on the pages it stands."""
    for field, spot in list(line.spots.items()):
        _, number, column, length = spot.at
        row = rows[numbers[number - 1]]
        begin, end = column - 1, column - 1 + length
        under = [word for first, last, word in words[number - 1] if first < end and last > begin]
        run = run_of(under or row.words, row.page)
        told = min(spot.sure, sure(Signals(f"line.{field}", "typed", 0, 0, run.sure)))
        line.spots[field] = Spot(box_of([run]), told)
        line.where = f"page {row.page.number}, {row.top / max(row.page.height, 1):.0%} down"
