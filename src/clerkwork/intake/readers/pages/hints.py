"""What corrections taught about a layout: finding the place of a right value, and going there."""

import hashlib
from collections.abc import Iterator, Sequence
from decimal import Decimal, InvalidOperation

from clerkwork.intake.draft import Address, DraftOrder, Reading, Spot
from clerkwork.intake.hint import Hint
from clerkwork.intake.readers.countries import country_code, fold
from clerkwork.intake.readers.pages.fields import CODE
from clerkwork.intake.readers.pages.habits import date_in, habits_of, language_of
from clerkwork.intake.readers.pages.heading import Heading, headings_of
from clerkwork.intake.readers.pages.kind import title_of
from clerkwork.intake.readers.pages.label_words import PARTIES
from clerkwork.intake.readers.pages.labels import Label, clean
from clerkwork.intake.readers.pages.numbers import trimmed
from clerkwork.intake.readers.pages.runs import Row, Run, box_of, overlap, rows_of, run_of
from clerkwork.intake.readers.pages.sure import Signals, sure
from clerkwork.intake.readers.pages.words import Page
from clerkwork.intake.readers.source import Correction
from clerkwork.intake.readers.table.values import Habits, number

DATES = frozenset(("order_date", "requested_delivery"))
NUMBERS = frozenset(
    ("total", "charges", "quantity", "unit_price", "line_total", "price_base_quantity", "pack_size")
)
# What a document may never state and still be the same each time.
CONSTANT = frozenset(("currency", "buyer_name", "buyer_code", "uom", "price_base_quantity")) | {
    f"ship_to.{part}" for part in ("name", "street", "city", "postcode", "country", "region")
}
FAR = 0.5  # of the page's width, for a value right of its label
DEEP = 4.0  # heights, for a value below its label
LONGEST = 12  # words of a value


def fingerprint(rows: Sequence[Row], labels: Sequence[Label], headings: Sequence[Heading]) -> str:
    """The same for documents laid out alike: by title, table heading, and labels of parties."""
    first = rows[0].page
    titles = sorted({fold(r.text) for row in rows if row.page is first for r in row.runs
                     if (hit := title_of(r)) and hit[1] >= 2.5})  # fmt: skip
    heads = [fold(column.text) for heading in headings[:1]
             for column in [*heading.upper, *heading.columns]]  # fmt: skip
    named = sorted({fold(each.run.text) for each in labels
                    if each.run.page is first and each.sharp and each.name in {*PARTIES, "po"}})  # fmt: skip
    whole = "\n".join(["|".join(titles), "|".join(heads), "|".join(named)])
    return hashlib.sha256(whole.encode()).hexdigest()[:16]


def teach_pages(pages: Sequence[Page], reading: Reading, correction: Correction) -> Hint | None:
    """Where documents of this layout state the field that was corrected; None if that is open."""
    if reading.layout is None:
        return None
    rows = rows_of(pages)
    habits = habits_of(rows, [], language_of(rows))
    found = list(places_of(rows, correction.field, correction.value, habits))
    if correction.line is not None:
        return column_hint(rows, reading, correction, found)
    for run in found:
        label = label_near(rows, run)
        if label:
            return Hint(reading.layout, correction.field, "label", label[0], label[1])
    if found:
        box = ",".join(str(side) for side in box_of([found[0]])[1:])
        return Hint(reading.layout, correction.field, "region", box)
    if correction.field in CONSTANT and correction.value:
        return Hint(reading.layout, correction.field, "constant", correction.value)
    return None


def column_hint(
    rows: Sequence[Row], reading: Reading, correction: Correction, found: Sequence[Run]
) -> Hint | None:
    """The column in which a value of a line stands, nearest to where the line was read."""
    headings = headings_of(rows)
    spots = reading.orders[correction.order].lines[correction.line or 0].spots
    level = next((spot.at[3] for spot in spots.values() if spot.at[0] == "page"), None)
    for run in sorted(found, key=lambda r: abs(r.top / r.page.height - (level or 0))):
        for heading in headings:
            under = [c for c in heading.columns if overlap(run, c.runs[0]) > 0]
            under = under or sorted(heading.columns, key=lambda c: abs(c.middle - run.middle))[:1]
            return Hint(reading.layout or "", correction.field, "column", fold(under[0].text))
    if not found and correction.field in CONSTANT and correction.value:
        return Hint(reading.layout or "", correction.field, "constant", correction.value)
    return None


def places_of(rows: Sequence[Row], field: str, value: str, habits: Habits) -> Iterator[Run]:
    """The runs, or parts of them, that state a value."""
    wanted = fold(value)
    for row in rows:
        for run in row.runs:
            count = len(run.words)
            for size in range(min(count, LONGEST), 0, -1):
                for begin in range(count - size + 1):
                    part = run.part(begin, begin + size)
                    if says(field, part, value, wanted, habits):
                        yield part
                        break


def says(field: str, run: Run, value: str, wanted: str, habits: Habits) -> bool:
    name = field.rpartition(".")[2]
    if name in DATES:
        hit = date_in(run.text, habits)
        return hit is not None and hit[0] == value and len(hit[1].split()) == len(run.words)
    if name in NUMBERS:
        try:
            return number(run.text.strip("()"), habits.decimal_mark) == Decimal(value)
        except InvalidOperation:
            return False
    if name == "country":
        return country_code(clean(run.text)) == value
    return bool(wanted) and fold(run.text) == wanted


def label_near(rows: Sequence[Row], run: Run) -> tuple[str, str] | None:
    """(folded words, side) of what stands left of a value or above it and is no value itself."""
    for row in rows:
        if row.page is not run.page:
            continue
        for each in row.runs:
            inner = [
                w for w in each.words if w.right <= run.left + 0.1 and w.top == run.words[0].top
            ]
            if run.words[0] in each.words and inner:
                return label_words(run_of(inner, each.page), "within")
            level = min(each.bottom, run.bottom) - max(each.top, run.top)
            gap = run.left - each.right
            if level > 0.5 * each.height and 0 < gap < FAR * run.page.width and row.runs:
                nearest = max((r for r in row.runs if r.right <= run.left), key=lambda r: r.right)
                named = label_words(nearest, "right")
                if named:
                    return named
    above = [each for row in rows if row.page is run.page for each in row.runs
             if each.bottom <= run.top + 0.2 * run.height and overlap(each, run) > 0.3
             and run.top - each.bottom < DEEP * run.height]  # fmt: skip
    return label_words(above[-1], "below") if above else None


def label_words(run: Run, side: str) -> tuple[str, str] | None:
    words = fold(run.text)
    usable = words and not any(c.isdigit() for c in words) and len(words) < 60
    return (words, side) if usable else None


def column_roles(hints: Sequence[Hint]) -> dict[str, str]:
    """Roles by folded heading, as corrections of lines taught them."""
    roles = {
        "description": "desc",
        "requested_delivery": "delivery",
        "price_base_quantity": "price_base",
    }
    return {h.anchor: roles.get(h.field, h.field) for h in hints if h.kind == "column"}


def follow(order: DraftOrder, rows: Sequence[Row], hints: Sequence[Hint], habits: Habits) -> None:
    """Take the values of the order's head from where the hints say they are."""
    for hint in hints:
        if hint.kind == "column":
            continue
        if hint.kind == "constant":
            take_constant(order, hint)
            continue
        place = labelled(rows, hint) if hint.kind == "label" else within_box(rows, hint.anchor)
        value = parsed(hint.field, place, habits) if place is not None else None
        if place is not None and value is not None:
            set_field(order, hint.field, value)
            told = sure(Signals(hint.field, "hint", 0, 0, place.sure))
            order.spots[hint.field] = Spot(box_of([place]), told)


def take_constant(order: DraftOrder, hint: Hint) -> None:
    if hint.field in {"uom", "price_base_quantity"}:
        for line in order.lines:
            if getattr(line, hint.field) is None:
                known = Decimal(hint.anchor) if hint.field in NUMBERS else hint.anchor
                setattr(line, hint.field, known)
    else:
        set_field(order, hint.field, hint.anchor)


def set_field(order: DraftOrder, field: str, value: str | Decimal) -> None:
    head, _, part = field.partition(".")
    if not part:
        setattr(order, head, value)
        return
    order.ship_to = order.ship_to or Address()
    setattr(order.ship_to, part, value)


def labelled(rows: Sequence[Row], hint: Hint) -> Run | None:
    """What stands beside or below the words of a hint."""
    for index, row in enumerate(rows):
        for place, run in enumerate(row.runs):
            found = None
            if hint.how == "within":
                found = behind(run, hint.anchor)
            elif fold(run.text) == hint.anchor and hint.how == "right":
                found = row.runs[place + 1] if place + 1 < len(row.runs) else None
            elif fold(run.text) == hint.anchor:
                found = under(rows, index, run)
            if found is not None:
                return found
    return None


def behind(run: Run, anchor: str) -> Run | None:
    """The words of a run after those of a label."""
    ends = (end for end in range(1, len(run.words)) if fold(run.part(0, end).text) == anchor)
    end = next(ends, None)
    return None if end is None else run.part(end)


def under(rows: Sequence[Row], index: int, run: Run) -> Run | None:
    """The first run below a label."""
    near = (row for row in rows[index + 1 : index + 5] if row.page is run.page)
    return next((each for row in near for each in row.runs if overlap(run, each) > 0.3), None)


def within_box(rows: Sequence[Row], anchor: str) -> Run | None:
    """The words in a box of a page, given as its number and the parts of its size."""
    try:
        number_of_page, left, top, right, bottom = (float(side) for side in anchor.split(","))
    except ValueError:
        return None
    for row in rows:
        page = row.page
        if page.number != int(number_of_page):
            continue
        level = (row.top + row.bottom) / 2 / max(page.height, 0.01)
        if top <= level <= bottom:
            slack = 0.01 * page.width
            words = [w for w in row.words if w.left >= left * page.width - slack
                     and w.left <= right * page.width + slack]  # fmt: skip
            if words:
                return run_of(words, page)
    return None


def parsed(field: str, run: Run, habits: Habits) -> str | Decimal | None:
    """The value of a field in the words of a run; None where they do not fit it."""
    name = field.rpartition(".")[2]
    text = clean(run.text)
    if name in DATES:
        hit = date_in(text, habits)
        return hit[0] if hit else None
    if name in NUMBERS:
        return number(text, habits.decimal_mark)
    if name == "currency":
        match = CODE.search(text)
        return match[1] if match else None
    if name == "country":
        return country_code(text)
    if name == "po_number":
        return trimmed(run) if any(c.isdigit() for c in text) else None
    return text or None
