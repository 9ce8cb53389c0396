"""Columns while their roles are settled: units, places, numbers and dates by their contents."""

from collections.abc import Sequence
from dataclasses import dataclass

from clerkwork.intake.readers.headings.meaning import IGNORED
from clerkwork.intake.readers.table.profile import Profile
from clerkwork.intake.readers.table.proof import find_triple
from clerkwork.intake.readers.table.values import Row, decimal_mark

NUMERIC = frozenset(("quantity", "unit_price", "line_total"))
WORN = 0.9  # how sure a role is that the contents changed


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
    known: dict[str, int] = {}
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
