"""What the pages about documents show."""

from django.db.models import Count, QuerySet

from clerkwork.intake.models import Document

PAGE = 50


def documents(before: int | None = None) -> QuerySet[Document]:
    """A page of documents, newest first, without their bytes, below the id `before`."""
    listed = Document.objects.defer("raw").annotate(order_count=Count("orders")).order_by("-id")
    return listed.filter(id__lt=before)[:PAGE] if before else listed[:PAGE]


def source_text(document: Document, limit: int = 60_000) -> str:
    """A text document's beginning as it can be shown; "" for one that is not text."""
    raw = bytes(document.raw)[:limit]
    if b"\x00" in raw:
        return ""
    text = raw.decode("utf-8-sig", errors="replace")
    if document.format.startswith("x12") and "\n" not in text.strip() and len(text) > 106:
        text = text.replace(text[105], text[105] + "\n")  # the ISA's last character ends segments
    return text
