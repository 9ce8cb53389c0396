"""A row of a table from which only the quantity was left out."""

from clerkwork.intake.readers.table.columns import Columns
from clerkwork.intake.readers.table.values import Habits, number
from clerkwork.intake.readers.text.shape import Piece


def unfilled(row: list[Piece | None], columns: Columns, habits: Habits) -> bool:
    """Whether the row has the number of an article and its price, and nothing for the quantity."""
    numbered = any(
        any(map(str.isdigit, text))
        for role in ("sku", "buyer_sku", "gtin")
        for text in texts(row, columns, role)
    )
    priced = any(
        number(text, habits.decimal_mark) is not None for text in texts(row, columns, "unit_price")
    )
    missing = columns.has("quantity") and not texts(row, columns, "quantity")
    return numbered and priced and missing


def texts(row: list[Piece | None], columns: Columns, role: str) -> list[str]:
    """What stands under the headings of this role."""
    places = columns.places.get(role, ())
    return [cell.text for i in places if i < len(row) and (cell := row[i])]
