"""Several orders in one document: pages that begin a new one with a number of its own."""

from collections.abc import Sequence

from clerkwork.intake.readers.pages.choice import Found
from clerkwork.intake.readers.pages.labels import labels_of
from clerkwork.intake.readers.pages.numbers import order_number
from clerkwork.intake.readers.pages.runs import Row

HEAD = 0.5  # of the page: where the number of an order stands
SAME_PLACE = 0.06  # of the page's height


def split(rows: Sequence[Row]) -> list[list[Row]]:
    """The rows of each order: a page that has the number of an order where the first page has
    it, under the same label, but another number, begins the next. Together all rows."""
    pages: list[list[Row]] = []
    for row in rows:
        if pages and pages[-1][0].page is row.page:
            pages[-1].append(row)
        else:
            pages.append([row])
    groups: list[list[Row]] = []
    first = current = None
    for page in pages:
        found = number_in(page)
        if first is None or current is None:
            first = current = found
        elif found is not None and found.value != current.value and alike(first, found):
            current = found
            groups.append([])
        if not groups:
            groups.append([])
        groups[-1].extend(page)
    return groups


def number_in(page: Sequence[Row]) -> Found | None:
    """The number of the order in the head of one page."""
    head = [row for row in page if row.top < HEAD * row.page.height]
    return order_number(head, labels_of(head), 0.6)


def alike(first: Found, found: Found) -> bool:
    """Whether a number stands where the first stood, as on a page that is laid out alike."""
    one, other = first.runs[0], found.runs[0]
    level = abs(one.top / one.page.height - other.top / other.page.height) < SAME_PLACE
    return level and abs(one.left - other.left) < 2 * one.height
