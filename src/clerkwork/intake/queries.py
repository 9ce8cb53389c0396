"""What the pages about documents show."""

from django.db.models import Count, QuerySet

from clerkwork.intake.models import Document

PAGE = 50


def documents(before: int | None = None) -> QuerySet[Document]:
    """A page of documents, newest first, without their bytes, below the id `before`."""
    listed = Document.objects.defer("raw").annotate(order_count=Count("orders")).order_by("-id")
    return listed.filter(id__lt=before)[:PAGE] if before else listed[:PAGE]
