"""The number of the order: beside its label, else behind the title of the document."""

import re
from collections.abc import Iterator, Sequence

from clerkwork.intake.readers.countries import fold
from clerkwork.intake.readers.pages.choice import Found, Scored, choose
from clerkwork.intake.readers.pages.habits import DATE
from clerkwork.intake.readers.pages.kind import FULL, title_of
from clerkwork.intake.readers.pages.labels import MARKS, Label, Value, values_of
from clerkwork.intake.readers.pages.runs import Row, Run

TOKEN = re.compile(r"[^\W_][\w\-/.+:&]*\Z")
PREFIX = re.compile(r"[A-Z]{1,6}[-/.]?\Z")
NUMBER_WORDS = frozenset(("no", "no.", "nr", "nr.", "n°", "nº", "n", "n.", "number", "num", "num.", "nummer",
                          "número", "numero", "numéro", "№", "n.º", "ref", "ref.", "id"))  # fmt: skip
LINKS = frozenset(("-", "/", "–"))
SEEN_BEHIND = 0.3  # how well a long number must fit right behind a title
TOPMOST = 12  # rows of the head in which a bare `#4711` is the number
HEAD = 0.45  # of a page: where a title stands
# Labels of the document's own number that do not say of what: how much they weigh.
UNNAMED = {
    **dict.fromkeys(("numero", "number", "nummer", "n", "no", "nr", "voucher no"), 0.6),
    **dict.fromkeys(
        ("document no", "document number", "belegnr", "documento", "documento no"), 0.6
    ),
    **dict.fromkeys(("ref", "reference", "referenz", "referencia", "riferimento"), 0.5),
}


def number_of(run: Run) -> tuple[Run, float] | None:
    """The words of a run that are a number such as of an order, and how well they fit."""
    words = list(run.words)
    begin = 0
    while begin < len(words) and (
        not words[begin].text.strip(MARKS) or words[begin].text.lower().strip(":#") in NUMBER_WORDS
    ):
        begin += 1
    rest = words[begin:]
    if not rest:
        return None
    first = rest[0].text.strip("#:;,.()[]*'\"")
    if DATE.fullmatch(first) and not first.isdigit():
        return None
    if not TOKEN.match(first):
        return None
    if any(c.isdigit() for c in first):
        end = linked(rest)
        fit = 1.0 if len(rest) == end else 0.8
        if len(first) < 3 or first.endswith("%") or re.fullmatch(r"\d+[.,]\d\d", first):
            fit -= 0.35
        if len(rest) > end and not followed_by_date(rest, end):
            fit -= 0.15 + (0.3 if all(w.text.isalpha() for w in rest[end : end + 2]) else 0)
        return run.part(begin, begin + end), fit
    if PREFIX.match(first) and len(rest) > 1 and any(c.isdigit() for c in rest[1].text):
        if first in {"BOX", "ST", "NE", "NW", "TEL", "FAX"} or not TOKEN.match(
            rest[1].text.strip(".,;")
        ):
            return None
        return run.part(begin, begin + 2), 0.85 if len(rest) == 2 else 0.6
    return None


def linked(words: Sequence) -> int:  # type: ignore[type-arg]
    """How many words the number that begins here has: 4500 / 12, or groups of digits."""
    end = 1
    while (
        end + 1 < len(words)
        and words[end].text in LINKS
        and any(c.isdigit() for c in words[end + 1].text)
    ):
        if DATE.match(" ".join(word.text for word in words[end + 1 : end + 6])):
            break
        end += 2
    if end == 1 and len(words) <= 4 and all(word.text.isdigit() for word in words):
        return len(words)
    return end


def followed_by_date(words: Sequence, end: int) -> bool:  # type: ignore[type-arg]
    text = " ".join(word.text for word in words[end : end + 6])
    return DATE.search(text) is not None


def trimmed(run: Run) -> str:
    return run.text.strip("#:;,.()[]*'\" ")


def order_number(rows: Sequence[Row], labels: Sequence[Label], way_of_title: float) -> Found | None:
    """The number of the order, by the best of its labels."""
    found = []
    for label in labels:
        if not numbers(label):
            continue
        for value in values_of(rows, labels, label):
            fitting = number_of(value.run)
            if fitting is None:
                continue
            run, fit = fitting
            score = fit * strength(label, value)
            text = trimmed(run)
            if score > 0.35 and text:
                found.append(Scored(score, text, run, value.way))
    return choose("po_number", found or titled_numbers(rows, labels))


def numbers(label: Label) -> bool:
    """Whether the number of the order may stand here, alone or before its date."""
    return label.name in {"po", "order"} or (label.name == "order_date" and "/" in label.run.text)


def strength(label: Label, value: Value) -> float:
    """How much a label and the side of it speak for a value."""
    base = 1.0 if label.name == "po" else 0.8
    if value.way == "below":
        base *= 0.9
        title = label.run.height > 1.25 * value.run.height or "no" not in numbered(label.run.text)
        if title and not label.run.text.strip().endswith((":", "#", ".")):
            base *= 0.6
    elif value.way == "right" and not label.sharp:
        base *= 0.9
    return base


def numbered(text: str) -> set[str]:
    """{"no"} where a label says that it is of a number."""
    words = {word.strip(".:#°º").lower() for word in text.replace("#", " no ").split()}
    spoken = words & {
        "no",
        "nr",
        "n",
        "number",
        "num",
        "nummer",
        "numero",
        "número",
        "numéro",
        "ref",
        "id",
    }
    glued = any(word.endswith(("nummer", "nr")) for word in words)
    return {"no"} if spoken or glued else set()


def titled_numbers(rows: Sequence[Row], labels: Sequence[Label]) -> Iterator[Scored]:
    """Numbers that no label of an order's number has: of the document, or behind its title."""
    for label in labels:
        weight = UNNAMED.get(fold(label.run.text.replace("°", " ").replace("º", " ")), 0.0)
        for value in values_of(rows, labels, label) if weight else ():
            fitting = number_of(value.run)
            if fitting and fitting[1] > 0.7:
                yield Scored(weight * fitting[1], trimmed(fitting[0]), fitting[0], "loose")
                break
    for index, row in enumerate(rows):
        if row.top < HEAD * row.page.height:
            for run in row.runs:
                fitting = behind_title(row, index, run)
                if fitting and trimmed(fitting[0]):
                    yield Scored(0.6 * fitting[1], trimmed(fitting[0]), fitting[0], "loose")


def behind_title(row: Row, index: int, run: Run) -> tuple[Run, float] | None:
    """The number that goes on with a title, or stands alone right of it or in the head."""
    if is_title(run) and len(row.runs) == 2 and run is row.runs[0]:
        fitting = number_of(row.runs[1])
        if fitting and fitting[1] == 1:
            return fitting
    first = next((i for i, w in enumerate(run.words) if any(map(str.isdigit, w.text))), 0)
    starts = [at for at in range(first) if not at or run.words[at - 1].text.endswith(":")]
    titled = any(is_title(run.part(at, first)) for at in starts)
    if not titled and not (index < TOPMOST and run.text.startswith("#")):
        return None
    fitting = number_of(run.part(first))
    enough = SEEN_BEHIND if titled and fitting and len(trimmed(fitting[0])) > 5 else 0.5
    return fitting if fitting and fitting[1] > enough else None


def is_title(run: Run) -> bool:
    hit = title_of(run)
    return hit is not None and hit[0] == "order" and hit[1] >= FULL
