"""Arithmetic between columns: quantity times price is amount, whatever the headings say."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import permutations

from clerkwork.intake.readers.table.values import Row, number, number_with_unit

MOST = 8  # columns that are tried in every order
ENOUGH = 0.8  # of the rows
CENT = Decimal("0.01")


def value_at(row: Row, column: int, mark: str) -> Decimal | None:
    if column >= len(row):
        return None
    cell = row[column]
    value = number(cell, mark)
    if value is None:
        together = number_with_unit(cell, mark)
        value = together[0] if together else None
    return value


def agrees(quantity: Decimal, price: Decimal, amount: Decimal, base: Decimal = Decimal(1)) -> bool:
    """Whether the amount is the product, but for the rounding of the price and of itself."""
    product = quantity * price / (base or Decimal(1))
    return abs(product - amount) <= max(CENT, abs(quantity) * CENT / 2 / (base or Decimal(1)))


def proven(
    rows: Iterable[Row],
    columns: tuple[int, int, int],
    mark: str,
    bases: Sequence[int] = (1, 100, 1000),
) -> bool:
    """Whether quantity, price and amount stand in these columns, by most of the rows.

    Rows in which the quantity is one prove nothing about which is which.
    """
    right = wrong = 0
    for row in rows:
        quantity, price, amount = (value_at(row, column, mark) for column in columns)
        if quantity is None or price is None or amount is None or quantity in {0, 1}:
            continue
        if price == amount or not price:
            wrong += 1
        elif any(agrees(quantity, price, amount, Decimal(base)) for base in bases):
            right += 1
        else:
            wrong += 1
    return right > 0 and right >= ENOUGH * (right + wrong) and right + wrong >= 2


def find_triple(
    rows: Sequence[Row], known: dict[str, int], free: Sequence[int], mark: str
) -> dict[str, int] | None:
    """The columns of quantity, unit_price and line_total, some known and the others among `free`."""
    roles = ("quantity", "unit_price", "line_total")
    missing = [role for role in roles if role not in known]
    if not missing or len(free) < len(missing):
        return None
    for chosen in permutations(free[:MOST], len(missing)):
        columns = {**known, **dict(zip(missing, chosen, strict=True))}
        quantity, price, amount = (columns[role] for role in roles)
        if whole(rows, quantity, mark) and proven(rows, (quantity, price, amount), mark):
            return columns
    return None


def whole(rows: Sequence[Row], column: int, mark: str) -> bool:
    """Whether most values are whole: of two factors that is the quantity."""
    values = [value for row in rows if (value := value_at(row, column, mark)) is not None]
    return bool(values) and sum(v == v.to_integral_value() for v in values) >= 0.9 * len(values)


def mark_by_proof(rows: Sequence[Row], columns: tuple[int, int, int]) -> str | None:
    """The decimal mark with which the rows add up; None if both or neither do."""
    point, comma = (proven(rows, columns, mark, bases=(1,)) for mark in (".", ","))
    return None if point == comma else "." if point else ","
