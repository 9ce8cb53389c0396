"""The only door through which stock is reserved and freed."""

from collections.abc import Sequence
from decimal import Decimal

from clerkwork.core.sql import execute, rows, transposed

LOCK_USABLE = """
SELECT balance.id FROM inventory_balance AS balance
  JOIN inventory_lot AS lot ON lot.id = balance.lot_id
  JOIN inventory_location AS location ON location.id = balance.location_id
 WHERE lot.item_id = ANY(%(items)s) AND location.kind = 'storage'
 ORDER BY balance.id
   FOR UPDATE OF balance
"""

LOCK = "SELECT id FROM inventory_balance WHERE id = ANY(%(ids)s) ORDER BY id FOR UPDATE"

RESERVE = """
UPDATE inventory_balance AS balance SET allocated = allocated + quantity
  FROM unnest(%(ids)s::bigint[], %(quantities)s::numeric[]) AS change (id, quantity)
 WHERE balance.id = change.id
"""


def lock_usable(item_ids: Sequence[int]) -> None:
    """Lock what can be sold of these items, in the one order in which everybody locks balances."""
    rows(LOCK_USABLE, items=list(item_ids))


def reserve(changes: Sequence[tuple[int, Decimal]]) -> None:
    """Add these quantities, in base units, to what is reserved of these balances (by id).

    The balances are locked already (`lock_usable`). The database refuses more than is on hand.
    """
    ids, quantities = transposed(changes, 2)
    execute(RESERVE, ids=ids, quantities=quantities)


def free(changes: Sequence[tuple[int, Decimal]]) -> None:
    """Give reserved quantities of these balances back."""
    rows(LOCK, ids=[balance for balance, _ in changes])
    reserve([(balance, -quantity) for balance, quantity in changes])
