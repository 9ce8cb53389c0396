"""Match an order to the master data again, after somebody corrected it."""

from decimal import Decimal

from django.utils import timezone

from clerkwork.intake.draft import DraftLine, DraftOrder
from clerkwork.intake.match import find_matches
from clerkwork.intake.place import line_row
from clerkwork.orders.models import Line, Order


def revise_order(order: Order) -> None:
    """Resolve the order's lines and total anew from what it says now.

    A changed PO number or customer may make it repeat another order, or no longer.
    """
    lines = list(order.lines.filter(rejected_at=None).select_related("item"))
    draft = DraftOrder(
        buyer_code=order.customer.code if order.customer else None,
        lines=[as_draft(line) for line in lines],
    )
    matches = find_matches([draft], None, timezone.localdate())
    buyer = matches.buyer(draft, None)
    total = Decimal(0)
    for line, each in zip(lines, draft.lines, strict=True):
        row, amount = line_row(each, buyer, matches)
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
