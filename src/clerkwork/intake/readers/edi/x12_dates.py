"""Dates of X12: eight digits, or six with or without a century beside them (elements 373, 624)."""

from datetime import date

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
