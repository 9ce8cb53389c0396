from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now


class Message(models.Model):
    """A mail to somebody outside: a row in the verb's transaction first, mail afterwards, once.

    Subject and text are empty until it is sent: they are made from the facts of that moment.
    """

    class Stage(models.TextChoices):
        QUEUED = "queued"
        SENT = "sent"
        FAILED = "failed"

    NEXT: ClassVar = {
        Stage.QUEUED: {Stage.SENT, Stage.FAILED},
        Stage.FAILED: {Stage.QUEUED},
        Stage.SENT: set[Stage](),
    }

    kind = models.CharField(max_length=40, help_text="the template, such as order.acknowledgement")
    subject = models.CharField(max_length=20)
    subject_id = models.BigIntegerField()
    recipient = models.EmailField()
    language = models.CharField(max_length=10, default="en")
    stage = models.CharField(max_length=12, choices=Stage, default=Stage.QUEUED)
    headline = models.CharField(max_length=300, blank=True)
    text = models.TextField(blank=True)
    created_at = models.DateTimeField(db_default=Now())
    attempts = models.PositiveSmallIntegerField(default=0, db_default=0)
    not_before = models.DateTimeField(db_default=Now())
    last_error = models.TextField(null=True)
    sent_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "subject", "subject_id", "kind", name="messaging_message_said_once"
            )
        ]
        indexes = [
            models.Index(
                "not_before",
                "id",
                condition=Q(stage="queued"),
                name="messaging_message_queue",
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} to {self.recipient}"
