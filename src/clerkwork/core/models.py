from datetime import time
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.conf import settings
from django.contrib.postgres.indexes import BrinIndex
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

if TYPE_CHECKING:
    DecimalField = models.DecimalField[Any, Any]
else:
    DecimalField = models.DecimalField


class QuantityField(DecimalField):
    """A quantity in the item's base unit, to four decimals."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"max_digits": 16, "decimal_places": 4, **kwargs})


class PriceField(DecimalField):
    """A price for one unit, to six decimals: articles sold by the thousand need them."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"max_digits": 16, "decimal_places": 6, **kwargs})


class AmountField(DecimalField):
    """An amount of money, to four decimals: some currencies have three."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"max_digits": 18, "decimal_places": 4, **kwargs})


def known_zone(name: str) -> None:
    """Refuse a time zone that nobody knows."""
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise ValidationError(f"Found “{name}”, expected a zone such as Europe/Berlin.") from error


class Company(models.Model):
    """The company that runs this Clerkwork, with the settings that hold for all of it: one row."""

    id = models.SmallAutoField(primary_key=True)
    name = models.CharField(max_length=200)
    street = models.CharField(max_length=200, blank=True)
    city = models.CharField(max_length=100, blank=True)
    region = models.CharField(max_length=50, blank=True)
    postcode = models.CharField(max_length=20, blank=True)
    country = models.CharField(max_length=2, help_text="ISO 3166-1 alpha-2")
    currency = models.CharField(max_length=3, help_text="ISO 4217")
    email = models.EmailField(help_text="customers' answers go here")
    gs1_prefix = models.CharField(
        max_length=12, help_text="GS1 company prefix, 4 to 12 digits, for SSCC numbers"
    )
    price_tolerance = models.DecimalField(
        max_digits=5,
        decimal_places=4,
        default=Decimal("0.005"),
        help_text="share by which a price may differ from the price list: 0.005 is half a percent",
    )
    time_zone = models.CharField(
        max_length=60,
        blank=True,
        default="",
        validators=[known_zone],
        help_text="such as Europe/Berlin; empty: that of the machine",
    )
    opens = models.TimeField(default=time(8), help_text="when somebody is at the desk")
    closes = models.TimeField(default=time(17))
    workdays = models.CharField(
        max_length=7, default="12345", help_text="1 is Monday, 7 is Sunday: 12345"
    )

    class Meta:
        verbose_name_plural = "company"
        constraints = [
            models.CheckConstraint(condition=Q(id=1), name="core_company_is_one_row"),
            models.CheckConstraint(
                condition=Q(gs1_prefix__regex=r"^[0-9]{4,12}$"),
                name="core_company_gs1_prefix_digits",
            ),
            models.CheckConstraint(
                condition=Q(price_tolerance__gte=0), name="core_company_tolerance_not_negative"
            ),
            models.CheckConstraint(
                condition=Q(opens__lt=F("closes")), name="core_company_opens_before_it_closes"
            ),
            models.CheckConstraint(
                condition=Q(workdays__regex=r"^[1-7]{1,7}$"), name="core_company_workdays_digits"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class JournalEntry(models.Model):
    """One fact, written in the transaction that made it true; the database refuses to change it."""

    at = models.DateTimeField(db_default=Now())
    kind = models.CharField(max_length=40, help_text="noun.verbed, such as order.accepted")
    subject = models.CharField(max_length=20, help_text="the noun: order, shipment, document, …")
    subject_id = models.BigIntegerField()
    stage = models.CharField(max_length=12, null=True, help_text="the stage reached, if one was")
    actor = models.CharField(max_length=150, help_text="user name, or the name of a station")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, db_index=False
    )
    reason = models.TextField(null=True)
    data = models.JSONField(null=True)

    class Meta:
        db_table = "core_journal"
        verbose_name_plural = "journal entries"
        indexes = [
            models.Index("subject", "subject_id", "id", name="core_journal_of_subject"),
            # Rows stand in the order of their time: a few bytes for each block find a day.
            BrinIndex("at", name="core_journal_at", autosummarize=True),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.subject_id}"


class Task(models.Model):
    """Something that needs a person, open until `done_at`; one open of a kind per subject."""

    kind = models.CharField(max_length=40, help_text="noun.problem, such as order.held")
    subject = models.CharField(max_length=20)
    subject_id = models.BigIntegerField()
    title = models.CharField(max_length=300)
    detail = models.TextField(blank=True)
    role = models.CharField(max_length=20, help_text="who may take it: clerk, picker, buyer, …")
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    severity = models.CharField(max_length=10, blank=True, default="", db_default="")
    due_at = models.DateTimeField(
        null=True, blank=True, help_text="by when somebody should have decided"
    )
    clock_from = models.DateTimeField(
        null=True, blank=True, help_text="when its clock began anew; empty: when it was opened"
    )
    steps_taken = models.PositiveSmallIntegerField(default=0, db_default=0)
    step_at = models.DateTimeField(null=True, blank=True, help_text="when it is raised next")
    created_at = models.DateTimeField(db_default=Now())
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = models.CharField(max_length=150, null=True, blank=True)
    outcome = models.TextField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "kind",
                "subject",
                "subject_id",
                condition=Q(done_at__isnull=True),
                name="core_task_one_open_per_subject",
            ),
            models.CheckConstraint(
                condition=Q(done_at__isnull=True) | Q(done_by__isnull=False),
                name="core_task_done_by_somebody",
            ),
        ]
        indexes = [
            models.Index(
                "role",
                "due_at",
                "id",
                condition=Q(done_at__isnull=True),
                name="core_task_open_of_role",
            ),
            models.Index("step_at", condition=Q(done_at__isnull=True), name="core_task_clock"),
        ]

    def __str__(self) -> str:
        return self.title


class EscalationStep(models.Model):
    """What happens to a task that waits: after so long, it is remembered, or goes to another role.

    A kind of task for which the company has said nothing has the steps of `core.escalation`.
    """

    kind = models.CharField(max_length=40, blank=True, help_text="of task; empty: any other")
    severity = models.CharField(max_length=10, blank=True, default="")
    position = models.PositiveSmallIntegerField(help_text="counted from 1")
    after = models.PositiveIntegerField(help_text="business minutes since the task was opened")
    role = models.CharField(
        max_length=20, blank=True, help_text="who gets it; empty: who has it is reminded"
    )

    class Meta:
        ordering = ["kind", "severity", "position"]
        constraints = [
            models.UniqueConstraint(
                "kind", "severity", "position", name="core_escalationstep_position_once"
            ),
            models.CheckConstraint(
                condition=Q(after__gt=0), name="core_escalationstep_after_some_time"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind or 'any task'}: after {self.after} min {self.role or 'a reminder'}"
