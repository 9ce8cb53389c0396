"""The values of the order's head that stand beside labels: its number, dates and currency."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from clerkwork.intake.readers.pages.choice import Found, Scored, choose
from clerkwork.intake.readers.pages.habits import date_in, doubtful
from clerkwork.intake.readers.pages.labels import Label, clean, values_of
from clerkwork.intake.readers.pages.numbers import number_of, numbers
from clerkwork.intake.readers.pages.runs import Row, Run
from clerkwork.intake.readers.pages.sure import Signals
from clerkwork.intake.readers.table.values import Habits

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
BESIDE = re.compile(
    rf"(?:\b(?:{CODES.replace(' ', '|')})|[€£])\s?\d|\d\s?(?:(?:{CODES.replace(' ', '|')})\b|[€£])"
)
SIGN = {"€": "EUR", "£": "GBP"}
NAMED = {"euro": "EUR", "euros": "EUR", "us dollar": "USD", "us dollars": "USD", "schweizer franken": "CHF",
         "pound sterling": "GBP", "pounds sterling": "GBP", "british pound": "GBP"}  # fmt: skip


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


def paid(run: Run) -> bool:
    """Whether a code or a sign of a currency stands right beside a number."""
    return BESIDE.search(run.text) is not None


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
