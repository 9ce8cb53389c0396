"""Words on pages to an order: what a person does who reads a printed order.

It knows nothing of PDF, pictures or mail: whoever has words and where they stand calls
`read_pages`.
"""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from clerkwork.intake.draft import DraftLine, DraftOrder, Problem, Reading, Spot
from clerkwork.intake.hint import Hint
from clerkwork.intake.readers.pages.body import Table, read_table
from clerkwork.intake.readers.pages.choice import Found
from clerkwork.intake.readers.pages.doubt import doubt
from clerkwork.intake.readers.pages.fields import (
    CODE,
    PRICES,
    currency,
    delivery_date,
    order_date,
    paid,
)
from clerkwork.intake.readers.pages.habits import habits_of, language_of, numbers_in, telling
from clerkwork.intake.readers.pages.heading import Heading, as_first, headings_of, similar
from clerkwork.intake.readers.pages.hints import column_roles, fingerprint, follow
from clerkwork.intake.readers.pages.kind import kind_of
from clerkwork.intake.readers.pages.labels import Label, labels_of
from clerkwork.intake.readers.pages.line import LineReader
from clerkwork.intake.readers.pages.loose import Loose, loose_lines
from clerkwork.intake.readers.pages.numbers import order_number
from clerkwork.intake.readers.pages.parties import Place, buyer_of, places_of, ship_to
from clerkwork.intake.readers.pages.prefixed import take_numbers
from clerkwork.intake.readers.pages.roles import roles_of
from clerkwork.intake.readers.pages.runs import Row, Run, box_of, rows_of
from clerkwork.intake.readers.pages.sentences import delivery_told
from clerkwork.intake.readers.pages.split import split
from clerkwork.intake.readers.pages.strip import Entry
from clerkwork.intake.readers.pages.sure import Signals, sure
from clerkwork.intake.readers.pages.terms import set_terms
from clerkwork.intake.readers.pages.totals import (
    Sum,
    charges_of,
    closes,
    grand_total,
    sums_of,
)
from clerkwork.intake.readers.pages.typed import typed_lines
from clerkwork.intake.readers.pages.words import Page, Rule, Word
from clerkwork.intake.readers.table.values import Habits

__all__ = ["Page", "Rule", "Word", "read_pages"]

NO_ORDER = "found no purchase order on these pages"


def read_pages(pages: Sequence[Page], *, format: str, hints: Sequence[Hint] = ()) -> Reading:
    """The order on these pages, or what kind of document they are. Never raises on any words."""
    rows = rows_of(pages)
    if not rows:
        return Reading(format, "unreadable", problems=[Problem("document", "found no words")])
    groups = split(rows)
    return read_each(groups, format, hints) if len(groups) > 1 else read_rows(rows, format, hints)


def read_rows(rows: Sequence[Row], format: str, hints: Sequence[Hint]) -> Reading:
    """The order in these rows, or what kind of document they are."""
    headings = headings_of(rows)
    first = headings[0].begin if headings else None
    labels = labels_of(rows)
    verdict = kind_of(rows, labels, first)
    if verdict.kind != "order":
        what = f"{NO_ORDER}, but a document of another kind ({verdict.kind.replace('_', ' ')})"
        return Reading(format, verdict.kind, problems=[Problem("document", what)])
    tables = tables_of(rows, headings)
    language = language_of(rows)
    loose = None
    if not tables:
        loose = loose_lines(rows, habits_of(rows, telling(numbers_in(rows)), language))
        if loose is None and order_number(rows, labels, 0.6):
            loose = typed_lines(rows)
    if not tables and loose is None:
        what = f"{NO_ORDER}: it is titled as one, but no order lines were found"
        return Reading(format, "other", problems=[Problem("document", what)])
    layout = fingerprint(rows, labels, headings)
    known = [hint for hint in hints if hint.layout == layout]
    order, problems = read_order(Paper(rows, labels, tables, loose, first), known)
    return Reading(format, "order", [order], problems, layout=layout)


def read_each(groups: Sequence[Sequence[Row]], format: str, hints: Sequence[Hint]) -> Reading:
    """Several orders in one document, each from the rows that are its own."""
    whole: Reading | None = None
    for rows in groups:
        reading = read_rows(rows, format, hints)
        if whole is None:
            whole = reading
            continue
        for problem in reading.problems:
            if problem.order is not None:
                problem.order += len(whole.orders)
        whole.orders.extend(reading.orders)
        whole.problems.extend(reading.problems)
        whole.layout = whole.layout or reading.layout
        whole.kind = "order" if whole.orders else whole.kind
    return whole or Reading(format, "unreadable")


def tables_of(rows: Sequence[Row], headings: Sequence[Heading]) -> list[Table]:
    """The tables of order lines: those whose headings are like the clearest with lines."""
    tables: list[Table] = []
    for position, heading in enumerate(headings):
        end = headings[position + 1].begin if position + 1 < len(headings) else len(rows)
        table = read_table(rows, as_first(rows, headings, heading), end, closes)
        if table.entries:
            tables.append(table)
    if not tables:
        return []
    best = max(tables, key=lambda each: each.heading.score)
    return [each for each in tables if each is best or similar(best.heading, each.heading)]


class Paper(NamedTuple):
    """What was found on the pages, before the values are read."""

    rows: Sequence[Row]
    labels: Sequence[Label]
    tables: Sequence[Table]
    loose: Loose | None
    first: int | None  # the row of the first heading


def read_order(paper: Paper, hints: Sequence[Hint]) -> tuple[DraftOrder, list[Problem]]:
    rows, labels, tables, loose, first = paper
    order = DraftOrder(where=f"page {rows[0].page.number}")
    language = language_of(rows)
    entries = [entry for table in tables for entry in table.entries]
    amounts = [run.text for run in cells_of(entries, "quantity", "unit_price", "line_total")]
    habits = habits_of(rows, telling(amounts or numbers_in(rows)), language)
    problems = read_lines(order, tables, habits, hints)
    skip = {i for table in tables for i in range(table.heading.begin, table.end)}
    if loose is not None:
        order.lines = loose.lines
        take_numbers(order.lines)
        skip = set(range(loose.begin, loose.end))
    outside = [each for each in labels if each.row not in skip] + walls(rows, tables)
    put(order, "po_number", order_number(rows, outside, 0.6))
    put(order, "order_date", order_date(rows, outside, habits))
    wanted = delivery_date(rows, outside, habits) or delivery_told(rows, skip, habits)
    put(order, "requested_delivery", wanted)
    set_parties(order, rows, outside, first if first is not None else min(skip, default=None))
    set_terms(order, rows, outside)
    set_places(order, places_of(rows, outside, order.buyer_name), tables)
    sums = sums_of(rows, skip, habits.decimal_mark)
    set_total(order, sums)
    doubt(order, tables, sums, lines_total(order.lines))
    money = [run for table in tables for column in table.columns for run in column.runs]
    money += cells_of(entries, "unit_price", "line_total")
    if loose is not None:
        money += [run for row in rows[loose.begin : loose.end] for run in row.runs if paid(run)]
    money += [run for each in sums for run in (each.run, each.label)] + beside(rows, sums)
    put(order, "currency", currency(rows, outside, money))
    follow(order, rows, hints, habits)
    return order, problems


def cells_of(entries: Sequence[Entry], *roles: str) -> list[Run]:
    return [run for entry in entries for column, run in entry.cells if column.role in roles]


def beside(rows: Sequence[Row], sums: Sequence[Sum]) -> list[Run]:
    """The other runs where a code may stand by itself: in rows of sums, in sentences on prices."""
    found = [run for each in sums for run in rows[each.row].runs if CODE.search(run.text)]
    return found + [
        run for row in rows for run in row.runs if CODE.search(run.text) and PRICES.search(run.text)
    ]


def walls(rows: Sequence[Row], tables: Sequence[Table]) -> list[Label]:
    """The headings of the tables as labels, at which blocks above them end."""
    return [
        Label("heading", run, None, index, place, True)
        for table in tables
        for index in range(table.heading.begin, table.heading.end)
        for place, run in enumerate(rows[index].runs)
    ]


def set_places(
    order: DraftOrder, places: Sequence[tuple[int, Place]], tables: Sequence[Table]
) -> None:
    """Where several addresses of delivery stand over several tables, each line has its own."""
    entries = [entry for table in tables for entry in table.entries]
    if len({spot_of(place) for _, place in places}) < 2 or len(entries) != len(order.lines):
        return
    starts = [index for table in tables for index in [table.heading.begin] * len(table.entries)]
    owners = [[place for row, place in places if row < start] for start in starts]
    if len({spot_of(owned[-1]) for owned in owners if owned}) < 2:
        return
    for line, owned in zip(order.lines, owners, strict=True):
        if owned:
            line.ship_to = owned[-1].address
            line.spots.update(evidence(owned[-1]))
    order.ship_to = None
    for name in [name for name in order.spots if name.startswith("ship_to.")]:
        del order.spots[name]


def spot_of(place: Place) -> tuple[str | None, ...]:
    return place.address.street, place.address.postcode, place.address.city


def read_lines(
    order: DraftOrder, tables: Sequence[Table], habits: Habits, hints: Sequence[Hint]
) -> list[Problem]:
    problems: list[Problem] = []
    taught = column_roles(hints)
    for table in tables:
        columns = [*table.columns, *table.heading.upper]
        roles = roles_of(table.entries, columns, habits, taught)
        reader = LineReader(habits, roles, {})
        found = [reader.read(entry) for entry in table.entries]
        take_numbers(found)
        order.lines.extend(found)
        problems.extend(reader.problems)
    for problem in problems:
        problem.order = 0
    return problems


def lines_total(lines: Sequence[DraftLine]) -> Decimal | None:
    """The sum of all lines; None where one of them has no amount."""
    total = Decimal(0)
    for line in lines:
        if line.line_total is not None:
            total += line.line_total
        elif line.quantity is not None and line.unit_price is not None:
            total += line.quantity * line.unit_price / (line.price_base_quantity or 1)
        else:
            return None
    return total


def set_total(order: DraftOrder, sums: Sequence[Sum]) -> None:
    lines = lines_total(order.lines)
    found = grand_total(sums, lines)
    put(order, "total", found)
    if found is not None:
        order.total = Decimal(found.value)
        order.charges = charges_of(sums, order.total, lines)


def set_parties(
    order: DraftOrder, rows: Sequence[Row], labels: Sequence[Label], first: int | None
) -> None:
    named, rivals = buyer_of(rows, labels, first)
    if named is not None:
        signals = Signals("buyer_name", named.way, 0, rivals, named.run.sure)
        put(order, "buyer_name", Found(named.name, [named.run], signals))
    place = ship_to(rows, labels, order.buyer_name)
    if place is None:
        return
    order.ship_to = place.address
    order.spots.update(evidence(place))


def evidence(place: Place) -> dict[str, Spot]:
    """Where the parts of an address stand."""
    spots = {}
    for part, runs in place.origins.items():
        signals = Signals(f"ship_to.{part}", place.way, 0, place.rivals, min(r.sure for r in runs))
        spots[f"ship_to.{part}"] = Spot(box_of(runs), sure(signals))
    return spots


def put(order: DraftOrder, field: str, found: Found | None) -> None:
    if found is not None:
        setattr(order, field, found.value)
        order.spots[field] = Spot(box_of(found.runs), sure(found.signals))
