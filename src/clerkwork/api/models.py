"""The API's own nouns: keys that let programs in, and requests that are answered once."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from clerkwork.intake.models import Document


class Key(models.Model):
    """A secret by which a program calls the API as its user. Only the secret's digest is kept."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="api_keys"
    )
    name = models.CharField(max_length=100, help_text="the program that uses it")
    digest = models.CharField(max_length=64, unique=True, help_text="SHA-256 of the secret, in hex")
    created_at = models.DateTimeField(db_default=Now())
    revoked_at = models.DateTimeField(null=True)
    last_used_at = models.DateTimeField(null=True, help_text="to the minute")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "user",
                "name",
                condition=Q(revoked_at__isnull=True),
                name="api_key_name_of_user",
            )
        ]

    def __str__(self) -> str:
        return f"{self.name} of {self.user_id}"


class Request(models.Model):
    """A call with an Idempotency-Key: the same key again gets the answer that stands here.

    The answer is empty while the call is being worked on, and after a process died over it.
    """

    KEY_LENGTH: ClassVar = 200

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=KEY_LENGTH)
    digest = models.CharField(max_length=64, help_text="SHA-256 of the body, in hex")
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="+")
    repeated = models.BooleanField(default=False, help_text="the bytes had come before")
    status = models.PositiveSmallIntegerField(null=True)
    answer = models.JSONField(null=True)
    at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints = [
            models.UniqueConstraint("user", "key", name="api_request_key_of_user"),
            models.CheckConstraint(
                condition=Q(status__isnull=True) | Q(answer__isnull=False),
                name="api_request_status_with_answer",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.key} of {self.user_id}"
