"""What the API's calls answer, in the shapes of `shapes`."""

from typing import Any

from django.db.models import Q
from django.http import Http404
from django.utils import timezone

from clerkwork.api.take import outcome
from clerkwork.catalog.models import Item
from clerkwork.core.models import JournalEntry
from clerkwork.fulfilment.models import Package, Shipment
from clerkwork.intake.models import Document
from clerkwork.inventory.models import Balance, Location
from clerkwork.orders.models import Line, Order
from clerkwork.shipping.models import Dispatch, Label
from clerkwork.verification.models import Finding

ADDRESS_PARTS = ("name", "street", "street2", "city", "region", "postcode", "country")


def order_page(stage: str | None, after: int, limit: int) -> dict[str, Any]:
    """Orders with ids above `after`, of one stage or all, and where the next page begins."""
    found = Order.objects.select_related("customer").filter(pk__gt=after).order_by("pk")
    if stage:
        found = found.filter(stage=stage)
    page = list(found[: limit + 1])
    more = len(page) > limit
    page = page[:limit]
    return {
        "orders": [brief(each) for each in page],
        "next": page[-1].number if more else None,
    }


def order(pk: int) -> dict[str, Any]:
    """All about one order. Raises Http404."""
    wanted = Order.objects.select_related("customer", "source", "repeats").filter(pk=pk).first()
    if wanted is None:
        raise Http404("There is no such order.")
    lines = list(wanted.lines.select_related("item").order_by("position"))
    source = getattr(wanted, "source", None)
    return brief(wanted) | {
        "document": source.document.number if source else None,
        "repeats": wanted.repeats.number if wanted.repeats else None,
        "order_date": wanted.order_date,
        "stated_total": wanted.stated_total,
        "ship_to": {part: getattr(wanted, f"ship_{part}") for part in ADDRESS_PARTS},
        "email": wanted.email,
        "note": wanted.note,
        "lines": [line(each) for each in lines],
        "findings": findings(wanted, lines),
        "shipments": shipments(wanted),
        "timeline": timeline(wanted, lines),
    }


def brief(of: Order) -> dict[str, Any]:
    """An order as lists show it."""
    shown = ("number", "stage", "buyer_name", "po_number", "due_on", "currency", "total", "short")
    return {name: getattr(of, name) for name in shown} | {
        "customer": of.customer.code if of.customer else None,
        "received_at": of.received_at,
    }


def line(of: Line) -> dict[str, Any]:
    shown = (
        *("position", "sku", "buyer_sku", "gtin", "description", "quantity", "unit", "unit_price"),
        *("amount", "ordered", "allocated", "shipped", "cancelled", "backordered"),
    )
    return {name: getattr(of, name) for name in shown} | {
        "line": of.stated_line,
        "item": of.item.sku if of.item else None,
        "base_unit": of.item.base_unit if of.item else None,
    }


def findings(of: Order, lines: list[Line]) -> list[dict[str, Any]]:
    """What the rules found, with the position of the line where it concerns one."""
    positions = {each.pk: each.position for each in lines}
    shown = ("code", "severity", "text", "found", "expected", "suggestion", "decision", "reason")
    return [
        {name: getattr(each, name) for name in shown}
        | {"line": positions[each.line_id] if each.line_id else None}
        for each in Finding.objects.filter(order=of).order_by("id")
    ]


def shipments(of: Order) -> list[dict[str, Any]]:
    """The order's own shipments, with the numbers on their packages."""
    found = list(Shipment.objects.filter(order=of).select_related("carrier").order_by("id"))
    gone = {each.shipment_id: each for each in Dispatch.objects.filter(shipment__in=found)}
    labels: dict[int, list[str]] = {}
    for sscc, shipment in (
        Label.objects.filter(shipment__in=found, package_id__in=Package.objects.values("pk"))
        .order_by("id")
        .values_list("sscc", "shipment_id")
    ):
        labels.setdefault(shipment, []).append(sscc)
    return [
        {
            "number": each.number,
            "stage": each.stage,
            "carrier": each.carrier.name,
            "sscc": labels.get(each.pk, []),
            "tracking_number": gone[each.pk].tracking_number if each.pk in gone else None,
            "shipped_at": gone[each.pk].at if each.pk in gone else None,
        }
        for each in found
    ]


def timeline(of: Order, lines: list[Line]) -> list[dict[str, Any]]:
    """What happened to the order, its lines and its shipments, oldest first."""
    parts = Q(subject="order", subject_id=of.pk)
    parts |= Q(subject="line", subject_id__in=[each.pk for each in lines])
    parts |= Q(subject="shipment", subject_id__in=of.shipments.values("pk"))
    shown = ("at", "kind", "subject", "stage", "actor", "reason")
    return list(JournalEntry.objects.filter(parts).order_by("id").values(*shown))


def document(pk: int) -> dict[str, Any]:
    """A document with its orders and problems. Raises Http404."""
    found = Document.objects.defer("raw").filter(pk=pk).first()
    if found is None:
        raise Http404("There is no such document.")
    made = outcome(found)
    shown = ("number", "name", "stage", "format", "kind", "size", "sha256", "received_at")
    return {name: getattr(found, name) for name in shown} | {
        "repeated": found.arrivals.count() > 1,
        "orders": made["orders"],
        "problems": made["errors"],
    }


def stock(sku: str) -> dict[str, Any]:
    """What there is of an item in the house, place by place. Raises Http404."""
    item = Item.objects.filter(sku__iexact=sku).first()
    if item is None:
        raise Http404(f"There is no item {sku[:50]}.")
    held = list(
        Balance.objects.filter(lot__item=item, on_hand__gt=0)
        .select_related("lot", "location")
        .order_by("lot__expires_on", "location__sequence", "id")
    )
    today = timezone.localdate()
    usable = [
        each
        for each in held
        if each.location.kind == Location.Kind.STORAGE
        and (each.lot.expires_on is None or each.lot.expires_on >= today)
    ]
    return {
        "sku": item.sku,
        "name": item.name,
        "base_unit": item.base_unit,
        "on_hand": sum(each.on_hand for each in held),
        "allocated": sum(each.allocated for each in held),
        "available": sum(each.on_hand - each.allocated for each in usable),
        "places": [
            {
                "location": each.location.code,
                "kind": each.location.kind,
                "lot": each.lot.code,
                "expires_on": each.lot.expires_on,
                "on_hand": each.on_hand,
                "allocated": each.allocated,
            }
            for each in held
        ],
    }
