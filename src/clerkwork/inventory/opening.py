"""Stock that was there on the first day: balances by moves from “found or lost in counting”."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import transaction

from clerkwork.core import journal
from clerkwork.core.journal import Actor
from clerkwork.inventory.models import Balance, Location, Lot, Move
from clerkwork.inventory.move import NewMove, move_rows


@dataclass(slots=True)
class Opening:
    """So much of a lot at a place, on the first day."""

    item_id: int = 0
    lot: str = ""
    expires_on: date | None = None
    location_id: int = 0
    on_hand: Decimal = Decimal(0)
    pk: int | None = None  # of the balance, where there is one


@transaction.atomic
def open_balances(openings: Sequence[Opening], *, by: Actor) -> None:
    """Make what lies at each place what is said here, by moves of the difference.

    A second call with the same openings moves nothing. New lots are made. Raises IntegrityError
    when less would be left than is reserved.
    """
    lots = lots_of(openings)
    found = Location.objects.get(kind=Location.Kind.COUNT).pk
    there = {
        (balance.lot_id, balance.location_id): balance.on_hand
        for balance in Balance.objects.select_for_update()
        .filter(lot__in=set(lots.values()))
        .order_by("id")
    }
    moves = []
    for opening in openings:
        lot, place = lots[opening.item_id, opening.lot], opening.location_id
        more = opening.on_hand - there.get((lot, place), Decimal(0))
        if more:
            source, target = (found, place) if more > 0 else (place, found)
            moves.append(NewMove(lot, source, target, abs(more)))
    move_rows(moves, kind=Move.Kind.OPENING)
    changed = sorted({move.lot_id for move in moves})
    journal.record_many("stock.arrived", "lot", changed, by=by, reason="opening balance")


def lots_of(openings: Sequence[Opening]) -> dict[tuple[int, str], int]:
    """The id of each lot by item and code; lots that are new are made."""
    Lot.objects.bulk_create(
        {
            (each.item_id, each.lot): Lot(
                item_id=each.item_id, code=each.lot, expires_on=each.expires_on
            )
            for each in openings
        }.values(),
        ignore_conflicts=True,
    )
    found = Lot.objects.filter(item__in={each.item_id for each in openings})
    return {(lot.item_id, lot.code): lot.pk for lot in found}
