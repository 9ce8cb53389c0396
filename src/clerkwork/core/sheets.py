"""Master data as sheets: django-import-export, told to name every bad cell and to work in bulk.

A room declares its sheets in its `sheets.py`; `config/masterdata.py` gathers them.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, ClassVar, TypeAlias

import tablib
from django.core.exceptions import ValidationError
from django.db import DatabaseError, models, transaction
from import_export import fields, resources
from import_export.instance_loaders import BaseInstanceLoader
from import_export.results import RowResult

from clerkwork.core import journal
from clerkwork.core.cells import cell_for, code_of
from clerkwork.core.journal import Actor
from clerkwork.core.models import Company
from clerkwork.core.tables import BadCell, CellError, Table, quoted

BATCH = 1_000
Checks: TypeAlias = dict[str, Callable[[str], str | None]]


@dataclass(slots=True)
class Outcome:
    """What importing one sheet did, or would have done."""

    sheet: str
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    errors: list[CellError] = field(default_factory=list)


class KeyLoader(BaseInstanceLoader):
    """Finds the row that a line of the sheet speaks of, by its natural key; reads all rows once."""

    def __init__(self, resource: "Sheet", dataset: tablib.Dataset | None = None) -> None:
        super().__init__(resource, dataset)
        self.known = {resource.key_of(row): row for row in resource.get_queryset()}

    def get_instance(self, row: dict[str, str]) -> Any:
        """The row, or None where it is new or its key cannot be read."""
        return self.known.get(self.resource.key_in(row))


class Line(RowResult):
    """The result of one line. It does not ask for the row's title, which may cost a query each."""

    def add_instance_info(self, instance: Any) -> None:
        """Keep nothing."""


class Sheet(resources.ModelResource):
    """One sheet: the columns of one model, found again by `import_id_fields`, its natural key."""

    CHECKS: ClassVar[Checks] = {}  # column to the check of its text
    POSITIVE: ClassVar[frozenset[str]] = frozenset()  # numbers that may not be zero
    UNIQUE: ClassVar[tuple[str, ...]] = ()  # columns, beside the key, that no two rows may share

    class Meta:
        use_bulk = True
        batch_size = BATCH
        skip_unchanged = True
        skip_diff = True  # `skip_row` compares by itself, without a deep copy of every row
        report_skipped = False
        instance_loader_class = KeyLoader

    @classmethod
    def field_from_django_field(cls, field_name: str, django_field: Any, readonly: bool) -> Any:
        """The column of a database field; foreign keys are written by code and kept as ids."""
        cell = cell_for(
            django_field, positive=field_name in cls.POSITIVE, check=cls.CHECKS.get(field_name)
        )
        return fields.Field(
            attribute=django_field.attname, column_name=field_name, widget=cell, readonly=readonly
        )

    def get_import_fields(self) -> list[Any]:
        """The columns; asked for several times a row, hence kept."""
        if not hasattr(self, "columns"):
            self.columns: list[Any] = super().get_import_fields()
        return self.columns

    def values(self, instance: Any) -> list[Any]:
        """What a row holds, column by column."""
        return [column.get_value(instance) for column in self.get_import_fields()]

    def after_init_instance(
        self, instance: Any, new: bool, row: dict[str, str], **kwargs: Any
    ) -> None:
        """Remember a known row as it was."""
        self.before = None if new else self.values(instance)

    def skip_row(
        self, instance: Any, original: Any, row: Any, import_validation_errors: Any = None
    ) -> bool:
        """Whether nothing changes."""
        return not import_validation_errors and self.before == self.values(instance)

    def get_row_result_class(self) -> type[RowResult]:
        """Results without titles."""
        return Line

    def key_of(self, instance: Any) -> tuple[Any, ...]:
        """The natural key of a row."""
        return tuple(self.fields[name].get_value(instance) for name in self._meta.import_id_fields)

    def key_in(self, row: dict[str, str]) -> tuple[Any, ...] | None:
        """The natural key in a line of the sheet; None where a cell of it is bad."""
        try:
            return tuple(self.fields[name].clean(row) for name in self._meta.import_id_fields)
        except (BadCell, KeyError):
            return None

    def before_import(self, dataset: tablib.Dataset, **kwargs: Any) -> None:
        """Start the record of what has been seen; refuse columns that the sheet does not have."""
        wrong = list(header_errors(self, list(dataset.headers or [])))
        if wrong:
            raise ValueError("; ".join(str(each) for each in wrong))
        self.seen: dict[tuple[Any, ...], int] = {}
        self.taken: dict[str, dict[Any, Any]] = {
            name: {
                self.fields[name].get_value(row): self.key_of(row) for row in self.get_queryset()
            }
            for name in self.UNIQUE
        }
        self.prepare()

    def prepare(self) -> None:
        """Read what `check` needs to know; called once per import."""

    def check(self, instance: Any) -> Iterable[tuple[str, BadCell]]:
        """What is wrong with a row whose cells are each right: pairs of column and error."""
        return ()

    def import_instance(self, instance: Any, row: dict[str, str], **kwargs: Any) -> None:
        """Fill the row from the sheet; raises ValidationError with every bad cell of the line."""
        self.require_first(row, **kwargs)  # before the row that the first one changed is touched
        if instance.pk is None:  # a new row has no other place to take its values from
            row = dict.fromkeys(columns_of(self), "") | row
        errors: dict[str, ValidationError] = {}
        for column in self.get_import_fields():
            try:
                self.import_field(column, instance, row, **kwargs)
            except BadCell as bad:
                errors[column.column_name] = invalid(bad)
        if not errors:
            errors = {name: invalid(bad) for name, bad in self.row_errors(instance)}
        if errors:
            raise ValidationError(errors)

    def require_first(self, row: dict[str, str], **kwargs: Any) -> None:
        """Raise ValidationError when an earlier line has the same natural key."""
        key = self.key_in(row)
        if key is None:
            return
        first = self.seen.setdefault(key, kwargs["row_number"])
        if first != kwargs["row_number"]:
            numbers = kwargs.get("numbers")
            where = numbers[first - 1] if numbers else first + 1
            bad = BadCell(f"the same as in row {where}", "each only once")
            raise ValidationError({self._meta.import_id_fields[0]: invalid(bad)})

    def row_errors(self, instance: Any) -> Iterator[tuple[str, BadCell]]:
        """The row against all others, and against the rule of its sheet."""
        key = self.key_of(instance)
        for name in self.UNIQUE:
            value = self.fields[name].get_value(instance)
            if value not in (None, "") and self.taken[name].setdefault(value, key) != key:
                yield name, BadCell(quoted(value), f"a {name} that is on no other row")
        yield from self.check(instance)

    def after_import(self, dataset: tablib.Dataset, result: Any, **kwargs: Any) -> None:
        """Leave the id sequences alone: resetting them would give ids out twice meanwhile."""

    def get_export_queryset(self) -> Any:
        """The rows to export, by natural key: all of them, unless the sheet says otherwise."""
        order = []
        for name in self._meta.import_id_fields:
            source = self._meta.model._meta.get_field(name)
            order.append(f"{name}__{code_of(source.related_model)}" if source.is_relation else name)
        return self.get_queryset().order_by(*order)

    def bulk_create(self, *args: Any, result: Any = None, **kwargs: Any) -> None:
        """Write the new rows; on trouble, undo this batch and say so in the result."""
        self.write(self.create_instances, result)

    def bulk_update(self, *args: Any, result: Any = None, **kwargs: Any) -> None:
        """Write the changed rows in one INSERT … ON CONFLICT, ten times as fast as CASE WHEN."""
        changed = [each.attname for each in self._meta.model._meta.fields if not each.primary_key]
        self.write(
            self.update_instances,
            result,
            update_conflicts=True,
            unique_fields=["pk"],
            update_fields=changed,
        )

    def write(self, rows: list[models.Model], result: Any, **options: Any) -> None:
        """Write a batch in its own savepoint, and empty it."""
        try:
            with transaction.atomic():
                self._meta.model.objects.bulk_create(rows, **options)
        except DatabaseError as error:
            self.handle_import_error(result, error)
        rows.clear()


def invalid(bad: BadCell) -> ValidationError:
    """A bad cell as Django's forms and django-import-export know it."""
    return ValidationError(str(bad), params={"found": bad.found, "expected": bad.expected})


def columns_of(sheet: Sheet) -> list[str]:
    """The column names, in order."""
    return [each.column_name for each in sheet.get_import_fields()]


def with_preview(sheet: type[Sheet]) -> type[Sheet]:
    """The same sheet, which also shows what would change: for pages, where a person looks."""
    meta = type("Meta", (sheet.Meta,), {"skip_diff": False})
    return type(sheet.__name__, (sheet,), {"Meta": meta})


def header_errors(sheet: Sheet, header: list[str]) -> Iterator[CellError]:
    """Columns that the sheet does not have, that come twice, and keys that are missing."""
    known = columns_of(sheet)
    for at, name in enumerate(header):
        if name not in known:
            expected = "one of " + ", ".join(known)
            yield CellError("", None, name or f"number {at + 1}", "an unknown column", expected)
        elif name in header[:at]:
            yield CellError("", None, name, "the column twice", "each only once")
    for name in sheet.get_import_id_fields():
        if name not in header:
            yield CellError("", None, name, "no such column", "one: it tells the rows apart")


def note_import(name: str, counts: dict[str, dict[str, int]], *, by: Actor) -> None:
    """Write into the journal how many rows of which sheet a file made new or changed."""
    company = Company.objects.first()
    if company:
        data = {"file": name, "sheets": counts}
        journal.record("masterdata.imported", company, by=by, data=data)


def import_table(sheet: Sheet, table: Table) -> Outcome:
    """Import one table in the caller's transaction; rows with a bad cell are left out and named."""
    outcome = Outcome(table.name)
    outcome.errors = [
        CellError(table.name, each.row, each.column, each.found, each.expected)
        for each in header_errors(sheet, table.header)
    ]
    if outcome.errors:
        return outcome
    width = len(table.header)
    outcome.errors += [
        CellError(table.name, number, None, f"{len(row)} cells", f"{width}, as in the header")
        for row, number in zip(table.rows, table.numbers, strict=True)
        if len(row) > width
    ]
    data = tablib.Dataset(headers=table.header)
    for row in table.rows:
        data.append(row[:width])
    result = sheet.import_data(data, use_transactions=False, numbers=table.numbers)
    outcome.new, outcome.changed = result.totals["new"], result.totals["update"]
    outcome.unchanged = result.totals["skip"]
    outcome.errors += errors_of(table, result)
    return outcome


def errors_of(table: Table, result: Any) -> Iterator[CellError]:
    """Everything that django-import-export found wrong, by row and column."""
    for line in result.invalid_rows:
        for column, found in line.error.error_dict.items():
            yield from (
                CellError(
                    table.name,
                    table.numbers[line.number - 1],
                    column,
                    error.params["found"],
                    error.params["expected"],
                )
                for error in found
            )
    for line in result.error_rows:
        text = "; ".join(str(each.error) for each in line.errors)
        yield CellError(table.name, table.numbers[line.number - 1], None, text, "a row that fits")
    for error in result.base_errors:
        yield CellError(table.name, None, None, str(error.error).strip(), "rows that fit together")
