from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from clerkwork.catalog.models import Item, StorageClass
from clerkwork.core.models import QuantityField


class Warehouse(models.Model):
    code = models.CharField(max_length=20, unique=True)
    name = models.CharField(max_length=100)
    street = models.CharField(max_length=200, blank=True)
    city = models.CharField(max_length=100, blank=True)
    region = models.CharField(max_length=50, blank=True)
    postcode = models.CharField(max_length=20, blank=True)
    country = models.CharField(max_length=2, blank=True)

    class Meta:
        ordering = ["code"]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"


class Location(models.Model):
    """Where stock is. Outside the house are places too, so that stock is only ever moved.

    Places outside have no balance: what has gone there is the sum of the moves.
    """

    class Kind(models.TextChoices):
        STORAGE = "storage", "shelf or bay; stock here can be sold"
        RECEIVING = "receiving", "goods in"
        PACKING = "packing", "picked, to be packed or shipped"
        QUARANTINE = "quarantine", "held; cannot be sold"
        SUPPLIER = "supplier", "outside: came from a supplier"
        CUSTOMER = "customer", "outside: went to a customer"
        SCRAP = "scrap", "outside: thrown away"
        COUNT = "count", "outside: found or lost in counting"

    OUTSIDE: ClassVar = (Kind.SUPPLIER, Kind.CUSTOMER, Kind.SCRAP, Kind.COUNT)

    warehouse = models.ForeignKey(Warehouse, null=True, blank=True, on_delete=models.PROTECT)
    code = models.CharField(max_length=30, unique=True)
    kind = models.CharField(max_length=12, choices=Kind, default=Kind.STORAGE)
    sequence = models.PositiveIntegerField(
        default=0, help_text="place in the walk through the house"
    )
    storage_class = models.CharField(
        max_length=10, choices=StorageClass, default=StorageClass.AMBIENT
    )

    class Meta:
        ordering = ["sequence", "code"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=["supplier", "customer", "scrap", "count"])
                ^ Q(warehouse__isnull=False),
                name="inventory_location_inside_has_warehouse",
            )
        ]

    def __str__(self) -> str:
        return self.code


class Lot(models.Model):
    """Stock of an item that is told apart. Of an item that is not tracked there is one, code ''."""

    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="lots")
    code = models.CharField(max_length=50, blank=True)
    expires_on = models.DateField(null=True, blank=True, help_text="the last day it may be sold")

    class Meta:
        constraints = [models.UniqueConstraint("item", "code", name="inventory_lot_code_of_item")]

    def __str__(self) -> str:
        return f"{self.item.sku} {self.code}".strip()


class Move(models.Model):
    """A quantity of a lot that went from one place to another. Never changed, never deleted."""

    class Kind(models.TextChoices):
        OPENING = "opening", "opening balance"
        RECEIPT = "receipt", "received"
        PICK = "pick", "picked"
        UNPICK = "unpick", "put back"
        SHIP = "ship", "shipped"
        ADJUST = "adjust", "adjusted"
        TRANSFER = "transfer", "moved"

    at = models.DateTimeField(db_default=Now())
    kind = models.CharField(max_length=10, choices=Kind)
    lot = models.ForeignKey(Lot, on_delete=models.PROTECT, related_name="moves")
    source = models.ForeignKey(Location, on_delete=models.PROTECT, related_name="+", db_index=False)
    target = models.ForeignKey(Location, on_delete=models.PROTECT, related_name="+", db_index=False)
    quantity = QuantityField()
    reference = models.BigIntegerField(
        null=True, help_text="what caused it: the allocation of a pick, unpick or ship"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(quantity__gt=0), name="inventory_move_positive"),
            models.CheckConstraint(
                condition=~Q(source=F("target")), name="inventory_move_goes_somewhere"
            ),
            # Whatever else goes wrong: an allocation is picked once and leaves the house once.
            models.UniqueConstraint(
                "reference",
                "kind",
                condition=Q(reference__isnull=False),
                name="inventory_move_once_per_cause",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.quantity} of {self.lot_id}"


class Balance(models.Model):
    """What lies where: kept with every move, in its transaction, by `inventory.move` alone.

    `allocated` of it is promised to shipments, by `inventory.reserve` alone.
    """

    lot = models.ForeignKey(Lot, on_delete=models.PROTECT, related_name="balances", db_index=False)
    location = models.ForeignKey(Location, on_delete=models.PROTECT, related_name="balances")
    on_hand = QuantityField(default=0, db_default=0)
    allocated = QuantityField(default=0, db_default=0)

    class Meta:
        permissions = [("adjust_stock", "Can receive, carry and adjust stock")]
        constraints = [
            models.UniqueConstraint("lot", "location", name="inventory_balance_of_lot_and_place"),
            models.CheckConstraint(
                condition=Q(on_hand__gte=0), name="inventory_balance_not_below_zero"
            ),
            models.CheckConstraint(
                condition=Q(allocated__gte=0) & Q(allocated__lte=F("on_hand")),
                name="inventory_balance_allocated_is_on_hand",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.on_hand} of lot {self.lot_id} at {self.location_id}"
