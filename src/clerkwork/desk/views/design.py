"""The living page of the design language."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_POST

from clerkwork.core.refusal import Refusal
from clerkwork.desk import showcase


@require_GET
def components(request: HttpRequest) -> HttpResponse:
    """Every component there is, with its use. Whoever is logged in may see it."""
    return render(request, "desk/design.html", showcase.components())


@require_POST
def swap(request: HttpRequest, how: str) -> HttpResponse:
    """What a server may answer: a refusal, or the row of a dropped file."""
    if how == "refused":
        raise Refusal("SO-000123 is shipped; it cannot be cancelled. Make a return instead.")
    if how == "dropped":
        name = getattr(request.FILES.get("file"), "name", "")
        return render(request, "desk/design/_dropped.html", {"name": name})
    raise Http404
