"""Dates of UN/EDIFACT: a value and the code (element 2379) that says how it is written."""

from datetime import date, timedelta
from functools import lru_cache

from clerkwork.intake.readers.edi.x12_dates import x12_date

LONGEST = 35  # element 2380
# Format codes with the year first: how many digits of the beginning are the date.
YEAR_FIRST = {
    **dict.fromkeys(("101", "201", "202", "301"), 6),
    **dict.fromkeys(("102", "203", "204", "205", "303", "304"), 8),
}
WEEKS = {"615": 4, "616": 6}
MONTHS = {"609": 4, "610": 6}
# Times of day, and lengths of time: right as they are, and no dates.
NO_DATES = frozenset(("401", "402", "404", "405", "501", "502", "503"))
DURATIONS = range(800, 830)
# Lengths of one date, as its two halves show in a period of the codes from 700 on.
BY_LENGTH = {6: "101", 8: "102", 10: "201", 12: "203", 14: "204"}
OTHERWISE = 0.9  # written otherwise than its code says, and plain all the same


def is_no_date(form: str) -> bool:
    """Whether the value of this format is a time of day or a length of time."""
    return form in NO_DATES or (form.isdecimal() and len(form) == 3 and int(form) in DURATIONS)


@lru_cache(maxsize=2048)
def edifact_date(value: str, form: str) -> tuple[str, float] | None:
    """(ISO date or from/to, how sure that is) of a value in a format; None if it is no date."""
    value = value.strip()
    if not value or len(value) > LONGEST or not value.isascii():
        return None
    if form in YEAR_FIRST:
        exact = first_digits(value, YEAR_FIRST[form])
        if exact:
            return exact
    elif form == "2" and len(value) == 6:
        return known(value[4:] + value[2:4] + value[:2])
    elif form == "3" and len(value) == 6:
        return known(value[4:] + value[:4])
    elif form == "4" and len(value) == 8:
        return known(value[4:] + value[2:4] + value[:2])
    elif form in WEEKS:
        return week(value, WEEKS[form])
    elif form in MONTHS:
        return month(value, MONTHS[form])
    elif form.startswith("7"):
        return period(value)
    return unsaid(value)


def known(digits: str) -> tuple[str, float] | None:
    iso = x12_date(digits)
    return (iso, 1.0) if iso else None


def first_digits(value: str, digits: int) -> tuple[str, float] | None:
    """The date at the beginning, where as many digits of time as there may be follow it."""
    rest = value[digits:]
    if len(value) % 2 or (rest and not rest[:4].isdecimal()):
        return None
    if digits == 6 and len(value) == 8:
        return None
    return known(value[:digits])


def unsaid(value: str) -> tuple[str, float] | None:
    """A date whose code is missing, or says something else than is there."""
    plain = value.replace("-", "").replace("/", "").replace(".", "")
    form = BY_LENGTH.get(len(plain))
    if form is None or (plain != value and value[4:5] not in "-/."):
        return None
    iso = x12_date(plain[: YEAR_FIRST[form]])
    return (iso, OTHERWISE) if iso else None


def period(value: str) -> tuple[str, float] | None:
    """Two dates, with or without a hyphen between them, as from/to."""
    begin, hyphen, end = value.partition("-")
    if not hyphen:
        half = len(value) // 2
        begin, end = value[:half], value[half:]
    if len(begin) not in BY_LENGTH or len(begin) != len(end):
        return None
    first, last = (x12_date(each[: YEAR_FIRST[BY_LENGTH[len(each)]]]) for each in (begin, end))
    if not first or not last:
        return None
    return (first if first == last else f"{first}/{last}"), 1.0


def week(value: str, digits: int) -> tuple[str, float] | None:
    """The Monday and Sunday of a week as from/to."""
    year, number = century(value[: digits - 2]), value[digits - 2 :]
    if len(value) != digits or year is None or not number.isdecimal():
        return None
    try:
        monday = date.fromisocalendar(year, int(number), 1)
        return f"{monday.isoformat()}/{(monday + timedelta(days=6)).isoformat()}", OTHERWISE
    except (ValueError, OverflowError):
        return None


def month(value: str, digits: int) -> tuple[str, float] | None:
    """The first and last day of a month as from/to."""
    first = x12_date(f"{value}01") if len(value) == digits else None
    if first is None:
        return None
    begin = date.fromisoformat(first)
    if begin.year >= date.max.year:
        return None
    following = (begin.replace(day=28) + timedelta(days=4)).replace(day=1)
    return f"{first}/{(following - timedelta(days=1)).isoformat()}", OTHERWISE


def century(year: str) -> int | None:
    """The year of two or four digits."""
    whole = x12_date(f"{year}0101")
    return int(whole[:4]) if whole else None
