from typing import cast

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from clerkwork.core.onward import onward
from clerkwork.orders.models import Order, Stage
from clerkwork.verification.ask import ask_customer, askable_findings, withdraw_question
from clerkwork.verification.decide import (
    accept_finding,
    correct_finding,
    propose_finding,
    reject_line,
)
from clerkwork.verification.propose import propose_cancellation, refuse_proposal


@require_POST
@permission_required("verification.decide_finding", raise_exception=True)
def acceptance(request: HttpRequest, pk: int) -> HttpResponse:
    order = accept_finding(pk, reason=request.POST.get("reason", ""), by=user_of(request))
    return back(request, order, "accepted as it is")


@require_POST
@permission_required("verification.decide_finding", raise_exception=True)
def proposal(request: HttpRequest, pk: int) -> HttpResponse:
    order = propose_finding(pk, reason=request.POST.get("reason", ""), by=user_of(request))
    return back(request, order, "proposed; somebody else approves it")


@require_POST
@permission_required("verification.decide_finding", raise_exception=True)
def proposal_refusal(request: HttpRequest, pk: int) -> HttpResponse:
    declined = refuse_proposal(pk, reason=request.POST.get("reason", ""), by=user_of(request))
    return back(request, declined.order, "the proposal is declined")


@require_POST
@permission_required("orders.cancel_order", raise_exception=True)
def cancellation_proposal(request: HttpRequest, pk: int) -> HttpResponse:
    propose_cancellation(pk, reason=request.POST.get("reason", ""), by=user_of(request))
    messages.success(request, "Proposed to cancel it; somebody else approves it.")
    return redirect(onward(request, reverse("order", args=[pk])))


@require_POST
@permission_required("verification.decide_finding", raise_exception=True)
def correction(request: HttpRequest, pk: int) -> HttpResponse:
    value = request.POST.get("value", "")
    reason = request.POST.get("reason", "") or "corrected"
    order = correct_finding(pk, value, reason=reason, by=user_of(request))
    return back(request, order, f"corrected to {value.strip()}")


@require_POST
@permission_required("verification.decide_finding", raise_exception=True)
def question(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask the customer about the findings named, or about all that they can answer."""
    named = [int(each) for each in request.POST.getlist("finding") if each.isdecimal()]
    asked = ask_customer(named or askable_findings(pk), by=user_of(request))
    messages.success(request, f"{asked.order.number}: asked {asked.recipient}.")
    return redirect(onward(request, reverse("order", args=[pk])))


@require_POST
@permission_required("verification.decide_finding", raise_exception=True)
def question_withdrawal(request: HttpRequest, pk: int) -> HttpResponse:
    asked = withdraw_question(pk, reason=request.POST.get("reason", ""), by=user_of(request))
    return back(request, asked.order, "no longer asked")


@require_POST
@permission_required("verification.decide_finding", raise_exception=True)
def rejection(request: HttpRequest, pk: int) -> HttpResponse:
    order = reject_line(pk, reason=request.POST.get("reason", ""), by=user_of(request))
    return back(request, order, "the line is left out")


def user_of(request: HttpRequest) -> User:
    """Who is logged in; nobody else comes past the permission."""
    return cast(User, request.user)


def back(request: HttpRequest, order: Order, done: str) -> HttpResponse:
    """On from where the decision was made, which is said once at the corner of the page."""
    held = order.stage == Stage.HELD
    rest = "there is more to decide" if held else "it goes on by itself"
    messages.success(request, f"{order.number}: {done}; {rest}.")
    here = reverse("order", args=[order.pk])
    return redirect(onward(request, here, still_open=order.pk if held else None))
