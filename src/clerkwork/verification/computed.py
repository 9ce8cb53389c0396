"""What rules find that SQL cannot say: Python looks, the one statement of all rules writes it down."""

from collections.abc import Sequence
from typing import NamedTuple

from clerkwork.core.sql import transposed


class Computed(NamedTuple):
    """One thing found about an order, by the code of the rule that says it."""

    code: str
    order_id: int
    found: str
    expected: str
    suggestion: str | None = None


def said_by(code: str) -> str:
    """The query of a rule whose findings Python computes."""
    return f"""
        SELECT order_id, NULL::bigint, found, expected, suggestion FROM computed
         WHERE code = '{code}'
        """


def as_columns(found: Sequence[Computed]) -> dict[str, list[object]]:
    """The findings as arrays for the statement that writes them."""
    names = ("codes", "orders", "found", "expected", "suggestions")
    return {
        f"computed_{name}": column
        for name, column in zip(names, transposed(found, len(names)), strict=True)
    }
