"""Who orders and where the goods go: labelled blocks, and the letterhead."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from clerkwork.intake.draft import Address
from clerkwork.intake.readers.countries import fold
from clerkwork.intake.readers.pages.blocks import (
    COMPANY,
    address_of,
    block_under,
    postal,
)
from clerkwork.intake.readers.pages.habits import date_in
from clerkwork.intake.readers.pages.labels import Label, clean
from clerkwork.intake.readers.pages.letterhead import Named, footers, letterhead
from clerkwork.intake.readers.pages.runs import Row, Run
from clerkwork.intake.readers.pages.sentences import asked_places
from clerkwork.intake.readers.table.values import Habits

SAME = re.compile(
    r"\b(?:same as|see above|as above|wie oben|siehe oben|identisch|wie rechnung|idem|ci-dessus|"
    r"igual que|la misma|come sopra|zelfde|"
    r"zie boven|o mesmo|igual)\b",
    re.IGNORECASE,
)
DAY_FIRST = Habits()
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


def ship_to(rows: Sequence[Row], labels: Sequence[Label], buyer: str | None) -> Place | None:
    """The delivery address, if the document states one: under a label, else after a sentence."""
    found = list(delivered(rows, labels, labels, buyer))
    if not found:
        found = list(delivered(rows, list(asked_places(rows, labels)), labels, buyer))
    if not found:
        return None
    best = max(found, key=lambda each: each[0])
    rivals = {each.address.postcode for _, each in found} - {best[1].address.postcode, None}
    return best[1]._replace(rivals=len(rivals))


def delivered(
    rows: Sequence[Row], asking: Sequence[Label], labels: Sequence[Label], buyer: str | None
) -> Iterator[tuple[float, Place]]:
    """(weight, address) under each of the labels that may be of one."""
    vendors = any(label.name == "vendor" for label in labels)
    for label in asking:
        if label.name not in {"ship", "delivery", "recipient"}:
            continue
        if label.name == "recipient" and not vendors:
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
            yield weight, Place(address, origins, "block", 0)


def places_of(
    rows: Sequence[Row], labels: Sequence[Label], buyer: str | None
) -> list[tuple[int, Place]]:
    """All addresses of delivery with the rows of their labels."""
    found = []
    for label in labels:
        if label.name == "ship":
            made = address_of(block_under(rows, labels, label), buyer)
            if made and made[0].postcode:
                found.append((label.row, Place(*made, "block", 1)))
    return found


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
    candidates += list(footers(rows))
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
            person = 0.0
            if kind == "buyer" and not company and len(block_under(rows, labels, label)) < 2:
                person = 2.0  # it may be one
            yield Named(name, run, "block", weight + company - person - (0.3 if short else 0))


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
