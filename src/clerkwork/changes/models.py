from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from clerkwork.core.numbers import number
from clerkwork.intake.models import Document
from clerkwork.orders.models import Line, Order


class Change(models.Model):
    """A change or cancellation of an order that the customer, or a clerk, asks for."""

    class Stage(models.TextChoices):
        PROPOSED = "proposed", "to be decided"
        ACCEPTED = "accepted", "accepted"
        REFUSED = "refused", "refused"

    NEXT: ClassVar = {
        Stage.PROPOSED: {Stage.ACCEPTED, Stage.REFUSED},
        Stage.ACCEPTED: set[Stage](),
        Stage.REFUSED: set[Stage](),
    }

    class Purpose(models.TextChoices):
        CHANGE = "change", "change"
        REPLACE = "replace", "replacement"
        CANCEL = "cancel", "cancellation"
        UNREAD = "unread", "to be read by a person"

    stage = models.CharField(max_length=12, choices=Stage, default=Stage.PROPOSED)
    order = models.ForeignKey(
        Order,
        null=True,
        on_delete=models.PROTECT,
        related_name="changes",
        help_text="none while nobody knows which order is meant",
    )
    document = models.ForeignKey(
        Document,
        null=True,
        on_delete=models.PROTECT,
        related_name="changes",
        help_text="none for one that a clerk asks for",
    )
    position = models.PositiveIntegerField(default=1, help_text="counted from 1 in the document")
    purpose = models.CharField(max_length=10, choices=Purpose, default=Purpose.CHANGE)
    po_number = models.CharField(max_length=80, blank=True, help_text="as stated")
    reference = models.CharField(
        max_length=80, blank=True, help_text="how the customer numbers or names this change"
    )
    changed_on = models.DateField(null=True, help_text="when the customer says it was made")
    fingerprint = models.CharField(
        max_length=64, blank=True, help_text="the same for the same change sent again"
    )
    note = models.TextField(blank=True)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField(db_default=Now())
    decided_by = models.CharField(max_length=150, blank=True)
    decided_at = models.DateTimeField(null=True)
    reason = models.TextField(blank=True)

    class Meta:
        permissions = [("decide_change", "Can change orders that are confirmed")]
        constraints = [
            models.UniqueConstraint(
                "order",
                "fingerprint",
                condition=~Q(fingerprint=""),
                name="changes_change_once",
            ),
            models.UniqueConstraint("document", "position", name="changes_change_of_document_once"),
            models.CheckConstraint(
                condition=Q(stage__in=["proposed", "accepted", "refused"]),
                name="changes_change_stage_known",
            ),
            models.CheckConstraint(
                condition=~Q(stage="accepted") | Q(order__isnull=False),
                name="changes_change_accepted_has_order",
            ),
            models.CheckConstraint(
                condition=Q(stage="proposed")
                | (~Q(decided_by="") & Q(decided_at__isnull=False) & ~Q(reason="")),
                name="changes_change_decided_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(document__isnull=False) | Q(asked_by__isnull=False),
                name="changes_change_asked_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def number(self) -> str:
        return number("CH", self.pk)


Stage, Purpose = Change.Stage, Change.Purpose


class Ask(models.Model):
    """One field that a change wants to be another: of a line, or of the order's head.

    What belongs together has one `part`: 0 is the head, each line another one. Parts are decided
    as a whole. A part that cannot be understood says so in `problem`, on each of its rows.
    """

    class Action(models.TextChoices):
        ADD = "add", "add"
        CHANGE = "change", "change"
        DELETE = "delete", "leave out"
        CANCEL = "cancel", "cancel the order"

    change = models.ForeignKey(
        Change, on_delete=models.CASCADE, related_name="asks", db_index=False
    )
    part = models.PositiveIntegerField()
    action = models.CharField(max_length=8, choices=Action)
    line = models.ForeignKey(Line, null=True, on_delete=models.PROTECT, related_name="+")
    stated_line = models.CharField(max_length=30, blank=True, help_text="as the change names it")
    field = models.CharField(max_length=40, blank=True, help_text="as verification/values.py")
    before = models.CharField(max_length=300, blank=True)
    after = models.CharField(max_length=300, blank=True)
    sure = models.BooleanField(default=True, help_text="read without doubt")
    problem = models.CharField(max_length=300, blank=True)
    taken = models.BooleanField(null=True, help_text="accepted, once the change is decided")

    class Meta:
        ordering = ["change_id", "part", "id"]
        constraints = [
            models.UniqueConstraint("change", "part", "field", name="changes_ask_field_once"),
        ]

    def __str__(self) -> str:
        return f"{self.action} {self.field} of {self.change_id}"


class OrderVersion(models.Model):
    """An order as it was after a change; number 1 as it was before the first. Append-only."""

    order = models.ForeignKey(
        Order, on_delete=models.PROTECT, related_name="versions", db_index=False
    )
    number = models.PositiveIntegerField(help_text="counted from 1")
    change = models.OneToOneField(
        Change,
        null=True,
        on_delete=models.PROTECT,
        related_name="version",
        help_text="which made it; none of the first",
    )
    snapshot = models.JSONField(help_text="see changes/version.py")
    at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints = [
            models.UniqueConstraint("order", "number", name="changes_orderversion_once"),
            models.CheckConstraint(
                condition=Q(number__gt=1) | Q(change__isnull=True),
                name="changes_orderversion_first_is_before",
            ),
            models.CheckConstraint(
                condition=Q(number=1) | Q(change__isnull=False),
                name="changes_orderversion_made_by_a_change",
            ),
        ]

    def __str__(self) -> str:
        return f"version {self.number} of {self.order_id}"
