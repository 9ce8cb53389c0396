"""The page on which what has one cause is decided in one step."""

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from clerkwork.core.refusal import Refusal
from clerkwork.verification.together import (
    Cause,
    Decided,
    accept_together,
    causes,
    correct_together,
    findings_of,
)
from clerkwork.verification.views import user_of

VERBS = {"accept": accept_together, "correct": correct_together}


@require_http_methods(["GET", "POST"])
@permission_required("verification.decide_finding", raise_exception=True)
def together(request: HttpRequest) -> HttpResponse:
    """GET: the causes, and the findings of the one that ?customer=, ?code= and ?item= name.

    POST: decide those findings that were shown, by their ids.
    """
    if request.method == "POST":
        return decide(request)
    shown = causes()
    opened = next((each for each in shown if named(each, request)), None)
    opened = opened or (shown[0] if shown else None)
    findings = findings_of(opened.customer, opened.code, opened.item) if opened else []
    context = {
        "causes": shown,
        "opened": opened,
        "findings": findings,
        "suggested": sum(bool(each.suggestion) for each in findings),
    }
    return render(request, "verification/together.html", context)


def named(cause: Cause, request: HttpRequest) -> bool:
    asked = tuple(request.GET.get(name, "") for name in ("customer", "code", "item"))
    return asked == (str(cause.customer), cause.code, str(cause.item or ""))


def decide(request: HttpRequest) -> HttpResponse:
    verb = VERBS.get(request.POST.get("decision", ""))
    if verb is None:
        raise Refusal("Choose whether to accept or to correct them.")
    ids = [int(each) for each in request.POST.getlist("finding") if each.isdecimal()]
    done = verb(ids, reason=request.POST.get("reason", ""), by=user_of(request))
    messages.success(request, in_words(done))
    return redirect("together")


def in_words(done: Decided) -> str:
    passed = ", ".join(f"{count} {why}" for why, count in done.passed_over.items())
    rest = f" Passed over: {passed}." if passed else ""
    return f"Decided {done.findings}; {done.orders} orders go on.{rest}"
