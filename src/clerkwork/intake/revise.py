"""Match an order to the master data again, after somebody corrected it."""

from decimal import Decimal

from django.db import IntegrityError, transaction
from django.utils import timezone

from clerkwork.intake.draft import Address, DraftLine, DraftOrder
from clerkwork.intake.match import Buyer, Matches, find_matches
from clerkwork.intake.place import known_address, line_row
from clerkwork.orders.models import Line, Order

PARTS = ("name", "street", "street2", "city", "region", "postcode", "country")


def revise_order(order: Order) -> None:
    """Resolve the order's lines, total and place anew from what it says now, and save it.

    A changed PO number or customer may make it repeat another order, or no longer.
    """
    lines = list(order.lines.filter(rejected_at=None).select_related("item"))
    draft = DraftOrder(
        buyer_code=order.customer.code if order.customer else None,
        lines=[as_draft(line) for line in lines],
    )
    matches = find_matches([draft], None, timezone.localdate())
    buyer = matches.buyer(draft, None)
    priced = buyer and buyer.priced_in(order.currency)
    total = Decimal(0)
    for line, each in zip(lines, draft.lines, strict=True):
        row, amount = line_row(each, priced, matches)
        (
            line.item_id,
            _,
            line.unit,
            line.factor,
            line.ordered,
            line.unit_price,
            line.list_price,
        ) = row[5:12]
        total += amount
    Line.objects.bulk_update(
        lines, ["item", "unit", "factor", "ordered", "unit_price", "list_price"]
    )
    order.total = total
    if buyer:
        order.priority = buyer.priority
        order.currency = order.currency or buyer.currency
        revise_place(order, buyer, matches)
    save_once(order)


def revise_place(order: Order, buyer: Buyer, matches: Matches) -> None:
    """Recognise where the goods go, if no address of this customer is chosen yet."""
    if order.ship_to and order.ship_to.customer_id == order.customer_id:
        return
    stated = Address(**{part: getattr(order, f"ship_{part}") for part in PARTS})
    order.ship_to_id = matches.address(buyer, stated if stated.street or stated.city else None)
    if order.ship_to_id and not stated.street:
        known = known_address(matches, buyer, order.ship_to_id)
        for part in PARTS:
            setattr(order, f"ship_{part}", getattr(known, part))


def save_once(order: Order) -> None:
    """Save the order as the first of its PO number, or as one that repeats the first."""
    order.repeats = earlier_with_same_number(order)
    try:
        with transaction.atomic():
            order.save()
    except IntegrityError:  # somebody was faster: now there is one to repeat
        order.repeats = earlier_with_same_number(order)
        order.save()


def as_draft(line: Line) -> DraftLine:
    """The line as a draft: what was stated or corrected, not what it was matched to."""
    return DraftLine(
        sku=line.sku or None,
        buyer_sku=line.buyer_sku or None,
        gtin=line.gtin or None,
        quantity=line.quantity,
        uom=line.unit or None,
        unit_price=line.unit_price,
    )


def earlier_with_same_number(order: Order) -> Order | None:
    """The other order that this customer sent first under this PO number."""
    if not order.po_number or order.customer_id is None:
        return None
    same = Order.objects.filter(
        customer=order.customer_id, po_number=order.po_number, repeats=None
    ).exclude(pk=order.pk)
    return same.first()
