"""Brings some of the demo's shipments on their way, and logs its users in. Prints what it left."""

import json
import os
import sys
import time
from pathlib import Path

import django


def main() -> None:
    sys.path.append(str(Path(__file__).parents[2]))  # this is started as a script
    os.environ["DJANGO_SETTINGS_MODULE"] = "clerkwork.config.settings"
    django.setup()
    json.dump(fill(), sys.stdout)


def fill() -> dict[str, object]:
    """The sessions by user name, and the ids of a row at each stage."""
    from django.contrib.auth.hashers import make_password
    from django.contrib.auth.models import User

    from clerkwork.fulfilment.models import Shipment
    from clerkwork.fulfilment.pick import make_pick_list
    from clerkwork.inventory.models import Balance
    from clerkwork.orders.models import Order
    from clerkwork.verification.models import Finding
    from tests.browser.twenty import held_orders

    wait_until_reserved()
    orders = held_orders()
    # So that nobody is asked for a password on every page; admin, who comes by link, still is.
    User.objects.exclude(username="admin").update(password=make_password("a-long-enough-one"))
    waiting = list(Shipment.objects.filter(stage="open").order_by("pk")[:7])
    listed, to_pack, labelled, gone = waiting[0], waiting[1:3], waiting[3:5], waiting[5:7]
    robots(to_pack, labelled, gone)
    return {
        "sessions": sessions(),
        **orders,
        "walk": make_pick_list([listed.pk], picker=User.objects.get(username="pete")).pk,
        "open": Shipment.objects.filter(stage="open", pick_list=None).earliest("pk").pk,
        "waiting": Shipment.objects.filter(stage="open", pick_list=None).earliest("pk").order_id,
        "to_pack": to_pack[0].pk,
        "labelled": labelled[0].pk,
        "gone": gone[0].pk,
        "priced": Finding.objects.filter(code="PRICE_OFF").earliest("pk").order_id,
        "held": Order.objects.filter(stage="held").earliest("pk").pk,
        "shipped": gone[0].order_id,
        "answer": an_answer(),
        "doubtful": a_doubtful_order(),
        "printed": Order.objects.get(customer__code="C1013", stage="held").pk,
        "item": Balance.objects.filter(on_hand__gt=0).earliest("pk").lot.item.sku,
        "change": a_change(),
        "manifest": Shipment.objects.get(pk=gone[0].pk).dispatch.manifest_id,
    }


def sessions() -> dict[str, str]:
    """A session for each user, who needs no password then."""
    from django.contrib.auth.models import User
    from django.test import Client

    opened = {}
    for user in User.objects.all():
        (client := Client()).force_login(user)
        opened[user.username] = client.cookies["sessionid"].value
    return opened


def an_answer() -> int:
    """The id of an answer that is a document and no mail."""
    from clerkwork.answers.models import Answer
    from clerkwork.answers.station import ANSWERING
    from clerkwork.core.stations import drain

    drain(ANSWERING)
    return Answer.objects.exclude(form="mail").earliest("pk").pk


def a_change() -> int:
    """The id of a customer's change of an order that waits on the shelf: one of its first line."""
    from clerkwork.changes.propose import PROPOSING
    from clerkwork.changes.tests.papers import an_860
    from clerkwork.core.stations import drain
    from clerkwork.fulfilment.models import Shipment
    from clerkwork.intake.read import READING
    from clerkwork.intake.submit import submit_document
    from clerkwork.parties.models import PartyIdentifier

    order = Shipment.objects.filter(stage="open", pick_list=None).latest("pk").order
    line = order.lines.earliest("position")
    assert order.customer is not None
    PartyIdentifier.objects.create(customer=order.customer, scheme="edi", value="ACME-EDI")
    raw = an_860(order.po_number, f"POC*{line.stated_line or 1}*CA*1**{line.unit}")
    submit_document(raw, name="change.edi", channel="api", by="api")
    limit = time.monotonic() + 60
    while not order.changes.exists():  # the worker may hold it
        assert time.monotonic() < limit, "the change is not proposed"
        drain(READING)
        drain(PROPOSING)
        time.sleep(0.2)
    return order.changes.get().pk


def a_doubtful_order() -> int:
    """The id of an order from a PDF of 40 lines, of which three values were read with doubt."""
    from django.db import transaction

    from clerkwork.core.stations import drain
    from clerkwork.intake.tests.printed_orders import take_printed
    from clerkwork.parties.models import Customer
    from clerkwork.training.builders import in_days
    from clerkwork.training.workdays import workday
    from clerkwork.verification.verify import VERIFICATION

    customer = Customer.objects.get(code="C1012")  # who never ordered markers before
    place = customer.addresses.earliest("pk")
    line = {"description": "Markers", "uom": "EA", "unit_price": "7.20"}
    stated = {
        "buyer_code": customer.code,
        "po_number": "4500017733",
        "order_date": in_days(0).isoformat(),
        "requested_delivery": workday(9).isoformat(),
        "currency": customer.currency,
        "ship_to": {
            part: getattr(place, part) for part in ("name", "street", "postcode", "city", "country")
        },
        "lines": [{**line, "sku": "MRK-01", "quantity": str(at)} for at in range(1, 41)],
    }
    doubts = {"po_number": 0.9, "2.quantity": 0.71, "40.quantity": 0.66}
    with transaction.atomic():
        document = take_printed(stated, doubts=doubts)
    drain(VERIFICATION)
    return document.orders.get().order_id


def robots(*groups: list[object]) -> None:
    """Pick all of them, pack and label the later two groups, ship the last."""
    from django.db import transaction

    from clerkwork.core.stations import drain
    from clerkwork.fulfilment.pack import pack_shipments
    from clerkwork.fulfilment.pick import pick_shipments
    from clerkwork.shipping.ship import ship_shipments
    from clerkwork.shipping.station import LABELLING

    to_pack, labelled, gone = ([each.pk for each in group] for group in groups)  # type: ignore[attr-defined]
    with transaction.atomic():
        pick_shipments([*to_pack, *labelled, *gone], by="pete")
        pack_shipments([*labelled, *gone], by="pete")
    drain(LABELLING)
    with transaction.atomic():
        ship_shipments(gone, by="pete")


def wait_until_reserved() -> None:
    """The worker reads, verifies and reserves by itself; wait until nothing of it is left."""
    from clerkwork.intake.models import Document
    from clerkwork.orders.models import Order

    limit = time.monotonic() + 60
    while (
        Document.objects.filter(stage="stored").exists()
        or Order.objects.filter(stage__in=["received", "accepted"]).exists()
    ):
        assert time.monotonic() < limit, "the worker does not work"
        time.sleep(0.2)


if __name__ == "__main__":
    main()
