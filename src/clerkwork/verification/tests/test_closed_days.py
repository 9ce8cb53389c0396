"""Days on which nothing arrives: weekends and holidays, of both countries, each by its own name."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from clerkwork.orders.models import Stage
from clerkwork.training.builders import an_order
from clerkwork.verification.closed_days import next_open, why_closed


@pytest.mark.parametrize(
    ("day", "ours", "theirs", "region", "why"),
    [
        (date(2026, 11, 26), "DE", "FR", "", ""),
        (date(2026, 11, 26), "DE", "US", "", "Thanksgiving Day there"),
        (date(2026, 11, 26), "US", "DE", "", "Thanksgiving Day here"),
        (date(2026, 11, 28), "DE", "FR", "", "a Saturday"),
        (date(2026, 11, 27), "DE", "SA", "", "a Friday"),
        (date(2026, 11, 29), "DE", "SA", "", ""),
        (date(2026, 6, 4), "FR", "DE", "BY", "Corpus Christi there"),
        (date(2026, 6, 4), "FR", "DE", "HH", ""),
        (date(2026, 11, 28), "ZZ", "", "", "a Saturday"),
    ],
)
def test_a_day_is_closed_for_its_reason(
    day: date, ours: str, theirs: str, region: str, why: str
) -> None:
    assert why_closed(day, ours, theirs, region) == why


def test_the_next_day_is_open_in_both_countries() -> None:
    assert next_open(date(2026, 12, 24), "DE", "GB", "") == date(2026, 12, 29)
    assert next_open(date(2026, 11, 28), "DE", "FR", "") == date(2026, 11, 30)


@pytest.mark.django_db
def test_an_order_for_a_sunday_passes_with_a_warning_that_names_the_next_open_day() -> None:
    today = timezone.localdate()
    sunday = today + timedelta(days=6 - today.weekday() + 7)
    order = an_order(TEA=1, requested_delivery=sunday.isoformat())
    finding = order.findings.get(code="DATE_CLOSED")
    assert (order.stage, finding.severity) == (Stage.ACCEPTED, "warn")
    assert finding.found.startswith(sunday.isoformat())
    assert finding.suggestion == finding.expected > sunday.isoformat()
    weekday = date.fromisoformat(finding.expected)
    assert not an_order(TEA=2, requested_delivery=weekday.isoformat()).findings.exists()
