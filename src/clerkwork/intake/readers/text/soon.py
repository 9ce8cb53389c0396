"""Days without a year: a weekday, a day of a month, a calendar week, next after the mail's date."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from clerkwork.intake.draft import DraftOrder
from clerkwork.intake.readers.countries import fold
from clerkwork.intake.readers.table.values import months
from clerkwork.intake.readers.text.dates import WANTED
from clerkwork.intake.readers.text.labels import Labels
from clerkwork.intake.readers.text.shape import Page, Piece

WEEKDAYS = {
    name: day
    for day, names in enumerate(
        (
            "monday montag lundi lunes lunedi maandag segunda",
            "tuesday dienstag mardi martes martedi dinsdag terca",
            "wednesday mittwoch mercredi miercoles mercoledi woensdag quarta",
            "thursday donnerstag jeudi jueves giovedi donderdag quinta",
            "friday freitag vendredi viernes venerdi vrijdag sexta",
            "saturday samstag sonnabend samedi sabado sabato zaterdag",
            "sunday sonntag dimanche domingo domenica zondag",
        )
    )
    for name in names.split()
}
DAY_FIRST = re.compile(
    r"(?<![\w.,/-])(?P<day>\d{1,2})(?:st|nd|rd|th|er|º|ª|\.)?\s*(?:of\s+|de\s+|di\s+)?"
    r"(?P<month>[^\W\d_]{3,10})\b(?!\.?,?\s*(?:de\s+|del\s+)?'?\d)",
    re.IGNORECASE,
)
MONTH_FIRST = re.compile(
    r"\b(?P<month>[^\W\d_]{3,10})\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?(?![\w/-]|\.\d|,?\s*\d{4})",
    re.IGNORECASE,
)
DIGITS = re.compile(r"(?<![\w.,/-])(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?!\s?\d)")
WEEK = re.compile(
    r"\b(?:kw|kalenderwoche|calendar week|week (?:no\.? ?)?|wk|semaine|semana|settimana)\.?\s?"
    r"(?P<week>\d{1,2})(?:\s?/\s?(?P<year>20\d\d))?\b",
    re.IGNORECASE,
)
WORD = re.compile(r"[^\W\d_]{5,12}")
OFTEN = re.compile(
    r"\b(?:every|each|jeden|immer|chaque|tous les|cada|todos los|ogni|elke|open|geöffnet|ouvert)\b",
    re.IGNORECASE,
)
NEXT, WEEKLY = 0.85, 0.9  # how sure


def set_soon(order: DraftOrder, page: Page, labels: Labels, sent: date | None) -> None:
    """When the goods are wanted, where only a day without a year says so; never surer than 0.9."""
    if sent is None or order.requested_delivery:
        return
    ordered = {spot.at[1] for line in order.lines for spot in line.spots.values()}
    for piece, labelled in told(page, labels):
        if piece.line in ordered and not labelled and not WANTED.search(piece.text):
            continue
        for value, place, sure in days_in(piece, sent):
            before = piece.text[: place[0]][-80:]
            if labelled or WANTED.search(before):
                order.requested_delivery = value
                order.spots["requested_delivery"] = piece.part(*place).spot(sure)
                return


def told(page: Page, labels: Labels) -> Iterator[tuple[Piece, bool]]:
    """The values of labels of delivery first, then every line."""
    yield from ((each.value, True) for each in labels.all("delivery"))
    yield from ((line, False) for line in page.lines[:400] if line.text.strip())


def days_in(piece: Piece, sent: date) -> Iterator[tuple[str, tuple[int, int], float]]:
    """(ISO date or window, begin and end, how sure) of the days in a piece of text."""
    text = piece.text[:2_000]
    for match in WEEK.finditer(text):
        if window := week_of(match, sent):
            yield window, match.span(), WEEKLY
    for pattern in (DAY_FIRST, MONTH_FIRST, DIGITS):
        for match in pattern.finditer(text):
            if day := day_of(match, sent):
                yield day.isoformat(), match.span(), NEXT
    named = [match for match in WORD.finditer(text) if fold(match[0]) in WEEKDAYS]
    if len(named) == 1 and not OFTEN.search(text):
        ahead = (WEEKDAYS[fold(named[0][0])] - sent.weekday() - 1) % 7 + 1
        yield (sent + timedelta(days=ahead)).isoformat(), named[0].span(), NEXT


def week_of(match: re.Match[str], sent: date) -> str | None:
    """Monday and Sunday of the ISO week, of the year it names, else the next such week."""
    for year in (int(match["year"]),) if match["year"] else (sent.year, sent.year + 1):
        try:
            monday = date.fromisocalendar(year, int(match["week"]), 1)
        except ValueError:
            continue
        if match["year"] or monday + timedelta(days=6) >= sent:
            return f"{monday.isoformat()}/{(monday + timedelta(days=6)).isoformat()}"
    return None


def day_of(match: re.Match[str], sent: date) -> date | None:
    """The next such day, of this year or the next one, within eleven months."""
    named = match["month"]
    month = int(named) if named.isdecimal() else months().get(fold(named), 0)
    for year in (sent.year, sent.year + 1):
        try:
            found = date(year, month, int(match["day"]))
        except ValueError:
            return None
        if sent <= found <= sent + timedelta(days=330):
            return found
    return None
