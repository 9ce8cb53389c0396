from decimal import Decimal
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from clerkwork.catalog.models import Item
from clerkwork.core.models import AmountField, PriceField, QuantityField
from clerkwork.core.numbers import number
from clerkwork.parties.models import Address, Customer


class Order(models.Model):
    """What a customer asked for, as stated, with what we made of it."""

    class Stage(models.TextChoices):
        RECEIVED = "received", "received"
        HELD = "held", "held"
        ACCEPTED = "accepted", "accepted"
        FULFILLING = "fulfilling", "in the warehouse"
        COMPLETE = "complete", "complete"
        CANCELLED = "cancelled", "cancelled"

    NEXT: ClassVar = {
        Stage.RECEIVED: {Stage.HELD, Stage.ACCEPTED, Stage.CANCELLED},
        Stage.HELD: {Stage.RECEIVED, Stage.CANCELLED},
        Stage.ACCEPTED: {Stage.FULFILLING, Stage.CANCELLED},
        Stage.FULFILLING: {Stage.COMPLETE, Stage.CANCELLED},
        Stage.COMPLETE: set[Stage](),
        Stage.CANCELLED: set[Stage](),
    }
    OPEN: ClassVar = (Stage.RECEIVED, Stage.HELD, Stage.ACCEPTED, Stage.FULFILLING)

    stage = models.CharField(max_length=12, choices=Stage, default=Stage.RECEIVED)
    customer = models.ForeignKey(
        Customer, null=True, on_delete=models.PROTECT, related_name="orders", db_index=False
    )
    buyer_name = models.CharField(max_length=200, blank=True, help_text="as stated")
    po_number = models.CharField(max_length=80, blank=True)
    repeats = models.ForeignKey(
        "self",
        null=True,
        on_delete=models.PROTECT,
        related_name="repeated_by",
        db_index=False,
        help_text="the earlier order of this customer with the same PO number",
    )
    order_date = models.DateField(null=True)
    due_on = models.DateField(null=True, help_text="the delivery date the customer asked for")
    priority = models.SmallIntegerField(default=0)
    short = models.BooleanField(default=False, help_text="waits for stock on some line")
    currency = models.CharField(max_length=3, blank=True)
    stated_total = AmountField(null=True, help_text="as the document states it")
    total = AmountField(default=0, help_text="the sum of the line amounts")
    charges = AmountField(null=True, help_text="freight, fees and tax less allowances, as stated")
    payment_days = models.PositiveIntegerField(
        null=True, help_text="within which the customer wants to pay, as stated"
    )
    ship_to = models.ForeignKey(
        Address,
        null=True,
        on_delete=models.PROTECT,
        db_index=False,
        help_text="the customer's address that was recognised",
    )
    ship_name = models.CharField(max_length=200, blank=True)
    ship_street = models.CharField(max_length=200, blank=True)
    ship_street2 = models.CharField(max_length=200, blank=True)
    ship_city = models.CharField(max_length=100, blank=True)
    ship_region = models.CharField(max_length=50, blank=True)
    ship_postcode = models.CharField(max_length=20, blank=True)
    ship_country = models.CharField(max_length=2, blank=True)
    email = models.EmailField(blank=True)
    note = models.TextField(blank=True)
    received_at = models.DateTimeField(db_default=Now())

    class Meta:
        permissions = [
            ("correct_order", "Can correct orders"),
            ("cancel_order", "Can cancel orders"),
        ]
        constraints = [
            # The same PO number twice never ships twice: the second repeats the first.
            models.UniqueConstraint(
                "customer",
                "po_number",
                condition=Q(repeats__isnull=True) & ~Q(po_number=""),
                name="orders_order_po_number_once",
            ),
            models.CheckConstraint(
                condition=Q(stage__in=["received", "held", "cancelled"])
                | Q(customer__isnull=False),
                name="orders_order_accepted_has_customer",
            ),
            models.CheckConstraint(
                condition=Q(
                    stage__in=[
                        "received",
                        "held",
                        "accepted",
                        "fulfilling",
                        "complete",
                        "cancelled",
                    ]
                ),
                name="orders_order_stage_known",
            ),
        ]
        indexes = [
            models.Index(
                "stage",
                "due_on",
                "id",
                condition=Q(stage__in=["received", "held", "accepted", "fulfilling"]),
                name="orders_order_queue",
            ),
            models.Index("due_on", "id", condition=Q(short=True), name="orders_order_backordered"),
            models.Index("customer", "id", name="orders_order_of_customer"),
            models.Index(
                "customer",
                condition=Q(stage__in=["accepted", "fulfilling"]),
                include=["total"],
                name="orders_order_exposure",
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def number(self) -> str:
        return number("SO", self.pk)


Stage = Order.Stage


class Line(models.Model):
    """One article of an order: what was stated, what it means, and what has become of it.

    `ordered`, `allocated`, `shipped` and `cancelled` are in the item's base unit;
    `quantity` and the prices are in `unit`, of which `factor` base units make one.
    """

    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="lines", db_index=False)
    position = models.PositiveIntegerField(help_text="counted from 1")
    stated_line = models.CharField(
        max_length=30, blank=True, help_text="the customer's line number"
    )
    sku = models.CharField(max_length=80, blank=True, help_text="our number, as stated")
    buyer_sku = models.CharField(max_length=80, blank=True, help_text="the customer's, as stated")
    gtin = models.CharField(max_length=20, blank=True)
    description = models.CharField(max_length=500, blank=True)
    item = models.ForeignKey(
        Item, null=True, on_delete=models.PROTECT, related_name="lines", db_index=False
    )
    quantity = QuantityField(null=True)
    unit = models.CharField(max_length=20, blank=True)
    factor = QuantityField(null=True)
    ordered = QuantityField(default=0)
    allocated = QuantityField(default=0, db_default=0)
    shipped = QuantityField(default=0, db_default=0)
    cancelled = QuantityField(default=0, db_default=0)
    unit_price = PriceField(null=True, help_text="agreed, for one unit")
    list_price = PriceField(null=True, help_text="what our price list says on the day of receipt")
    stated_amount = AmountField(null=True)
    pack_size = QuantityField(null=True, help_text="how many are in a pack, as stated")
    due_on = models.DateField(null=True, help_text="where the line has a date of its own")
    rejected_at = models.DateTimeField(null=True, help_text="left out of the order by a clerk")

    class Meta:
        ordering = ["order_id", "position"]
        indexes = [models.Index("item", "id", name="orders_line_of_item")]
        constraints = [
            models.UniqueConstraint("order", "position", name="orders_line_position_once"),
            models.CheckConstraint(
                condition=Q(ordered__gte=0)
                & Q(allocated__gte=0)
                & Q(shipped__gte=0)
                & Q(cancelled__gte=0),
                name="orders_line_not_negative",
            ),
            models.CheckConstraint(
                condition=Q(ordered__gte=F("allocated") + F("shipped") + F("cancelled")),
                name="orders_line_never_more_than_ordered",
            ),
            models.CheckConstraint(
                condition=Q(ordered=0) | Q(item__isnull=False), name="orders_line_ordered_has_item"
            ),
            models.CheckConstraint(
                condition=Q(rejected_at__isnull=True) | Q(cancelled=F("ordered")),
                name="orders_line_rejected_is_cancelled",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.order_id}/{self.position}"

    @property
    def backordered(self) -> Decimal:
        """What is neither reserved nor shipped nor cancelled, in base units."""
        return Decimal(self.ordered - self.allocated - self.shipped - self.cancelled)

    @property
    def amount(self) -> Decimal | None:
        """Quantity times price, to the cent; None while either is missing."""
        if self.quantity is None or self.unit_price is None:
            return None
        return Decimal(round(self.quantity * self.unit_price, 2))
