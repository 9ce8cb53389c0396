"""Orders in objects of no known shape: their keys are words, so they are read as a table is.

What stands once in an order becomes a label with its value, the list of lines becomes the rows
under their keys as headings; the reader of tables knows these words in seven languages.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from decimal import Decimal

from clerkwork.intake.draft import DraftLine, DraftOrder, Problem, Reading, Spot
from clerkwork.intake.hint import Hint
from clerkwork.intake.readers.headings.meaning import CAMEL, ideas_of, role_of
from clerkwork.intake.readers.source import Correction
from clerkwork.intake.readers.table.cells import Sheet
from clerkwork.intake.readers.table.sheets import read_sheets
from clerkwork.intake.readers.table.teach import hint_of
from clerkwork.intake.readers.table.titles import title_of
from clerkwork.intake.readers.table.values import Cell, Row

MOST_ORDERS = 10_000
# Whose name or address it is, that a key within another leaves to it.
PARTIES = ("ship", "deliver", "bill", "supplier", "buyer")
WHOSE = frozenset(PARTIES)
AMOUNT, MEASURED = frozenset(("amount", "value", "money")), frozenset(("price", "total", "qty"))
NUMBERED = frozenset(("number", "no", "nr", "nummer", "numero", "reference", "ref"))
ARTICLE = frozenset(
    ("item", "article", "desc", "gtin", "sku", "item_sku", "buyer_sku", "maker_sku", "supplier_sku")
)
NUMBERS = frozenset(("po_number", "order_number", "invoice_number", "quote_number"))
PARTS = frozenset(("ship_city", "ship_postcode", "bill_city", "bill_postcode", "plain_city"))


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a record, under its own name and that of what it stands in."""

    outer: str
    name: str
    cell: Cell
    place: str


@dataclass(slots=True)
class Record:
    """An object: its values, also those of objects in it, and its lists of further objects."""

    place: str
    name: str = ""
    values: list[Value] = field(default_factory=list)
    lists: list[list["Record"]] = field(default_factory=list)

    def take(self, name: str, members: list["Record"], *, several: bool = False) -> None:
        """Take in what stands here under a name: several objects or lines as a list of their own,
        any other single one as further values of this record."""
        if several or len(members) > 1 or are_lines(members):
            self.lists.append(members)
            return
        for each in members:
            self.values += [
                value if value.outer else replace(value, outer=name) for value in each.values
            ]
            self.lists += each.lists


@dataclass(slots=True)
class Grid:
    """Rows of cells, and where in the document each of them stands."""

    rows: list[Row] = field(default_factory=list)
    places: dict[tuple[int, int], str] = field(default_factory=dict)

    def add(self, row: Sequence[tuple[Cell, str]]) -> None:
        self.rows.append([cell for cell, _ in row])
        number = len(self.rows)
        self.places.update({(number, at): place for at, (_, place) in enumerate(row, start=1)})


def read_records(name: str, root: Record, hints: Sequence[Hint] = ()) -> Reading | None:
    """The orders in an object of unknown shape; None where it has none. `name` is the format."""
    whole = Reading(name, "other")
    for record in order_records(root):
        grid = as_grid(record)
        reading = read_sheets(name, [Sheet("", grid.rows)], hints)
        whole.layout = whole.layout or reading.layout
        for order in reading.orders:
            put_places(order, grid, record.place)
        for problem in reading.problems:
            whole.problems.append(at_record(problem, record, len(whole.orders)))
        whole.orders += reading.orders
        whole.kind = "order" if whole.orders else reading.kind
        if len(whole.orders) >= MOST_ORDERS:
            break
    return whole if whole.orders or whole.problems else None


def teach_records(root: Record, correction: Correction, hints: Sequence[Hint]) -> Hint | None:
    """Under which key such objects state the value that a person put right, if that can be told."""
    sheets = [Sheet("", as_grid(record).rows) for record in order_records(root)]
    return hint_of(sheets, correction, hints)


def order_records(root: Record) -> Iterator[Record]:
    """The outermost objects that have a list of lines."""
    waiting = [root]
    while waiting:
        record = waiting.pop()
        if any(are_lines(each) for each in record.lists):
            if is_order(record, root):
                yield record
        else:
            waiting += [each for members in reversed(record.lists) for each in reversed(members)]


def is_order(record: Record, root: Record) -> bool:
    """Whether the list of articles is called an order, or has the number of one."""
    if "order" in (title_of(title(record)), title_of(spaced(root.name))):
        return True
    lines = next(each for each in record.lists if are_lines(each))
    if any({"purchase", "order"} <= ideas_of(str(each.cell)[:40]) for each in record.values):
        return True  # {"event": "purchase_order.created", …}
    values = (*record.values, *(value for line in lines[:5] for value in line.values))
    return not NUMBERS.isdisjoint(role_of(label(value)) or "" for value in values)


def title(record: Record) -> str:
    """What the record, or an object around its values, is called, if that names a document."""
    names = (record.name, *(value.outer for value in record.values))
    return next((spaced(name) for name in names if title_of(spaced(name))), "")


def spaced(name: str) -> str:
    return CAMEL.sub(" ", name.replace("_", " ").replace("-", " "))


def are_lines(members: Sequence[Record]) -> bool:
    """Whether these objects have a quantity and what of."""
    roles = {role_of(label(value)) for each in members[:5] for value in each.values}
    return "quantity" in roles and bool(roles & ARTICLE)


def as_grid(record: Record) -> Grid:
    """The values as rows of label and value, a blank one between, then the lines as a table."""
    grid = Grid()
    grid.add([(title(record), record.place)])
    grid.add([("", "")])
    for value in record.values:
        name = label(value, record.values).replace(":", " ")
        if isinstance(value.cell, str):  # in one cell: a value may look like a label itself
            grid.add([(f"{name}: {value.cell}", value.place)])
        else:
            grid.add([(name, ""), (value.cell, value.place)])
        grid.add([("", "")])
    lines = next(each for each in record.lists if are_lines(each))
    headings = list(dict.fromkeys(label(value) for line in lines for value in line.values))
    grid.add([(heading, "") for heading in headings])
    for line in lines:
        cells = {label(value): (value.cell, value.place) for value in reversed(line.values)}
        grid.add([cells.get(heading, ("", line.place)) for heading in headings])
    return grid


def label(value: Value, beside: Sequence[Value] = ()) -> str:
    """The words for a value: its name, with what it stands in where the name leaves it open."""
    own, outer = ideas_of(value.name), ideas_of(value.outer)
    if value.name.lower() in AMOUNT and outer & MEASURED:
        return value.outer  # {"price": {"amount": …, "currency": …}}
    if own <= {"name", "no"} and "item" in outer:
        return f"{value.outer} {value.name}"
    if own == {"no"} and value.name.lower() in NUMBERED and beside and not outer & WHOSE:
        return "order number"
    party = next((each for each in PARTIES if each in outer), "")
    if not party or own & WHOSE:
        return value.name
    if "line" in own:
        return f"{party} street {value.name[-1] if value.name[-1].isdecimal() else ''}"
    if own == {"address"} and any(
        each.outer == value.outer and role_of(f"{party} {each.name}") in PARTS for each in beside
    ):
        return f"{party} street"  # an address beside its city is the street of it
    plain = f"{party} {value.name}"
    return plain if role_of(plain) else f"{party} address {value.name}"


def put_places(order: DraftOrder, grid: Grid, place: str) -> None:
    """Say of each value where it stands in the document, instead of in the grid."""
    order.where = place
    holders: list[DraftOrder | DraftLine] = [order, *order.lines]
    for holder in holders:
        for name, spot in holder.spots.items():
            at = grid.places.get((spot.at[2], spot.at[3])) or place
            holder.spots[name] = Spot(("path", at), spot.sure)
    for line in order.lines:
        first = next(iter(line.spots.values()), None)
        line.where = first.at[1].rpartition("/")[0] if first else place


def at_record(problem: Problem, record: Record, orders: int) -> Problem:
    """A problem of the grid as one of the object."""
    number = None if problem.order is None else problem.order + orders
    return Problem(record.place, problem.what, number, problem.field)


def as_cell(value: object) -> Cell:
    """A JSON value or a text as a cell of a table: a time of day is left off its date."""
    if value is None or isinstance(value, bool):
        return ""
    if isinstance(value, int | Decimal):
        return Decimal(value)
    text = str(value).strip()
    if len(text) > 10 and text[10] in "T ":
        try:
            return datetime.fromisoformat(text).date()
        except ValueError:
            return text
    return text
