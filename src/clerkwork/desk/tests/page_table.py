"""Every page of the desk and the floor: who may open it, what it does, and what it refuses."""

from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile

from clerkwork.core.models import Task
from clerkwork.core.stations import drain
from clerkwork.core.tasks import open_task
from clerkwork.fulfilment.models import PickList, Shipment
from clerkwork.fulfilment.pick import make_pick_list
from clerkwork.intake.models import Document
from clerkwork.intake.read import READING
from clerkwork.intake.submit import submit_document
from clerkwork.inventory.models import Balance
from clerkwork.orders.models import Order
from clerkwork.shipping.models import Manifest
from clerkwork.training import builders as make
from clerkwork.verification.models import Finding


@dataclass(frozen=True)
class Ask:
    """What is asked of a page: arguments of its address, fields of its form, the answer's status."""

    args: tuple[Any, ...] = ()
    data: dict[str, Any] = field(default_factory=dict)
    status: int = 200
    method: str = ""  # where it is not the page's own


@dataclass(frozen=True)
class Page:
    """One page and method. `good` and `bad` arrange what they ask for; `bad` is refused."""

    name: str
    method: str
    needs: tuple[str, ...]  # permissions; none for whoever is logged in
    good: Callable[[], Ask]
    bad: Callable[[], Ask]

    def __str__(self) -> str:
        return f"{self.method} {self.name}"


WRONG_METHOD = Ask(method="put", status=405)
NOT_THERE = Ask((999_999,), status=404)
NOT_POSSIBLE = 422


def plain(status: int = 200, **data: Any) -> Callable[[], Ask]:
    return lambda: Ask(data=data, status=status)


def refused(ask: Ask) -> Callable[[], Ask]:
    return lambda: ask


def held() -> Order:
    """An order that asks for another price than the list's, so that somebody has to decide."""
    make.an_item("TEA", price=Decimal(8))
    make.an_item("OIL")
    return make.an_order(TEA=4, OIL=1)


def finding() -> Finding:
    return held().findings.get(code="PRICE_OFF")


def stocked() -> Balance:
    return make.a_lot("TEA", on_hand=20).balances.get()


def shipment(build: Callable[..., Shipment]) -> Shipment:
    stocked()
    return build(TEA=4)


def walk() -> PickList:
    return make_pick_list([shipment(make.an_open_shipment).pk], picker=make.a_user("pete"))


def unread() -> Document:
    document = submit_document(b"Dear all, no order.", name="a.txt", channel="page", by="clara")
    drain(READING)
    return document


def manifest() -> Manifest:
    return shipment(make.a_gone_shipment).dispatch.manifest


def task() -> Task:
    Group.objects.get_or_create(name="clerk")
    return open_task("document.unread", unread(), title="Unread", role="clerk")


def ask_with(row: Callable[[], Any], status: int = 200, **data: Any) -> Callable[[], Ask]:
    """Ask for the page of the row that is made, by its id."""
    return lambda: Ask((row().pk,), data, status)


def scan(text: str, phase: str) -> Callable[[], Ask]:
    def arrange() -> Ask:
        allocation = walk().shipments.get().allocations.get()
        return Ask((allocation.pk,), {"scan": text, "phase": phase})

    return arrange


def picked(quantity: str, status: int = 200) -> Callable[[], Ask]:
    def arrange() -> Ask:
        allocation = walk().shipments.get().allocations.get()
        return Ask((allocation.pk,), {"quantity": quantity}, status)

    return arrange


def packed(quantity: str, status: int) -> Callable[[], Ask]:
    def arrange() -> Ask:
        ready = shipment(make.a_picked_shipment)
        inside = {f"in-1-{each.pk}": quantity for each in ready.allocations.all()}
        return Ask((ready.pk,), {"packages": "1", **inside}, status)

    return arrange


def line_of(order: Callable[[], Order], status: int, **data: Any) -> Callable[[], Ask]:
    return lambda: Ask((order().lines.order_by("position").first().pk,), data, status)  # type: ignore[union-attr]


def short_order() -> Order:
    make.a_lot("TEA", on_hand=2)
    return make.an_allocated_order(TEA=4)


def file(status: int, raw: bytes = b"a,b\n1,2\n") -> Callable[[], Ask]:
    return lambda: Ask(data={"file": SimpleUploadedFile("po.csv", raw)}, status=status)


def at_item(status: int, **data: Any) -> Callable[[], Ask]:
    return lambda: Ask((stocked().lot.item.sku,), data, status)


ORDERS, DOCUMENTS, STOCK = "orders.view_order", "intake.view_document", "inventory.view_balance"
SUBMIT, DECIDE, ADJUST = (
    "intake.submit_document",
    "verification.decide_finding",
    "inventory.adjust_stock",
)
SEE, PICK, PACK, SHIP, CANCEL = (
    "fulfilment.view_shipment",
    "fulfilment.pick_shipment",
    "fulfilment.pack_shipment",
    "shipping.ship_shipment",
    "orders.cancel_order",
)
WHY = {"reason": "agreed by telephone"}

DESK = [
    Page("worklist", "get", (), plain(), refused(WRONG_METHOD)),
    Page("task-news", "get", (), plain(after="0"), refused(WRONG_METHOD)),
    Page("find", "get", (), plain(q="nothing like it"), refused(WRONG_METHOD)),
    Page(
        "password",
        "get",
        (),
        plain(),
        refused(Ask(data={"new_password1": "1"}, method="post", status=422)),
    ),
    Page("design", "get", (), plain(), refused(WRONG_METHOD)),
    Page(
        "design-swap", "post", (), lambda: Ask(("dropped",)), lambda: Ask(("refused",), status=422)
    ),
    Page("flow", "get", (ORDERS,), plain(), refused(WRONG_METHOD)),
    Page("orders", "get", (ORDERS,), plain(stage="held", q="PO"), refused(WRONG_METHOD)),
    Page("order", "get", (ORDERS,), ask_with(held), refused(NOT_THERE)),
]
INTAKE = [
    Page("documents", "get", (DOCUMENTS,), plain(), refused(WRONG_METHOD)),
    Page("documents", "post", (DOCUMENTS, SUBMIT), file(302), plain(NOT_POSSIBLE)),
    Page("document", "get", (DOCUMENTS,), ask_with(unread), refused(NOT_THERE)),
    Page("document-bytes", "get", (DOCUMENTS,), ask_with(unread), refused(NOT_THERE)),
    Page(
        "document-reading",
        "post",
        (SUBMIT,),
        ask_with(unread, 302),
        lambda: Ask((held().source.document_id,), status=422),
    ),
]
VERIFICATION = [
    Page(
        "finding-acceptance",
        "post",
        (DECIDE,),
        ask_with(finding, 302, **WHY),
        ask_with(finding, 422),
    ),
    Page(
        "finding-correction",
        "post",
        (DECIDE,),
        ask_with(finding, 302, value="8.00"),
        ask_with(finding, 422, value="dear"),
    ),
    Page("line-rejection", "post", (DECIDE,), line_of(held, 302, **WHY), line_of(held, 422)),
]
INVENTORY = [
    Page("items", "get", (STOCK,), plain(q="TEA"), refused(WRONG_METHOD)),
    Page("item", "get", (STOCK,), at_item(200), lambda: Ask(("NOWHERE",), status=404)),
    Page(
        "item-receipt",
        "post",
        (ADJUST,),
        at_item(302, quantity="5", place="A-1"),
        at_item(422, quantity="5", place="Z-9"),
    ),
    Page(
        "balance-count",
        "post",
        (ADJUST,),
        ask_with(stocked, 302, counted="19", **WHY),
        ask_with(stocked, 422, counted="19"),
    ),
    Page(
        "balance-transfer",
        "post",
        (ADJUST,),
        ask_with(stocked, 302, quantity="1", target="MAIN-PACK"),
        ask_with(stocked, 422, quantity="99", target="MAIN-PACK"),
    ),
]
FULFILMENT = [
    Page("picking", "get", (PICK,), plain(), refused(WRONG_METHOD)),
    Page(
        "picking",
        "post",
        (PICK,),
        lambda: Ask(data={"shipment": shipment(make.an_open_shipment).pk}, status=302),
        plain(NOT_POSSIBLE),
    ),
    Page("pick-walk", "get", (PICK,), ask_with(walk), refused(NOT_THERE)),
    Page("pick-scan", "post", (PICK,), scan("A-1", "place"), refused(NOT_THERE)),
    Page("pick-confirmation", "post", (PICK,), picked("4"), picked("five", 422)),
    Page(
        "put-back",
        "post",
        (PICK,),
        ask_with(lambda: shipment(make.a_picked_shipment), 302, **WHY),
        ask_with(lambda: shipment(make.a_gone_shipment), 422, **WHY),
    ),
    Page("packing", "get", (PACK,), plain(), refused(WRONG_METHOD)),
    Page(
        "pack",
        "get",
        (PACK,),
        ask_with(lambda: shipment(make.a_picked_shipment), packages="2"),
        refused(NOT_THERE),
    ),
    Page("pack", "post", (PACK,), packed("4", 302), packed("3", 422)),
    Page(
        "unpacking",
        "post",
        (PACK,),
        ask_with(lambda: shipment(make.a_labelled_shipment), 302, **WHY),
        ask_with(lambda: shipment(make.an_open_shipment), 422, **WHY),
    ),
    Page("order-cancellation", "post", (CANCEL,), ask_with(held, 302, **WHY), ask_with(held, 422)),
    Page(
        "line-cancellation",
        "post",
        (CANCEL,),
        line_of(short_order, 302, **WHY),
        line_of(short_order, 422),
    ),
]
SHIPPING = [
    Page(
        "shipment",
        "get",
        (SEE,),
        ask_with(lambda: shipment(make.a_labelled_shipment)),
        refused(NOT_THERE),
    ),
    Page(
        "labels-pdf",
        "get",
        (SEE,),
        ask_with(lambda: shipment(make.a_labelled_shipment)),
        ask_with(lambda: shipment(make.an_open_shipment), 422),
    ),
    Page(
        "labels-zpl",
        "get",
        (SEE,),
        ask_with(lambda: shipment(make.a_labelled_shipment)),
        ask_with(lambda: shipment(make.an_open_shipment), 422),
    ),
    Page(
        "packing-slip",
        "get",
        (SEE,),
        ask_with(lambda: shipment(make.a_packed_shipment)),
        refused(NOT_THERE),
    ),
    Page(
        "dispatch",
        "post",
        (SHIP,),
        ask_with(lambda: shipment(make.a_labelled_shipment), 302),
        ask_with(lambda: shipment(make.an_open_shipment), 422),
    ),
    Page("pick-list-pdf", "get", (SEE,), ask_with(walk), refused(NOT_THERE)),
    Page("shipping", "get", (SHIP,), plain(), refused(WRONG_METHOD)),
    Page("manifest-pdf", "get", (SHIP,), ask_with(manifest), refused(NOT_THERE)),
    Page("manifest-xlsx", "get", (SHIP,), ask_with(manifest), refused(NOT_THERE)),
]
PAGES = [*DESK, *INTAKE, *VERIFICATION, *INVENTORY, *FULFILMENT, *SHIPPING]
