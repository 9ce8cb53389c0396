from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from clerkwork.core.models import QuantityField
from clerkwork.core.numbers import number
from clerkwork.inventory.models import Balance, Warehouse
from clerkwork.orders.models import Line, Order
from clerkwork.parties.models import Carrier


class PickList(models.Model):
    """Shipments that one person picks in one walk."""

    created_at = models.DateTimeField(db_default=Now())
    picker = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT)

    def __str__(self) -> str:
        return self.number

    @property
    def number(self) -> str:
        return number("PL", self.pk)


class Shipment(models.Model):
    """Goods that leave one warehouse together, to the address of `order`.

    Other orders for the same address may ride along: what is in it are its allocations.
    """

    class Stage(models.TextChoices):
        OPEN = "open", "to pick"
        PICKED = "picked", "to pack"
        PACKED = "packed", "to label"
        LABELLED = "labelled", "ready to ship"
        SHIPPED = "shipped", "shipped"
        CANCELLED = "cancelled", "cancelled"

    NEXT: ClassVar = {
        Stage.OPEN: {Stage.PICKED, Stage.CANCELLED},
        Stage.PICKED: {Stage.PACKED, Stage.CANCELLED},
        Stage.PACKED: {Stage.LABELLED, Stage.PICKED},
        Stage.LABELLED: {Stage.SHIPPED, Stage.PICKED},
        Stage.SHIPPED: set[Stage](),
        Stage.CANCELLED: set[Stage](),
    }

    stage = models.CharField(max_length=12, choices=Stage, default=Stage.OPEN)
    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="shipments")
    warehouse = models.ForeignKey(Warehouse, on_delete=models.PROTECT, db_index=False)
    carrier = models.ForeignKey(Carrier, on_delete=models.PROTECT, db_index=False)
    pick_list = models.ForeignKey(
        PickList, null=True, on_delete=models.PROTECT, related_name="shipments"
    )
    due_on = models.DateField(null=True)
    created_at = models.DateTimeField(db_default=Now())

    class Meta:
        permissions = [
            ("pick_shipment", "Can pick"),
            ("pack_shipment", "Can pack and label"),
        ]
        indexes = [
            models.Index(
                "stage",
                "due_on",
                "id",
                condition=Q(stage__in=["open", "picked", "packed", "labelled"]),
                name="fulfilment_shipment_queue",
            )
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    stage__in=["open", "picked", "packed", "labelled", "shipped", "cancelled"]
                ),
                name="fulfilment_shipment_stage_known",
            )
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def number(self) -> str:
        return number("SH", self.pk)


class Allocation(models.Model):
    """Stock reserved for a line of an order, to leave in a shipment: a line of its pick list.

    That it was picked or shipped is told by the stock moves that refer to it.
    """

    line = models.ForeignKey(Line, on_delete=models.PROTECT, related_name="allocations")
    shipment = models.ForeignKey(
        Shipment, on_delete=models.PROTECT, related_name="allocations", db_index=False
    )
    balance = models.ForeignKey(Balance, on_delete=models.PROTECT, db_index=False)
    quantity = QuantityField(help_text="in base units")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "shipment", "line", "balance", name="fulfilment_allocation_once"
            ),
            models.CheckConstraint(
                condition=Q(quantity__gt=0), name="fulfilment_allocation_positive"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.quantity} for line {self.line_id}"


class Package(models.Model):
    """A carton, pallet or envelope of a shipment."""

    shipment = models.ForeignKey(
        Shipment, on_delete=models.PROTECT, related_name="packages", db_index=False
    )
    position = models.PositiveIntegerField(help_text="counted from 1")
    weight_kg = models.DecimalField(max_digits=10, decimal_places=4, null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint("shipment", "position", name="fulfilment_package_position_once")
        ]

    def __str__(self) -> str:
        return number("PK", self.pk)


class Content(models.Model):
    """What of an allocation is in a package."""

    package = models.ForeignKey(
        Package, on_delete=models.CASCADE, related_name="contents", db_index=False
    )
    allocation = models.ForeignKey(
        Allocation, on_delete=models.PROTECT, related_name="contents", db_index=False
    )
    quantity = QuantityField()

    class Meta:
        constraints = [
            models.UniqueConstraint("allocation", "package", name="fulfilment_content_once"),
            models.CheckConstraint(condition=Q(quantity__gt=0), name="fulfilment_content_positive"),
        ]

    def __str__(self) -> str:
        return f"{self.quantity} of allocation {self.allocation_id}"
