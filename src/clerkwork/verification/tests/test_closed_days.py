"""Days on which nothing arrives: weekends and holidays, of both countries, each by its own name."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from clerkwork.core.models import JournalEntry
from clerkwork.orders.models import Stage
from clerkwork.parties.models import Carrier
from clerkwork.training.builders import a_customer, an_order
from clerkwork.verification.closed_days import earliest, next_open, why_closed


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
def test_an_order_for_a_sunday_is_moved_to_the_next_open_day_and_the_journal_says_so() -> None:
    today = timezone.localdate()
    sunday = today + timedelta(days=6 - today.weekday() + 7)
    order = an_order(TEA=1, requested_delivery=sunday.isoformat())
    finding = order.findings.get(code="DATE_CLOSED")
    assert (order.stage, finding.decision) == (Stage.ACCEPTED, "corrected")
    assert finding.found.startswith(sunday.isoformat())
    assert finding.suggestion == finding.expected > sunday.isoformat()
    weekday = date.fromisoformat(finding.expected)
    assert order.due_on == weekday
    told = JournalEntry.objects.get(subject="order", subject_id=order.pk, kind="order.corrected")
    assert (told.data["from"], told.data["to"]) == (sunday.isoformat(), finding.expected)
    assert not an_order(TEA=2, requested_delivery=weekday.isoformat()).findings.exists()


@pytest.mark.parametrize(
    ("today", "transit", "first"),
    [
        (date(2026, 11, 26), 2, date(2026, 11, 30)),  # Thursday, over the weekend
        (date(2026, 11, 28), 1, date(2026, 12, 1)),  # Saturday: it leaves on Monday
        (date(2026, 11, 26), 0, None),
        (date(2026, 11, 26), None, None),
    ],
)
def test_the_first_day_counts_the_working_days_on_the_way(
    today: date, transit: int | None, first: date | None
) -> None:
    assert earliest(today, transit, "DE", "FR", "") == first


@pytest.mark.django_db
def test_what_cannot_be_there_in_time_is_held_with_the_first_day_on_which_it_can() -> None:
    today = timezone.localdate()
    parcel = Carrier.objects.create(code="SLOWLY", name="Slowly", transit_days=2)
    a_customer("FAROFF", carrier=parcel)
    first = earliest(today, 2, "DE", "DE", "")
    assert first
    late = an_order(buyer_code="FAROFF", TEA=1, requested_delivery=first.isoformat())
    assert not late.findings.filter(code="DATE_TOO_SOON").exists()
    soon = an_order(buyer_code="FAROFF", TEA=2, requested_delivery=today.isoformat())
    finding = soon.findings.get(code="DATE_TOO_SOON")
    assert (soon.stage, finding.severity) == (Stage.HELD, "hold")
    assert (finding.expected, finding.suggestion) == (first.isoformat(), first.isoformat())
    assert finding.found == f"{today.isoformat()}, and Slowly takes 2 working days"
