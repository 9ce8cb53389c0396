"""Numbers and dates as people write them in tables: the habit of the whole table decides."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cache

from clerkwork.catalog.units import is_unit
from clerkwork.intake.readers.countries import LANGUAGES, fold

Cell = str | Decimal | date  # empty text where there is nothing
Row = Sequence[Cell]
SIGNS = r"(?:US|CA|AU|NZ|HK|C|A|R|S)?\$|[€£¥₹₽₺₩]|kr\.?|Kr\.?|zł|Kč|Ft|Fr\.?|SFr\.?"
MONEY = rf"(?:[A-Z]{{3}}(?![A-Za-z])|{SIGNS})"
AROUND = re.compile(rf"\A{MONEY}\s*|\s*{MONEY}\Z")
BLANKS = re.compile(r"(?<=\d)[ \u00a0\u2009\u202f'’](?=\d{3}(?!\d))")
DASHES = re.compile(r"[.,](?:-+|–|—)\Z")
DIGITS = re.compile(r"\d{1,20}\Z")
WITH_UNIT = re.compile(r"([-+]?[\d.,' \u00a0]*\d)\s*(?:x\s*)?([^\W\d_][^\d]{0,14})\Z")
LONGEST = 60  # characters of a number or a date; more is a text, and slow to search
EXCEL_EPOCH = date(1899, 12, 30)
TIME = r"(?:[T ,]+\d{1,2}[:.h]?\d\d.*)?\Z"
ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})" + TIME)
COMPACT = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)\Z")
NUMERIC = re.compile(r"(\d{1,2})\s?([./-])\s?(\d{1,2})\s?\2\s?(\d{4}|\d{2})" + TIME)
WORDY = re.compile(r"\d{1,4}|[^\W\d_]+")
RANGE = re.compile(
    r"\s+(?:-|–|bis|to|until|au|al|tot|a|e|/)\s+|(?<=\d)\s*–\s*(?=\d)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Habits:
    """How this table writes: its decimal mark, and whether the day stands before the month.

    `day_sure` is how sure the order of day and month is where a date may be read both ways.
    """

    decimal_mark: str = "."
    day_first: bool = True
    mark_known: bool = True
    day_sure: float = 1.0

    @property
    def day_known(self) -> bool:
        """Whether something in the document tells the order of day and month."""
        return self.day_sure > 0.9


def bare_number(text: str) -> tuple[str, int] | None:
    """(digits with their marks, sign) without currency and blanks; None if it is no number."""
    body = DASHES.sub("", AROUND.sub("", AROUND.sub("", text.strip())).strip())
    sign = 1
    if body.startswith("(") and body.endswith(")"):
        body, sign = AROUND.sub("", body[1:-1].strip()), -1
    if body[:1] in {"-", "−", "+"}:
        body, sign = body[1:].strip(), -sign if body[0] != "+" else sign
        body = AROUND.sub("", body)
    elif body.endswith("-"):
        body, sign = body[:-1].strip(), -sign
    body = BLANKS.sub("", body)
    return (body, sign) if body and re.fullmatch(r"[\d.,]{1,40}", body) else None


def number(cell: Cell, decimal_mark: str) -> Decimal | None:
    """The exact value of a cell; None if it is not a number."""
    if isinstance(cell, Decimal):
        return cell
    if not isinstance(cell, str) or len(cell) > LONGEST:
        return None
    bare = bare_number(cell)
    if bare is None:
        return None
    plain = without_thousands(bare[0], decimal_mark)
    return None if plain is None else Decimal(plain) * bare[1]


def without_thousands(body: str, decimal_mark: str) -> str | None:
    """Digits with at most a point; None where the marks make no sense."""
    own = own_mark(body)
    mark = own or decimal_mark
    whole, found, fraction = body.rpartition(mark) if mark in body else (body, "", "")
    other = "," if mark == "." else "."
    if other in fraction or mark in whole:
        return None
    groups = whole.split(other)
    if len(groups) > 1 and not thousands(groups):
        return None
    digits = "".join(groups)
    if not (DIGITS.match(digits or "0") and DIGITS.match(fraction or "0")):
        return None
    return f"{digits or '0'}.{fraction}" if found and fraction else digits or None


def thousands(groups: list[str]) -> bool:
    """1,234,567 and the Indian 12,34,567."""
    return (
        1 <= len(groups[0]) <= 3
        and all(len(group) in {2, 3} for group in groups[1:])
        and len(groups[-1]) == 3
    )


def own_mark(body: str) -> str | None:
    """The decimal mark that a number shows by itself; None if it may be either or has none."""
    points, commas = body.count("."), body.count(",")
    if points and commas:
        return "." if body.rindex(".") > body.rindex(",") else ","
    if points + commas != 1:
        return ("," if points else ".") if points + commas else None
    mark = "." if points else ","
    whole, _, fraction = body.partition(mark)
    if len(fraction) == 3 and 1 <= len(whole) <= 3 and whole[0] != "0":
        return None
    return mark


def either_mark(cell: str) -> bool:
    """Whether the mark in this number may be the decimal one or one of thousands."""
    bare = bare_number(cell) if len(cell) <= LONGEST else None
    return bare is not None and own_mark(bare[0]) is None and not bare[0].isdecimal()


def decimal_mark(cells: Iterable[Cell], otherwise: str) -> str:
    """The decimal mark of a table, from every number in it that shows one; else the other."""
    return voted_mark(cells) or otherwise


def voted_mark(cells: Iterable[Cell]) -> str | None:
    """The decimal mark that most numbers show; None where they tie, or none shows one."""
    votes = {".": 0, ",": 0}
    for cell in cells:
        bare = bare_number(cell) if isinstance(cell, str) and len(cell) <= LONGEST else None
        mark = own_mark(bare[0]) if bare else None
        if mark:
            votes[mark] += 1
    if votes["."] == votes[","]:
        return None
    return "." if votes["."] > votes[","] else ","


def number_with_unit(
    cell: Cell, mark: str, *, any_word: bool = False
) -> tuple[Decimal, str] | None:
    """`12 pcs` or `5 Stk.`: a quantity and a unit we know, or any word where that is said."""
    if not isinstance(cell, str) or len(cell) > LONGEST:
        return None
    match = WITH_UNIT.match(cell.strip())
    if not match or not (is_unit(match[2].strip()) or (any_word and len(match[2].split()) == 1)):
        return None
    value = number(match[1], mark)
    return None if value is None else (value, match[2].strip())


def number_part(cell: Cell) -> Cell:
    """The number of a cell that has a word behind it; any other cell as it is."""
    match = (
        WITH_UNIT.match(cell.strip()) if isinstance(cell, str) and len(cell) <= LONGEST else None
    )
    return match[1] if match else cell


def day_or_month(cell: Cell) -> bool:
    """Whether a date may be read with the day first and with the month first."""
    match = NUMERIC.match(cell.strip()[:LONGEST]) if isinstance(cell, str) else None
    if not match or match[2] == ".":
        return False
    return match[1] != match[3] and int(match[1]) <= 12 and int(match[3]) <= 12


def day_order(cells: Iterable[Cell]) -> tuple[bool, float] | None:
    """Whether these dates have the day first, and how sure that is; None if none of them tells."""
    day_first = month_first = 0
    pairs: list[tuple[int, int, int]] = []
    for cell in cells:
        match = NUMERIC.match(cell.strip()[:LONGEST]) if isinstance(cell, str) else None
        if not match:
            continue
        first, second = int(match[1]), int(match[3])
        if match[2] == "." or first > 12:
            day_first += 1
        elif second > 12:
            month_first += 1
        pairs.append((first, second, int(match[4])))
    if day_first or month_first:
        return day_first >= month_first, 0.6 if day_first and month_first else 1.0
    closer = closer_together(set(pairs))
    return None if closer is None else (closer, 0.95)


def closer_together(pairs: set[tuple[int, int, int]]) -> bool | None:
    """Dates of one list lie together: the reading with the much shorter span is the likely one."""
    if len(pairs) < 3:
        return None
    spans = []
    for day, month in ((0, 1), (1, 0)):
        days = [each[2] * 372 + each[month] * 31 + each[day] for each in pairs]
        spans.append(max(days) - min(days))
    if spans[0] * 3 < spans[1]:
        return True
    return False if spans[1] * 3 < spans[0] else None


def iso_date(cell: Cell, habits: Habits) -> str | None:
    """ISO date, or from/to of a range; None if it is no date."""
    if isinstance(cell, Decimal):
        whole = int(cell) if 20_000 <= cell < 80_000 else 0
        return (EXCEL_EPOCH + timedelta(days=whole)).isoformat() if whole else compact(str(cell))
    if isinstance(cell, date):
        return cell.isoformat()
    text = cell.strip()
    if len(text) > LONGEST:
        return None
    single = single_date(text, habits)
    if single:
        return single
    parts = RANGE.split(text)
    if len(parts) == 2:
        begin, end = (single_date(part.strip(), habits) for part in parts)
        return f"{begin}/{end}" if begin and end else None
    return None


def single_date(text: str, habits: Habits) -> str | None:
    match = ISO.match(text)
    if match:
        return valid(int(match[1]), int(match[2]), int(match[3]))
    match = NUMERIC.match(text)
    if match:
        first, second, year = int(match[1]), int(match[3]), full_year(match[4])
        day_first = (habits.day_first or match[2] == "." or first > 12) and second <= 12
        return valid(year, second, first) if day_first else valid(year, first, second)
    return compact(text) or worded(text)


def compact(text: str) -> str | None:
    match = COMPACT.match(text)
    return valid(int(match[1]), int(match[2]), int(match[3])) if match else None


def worded(text: str) -> str | None:
    """A date with the name of its month: 3 March 2026, March 3rd, 2026, 03-mars-26."""
    month = None
    numbers: list[str] = []
    for word in WORDY.findall(text):
        if word.isdecimal():
            numbers.append(word)
        elif month is None:
            month = months().get(fold(word))
    if month is None or len(numbers) < 2:
        return None
    first, second = numbers[0], numbers[1]
    if len(first) == 4:
        return valid(int(first), month, int(second))
    return valid(full_year(second), month, int(first)) if len(second) in {2, 4} else None


def full_year(written: str) -> int:
    """Two digits are of this century up to 69, as POSIX has it."""
    year = int(written)
    if len(written) > 2:
        return year
    return year + (2000 if year < 70 else 1900)


def valid(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


@cache
def months() -> dict[str, int]:
    """Number of the month by its folded name, long or short, in all our languages."""
    from babel import Locale  # carries them all; loaded only when a date is in words

    found: dict[str, int] = {"sept": 9, "maerz": 3, "mrz": 3}
    for language in LANGUAGES:
        for names in Locale(language).months.values():
            for width in ("wide", "abbreviated"):
                for month, name in names[width].items():
                    found.setdefault(fold(name), month)
    return found
