"""Ship: the goods leave the house, the orders are told, the customers too."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.utils import timezone

from clerkwork.core.journal import Actor
from clerkwork.core.refusal import Refusal
from clerkwork.core.sql import column, execute
from clerkwork.core.stages import advance
from clerkwork.fulfilment.models import Shipment
from clerkwork.inventory.models import Move
from clerkwork.inventory.move import move_selected
from clerkwork.messaging.outbox import queue_messages
from clerkwork.orders.models import Order, Stage
from clerkwork.shipping.models import Dispatch

# OFFSET 0 keeps the planner from starting at the moves: without statistics it would read all picks.
OUT = """
SELECT picked.lot_id, picked.target_id, outside.id, allocation.quantity, allocation.id
  FROM fulfilment_allocation AS allocation
  JOIN LATERAL (SELECT lot_id, target_id FROM inventory_move AS move
                 WHERE move.reference = allocation.id AND move.kind = 'pick'
                OFFSET 0) AS picked ON true
 CROSS JOIN (SELECT id FROM inventory_location
              WHERE kind = 'customer' ORDER BY id LIMIT 1) AS outside
 WHERE allocation.shipment_id = ANY(%(shipments)s)
"""

TELL_LINES = """
UPDATE orders_line AS line
   SET shipped = line.shipped + gone.quantity, allocated = line.allocated - gone.quantity
  FROM (SELECT line_id, SUM(quantity) AS quantity FROM fulfilment_allocation
         WHERE shipment_id = ANY(%(shipments)s) GROUP BY line_id) AS gone
 WHERE line.id = gone.line_id
"""

HOLD_ORDERS = """
SELECT id FROM orders_order
 WHERE id IN (SELECT line.order_id FROM orders_line AS line
                JOIN fulfilment_allocation AS allocation ON allocation.line_id = line.id
               WHERE allocation.shipment_id = ANY(%(shipments)s))
 ORDER BY id
   FOR UPDATE
"""

MAKE_MANIFESTS = """
INSERT INTO shipping_manifest (carrier_id, day)
SELECT DISTINCT carrier_id, %(day)s::date FROM fulfilment_shipment WHERE id = ANY(%(shipments)s)
 ORDER BY carrier_id
    ON CONFLICT (carrier_id, day) DO NOTHING
"""

DISPATCH = """
INSERT INTO shipping_dispatch (shipment_id, manifest_id)
SELECT shipment.id, manifest.id
  FROM fulfilment_shipment AS shipment
  JOIN shipping_manifest AS manifest
       ON manifest.carrier_id = shipment.carrier_id AND manifest.day = %(day)s
 WHERE shipment.id = ANY(%(shipments)s)
"""

DONE = """
SELECT id FROM orders_order AS finished
 WHERE id = ANY(%(orders)s)
   AND NOT EXISTS (SELECT FROM orders_line AS line
                    WHERE line.order_id = finished.id AND line.ordered > shipped + cancelled)
"""

TO_TELL = """
SELECT shipment.id, COALESCE(NULLIF(sold.email, ''), customer.email), customer.language
  FROM fulfilment_shipment AS shipment
  JOIN orders_order AS sold ON sold.id = shipment.order_id
  JOIN parties_customer AS customer ON customer.id = sold.customer_id
 WHERE shipment.id = ANY(%(shipments)s)
"""


def ship_shipments(shipment_ids: Sequence[int], *, by: Actor) -> None:
    """Send these labelled shipments off: stock leaves, lines count it, notices are queued.

    An order whose lines have all shipped or been cancelled is complete. Runs in the caller's
    transaction, which holds the shipments locked, in a fixed number of statements.
    """
    shipments, day = list(shipment_ids), timezone.localdate()
    make_manifests(shipments, day)
    execute(DISPATCH, shipments=shipments, day=day)
    # Held before their lines are counted: of two shipments of one order that leave at the same
    # time, the second must see that the first has left, or nobody would call the order complete.
    orders = column(HOLD_ORDERS, shipments=shipments)
    execute(TELL_LINES, shipments=shipments)
    advance(Shipment, shipments, Shipment.Stage.SHIPPED, kind="shipment.shipped", by=by)
    queue_messages("shipment.notice", "shipment", TO_TELL, shipments=shipments)
    done = column(DONE, orders=orders)
    advance(Order, done, Stage.COMPLETE, kind="order.completed", by=by)
    move_selected(OUT, kind=Move.Kind.SHIP, reserved=True, shipments=shipments)


def make_manifests(shipments: Sequence[int], day: date) -> None:
    """The manifests of the day of these shipments' carriers."""
    execute(MAKE_MANIFESTS, shipments=list(shipments), day=day)


@transaction.atomic
def ship_shipment(shipment_id: int, *, by: Actor, tracking_number: str = "") -> Shipment:
    """Send one shipment off. Refuses one without labels, or that has left already."""
    shipment = Shipment.objects.select_for_update().get(pk=shipment_id)
    if shipment.stage != Shipment.Stage.LABELLED:
        raise Refusal(f"{shipment} is {shipment.get_stage_display()}; it cannot be shipped now.")
    number = tracking_number.strip() or None
    if number and Dispatch.objects.filter(tracking_number=number).exists():
        raise Refusal(f"Tracking number {number} was used before.")
    ship_shipments([shipment.pk], by=by)
    if number:
        Dispatch.objects.filter(shipment=shipment).update(tracking_number=number)
    shipment.refresh_from_db()
    return shipment
