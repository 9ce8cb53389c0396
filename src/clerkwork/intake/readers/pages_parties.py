"""Who orders and where the goods go: labelled blocks, and the letterhead."""

import re
from collections.abc import Iterator, Sequence
from statistics import median
from typing import NamedTuple

from clerkwork.intake.draft import Address
from clerkwork.intake.readers.countries import fold
from clerkwork.intake.readers.pages_blocks import (
    COMPANY,
    REACH,
    address_of,
    block_under,
    place_like,
    postal,
    street_like,
)
from clerkwork.intake.readers.pages_column_words import column_role
from clerkwork.intake.readers.pages_habits import DATE, date_in
from clerkwork.intake.readers.pages_kind import title_of
from clerkwork.intake.readers.pages_label_words import PARTIES, label_of
from clerkwork.intake.readers.pages_labels import Label, clean
from clerkwork.intake.readers.pages_runs import Row, Run
from clerkwork.intake.readers.table_values import Habits

SENDER_LINE = re.compile(r"\s*(?:[·•|,;*]|\s[-–]\s)\s*")
SAME = re.compile(
    r"\b(?:same as|see above|as above|wie oben|siehe oben|identisch|wie rechnung|idem|ci-dessus|igual que|la misma|come sopra|zelfde|"
    r"zie boven|o mesmo|igual)\b",
    re.IGNORECASE,
)
DAY_FIRST = Habits()
TOP = 0.4  # of the first page: where a letterhead stands
DOMAIN = re.compile(r"(?:@|www\.)([a-z0-9-]{3,})\.", re.IGNORECASE)
COMMON_HOSTS = frozenset(
    [
        "gmail",
        "outlook",
        "hotmail",
        "yahoo",
        "gmx",
        "web",
        "googlemail",
        "icloud",
        "aol",
        "mail",
        "live",
    ]
)


class Place(NamedTuple):
    """An address with the lines that its parts are from."""

    address: Address
    origins: dict[str, list[Run]]
    way: str
    rivals: int


class Named(NamedTuple):
    """A candidate for the buyer."""

    name: str
    run: Run
    way: str
    weight: float


def ship_to(rows: Sequence[Row], labels: Sequence[Label], buyer: str | None) -> Place | None:
    """The delivery address, if the document states one."""
    found: list[tuple[float, Place]] = []
    names = {label.name for label in labels}
    for label in labels:
        if label.name not in {"ship", "delivery", "recipient"}:
            continue
        if label.name == "recipient" and "vendor" not in names:
            continue  # the seller, to whom the order is addressed
        block = block_under(rows, labels, label)
        if not block or SAME.search(block[0].text) or date_in(clean(block[0].text)[:24], DAY_FIRST):
            continue
        made = address_of(block, buyer)
        if made is None:
            continue
        address, origins = made
        weight = 2.0 * bool(address.postcode) + bool(address.city) + bool(address.street)
        weight += (
            0.5 * (label.name == "ship")
            - 2.0 * (label.name == "recipient")
            - 0.01 * label.row / max(len(rows), 1)
        )
        if weight >= 1.5 or (label.name == "ship" and address.name and label.rest is None):
            found.append((weight, Place(address, origins, "block", 0)))
    if not found:
        return None
    best = max(found, key=lambda each: each[0])
    rivals = {each.address.postcode for _, each in found} - {best[1].address.postcode, None}
    return best[1]._replace(rivals=len(rivals))


def names_under(
    rows: Sequence[Row], labels: Sequence[Label], kind: str
) -> Iterator[tuple[Label, Run]]:
    """The line with the name in each block of a kind of party."""
    for label in labels:
        if label.name != kind:
            continue
        block = postal(block_under(rows, labels, label))
        if not block:
            continue
        made = address_of(block)
        if made and made[0].name:
            lines = made[1].get("name") or block[:1]
            yield label, lines[0]


def buyer_of(
    rows: Sequence[Row], labels: Sequence[Label], heading: int | None
) -> tuple[Named | None, int]:
    """Who orders, and how many other candidates there are of nearly the same weight."""
    vendors = {fold(clean(run.text)) for _, run in names_under(rows, labels, "vendor")}
    if not vendors:
        vendors = {fold(clean(run.text)) for _, run in names_under(rows, labels, "recipient")}
    candidates = list(labelled_buyers(rows, labels))
    candidates += list(letterhead(rows, labels, heading))
    kept = [each for each in candidates if fold(each.name) not in vendors and len(each.name) > 1]
    if not kept:
        return None, 0
    weighed = [(each.weight + support(each, kept, rows) - displaced(each, kept, vendors), each)
               for each in kept]  # fmt: skip
    weighed.sort(key=lambda each: -each[0])
    best = weighed[0][1]
    rivals = {fold(each.name) for weight, each in weighed if weight > weighed[0][0] - 0.5}
    return best, len([name for name in rivals if not alike(name, fold(best.name))])


def alike(first: str, second: str) -> bool:
    return first == second or (
        min(len(first), len(second)) > 3 and (first in second or second in first)
    )


def labelled_buyers(rows: Sequence[Row], labels: Sequence[Label]) -> Iterator[Named]:
    for kind, weight in (("buyer", 2.8), ("bill", 2.6), ("ship", 1.0)):
        for label, run in names_under(rows, labels, kind):
            name = clean(run.text)
            short = label.run.text.strip(" :").lower() in {
                "from",
                "de",
                "van",
                "von",
                "client",
                "kunde",
                "cliente",
                "klant",
                "customer",
            }
            company = 0.6 if COMPANY.search(name) else 0.0
            if any(c.isdigit() for c in name) and not company:
                continue
            yield Named(name, run, "block", weight + company - (0.3 if short else 0))


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
    for row in first:
        for run in row.runs:
            name = clean(run.text)
            if id(run.words[0]) in under or id(run.words[0]) in taken or not nameable(name):
                continue
            sender = sender_name(run)
            if sender is not None:
                yield Named(sender.text.strip(" ,;"), sender, "letterhead", 2.4)
                continue
            weight = 1.4 - 0.15 * min(lines, 6)
            weight += 1.0 if COMPANY.search(name) else 0.0
            weight += min(max(run.height / usual - 1.1, 0.0), 1.0)
            weight += 0.3 if run.bold else 0.0
            lines += 1
            yield Named(name, run, "letterhead", weight)


def nameable(text: str) -> bool:
    """Whether a line may be a name: words, no title, no label, no address, no date."""
    if not 2 < len(text) < 70 or not any(c.isalpha() for c in text) or REACH.search(text):
        return False
    if title_of_text(text) or label_of(text) or DATE.search(text):
        return False
    if SENDER_LINE.search(text) and any(place_like(p) for p in SENDER_LINE.split(text)):
        return True
    if street_like(text) or place_like(text) or column_role(text):
        return False
    return (sum(c.isdigit() for c in text) <= 0.3 * len(text) and not text.endswith((":", "?", ".")))\
        or COMPANY.search(text) is not None  # fmt: skip


def title_of_text(text: str) -> bool:
    return label_of(text) is not None


def claimed(rows: Sequence[Row], labels: Sequence[Label]) -> set[int]:
    """The words in blocks of other parties, and values of labels."""
    words: set[int] = set()
    for label in labels:
        if label.name in {*PARTIES, "contact"}:
            for run in block_under(rows, labels, label):
                words |= {id(word) for word in run.words}
        elif label.rest is not None and label.sharp:
            words |= {id(word) for word in label.rest.words}
        elif label.place + 1 < len(rows[label.row].runs) and label.sharp:
            words |= {id(word) for word in rows[label.row].runs[label.place + 1].words}
    return words


def sender_name(run: Run) -> Run | None:
    """The name in a line of name, street and place: who writes, in small print over the address."""
    parts = SENDER_LINE.split(run.text)
    if len(parts) < 3 or not any(place_like(part) for part in parts[1:]):
        return None
    size = len(parts[0].split())
    return run.part(0, size) if size and parts[0].strip() else None


def support(named: Named, others: Sequence[Named], rows: Sequence[Row]) -> float:
    """What else speaks for a name: that it stands elsewhere too, and in mail and web addresses."""
    name = fold(named.name)
    ways = {each.way for each in others if each is not named and alike(fold(each.name), name)}
    weight = 0.5 * len(ways)
    text = "\n".join(row.text for row in rows[:300])
    hosts = {match[1].lower() for match in DOMAIN.finditer(text)} - COMMON_HOSTS
    squeezed = name.replace(" ", "")
    initials = "".join(word[0] for word in name.split())
    if any(
        h.replace("-", "") in squeezed or squeezed[:8] in h.replace("-", "") or h == initials
        for h in hosts
    ):
        weight += 0.6
    mentions = sum(1 for row in rows[:300] if name and name in fold(row.text))
    return weight + 0.2 * min(mentions - 1, 2)


def displaced(named: Named, others: Sequence[Named], vendors: set[str]) -> float:
    """What speaks against a letterhead: that it is the seller's own form, filled in by a buyer."""
    if named.way != "letterhead" or vendors:
        return 0.0
    labelled = [each for each in others if each.way == "block" and each.weight > 2]
    stated = any(not alike(fold(each.name), fold(named.name)) for each in labelled)
    return 1.2 if stated else 0.0


def is_title(run: Run) -> bool:
    return title_of(run) is not None
