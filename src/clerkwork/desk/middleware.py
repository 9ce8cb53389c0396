"""What stands around every view: how a refusal is answered, and what a page may load."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse

from clerkwork.core.refusal import Refusal

GetResponse = Callable[[HttpRequest], HttpResponseBase]

POLICY = (
    "default-src 'self'; img-src 'self' data:; object-src 'none'; "
    "base-uri 'self'; form-action 'self'; frame-ancestors 'self'"
)
# The back office runs Alpine.js, which evaluates expressions and sets styles in attributes.
OFFICE_POLICY = (
    f"{POLICY}; script-src 'self' 'unsafe-inline' 'unsafe-eval'; "
    "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:"
).replace("img-src 'self' data:; ", "", 1)


class RefusalMiddleware:
    """Turns a Refusal into an answer with status 422, so that no view holds a try.

    A caller of /api/ gets JSON, a swap gets a fragment for the place of refusals at the top of
    the page, which leaves what was typed alone, and everybody else gets a page.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """The answer to a Refusal; None lets any other exception pass."""
        if not isinstance(exception, Refusal):
            return None
        if request.path.startswith("/api/"):
            return JsonResponse({"detail": str(exception)}, status=422)
        context = {"refusal": exception, "back": _page_before(request)}
        if request.headers.get("HX-Request") != "true" or "HX-Boosted" in request.headers:
            return render(request, "desk/refused.html", context, status=422)
        answer = render(request, "desk/_refusal.html", context, status=422)
        # A zone for dropped files shows the refusal in the file's own row: it is no htmx target.
        answer["HX-Retarget"] = "#refusal"
        answer["HX-Reswap"] = "innerHTML"
        return answer


def _page_before(request: HttpRequest) -> str:
    """The page of this site that was left, else where everybody starts."""
    before = request.headers.get("Referer", "")
    here = f"{request.scheme}://{request.get_host()}/"
    return before if before.startswith(here) and before != request.build_absolute_uri() else "/"


class ContentSecurityPolicyMiddleware:
    """Sends the policy: everything from this server, nothing inline, looser in the back office."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        answer = self.get_response(request)
        policy = OFFICE_POLICY if _in_office(request) else POLICY
        answer.headers.setdefault("Content-Security-Policy", policy)
        return answer


def _in_office(request: HttpRequest) -> bool:
    try:
        return request.path.startswith(reverse("admin:index"))
    except NoReverseMatch:
        return False


class RedirectMiddleware:
    """Lets a form that was sent by htmx go on to the next page as a whole, as any form does."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        answer = self.get_response(request)
        if request.headers.get("HX-Request") != "true" or answer.status_code != 302:
            return answer
        return HttpResponse(headers={"HX-Redirect": answer.headers["Location"]})
