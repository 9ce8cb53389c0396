from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib.postgres.indexes import BrinIndex
from django.db import models
from django.db.models import Q
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
    due_at = models.DateTimeField(null=True, blank=True)
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
            )
        ]

    def __str__(self) -> str:
        return self.title
