"""A text read twice: as a letter and as a printed page. What both find is sure.

The two ways share almost no code and fail in different ways, so that a value which both find is
nearly always right, and one on which they differ is for a person to see.
"""

from collections.abc import Sequence
from dataclasses import fields, replace
from decimal import Decimal
from typing import Any

from clerkwork.intake.draft import Address, DraftLine, DraftOrder, Reading, Spot
from clerkwork.intake.hint import Hint
from clerkwork.intake.readers.countries import fold
from clerkwork.intake.readers.pages.reader import read_pages
from clerkwork.intake.readers.text.grid import grid_of, put_back
from clerkwork.intake.readers.text.labels import PERSON
from clerkwork.intake.readers.text.parties import LEGAL
from clerkwork.intake.readers.text.shape import Page

HEADER = ("po_number", "order_date", "requested_delivery", "currency", "buyer_name", "total")
PLACE = tuple(f"ship_to.{part}" for part in ("name", "street", "city", "postcode", "country"))
LINE = (
    *("line", "sku", "buyer_sku", "gtin", "description", "quantity", "uom", "unit_price"),
    *("price_base_quantity", "line_total", "requested_delivery"),
)
BOTH, ONE, TORN = 0.995, 0.97, 0.9  # how sure: both say so, at most where one does, they differ
NAMES = ("sku", "buyer_sku", "gtin", "description")


def printed(page: Page, format_name: str, hints: Sequence[Hint] = ()) -> Reading:
    """What the engine for printed pages makes of the text; its places are those in the text."""
    grid = grid_of(page)
    reading = read_pages([grid.page], format=format_name)
    columns = [hint for hint in hints if hint.kind == "column"]
    if columns and reading.layout:
        # What was learned about the letter's headings is true of the same ones in print.
        own = [replace(hint, layout=reading.layout) for hint in columns]
        reading = read_pages([grid.page], format=format_name, hints=own)
    put_back(reading, grid)
    return reading


def join(letter: DraftOrder, print_: DraftOrder) -> None:
    """Make the order of the letter that of both."""
    join_lines(letter, print_)
    for name in HEADER:
        if name.endswith(("_date", "_delivery")) and doubtful_date(letter, print_, name):
            continue
        if name == "buyer_name" and titled(letter, print_):
            continue
        join_value(letter, print_, name, first=FIRST.get(name, never)(letter, print_))
    if letter.charges is None and letter.total == print_.total:
        letter.charges = print_.charges
    join_place(letter, print_)


def never(letter: DraftOrder, print_: DraftOrder) -> bool:
    return False


def named_surer(letter: DraftOrder, print_: DraftOrder) -> bool:
    """Whether the letter is as sure who writes: a signature says it, not a top line. Of a name
    within a longer one the letter's is that without a title around it. Whom the goods go to need not
    be who orders them."""
    ours, theirs = letter.spots.get("buyer_name"), print_.spots.get("buyer_name")
    if ours is None or theirs is None or ours.sure >= theirs.sure:
        return ours is not None
    if PERSON.match(print_.buyer_name or ""):
        return True
    goes_to = print_.ship_to.name if print_.ship_to else None
    if goes_to and same(goes_to, print_.buyer_name):
        return True
    if LEGAL.search(letter.buyer_name or "") and not LEGAL.search(print_.buyer_name or ""):
        return True
    return fold(letter.buyer_name or "") in fold(print_.buyer_name or "")


def titled(letter: DraftOrder, print_: DraftOrder) -> bool:
    """Whether the buyer of the print is a title: it holds the number of the order."""
    return bool(letter.po_number and letter.po_number in (print_.buyer_name or ""))


def greater(letter: DraftOrder, print_: DraftOrder) -> bool:
    """Whether the total of the letter is the greater one: the grand total is, with taxes."""
    return (letter.total or Decimal(0)) > (print_.total or Decimal(0))


# Where they differ the value of the letter is kept if this says so.
FIRST = {"buyer_name": named_surer, "total": greater}


def doubtful_date(letter: DraftOrder, print_: DraftOrder, name: str) -> bool:
    """Whether the date of the print is taken from nowhere in particular, is read the other way, or
    is the one that the letter has for another."""
    found = print_.spots.get(name)
    ours, theirs = getattr(letter, name), getattr(print_, name)
    if ours and theirs and ours != theirs and turned(ours) == theirs:
        return True
    if name == "requested_delivery":
        return any(same_place(line.spots.get(name), found) for line in letter.lines)
    wanted = letter.spots.get("requested_delivery")
    if found and wanted and found.at[1] == wanted.at[1] and theirs == letter.requested_delivery:
        return True
    return within_number(letter, print_) or bool(found and found.sure < TORN)


def same_place(left: Spot | None, right: Spot | None) -> bool:
    return left is not None and right is not None and left.at[1:3] == right.at[1:3]


def turned(date: str) -> str:
    """The ISO date with day and month exchanged."""
    return f"{date[:4]}-{date[8:10]}-{date[5:7]}"


def within_number(letter: DraftOrder, print_: DraftOrder) -> bool:
    """Whether the date of the print is a part of the order's number, such as `20250321-66`."""
    number, date = letter.spots.get("po_number"), print_.spots.get("order_date")
    if number is None or date is None or number.at[:2] != date.at[:2]:
        return False
    begin, end = number.at[2], number.at[2] + number.at[3]
    return bool(begin <= date.at[2] < end)


def join_lines(letter: DraftOrder, print_: DraftOrder) -> None:
    """The lines of both where they are the same ones, else those that say more."""
    print_.lines = [line for line in print_.lines if not of_parties(letter, line)]
    ours, theirs = letter.lines, print_.lines
    if len(ours) == len(theirs) and all(
        same(left.quantity, right.quantity) for left, right in zip(ours, theirs, strict=True)
    ):
        for left, right in zip(ours, theirs, strict=True):
            for name in LINE:
                join_value(left, right, name, first=True)
        return
    if worth(print_) > worth(letter):
        letter.lines, letter.where = theirs, print_.where
    if worth(print_) and ours:
        for line in letter.lines:
            for name, spot in line.spots.items():
                line.spots[name] = spot._replace(sure=min(spot.sure, ONE))


def of_parties(letter: DraftOrder, line: DraftLine) -> bool:
    """Whether a line of the print stands where the letter has an address, or who signs it, or
    below: `9000 St. Gallen` orders nothing."""
    spot = line.spots.get("quantity")
    articles = [own.spots["quantity"].at[1] for own in letter.lines if "quantity" in own.spots]
    if spot is None or not articles or spot.at[1] in articles:
        return False
    parts = {each.at[1] for name, each in letter.spots.items() if name.startswith("ship_to.")}
    signed = letter.spots.get("buyer_name")
    below = signed is not None and max(articles) < signed.at[1] < spot.at[1]
    return spot.at[1] in parts or below


def worth(order: DraftOrder) -> int:
    """How much the lines say, amounts that are right most of all."""
    return sum(line_worth(line) for line in order.lines)


def line_worth(line: DraftLine) -> int:
    if line.quantity is None or not any(believed(line, name) for name in NAMES):
        return 0
    told = sum(getattr(line, name) is not None for name in LINE)
    return told + 4 * proved(line)


def believed(line: DraftLine, name: str) -> bool:
    """Whether the line states this, and is more than half sure of it."""
    spot = line.spots.get(name)
    return bool(getattr(line, name)) and (spot is None or spot.sure > 0.5)


def proved(line: DraftLine) -> bool:
    """Whether quantity times price is the amount."""
    if line.quantity is None or line.unit_price is None or not line.line_total:
        return False
    product = line.quantity * line.unit_price / (line.price_base_quantity or 1)
    return abs(product - line.line_total) <= Decimal("0.02")


def join_value(
    ours: DraftOrder | DraftLine, theirs: DraftOrder | DraftLine, name: str, *, first: bool
) -> None:
    """One value of both: where they differ that of the letter if `first`, else that of the print."""
    left, right = getattr(ours, name), getattr(theirs, name)
    spot, other = ours.spots.get(name), theirs.spots.get(name)
    if right is None:
        return
    if left is None:
        setattr(ours, name, right)
        if other:
            ours.spots[name] = other
    elif same(left, right):
        agreed(ours, name, other)
    elif not first:
        setattr(ours, name, right)
        if other:
            ours.spots[name] = other._replace(sure=min(other.sure, TORN))
    elif spot:
        ours.spots[name] = spot._replace(sure=min(spot.sure, TORN))


def agreed(ours: DraftOrder | DraftLine, name: str, other: Spot | None) -> None:
    """Both say so: surer than each, but where one of them doubts what is written itself."""
    spot = ours.spots.get(name)
    if spot and other and min(spot.sure, other.sure) > 0.8:
        ours.spots[name] = spot._replace(sure=max(spot.sure, other.sure, BOTH))


def join_place(letter: DraftOrder, print_: DraftOrder) -> None:
    """The address of both: that of the print part by part, what it lacks from the letter."""
    theirs = print_.ship_to
    if theirs is None or not any((theirs.street, theirs.city, theirs.postcode)):
        return
    if articles_in_place(letter, print_):
        return
    ours = letter.ship_to
    if ours is None or not near(ours, theirs):
        letter.ship_to = theirs
        limit = 1.0 if ours is None else TORN
        take_spots(letter, print_, limit)
        return
    whole = replace(theirs)
    for part in fields(Address):
        name = f"ship_to.{part.name}"
        left, right = getattr(ours, part.name), getattr(theirs, part.name)
        if right is None or (left and shorter(part.name, right, left)):
            setattr(whole, part.name, left)
        elif left is None or not same(left, right):
            lend(letter, print_, name, 1.0 if left is None else TORN)
        else:
            agreed(letter, name, print_.spots.get(name))
    letter.ship_to = whole


def shorter(part: str, print_: str, letter: str) -> bool:
    """Whether the print has less of a street, or a person instead of a name."""
    if part == "street":
        return letter != print_ and print_ in letter
    return part == "name" and PERSON.match(print_) is not None


def articles_in_place(letter: DraftOrder, print_: DraftOrder) -> bool:
    """Whether the address of the print is made of lines that order articles."""
    ordering = {line.spots["quantity"].at[1] for line in letter.lines if "quantity" in line.spots}
    return any(
        spot.at[1] in ordering for name, spot in print_.spots.items() if name.startswith("ship_to.")
    )


def near(ours: Address, theirs: Address) -> bool:
    """Whether both mean one place: its postcode or its street is the same."""
    return same(ours.postcode, theirs.postcode) or same(ours.street, theirs.street)


def take_spots(letter: DraftOrder, print_: DraftOrder, limit: float) -> None:
    for name in [name for name in letter.spots if name.startswith("ship_to.")]:
        del letter.spots[name]
    for name in print_.spots:
        if name.startswith("ship_to."):
            lend(letter, print_, name, limit)


def lend(letter: DraftOrder, print_: DraftOrder, name: str, limit: float) -> None:
    spot = print_.spots.get(name)
    if spot:
        letter.spots[name] = spot._replace(sure=min(spot.sure, limit))


def same(left: Any, right: Any) -> bool:
    if isinstance(left, str) and isinstance(right, str):
        return fold(left) == fold(right)
    return bool(left == right)
