"""What the rooms' back-office lists are made of: master data with import and export, and facts.

The lists stand at /office/. A room registers its own in its `admin.py`.
"""

from typing import Any, ClassVar

import tablib
from django.db import models
from django.http import HttpRequest
from import_export.admin import ImportExportModelAdmin
from import_export.formats.base_formats import Format
from unfold.admin import ModelAdmin
from unfold.contrib.import_export.forms import ExportForm, ImportForm

from clerkwork.core.sheets import Sheet, note_import, with_preview
from clerkwork.core.tables import MAX_BYTES, read_tables, write_csv, write_workbook


class File(Format):
    """A file of one table, read and written as at the command line."""

    SUFFIX = ""
    TYPE = ""

    def __init__(self, encoding: str | None = None) -> None:
        """The encoding is found by reading; what is given is for other formats."""

    def get_title(self) -> str:
        return self.SUFFIX

    def get_extension(self) -> str:
        return self.SUFFIX

    def get_content_type(self) -> str:
        return self.TYPE

    def can_import(self) -> bool:
        return True

    def can_export(self) -> bool:
        return True

    def create_dataset(self, in_stream: bytes) -> tablib.Dataset:
        """The first table of the file. A file that cannot be read is refused with its reason."""
        if len(in_stream) > MAX_BYTES:
            raise ValueError(f"The file is larger than {MAX_BYTES // 1024**2} MB.")
        tables = read_tables(in_stream, f"the file.{self.SUFFIX}")
        if not tables:
            raise ValueError("There is no table in the file.")
        table = tables[0]
        width = len(table.header)
        data = tablib.Dataset(headers=table.header)
        for row, number in zip(table.rows, table.numbers, strict=True):
            if len(row) > width:
                raise ValueError(f"Row {number}: found {len(row)} cells, expected {width}.")
            data.append(row)
        return data


class Xlsx(File):
    """Excel."""

    SUFFIX = "xlsx"
    TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

    def export_data(self, dataset: tablib.Dataset, **kwargs: Any) -> bytes:
        return write_workbook([(dataset.title or "sheet", dataset.headers, iter(dataset))])


class Csv(File):
    """Comma-separated values."""

    SUFFIX = "csv"
    TYPE = "text/csv"

    def export_data(self, dataset: tablib.Dataset, **kwargs: Any) -> bytes:
        return write_csv(dataset.headers, iter(dataset))


class MasterData(ModelAdmin, ImportExportModelAdmin):
    """A list of master data that is imported and exported by its sheet, all rows or none."""

    sheet: ClassVar[type[Sheet]]
    formats: ClassVar = [Xlsx, Csv]
    import_form_class = ImportForm
    export_form_class = ExportForm
    skip_admin_log = True  # the journal has it
    list_per_page = 50
    show_full_result_count = False
    warn_unsaved_form = True

    def get_import_resource_classes(self, request: HttpRequest) -> list[type[Sheet]]:
        return [with_preview(self.sheet)]

    def get_export_resource_classes(self, request: HttpRequest) -> list[type[Sheet]]:
        return [self.sheet]

    def has_import_permission(self, request: HttpRequest) -> bool:
        """Who may add and change one row may import many."""
        return bool(self.has_add_permission(request) and self.has_change_permission(request))

    def has_export_permission(self, request: HttpRequest) -> bool:
        """Who may see the list may take it along."""
        return bool(self.has_view_permission(request))

    def add_data_read_fail_error_to_form(self, form: ImportForm, e: Exception) -> None:
        """Say what was found in the file, and what was expected."""
        form.add_error("import_file", str(e))

    def generate_log_entries(self, result: Any, request: HttpRequest) -> None:
        """One line in the journal for the whole file."""
        totals = {"new": result.totals["new"], "changed": result.totals["update"]}
        name = str(self.model._meta.verbose_name_plural)
        note_import(name, {name: totals}, by=request.user)  # type: ignore[arg-type]


class ReadOnly(ModelAdmin):
    """A list of facts: to be looked at, never added to, changed or deleted here."""

    list_per_page = 50
    show_full_result_count = False

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return False
