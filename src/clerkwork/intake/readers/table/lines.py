"""One row of a table to one order line, by the columns and the habits of the table."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from clerkwork.intake.draft import Address, DraftLine, Problem, Spot, Spots
from clerkwork.intake.readers.countries import country_code
from clerkwork.intake.readers.headings.meaning import base_in
from clerkwork.intake.readers.table.columns import PROVEN, Columns
from clerkwork.intake.readers.table.proof import agrees
from clerkwork.intake.readers.table.values import (
    Cell,
    Habits,
    Row,
    day_or_month,
    either_mark,
    iso_date,
    number,
    number_part,
    number_with_unit,
)

ADDRESS_FIELDS = ("street", "street2", "city", "region", "postcode")
TEXTS = (
    ("line", "line"),
    ("sku", "sku"),
    ("buyer_sku", "buyer_sku"),
    ("gtin", "gtin"),
    ("description", "desc"),
)
PLAIN = 0.995  # a value under a heading that is known, written in one way only
CONTRADICTED = 0.9  # quantity times price is another amount than in the other rows
UNKNOWN_MARK, UNKNOWN_DAY = 0.6, 0.6
NO_AMOUNT = frozenset(("", "-", "–", "—"))
BLANK = NO_AMOUNT | {"n/a", "N/A"}


@dataclass(slots=True)
class Table:
    """Everything that reading one row needs to know of its table."""

    columns: Columns
    habits: Habits
    sheet: str
    problems: list[Problem] = field(default_factory=list)
    hidden: frozenset[int] = frozenset()  # rows that are not shown
    currency: tuple[str, Spot] | None = None  # of the whole table

    def column(self, row: Row, role: str) -> int | None:
        """The first column of this role in which the row has something."""
        for index in self.columns.places.get(role, ()):
            if index < len(row) and row[index] != "":
                return index
        return None

    def cell(self, row: Row, role: str) -> Cell:
        index = self.column(row, role)
        return "" if index is None else row[index]

    def text(self, row: Row, role: str) -> str | None:
        return text_of(self.cell(row, role))

    def spot(self, index: int, column: int, sure: float = 1.0) -> Spot:
        """The cell as evidence, as sure as its column and what is said beside."""
        known = self.columns.sure[column] if column < len(self.columns.sure) else 1.0
        hidden = 0.5 if index in self.hidden else 1.0
        sure = min(PLAIN, known * sure * hidden)
        return Spot(("cell", self.sheet, index + 1, column + 1), round(sure, 3))

    def where(self, index: int) -> str:
        prefix = f"sheet {self.sheet}, " if self.sheet else ""
        return f"{prefix}row {index + 1}"

    def complain(self, index: int, role: str, cell: Cell, expected: str) -> None:
        where = f"{self.where(index)}, column {self.columns.heading(role)}"
        what = f"found {shown(cell)}, expected {expected}"
        self.problems.append(Problem(where, what, field=role))

    def number(
        self, row: Row, index: int, role: str, spots: Spots | None = None, name: str = ""
    ) -> Decimal | None:
        """The number of this role, with its place under `name` (else the role) in `spots`."""
        column = self.column(row, role)
        if column is None:
            return None
        cell = row[column]
        value = number(cell, self.habits.decimal_mark)
        if value is None:
            if text_of(cell) not in BLANK:
                self.complain(index, role, cell, "a number")
        elif spots is not None:
            spots[name or role] = self.spot(index, column, self.mark_sure(cell))
        return value

    def mark_sure(self, cell: Cell) -> float:
        """How sure the decimal mark of this cell is."""
        if self.habits.mark_known or not isinstance(cell, str) or not either_mark(cell):
            return 1.0
        return UNKNOWN_MARK

    def date(self, row: Row, index: int, role: str, spots: Spots, name: str) -> str | None:
        column = self.column(row, role)
        if column is None:
            return None
        value = iso_date(row[column], self.habits)
        if value is None:
            if text_of(row[column]) not in BLANK:
                self.complain(index, role, row[column], "a date")
            return None
        spots[name] = self.spot(index, column, self.day_sure(row[column]))
        return value

    def day_sure(self, cell: Cell) -> float:
        """How sure it is which number is the day and which the month."""
        return self.habits.day_sure if day_or_month(cell) else 1.0


def shown(cell: Cell) -> str:
    """A cell in the words of a problem."""
    return f"{text_of(cell)!r:.60}" if cell != "" else "nothing"


def text_of(cell: Cell | None) -> str | None:
    """A cell as text: whole numbers without a fraction, dates in ISO; None where it is empty."""
    if cell is None or cell == "":
        return None
    if isinstance(cell, Decimal):
        return format(cell.normalize(), "f") if cell else "0"
    return cell.isoformat() if isinstance(cell, date) else cell


def read_line(table: Table, row: Row, index: int) -> DraftLine:
    """The line; a cell that is not what its column promises is null and a problem."""
    line = DraftLine(where=table.where(index))
    for name, role in TEXTS:
        column = table.column(row, role)
        if column is not None:
            setattr(line, name, text_of(row[column]))
            line.spots[name] = table.spot(index, column)
    read_quantity(table, row, index, line)
    line.unit_price = table.number(row, index, "unit_price", line.spots)
    line.line_total = table.number(row, index, "line_total", line.spots)
    if line.unit_price is not None:
        read_price_base(table, row, index, line)
    line.requested_delivery = table.date(row, index, "delivery", line.spots, "requested_delivery")
    pack = table.column(row, "pack_size")
    if pack is not None:
        line.pack_size = number(row[pack], table.habits.decimal_mark)
        if line.pack_size is not None:
            line.spots["pack_size"] = table.spot(index, pack)
    weigh(table, line)
    return line


def read_quantity(table: Table, row: Row, index: int, line: DraftLine) -> None:
    """Quantity and unit; a unit behind the number counts where no column gives one."""
    unit = table.column(row, "uom")
    if unit is not None:
        line.uom = text_of(row[unit])
        line.spots["uom"] = table.spot(index, unit)
    column = table.column(row, "quantity")
    if column is None:
        return
    worded = column < len(table.columns.profiles) and table.columns.profiles[column].with_words
    together = number_with_unit(row[column], table.habits.decimal_mark, any_word=worded)
    if together and line.uom in {None, together[1]}:
        line.quantity, line.uom = together
        sure = table.mark_sure(number_part(row[column]))
        line.spots["quantity"] = table.spot(index, column, sure)
        line.spots.setdefault("uom", table.spot(index, column, 0.995))
    else:
        line.quantity = table.number(row, index, "quantity", line.spots)


def read_price_base(table: Table, row: Row, index: int, line: DraftLine) -> None:
    """For how many the price is, from a column of its own or from the heading; None for one."""
    column = table.column(row, "price_base")
    if column is not None:
        own = number(row[column], table.habits.decimal_mark)
    else:
        base = base_in(table.columns.heading("unit_price"))
        own = Decimal(base) if base else None
        column = table.columns.places["unit_price"][0]
    if own is not None and own > 1:
        line.price_base_quantity = own
        line.spots["price_base_quantity"] = table.spot(index, column)


def weigh(table: Table, line: DraftLine) -> None:
    """Quantity times price against the amount: what agrees is surer, what contradicts is not."""
    quantity, price, amount = line.quantity, line.unit_price, line.line_total
    if not quantity or price is None or amount is None:
        return
    right = agrees(quantity, price, amount, line.price_base_quantity or Decimal(1))
    if not right and not table.columns.proven:
        return  # a discount, or amounts with tax: nothing follows for this line
    for name in ("quantity", "unit_price", "line_total"):
        spot = line.spots.get(name)
        if spot is not None and right and quantity not in {0, 1}:
            line.spots[name] = Spot(spot.at, max(spot.sure, PROVEN))
        elif spot is not None and not right:
            line.spots[name] = Spot(spot.at, min(spot.sure, CONTRADICTED))


def read_address(table: Table, row: Row, index: int, party: str) -> tuple[Address, Spots] | None:
    """The address in the columns of a party (ship, bill, plain); None if they are empty."""
    if not table.columns.has_party(party):
        return None
    address, spots = Address(), Spots()
    for name, roles in ADDRESS_ROLES.items():
        for role in roles:
            column = table.column(row, f"{party}_{role}")
            if column is not None:
                setattr(address, name, text_of(row[column]))
                spots[f"ship_to.{name}"] = table.spot(index, column)
                break
    if address.name is None:
        person = [table.column(row, f"{party}_{name}") for name in ("first_name", "last_name")]
        given = [column for column in person if column is not None]
        contact = table.column(row, f"{party}_contact")
        given = given or ([contact] if contact is not None else [])
        if given:
            address.name = " ".join(text for column in given if (text := text_of(row[column])))
            spots["ship_to.name"] = table.spot(index, given[-1])
    address.country = country_code(address.country)
    if address.country is None:
        spots.pop("ship_to.country", None)
    house = table.text(row, f"{party}_house")
    if house and address.street:
        address.street = f"{address.street} {house}"
    return None if address == Address() else (address, spots)


ADDRESS_ROLES = {
    "name": ("company", "name"),
    "street": ("street",),
    "street2": ("street2",),
    "city": ("city",),
    "region": ("region", "region_code"),
    "postcode": ("postcode",),
    "country": ("country_code", "country"),
    "code": ("code",),
}
