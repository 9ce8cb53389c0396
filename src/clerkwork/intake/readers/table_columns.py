"""Which column holds what: what its heading says, weighed against what stands under it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from clerkwork.intake.readers.headers import IGNORED, ideas_of, meaning_of
from clerkwork.intake.readers.table_profile import Profile, counts_up, profile_of, restarts
from clerkwork.intake.readers.table_proof import find_triple, proven
from clerkwork.intake.readers.table_totals import total_label
from clerkwork.intake.readers.table_values import Cell, decimal_mark

Row = Sequence[Cell]
ARTICLE = frozenset(
    ("item", "article", "item_sku", "sku", "buyer_sku", "maker_sku", "gtin", "desc")
)
SAMPLE_ROWS = 60
INFERRED, PROVEN, WORN = 0.85, 0.995, 0.9
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

    def heading(self, role: str) -> str:
        return self.headings[self.places[role][0]]


@dataclass(slots=True)
class Draft:
    """The columns while their roles are being settled."""

    headings: list[str]
    roles: list[str | None]
    sure: list[float]
    profiles: list[Profile]
    rows: Sequence[Row]

    def stated(self) -> set[str | None]:
        return set(self.roles)

    def set(self, index: int, role: str | None, sure: float) -> None:
        self.roles[index] = role
        self.sure[index] = min(self.sure[index] or 1.0, sure)


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


def swap_units(draft: Draft) -> None:
    """`Units`, `Stück` or `Per` may head quantities, units or what a price is for."""
    for index, profile in enumerate(draft.profiles):
        role = draft.roles[index]
        if not profile.cells:
            continue
        if role in {"quantity", "pack_size", "price_base"} and profile.unit_words:
            taken = "uom" in draft.stated()
            draft.set(index, IGNORED if taken else "uom", 0.97)
        elif role == "pack_size" and profile.named and not profile.numbers:
            draft.set(index, IGNORED if "uom" in draft.stated() else "uom", WORN)
        elif role == "uom" and profile.numeric and not profile.unit_words:
            swap_number(draft, index, profile)
        elif role == "plain_name" and profile.numeric and "quantity" not in draft.stated():
            draft.set(index, "quantity", 0.97)


def swap_number(draft: Draft, index: int, profile: Profile) -> None:
    """A column headed as units that holds numbers."""
    quantities = [
        at for at, role in enumerate(draft.roles)
        if role == "quantity" and draft.profiles[at].numeric
    ]  # fmt: skip
    if not quantities:
        draft.set(index, "quantity", 0.97)
    elif profile.mostly(profile.bases) and profile.distinct == 1:
        draft.set(index, "price_base" if "price_base" not in draft.stated() else IGNORED, WORN)
    else:
        draft.set(index, "pack_size" if "pack_size" not in draft.stated() else IGNORED, WORN)


def swap_places(draft: Draft) -> None:
    """What is headed as delivery and holds no dates is a place, and the like."""
    stated = draft.stated()
    for index, profile in enumerate(draft.profiles):
        role = draft.roles[index]
        if not profile.cells:
            continue
        if role == "delivery" and profile.named and not profile.dated:
            party = (
                "ship_name" if stated & {"ship_street", "ship_city", "plain_city"} else "ship_block"
            )
            draft.set(index, party, 0.97)
        elif (
            role == "ship_block" and "ship_name" not in stated and short(profile) and profile.named
        ):
            part = "ship_name" if stated & {"ship_street", "ship_city"} else "ship_block"
            draft.set(index, part, 0.99)
        elif role == "ship_code" and profile.named:
            draft.set(index, "ship_name", 0.97)
        elif role == "currency" and not profile.mostly(profile.codes):
            draft.set(index, None, 0.5)
        elif role == "plain_region" and not stated & {"plain_city", "plain_postcode"}:
            draft.set(index, IGNORED, 1.0)


def short(profile: Profile) -> bool:
    return all(len(str(cell)) < 60 and "\n" not in str(cell) for cell in profile.cells)


NUMERIC = frozenset(("quantity", "unit_price", "line_total"))


def drop_unfit(draft: Draft) -> None:
    """A quantity, a price or an amount is a number; a date is one."""
    for index, profile in enumerate(draft.profiles):
        role = draft.roles[index]
        if role == "quantity" and profile.with_words:
            continue
        if role in NUMERIC and profile.cells and not profile.numeric:
            others = [at for at, each in enumerate(draft.roles) if each == role and at != index]
            if others or profile.numbers * 4 < len(profile.cells):
                draft.set(index, None if not others else IGNORED, 0.5)
        if (
            role in {"delivery", "order_date"}
            and profile.cells
            and profile.dates * 4 < len(profile.cells)
        ):
            draft.set(index, None, 0.5)


def price_bases(draft: Draft) -> None:
    """Of two columns headed as prices the one with nothing but 1, 100 or 1000 is the base."""
    prices = [at for at, role in enumerate(draft.roles) if role == "unit_price"]
    if len(prices) < 2 or "price_base" in draft.stated():
        return
    bases = [at for at in prices if draft.profiles[at].mostly(draft.profiles[at].bases)
             and draft.profiles[at].distinct < 4]  # fmt: skip
    if len(bases) == 1:
        draft.set(bases[0], "price_base", 0.97)


def known_contents(draft: Draft) -> None:
    """Columns with no heading that is understood, by contents that are beyond doubt."""
    for index, profile in enumerate(draft.profiles):
        if draft.roles[index] is not None or len(profile.cells) < 1:
            continue
        stated = draft.stated()
        if "gtin" not in stated and profile.gtins == len(profile.cells):
            draft.set(index, "gtin", WORN)
        elif "uom" not in stated and profile.unit_words:
            draft.set(index, "uom", WORN)
        elif "currency" not in stated and profile.mostly(profile.codes):
            draft.set(index, "currency", 0.97)


def numbers_by_proof(draft: Draft) -> None:
    """Quantity, price or amount under headings not understood, where the rows add up."""
    mark = decimal_mark([c for p in draft.profiles for c in p.cells], ".")
    known = {}
    for at, role in enumerate(draft.roles):
        if role in NUMERIC:
            known.setdefault(str(role), at)
    free = [
        at for at, role in enumerate(draft.roles)
        if role is None and draft.profiles[at].numeric and draft.profiles[at].distinct > 1
    ]  # fmt: skip
    found = find_triple(draft.rows, known, free, mark)
    for role, at in (found or {}).items():
        if role not in known:
            draft.roles[at], draft.sure[at] = role, 0.98


def is_proven(columns: Columns, rows: Sequence[Row]) -> bool:
    places = [columns.places.get(role) for role in ("quantity", "unit_price", "line_total")]
    chosen = [each[0] for each in places if each]
    if len(chosen) < 3:
        return False
    triple = (chosen[0], chosen[1], chosen[2])
    return any(proven(rows, triple, mark) for mark in (".", ","))


def line_numbers(draft: Draft) -> None:
    """`Item` or `No.` over 1, 2, 3 counts lines; over anything else it is an article's number."""
    for index, role in enumerate(draft.roles):
        values = draft.profiles[index].cells
        if role in {"article", "item"} and "line" not in draft.stated():
            others = draft.stated() & (ARTICLE - {"article", "item"}) or draft.roles.count(role) > 1
            if others and (counts_up(values) or (len(values) > 2 and restarts(values))):
                draft.set(index, "line", 0.99)
        if role == "line" and values and not whole_numbers(draft.profiles[index]):
            stated = draft.stated() & (ARTICLE - {"desc", "gtin"})
            draft.set(index, IGNORED if stated else "item", WORN)


def whole_numbers(profile: Profile) -> bool:
    """Whether these can be the numbers of lines: 1, 0010, 1.2."""
    texts = [str(cell).strip(". ") for cell in profile.cells]
    right = [t for t in texts if len(t) <= 6 and t.replace(".", "").replace("-", "").isdecimal()]
    return len(right) * 10 >= len(texts) * 8


def parties_to_articles(draft: Draft) -> None:
    """A supplier's or a customer's number that changes from line to line is an article's."""
    for role, meaning in (("supplier", "sku"), ("buyer_code", "buyer_sku")):
        for index, each in enumerate(draft.roles):
            profile = draft.profiles[index]
            many = len(profile.cells) > 1 and profile.distinct * 10 > len(profile.cells) * 6
            number = "no" in ideas_of(draft.headings[index])
            if each == role and many and number and meaning not in draft.stated():
                if not profile.named and not order_numbers(draft, profile):
                    draft.set(index, meaning, WORN)


def order_numbers(draft: Draft, profile: Profile) -> bool:
    """Whether there are as many orders as there are different values: then they name parties."""
    for index, role in enumerate(draft.roles):
        if role in {"po_number", "order_number"}:
            return draft.profiles[index].distinct >= profile.distinct
    return False


def articles(draft: Draft) -> None:
    """A column headed only `Item` or `Product` holds names, or where there are none, numbers."""
    stated = draft.stated()
    numbered = stated & {"item", "item_sku", "sku", "buyer_sku"}
    for index, role in enumerate(draft.roles):
        if role != "article":
            continue
        words = draft.profiles[index].named or not draft.profiles[index].cells
        if "desc" in stated:
            draft.roles[index] = None if numbered or words else "item"
        else:
            draft.roles[index] = "desc" if words else "item"


def owners(draft: Draft) -> None:
    """Settle whose number a plain article number is.

    Without a word about its owner it is the number by which one orders, the seller's. Beside a
    number that says to be the seller's it is the buyer's own.
    """
    stated = draft.stated()
    generic = "buyer_sku" if "sku" in stated and "buyer_sku" not in stated else "sku"
    if "sku" in stated and "buyer_sku" in stated:
        generic = IGNORED
    order = [role for role in ("item_sku", "item", "maker_sku") if role in stated]
    for position, role in enumerate(order):
        if position == 0:
            meaning: str | None = "sku" if role == "maker_sku" and "sku" not in stated else generic
        else:
            meaning = IGNORED
        for index, each in enumerate(draft.roles):
            if each == role:
                draft.roles[index] = meaning


def totals(draft: Draft) -> None:
    """Of an item's subtotal and total the first is the line's, the second includes its tax."""
    amounts = [index for index, role in enumerate(draft.roles) if role == "line_total"]
    partial = [index for index in amounts if "sub" in ideas_of(draft.headings[index])]
    if partial and len(partial) < len(amounts):
        for index in amounts:
            if index not in partial:
                draft.roles[index] = "gross_total"


def names(draft: Draft) -> None:
    """A plain `Name` beside article numbers is the article's, unless an address needs it."""
    stated = draft.stated()
    address = stated & {"plain_street", "plain_city", "plain_postcode"}
    if "desc" not in stated and "plain_name" in stated and ARTICLE & stated and not address:
        draft.roles[draft.roles.index("plain_name")] = "desc"


def left_over_names(draft: Draft) -> None:
    """Words under a heading not understood, where no other column describes the article."""
    if "desc" in draft.stated() or not draft.stated() & {"quantity"}:
        return
    free = [
        at for at, role in enumerate(draft.roles)
        if role is None and draft.profiles[at].named and draft.profiles[at].distinct > 1
    ]  # fmt: skip
    notes = [at for at, role in enumerate(draft.roles)
             if role == "note" and draft.profiles[at].named and draft.profiles[at].distinct > 1]  # fmt: skip
    if notes:
        draft.set(notes[0], "desc", WORN)
    elif len(free) == 1:
        draft.set(free[0], "desc", INFERRED)


def left_over_numbers(draft: Draft) -> None:
    """Codes under a heading not understood, where no other column numbers the article."""
    stated = draft.stated()
    if stated & {"sku", "buyer_sku", "gtin"} or "quantity" not in stated:
        return
    free = [
        at for at, role in enumerate(draft.roles)
        if role is None and coded(draft.profiles[at])
    ]  # fmt: skip
    if len(free) == 1:
        draft.set(free[0], "sku", INFERRED)


def coded(profile: Profile) -> bool:
    """Whether these are codes, nearly all different, that are no amounts and no dates."""
    if len(profile.cells) < 2 or profile.dated or profile.named or profile.unit_words:
        return False
    texts = [str(cell) for cell in profile.cells]
    right = [t for t in texts if 3 <= len(t) <= 20 and any(c.isdigit() for c in t) and "," not in t]
    return len(right) == len(texts) and profile.distinct * 10 >= len(texts) * 8


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
