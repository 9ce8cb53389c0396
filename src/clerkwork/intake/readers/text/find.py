"""The articles that a text orders, by the surest way in which it states them."""

from clerkwork.intake.readers.countries import fold
from clerkwork.intake.readers.table.values import Habits
from clerkwork.intake.readers.text.headless import headless_items
from clerkwork.intake.readers.text.items import Item
from clerkwork.intake.readers.text.kinds import ORDERS
from clerkwork.intake.readers.text.labels import Labelled, Labels, read_labels
from clerkwork.intake.readers.text.lists import (
    cell_pairs,
    labelled_items,
    listed_items,
)
from clerkwork.intake.readers.text.parties import closing_line
from clerkwork.intake.readers.text.rows import items_of
from clerkwork.intake.readers.text.shape import Page
from clerkwork.intake.readers.text.tables import find_tables
from clerkwork.intake.readers.text.told import told_items


def find_items(page: Page, habits: Habits) -> tuple[list[Item], Labels]:
    """The articles by the surest way in which the text states them, and its labels."""
    tables = find_tables(page, habits)
    items = [item for table in tables for item in items_of(table, habits)]
    closing = closing_line(page)
    stop = min(len(page.lines) if closing is None else closing, MAX_LOOSE)
    labels = read_labels(page)
    if items:
        return items, labels
    if len(page.lines) > MAX_LOOSE and not page.cut:
        page.cut = f"found {len(page.lines)} lines without a table, of which {MAX_LOOSE} were read"
    values = [
        pair
        for line in page.lines[:stop]
        if line.line not in page.taken
        for pair in cell_pairs(line, page.taught)
    ]
    labelled = labelled_items(page, as_taught(values, page.taught), habits)
    if labelled:
        taken = {spot.at[1:3] for item in labelled for spot in item.line.spots.values()}
        labels.values = [
            each for each in labels.values if (each.value.line, each.value.column) not in taken
        ]
        page.taken.update(place[0] for place in taken)
        return labelled, labels
    take_labels(page, labels)
    table = headless_items(page, stop, habits)
    if table:
        return table, labels
    listed = listed_items(page, stop, habits)
    told = told_items(page, stop, habits)
    return [*before(page, listed, told), *listed] or told, labels


def before(page: Page, listed: list[Item], told: list[Item]) -> list[Item]:
    """The article in the sentence right above a list, which begins it: `Please send 6 of AB-1`."""
    first = min((item.piece.line for item in listed), default=0)
    if first < 2 or not ORDERS.search(page.lines[first - 2].text):
        return []
    known = {item.line.sku for item in listed} | {None}
    above = [item for item in told if item.piece.line == first - 1]
    return [item for item in above if item.line.sku not in known and item.strength >= 3]


def as_taught(values: list[Labelled], taught: dict[str, str]) -> list[Labelled]:
    """Of a role for which a correction named the label only the values behind that label."""
    named = {each.role for each in values if fold(each.label.text) in taught}
    return [each for each in values if each.role not in named or fold(each.label.text) in taught]


MAX_LOOSE = 2_000  # lines that may order something without a table


def take_labels(page: Page, labels: Labels) -> None:
    """Lines of which the label is understood order nothing by themselves."""
    for each in labels.values:
        if each.role in NOT_ARTICLES:
            page.taken.add(each.label.line)


NOT_ARTICLES = frozenset(
    "po_number order_date delivery currency buyer_name total supplier ignored note line_total"  # noqa: SIM905
    " email "
    "tax freight subtotal bill_block ship_block quote_number invoice_number".split()
)
