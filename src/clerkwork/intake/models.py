from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from clerkwork.core.numbers import number
from clerkwork.orders.models import Order


class Document(models.Model):
    """What came in, byte for byte, stored before anyone tries to read it."""

    class Stage(models.TextChoices):
        STORED = "stored", "to be read"
        READ = "read", "read"
        SET_ASIDE = "set_aside", "no order in it"

    NEXT: ClassVar = {
        Stage.STORED: {Stage.READ, Stage.SET_ASIDE},
        Stage.READ: set[Stage](),
        Stage.SET_ASIDE: {Stage.STORED},
    }

    sha256 = models.CharField(max_length=64, unique=True)
    raw = models.BinaryField()
    size = models.PositiveBigIntegerField()
    name = models.CharField(max_length=255, blank=True)
    stage = models.CharField(max_length=12, choices=Stage, default=Stage.STORED)
    format = models.CharField(max_length=20, blank=True, help_text="found by reading")
    kind = models.CharField(max_length=20, blank=True, help_text="order, invoice, other, …")
    sender = models.CharField(max_length=200, blank=True)
    problems = models.JSONField(default=list)
    received_at = models.DateTimeField(db_default=Now())

    class Meta:
        permissions = [("submit_document", "Can hand in documents")]
        indexes = [models.Index("id", condition=Q(stage="stored"), name="intake_document_queue")]

    def __str__(self) -> str:
        return self.number

    @property
    def number(self) -> str:
        return number("DOC", self.pk)


class Arrival(models.Model):
    """Each time a document came: the same bytes twice are one document that came twice."""

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="arrivals")
    at = models.DateTimeField(db_default=Now())
    channel = models.CharField(max_length=20, help_text="page, api, command, mail, folder")
    name = models.CharField(max_length=255, blank=True)
    actor = models.CharField(max_length=150)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT)

    def __str__(self) -> str:
        return f"{self.document} by {self.channel}"


class DocumentOrder(models.Model):
    """Which order was read from which document."""

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="orders")
    order = models.OneToOneField(
        Order, on_delete=models.PROTECT, related_name="source", primary_key=True
    )
    position = models.PositiveIntegerField(help_text="counted from 1 within the document")
    place = models.CharField(max_length=100, blank=True, help_text="where it stands in there")

    def __str__(self) -> str:
        return f"{self.document_id} → {self.order_id}"
