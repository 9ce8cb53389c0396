"""What one correction is worth: the wrong values of the next documents, with and without it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from clerkwork.intake.draft import Reading
from clerkwork.intake.hint import Hint
from clerkwork.intake.readers import learn_from, read_document
from clerkwork.intake.readers.source import Correction
from clerkwork.training.accuracy.score import Score, score

Known = tuple[bytes, dict[str, Any]]  # a document, and what it is known to hold


@dataclass(slots=True)
class Lesson:
    """One layout: its wrong values, document by document."""

    layout: str
    first: int
    taught: int  # corrections from which the reader learned something
    without: list[int] = field(default_factory=list)  # of the 2nd, 3rd, ... document
    after: list[int] = field(default_factory=list)  # the same, read with what was learned


def teach_layout(name: str, documents: Sequence[Known]) -> Lesson | None:
    """Correct the first document once, then read the others; None where nothing is wrong in it.

    A field that is wrong in several lines is corrected in one of them.
    """
    raw, expected = documents[0]
    reading = read_document(raw)
    found = score(reading, expected)
    if not found.wrong or not found.recognised:
        return None
    hints = hints_from(raw, found)
    lesson = Lesson(name, len(found.wrong), len(hints))
    for other, known in documents[1:]:
        lesson.without.append(wrong_in(read_document(other), known))
        lesson.after.append(wrong_in(read_document(other, hints=hints), known))
    return lesson


def hints_from(raw: bytes, found: Score) -> list[Hint]:
    """What the reader learns from putting each wrong field right, once."""
    corrections: dict[str, Correction] = {}
    for each in found.wrong:
        if each.want is not None:
            corrected = Correction(each.order, each.line, each.field, str(each.want))
            corrections.setdefault(each.field, corrected)
    hints: list[Hint] = []
    for each_correction in corrections.values():
        hint = learn_from(raw, each_correction, hints=hints)
        if hint is not None:
            hints.append(hint)
    return hints


def wrong_in(reading: Reading, expected: dict[str, Any]) -> int:
    return len(score(reading, expected).wrong)


def summary(lessons: Sequence[Lesson]) -> str:
    """The lessons as a Markdown table: wrong values on the 1st, 2nd and 3rd document."""
    lines = [
        "| layouts | wrong on the 1st | 2nd, untaught | 2nd, taught | 3rd, untaught | 3rd, taught |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    sums = [sum(each.first for each in lessons)]
    for at in (0, 1):
        sums.append(sum(each.without[at] for each in lessons))
        sums.append(sum(each.after[at] for each in lessons))
    lines.append(f"| {len(lessons)} | {' | '.join(str(each) for each in sums)} |")
    return "\n".join(lines) + "\n"
