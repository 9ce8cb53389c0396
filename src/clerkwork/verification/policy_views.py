"""The pages on which supervisors set what happens to what rules find."""

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from clerkwork.verification.policy_queries import (
    DAYS,
    history_of,
    latest_of,
    standing_of,
    standings,
)
from clerkwork.verification.set_policy import set_policy, withdraw_policy
from clerkwork.verification.views import user_of


@require_GET
@permission_required("verification.decide_finding", raise_exception=True)
def rules(request: HttpRequest) -> HttpResponse:
    """Every rule: what it says, what happens then, and how that went of late."""
    return render(request, "verification/rules.html", {"standings": standings(), "days": DAYS})


@require_http_methods(["GET", "POST"])
@permission_required("verification.decide_finding", raise_exception=True)
def rule(request: HttpRequest, code: str) -> HttpResponse:
    """GET: one rule with its policies, earlier ones too. POST: set one."""
    if request.method == "POST":
        return take(request, code)
    standing = standing_of(code)
    if standing is None:
        raise Http404
    context = {
        "standing": standing,
        "history": history_of(code),
        "latest": latest_of(code),
        "days": DAYS,
    }
    return render(request, "verification/rule.html", context)


@permission_required("verification.set_policy", raise_exception=True)
def take(request: HttpRequest, code: str) -> HttpResponse:
    made = set_policy(
        code,
        request.POST.get("policy", ""),
        reason=request.POST.get("reason", ""),
        customer=request.POST.get("customer", ""),
        by=user_of(request),
    )
    whose = made.customer.name if made.customer else "all customers"
    messages.success(request, f"From now on, for {whose}: {made.get_policy_display()}.")
    return redirect("rule", code)


@require_POST
@permission_required("verification.set_policy", raise_exception=True)
def withdrawal(request: HttpRequest, pk: int) -> HttpResponse:
    policy = withdraw_policy(pk, by=user_of(request))
    messages.success(request, f"Taken back: {policy.get_policy_display()}.")
    return redirect("rule", policy.code)
