from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from clerkwork.core.numbers import number
from clerkwork.intake.models import Document
from clerkwork.orders.models import Order


class Form(models.TextChoices):
    """The forms in which we answer."""

    MAIL = "mail", "mail with a PDF"
    X12 = "x12-855", "X12 855"
    EDIFACT = "edifact-ordrsp", "EDIFACT ORDRSP"
    UBL = "ubl-order-response", "UBL Order Response"
    JSON = "json", "JSON"


class Reply(models.Model):
    """Whether there is something to tell about an order; its id is the order's.

    The queue of the station `answer` is the rows of which more was asked than told. Answers refer
    to it and not to the order, so that writing one waits for nobody who works on the order.
    """

    order = models.OneToOneField(
        Order, on_delete=models.PROTECT, related_name="reply", primary_key=True, db_column="id"
    )
    asked = models.PositiveIntegerField(default=1, help_text="how often something happened")
    told = models.PositiveIntegerField(default=0, help_text="up to which of these it was looked at")

    class Meta:
        verbose_name_plural = "replies"
        constraints = [
            models.CheckConstraint(
                condition=Q(told__lte=F("asked")), name="answers_reply_told_what_was_asked"
            )
        ]
        indexes = [
            models.Index("order", condition=Q(asked__gt=F("told")), name="answers_reply_queue")
        ]

    def __str__(self) -> str:
        return f"the answer to {number('SO', self.pk)}"


class Answer(models.Model):
    """What a customer was told of an order, once and for ever: append-only.

    `says` is described in `say.py`. `raw` is the document as it goes out; empty for a mail, which
    is made from `says` when it is sent.
    """

    reply = models.ForeignKey(
        Reply, on_delete=models.PROTECT, related_name="answers", db_index=False
    )
    revision = models.PositiveIntegerField(help_text="counted from 1")
    form = models.CharField(max_length=20, choices=Form)
    says = models.JSONField()
    raw = models.BinaryField()
    made_at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints = [
            models.UniqueConstraint("reply", "revision", name="answers_answer_revision_once"),
            models.CheckConstraint(condition=Q(revision__gt=0), name="answers_answer_revision"),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def number(self) -> str:
        """The number that stands in the document: the order's, with the revision."""
        return f"{number('SO', self.reply_id)}-{self.revision}"


class Receipt(models.Model):
    """The technical acknowledgement of an interchange document: a 997, or a CONTRL.

    Made as soon as the document is read; written by the station `acknowledge`, which looks at rows
    without `made_at`. Empty where there was nothing to acknowledge.
    """

    document = models.OneToOneField(
        Document, on_delete=models.PROTECT, related_name="receipt", primary_key=True, db_column="id"
    )
    raw = models.BinaryField(default=b"")
    made_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(
                "document", condition=Q(made_at__isnull=True), name="answers_receipt_queue"
            )
        ]

    def __str__(self) -> str:
        return f"the receipt for {number('DOC', self.pk)}"


class Sending(models.Model):
    """A document of ours on its way by another way than mail, which has messages of its own."""

    class Stage(models.TextChoices):
        WAITING = "waiting", "to be delivered"
        DELIVERED = "delivered", "delivered"

    class Way(models.TextChoices):
        FOLDER = "folder", "file in the outbox folder"
        API = "api", "fetched over the API"

    NEXT: ClassVar = {Stage.WAITING: {Stage.DELIVERED}, Stage.DELIVERED: set[Stage]()}

    stage = models.CharField(max_length=12, choices=Stage, default=Stage.WAITING)
    way = models.CharField(max_length=10, choices=Way)
    answer = models.OneToOneField(
        Answer, null=True, on_delete=models.PROTECT, related_name="sending"
    )
    receipt = models.OneToOneField(
        Receipt, null=True, on_delete=models.PROTECT, related_name="sending"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(answer__isnull=True) ^ Q(receipt__isnull=True),
                name="answers_sending_of_one_thing",
            )
        ]
        indexes = [
            models.Index("way", "id", condition=Q(stage="waiting"), name="answers_sending_queue")
        ]

    def __str__(self) -> str:
        return f"{self.answer or self.receipt} by {self.way}"
