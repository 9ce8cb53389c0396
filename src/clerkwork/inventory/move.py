"""The only door through which stock moves: writes the moves and the balances together."""

from collections.abc import Sequence
from dataclasses import astuple, dataclass
from decimal import Decimal
from typing import Any

from clerkwork.core.refusal import Refusal
from clerkwork.core.sql import execute, rows, transposed
from clerkwork.inventory.models import Location

# Writes the moves that `select` names; tells by how much each place inside the house changes.
# `freed` is what a place gives up of its reservations; less than nothing is what it takes on.
POST = """
WITH wanted (lot_id, source_id, target_id, quantity, reference) AS MATERIALIZED ({select}),
posted AS (
  INSERT INTO inventory_move (kind, lot_id, source_id, target_id, quantity, reference)
  SELECT %(kind)s, lot_id, source_id, target_id, quantity, reference FROM wanted),
change (lot_id, location_id, quantity, freed) AS (
  SELECT lot_id, source_id, -quantity, CASE WHEN %(reserved)s THEN quantity ELSE 0 END FROM wanted
  UNION ALL
  SELECT lot_id, target_id, quantity, CASE WHEN %(carried)s THEN -quantity ELSE 0 END
    FROM wanted)
SELECT change.lot_id, change.location_id, SUM(change.quantity), SUM(freed)
  FROM change JOIN inventory_location AS location ON location.id = change.location_id
 WHERE location.kind <> ALL(%(outside)s)
 GROUP BY change.lot_id, change.location_id
"""

MAKE_BALANCES = """
INSERT INTO inventory_balance (lot_id, location_id)
SELECT lot_id, location_id FROM unnest(%(lots)s::bigint[], %(places)s::bigint[])
    AS wanted (lot_id, location_id)
 ORDER BY lot_id, location_id
    ON CONFLICT (lot_id, location_id) DO NOTHING
"""

LOCK = """
SELECT balance.id FROM inventory_balance AS balance
  JOIN unnest(%(lots)s::bigint[], %(places)s::bigint[]) AS wanted (lot_id, location_id)
       USING (lot_id, location_id)
 ORDER BY balance.id
   FOR UPDATE OF balance
"""

APPLY = """
UPDATE inventory_balance AS balance
   SET on_hand = on_hand + quantity, allocated = allocated - freed
  FROM unnest(%(lots)s::bigint[], %(places)s::bigint[], %(quantities)s::numeric[],
              %(freed)s::numeric[]) AS change (lot_id, location_id, quantity, freed)
 WHERE balance.lot_id = change.lot_id AND balance.location_id = change.location_id
"""


@dataclass(frozen=True, slots=True)
class NewMove:
    """A quantity, in base units, of a lot, from one place to another."""

    lot_id: int
    source_id: int
    target_id: int
    quantity: Decimal
    reference: int | None = None


def move_selected(
    select: str, *, kind: str, reserved: bool = False, carried: bool = False, **params: Any
) -> int:
    """Post every move that a SELECT of (lot, source, target, quantity, reference) names.

    With `reserved`, what leaves a place also leaves its reservations; with `carried`, it arrives
    reserved. Four statements for any number of moves, in the caller's transaction; balances are
    locked last and in one fixed order, so that two workers wait for each other only briefly and
    never for ever. Returns how many balances changed.
    """
    changes = rows(
        POST.format(select=select),
        kind=str(kind),
        reserved=reserved,
        carried=carried,
        outside=[str(each) for each in Location.OUTSIDE],
        **params,
    )
    lots, places, quantities, freed = transposed(changes, 4)
    gains = [change for change in changes if change[2] >= 0]
    gain_lots, gain_places, *_ = transposed(gains, 4)
    execute(MAKE_BALANCES, lots=gain_lots, places=gain_places)
    rows(LOCK, lots=lots, places=places)
    changed = execute(APPLY, lots=lots, places=places, quantities=quantities, freed=freed)
    if changed != len(changes):
        raise Refusal("There is no stock of that lot at that place.")
    return changed


SELECT_GIVEN = """
SELECT * FROM unnest(%(lot_ids)s::bigint[], %(source_ids)s::bigint[], %(target_ids)s::bigint[],
                     %(moved)s::numeric[], %(references)s::bigint[])
"""


def move_rows(moves: Sequence[NewMove], *, kind: str) -> None:
    """Post these moves together: all of them, or with an IntegrityError none."""
    lots, sources, targets, quantities, references = transposed(
        [astuple(move) for move in moves], 5
    )
    move_selected(
        SELECT_GIVEN,
        kind=kind,
        lot_ids=lots,
        source_ids=sources,
        target_ids=targets,
        moved=quantities,
        references=references,
    )
