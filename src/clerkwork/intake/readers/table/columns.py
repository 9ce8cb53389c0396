"""Which column holds what: what its heading says, weighed against what stands under it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from clerkwork.intake.readers.headings.meaning import IGNORED, meaning_of
from clerkwork.intake.readers.table.articles import (
    articles,
    left_over_names,
    left_over_numbers,
    line_numbers,
    names,
    owners,
    parties_to_articles,
    totals,
)
from clerkwork.intake.readers.table.kinds import (
    Draft,
    drop_unfit,
    known_contents,
    numbers_by_proof,
    price_bases,
    swap_places,
    swap_units,
)
from clerkwork.intake.readers.table.profile import Profile, profile_of
from clerkwork.intake.readers.table.proof import proven
from clerkwork.intake.readers.table.totals import total_label
from clerkwork.intake.readers.table.values import Row

SAMPLE_ROWS = 60
PROVEN = 0.995  # how sure numbers are that multiply to their amount
# Headings of well-known exports that mean something else elsewhere, by what betrays the export.
EXPORTS: tuple[tuple[str, dict[str, str]], ...] = (
    (
        "lineitem quantity",  # Shopify
        {
            "name": "order_number",
            "total": "total",
            "subtotal": IGNORED,
            "shipping": "freight",
            "taxes": "tax",
            "created at": "order_date",
            "id": IGNORED,
            "vendor": IGNORED,
            "cancelled at": "cancelled",
            "notes": "note",
            "lineitem discount": IGNORED,
        },
    ),
    (
        "quantity purchased",  # Amazon seller report: the price is that of the whole line
        {"item price": "line_total", "order item id": IGNORED, "shipping price": "freight"},
    ),
)


@dataclass(slots=True)
class Columns:
    """Which columns hold which role, the headings they stand under, and how sure that is."""

    row: int
    headings: list[str]
    roles: list[str | None]
    sure: list[float]
    profiles: list[Profile] = field(default_factory=list)
    places: dict[str, list[int]] = field(default_factory=dict)
    proven: bool = False  # quantity times price is the amount in most rows

    def __post_init__(self) -> None:
        for index, role in enumerate(self.roles):
            if role and role != IGNORED:
                self.places.setdefault(role, []).append(index)

    def has(self, role: str) -> bool:
        return role in self.places

    def has_party(self, party: str) -> bool:
        return any(role.startswith(f"{party}_") for role in self.places)

    def heading(self, role: str) -> str:
        return self.headings[self.places[role][0]]


def columns_of(
    headings: Sequence[str], rows: Sequence[Row], row: int, taught: dict[int, str] | None = None
) -> Columns:
    """The columns under these headings; `rows` are those below, `taught` what a hint says."""
    meanings = [meaning_of(heading) for heading in without_path(headings)]
    several = [each for each in rows[: SAMPLE_ROWS * 2] if sum(c != "" for c in each) > 1]
    body = [each for each in several if not total_label(each, article=False)][:SAMPLE_ROWS]
    profiles = [
        profile_of([each[at] for each in body if at < len(each) and each[at] != ""])
        for at in range(len(headings))
    ]
    draft = Draft(
        list(headings),
        [role for role, _ in meanings],
        [sure for _, sure in meanings],
        profiles,
        body,
    )
    exports(draft)
    for index, role in (taught or {}).items():
        draft.roles[index], draft.sure[index] = role, 1.0
    for settle in SETTLERS:
        settle(draft)
    for index, role in (taught or {}).items():
        for other, each in enumerate(draft.roles):
            if each == role and other != index:
                draft.roles[other] = IGNORED
        draft.roles[index], draft.sure[index] = role, 1.0
    done = Columns(row, draft.headings, draft.roles, draft.sure, profiles)
    done.proven = is_proven(done, body)
    return done


PATHS = re.compile(r"(.{3,40}?)(?:/|\.|\]|: | - )+(?=[^\W\d])")


def without_path(headings: Sequence[str]) -> list[str]:
    """`Order Lines/Quantity` as `Quantity`, where three headings or more begin alike."""
    begins = [match[0] if (match := PATHS.match(heading)) else "" for heading in headings]
    return [
        heading[len(begin) :] if begin and begins.count(begin) > 2 else heading
        for heading, begin in zip(headings, begins, strict=True)
    ]


def exports(draft: Draft) -> None:
    plain = [
        " ".join(h.lower().replace("-", " ").replace("_", " ").split()) for h in draft.headings
    ]
    for mark, meanings in EXPORTS:
        if mark in plain:
            for index, words in enumerate(plain):
                if words in meanings:
                    draft.roles[index], draft.sure[index] = meanings[words], 1.0


def is_proven(columns: Columns, rows: Sequence[Row]) -> bool:
    places = [columns.places.get(role) for role in ("quantity", "unit_price", "line_total")]
    chosen = [each[0] for each in places if each]
    if len(chosen) < 3:
        return False
    triple = (chosen[0], chosen[1], chosen[2])
    return any(proven(rows, triple, mark) for mark in (".", ","))


SETTLERS = (
    swap_units,
    swap_places,
    drop_unfit,
    price_bases,
    line_numbers,
    parties_to_articles,
    articles,
    owners,
    totals,
    names,
    known_contents,
    numbers_by_proof,
    left_over_names,
    left_over_numbers,
)
