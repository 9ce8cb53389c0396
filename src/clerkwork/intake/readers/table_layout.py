"""Where in a sheet the headings stand, and which column holds what."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from clerkwork.intake.readers.headers import IGNORED, ideas_of, role_of

Row = Sequence[str | Decimal | date]
ARTICLE = frozenset(
    ("item", "article", "item_sku", "sku", "buyer_sku", "maker_sku", "gtin", "desc")
)
AMOUNTS = frozenset(("unit_price", "line_total"))
HEADER_REACH = 400
MAX_HEADER_CELLS = 400
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
    """Which columns hold which role, and the headings they stand under."""

    row: int
    headings: list[str]
    roles: list[str | None]
    places: dict[str, list[int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for index, role in enumerate(self.roles):
            if role and role != IGNORED:
                self.places.setdefault(role, []).append(index)

    def has(self, role: str) -> bool:
        return role in self.places

    def heading(self, role: str) -> str:
        return self.headings[self.places[role][0]]


def header_roles(row: Row) -> list[str | None]:
    """The role of each cell as a heading."""
    return [role_of(cell) if isinstance(cell, str) else None for cell in row[:MAX_HEADER_CELLS]]


def header_score(row: Row) -> float:
    """How much a row looks like the headings of order lines; 0 if it cannot be that."""
    filled = [cell for cell in row if cell != ""]
    if len(filled) < 2:
        return 0
    roles = {role for role in header_roles(row) if role and role != IGNORED}
    article, amount = bool(roles & ARTICLE), bool(roles & AMOUNTS)
    if not ("quantity" in roles and (article or amount)):
        return 0
    strange = sum(1 for cell in filled if not isinstance(cell, str) or looks_like_value(cell))
    return max(0.0, len(roles) + 2 * article + 2 * amount - 2 * strange)


def looks_like_value(cell: str) -> bool:
    digits = sum(character.isdigit() for character in cell)
    return digits * 2 > len(cell)


def find_headers(rows: Sequence[Row]) -> list[int]:
    """The rows of headings: the best one near the top, and below it those that are as good."""
    scores = [(header_score(row), -index) for index, row in enumerate(rows[:HEADER_REACH])]
    best, negative = max(scores, default=(0.0, 0))
    if best <= 0:
        return []
    first = -negative
    found = [first]
    for index in range(first + 1, len(rows)):
        row = rows[index]
        if not has_number(row) and header_score(row) >= max(3.0, best * 0.6):
            found.append(index)
    earlier = [index for index in range(first) if scores[index][0] >= max(5.0, best * 0.6)]
    return earlier + found


def has_number(row: Row) -> bool:
    """Whether a cell is a plain number: a line has one, and headings have none."""
    return any(
        not isinstance(cell, str) or cell.replace(".", "").replace(",", "").isdecimal()
        for cell in row
    )


def columns_of(rows: Sequence[Row], index: int) -> Columns:
    """The columns under one row of headings."""
    headings = [str(cell).strip() for cell in rows[index]]
    roles = header_roles(rows[index])
    plain = [" ".join(h.lower().replace("-", " ").replace("_", " ").split()) for h in headings]
    for mark, meanings in EXPORTS:
        if mark in plain:
            roles = [meanings.get(p, role) for p, role in zip(plain, roles, strict=False)]
    resolve_articles(roles, rows[index + 1 : index + 30])
    resolve_owners(roles)
    resolve_totals(headings, roles)
    resolve_names(roles)
    return Columns(index, headings, roles)


def resolve_articles(roles: list[str | None], rows: Sequence[Row]) -> None:
    """A column headed only `Item` or `Product` holds names, or where there are none, numbers."""
    stated = set(roles)
    numbered = stated & {"item", "item_sku", "sku", "buyer_sku"}
    for index, role in enumerate(roles):
        if role != "article":
            continue
        values = [row[index] for row in rows if index < len(row) and row[index] != ""]
        if "line" not in stated and counts_up(values):
            roles[index] = "line"
            continue
        words = sum(1 for value in values if isinstance(value, str) and is_name(value))
        if "desc" in stated:
            roles[index] = None if numbered else "item"
        else:
            roles[index] = "desc" if numbered or words * 2 > len(values) else "item"


def counts_up(values: Sequence[str | Decimal | date]) -> bool:
    """Whether these are the numbers of lines: 1, 2, 3 or 10, 20, 30 from the first row on."""
    numbers = [str(value).lstrip("0") for value in values]
    if not numbers or not all(each.isdecimal() and len(each) <= 6 for each in numbers):
        return False
    first = int(numbers[0])
    return first in {1, 10, 100} and all(
        int(each) == first * place for place, each in enumerate(numbers, start=1)
    )


def is_name(value: str) -> bool:
    """Whether a value is words rather than a code."""
    return not any(character.isdigit() for character in value) or value.count(" ") > 1


def resolve_owners(roles: list[str | None]) -> None:
    """Settle whose number a plain article number is.

    Without a word about its owner it is the number by which one orders, the seller's. Beside a
    number that says to be the seller's it is the buyer's own.
    """
    stated = set(roles)
    generic = "buyer_sku" if "sku" in stated else "sku"
    order = [role for role in ("item_sku", "item", "maker_sku") if role in stated]
    for position, role in enumerate(order):
        if position == 0:
            meaning: str | None = "sku" if role == "maker_sku" and "sku" not in stated else generic
        else:
            meaning = IGNORED
        for index, each in enumerate(roles):
            if each == role:
                roles[index] = meaning


def resolve_totals(headings: list[str], roles: list[str | None]) -> None:
    """Of an item's subtotal and total the first is the line's, the second includes its tax."""
    amounts = [index for index, role in enumerate(roles) if role == "line_total"]
    partial = [index for index in amounts if "sub" in ideas_of(headings[index])]
    if partial and len(partial) < len(amounts):
        for index in amounts:
            if index not in partial:
                roles[index] = "gross_total"


def resolve_names(roles: list[str | None]) -> None:
    """A plain `Name` beside article numbers is the article's, unless an address needs it."""
    stated = set(roles)
    address = stated & {"plain_street", "plain_city", "plain_postcode"}
    if "desc" not in stated and "plain_name" in stated and ARTICLE & stated and not address:
        roles[roles.index("plain_name")] = "desc"
