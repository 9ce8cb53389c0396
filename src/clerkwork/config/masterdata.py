"""All master data as sheets of one workbook: importing files, all or nothing, and exporting."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import Any

from django.db import transaction

from clerkwork.catalog import sheets as catalog
from clerkwork.core.journal import Actor
from clerkwork.core.refusal import Refusal
from clerkwork.core.sheets import Outcome, Sheet, columns_of, import_table, note_import
from clerkwork.core.tables import (
    CellError,
    Table,
    header_name,
    read_tables,
    write_csv,
    write_workbook,
)
from clerkwork.inventory import sheets as inventory
from clerkwork.parties import sheets as parties

# Name of each sheet, in an order in which every sheet finds what it refers to.
SHEETS: dict[str, type[Sheet]] = {
    "carriers": parties.CarrierSheet,
    "suppliers": parties.SupplierSheet,
    "customers": parties.CustomerSheet,
    "addresses": parties.AddressSheet,
    "contacts": parties.ContactSheet,
    "identifiers": parties.IdentifierSheet,
    "items": catalog.ItemSheet,
    "replacements": catalog.ReplacementSheet,
    "packs": catalog.PackSheet,
    "restrictions": catalog.RestrictionSheet,
    "part_numbers": catalog.CustomerItemSheet,
    "price_lists": catalog.PriceListSheet,
    "customer_price_lists": catalog.CustomerPriceListSheet,
    "prices": catalog.PriceSheet,
    "warehouses": inventory.WarehouseSheet,
    "locations": inventory.LocationSheet,
    "stock": inventory.StockSheet,
}
Tell = Callable[[str], None]


@dataclass(slots=True)
class Report:
    """What an import did. Where `saved` is False it did nothing, and the errors say why."""

    saved: bool = False
    outcomes: list[Outcome] = field(default_factory=list)

    @property
    def errors(self) -> list[CellError]:
        """Every bad cell, in the order of the sheets."""
        return [error for outcome in self.outcomes for error in outcome.errors]

    @property
    def changes(self) -> int:
        """How many rows are new or changed."""
        return sum(outcome.new + outcome.changed for outcome in self.outcomes)


def import_file(
    raw: bytes,
    name: str,
    *,
    by: Actor,
    sheet: str | None = None,
    keep_good: bool = False,
    tell: Tell = lambda _: None,
) -> Report:
    """Import a workbook or a CSV file: everything in it, or with one bad cell nothing.

    With `keep_good` the good rows are kept. `sheet` says what a file of one table holds, where
    neither the table's name nor the file's does. `tell` hears the name of each sheet as it
    begins. Refuses what cannot be read, and tables of which nobody knows what they are.
    """
    found = sorted(named_tables(raw, name, sheet), key=lambda each: list(SHEETS).index(each.name))
    report = Report()
    with transaction.atomic():
        for table in found:
            tell(table.name)
            report.outcomes.append(import_table(made(table.name, by), table))
        report.saved = keep_good or not report.errors
        if not report.saved:
            transaction.set_rollback(True)
        elif report.changes:
            counts = {
                each.sheet: {"new": each.new, "changed": each.changed} for each in report.outcomes
            }
            note_import(name, counts, by=by)
    return report


def made(name: str, by: Actor) -> Sheet:
    """The sheet of this name; the one that moves stock knows who does."""
    kind = SHEETS[name]
    return kind(by=by) if issubclass(kind, inventory.StockSheet) else kind()


def named_tables(raw: bytes, name: str, sheet: str | None) -> Iterator[Table]:
    """The tables of a file, each under the name of its sheet."""
    tables = read_tables(raw, name)
    if not tables:
        raise Refusal(f"{name}: found no table in it, expected a header and rows.")
    for table in tables:
        names = [header_name(table.name)]
        if len(tables) == 1:
            names = [*filter(None, [sheet]), *names, header_name(PurePath(name).stem)]
        known = next((each for each in names if each in SHEETS), None)
        if known is None:
            expected = ", ".join(SHEETS)
            raise Refusal(f"{name}: found a table '{table.name}', expected one of {expected}.")
        table.name = known
        yield table


def rows_of(name: str) -> tuple[list[str], Iterator[list[Any]]]:
    """Header and rows of a sheet, as they are exported."""
    sheet = SHEETS[name]()
    columns = [sheet.fields[each] for each in columns_of(sheet)]
    rows = ([column.export(row) for column in columns] for row in sheet.get_export_queryset())
    return columns_of(sheet), rows


def export_workbook(names: Iterable[str], tell: Tell = lambda _: None) -> bytes:
    """An .xlsx file with these sheets."""
    return write_workbook((name, *rows_of(told(name, tell))) for name in names)


def export_csv(name: str) -> bytes:
    """One sheet as a CSV file."""
    return write_csv(*rows_of(name))


def told(name: str, tell: Tell) -> str:
    """The name, once it has been told."""
    tell(name)
    return name
