from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from clerkwork.core import journal
from clerkwork.core.refusal import Refusal
from clerkwork.intake.evidence import confirmed_in, evidence_of, places_in, sureness_of
from clerkwork.intake.facsimile import facsimile
from clerkwork.intake.models import Document
from clerkwork.intake.page_cache import page_picture
from clerkwork.intake.queries import channels, documents, orders_of, with_enclosed
from clerkwork.intake.read import read_again
from clerkwork.intake.submit import submit_document


@require_http_methods(["GET", "POST"])
@permission_required("intake.view_document", raise_exception=True)
def document_list(request: HttpRequest) -> HttpResponse:
    """GET: the documents that came, newest first. POST: hand one in."""
    if request.method == "POST":
        return hand_in(request)
    before = request.GET.get("before", "")
    page = list(documents(int(before) if before.isdigit() else None))
    return render(request, "intake/documents.html", {"documents": page})


@require_GET
@permission_required("intake.view_channel", raise_exception=True)
def channel_list(request: HttpRequest) -> HttpResponse:
    """The ways by which documents come, and how each is doing."""
    return render(request, "intake/channels.html", {"channels": channels()})


@permission_required("intake.submit_document", raise_exception=True)
def hand_in(request: HttpRequest) -> HttpResponse:
    file = request.FILES.get("file")
    if file is None or file.size is None:
        raise Refusal("Choose a file to hand in.")
    document = submit_document(
        file.read(),
        name=file.name or "",
        channel="page",
        by=request.user,  # type: ignore[arg-type]
    )
    if request.headers.get("HX-Request"):
        return render(request, "intake/_taken.html", {"document": document}, status=201)
    return redirect("document", document.pk)


@require_GET
@permission_required("intake.view_document", raise_exception=True)
def document_page(request: HttpRequest, pk: int) -> HttpResponse:
    """One document: what it is, what came of it, and its text."""
    document = get_object_or_404(Document, pk=pk)
    evidence = evidence_of(document) if document.orders.exists() else []
    enclosed = with_enclosed(document)[1:]
    context = {
        "document": document,
        "orders": orders_of([document, *enclosed])[:200],
        "arrivals": document.arrivals.select_related("parent").defer("parent__raw").order_by("id"),
        "enclosed": enclosed,
        "shown": facsimile(document, (), places_in(evidence)),
        "sureness": sureness_of(evidence, confirmed_in(document)),
        "timeline": journal.of("document", document.pk),
    }
    return render(request, "intake/document.html", context)


@require_GET
@permission_required("intake.view_document", raise_exception=True)
def document_bytes(request: HttpRequest, pk: int) -> HttpResponse:
    """The document as it came, to be saved: never shown by the browser as a page of ours."""
    document = get_object_or_404(Document, pk=pk)
    return HttpResponse(
        bytes(document.raw),
        content_type="application/octet-stream",
        headers={"Content-Disposition": f'attachment; filename="{document.number}.bin"'},
    )


@require_GET
@permission_required("intake.view_document", raise_exception=True)
def document_picture(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """A page of a document as a picture; it never changes, since the document does not."""
    document = get_object_or_404(Document, pk=pk)
    return HttpResponse(
        page_picture(document, number),
        content_type="image/png",
        headers={"Cache-Control": "private, max-age=31536000, immutable"},
    )


@require_POST
@permission_required("intake.submit_document", raise_exception=True)
def document_reading(request: HttpRequest, pk: int) -> HttpResponse:
    read_again(pk, by=request.user)  # type: ignore[arg-type]
    return redirect("document", pk)
