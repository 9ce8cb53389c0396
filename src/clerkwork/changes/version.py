"""Versions of an order: how it was before its first change, and after each."""

from typing import Any

from django.db.models import Max

from clerkwork.changes.models import Change, OrderVersion
from clerkwork.core.figures import plain
from clerkwork.orders.models import Line, Order
from clerkwork.verification.values import HEAD_FIELDS, LINE_FIELDS, head_value, line_value

Snapshot = dict[str, Any]
COUNTED = ("ordered", "shipped", "cancelled")


def snapshot(order: Order) -> Snapshot:
    """The order as it is now, in plain JSON: every value as a person would type it.

    `head` by field; `total`; and each line with its position, the customer's number, its fields,
    what is ordered, shipped and cancelled of it in base units, and whether it was left out.
    """
    lines = Line.objects.filter(order=order).select_related("item").order_by("position")
    return {
        "head": {field: head_value(order, field) for field in HEAD_FIELDS},
        "total": plain(order.total),
        "lines": [
            {
                "position": line.position,
                "stated_line": line.stated_line,
                **{field: line_value(line, field) for field in LINE_FIELDS},
                **{name: plain(getattr(line, name)) for name in COUNTED},
                "left_out": line.rejected_at is not None,
            }
            for line in lines
        ],
    }


def keep_version(order: Order, change: Change, before: Snapshot) -> OrderVersion:
    """Keep a locked order as it is after a change; and as it was, if this is the first."""
    last = order.versions.aggregate(last=Max("number"))["last"]
    if last is None:
        last = 1
        OrderVersion.objects.create(order=order, number=last, snapshot=before)
    after = snapshot(order)
    return OrderVersion.objects.create(order=order, number=last + 1, change=change, snapshot=after)
