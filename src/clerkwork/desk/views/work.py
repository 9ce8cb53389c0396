"""The desk's own pages: worklist, flow, orders."""

from typing import cast

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db.models import Max
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from clerkwork.answers.queries import told_of
from clerkwork.core.escalation import escalate_task
from clerkwork.core.models import Task
from clerkwork.core.onward import onward
from clerkwork.core.refusal import Refusal
from clerkwork.core.tasks import close_tasks
from clerkwork.desk import flow as stages
from clerkwork.desk import queries
from clerkwork.desk.evidence import evidence_for
from clerkwork.desk.worklist import task_rows, tasks_for
from clerkwork.orders.models import Order, Stage

LANES = {"role": "My role's", "mine": "Mine", "all": "Everyone's"}
# Tasks that end by a decision elsewhere, not by being ticked off.
DECIDED_ELSEWHERE = {"order.held", "order.to_cancel", "balance.to_count", "change.to_decide"}


@require_GET
def worklist(request: HttpRequest) -> HttpResponse:
    """What needs a person: the lane's tasks, and the one that is open, with its evidence.

    ?task= opens a task, ?open= the one about the order with this id.
    """
    user = cast(User, request.user)
    lane = lane_of(request)
    tasks = list(tasks_for(user, lane)[: queries.PAGE])
    wanted, about = request.GET.get("task", ""), request.GET.get("open", "")
    named = [at for at, task in enumerate(tasks) if wanted == str(task.pk)]
    named += [at for at, task in enumerate(tasks) if ("order", about) == subject_of(task)]
    at = named[0] if named else 0
    opened = tasks[at] if tasks else None
    context = {
        "lanes": [(code, label, tasks_for(user, code).count()) for code, label in LANES.items()],
        "lane": lane,
        "tasks": task_rows(tasks),
        "task": opened,
        "next": next(iter(tasks[at + 1 :]), None),
        "newest": Task.objects.aggregate(newest=Max("id", default=0))["newest"],
        "evidence": evidence_for(opened, user) if opened else None,
        "touchless": stages.touchless_today(),
    }
    return render(request, "desk/worklist.html", context)


def lane_of(request: HttpRequest) -> str:
    """The lane asked for, or everybody's own."""
    lane = request.GET.get("lane", "")
    return lane if lane in LANES else "role"


def subject_of(task: Task) -> tuple[str, str]:
    return task.subject, str(task.subject_id)


@require_GET
def task_news(request: HttpRequest) -> HttpResponse:
    """How many tasks have come into a lane since the list was shown."""
    lane, after = lane_of(request), request.GET.get("after", "")
    tasks = tasks_for(cast(User, request.user), lane)
    fresh = tasks.filter(pk__gt=int(after)).count() if after.isdigit() else 0
    return render(request, "desk/_news.html", {"lane": lane, "fresh": fresh})


@require_POST
def task_completion(request: HttpRequest, pk: int) -> HttpResponse:
    """Tick a task off. Who is not of its role may not."""
    task = own_task(request, pk)
    if task.kind in DECIDED_ELSEWHERE:
        raise Refusal(
            "This task ends by itself: decide the order or the change, or enter what was counted."
        )
    outcome = request.POST.get("outcome", "").strip()
    if task.steps_taken and not outcome:
        raise Refusal("This was escalated: say in a few words what was decided.")
    by = cast(User, request.user)
    close_tasks(task.kind, task.subject, [task.subject_id], by=by, outcome=outcome or "done")
    return redirect(onward(request))


@require_POST
def task_escalation(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a task to the role above, with a note. Who is not of its role may not."""
    own_task(request, pk)
    note = request.POST.get("note", "")
    task = escalate_task(pk, note=note, by=cast(User, request.user))
    messages.success(request, f"Given to a {task.role}: {task.title}")
    return redirect(onward(request))


def own_task(request: HttpRequest, pk: int) -> Task:
    """An open task of this user: theirs, or their role's."""
    task = get_object_or_404(Task, pk=pk, done_at=None)
    user = cast(User, request.user)
    of_role = user.groups.filter(name=task.role).exists()
    if not (user.is_superuser or of_role or task.owner_id == user.pk):
        raise PermissionDenied
    return task


@require_GET
@permission_required("orders.view_order", raise_exception=True)
def flow(request: HttpRequest) -> HttpResponse:
    """How many stand where. The counts alone are asked for again every few seconds."""
    template = "_flow" if request.headers.get("HX-Request") else "flow"
    context = {
        "flow": stages.flow(),
        "waiting": stages.waiting_by_role(),
        "touchless": stages.touchless_today(),
    }
    return render(request, f"desk/{template}.html", context)


@require_GET
@permission_required("orders.view_order", raise_exception=True)
def order_list(request: HttpRequest) -> HttpResponse:
    stage, search = request.GET.get("stage", ""), request.GET.get("q", "").strip()
    before = request.GET.get("before", "")
    page = list(queries.orders(stage, search, int(before) if before.isdigit() else None))
    context = {
        "orders": page,
        "stage": stage,
        "search": search,
        "stages": [("", "All"), *Stage.choices, ("short", "short of stock")],
        "more": page[-1].pk if len(page) == queries.PAGE else None,
    }
    return render(request, "orders/orders.html", context)


@require_GET
@permission_required("orders.view_order", raise_exception=True)
def order_page(request: HttpRequest, pk: int) -> HttpResponse:
    """All there is to know about one order."""
    order: Order = get_object_or_404(queries.order(pk))
    context = {
        "order": order,
        "evidence": evidence_for(order, request.user),  # type: ignore[arg-type]
        "answers": told_of(order.pk),
        "timeline": queries.timeline(order),
    }
    return render(request, "orders/order.html", context)
