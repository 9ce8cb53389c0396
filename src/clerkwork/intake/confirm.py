"""Trust a layout whose doubtful values turned out right, document after document."""

from collections.abc import Mapping

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import Count
from django.utils import timezone

from clerkwork.intake.models import Confirmed, DocumentOrder
from clerkwork.orders.models import Order

TIMES = 5  # documents of a layout in which a person found a field right
SURE = 0.95  # what was read with less is asked whatever happened before


def confirm_reading(order: Order, field: str, *, by: AbstractBaseUser) -> None:
    """Note that this field, read with doubt, was right in the order's document."""
    source = DocumentOrder.objects.select_related("document").filter(order=order).first()
    if source and source.document.layout:
        Confirmed.objects.get_or_create(
            layout=source.document.layout,
            field=field,
            document=source.document,
            defaults={"by_id": by.pk},
        )


def distrust(order: Order, fields: set[str]) -> None:
    """Begin to count anew for these fields: in the order's document they were read wrong."""
    Confirmed.objects.filter(
        layout__in=DocumentOrder.objects.filter(order=order).values("document__layout"),
        field__in=fields,
        withdrawn_at=None,
    ).update(withdrawn_at=timezone.now())


def trusted_in(layout: str) -> Mapping[str, int]:
    """The fields that were confirmed often enough in this layout, and in how many documents."""
    counted = (
        Confirmed.objects.filter(layout=layout, withdrawn_at=None)
        .values_list("field")
        .annotate(documents=Count("pk"))
    )
    return {field: count for field, count in counted if count >= TIMES}
