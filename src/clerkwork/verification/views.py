from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from clerkwork.orders.models import Order, Stage
from clerkwork.verification.decide import accept_finding, correct_finding, reject_line


@require_POST
@permission_required("verification.decide_finding", raise_exception=True)
def acceptance(request: HttpRequest, pk: int) -> HttpResponse:
    order = accept_finding(pk, reason=request.POST.get("reason", ""), by=request.user)  # type: ignore[arg-type]
    return back(request, order)


@require_POST
@permission_required("verification.decide_finding", raise_exception=True)
def correction(request: HttpRequest, pk: int) -> HttpResponse:
    order = correct_finding(
        pk,
        request.POST.get("value", ""),
        reason=request.POST.get("reason", "") or "corrected",
        by=request.user,  # type: ignore[arg-type]
    )
    return back(request, order)


@require_POST
@permission_required("verification.decide_finding", raise_exception=True)
def rejection(request: HttpRequest, pk: int) -> HttpResponse:
    order = reject_line(pk, reason=request.POST.get("reason", ""), by=request.user)  # type: ignore[arg-type]
    return back(request, order)


def back(request: HttpRequest, order: Order) -> HttpResponse:
    """Where the decision was made: the worklist goes on to its next task, the order stays."""
    if request.POST.get("from") == "worklist":
        return redirect(f"/?open={order.pk}" if order.stage == Stage.HELD else "/")
    return redirect("order", order.pk)
