"""Numbers and days as they are printed: the same in every country, and never ambiguous."""

from datetime import date
from decimal import Decimal


def plain(number: Decimal | int | None) -> str:
    """A number without exponent, without zeros at its end; nothing for None."""
    if number is None:
        return ""
    text = f"{Decimal(number):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def day(value: date | None) -> str:
    """ISO 8601, since 03/04 is two days; nothing for None."""
    return "" if value is None else value.isoformat()
