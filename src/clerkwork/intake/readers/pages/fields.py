"""The values of the order's head that stand beside labels: its number, dates and currency."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from clerkwork.intake.readers.pages.habits import DATE, date_in, doubtful
from clerkwork.intake.readers.pages.labels import MARKS, Label, Value, clean, values_of
from clerkwork.intake.readers.pages.runs import Row, Run
from clerkwork.intake.readers.pages.sure import Signals
from clerkwork.intake.readers.table.values import Habits

TOKEN = re.compile(r"[^\W_][\w\-/.+:&]*\Z")
PREFIX = re.compile(r"[A-Z]{1,6}[-/.]?\Z")
NUMBER_WORDS = frozenset(("no", "no.", "nr", "nr.", "n°", "nº", "n", "n.", "number", "num", "num.", "nummer",
                          "número", "numero", "numéro", "№", "n.º", "ref", "ref.", "id"))  # fmt: skip
LINKS = frozenset(("-", "/", "–"))
CODES = (
    "EUR USD GBP CHF CAD AUD SEK NOK DKK PLN CZK HUF JPY CNY INR BRL MXN NZD SGD HKD "
    "ZAR TRY AED RON ILS THB KRW"
)
CODE = re.compile(rf"(?<![A-Za-z])({CODES.replace(' ', '|')})(?![A-Za-z])")
PRICES = re.compile(
    r"\b(?:prices?|preise?|prix|precios?|prezzi|prijzen|preços|amounts?|beträge|valores|importi|"
    r"bedragen|montants)\b",
    re.I,
)  # of a sentence such as `All prices in EUR`
SIGN = {"€": "EUR", "£": "GBP"}
NAMED = {"euro": "EUR", "euros": "EUR", "us dollar": "USD", "us dollars": "USD", "schweizer franken": "CHF",
         "pound sterling": "GBP", "pounds sterling": "GBP", "british pound": "GBP"}  # fmt: skip


class Found(NamedTuple):
    """A value with its evidence."""

    value: str
    runs: list[Run]
    signals: Signals


class Scored(NamedTuple):
    """A candidate for a value and how much speaks for it, up to 1."""

    score: float
    value: str
    run: Run
    way: str


def choose(field: str, candidates: Iterable[Scored], agree: int = 2) -> Found | None:
    """The best candidate; others that are nearly as good make it less sure, repeats surer."""
    ranked = sorted(candidates, key=lambda each: -each.score)
    if not ranked:
        return None
    best = ranked[0]
    same = [each for each in ranked if each.value == best.value]
    rivals = {each.value for each in ranked if each.score > best.score - 0.12} - {best.value}
    checked = 1 if len(same) >= agree and not rivals else 0
    signals = Signals(field, best.way, checked, len(rivals), best.run.sure)
    return Found(best.value, [best.run], signals)


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
    return choose("po_number", found)


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


def order_date(rows: Sequence[Row], labels: Sequence[Label], habits: Habits) -> Found | None:
    """The date of the order: labelled so, or beside its number, or the only one in the head."""
    found = list(labelled_dates(rows, labels, habits, {"order_date": 1.0, "date": 0.85}))
    found.extend(numbered_dates(rows, labels, habits))
    chosen = choose("order_date", (scored for scored, _ in found))
    if chosen is None:
        loose = list(loose_dates(rows, labels, habits))
        chosen = choose("order_date", loose[:3])
        return chosen
    written = next(written for scored, written in found if scored.value == chosen.value)
    return unsure(chosen) if doubtful(written, habits) else chosen


def unsure(found: Found) -> Found:
    return found._replace(signals=found.signals._replace(checked=-1))


def labelled_dates(
    rows: Sequence[Row], labels: Sequence[Label], habits: Habits, names: dict[str, float]
) -> Iterator[tuple[Scored, str]]:
    for label in labels:
        base = names.get(label.name)
        if base is None:
            continue
        for value in values_of(rows, labels, label):
            hit = date_in(clean(value.run.text), habits)
            if hit:
                short = len(value.run.text) <= len(hit[1]) + 25
                score = base * (0.9 if value.way == "below" else 1.0) * (1.0 if short else 0.7)
                yield Scored(score, hit[0], dated(value.run, hit[1]), value.way), hit[1]
                break


def numbered_dates(
    rows: Sequence[Row], labels: Sequence[Label], habits: Habits
) -> Iterator[tuple[Scored, str]]:
    """Dates behind the number of the order: `4500012345 / 12.03.2026`, `4711 vom 12.03.2026`."""
    for label in labels:
        if not numbers(label):
            continue
        for value in values_of(rows, labels, label):
            hit = date_in(value.run.text, habits) if number_of(value.run) else None
            if hit:
                yield Scored(0.9, hit[0], dated(value.run, hit[1]), value.way), hit[1]
                break


def dated(run: Run, written: str) -> Run:
    """The words of a run that are the date as written."""
    size = len(written.split())
    for begin in range(len(run.words) - size + 1):
        part = run.part(begin, begin + size)
        if written in part.text:
            return part
    return run


def loose_dates(rows: Sequence[Row], labels: Sequence[Label], habits: Habits) -> Iterator[Scored]:
    """Dates without a label in the upper half of the first page: `Berlin, den 3. März 2026`."""
    claimed = {
        id(value.run.words[0])
        for label in labels
        if label.name in {"other_date", "delivery", "other_no", "unknown", "terms", "phone", "ship"}
        for value in values_of(rows, labels, label)
    }
    for row in rows:
        if row.page is not rows[0].page or row.top > 0.5 * row.page.height:
            return
        for run in row.runs:
            hit = date_in(run.text, habits)
            if hit and id(run.words[0]) not in claimed and len(run.text) < 60:
                yield Scored(0.5, hit[0], dated(run, hit[1]), "loose")


def delivery_date(rows: Sequence[Row], labels: Sequence[Label], habits: Habits) -> Found | None:
    """The date on which all is wanted, where the head states one."""
    names = {"delivery": 1.0, "ship": 0.8}
    found = list(labelled_dates(rows, labels, habits, names))
    chosen = choose("requested_delivery", (scored for scored, _ in found))
    if chosen is None:
        return None
    written = next(written for scored, written in found if scored.value == chosen.value)
    return unsure(chosen) if doubtful(written, habits) else chosen


def currency(rows: Sequence[Row], labels: Sequence[Label], amounts: Sequence[Run]) -> Found | None:
    """The code that a label, a heading or the amounts state; a sign where it is of one currency."""
    for label in labels:
        if label.name == "currency":
            for value in values_of(rows, labels, label):
                match = CODE.search(value.run.text)
                named = NAMED.get(clean(value.run.text).lower())
                if match or named:
                    code = match[1] if match else named
                    signals = Signals("currency", value.way, 0, 0, value.run.sure)
                    return Found(code or "", [value.run], signals)
    votes: Counter[str] = Counter()
    places: dict[str, Run] = {}
    for run in amounts:
        match = CODE.search(run.text)
        sign = next((SIGN[c] for c in run.text if c in SIGN), None)
        code = match[1] if match else sign
        if code:
            votes[code] += 1
            places.setdefault(code, run)
    if not votes:
        return None
    (code, count), *others = votes.most_common(2)
    checked = 1 if count > 2 and not others else 0
    return Found(code, [places[code]], Signals("currency", "column", checked, len(others)))
