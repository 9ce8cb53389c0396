"""Say how a channel is doing, and have somebody look at one that fails, once."""

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from clerkwork.core.tasks import close_tasks, open_task
from clerkwork.intake.models import Channel

PATIENCE = 3  # failures in a row before somebody is asked: servers and networks have hiccups


@transaction.atomic
def note_success(name: str) -> None:
    """The channel works. Closes the task about its failing."""
    channel, _ = Channel.objects.get_or_create(name=name)
    if channel.failures:
        close_tasks("channel.failing", "channel", [channel.pk], by="read", outcome="works again")
    Channel.objects.filter(pk=channel.pk).update(last_success_at=timezone.now(), failures=0)


@transaction.atomic
def note_failure(name: str, title: str, what: str, *, for_good: bool = False) -> None:
    """The channel failed. From the third time in a row there is a task, the same one all along.

    `for_good` asks at once: what will not mend by itself, such as a wrong password.
    """
    channel, _ = Channel.objects.get_or_create(name=name)
    Channel.objects.filter(pk=channel.pk).update(
        last_error_at=timezone.now(), last_error=what[:300], failures=F("failures") + 1
    )
    channel.refresh_from_db()
    if for_good or channel.failures >= PATIENCE:
        open_task("channel.failing", channel, title=f"{title}: {what}"[:300], role="administrator")
