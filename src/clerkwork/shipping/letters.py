"""What the customer reads about goods that have left the house."""

from decimal import Decimal
from typing import Any

from django.db.models import Sum
from django.utils.timezone import localdate

from clerkwork.core.models import Company
from clerkwork.fulfilment.models import Content, Package, Shipment
from clerkwork.messaging.letter import Letter, day, language_of, quantity, write_letter
from clerkwork.messaging.models import Message
from clerkwork.orders.models import Line, Order
from clerkwork.shipping.models import Dispatch, Label


def shipment_notice(message: Message) -> Letter:
    """What is in which package, who brings it, and what of the orders is still to come."""
    language = language_of(message)
    shipment = Shipment.objects.select_related("carrier", "order").get(pk=message.subject_id)
    dispatch = Dispatch.objects.filter(shipment=shipment).first()
    orders = Order.objects.filter(lines__allocations__shipment=shipment).distinct().order_by("id")
    facts = {
        "company": Company.objects.get(),
        "shipment": shipment,
        "order": shipment.order,
        "orders": list(orders),
        "carrier": shipment.carrier,
        "tracking": (dispatch.tracking_number if dispatch else None) or "",
        "left": day(localdate(dispatch.at) if dispatch else None, language),
        "packages": packages(shipment, language),
        "to_come": to_come(orders, language),
    }
    return write_letter("shipping/letters/shipment_notice", language, facts)


def packages(shipment: Shipment, language: str) -> list[dict[str, Any]]:
    """Each package with the number on its label and what is in it."""
    labels = dict(Label.objects.filter(shipment=shipment).values_list("package_id", "sscc"))
    return [
        {
            "position": package.position,
            "sscc": labels.get(package.pk, ""),
            "weight": quantity(package.weight_kg, language) if package.weight_kg else "",
            "lines": inside(package, language),
        }
        for package in Package.objects.filter(shipment=shipment).order_by("position")
    ]


def inside(package: Package, language: str) -> list[dict[str, str]]:
    """What is in a package, line by line, in base units."""
    contents = (
        Content.objects.filter(package=package)
        .values(
            "allocation__line__item__sku",
            "allocation__line__item__name",
            "allocation__line__item__base_unit",
            "allocation__line__buyer_sku",
            "allocation__line__order__po_number",
        )
        .annotate(total=Sum("quantity"))
        .order_by("allocation__line__order_id", "allocation__line__position")
    )
    return [
        {
            "sku": each["allocation__line__item__sku"],
            "name": each["allocation__line__item__name"],
            "buyer_sku": each["allocation__line__buyer_sku"],
            "po_number": each["allocation__line__order__po_number"],
            "quantity": f"{quantity(each['total'], language)} "
            f"{each['allocation__line__item__base_unit']}",
        }
        for each in contents
    ]


def to_come(orders: Any, language: str) -> list[dict[str, str]]:
    """What of these orders has not left yet."""
    lines = Line.objects.filter(order__in=list(orders), rejected_at=None).select_related("item")
    waiting = []
    for line in lines.order_by("order_id", "position"):
        wanted = line.ordered - line.cancelled
        if line.item and wanted > line.shipped:
            waiting.append(
                {
                    "sku": line.item.sku,
                    "name": line.item.name,
                    "unit": line.item.base_unit,
                    "open": quantity(wanted - line.shipped, language),
                    "wanted": quantity(Decimal(wanted), language),
                }
            )
    return waiting
