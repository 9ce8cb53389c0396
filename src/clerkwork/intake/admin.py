from django.contrib import admin

from clerkwork.core.office import ReadOnly
from clerkwork.intake.models import Document


@admin.register(Document)
class Documents(ReadOnly):
    list_display = ["number", "name", "size", "stage", "format", "kind", "received_at"]
    list_filter = ["stage", "format", "kind"]
    search_fields = ["name", "sha256"]
    exclude = ["raw"]
    ordering = ["-id"]
