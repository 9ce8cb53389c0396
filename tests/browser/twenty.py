"""Twenty held orders of different kinds, which wait for one clerk and for nobody else."""

import time
from itertools import count
from typing import Any

PRICE = "7.20"
SECONDS = 30
numbers = count(880_001)

# What is wrong with each: what its purchase order states instead, and what was read with doubt.
WRONG: dict[str, tuple[dict[str, Any], dict[str, Any], dict[str, float]]] = {
    "doubt": ({}, {}, {"po_number": 0.8}),
    "doubts": ({}, {}, {"1.quantity": 0.7, "2.quantity": 0.6}),
    "price": ({}, {"unit_price": "6.90"}, {}),
    "article": ({}, {"sku": "WHAT-1", "description": "Something else"}, {}),
    "unit": ({}, {"uom": "BARREL"}, {}),
    "quantity": ({}, {"quantity": "0"}, {}),
    "date": ({"requested_delivery": "2020-01-31"}, {}, {}),
    "number": ({"po_number": ""}, {}, {}),
    "repeated": ({}, {"repeated": True}, {}),
    "total": ({"total": "99999.00"}, {}, {}),
    "amount": ({}, {"line_total": "99.00"}, {}),
    "far": ({"requested_delivery": "2040-01-31"}, {}, {}),
    # The four that are not answered but handled otherwise.
    "ask": ({}, {"sku": "WHAT-2"}, {}),
    "hand up": ({}, {"unit_price": "6.80"}, {}),
    "leave out": ({}, {"sku": "WHAT-3"}, {}),
    "cancel": ({}, {"quantity": "0"}, {}),
}
ASKED: tuple[dict[str, Any], dict[str, Any], dict[str, float]] = (
    {
        "requested_delivery": "2020-01-31",
        "ship_to": {
            "name": "Site 7",
            "street": "Neue Straße 9",
            "postcode": "24103",
            "city": "Kiel",
            "country": "DE",
        },
    },
    {"sku": "WHAT-4", "description": "Felt pens, blue"},
    {},
)
KINDS = [*WRONG, "doubt", "price", "quantity", "number"]


def held_orders() -> dict[str, Any]:
    """The twenty, and the path at which a customer is asked about another one."""
    return {"twenty": twenty_held_orders(), "question": a_question()}


def twenty_held_orders() -> dict[str, Any]:
    """Makes them, and the clerk they wait for; returns her name and each order's kind by its id."""
    from django.contrib.auth.models import Permission, User

    from clerkwork.core.models import Task

    clerk = User.objects.create(username="tess")
    wanted = ("decide_finding", "cancel_order", "view_order", "view_document")
    clerk.user_permissions.set(Permission.objects.filter(codename__in=wanted))
    kinds = {held(kind): kind for kind in KINDS}
    Task.objects.filter(kind="order.held", subject="order", subject_id__in=kinds).update(
        owner=clerk,
        role="buyer",  # has no other task, so that nobody else's list grows
    )
    return {"clerk": clerk.username, "kinds": {str(pk): kind for pk, kind in kinds.items()}}


def a_question() -> str:
    """The path at which a customer answers what they are asked about an order."""
    from django.contrib.auth.models import User
    from django.urls import reverse

    from clerkwork.verification.answer_link import token_of
    from clerkwork.verification.ask import ask_customer, askable_findings

    WRONG["asked"] = ASKED
    clerk = User.objects.get(username="tess")
    return reverse(
        "answer", args=[token_of(ask_customer(askable_findings(held("asked")), by=clerk))]
    )


def held(kind: str) -> int:
    """The id of a held order of this kind."""
    from django.db import transaction

    from clerkwork.core.stations import drain
    from clerkwork.intake.models import DocumentOrder
    from clerkwork.intake.read import read_documents
    from clerkwork.intake.tests.printed_orders import take_printed
    from clerkwork.orders.models import Order
    from clerkwork.training.builders import a_document
    from clerkwork.verification.verify import VERIFICATION

    stated, doubts = purchase_order(kind), WRONG[kind][2]
    with transaction.atomic():
        if doubts:
            document = take_printed(stated, doubts=doubts)
        else:
            document = a_document(stated)
            read_documents([document.pk], by="read")
    pk = DocumentOrder.objects.get(document=document).order_id
    limit = time.monotonic() + SECONDS
    while Order.objects.get(pk=pk).stage == "received":
        drain(VERIFICATION)
        assert time.monotonic() < limit, f"{kind} is not verified"
    assert Order.objects.get(pk=pk).stage == "held", kind
    return pk


def purchase_order(kind: str) -> dict[str, Any]:
    """Two lines of a customer of the demo, with what is wrong in the first."""
    from clerkwork.parties.models import Customer
    from clerkwork.training.builders import in_days
    from clerkwork.training.workdays import workday

    head, wrong, _ = WRONG[kind]
    customer = Customer.objects.get(code="C1003")
    place = customer.addresses.earliest("pk")
    number = next(numbers)
    good = {"sku": "MRK-01", "description": "Markers", "uom": "EA", "unit_price": PRICE}
    first = {**good, "quantity": str(number % 50 + 2), **wrong}
    second = {**good, "quantity": str(number % 50 + 1)}
    if first.pop("repeated", False):
        second = dict(first)
    return {
        "buyer_code": customer.code,
        "po_number": str(number),
        "order_date": in_days(0).isoformat(),
        "requested_delivery": workday(9).isoformat(),
        "currency": customer.currency,
        "ship_to": {
            part: getattr(place, part) for part in ("name", "street", "postcode", "city", "country")
        },
        "lines": [first, second],
        **head,
    }
