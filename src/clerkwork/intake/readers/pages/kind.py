"""Which kind of document the pages are, by title, sentences and labels: only orders are read."""

import math
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from statistics import median
from typing import NamedTuple

from clerkwork.intake.readers.countries import fold
from clerkwork.intake.readers.pages.further_words import TITLES as FURTHER
from clerkwork.intake.readers.pages.kind_words import PAPERS, SENTENCES, TITLES
from clerkwork.intake.readers.pages.label_words import label_of
from clerkwork.intake.readers.pages.labels import Label
from clerkwork.intake.readers.pages.runs import Row, Run, overlap, run_of

KINDS = dict.fromkeys(FURTHER.split("|"), "order") | {
    phrase: kind for kind, phrases in TITLES.items() for phrase in phrases.split("|")
}
SAID = [(re.compile(rf"\b(?:{phrases})\b"), kind) for kind, phrases in SENTENCES.items()]
LONGEST_TITLE = 7  # words
MOST_RUNS = 16  # a row of more is no title, nor has one
NUMBER_WORDS = frozenset(
    "no nr n number num nummer numero ref id from vom of du del date d dated van the de per".split()  # noqa: SIM905
)  # fmt: skip
ENOUGH = 1.2
FULL = 2.0  # the fit of a run that is a title and nothing else
SENTENCE = 1.6
ASKED = 0.3  # the weight of a title that is a label too: orders name the offer that they answer
TABLED = 0.5  # what speaks for an order where there are lines and some word of ordering
ONLY = 0.8  # and nothing speaks for another kind
OWN = 1.6  # the weight of a label of the document's own number: `RMA No.`


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
    for kind, weight in [*labelled(rows, labels), *numbered(rows)]:
        scores[kind] += weight
    others = max((weight for kind, weight in scores.items() if kind != "order"), default=0.0)
    if scores["order"] > 0 and heading is not None and others < ENOUGH:
        scores["order"] += TABLED if others else ONLY
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
        for run in row.runs if len(row.runs) <= MOST_RUNS else ():
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
            weight *= standing(run, index, kind, fit, usual) * (0.25 if low else 1.0)
            yield kind, weight, run


def standing(run: Run, index: int, kind: str, fit: float, usual: float) -> float:
    """How much more a title of another kind weighs for where and how it stands."""
    if kind == "order":
        return 1.0
    if kind == "other" and label_of(run.text) in {"other_no", "other_date"}:
        return 1.0 if run.text.isupper() and len(run.words) > 1 else ASKED
    if fit < FULL:
        return 1.0
    stands_out = index < 5 or run.text.isupper() or run.height > 1.15 * usual
    return 1.6 if stands_out else 0.7


def with_next(rows: Sequence[Row], index: int, run: Run) -> tuple[Run, set[int]]:
    """A title that goes on in the next row, with the words of that row; else the run itself."""
    for row in rows[index + 1 : index + 3]:
        for other in row.runs if len(row.runs) <= MOST_RUNS else ():
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
    kind = "order_change" if revised(text, words) else whole_kind(whole)
    if kind:
        return kind, 2.5 if len(words) == len(text) else 2.3
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


def whole_kind(title: str) -> str | None:
    match = COMPOUND.search(title) if " " not in title else None
    return KINDS.get(title) or (COMPOUNDS[match[0]] if match else None)


REVISED = frozenset(
    """
    revision rev anderung amendment change indice modification revisie wijziging revisao revisione
    modifica alteracao modificacion version nachtrag avenant
    """.split()  # noqa: SIM905
)


# What German and Dutch words for documents end with: Warenrechnung, Verkoopfactuur.
COMPOUNDS = {
    "rechnung": "invoice", "faktura": "invoice", "factuur": "invoice", "bestatigung": "other",
    "bevestiging": "other", "lieferschein": "other", "preisliste": "other", "prijslijst": "other",
    "anfrage": "quotation_request", "aanvraag": "quotation_request", "gutschrift": "invoice",
    "bestellung": "order", "bestelling": "order",
}  # fmt: skip
COMPOUND = re.compile(rf"(?<=.)(?:{'|'.join(COMPOUNDS)})\Z")


def revised(text: Sequence[str], words: Sequence[str]) -> bool:
    """Whether a title ends with which change of an order it is: `Purchase Order - Revision 3`."""
    after = words[-1]
    which = (
        len(words) > 2
        and words[-2] in REVISED
        and ((after.isdigit() and int(after) > 0) or (len(after) == 1 and after.isalpha()))
    )
    order = text[: next((i for i, word in enumerate(text) if word in REVISED), 0)]
    return which and KINDS.get(" ".join(order)) == "order"


def said(rows: Sequence[Row]) -> Iterator[tuple[str, float]]:
    """Kinds by sentences of the text, each once."""
    text = fold(" ".join(row.text for row in rows[:400]))[:40_000]
    for pattern, kind in SAID:
        hits = {match[0] for match in pattern.finditer(text)}
        if hits:
            yield kind, SENTENCE + 0.5 * min(len(hits) - 1, 2) - (0.6 if kind == "order" else 0)


def labelled(rows: Sequence[Row], labels: Sequence[Label]) -> Iterator[tuple[str, float]]:
    """Kinds by what the labels ask for."""
    theirs = [each for each in labels if named_yours(each)]
    ours = [each for each in labels if each.name in {"po", "order"} and each not in theirs]
    names = {label.name for label in labels}
    if theirs:
        yield "other", 1.2  # who calls the order the reader's is the seller
    if any(each.name == "po" for each in ours):
        yield "order", 1.0
    elif any(each.rest or (not theirs and beside(rows, each)) for each in ours):
        yield "order", 0.8
    if "vendor" in names and "ship" in names:
        yield "order", 0.6
    if names & {"ship", "delivery"}:
        yield "order", 0.45


def numbered(rows: Sequence[Row]) -> Iterator[tuple[str, float]]:
    """Kinds by the label of the document's own number, with a number beside or below it."""
    first = [row for row in rows if row.page is rows[0].page]
    kinds: set[str] = set()
    for index, row in enumerate(first):
        below = first[index + 1].runs if index + 1 < len(first) else []
        for place, run in enumerate(row.runs):
            words = [at for at, word in enumerate(run.words) if any(c.isdigit() for c in word.text)]
            if words and not words[0]:
                continue
            label = run.part(0, words[0]) if words else run
            kind = paper_of(label.text.rstrip(" .:"))
            near = [*row.runs[place + 1 : place + 2], *(r for r in below if overlap(r, run) > 0)]
            if kind and (words or any(any(c.isdigit() for c in r.text) for r in near)):
                kinds.add(kind)
    yield from ((kind, OWN) for kind in kinds)


YOURS = frozenset(
    """
    your yours ihre ihr votre vos v su vuestro vuestra vostro vs vossa vosso uw customer client
    cliente klant kundenbestellnummer
    """.split()  # noqa: SIM905
)


def named_yours(label: Label) -> bool:
    """Whether a label is of the reader's order: who writes so is the seller."""
    if not is_yours(label.run.text):
        return False
    words = [word for word in fold(label.run.text).split() if word not in YOURS | NUMBER_WORDS]
    return label.name in {"po", "order"} or KINDS.get(" ".join(words)) == "order"


def beside(rows: Sequence[Row], label: Label) -> bool:
    """Whether a number stands right of a label."""
    right = rows[label.row].runs[label.place + 1 : label.place + 2]
    return any(any(c.isdigit() for c in run.text) for run in right)


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
    kind = KINDS.get(" ".join(bare)) or KINDS.get(glued) or PAPERS.get(" ".join(bare))
    if kind == "other" and (" ".join(bare) or glued) in QUOTES:
        return None  # orders name the quotation that they answer
    return kind if kind not in {None, "order", "quotation_request", "order_change"} else None


QUOTES = frozenset(
    """
    quote quotation offer our estimate proposal angebot devis offre presupuesto cotizacion oferta
    preventivo offerta offerte orcamento proposta cotacao contract vertrag contrat contrato contratto
    agreement requisition bestellanforderung tarif
    """.split()  # noqa: SIM905
) | {"purchase requisition", "our offer", "sales quote"}
