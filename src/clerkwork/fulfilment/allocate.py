"""Reserve stock for orders, and give it back."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import groupby
from operator import itemgetter

from django.utils import timezone

from clerkwork.core import journal
from clerkwork.core.journal import Actor
from clerkwork.core.sql import Row, column, execute, rows, transposed
from clerkwork.core.stages import advance
from clerkwork.core.stations import Station, drain
from clerkwork.fulfilment.models import Shipment
from clerkwork.inventory.reserve import free, lock_usable, reserve
from clerkwork.orders.models import Order, Stage

WANTED_ITEMS = """
SELECT DISTINCT item_id FROM orders_line
 WHERE order_id = ANY(%(orders)s) AND ordered > allocated + shipped + cancelled
"""

# Shipments that can still take something in. One that somebody else holds, to pick or to cancel it,
# is left alone and never waited for: whoever holds a shipment may wait for its order.
HOLD_WAITING = """
SELECT id FROM fulfilment_shipment
 WHERE order_id = ANY(%(orders)s) AND stage = 'open' AND pick_list_id IS NULL
 ORDER BY id
   FOR UPDATE SKIP LOCKED
"""

# A place where something was missing is not promised from until it has been counted.
TRUSTED = """
   AND NOT EXISTS (SELECT FROM core_task AS task
                    WHERE task.kind = 'balance.to_count' AND task.subject = 'balance'
                      AND task.subject_id = balance.id AND task.done_at IS NULL)
"""

# Demand and supply of an item lie along one line: each order line is a slice of it, in the order
# in which customers are served, and each lot at a place is a slice, first expiring first. Where
# two slices overlap, that much is taken. Everything taken has a parcel, or the database refuses it.
TAKE = f"""
WITH demand AS (
  SELECT line.id, line.order_id, line.item_id, SUM(line.open) OVER queue - line.open AS since,
         SUM(line.open) OVER queue AS until
    FROM (SELECT id, order_id, item_id, ordered - allocated - shipped - cancelled AS open
            FROM orders_line WHERE order_id = ANY(%(orders)s)) AS line
    JOIN orders_order AS served ON served.id = line.order_id
   WHERE line.open > 0
  WINDOW queue AS (PARTITION BY line.item_id
                   ORDER BY served.priority DESC, served.due_on NULLS LAST,
                            line.order_id, line.id)),
supply AS (
  SELECT balance.id, lot.item_id, location.warehouse_id,
         SUM(balance.on_hand - balance.allocated) OVER shelf
           - (balance.on_hand - balance.allocated) AS since,
         SUM(balance.on_hand - balance.allocated) OVER shelf AS until
    FROM inventory_balance AS balance
    JOIN inventory_lot AS lot ON lot.id = balance.lot_id
    JOIN inventory_location AS location ON location.id = balance.location_id
   WHERE lot.item_id = ANY(%(items)s) AND location.kind = 'storage'
     AND balance.on_hand > balance.allocated
     AND (lot.expires_on IS NULL OR lot.expires_on >= %(today)s) {TRUSTED}
  WINDOW shelf AS (PARTITION BY lot.item_id
                   ORDER BY lot.expires_on NULLS LAST, location.sequence, balance.id)),
taken AS MATERIALIZED (
  SELECT demand.id AS line_id, demand.order_id, supply.id AS balance_id, supply.warehouse_id,
         LEAST(demand.until, supply.until) - GREATEST(demand.since, supply.since) AS quantity
    FROM demand JOIN supply USING (item_id)
   WHERE demand.since < supply.until AND supply.since < demand.until),
waiting AS (
  SELECT DISTINCT ON (shipment.order_id, shipment.warehouse_id)
         shipment.id, shipment.order_id, shipment.warehouse_id
    FROM fulfilment_shipment AS shipment
   WHERE shipment.id = ANY(%(waiting)s)
     AND NOT EXISTS (SELECT FROM fulfilment_allocation AS begun
                      WHERE begun.shipment_id = shipment.id
                        AND (SELECT move.id FROM inventory_move AS move
                              WHERE move.reference = begun.id AND move.kind = 'pick') IS NOT NULL)
   ORDER BY shipment.order_id, shipment.warehouse_id, shipment.id),
made AS (
  INSERT INTO fulfilment_shipment (stage, order_id, warehouse_id, carrier_id, due_on)
  SELECT 'open', parcel.order_id, parcel.warehouse_id,
         COALESCE((SELECT id FROM parties_carrier WHERE id = customer.carrier_id AND active),
                  (SELECT id FROM parties_carrier WHERE active ORDER BY id LIMIT 1)),
         served.due_on
    FROM (SELECT DISTINCT order_id, warehouse_id FROM taken
          EXCEPT SELECT order_id, warehouse_id FROM waiting) AS parcel
    JOIN orders_order AS served ON served.id = parcel.order_id
    JOIN parties_customer AS customer ON customer.id = served.customer_id
  RETURNING id, order_id, warehouse_id),
told AS (
  INSERT INTO core_journal (kind, subject, subject_id, stage, actor, user_id)
  SELECT 'shipment.opened', 'shipment', made.id, 'open', %(actor)s, %(user)s FROM made),
kept AS (
  INSERT INTO fulfilment_allocation (line_id, shipment_id, balance_id, quantity)
  SELECT taken.line_id, parcel.id, taken.balance_id, taken.quantity
    FROM taken LEFT JOIN (SELECT * FROM waiting UNION ALL SELECT * FROM made) AS parcel
         USING (order_id, warehouse_id)
      ON CONFLICT (shipment_id, line_id, balance_id)
         DO UPDATE SET quantity = fulfilment_allocation.quantity + EXCLUDED.quantity)
SELECT line_id, balance_id, quantity, order_id FROM taken
"""

ADD_TO_LINES = """
UPDATE orders_line AS line SET allocated = allocated + change.quantity
  FROM unnest(%(lines)s::bigint[], %(quantities)s::numeric[]) AS change (line_id, quantity)
 WHERE line.id = change.line_id
"""

STILL_SHORT = """
SELECT DISTINCT order_id FROM orders_line
 WHERE order_id = ANY(%(orders)s) AND ordered > allocated + shipped + cancelled
"""

MARK_SHORT = """
UPDATE orders_order SET short = NOT short
 WHERE id = ANY(%(orders)s) AND short <> (id = ANY(%(still)s))
RETURNING id, short
"""

# Orders that wait for something of which there is some.
FILLABLE = f"""
   AND short
   AND EXISTS (SELECT FROM orders_line AS line
                 JOIN inventory_lot AS lot ON lot.item_id = line.item_id
                 JOIN inventory_balance AS balance ON balance.lot_id = lot.id
                 JOIN inventory_location AS location ON location.id = balance.location_id
                WHERE line.order_id = queued.id
                  AND line.ordered > line.allocated + line.shipped + line.cancelled
                  AND balance.on_hand > balance.allocated AND location.kind = 'storage'
                  AND (lot.expires_on IS NULL OR lot.expires_on >= %(today)s) {TRUSTED})
"""


def allocate_orders(order_ids: Sequence[int], *, by: Actor) -> None:
    """Reserve stock for what is still open on these orders, in the order customers are served.

    First expiring goes out first. What stock cannot cover stays open: a backorder. What was
    reserved waits in a shipment to be picked. Runs in the caller's transaction, which holds the
    orders locked, in a fixed number of statements for any number.
    """
    orders = list(order_ids)
    items = column(WANTED_ITEMS, orders=orders)
    lock_usable(items)
    taken = rows(
        TAKE,
        waiting=column(HOLD_WAITING, orders=orders),
        orders=orders,
        items=items,
        today=timezone.localdate(),
        actor=journal.actor_name(by),
        user=journal.actor_id(by),
    )
    reserve(summed(taken, key=1))
    lines, quantities = transposed(summed(taken, key=0), 2)
    execute(ADD_TO_LINES, lines=lines, quantities=quantities)
    turned = mark_short(orders, by=by)
    begun = advance(Order, orders, Stage.FULFILLING, kind="order.allocated", by=by)
    further = {row[3] for row in taken} - turned - set(begun)
    journal.record_many("order.topped_up", "order", sorted(further), by=by)


def mark_short(orders: Sequence[int], *, by: Actor) -> set[int]:
    """Set on each order whether it waits for stock, and journal the change; returns the changed."""
    still = column(STILL_SHORT, orders=list(orders))
    turned = rows(MARK_SHORT, orders=list(orders), still=still)
    journal.record_many("order.short", "order", [pk for pk, short in turned if short], by=by)
    journal.record_many("order.filled", "order", [pk for pk, short in turned if not short], by=by)
    return {pk for pk, _ in turned}


def fill_backorders(*, by: Actor, batch: int = 1000) -> int:
    """Reserve what has become free for orders that wait; returns how many were looked at.

    Whoever is served first takes at least something of what there is, so that this ends.
    """
    backorders = Station(
        name="fill",
        model=Order,
        stage=Stage.FULFILLING,
        verb=lambda ids: allocate_orders(ids, by=by),
        order="priority DESC, due_on, id",
        batch=batch,
        only=FILLABLE,
        params=lambda: {"today": timezone.localdate()},
    )
    return drain(backorders)


def summed(taken: Sequence[Row], *, key: int) -> list[tuple[int, Decimal]]:
    """The quantities of (line, balance, quantity, …) rows, added up by line or by balance."""
    ordered = sorted(taken, key=itemgetter(key))
    return [
        (pk, sum((row[2] for row in group), Decimal(0)))
        for pk, group in groupby(ordered, key=itemgetter(key))
    ]


UNPICKED = """
SELECT allocation.id, allocation.line_id, allocation.balance_id, allocation.quantity
  FROM fulfilment_allocation AS allocation
  JOIN fulfilment_shipment AS shipment ON shipment.id = allocation.shipment_id
 WHERE allocation.line_id = ANY(%(lines)s) AND allocation.shipment_id = ANY(%(shipments)s)
   AND shipment.stage = 'open'
   AND NOT EXISTS (SELECT FROM inventory_move AS move
                    WHERE move.reference = allocation.id AND move.kind = 'pick')
 ORDER BY allocation.id
   FOR UPDATE OF allocation
"""


def free_allocations(line_ids: Sequence[int], shipment_ids: Sequence[int], *, by: Actor) -> None:
    """Give back what is reserved but not yet picked for these lines in these shipments.

    The caller holds the orders and the shipments locked.
    """
    held = rows(UNPICKED, lines=list(line_ids), shipments=list(shipment_ids))
    execute("DELETE FROM fulfilment_allocation WHERE id = ANY(%(ids)s)", ids=[r[0] for r in held])
    parts = [(line, balance, quantity) for _, line, balance, quantity in held]
    free(summed(parts, key=1))
    lines, quantities = transposed([(pk, -q) for pk, q in summed(parts, key=0)], 2)
    execute(ADD_TO_LINES, lines=lines, quantities=quantities)
    if held:
        journal.react("stock.freed")
    settle_shipments(shipment_ids, by=by)


# Nothing left in it, or nothing left to pick.
SETTLED = """
SELECT shipment.id, allocation.id IS NULL AS empty
  FROM fulfilment_shipment AS shipment
  LEFT JOIN fulfilment_allocation AS allocation ON allocation.shipment_id = shipment.id
  LEFT JOIN inventory_move AS move ON move.reference = allocation.id AND move.kind = 'pick'
 WHERE shipment.id = ANY(%(shipments)s) AND shipment.stage = 'open'
 GROUP BY shipment.id, allocation.id IS NULL
HAVING count(allocation.id) = count(move.id)
"""


def settle_shipments(shipment_ids: Sequence[int], *, by: Actor) -> None:
    """Of these locked shipments, end the empty ones; those picked to the end are picked."""
    settled = rows(SETTLED, shipments=list(shipment_ids))
    empty = [pk for pk, is_empty in settled if is_empty]
    picked = [pk for pk, is_empty in settled if not is_empty]
    advance(
        Shipment, empty, Shipment.Stage.CANCELLED, kind="shipment.cancelled", by=by, reason="empty"
    )
    advance(Shipment, picked, Shipment.Stage.PICKED, kind="shipment.picked", by=by)
