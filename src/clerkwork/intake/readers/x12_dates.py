"""Dates of X12: eight digits, or six with or without a century beside them (elements 373, 624)."""

from collections.abc import Mapping
from datetime import date

from clerkwork.intake.readers.x12_codes import DELIVERY_DATES

# Six digits without a century: X12 orders began in the eighties.
PIVOT = 70


def x12_date(text: str, century: str = "") -> str | None:
    """ISO date of CCYYMMDD or YYMMDD; None if it is no date."""
    if not (text.isascii() and text.isdecimal()):
        return None
    if len(text) == 6:
        if len(century) != 2:
            century = "19" if int(text[:2]) >= PIVOT else "20"
        text = century + text
    if len(text) != 8:
        return None
    try:
        return date(int(text[:4]), int(text[4:6]), int(text[6:])).isoformat()
    except ValueError:
        return None


def delivery_date(dates: Mapping[str, str]) -> str | None:
    """When the buyer wants the goods, from dates by qualifier: a date, or from/to."""
    if not dates:
        return None
    for codes in DELIVERY_DATES:
        found = [dates[code] for code in codes if code in dates]
        if found:
            whole = "/".join(found)
            return whole if whole.count("/") <= 1 else found[0]
    return None
