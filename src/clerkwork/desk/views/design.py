"""The living page of the design language, and the look of each page on made-up data."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from clerkwork.core.refusal import Refusal
from clerkwork.desk import showcase
from clerkwork.desk.specimens import PICK


def components(request: HttpRequest) -> HttpResponse:
    """Every component there is, with its use."""
    return render(request, "desk/design.html", showcase.components())


def page(request: HttpRequest, name: str) -> HttpResponse:
    """One page of the product, filled with made-up data."""
    if name not in showcase.PAGES:
        raise Http404
    template, fill = showcase.PAGES[name]
    return render(request, f"desk/design/pages/{template}.html", fill())


@require_POST
def swap(request: HttpRequest, how: str) -> HttpResponse:
    """What a server may answer: a refusal, the row of a dropped file, a right or a wrong scan."""
    if how == "refused":
        raise Refusal("SO-000123 is shipped; it cannot be cancelled. Make a return instead.")
    if how == "dropped":
        name = getattr(request.FILES.get("file"), "name", "")
        return render(request, "desk/design/_dropped.html", {"name": name})
    if how == "scanned":
        right = request.POST.get("scan", "").strip().upper() == PICK["lot"]
        return render(request, "desk/design/_pick.html", showcase.pick() | {"wrong": not right})
    raise Http404
