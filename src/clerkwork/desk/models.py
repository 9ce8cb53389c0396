"""The desk's own noun: the link by which the first user comes in."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q


class WelcomeToken(models.Model):
    """A link that logs one user in, once. Only its digest is kept: the table lets nobody in."""

    digest = models.CharField(max_length=64, unique=True, help_text="SHA-256 of the token, in hex")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(expires_at__gt=F("created_at")), name="desk_welcome_expires_later"
            ),
            models.CheckConstraint(
                condition=Q(used_at__isnull=True) | Q(used_at__lte=F("expires_at")),
                name="desk_welcome_used_in_time",
            ),
        ]

    def __str__(self) -> str:
        return f"link for {self.user_id}, until {self.expires_at:%Y-%m-%d %H:%M}"
