"""Go anywhere: by any number that is printed or read out."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from clerkwork.catalog.models import Item
from clerkwork.core.numbers import parse
from clerkwork.fulfilment.models import PickList, Shipment
from clerkwork.intake.models import Document
from clerkwork.inventory.models import Lot
from clerkwork.orders.models import Order
from clerkwork.parties.models import Customer
from clerkwork.shipping.models import Dispatch, Label

MOST = 8


@dataclass(frozen=True, slots=True)
class Hit:
    """Something found: what it is, its words, its address, its icon."""

    label: str
    detail: str
    url: str
    icon: str


@require_GET
def find(request: HttpRequest) -> HttpResponse:
    """What a number or name leads to; a single hit is opened at once when Enter was pressed."""
    typed = request.GET.get("q", "").strip()
    hits = look_up(typed, request) if typed else []
    if len(hits) == 1 and not request.headers.get("HX-Request"):
        return redirect(hits[0].url)
    template = "_found" if request.headers.get("HX-Request") else "find"
    return render(request, f"desk/{template}.html", {"hits": hits, "typed": typed})


def look_up(typed: str, request: HttpRequest) -> list[Hit]:
    """At most a few hits of each kind that this user may see."""
    may = request.user.has_perm
    hits: list[Hit] = []
    if may("orders.view_order"):
        hits += orders(typed)
    if may("intake.view_document"):
        hits += documents(typed)
    if may("fulfilment.view_shipment"):
        hits += shipments(typed)
    if may("fulfilment.pick_shipment"):
        hits += pick_lists(typed)
    if may("inventory.view_balance"):
        hits += stock(typed)
    return hits


def orders(typed: str) -> list[Hit]:
    found = Order.objects.select_related("customer")
    by_number = found.filter(pk=numbered("SO", typed))
    by_po = found.filter(po_number__istartswith=typed).order_by("-id")[:MOST]
    of_customer = Customer.objects.filter(code__iexact=typed).first()
    theirs = found.filter(customer=of_customer).order_by("-id")[:MOST] if of_customer else []
    return [
        Hit(
            each.number,
            f"{each.po_number} · {each.customer.name if each.customer else each.buyer_name}",
            reverse("order", args=[each.pk]),
            "order",
        )
        for each in {row.pk: row for row in (*by_number, *by_po, *theirs)}.values()
    ]


def documents(typed: str) -> list[Hit]:
    pk = numbered("DOC", typed)
    named = Document.objects.defer("raw").filter(name__icontains=typed).order_by("-id")[:MOST]
    exact = Document.objects.defer("raw").filter(pk=pk)
    return [
        Hit(each.number, each.name, reverse("document", args=[each.pk]), "document")
        for each in {row.pk: row for row in (*exact, *named)}.values()
    ]


def pick_lists(typed: str) -> list[Hit]:
    found = PickList.objects.filter(pk=numbered("PL", typed)).select_related("picker")
    return [
        Hit(each.number, f"walk of {each.picker}", reverse("pick-walk", args=[each.pk]), "pick")
        for each in found
    ]


def numbered(prefix: str, typed: str) -> int:
    """The id in a printed number of this kind; 0, which no row has, for anything else."""
    printed = parse(typed)
    return printed[1] if printed and printed[0] == prefix else 0


def shipments(typed: str) -> list[Hit]:
    digits = "".join(letter for letter in typed if letter.isdigit())
    sscc = digits[2:] if len(digits) == 20 and digits.startswith("00") else digits
    pks = list(Label.objects.filter(sscc=sscc).values_list("shipment_id", flat=True))
    pks += Dispatch.objects.filter(tracking_number=typed).values_list("shipment_id", flat=True)
    pks.append(numbered("SH", typed))
    found = Shipment.objects.filter(pk__in=pks).select_related("order__customer")
    return [
        Hit(
            each.number,
            f"{each.get_stage_display()} · {each.order.customer}",
            reverse("shipment", args=[each.pk]),
            "truck",
        )
        for each in found
    ]


def stock(typed: str) -> list[Hit]:
    by_gtin = Item.objects.filter(packs__gtin=typed)
    named = Item.objects.filter(sku__istartswith=typed).order_by("sku")[:MOST]
    by_name = Item.objects.filter(name__icontains=typed).order_by("sku")[:MOST]
    of_lot = [lot.item for lot in Lot.objects.filter(code=typed).select_related("item")[:MOST]]
    found = {item.pk: item for item in (*by_gtin, *named, *of_lot, *by_name)}
    return [
        Hit(item.sku, item.name, reverse("item", args=[item.sku]), "stock")
        for item in list(found.values())[:MOST]
    ]
