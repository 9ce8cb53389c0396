"""Numbers and days as they are printed: the same in every country, and never ambiguous."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from clerkwork.core import tables


def plain(number: Decimal | int | None) -> str:
    """A number without exponent, without zeros at its end; nothing for None."""
    return "" if number is None else tables.plain(Decimal(number))


def day(value: date | None) -> str:
    """ISO 8601, since 03/04 is two days; nothing for None."""
    return "" if value is None else value.isoformat()


def several(names: Sequence[str], most: int) -> str:
    """The first names, and how many more there are: “SO-000001, SO-000002 +7”."""
    more = f" +{len(names) - most}" if len(names) > most else ""
    return ", ".join(names[:most]) + more
