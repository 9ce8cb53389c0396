"""Stock that arrives, and stock that is found or lost: moves from and to places outside."""

from datetime import date
from decimal import Decimal

from django.db import transaction

from clerkwork.catalog.models import Item
from clerkwork.core import journal
from clerkwork.core.figures import plain
from clerkwork.core.journal import Actor
from clerkwork.core.refusal import Refusal
from clerkwork.core.tasks import close_tasks
from clerkwork.inventory.models import Balance, Location, Lot, Move
from clerkwork.inventory.move import NewMove, move_rows

LIMIT = Decimal(10) ** 12  # what a quantity's column has room for


def find_lot(item: Item, code: str = "", expires_on: date | None = None) -> Lot:
    """The lot of this code, made if it is new. Refuses a code or expiry that the item's tracking
    does not allow, and an expiry that contradicts the known one."""
    if item.tracking == Item.Tracking.NONE and (code or expires_on):
        raise Refusal(f"{item.sku} is not tracked by lot; leave lot and expiry empty.")
    if item.tracking != Item.Tracking.NONE and not code:
        raise Refusal(f"{item.sku} is tracked by lot; say which lot.")
    if item.tracking == Item.Tracking.EXPIRY and not expires_on:
        known = Lot.objects.filter(item=item, code=code).first()
        if known is None:
            raise Refusal(f"{item.sku} needs an expiry date for lot {code}.")
        return known
    lot, _ = Lot.objects.get_or_create(item=item, code=code, defaults={"expires_on": expires_on})
    if expires_on and lot.expires_on != expires_on:
        raise Refusal(f"Lot {code} of {item.sku} expires on {lot.expires_on}, not {expires_on}.")
    return lot


@transaction.atomic
def receive_stock(lot: Lot, target: Location, quantity: Decimal, *, by: Actor) -> None:
    """Book goods in from a supplier; what customers wait for is then filled by itself."""
    require_inside(target)
    supplier = Location.objects.get(kind=Location.Kind.SUPPLIER)
    post(NewMove(lot.pk, supplier.pk, target.pk, positive(quantity)), Move.Kind.RECEIPT)
    journal.record(
        "stock.arrived", lot, by=by, data={"quantity": str(quantity), "place": target.code}
    )


@transaction.atomic
def adjust_stock(lot: Lot, place: Location, counted: Decimal, *, reason: str, by: Actor) -> None:
    """Set what lies at a place to what was counted, by a move from or to “found or lost”.

    Refuses fewer than are reserved there, since somebody is on the way to pick them.
    """
    require_inside(place)
    if not reason.strip():
        raise Refusal("Say why the stock is adjusted.")
    counted = quantity_of(counted)
    balance, _ = Balance.objects.select_for_update().get_or_create(lot=lot, location=place)
    if counted < balance.allocated:
        raise Refusal(
            f"{plain(balance.allocated)} of {lot} at {place} are reserved for shipments; "
            "free those first, or pick them short."
        )
    difference = counted - balance.on_hand
    counts = close_tasks("balance.to_count", "balance", [balance.pk], by=by, outcome=reason)
    if counts and counted > balance.allocated:
        journal.react("stock.freed")  # the place is promised from again
    if not difference:
        return
    found = Location.objects.get(kind=Location.Kind.COUNT)
    source, target = (found, place) if difference > 0 else (place, found)
    post(NewMove(lot.pk, source.pk, target.pk, abs(difference)), Move.Kind.ADJUST)
    journal.record(
        "stock.arrived" if difference > 0 else "stock.adjusted",
        lot,
        by=by,
        reason=reason,
        data={"place": place.code, "counted": str(counted), "difference": str(difference)},
    )


@transaction.atomic
def transfer_stock(
    lot: Lot, source: Location, target: Location, quantity: Decimal, *, by: Actor
) -> None:
    """Carry free stock from one place to another, such as into quarantine and out again."""
    require_inside(source)
    require_inside(target)
    if source == target:
        raise Refusal(f"{lot} is at {source} already.")
    quantity = positive(quantity)
    # Both at once and in order: somebody may carry the same the other way.
    both = Balance.objects.filter(lot=lot, location__in=[source, target])
    locked = {each.location_id: each for each in both.select_for_update().order_by("pk")}
    balance = locked.get(source.pk)
    free = balance.on_hand - balance.allocated if balance else Decimal(0)
    if quantity > free:
        raise Refusal(f"Only {plain(free)} of {lot} are free at {source}.")
    post(NewMove(lot.pk, source.pk, target.pk, quantity), Move.Kind.TRANSFER)
    arrived = target.kind == Location.Kind.STORAGE and source.kind != Location.Kind.STORAGE
    journal.record(
        "stock.arrived" if arrived else "stock.moved",
        lot,
        by=by,
        data={"quantity": str(quantity), "from": source.code, "to": target.code},
    )


def post(move: NewMove, kind: Move.Kind) -> None:
    move_rows([move], kind=kind)


def positive(quantity: Decimal) -> Decimal:
    """The quantity itself, if it is one and above zero."""
    if quantity_of(quantity) == 0:
        raise Refusal("The quantity is 0; it has to be above zero.")
    return quantity


def quantity_of(number: Decimal) -> Decimal:
    """The number itself, if it can be a quantity: not below zero, with at most four decimals.

    The ledger keeps four. What it would have to round would be one thing in the move and another
    in the balance.
    """
    if not number.is_finite() or not 0 <= number < LIMIT or number != round(number, 4):
        raise Refusal(f"Found {number}, expected a quantity from 0 up with at most four decimals.")
    return number


def require_inside(place: Location) -> None:
    """Refuse a place that is not in the house."""
    if place.kind in Location.OUTSIDE:
        raise Refusal(f"{place} is not a place in a warehouse.")
