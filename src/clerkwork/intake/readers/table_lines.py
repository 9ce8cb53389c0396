"""One row of a table to one order line, by the columns and the habits of the table."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from clerkwork.intake.draft import Address, DraftLine, Problem
from clerkwork.intake.readers.countries import country_code, fold
from clerkwork.intake.readers.headers import base_in
from clerkwork.intake.readers.table_layout import Columns, Row
from clerkwork.intake.readers.table_values import (
    Cell,
    Habits,
    iso_date,
    number,
    number_with_unit,
)

TOTAL_WORDS = frozenset(
    fold(word)
    for word in """
    total|totals|grand total|sub total|subtotal|order total|total amount|net total|total net|
    total due|amount due|total order|total quantity|total qty|sum|gesamt|summe|gesamtsumme|
    gesamtbetrag|zwischensumme|nettosumme|nettobetrag|bruttobetrag|gesamt netto|gesamt brutto|
    endsumme|endbetrag|warenwert|mwst|zzgl mwst|ust|tax|sales tax|vat|gst|tax total|freight|
    shipping|shipping and handling|handling|delivery|delivery charge|fracht|versand|versandkosten|
    frachtkosten|discount|rabatt|total ht|total ttc|montant total|total general|sous total|
    montant ht|montant ttc|tva|frais de port|remise|port|importe total|total pedido|base imponible|
    iva|gastos de envio|transporte|envio|descuento|totale|totale ordine|totale generale|imponibile|
    totale imponibile|spese di spedizione|trasporto|sconto|totaal|subtotaal|totaal excl btw|
    totaal incl btw|btw|verzendkosten|korting|totaalbedrag|valor total|total geral|portes|frete|
    desconto|total units|total pieces|total lines|total cases|total weight|net amount|gross amount|
    total excl vat|total incl vat|total excluding vat|total including vat|total ex vat
    """.replace("\n", "").split("|")
)
GRAND = (
    "grand total|total due|amount due|order total|total order|total|total amount|gesamtbetrag|"
    "gesamtsumme|endsumme|endbetrag|gesamt brutto|bruttobetrag|total ttc|montant ttc|total general|"
    "importe total|total pedido|totale|totale ordine|totale generale|totaal incl btw|totaal|"
    "totaalbedrag|total geral|valor total|gesamt|summe|montant total|total incl vat|"
    "total including vat|gross amount|total ht|total net|net total|nettosumme"
)
GRAND_ORDER = {fold(word): rank for rank, word in enumerate(GRAND.split("|"))}
ADDRESS_FIELDS = ("street", "street2", "city", "region", "postcode")


@dataclass(slots=True)
class Table:
    """Everything that reading one row needs to know of its table."""

    columns: Columns
    habits: Habits
    sheet: str
    problems: list[Problem] = field(default_factory=list)

    def cell(self, row: Row, role: str) -> Cell:
        """The first cell of this role in the row that is not empty."""
        for index in self.columns.places.get(role, ()):
            if index < len(row) and row[index] != "":
                return row[index]
        return ""

    def text(self, row: Row, role: str) -> str | None:
        return text_of(self.cell(row, role))

    def where(self, index: int) -> str:
        prefix = f"sheet {self.sheet}, " if self.sheet else ""
        return f"{prefix}row {index + 1}"

    def complain(self, index: int, role: str, cell: Cell, expected: str) -> None:
        where = f"{self.where(index)}, column {self.columns.heading(role)}"
        what = f"found {shown(cell)}, expected {expected}"
        self.problems.append(Problem(where, what, field=role))

    def number(self, row: Row, index: int, role: str) -> Decimal | None:
        cell = self.cell(row, role)
        value = number(cell, self.habits.decimal_mark)
        if value is None and cell != "" and text_of(cell) not in {"-", "–", "—", "n/a", "N/A"}:
            self.complain(index, role, cell, "a number")
        return value

    def date(self, row: Row, index: int, role: str) -> str | None:
        cell = self.cell(row, role)
        value = iso_date(cell, self.habits) if cell != "" else None
        if value is None and cell != "":
            self.complain(index, role, cell, "a date")
        return value


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
    quantity, uom = read_quantity(table, row, index)
    price = table.number(row, index, "unit_price")
    return DraftLine(
        line=table.text(row, "line"),
        sku=table.text(row, "sku"),
        buyer_sku=table.text(row, "buyer_sku"),
        gtin=table.text(row, "gtin"),
        description=table.text(row, "desc"),
        quantity=quantity,
        uom=uom,
        unit_price=price,
        price_base_quantity=price_base(table, row) if price is not None else None,
        line_total=table.number(row, index, "line_total"),
        requested_delivery=table.date(row, index, "delivery"),
        pack_size=number(table.cell(row, "pack_size"), table.habits.decimal_mark),
        where=table.where(index),
    )


def read_quantity(table: Table, row: Row, index: int) -> tuple[Decimal | None, str | None]:
    """Quantity and unit; a unit behind the number counts where no column gives one."""
    uom = table.text(row, "uom")
    cell = table.cell(row, "quantity")
    together = number_with_unit(cell, table.habits.decimal_mark)
    if together and uom in {None, together[1]}:
        return together
    return table.number(row, index, "quantity"), uom


def price_base(table: Table, row: Row) -> Decimal | None:
    """For how many the price is, from a column of its own or from the heading; None for one."""
    own = number(table.cell(row, "price_base"), table.habits.decimal_mark)
    if own is None:
        base = base_in(table.columns.heading("unit_price"))
        own = Decimal(base) if base else None
    return own if own is not None and own > 1 else None


def read_address(table: Table, row: Row, party: str) -> Address | None:
    """The address in the columns of a party (ship, bill, plain); None if they are empty."""
    person = " ".join(
        part for name in ("first_name", "last_name") if (part := table.text(row, f"{party}_{name}"))
    )
    address = Address(
        name=table.text(row, f"{party}_company")
        or table.text(row, f"{party}_name")
        or person
        or table.text(row, f"{party}_contact"),
        country=country_code(
            table.text(row, f"{party}_country_code") or table.text(row, f"{party}_country")
        ),
        code=table.text(row, f"{party}_code"),
    )
    for name in ADDRESS_FIELDS:
        setattr(address, name, table.text(row, f"{party}_{name}"))
    address.region = address.region or table.text(row, f"{party}_region_code")
    house = table.text(row, f"{party}_house")
    if house and address.street:
        address.street = f"{address.street} {house}"
    return None if address == Address() else address


def total_label(table: Table, row: Row) -> str | None:
    """The folded words of a row of totals, such as `Total` or `MwSt. 19 %`; None for a line."""
    texts = [cell for cell in row if isinstance(cell, str) and cell]
    for text in texts[:2]:
        words = [word for word in fold(text).split() if not any(c.isdigit() for c in word)]
        if " ".join(words) in TOTAL_WORDS:
            return " ".join(words)
    return None
