"""Dates within sentences, and what they are the date of."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from clerkwork.intake.readers.countries import fold
from clerkwork.intake.readers.table.values import Habits, iso_date, months
from clerkwork.intake.readers.text.shape import Piece

NUMERIC = r"\d{4}-\d{1,2}-\d{1,2}|\d{4}/\d{1,2}/\d{1,2}|\d{1,2}([./-])\s?\d{1,2}\2\s?(?:\d{4}|\d{2})(?!\d)"
DAY_FIRST = (
    r"\d{1,2}(?:st|nd|rd|th|er|º|ª|\.)?\s*(?:of\s+|de\s+|di\s+|d'|-|/)?\s*[^\W\d_]{3,10}\.?,?"
    r"\s*(?:de\s+|del\s+|-|/)?\s*(?:\d{4}|'?\d{2}(?=\b))"
)
MONTH_FIRST = r"[^\W\d_]{3,10}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}"
DATE = re.compile(
    rf"(?<![\w.,/-])(?P<date>{NUMERIC}|{DAY_FIRST}|{MONTH_FIRST})(?![\w]|[./-]\d)", re.IGNORECASE
)
# Words of a sentence that say when the goods are wanted.
WANTED = re.compile(
    r"deliver|(?:please|kindly) (?:ship|send|supply)|bitte (?:senden|schicken)"
    r"|wanted|wish|needed|need\b|require|arriv|expected"
    r"|ship(?:ped|ment)? (?:by|date|on|before)"
    r"|dispatch|due\b"
    r"|receive|no later|latest|by(?: the)?:?\s*\Z|before(?: the)?\s*\Z|"
    r"liefer|gewünscht|anliefer|benötig|wunschtermin|spätest|eintreff|bis (?:zum )?\Z|zum \Z|"
    r"livr|souhait|avant|au plus tard|pour le|réception|besoin|"
    r"entreg|entrega|antes de|recib|necesit|a más tardar|para el|"
    r"consegn|entro|ricev|per il|serv(?:e|ono)|"
    r"lever|uiterlijk|bezorg|nodig|vóór|voor \Z|"
    r"até|receb|precis|o mais tardar|chegar|"
    r"(?:have|has|must|need)s? to be|must be|be here|goods|moeten|deve\b|devono|merce|debe|deben"
    r"|mercanc|doit|doivent|marchandise|goederen|mercadoria|müssen|muss\b|\bware\b",
    re.IGNORECASE,
)
ORDERED = re.compile(
    r"order date|date of order|dated|\bdate\b|datum|\bvom\b|\bdu\b|\bfecha|\bdata\b|\bden\b"
    r"|bestelldatum"
    r"|\bfrom\b|\bvan\b|del\b|\bof\s*\Z",
    re.IGNORECASE,
)
BETWEEN = re.compile(
    r"(?:between|from|zwischen|vom|entre|tra il|tra|tussen|dal|du|del|von)\s*(?:le|el|il)?\s*\Z",
    re.IGNORECASE,
)
JOIN = re.compile(
    r"\s*(?:and|to|until|till|und|bis(?: zum)?|et(?: le)?|au|y(?: el)?|al|e(?: il)?|en|tot(?:"
    r" en met)?|e"
    r"|a|-|–)\s*\Z",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Dated:
    """A date in a text, ISO or from/to, with what stands before it."""

    value: str
    piece: Piece
    before: str
    sure: float = 1.0


def find_dates(piece: Piece, habits: Habits) -> Iterator[Dated]:
    """The dates of a piece of text in their order; two that make a window are one."""
    found = [
        each for match in DATE.finditer(piece.text[:4000]) if (each := dated(piece, match, habits))
    ]
    index = 0
    while index < len(found):
        value, begin, end, before = found[index]
        window = index + 1 < len(found) and JOIN.match(piece.text[end : found[index + 1][1]])
        if window and (BETWEEN.search(before) or "-" in window[0] or "–" in window[0]):
            later = found[index + 1]
            yield Dated(f"{value}/{later[0]}", piece.part(begin, later[2]), before)
            index += 2
        else:
            yield Dated(value, piece.part(begin, end), before)
            index += 1


def dated(piece: Piece, match: re.Match[str], habits: Habits) -> tuple[str, int, int, str] | None:
    """(ISO date, begin, end, the words before) of a match that is a date."""
    text = match["date"]
    if not is_date(match):
        return None
    value = iso_date(re.sub(r"(?<=\d)(?:st|nd|rd|th|er|º|ª)\b", "", text), habits)
    if value is None:
        return None
    return (
        value,
        match.start(),
        match.end(),
        piece.text[max(0, match.start() - 140) : match.start()],
    )


def is_date(match: re.Match[str]) -> bool:
    """Whether the words of a match name a month, or it has none."""
    words = re.findall(r"[^\W\d_]{3,}", match["date"])
    return not words or any(fold(word) in months() for word in words)


def ambiguous(text: str) -> bool:
    """Whether day and month of a date in digits could be read either way."""
    match = re.match(r"\s*(\d{1,2})[/-](\d{1,2})[/-]\d+", text)
    return match is not None and match[1] != match[2] and max(int(match[1]), int(match[2])) <= 12
