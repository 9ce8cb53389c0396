"""Rules 1, 2 and 3: stock, what is promised of it, and what became of the order lines."""

from clerkwork.config.audit_rule import Check

# What the moves say about each allocation: how much was picked, put back and shipped.
FATE = """
fate AS (
  SELECT allocation.id, allocation.line_id, allocation.balance_id, allocation.shipment_id,
         allocation.quantity, shipment.stage, picked.target_id AS packing_id, picked.lot_id,
         COALESCE(picked.quantity, 0) AS picked, COALESCE(unpicked.quantity, 0) AS unpicked,
         COALESCE(gone.quantity, 0) AS shipped
    FROM fulfilment_allocation AS allocation
    JOIN fulfilment_shipment AS shipment ON shipment.id = allocation.shipment_id
    LEFT JOIN inventory_move AS picked
           ON picked.reference = allocation.id AND picked.kind = 'pick'
    LEFT JOIN inventory_move AS unpicked
           ON unpicked.reference = allocation.id AND unpicked.kind = 'unpick'
    LEFT JOIN inventory_move AS gone ON gone.reference = allocation.id AND gone.kind = 'ship')
"""

STOCK_CHECKS = (
    Check(
        1,
        "Each balance is what the moves of its lot and place add up to",
        """
        WITH moved AS (
          SELECT lot_id, place_id, SUM(quantity) AS quantity
            FROM (SELECT lot_id, target_id AS place_id, quantity FROM inventory_move
                  UNION ALL
                  SELECT lot_id, source_id, -quantity FROM inventory_move) AS leg
            JOIN inventory_location AS place ON place.id = place_id
           WHERE place.warehouse_id IS NOT NULL
           GROUP BY lot_id, place_id)
        SELECT format('lot %%s at place %%s: the balance says %%s, the moves say %%s', lot_id, place_id,
                      COALESCE(balance.on_hand, 0), COALESCE(moved.quantity, 0))
          FROM moved FULL JOIN (SELECT lot_id, location_id AS place_id, on_hand
                                  FROM inventory_balance) AS balance USING (lot_id, place_id)
         WHERE COALESCE(moved.quantity, 0) <> COALESCE(balance.on_hand, 0)
        """,
    ),
    Check(
        1,
        "The moves of each lot sum to zero: each takes something from one place to another",
        """
        SELECT format('move %%s takes %%s from place %%s to place %%s', id, quantity, source_id, target_id)
          FROM inventory_move WHERE quantity <= 0 OR source_id = target_id
        """,
    ),
    Check(
        2,
        "No place holds less than nothing, or has more promised than is on hand",
        """
        SELECT format('lot %%s at place %%s: %%s on hand, %%s promised',
                      lot_id, location_id, on_hand, allocated)
          FROM inventory_balance WHERE on_hand < 0 OR allocated < 0 OR allocated > on_hand
        """,
    ),
    Check(
        2,
        "What is promised of each balance is what lies there for shipments that have not left",
        f"""
        WITH {FATE},
        promised AS (
          SELECT balance_id, SUM(quantity) AS quantity
            FROM (SELECT fate.balance_id, fate.quantity FROM fate WHERE picked = 0
                  UNION ALL
                  SELECT balance.id, fate.quantity
                    FROM fate JOIN inventory_balance AS balance
                         ON balance.lot_id = fate.lot_id AND balance.location_id = fate.packing_id
                   WHERE picked > 0 AND shipped = 0) AS part
           GROUP BY balance_id)
        SELECT format('balance %%s: %%s promised, but %%s reserved', balance.id, balance.allocated,
                      COALESCE(promised.quantity, 0))
          FROM inventory_balance AS balance
          LEFT JOIN promised ON promised.balance_id = balance.id
         WHERE balance.allocated <> COALESCE(promised.quantity, 0)
        """,
    ),
    Check(
        2,
        "What is picked, packed or shipped was moved so, whole and once",
        f"""
        WITH {FATE}
        SELECT format('allocation %%s of shipment %%s (%%s): '
                      '%%s reserved, %%s picked, %%s put back, %%s shipped',
                      id, shipment_id, stage, quantity, picked, unpicked, shipped)
          FROM fate
         WHERE picked NOT IN (0, quantity) OR shipped NOT IN (0, quantity) OR unpicked <> 0
            OR shipped > picked OR stage = 'cancelled'
            OR (stage <> 'open' AND picked = 0) OR ((stage = 'shipped') <> (shipped > 0))
        UNION ALL
        SELECT format('move %%s: %%s of allocation %%s, which is not there', move.id, move.kind, reference)
          FROM inventory_move AS move
         WHERE kind = 'ship' AND NOT EXISTS (SELECT FROM fate WHERE fate.id = move.reference)
        UNION ALL
        SELECT format('allocation %%s is gone: %%s picked, %%s put back', reference,
                      SUM(quantity) FILTER (WHERE kind = 'pick'),
                      SUM(quantity) FILTER (WHERE kind = 'unpick'))
          FROM inventory_move AS move
         WHERE kind IN ('pick', 'unpick')
           AND NOT EXISTS (SELECT FROM fate WHERE fate.id = move.reference)
         GROUP BY reference
        HAVING SUM(CASE kind WHEN 'pick' THEN quantity ELSE -quantity END) <> 0
        """,
    ),
    Check(
        2,
        "What is packed is what was reserved, whole and once",
        """
        WITH packed AS (
          SELECT allocation_id, SUM(quantity) AS quantity FROM fulfilment_content
           GROUP BY allocation_id)
        SELECT format('allocation %%s of shipment %%s (%%s): %%s reserved, %%s packed', allocation.id,
                      shipment.id, shipment.stage, allocation.quantity, COALESCE(packed.quantity, 0))
          FROM fulfilment_allocation AS allocation
          JOIN fulfilment_shipment AS shipment ON shipment.id = allocation.shipment_id
          LEFT JOIN packed ON packed.allocation_id = allocation.id
         WHERE COALESCE(packed.quantity, 0)
               <> CASE WHEN shipment.stage IN ('packed', 'labelled', 'shipped')
                       THEN allocation.quantity ELSE 0 END
        """,
    ),
    Check(
        3,
        "No line has more reserved, shipped and cancelled than was ordered",
        """
        SELECT format('SO-%%s line %%s: %%s ordered, %%s reserved, %%s shipped, %%s cancelled',
                      lpad(order_id::text, 6, '0'), position, ordered, allocated, shipped, cancelled)
          FROM orders_line
         WHERE allocated + shipped + cancelled > ordered
            OR LEAST(ordered, allocated, shipped, cancelled) < 0
        """,
    ),
    Check(
        3,
        "What a line has reserved and shipped is what its allocations say",
        f"""
        WITH {FATE},
        told AS (
          SELECT line_id, SUM(quantity) FILTER (WHERE shipped = 0) AS allocated,
                 SUM(shipped) AS shipped
            FROM fate GROUP BY line_id)
        SELECT format('SO-%%s line %%s: reserved %%s, of which %%s is there; '
                      'shipped %%s, of which %%s is there',
                      lpad(line.order_id::text, 6, '0'), line.position, line.allocated,
                      COALESCE(told.allocated, 0), line.shipped, COALESCE(told.shipped, 0))
          FROM orders_line AS line LEFT JOIN told ON told.line_id = line.id
         WHERE line.allocated <> COALESCE(told.allocated, 0)
            OR line.shipped <> COALESCE(told.shipped, 0)
        """,
    ),
    Check(
        3,
        "Goods are reserved and shipped only for lines that are wanted, of the article ordered",
        """
        SELECT format('SO-%%s line %%s: allocation %%s', lpad(line.order_id::text, 6, '0'), line.position,
                      allocation.id)
          FROM fulfilment_allocation AS allocation
          JOIN orders_line AS line ON line.id = allocation.line_id
          JOIN orders_order AS owner ON owner.id = line.order_id
          JOIN inventory_balance AS balance ON balance.id = allocation.balance_id
          JOIN inventory_lot AS lot ON lot.id = balance.lot_id
         WHERE line.rejected_at IS NOT NULL OR lot.item_id <> line.item_id
            OR owner.stage NOT IN ('fulfilling', 'complete')
        """,
    ),
    Check(
        3,
        "A complete order has nothing open, a cancelled one nothing shipped, and short ones wait",
        """
        SELECT format('SO-%%s is %%s%%s: %%s open, %%s shipped, %%s reserved', lpad(owner.id::text, 6, '0'),
                      owner.stage, CASE WHEN short THEN ' and short' ELSE '' END, SUM(wanting.open),
                      SUM(wanting.shipped), SUM(wanting.allocated))
          FROM orders_order AS owner
          JOIN (SELECT order_id, shipped, allocated,
                       ordered - allocated - shipped - cancelled AS open FROM orders_line) AS wanting
               ON wanting.order_id = owner.id
         GROUP BY owner.id
        HAVING (owner.stage IN ('complete', 'cancelled')
                AND (SUM(wanting.open) > 0 OR SUM(wanting.allocated) > 0))
            OR (owner.stage = 'cancelled' AND SUM(wanting.shipped) > 0)
            OR (owner.stage = 'fulfilling'
                AND SUM(wanting.open) = 0 AND SUM(wanting.allocated) = 0)
            OR owner.short <> (owner.stage = 'fulfilling' AND SUM(wanting.open) > 0)
        """,
    ),
)
