"""The page on which a company says how long each kind of task may wait, and who gets it then."""

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import cast

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from clerkwork.core.escalation import DEFAULTS, Clock, Step, clock
from clerkwork.core.escalation_steps import RECEIVERS, set_steps
from clerkwork.core.refusal import Refusal

STEPS = 3
WORDS = {
    "": "Any other task",
    "order.held": "An order is held",
    "document.unread": "A document was not read",
    "channel.failing": "A channel fails",
    "station.stuck": "A step of the house is stuck",
    "message.failed": "A mail did not go out",
    "balance.to_count": "A place is to be counted",
    "question.unanswered": "A customer does not answer",
}
SEVERITIES = {"stop": "must be corrected", "hold": "to be decided"}


@dataclass(frozen=True, slots=True)
class Plan:
    """The steps of one kind of task, as fields: hours, "" for none, and who gets it."""

    kind: str
    severity: str
    title: str
    own: bool  # stated by the company
    steps: list[tuple[int, str, str]]


@require_http_methods(["GET", "POST"])
@permission_required("core.change_escalationstep", raise_exception=True)
def escalation(request: HttpRequest) -> HttpResponse:
    """GET: the steps of all kinds. POST: those of one, or `usual` to go back to the usual ones."""
    if request.method == "POST":
        return change(request)
    counted = clock()
    keys = dict.fromkeys((*DEFAULTS, *counted.stated))
    context = {
        "plans": [plan(counted, *key) for key in sorted(keys)],
        "receivers": RECEIVERS,
        "hours": counted.hours,
    }
    return render(request, "desk/escalation.html", context)


def change(request: HttpRequest) -> HttpResponse:
    kind, severity = request.POST.get("kind", ""), request.POST.get("severity", "")
    if (kind, severity) not in DEFAULTS:
        raise Refusal("There is no such kind of task.")
    steps = [] if "usual" in request.POST else steps_in(request)
    set_steps(kind, severity, steps, by=cast(User, request.user))
    messages.success(request, f"{title_of(kind, severity)}: saved.")
    return redirect("escalation")


def plan(counted: Clock, kind: str, severity: str) -> Plan:
    steps = list(counted.steps(kind, severity))
    rows = [(at, hours_typed(step.after), step.role) for at, step in enumerate(steps, start=1)]
    rows += [(at, "", "") for at in range(len(rows) + 1, STEPS + 1)]
    own = (kind, severity) in counted.stated
    return Plan(kind, severity, title_of(kind, severity), own, rows)


def title_of(kind: str, severity: str) -> str:
    title = WORDS.get(kind, kind)
    return f"{title}: {SEVERITIES.get(severity, severity)}" if severity else title


def steps_in(request: HttpRequest) -> list[Step]:
    """The steps that were typed, without the empty ones."""
    steps = []
    for at in range(1, STEPS + 1):
        typed = request.POST.get(f"after-{at}", "").strip()
        if typed:
            steps.append(Step(minutes(typed), request.POST.get(f"role-{at}", "")))
    if not steps:
        raise Refusal("At least one step: a task without a clock is forgotten.")
    return steps


def minutes(typed: str) -> int:
    """Business minutes from hours such as 1.5."""
    try:
        hours = Decimal(typed.replace(",", "."))
    except InvalidOperation as error:
        raise Refusal(f"Found “{typed}”, expected hours such as 1.5.") from error
    if not hours.is_finite() or not 0 < hours < 10_000:
        raise Refusal(f"Found “{typed}”, expected hours such as 1.5.")
    return int(hours * 60)


def hours_typed(after: int) -> str:
    return f"{(Decimal(after) / 60).quantize(Decimal('0.01')).normalize():f}"
