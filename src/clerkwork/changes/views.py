"""The pages of changes: one change with its effects, and an order that a clerk changes."""

from typing import cast

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from clerkwork.changes.accept import Answers, accept_change, refuse_change
from clerkwork.changes.form import form_of
from clerkwork.changes.models import Change
from clerkwork.changes.own import name_order, propose_own
from clerkwork.changes.show import sheet_of
from clerkwork.orders.models import Order

REASON = "reason-"
DECIDE = "changes.decide_change"


@require_GET
@permission_required(DECIDE, raise_exception=True)
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """A change, and what it would do; of the chosen parts alone with ?part=."""
    found = get_object_or_404(Change.objects.select_related("order__customer", "document"), pk=pk)
    parts = numbers_in(request.GET.getlist("part"))
    sheet = sheet_of(found, user_of(request), parts or None)
    return render(request, "changes/change.html", {"sheet": sheet, "order": found.order})


@require_POST
@permission_required(DECIDE, raise_exception=True)
def acceptance(request: HttpRequest, pk: int) -> HttpResponse:
    sent = {name: str(value) for name, value in request.POST.items()}
    answers = Answers(
        version=sent.get("version"),
        parts=numbers_in(request.POST.getlist("part")),
        reasons={
            name.removeprefix(REASON): value
            for name, value in sent.items()
            if name.startswith(REASON)
        },
        reason=sent.get("reason", ""),
    )
    done = accept_change(pk, answers, by=user_of(request))
    messages.success(request, f"{done.order}: changed.")
    return redirect("order", done.order_id)


@require_POST
@permission_required(DECIDE, raise_exception=True)
def refusal(request: HttpRequest, pk: int) -> HttpResponse:
    done = refuse_change(pk, reason=request.POST.get("reason", ""), by=user_of(request))
    messages.success(request, f"{done}: refused; the order stays as it is.")
    return redirect("worklist")


@require_POST
@permission_required(DECIDE, raise_exception=True)
def change_order(request: HttpRequest, pk: int) -> HttpResponse:
    """Say which order a change is about."""
    named = name_order(pk, request.POST.get("number", ""), by=user_of(request))
    return redirect("change", named.pk)


@require_http_methods(["GET", "POST"])
@permission_required(DECIDE, raise_exception=True)
def own_change(request: HttpRequest, pk: int) -> HttpResponse:
    """GET: an order to be changed. POST: what is to be another value; its effects come next."""
    order = get_object_or_404(Order.objects.select_related("customer", "ship_to"), pk=pk)
    asked = request.POST.get("change", "") or request.GET.get("change", "")
    about = int(asked) if asked.isdecimal() else None
    if request.method == "POST":
        typed = {name: str(value) for name, value in request.POST.items()}
        note = typed.get("note", "").strip()
        proposed = propose_own(pk, typed, note=note, change_id=about, by=user_of(request))
        return redirect("change", proposed.pk)
    context = {"form": form_of(order, about, user_of(request)), "order": order}
    return render(request, "changes/own.html", context)


def numbers_in(sent: list[str]) -> frozenset[int]:
    return frozenset(int(each) for each in sent if each.isdecimal())


def user_of(request: HttpRequest) -> User:
    """Who is logged in; nobody else comes past the permission."""
    return cast(User, request.user)
