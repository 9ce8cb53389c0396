"""The desk's own pages: worklist, flow, orders."""

from django.contrib.auth.decorators import permission_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from clerkwork.core.models import Task
from clerkwork.core.refusal import Refusal
from clerkwork.core.tasks import close_tasks
from clerkwork.desk import queries
from clerkwork.desk.evidence import evidence_for
from clerkwork.orders.models import Order, Stage

LANES = (("role", "My role's"), ("mine", "Mine"), ("all", "Everyone's"))
# Tasks that end by a decision elsewhere, not by being ticked off.
DECIDED_ELSEWHERE = {"order.held"}


@require_GET
def worklist(request: HttpRequest) -> HttpResponse:
    """What needs a person: the lane's tasks, and the one that is open, with its evidence."""
    lane = request.GET.get("lane", "role")
    user = request.user
    tasks = list(queries.tasks_for(user, lane)[: queries.PAGE])  # type: ignore[arg-type]
    wanted = request.GET.get("task", "")
    opened = next((task for task in tasks if str(task.pk) == wanted), tasks[0] if tasks else None)
    if request.GET.get("open"):
        held = [task for task in tasks if str(task.subject_id) == request.GET["open"]]
        opened = held[0] if held else opened
    context = {
        "lanes": [
            (code, label, queries.tasks_for(user, code).count())  # type: ignore[arg-type]
            for code, label in LANES
        ],
        "lane": lane,
        "tasks": tasks,
        "task": opened,
        "evidence": evidence_for(opened, user) if opened else None,  # type: ignore[arg-type]
        "touchless": queries.touchless_today(),
    }
    return render(request, "desk/worklist.html", context)


@require_POST
def task_completion(request: HttpRequest, pk: int) -> HttpResponse:
    """Tick a task off. Who is not of its role may not."""
    task = get_object_or_404(Task, pk=pk, done_at=None)
    user = request.user
    of_role = user.groups.filter(name=task.role).exists()
    if not (user.is_superuser or of_role or task.owner_id == user.pk):
        raise PermissionDenied
    if task.kind in DECIDED_ELSEWHERE:
        raise Refusal("This task ends by itself, when its order is decided.")
    outcome = request.POST.get("outcome", "").strip() or "done"
    close_tasks(task.kind, task.subject, [task.subject_id], by=user, outcome=outcome)  # type: ignore[arg-type]
    return redirect("worklist")


@require_GET
@permission_required("orders.view_order", raise_exception=True)
def flow(request: HttpRequest) -> HttpResponse:
    """How many stand where. The counts alone are asked for again every few seconds."""
    template = "_flow" if request.headers.get("HX-Request") else "flow"
    context = {"stations": queries.flow(), "touchless": queries.touchless_today()}
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
        "timeline": queries.timeline(order),
    }
    return render(request, "orders/order.html", context)
