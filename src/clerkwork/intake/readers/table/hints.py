"""What a person's corrections taught about a layout of tables, and following it."""

import hashlib
from collections.abc import Iterable, Sequence

from clerkwork.intake.draft import Address, DraftOrder, Reading
from clerkwork.intake.hint import Hint
from clerkwork.intake.readers.countries import fold
from clerkwork.intake.readers.table.heads import Found, Heads, right_of, under
from clerkwork.intake.readers.table.layout import Headings, words_of
from clerkwork.intake.readers.table.values import Row

REACH = 400
DOUBTFUL = 0.98
# The role of a column or a label by the field that a person corrects.
ROLES = {
    "description": "desc",
    "requested_delivery": "delivery",
    **{f"ship_to.{part}": f"ship_{part}" for part in (
        "name", "street", "street2", "city", "region", "postcode", "country", "code")},
}  # fmt: skip
LINE_FIELDS = frozenset(
    """line sku buyer_sku gtin description quantity uom unit_price price_base_quantity line_total
    requested_delivery pack_size""".split()  # noqa: SIM905
)


def role_of_field(name: str) -> str:
    return "price_base" if name == "price_base_quantity" else ROLES.get(name, name)


def layout_of(headings: Iterable[str]) -> str:
    """The same for tables with the same headings in the same order, however they are written."""
    folded = "|".join(fold(heading) for heading in headings).strip("|")
    return f"table {hashlib.sha256(folded.encode()).hexdigest()[:16]}"


def taught_headings(rows: Sequence[Row], hints: Sequence[Hint]) -> list[Headings]:
    """Headings that only hints make understood: those of a layout that somebody taught."""
    known = {hint.layout for hint in hints if hint.kind == "column"}
    if not known:
        return []
    found = []
    for at, row in enumerate(rows[:REACH]):
        words = words_of(row)
        if sum(1 for word in words if word) > 1 and layout_of(words) in known:
            found.append(Headings(at, at, words, 9.0))
    return found


def taught_columns(headings: Sequence[str], hints: Sequence[Hint]) -> dict[int, str]:
    """The roles that hints give to columns; `how` of a hint may say which of several alike."""
    taught = {}
    for hint in hints:
        if hint.kind != "column" or not hint.anchor:
            continue
        alike = [at for at, heading in enumerate(headings) if fold(heading) == hint.anchor]
        if alike:
            which = int(hint.how) if hint.how.isdecimal() else 0
            taught[alike[min(which, len(alike) - 1)]] = role_of_field(hint.field)
    return taught


def heads_taught(
    heads: Heads, rows: Sequence[Row], begin: int, end: int, hints: Sequence[Hint]
) -> Heads:
    """The same with the values beside or below the labels that hints name."""
    for hint in hints:
        if hint.kind == "label" and hint.how not in {"day first", "month first"}:
            found = find_label(rows, begin, end, hint)
            if found:
                heads.values[role_of_field(hint.field)] = found
    return heads


def find_label(rows: Sequence[Row], begin: int, end: int, hint: Hint) -> Found | None:
    for row in range(begin, min(end, len(rows))):
        for column, cell in enumerate(rows[row][:60]):
            if isinstance(cell, str) and cell and label_words(cell) == hint.anchor:
                return value_at(rows, (row, column), hint.how, end)
    return None


def value_at(rows: Sequence[Row], place: tuple[int, int], how: str, end: int) -> Found | None:
    """The value on one side of a label: right, below, or within the same cell."""
    row, column = place
    if how == "within":
        _, _, rest = str(rows[row][column]).partition(":")
        return Found(rest.strip(), row, column) if rest.strip() else None
    return under(rows, place, end) if how == "below" else right_of(rows, place, {})


def label_words(cell: str) -> str:
    """A label without the value behind its colon."""
    return fold(cell.partition(":")[0])


def add_constants(reading: Reading, hints: Sequence[Hint]) -> None:
    """What documents of this layout never state and a person said once for all."""
    for hint in hints:
        if hint.kind != "constant" or hint.layout != reading.layout:
            continue
        for order in reading.orders:
            if hint.field in LINE_FIELDS and hint.field != "requested_delivery":
                for line in order.lines:
                    if getattr(line, hint.field) is None:
                        setattr(line, hint.field, hint.anchor)
            else:
                set_constant(order, hint)


def set_constant(order: DraftOrder, hint: Hint) -> None:
    """The value for an order that states none, or only may state one."""
    spot = order.spots.get(hint.field)
    whole, _, part = hint.field.partition(".")
    owner: DraftOrder | Address = order
    if part:
        order.ship_to = owner = order.ship_to or Address()
    if getattr(owner, part or whole) is None or (spot and spot.sure < DOUBTFUL):
        setattr(owner, part or whole, hint.anchor)
        order.spots.pop(hint.field, None)
