from decimal import Decimal
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from clerkwork.catalog.models import Item
from clerkwork.core.figures import plain
from clerkwork.core.onward import onward
from clerkwork.core.refusal import Refusal
from clerkwork.inventory import queries
from clerkwork.inventory.adjust import adjust_stock, find_lot, receive_stock, transfer_stock
from clerkwork.inventory.forms import CountForm, ReceiptForm, TransferForm
from clerkwork.inventory.models import Balance


@require_GET
@permission_required("inventory.view_balance", raise_exception=True)
def item_list(request: HttpRequest) -> HttpResponse:
    search, after = request.GET.get("q", "").strip(), request.GET.get("after", "")
    page = list(queries.items(search, after))
    return render(request, "inventory/items.html", {"items": page, "search": search})


@require_GET
@permission_required("inventory.view_balance", raise_exception=True)
def item_page(request: HttpRequest, sku: str) -> HttpResponse:
    """One item: where it lies, and how it came there."""
    item = get_object_or_404(Item.objects.prefetch_related("packs"), sku=sku)
    places = list(queries.places_of(item))
    on_hand = sum((each.on_hand for each in places), Decimal(0))
    allocated = sum((each.allocated for each in places), Decimal(0))
    context = {
        "item": item,
        "places": places,
        "on_hand": on_hand,
        "allocated": allocated,
        "free": on_hand - allocated,
        "moves": queries.moves_of(item),
        "receipt": ReceiptForm(item=item),
    }
    return render(request, "inventory/item.html", context)


@require_POST
@permission_required("inventory.adjust_stock", raise_exception=True)
def receipt(request: HttpRequest, sku: str) -> HttpResponse:
    item = get_object_or_404(Item, sku=sku)
    data = cleaned(ReceiptForm(request.POST, item=item))
    lot = find_lot(item, data["lot"], data["expires_on"])
    receive_stock(lot, data["place"], data["quantity"], by=request.user)  # type: ignore[arg-type]
    messages.success(
        request, f"{plain(data['quantity'])} {item.base_unit} booked in at {data['place']}."
    )
    return redirect("item", sku)


@require_POST
@permission_required("inventory.adjust_stock", raise_exception=True)
def count(request: HttpRequest, pk: int) -> HttpResponse:
    balance = get_object_or_404(Balance.objects.select_related("lot__item", "location"), pk=pk)
    data = cleaned(CountForm(request.POST))
    adjust_stock(
        balance.lot,
        balance.location,
        data["counted"],
        reason=data["reason"],
        by=request.user,  # type: ignore[arg-type]
    )
    unit, place = balance.lot.item.base_unit, balance.location
    messages.success(request, f"{balance.lot} at {place}: set to {plain(data['counted'])} {unit}.")
    return redirect(onward(request, reverse("item", args=[balance.lot.item.sku])))


@require_POST
@permission_required("inventory.adjust_stock", raise_exception=True)
def transfer(request: HttpRequest, pk: int) -> HttpResponse:
    balance = get_object_or_404(Balance.objects.select_related("lot__item", "location"), pk=pk)
    data = cleaned(TransferForm(request.POST))
    transfer_stock(
        balance.lot,
        balance.location,
        data["target"],
        data["quantity"],
        by=request.user,  # type: ignore[arg-type]
    )
    moved = f"{plain(data['quantity'])} {balance.lot.item.base_unit} of {balance.lot}"
    messages.success(request, f"{moved} moved from {balance.location} to {data['target']}.")
    return redirect("item", balance.lot.item.sku)


def cleaned(form: Form) -> dict[str, Any]:
    """The form's values, or a refusal that names each field that is wrong."""
    if not form.is_valid():
        words = [
            f"{form.fields[name].label or name}: {' '.join(map(str, errors))}"
            for name, errors in form.errors.items()
        ]
        raise Refusal(" ".join(words))
    return form.cleaned_data
