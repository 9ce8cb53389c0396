"""The name at the top of the first page: who writes."""

import re
from collections.abc import Iterator, Sequence
from statistics import median
from typing import NamedTuple

from clerkwork.intake.readers.countries import country_code, fold
from clerkwork.intake.readers.pages.blocks import (
    COMPANY,
    REACH,
    block_under,
    place_like,
    street_like,
)
from clerkwork.intake.readers.pages.column_words import column_role
from clerkwork.intake.readers.pages.fields import CODE
from clerkwork.intake.readers.pages.habits import DATE
from clerkwork.intake.readers.pages.kind import KINDS, title_of
from clerkwork.intake.readers.pages.label_words import PARTIES, label_of
from clerkwork.intake.readers.pages.labels import Label, clean, values_of
from clerkwork.intake.readers.pages.runs import Row, Run

SENDER_LINE = re.compile(r"\s*(?:[·•|,;*]|\s[-–]\s)\s*")


# The end of a line of street and house number, of whatever street.
HOUSE = re.compile(
    r"(?:,\s*|\s)(?:n[º°.]\s*|km\s*)?\d{1,5}\s?[a-z]?(?:[/-]\s?\d*\w?)?\Z|\A\d{1,5}\s"
)


GREETING = re.compile(
    r"(?:dear|hello|hi|good (?:morning|day)|madame|monsieur|messieurs|bonjour|sehr geehrte|"
    r"guten tag|hallo|estimad|muy señor|buenos|"
    r"egregi|gentil|spett|buongiorno|geachte|beste|exm|prezad|caros|attn|to whom)",
    re.IGNORECASE,
)


FULL_TITLE = 2.0


DASHES = frozenset(("—", "–", "-"))
TAX_NUMBER = re.compile(
    r"\b(?:VAT|BTW|USt|MwSt|UID|NIF|CIF|NIPC|P\. ?IVA|SIRET|TVA|EIN|ABN|GSTIN|KvK|Steuernummer)\b"
)
FOOT = 0.88  # of the first page: where the company's particulars stand
TOP = 0.4  # of the first page: where a letterhead stands


class Named(NamedTuple):
    """A candidate for the buyer."""

    name: str
    run: Run
    way: str
    weight: float


def letterhead(
    rows: Sequence[Row], labels: Sequence[Label], heading: int | None
) -> Iterator[Named]:
    """Lines at the top of the first page that may be the name of who writes."""
    if not rows:
        return
    first = [row for row in rows[: heading if heading is not None else len(rows)]
             if row.page is rows[0].page and row.top < TOP * row.page.height]  # fmt: skip
    sizes = [run.height for row in first for run in row.runs]
    usual = median(sizes) if sizes else 1.0
    under = claimed(rows, labels)
    taken = {id(word) for label in labels for word in label.run.words if label.sharp}
    lines = 0
    above: list[Run] = []
    for row in first:
        for run in map(untitled, row.runs):
            name = clean(run.text)
            if id(run.words[0]) in under or id(run.words[0]) in taken or not nameable(name):
                continue
            if (titled := title_of(run)) and titled[1] >= FULL_TITLE:
                continue
            sender = sender_name(run)
            if sender is not None:
                yield Named(sender.text.strip(" ,;"), sender, "letterhead", 2.4)
                continue
            weight = 1.4 - 0.15 * min(lines, 6)
            weight -= 0.8 if any(stacked(each, run) for each in above) else 0.0
            above = [*above[-6:], run]
            weight += 1.0 if COMPANY.search(name) else 0.0
            weight += min(max(run.height / usual - 1.1, 0.0), 1.0)
            weight += 0.3 if run.bold else 0.0
            lines += 1
            yield Named(name, run, "letterhead", weight)


def untitled(run: Run) -> Run:
    """A line without the title that follows a name: `Meyer Tools - Purchase Order 4711`."""
    at = next((i for i, word in enumerate(run.words) if word.text in DASHES and i), None)
    if at is None or at + 1 >= len(run.words):
        return run
    words = fold(run.part(at + 1).text).split()
    titled = any(" ".join(words[:size]) in KINDS for size in range(1, min(len(words), 4) + 1))
    return run.part(0, at) if titled else run


def footers(rows: Sequence[Row]) -> Iterator[Named]:
    """Names of companies before their tax number, at the foot of the first page."""
    for row in rows:
        if row.page is rows[0].page and row.top > FOOT * row.page.height:
            for run in row.runs:
                match = TAX_NUMBER.search(run.text)
                size = len(run.text[: match.start()].split()) if match else len(run.words)
                part = run.part(0, size) if size else run
                followed = match is not None or any(TAX_NUMBER.search(r.text) for r in row.runs)
                if followed and COMPANY.search(part.text) and nameable(clean(part.text)):
                    yield Named(clean(part.text), part, "letterhead", 1.0)


def stacked(upper: Run, run: Run) -> bool:
    """Whether a line stands right below another, so that it is not the first of its block."""
    aligned = abs(upper.left - run.left) < run.height or abs(upper.right - run.right) < run.height
    aligned = aligned or abs(upper.middle - run.middle) < run.height
    return aligned and 0 <= run.top - upper.top < 2.2 * max(run.height, upper.height)


def nameable(text: str) -> bool:
    """Whether a line may be a name: words, no title, no label, no address, no date."""
    if not 2 < len(text) < 70 or not any(c.isalpha() for c in text) or REACH.search(text):
        return False
    if label_of(text) or DATE.search(text) or country_code(text) or CODE.fullmatch(text):
        return False
    if SENDER_LINE.search(text) and any(place_like(p) for p in SENDER_LINE.split(text)):
        return True
    if GREETING.match(text) or re.match(r"\d{1,3}[.)]\s", text):
        return False
    if COMPANY.search(text):
        return not street_like(text)
    if street_like(text) or place_like(text) or column_role(text) or HOUSE.search(text):
        return False
    if text.endswith((":", "?")) or (text.endswith(".") and len(text.split()) > 5):
        return False
    return sum(c.isdigit() for c in text) <= 0.3 * len(text)


def claimed(rows: Sequence[Row], labels: Sequence[Label]) -> set[int]:
    """The words in blocks of other parties, and values of labels."""
    words: set[int] = set()
    for label in labels:
        if label.name in {*PARTIES, "contact"}:
            for run in block_under(rows, labels, label):
                words |= {id(word) for word in run.words}
        elif label.sharp:
            for value in values_of(rows, labels, label):
                if label.name not in {"po", "order"} or any(c.isdigit() for c in value.run.text):
                    words |= {id(word) for word in value.run.words}
                break
    return words


def sender_name(run: Run) -> Run | None:
    """The name in a line of name, street and place: who writes, in small print over the address."""
    parts = SENDER_LINE.split(run.text)
    if len(parts) < 3 or not any(place_like(part) for part in parts[1:]):
        return None
    size = len(parts[0].split())
    return run.part(0, size) if size and parts[0].strip() else None
