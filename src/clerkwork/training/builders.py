"""A small company, made as it is needed: what tests and lessons say before they begin.

Each builder makes what it names, with what that needs, and gives back what is there already under
the same name. Orders and shipments are not written into tables: they come in and go on through
the verbs, as they would on any day.
"""

import json
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from decimal import Decimal
from itertools import count
from typing import Any

from django.contrib.auth.models import Permission, User
from django.utils import timezone

from clerkwork.catalog.models import Item, Pack, Price, PriceList
from clerkwork.core.models import Company
from clerkwork.core.stations import Station, drain
from clerkwork.fulfilment.models import Shipment
from clerkwork.fulfilment.station import ALLOCATION
from clerkwork.intake.models import Document
from clerkwork.intake.read import READING
from clerkwork.intake.submit import submit_document
from clerkwork.inventory.adjust import find_lot, receive_stock
from clerkwork.inventory.models import Location, Lot, Warehouse
from clerkwork.orders.models import Order
from clerkwork.parties.models import Address, Carrier, Customer
from clerkwork.shipping.station import LABELLING
from clerkwork.training.house import OUTSIDE, make_company
from clerkwork.training.robots import LOADING, PACKING, PICKING
from clerkwork.training.workdays import workday
from clerkwork.verification.verify import VERIFICATION

PRICE = Decimal("10.00")
CASE = Decimal(12)
Kind = Location.Kind
_numbers = count(1)


def a_house(*warehouses: str) -> None:
    """The company's row, the places outside, a carrier, a price list, and these warehouses."""
    if not Company.objects.exists():
        make_company("Brightwater Supply")
    for code, kind in OUTSIDE.items():
        Location.objects.get_or_create(code=code, defaults={"kind": kind})
    Carrier.objects.get_or_create(code="OWN", defaults={"name": "Own delivery"})
    PriceList.objects.get_or_create(code="STANDARD", defaults={"currency": "EUR", "standard": True})
    for each in warehouses or ("MAIN",):
        a_place(f"{each}-PACK", kind=Kind.PACKING, warehouse=each)


def a_place(code: str, *, kind: str = Kind.STORAGE, warehouse: str = "MAIN") -> Location:
    """A place in a warehouse."""
    house, _ = Warehouse.objects.get_or_create(code=warehouse, defaults={"name": warehouse})
    place, _ = Location.objects.get_or_create(
        code=code, defaults={"kind": kind, "warehouse": house, "sequence": Location.objects.count()}
    )
    return place


def an_item(sku: str = "TEA", *, price: Decimal | None = PRICE, **fields: Any) -> Item:
    """An article sold by EA and by CS of twelve; `price` for one EA stands in the standard list."""
    a_house()
    item, new = Item.objects.get_or_create(sku=sku, defaults={"name": sku.title(), **fields})
    if not new:
        return item
    units = {item.base_unit: Decimal(1), "CS": CASE}
    Pack.objects.bulk_create(Pack(item=item, unit=unit, factor=units[unit]) for unit in units)
    if price is not None:
        standard = PriceList.objects.get(standard=True)
        Price.objects.bulk_create(
            Price(price_list=standard, item=item, unit=unit, price=price * units[unit])
            for unit in units
        )
    return item


def a_lot(
    sku: str = "TEA",
    *,
    on_hand: int | Decimal = 10,
    days: int | None = None,
    code: str = "",
    at: str = "A-1",
    warehouse: str = "MAIN",
) -> Lot:
    """So much of an article on a shelf, received; with `days`, in a lot that expires then."""
    tracked = Item.Tracking.NONE if days is None else Item.Tracking.EXPIRY
    item = an_item(sku, tracking=tracked)
    a_house(warehouse)
    expires = None if days is None else in_days(days)
    lot = find_lot(item, code or (f"L{days}" if expires else ""), expires)
    place = a_place(at, warehouse=warehouse)
    if on_hand:
        receive_stock(lot, place, Decimal(on_hand), by="receiving")
    return lot


def a_customer(code: str = "ACME", **fields: Any) -> Customer:
    """A customer with one address."""
    a_house()
    customer, new = Customer.objects.get_or_create(
        code=code,
        defaults={
            "name": f"{code.title()} GmbH",
            "email": f"buyer@{code.lower()}.example",
            "currency": "EUR",
            **fields,
        },
    )
    if new:
        an_address(customer, "MAIN", street="Marktplatz 1")
    return customer


def an_address(customer: Customer, code: str, *, street: str) -> Address:
    """One more place to which this customer's goods go."""
    return Address.objects.create(
        customer=customer,
        code=code,
        name=customer.name,
        street=street,
        city="Hamburg",
        postcode="20457",
        country="DE",
    )


def a_user(name: str = "clara", *permissions: str) -> User:
    """Somebody who works here, with these permissions, each written room.permission."""
    user, _ = User.objects.get_or_create(username=name)
    for each in permissions:
        room, codename = each.split(".")
        user.user_permissions.add(
            Permission.objects.get(content_type__app_label=room, codename=codename)
        )
    return User.objects.get(pk=user.pk)  # permissions are remembered by the object


def a_supervisor(name: str = "sam") -> User:
    """Somebody who may accept what others may not."""
    return a_user(name, "verification.decide_finding", "verification.override_finding")


def in_days(days: int) -> date:
    """The day so many days from today."""
    return timezone.localdate() + timedelta(days=days)


def a_purchase_order(**stated: Any) -> dict[str, Any]:
    """A clean purchase order in the API's shape. What is given replaces what it would state.

    Names in capitals are articles: TEA=4 is a line of four TEA at the list price.
    """
    lines = [
        {"line": str(at), "sku": sku, "quantity": str(quantity), "uom": "EA", "unit_price": "10.00"}
        for at, (sku, quantity) in enumerate(goods(stated), start=1)
    ]
    rest = {key: value for key, value in stated.items() if not key.isupper()}
    return {
        "po_number": f"PO-{next(_numbers)}",
        "order_date": in_days(0).isoformat(),
        "currency": "EUR",
        "buyer_code": "ACME",
        "requested_delivery": workday(7).isoformat(),
        "lines": lines,
        **rest,
    }


def goods(stated: dict[str, Any]) -> Iterable[tuple[str, Any]]:
    return ((key, value) for key, value in stated.items() if key.isupper())


def a_document(*orders: dict[str, Any]) -> Document:
    """These purchase orders, one a line, handed in and stored."""
    raw = b"".join(json.dumps(order).encode() + b"\n" for order in orders)
    return submit_document(raw, name="orders.ndjson", channel="api", by="api")


def a_received_order(**stated: Any) -> Order:
    """A purchase order that was read; no rule has looked at it yet."""
    if buyer := stated.get("buyer_code", "ACME"):
        a_customer(buyer)
    for sku, _ in goods(stated):
        an_item(sku)
    document = a_document(a_purchase_order(**stated))
    drain(READING)
    return Order.objects.get(source__document=document)


def an_order(**stated: Any) -> Order:
    """A purchase order that all rules have looked at: accepted, if it is clean."""
    return after(a_received_order(**stated), VERIFICATION)


def an_allocated_order(**stated: Any) -> Order:
    """An order for which stock is reserved, as far as there is some (see `a_lot`)."""
    return after(an_order(**stated), ALLOCATION)


def after(order: Order, *stations: Station) -> Order:
    """The order as it is once these stations are empty."""
    for station in stations:
        drain(station)
    order.refresh_from_db()
    return order


def an_open_shipment(**stated: Any) -> Shipment:
    """A shipment that waits to be picked."""
    return an_allocated_order(**stated).shipments.get()


def _through(*stations: Station) -> Callable[..., Shipment]:
    def build(**stated: Any) -> Shipment:
        shipment = an_open_shipment(**stated)
        for station in stations:
            drain(station)
        shipment.refresh_from_db()
        return shipment

    return build


a_picked_shipment = _through(PICKING)
a_packed_shipment = _through(PICKING, PACKING)
a_labelled_shipment = _through(PICKING, PACKING, LABELLING)
a_gone_shipment = _through(PICKING, PACKING, LABELLING, LOADING)
