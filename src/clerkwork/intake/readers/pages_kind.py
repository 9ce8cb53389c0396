"""Which kind of document the pages are, by title, sentences and labels: only orders are read."""

import math
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from statistics import median
from typing import NamedTuple

from clerkwork.intake.readers.countries import fold
from clerkwork.intake.readers.pages_further_words import TITLES as FURTHER
from clerkwork.intake.readers.pages_kind_words import SENTENCES, TITLES
from clerkwork.intake.readers.pages_label_words import label_of
from clerkwork.intake.readers.pages_labels import Label
from clerkwork.intake.readers.pages_runs import Row, Run, run_of

KINDS = dict.fromkeys(FURTHER.split("|"), "order") | {
    phrase: kind for kind, phrases in TITLES.items() for phrase in phrases.split("|")
}
SAID = [(re.compile(rf"\b(?:{phrases})\b"), kind) for kind, phrases in SENTENCES.items()]
LONGEST_TITLE = 7  # words
NUMBER_WORDS = frozenset(
    """
    no nr n number num nummer numero ref id from vom of du del date d dated van the de per
    """.split()  # noqa: SIM905
)  # fmt: skip
ENOUGH = 1.2
FULL = 2.0  # the fit of a run that is a title and nothing else
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
    spent: set[int] = set()
    for index, row in enumerate(first):
        low = index > heading if heading is not None else row.top > 0.6 * row.page.height
        for run in row.runs:
            whole, below = with_next(first, index, run)
            hit = title_of(whole) or title_of(run)
            if hit is None or id(run.words[0]) in spent:
                continue
            if title_of(whole):
                spent |= below
            kind, fit = hit
            if id(run.words[0]) in parties and kind != "order":
                continue
            if run.text.rstrip().endswith(":"):
                continue  # a label
            weight = fit * prominence(run, usual)
            if kind != "order" and fit >= FULL:
                stands_out = index < 5 or run.text.isupper() or run.height > 1.15 * usual
                weight *= 1.6 if stands_out else 0.7
            if low:
                weight *= 0.25
            yield kind, weight, run


def with_next(rows: Sequence[Row], index: int, run: Run) -> tuple[Run, set[int]]:
    """A title that goes on in the next row, with the words of that row; else the run itself."""
    for row in rows[index + 1 : index + 3]:
        for other in row.runs:
            alike = abs(other.height - run.height) < 0.15 * run.height
            near = 0 < other.top - run.top < 1.8 * run.height
            aligned = (
                abs(other.left - run.left) < run.height or abs(other.right - run.right) < run.height
            )
            aligned = aligned or abs(other.middle - run.middle) < run.height
            if alike and near and aligned and len(run.words) + len(other.words) < LONGEST_TITLE + 2:
                joined = run_of([*run.words, *other.words], run.page)
                hit = title_of(joined)
                if hit and hit[1] >= 2 and hit != title_of(other):
                    return joined, {id(word) for word in other.words}
    return run, set()


def prominence(run: Run, usual: float) -> float:
    """How much a run stands out as a title does, from about 0.5 to 3."""
    size: float = min(max(run.height / max(usual, 0.01), 0.8), 2.2)
    weight = 0.6 * math.pow(size, 1.6)
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
    theirs = [each for each in labels if each.name in {"po", "order"} and is_yours(each.run.text)]
    ours = [each for each in labels if each.name in {"po", "order"} and each not in theirs]
    names = {label.name for label in labels}
    if theirs:
        yield "other", 1.2  # who calls the order the reader's is the seller
    if any(each.name == "po" for each in ours):
        yield "order", 1.0
    elif any(each.rest for each in ours):
        yield "order", 0.8
    if "vendor" in names and "ship" in names:
        yield "order", 0.6
    if names & {"ship", "delivery"}:
        yield "order", 0.45
    numbered = (
        paper_of(label.run.text) for label in labels if label.name in {"other_no", "unknown"}
    )
    yield from {kind: (kind, 1.4) for kind in numbered if kind}.values()


YOURS = frozenset(
    """
    your yours ihre ihr votre vos v su vuestro vuestra vostro vs vossa vosso uw customer client
    cliente klant kundenbestellnummer
    """.split()  # noqa: SIM905
)


def is_yours(text: str) -> bool:
    """Whether a label speaks of the reader's: Ihre Bestellung, Votre n° de commande."""
    words = set(fold(text).split())
    return bool(words & YOURS)


def paper_of(text: str) -> str | None:
    """The kind of a document by the label of its own number: `Invoice No.`, `Lieferschein Nr.`."""
    words = [
        w
        for w in fold(text.replace("#", " no ").replace("°", "o")).split()
        if not any(c.isdigit() for c in w)
    ]
    if not words or is_yours(text):
        return None
    bare = [word for word in words if word not in NUMBER_WORDS]
    glued = re.sub(r"(?:s?nummer|snr|nr)\Z", "", bare[0]) if len(bare) == 1 else ""
    if len(bare) == len(words) and glued == (bare[0] if bare else ""):
        return None
    kind = KINDS.get(" ".join(bare)) or KINDS.get(glued)
    if kind == "other" and (" ".join(bare) or glued) in QUOTES:
        return None  # orders name the quotation that they answer
    return kind if kind not in {None, "order", "quotation_request", "order_change"} else None


QUOTES = frozenset(
    """
    quote quotation offer our estimate proposal angebot devis offre presupuesto cotizacion
    oferta preventivo offerta offerte orcamento proposta cotacao contract vertrag contrat
    contrato contratto agreement requisition bestellanforderung tarif
    """.split()  # noqa: SIM905
) | {"purchase requisition", "our offer", "sales quote"}
