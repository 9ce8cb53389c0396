"""The pages on which an order is reviewed, and what was learned from it is looked through."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from clerkwork.intake.teach import withdraw_hint
from clerkwork.orders.models import Order, Stage
from clerkwork.verification.answering import cancelling
from clerkwork.verification.ask import askable_findings
from clerkwork.verification.key_in import key_in
from clerkwork.verification.learn import forget_number
from clerkwork.verification.learn_party import forget_party
from clerkwork.verification.queries import (
    held_for,
    learned_hints,
    learned_numbers,
    learned_parties,
    next_held,
)
from clerkwork.verification.review import Answers, ReviewRefusal, review_order
from clerkwork.verification.sheet import Sheet, Typed, sheet_of
from clerkwork.verification.source import source_of
from clerkwork.verification.views import user_of

REASON = "reason-"
View = Callable[..., HttpResponse]


@require_http_methods(["GET", "POST"])
@permission_required("verification.decide_finding", raise_exception=True)
def review(request: HttpRequest, pk: int) -> HttpResponse:
    """GET: a held order beside its document. POST: what was typed and confirmed there."""
    order = get_object_or_404(Order.objects.select_related("customer", "ship_to"), pk=pk)
    if request.method == "POST":
        return take(request, order)
    if order.stage != Stage.HELD:
        return redirect("order", pk)
    sheet = sheet_of(order, user_of(request))
    return render(request, "verification/review.html", page(request, sheet))


def take(request: HttpRequest, order: Order) -> HttpResponse:
    """Apply the answers and go on; what cannot be taken is said at its field, as it was typed."""
    answers = answers_in(request)
    user = user_of(request)
    following = next_held(user, order.pk)
    try:
        order = review_order(order.pk, answers, by=user)
    except ReviewRefusal as refusal:
        typed = Typed(answers.values, answers.confirmed, answers.reasons, refusal.at)
        sheet = sheet_of(order, user, typed)
        if request.headers.get("HX-Request"):
            return render(request, "verification/_sheet.html", {"sheet": sheet}, status=422)
        return render(request, "verification/review.html", page(request, sheet), status=422)
    if answers.one_more:
        return redirect("review", order.pk)
    if order.stage == Stage.HELD and sheet_of(order, user).answerable:
        messages.warning(request, f"{order.number}: saved; there is more to decide.")
        return redirect("review", order.pk)
    if order.stage == Stage.HELD:
        messages.warning(request, f"{order.number}: saved; the rest needs a supervisor.")
    else:
        messages.success(request, f"{order.number}: reviewed; it goes on by itself.")
    return redirect(reverse("review", args=[following]) if following else reverse("worklist"))


@require_GET
@permission_required("verification.decide_finding", raise_exception=True)
def review_next(request: HttpRequest) -> HttpResponse:
    """The held order that waits after the one with the id ?after=, else the worklist."""
    after = request.GET.get("after", "")
    following = next_held(user_of(request), int(after) if after.isdecimal() else 0)
    return redirect(reverse("review", args=[following]) if following else reverse("worklist"))


def page(request: HttpRequest, sheet: Sheet) -> dict[str, object]:
    """The sheet with its document, for those who may see that."""
    user = user_of(request)
    may_see = user.has_perm("intake.view_document")
    return {
        "sheet": sheet,
        "order": sheet.order,
        "source": source_of(sheet) if may_see else None,
        "task": held_for(user).filter(subject_id=sheet.order.pk).first(),
        "cancelling": cancelling(sheet.order, user),
        "question": sheet.order.questions.filter(outcome=None).first(),
        "can_ask": bool(askable_findings(sheet.order.pk)),
    }


def answers_in(request: HttpRequest) -> Answers:
    """The fields of the form: values by their names, confirmations, reasons."""
    sent = {name: value for name, value in request.POST.items() if isinstance(value, str)}
    reasons = {
        int(name.removeprefix(REASON)): value
        for name, value in sent.items()
        if name.startswith(REASON) and name.removeprefix(REASON).isdecimal()
    }
    confirmed = frozenset(
        int(each) for each in request.POST.getlist("confirmed") if each.isdecimal()
    )
    return Answers(sent.get("version", ""), sent, confirmed, reasons, "one_more" in sent)


@require_GET
@permission_required("verification.decide_finding", raise_exception=True)
def learned(request: HttpRequest) -> HttpResponse:
    """What corrections taught: about layouts, customers' part numbers, and their names."""
    context = {"hints": learned_hints(), "numbers": learned_numbers(), "parties": learned_parties()}
    return render(request, "verification/learned.html", context)


def forgetting(forget: Callable[..., Any], said: Callable[[Any], str]) -> View:
    """A view that takes back what was learned, by its id, and says what that was."""

    @require_POST
    @permission_required("verification.decide_finding", raise_exception=True)
    def withdrawal(request: HttpRequest, pk: int) -> HttpResponse:
        messages.success(request, f"Forgotten: {said(forget(pk, by=user_of(request)))}.")
        return redirect("learned")

    return withdrawal


hint_withdrawal = forgetting(withdraw_hint, str)
number_withdrawal = forgetting(forget_number, lambda learned: f"what {learned.number} meant")
party_withdrawal = forgetting(forget_party, lambda learned: f"who {learned.value} is")


@require_POST
@permission_required("verification.decide_finding", raise_exception=True)
def document_order(request: HttpRequest, pk: int) -> HttpResponse:
    """Begin the order that a document is, though it was set aside."""
    return redirect("review", key_in(pk, by=user_of(request)).pk)
