"""One order's life, as a clerk would tell it."""

import pytest

from clerkwork.config.audit import run_audit
from clerkwork.core import journal
from clerkwork.core.models import Task
from clerkwork.core.stations import drain
from clerkwork.fulfilment.allocate import fill_backorders
from clerkwork.fulfilment.models import Shipment
from clerkwork.fulfilment.pack import pack_shipment
from clerkwork.fulfilment.pick import confirm_pick, make_pick_list
from clerkwork.intake.read import READING
from clerkwork.messaging.models import Message
from clerkwork.orders.models import Order, Stage
from clerkwork.shipping.models import Label
from clerkwork.shipping.ship import ship_shipment
from clerkwork.shipping.sscc import is_sscc
from clerkwork.shipping.station import LABELLING
from clerkwork.training.builders import (
    a_customer,
    a_document,
    a_lot,
    a_purchase_order,
    a_user,
    an_item,
    an_order,
)
from clerkwork.training.robots import AUTOMATIC
from clerkwork.verification.decide import correct_finding

pytestmark = pytest.mark.django_db

ANNA = "anna"


def the_house_does_its_part() -> None:
    """What happens by itself: reading, verifying, reserving, numbering."""
    for station in AUTOMATIC:
        drain(station)
    fill_backorders(by="allocate")


def pick_pack_and_ship(shipment: Shipment) -> None:
    """What a picker, a packer and a driver do."""
    picker = a_user(ANNA)
    make_pick_list([shipment.pk], picker=picker)
    for part in shipment.allocations.all():
        confirm_pick(part.pk, part.quantity, by=picker)
    contents = dict(shipment.allocations.values_list("pk", "quantity"))
    pack_shipment(shipment.pk, [contents], by=picker)
    drain(LABELLING)
    ship_shipment(shipment.pk, by=picker, tracking_number=f"TRACK-{shipment.pk}")


def outbox() -> list[tuple[str, str]]:
    return list(Message.objects.order_by("id").values_list("kind", "recipient"))


def test_from_a_purchase_order_to_the_shipped_notice() -> None:
    # There are ten boxes of tea on the shelf, and ACME orders four.
    a_customer("ACME", answer_form="mail"), an_item("TEA"), a_lot("TEA", on_hand=10)
    a_document(a_purchase_order(po_number="4711", TEA=4))
    the_house_does_its_part()

    # The order was accepted, the customer heard of it, and the tea is reserved.
    order = Order.objects.get(po_number="4711")
    assert (order.stage, order.short) == (Stage.FULFILLING, False)
    assert outbox() == [("order.acknowledgement", "buyer@acme.example")]

    # It is picked, packed, labelled and driven away.
    pick_pack_and_ship(order.shipments.get())
    order.refresh_from_db()
    assert (order.stage, order.lines.get().shipped) == (Stage.COMPLETE, 4)
    assert is_sscc(Label.objects.get().sscc)
    assert outbox()[1:] == [("shipment.notice", "buyer@acme.example")]

    # Its journal tells all of it, and who did it.
    told = journal.of("order", order.pk).values_list("kind", "actor")
    assert list(told) == [
        ("order.received", "read"),
        ("order.accepted", "verify"),
        ("order.allocated", "allocate"),
        ("order.answered", "answer"),
        ("order.completed", ANNA),
    ]
    assert [each for each in run_audit() if each.breaches] == []


def test_short_stock_becomes_a_backorder_that_a_receipt_fills() -> None:
    # Only three boxes are there when ACME orders five: three go, two wait.
    a_lot("TEA", on_hand=3)
    order = an_order(TEA=5)
    the_house_does_its_part()
    pick_pack_and_ship(order.shipments.get())
    order.refresh_from_db()
    assert (order.stage, order.short, order.lines.get().backordered) == (Stage.FULFILLING, True, 2)

    # New tea arrives. The two that were missing go out in a second shipment.
    a_lot("TEA", on_hand=20)
    the_house_does_its_part()
    pick_pack_and_ship(order.shipments.get(stage=Shipment.Stage.OPEN))
    order.refresh_from_db()
    assert (order.stage, order.short, order.lines.get().shipped) == (Stage.COMPLETE, False, 5)
    assert [kind for kind, _ in outbox()].count("shipment.notice") == 2
    assert [each for each in run_audit() if each.breaches] == []


def test_a_held_order_is_corrected_once_and_the_house_has_learned() -> None:
    # ACME writes its own number for tea, which nobody knows.
    a_lot("TEA", on_hand=10)
    wanted = {"buyer_sku": "T-1", "quantity": "2", "uom": "EA", "unit_price": "10.00"}
    order = an_order(lines=[wanted])
    assert order.stage == Stage.HELD
    assert Task.objects.get(kind="order.held").role == "clerk"

    # Clara looks it up, and the order goes on by itself.
    finding = order.findings.get(code="ITEM_UNKNOWN")
    correct_finding(finding.pk, "TEA", reason="asked ACME", by=a_user("clara"))
    the_house_does_its_part()
    order.refresh_from_db()
    assert (order.stage, order.lines.get().allocated) == (Stage.FULFILLING, 2)

    # The next time nobody is asked.
    a_document(a_purchase_order(po_number="4712", lines=[wanted]))
    drain(READING)
    the_house_does_its_part()
    assert Order.objects.get(po_number="4712").stage == Stage.FULFILLING
    assert not Task.objects.filter(done_at=None).exists()
    assert [each for each in run_audit() if each.breaches] == []
