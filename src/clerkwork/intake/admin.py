from typing import Any

from django.contrib import admin
from django.db import models
from django.http import HttpRequest
from unfold.admin import ModelAdmin

from clerkwork.core import journal
from clerkwork.core.office import ReadOnly
from clerkwork.intake.models import Document, Mailbox


@admin.register(Document)
class Documents(ReadOnly):
    list_display = ["number", "name", "size", "stage", "format", "kind", "received_at"]
    list_filter = ["stage", "format", "kind"]
    search_fields = ["name", "sha256"]
    exclude = ["raw"]
    ordering = ["-id"]


@admin.register(Mailbox)
class Mailboxes(ModelAdmin):
    list_display = ["name", "host", "user", "folder", "active"]
    list_filter = ["active"]
    warn_unsaved_form = True

    def save_model(self, request: HttpRequest, obj: Mailbox, form: Any, change: bool) -> None:
        """Save it, and begin anew where it is another mailbox now."""
        if change and {"host", "user", "folder"} & set(form.changed_data):
            obj.uid_validity = None
        super().save_model(request, obj, form, change)
        kind = "mailbox.changed" if change else "mailbox.made"
        journal.record(kind, obj, by=request.user, data={"fields": list(form.changed_data)})  # type: ignore[arg-type]

    def has_delete_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        """A mailbox is switched off, not deleted: what was taken from it is remembered."""
        return False
