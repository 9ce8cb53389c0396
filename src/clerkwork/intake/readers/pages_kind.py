"""Which kind of document the pages are, by title, sentences and labels: only orders are read."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from statistics import median
from typing import NamedTuple

from clerkwork.intake.readers.countries import fold
from clerkwork.intake.readers.pages_kind_words import SENTENCES, TITLES
from clerkwork.intake.readers.pages_label_words import label_of
from clerkwork.intake.readers.pages_labels import Label
from clerkwork.intake.readers.pages_runs import Row, Run

KINDS = {phrase: kind for kind, phrases in TITLES.items() for phrase in phrases.split("|")}
SAID = [(re.compile(rf"\b(?:{phrases})\b"), kind) for kind, phrases in SENTENCES.items()]
LONGEST_TITLE = 7  # words
NUMBER_WORDS = frozenset(["no", "nr", "n", "number", "num", "nummer", "numero", "ref", "id", "from", "vom", "of", "du", "del", "date", "d", "dated", "van", "the", "de", "per"])  # fmt: skip
ENOUGH = 1.2
SENTENCE = 1.6


class Verdict(NamedTuple):
    """The kind, how clearly it is that one, and the run that says so."""

    kind: str
    margin: float
    title: Run | None


def kind_of(rows: Sequence[Row], labels: Sequence[Label], heading: int | None) -> Verdict:
    """The kind of the document; `heading` is the row of the table's heading, if it has one."""
    scores: dict[str, float] = defaultdict(float)
    titled = list(titles(rows, labels, heading))
    best: tuple[float, Run | None] = (0.0, None)
    strongest: dict[str, float] = defaultdict(float)
    for kind, weight, run in titled:
        strongest[kind] = max(strongest[kind], weight)
        best = max(best, (weight, run), key=lambda each: each[0])
    for kind, weight in strongest.items():
        scores[kind] += weight
    for kind, weight in said(rows):
        scores[kind] += weight
    for kind, weight in labelled(labels):
        scores[kind] += weight
    ranked = sorted(scores.items(), key=lambda each: -each[1])
    if not ranked or ranked[0][1] < ENOUGH:
        return Verdict("other", 0.0, best[1])
    margin = ranked[0][1] - (ranked[1][1] if len(ranked) > 1 else 0.0)
    return Verdict(ranked[0][0], margin, best[1])


def titles(
    rows: Sequence[Row], labels: Sequence[Label], heading: int | None
) -> Iterator[tuple[str, float, Run]]:
    """(kind, weight, run) of what may be titles on the first page."""
    if not rows:
        return
    first = [row for row in rows if row.page is rows[0].page]
    usual = median(run.height for row in first for run in row.runs)
    parties = {id(label.run.words[0]) for label in labels if label.sharp and label.rest is not None}
    for index, row in enumerate(first):
        low = index > heading if heading is not None else row.top > 0.6 * row.page.height
        for run in row.runs:
            hit = title_of(run)
            if hit is None:
                continue
            kind, fit = hit
            if id(run.words[0]) in parties and kind != "order":
                continue
            weight = fit * prominence(run, usual)
            if low:
                weight *= 0.25
            yield kind, weight, run


def prominence(run: Run, usual: float) -> float:
    """How much a run stands out as a title does, from about 0.5 to 3."""
    size = min(max(run.height / max(usual, 0.01), 0.8), 2.2)
    weight = 0.6 * size**1.6
    if run.bold:
        weight *= 1.25
    if run.text.isupper() and len(run.text) > 4:
        weight *= 1.2
    return weight


def title_of(run: Run) -> tuple[str, float] | None:
    """(kind, how well it fits) of a run that is a title, alone or with its number and date."""
    if len(run.words) > 14 or len(run.text) > 120:
        return None
    words = fold(run.text.replace("#", " no ").replace("°", " ")).split()
    text = [word for word in words if not any(c.isdigit() for c in word)]
    if not text or len(text) > LONGEST_TITLE:
        return None
    whole = " ".join(text)
    if whole in KINDS:
        return KINDS[whole], 2.5 if len(words) == len(text) else 2.3
    for size in range(len(text), 0, -1):
        for begin in range(len(text) - size + 1):
            phrase = " ".join(text[begin : begin + size])
            kind = KINDS.get(phrase)
            if kind is None:
                continue
            rest = [w for w in text[:begin] + text[begin + size :] if w not in NUMBER_WORDS]
            numbered = len(words) > len(text)
            if not rest and (begin == 0 or not numbered):
                return kind, 2.2 if numbered else 2.0
            if len(rest) <= 2 and size >= len(rest) and len(phrase) > 4:
                named = label_of(run.text)
                return (kind, 0.9) if named in {None, "po", "order"} else None
            return None
    return None


def said(rows: Sequence[Row]) -> Iterator[tuple[str, float]]:
    """Kinds by sentences of the text, each once."""
    text = fold(" ".join(row.text for row in rows[:400]))[:40_000]
    for pattern, kind in SAID:
        hits = {match[0] for match in pattern.finditer(text)}
        if hits:
            yield kind, SENTENCE + 0.5 * min(len(hits) - 1, 2) - (0.6 if kind == "order" else 0)


def labelled(labels: Sequence[Label]) -> Iterator[tuple[str, float]]:
    """Kinds by what the labels ask for."""
    names = {label.name for label in labels}
    if "po" in names:
        yield "order", 1.0
    if "vendor" in names and "ship" in names:
        yield "order", 0.6
    for label in labels:
        words = fold(label.run.text).split()
        if not words or label.name != "other_no":
            continue
        if words[0] in {
            "invoice",
            "rechnung",
            "rechnungsnummer",
            "rechnungs",
            "facture",
            "fattura",
            "factuurnummer",
        }:
            yield "invoice", 1.2
            return
