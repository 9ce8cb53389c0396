"""Days to come on which goods can be delivered: what a careful customer asks for."""

from datetime import date, timedelta

from django.utils import timezone

from clerkwork.verification.closed_days import next_open, why_closed

HERE = "DE"


def workday(ahead: int, country: str = HERE, *, region: str = "") -> date:
    """The day so many days from today, or the first working day after it, here and there."""
    day = timezone.localdate() + timedelta(days=ahead)
    closed = why_closed(day, HERE, country, region)
    return next_open(day, HERE, country, region) if closed else day
