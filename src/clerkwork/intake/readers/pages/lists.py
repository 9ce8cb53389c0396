"""Order lines as a list: `- 12 pcs Widget, Item No. 4711, Price 3.50`, in one row or two."""

import re
from collections.abc import Sequence

from clerkwork.catalog.units import is_unit
from clerkwork.intake.readers.countries import fold
from clerkwork.intake.readers.pages.column_words import column_role
from clerkwork.intake.readers.pages.fields import CODE
from clerkwork.intake.readers.pages.fit import is_code
from clerkwork.intake.readers.pages.line import amount_of, quantity_of
from clerkwork.intake.readers.pages.loose_line import Item
from clerkwork.intake.readers.pages.runs import Row, Run, run_of
from clerkwork.intake.readers.pages.totals import closes
from clerkwork.intake.readers.pages.words import Word
from clerkwork.intake.readers.table.values import Habits

BULLET = re.compile(r"[-–—•*·▪◦‣o>]\Z|\(?(?:\d{1,3}[.)]|[a-z]\))\Z")
ORDINAL = re.compile(r"\d{1,3}[.)]\Z")
COUNT = re.compile(r"[-+]?\d[\d.,'’]*\Z")
TIMES = frozenset(("x", "×", "X", "*"))
NEAR = 1.2  # heights between the rows of one line
CODE_LENGTH = 4  # letters of a number that stands apart in its row
OF = frozenset(("of", "de", "di", "von", "van", "d'"))
EACH = frozenset(
    ("each", "ea", "apiece", "cad", "cadauno", "stk", "stuck", "pro", "la", "piece", "unite", "ht",
     "netto", "net", "c", "u", "per", "pezzo", "st", "stuk", "unidad", "ud", "un")
)  # fmt: skip
PRICE_SIGNS = frozenset(("@", "à", "á", "je", "zu", "at", "por", "per"))


def listed(rows: Sequence[Row], habits: Habits) -> list[Item]:
    """Rows that begin with a quantity and a unit, with the rows that go on with them."""
    items: list[Item] = []
    left = None
    for index, row in enumerate(rows):
        words = row.words
        begin = 1 if len(words) > 2 and BULLET.match(words[0].text) else 0
        start = counted(words[begin:], habits, bool(begin))
        if start is not None and (left is None or abs(words[0].left - left) < row.height):
            items.append(item_at(row, index, begin, start))
            left = words[0].left
        elif items and continues(rows, items[-1], index):
            items[-1].text.append(run_of(words, row.page))
            items[-1].last = index
    if any(item.bullet for item in items):
        items = [item for item in items if item.bullet]
    return [item for item in items if priced(item, habits) or named_above(item, rows)]


def item_at(row: Row, index: int, begin: int, start: tuple[int, int]) -> Item:
    """The item that begins with a quantity in this row, behind a bullet or its number."""
    words = row.words
    item = Item(index, index, bullet=bool(begin))
    size, unit = start
    if begin and ORDINAL.match(words[0].text):
        item.cells["line"] = run_of(words[:1], row.page)
    item.cells["quantity"] = run_of(words[begin : begin + size], row.page)
    if unit:
        item.cells["uom"] = run_of(words[begin + size : begin + size + 1], row.page)
    coded = [run for run in row.runs[1:] if len(run.words) == 1 and is_code(run.text)]
    if len(row.runs) > 2 and len(coded) == 1 and len(coded[0].text) > CODE_LENGTH:
        item.cells["sku"] = coded[0]
    taken = {id(word) for word in coded[0].words} if "sku" in item.cells else set()
    rest = [word for word in words[begin + size + unit :] if id(word) not in taken]
    if len(rest) > 1 and rest[0].text.lower() in OF:
        rest = rest[1:]
    item.text = [run_of(rest, row.page)] if rest else []
    return item


def named_above(item: Item, rows: Sequence[Row]) -> bool:
    """Take what is ordered from the row above: `1  4711  Widget`, below it `5 pcs x 2.00 = 10.00`."""
    above = rows[item.row - 1] if item.row else None
    if above is None or above.page is not rows[item.row].page or "unit_price" not in item.cells:
        return False
    if rows[item.row].top - above.bottom > NEAR * above.height:
        return False
    words = above.words
    if words[0].text.strip(".)").isdigit() and len(words) > 1:
        item.cells.setdefault("line", run_of(words[:1], above.page))
        words = words[1:]
    if is_code(words[0].text) and len(words) > 1:
        item.cells.setdefault("sku", run_of(words[:1], above.page))
        words = words[1:]
    item.row -= 1
    item.text = [run_of(words, above.page)]
    return True


def counted(words: Sequence[Word], habits: Habits, bullet: bool) -> tuple[int, int] | None:
    """(words of the quantity, words of the unit) where a list item begins; None where none does."""
    if len(words) < 3 or not COUNT.match(words[0].text):
        return None
    if quantity_of(words[0].text, habits.decimal_mark) is None:
        return None
    second = words[1].text
    if months_or_days(second):
        return None
    if second in TIMES:
        return 2, 0
    short = bullet and second.strip(".").isalpha() and len(second) < 8
    return (1, 1) if short or is_unit(second.strip(".,")) else None


DURATIONS = frozenset(
    """
    day days week weeks month months year years tag tage tagen woche wochen monat monate jour
    jours semaine semaines mois dia dias semana semanas mes meses giorni giorno settimane mesi
    dag dagen weken maanden netto net h hour hours
    """.split()  # noqa: SIM905
)  # fmt: skip


def months_or_days(word: str) -> bool:
    """Whether a number before this word is a length of time: `30 days net`."""
    return fold(word) in DURATIONS


def continues(rows: Sequence[Row], item: Item, index: int) -> bool:
    before, row = rows[item.last], rows[index]
    if item.last != index - 1 or row.page is not before.page or closes(row):
        return False
    if row.top - before.bottom > 0.6 * before.height:
        return False
    return row.runs[0].left >= rows[item.row].runs[0].left - 1 and index - item.row < 5


def priced(item: Item, habits: Habits) -> bool:
    """Take the price and the amount out of the text of a list item; whether it names anything."""
    if not item.text:
        return False
    merged = run_of([word for run in item.text for word in run.words], item.text[0].page)
    kept: list[Run] = []
    begin = position = 0
    while position < len(merged.words):
        hit = amount_at(merged, position, habits)
        if hit is None:
            position += 1
            continue
        role, value, end = hit
        item.cells.setdefault(role, value)
        if position > begin:
            kept.append(merged.part(begin, position))
        begin = position = end
    if begin < len(merged.words):
        kept.append(merged.part(begin))
    item.text = [run for run in kept if not EACH.issuperset(fold(run.text).split())]
    if item.text and "unit_price" not in item.cells:
        last_price(item, habits)
    return bool(item.text)


def last_price(item: Item, habits: Habits) -> None:
    """Take the amount in a currency that a list item ends with: `54,78 EUR cad.`"""
    run = item.text[-1]
    count = len(run.words)
    while count and fold(run.words[count - 1].text) in EACH:
        count -= 1
    for size in (2, 1):
        part = run.part(count - size, count) if count > size else None
        written = part.text.strip(" ,;") if part is not None else ""
        money = CODE.search(written) or any(sign in written for sign in "€$£")
        if part is not None and money and amount_of(written, habits.decimal_mark):
            item.cells["unit_price"] = part
            item.text[-1] = run.part(0, count - size)
            return


def amount_at(run: Run, begin: int, habits: Habits) -> tuple[str, Run, int] | None:
    """(role, words of the amount, word after) where a labelled price begins with this word."""
    count = len(run.words)
    for end in range(min(begin + 3, count - 1), begin, -1):
        label = " ".join(word.text for word in run.words[begin:end])
        if any(c.isdigit() for c in label):
            continue
        role = "unit_price" if label in PRICE_SIGNS else column_role(label.strip(":=,"))
        if begin == 0 and label in TIMES:
            role = "unit_price"
        elif label == "=":
            role = "line_total"
        if role not in {"unit_price", "line_total"}:
            continue
        for size in (4, 3, 2, 1):
            part = run.part(end, min(end + size, count))
            if len(part.words) == size and amount_of(part.text.strip(",;"), habits.decimal_mark):
                return role, part, end + size
    return None
