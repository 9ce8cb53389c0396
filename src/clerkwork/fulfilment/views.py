from decimal import Decimal, InvalidOperation

from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from clerkwork.core.onward import onward
from clerkwork.core.refusal import Refusal
from clerkwork.fulfilment import queries
from clerkwork.fulfilment.cancel import cancel_as_proposed, cancel_line, cancel_order
from clerkwork.fulfilment.models import Allocation, PickList, Shipment
from clerkwork.fulfilment.pack import pack_shipment, unpack_shipment
from clerkwork.fulfilment.pick import confirm_pick, make_pick_list, put_back
from clerkwork.fulfilment.scan import Scan, read_scan

Stage = Shipment.Stage
WHAT = {"place": "place", "item": "article", "lot": "lot"}  # what is scanned at a stop, in order
MOST_PACKAGES = 20


@require_http_methods(["GET", "POST"])
@permission_required("fulfilment.pick_shipment", raise_exception=True)
def picking(request: HttpRequest) -> HttpResponse:
    """GET: what waits to be picked. POST: take the chosen shipments on one walk."""
    if request.method == "POST":
        chosen = [int(pk) for pk in request.POST.getlist("shipment") if pk.isdigit()]
        pick_list = make_pick_list(chosen, picker=request.user)  # type: ignore[arg-type]
        return redirect("pick-walk", pick_list.pk)
    shipments = list(queries.waiting(Stage.OPEN))
    lists = {each.pick_list for each in shipments if each.pick_list}
    mine = [each for each in lists if each.picker_id == request.user.pk]
    context = {
        "shipments": shipments,
        "mine": min(mine, key=lambda each: each.pk, default=None),
        "untaken": any(each.pick_list is None for each in shipments),
    }
    return render(request, "fulfilment/picking.html", context)


@require_GET
@permission_required("fulfilment.pick_shipment", raise_exception=True)
def pick_walk(request: HttpRequest, pk: int) -> HttpResponse:
    """The next stop of a walk, one thing on the screen."""
    pick_list = get_object_or_404(PickList, pk=pk)
    return stop(request, pick_list)


def stop(request: HttpRequest, pick_list: PickList, **said: object) -> HttpResponse:
    step = queries.next_step(pick_list)
    phase = said.pop("phase", "place") if step else "done"
    what = WHAT.get(str(phase), "")
    context = {"pick_list": pick_list, "step": step, "phase": phase, "what": what, **said}
    template = "_step" if request.headers.get("HX-Request") else "pick"
    return render(request, f"fulfilment/{template}.html", context)


@require_POST
@permission_required("fulfilment.pick_shipment", raise_exception=True)
def pick_scan(request: HttpRequest, pk: int) -> HttpResponse:
    """A scan at a stop: the place, the article, its lot; anything else is a hard stop."""
    allocation = get_object_or_404(Allocation.objects.select_related("shipment__pick_list"), pk=pk)
    pick_list = allocation.shipment.pick_list
    if pick_list is None:
        raise Refusal("This shipment is on nobody's pick list.")
    step = queries.next_step(pick_list)
    if step is None or step.allocation.pk != pk:
        return stop(request, pick_list)  # the scan was counted before: on with the walk
    said, phase = read_scan(request.POST.get("scan", "")), request.POST.get("phase", "")
    phase = phase if phase in WHAT else "place"
    wrong = wrong_at(step, phase, said)
    if wrong:
        return stop(request, pick_list, phase=phase, said=f"Wrong {WHAT[phase]}", wrong=wrong)
    return stop(request, pick_list, phase=phase_after(step, phase, said), flash="right")


def wrong_at(step: queries.Step, phase: str, said: Scan) -> str:
    """Why this is not what the step waits for, in words; "" when it is."""
    place, item = step.allocation.balance.location.code, step.allocation.balance.lot.item
    if phase == "place":
        return "" if said == read_scan(place) else f"This is {said.code}. Go to {place}."
    if phase == "lot":
        right = said.code == read_scan(step.lot).code
        return "" if right else f"This is lot {said.code}. Take lot {step.lot}."
    if said.code not in step.codes:
        return f"This is {said.code}. Take {item.sku}, {item.name}."
    if step.lot and said.lot and said.lot != step.lot.upper():
        return f"This is lot {said.lot}. Take lot {step.lot}."
    return ""


def phase_after(step: queries.Step, phase: str, said: Scan) -> str:
    """What a step waits for after a right scan; the lot where the bar code did not name it."""
    if phase == "place":
        return "item"
    return "lot" if phase == "item" and step.lot and not said.lot else "quantity"


@require_POST
@permission_required("fulfilment.pick_shipment", raise_exception=True)
def pick_confirmation(request: HttpRequest, pk: int) -> HttpResponse:
    """Say how many were taken at a stop. Said twice, it counts once, and the walk goes on."""
    allocation = get_object_or_404(Allocation.objects.select_related("shipment__pick_list"), pk=pk)
    pick_list = allocation.shipment.pick_list
    if pick_list is None:
        raise Refusal("This shipment is on nobody's pick list.")
    if queries.left(pick_list).filter(pk=pk).exists():
        quantity = as_quantity(request.POST.get("quantity", ""))
        confirm_pick(pk, quantity, by=request.user, reason=request.POST.get("reason", ""))  # type: ignore[arg-type]
    return stop(request, pick_list, flash="right")


@require_POST
@permission_required("fulfilment.pick_shipment", raise_exception=True)
def put_back_view(request: HttpRequest, pk: int) -> HttpResponse:
    put_back(pk, reason=request.POST.get("reason", ""), by=request.user)  # type: ignore[arg-type]
    return redirect("shipment", pk)


@require_GET
@permission_required("fulfilment.pack_shipment", raise_exception=True)
def packing(request: HttpRequest) -> HttpResponse:
    """What waits to be packed, and what is packed and waits to leave."""
    context = {
        "shipments": list(queries.waiting(Stage.PICKED)),
        "labelled": queries.waiting(Stage.LABELLED),
    }
    return render(request, "fulfilment/packing.html", context)


@require_http_methods(["GET", "POST"])
@permission_required("fulfilment.pack_shipment", raise_exception=True)
def pack(request: HttpRequest, pk: int) -> HttpResponse:
    """GET: what goes into the packages. POST: it is in them."""
    shipment = get_object_or_404(Shipment.objects.select_related("order__customer"), pk=pk)
    held = list(queries.contents(shipment))
    if request.method == "POST":
        pack_shipment(pk, packages_of(request, held), by=request.user)  # type: ignore[arg-type]
        return redirect("shipment", pk)
    count = package_count(request.GET.get("packages", ""))
    context = {
        "shipment": shipment,
        "contents": held,
        "packages": range(1, count + 1),
        "another": count + 1 if count < MOST_PACKAGES else None,
    }
    return render(request, "fulfilment/pack.html", context)


def package_count(text: str) -> int:
    """How many packages were asked for: one, unless it is said otherwise."""
    return min(max(int(text), 1), MOST_PACKAGES) if text.isdecimal() else 1


def packages_of(request: HttpRequest, held: list[Allocation]) -> list[dict[int, Decimal]]:
    """The packages that a form's fields `in-<package>-<allocation>` describe."""
    count = package_count(request.POST.get("packages", ""))
    packages: list[dict[int, Decimal]] = []
    for package in range(1, count + 1):
        inside = {}
        for allocation in held:
            quantity = as_quantity(request.POST.get(f"in-{package}-{allocation.pk}", "") or "0")
            if quantity:
                inside[allocation.pk] = quantity
        packages.append(inside)
    return packages


@require_POST
@permission_required("fulfilment.pack_shipment", raise_exception=True)
def unpacking(request: HttpRequest, pk: int) -> HttpResponse:
    unpack_shipment(pk, reason=request.POST.get("reason", ""), by=request.user)  # type: ignore[arg-type]
    return redirect("pack", pk)


@require_POST
@permission_required("orders.cancel_order", raise_exception=True)
def order_cancellation(request: HttpRequest, pk: int) -> HttpResponse:
    cancel_order(pk, reason=request.POST.get("reason", ""), by=request.user)  # type: ignore[arg-type]
    return redirect(onward(request, reverse("order", args=[pk])))


@require_POST
@permission_required("orders.cancel_order", raise_exception=True)
def cancellation_approval(request: HttpRequest, pk: int) -> HttpResponse:
    """Cancel an order as somebody else proposed."""
    order = cancel_as_proposed(pk, by=request.user)  # type: ignore[arg-type]
    return redirect("order", order.pk)


@require_POST
@permission_required("orders.cancel_order", raise_exception=True)
def line_cancellation(request: HttpRequest, pk: int) -> HttpResponse:
    order = cancel_line(pk, reason=request.POST.get("reason", ""), by=request.user)  # type: ignore[arg-type]
    return redirect("order", order.pk)


def as_quantity(text: str) -> Decimal:
    """A quantity that a person typed."""
    try:
        quantity = Decimal(text.strip().replace(",", "."))
    except InvalidOperation as error:
        raise Refusal(f"Found “{text}”, expected how many, such as 12.") from error
    if not quantity.is_finite() or not 0 <= quantity < 10**10:
        raise Refusal(f"Found “{text}”, expected how many, from 0 up.")
    return quantity
