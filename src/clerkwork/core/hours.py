"""Business time: when this company is open, and how long of a while it was."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

import holidays
from django.conf import settings

from clerkwork.core.models import Company

DAY = timedelta(days=1)
FURTHEST = 3660  # days looked through for time that a company is open: one never open has none


@dataclass(frozen=True, slots=True)
class Hours:
    """Opening hours: from `opens` until before `closes` on each weekday of `days`, but holidays.

    `days` counts as ISO 8601 does, Monday is 1. `country` and `region` are those of ISO 3166;
    "" has no holidays. Moments are aware; durations are time as it elapses, also over a change of
    the clocks.
    """

    zone: ZoneInfo
    opens: time = time(8)
    closes: time = time(17)
    days: frozenset[int] = frozenset((1, 2, 3, 4, 5))
    country: str = ""
    region: str = ""

    def works(self, day: date) -> bool:
        """Whether the company is open on this day at all."""
        if day.isoweekday() not in self.days:
            return False
        return not self.country or day not in holidays_of(self.country, self.region, day.year)

    def window(self, day: date) -> tuple[datetime, datetime]:
        """The opening and the closing moment of a day, in UTC: only there is time continuous."""
        return (
            datetime.combine(day, self.opens, self.zone).astimezone(UTC),
            datetime.combine(day, self.closes, self.zone).astimezone(UTC),
        )

    def windows(self, since: datetime) -> Iterator[tuple[datetime, datetime]]:
        """What is left of the day of `since`, then whole days, as far as they are open."""
        first = since.astimezone(self.zone).date()
        for ahead in range(FURTHEST):
            day = first + ahead * DAY
            if self.works(day):
                opens, closes = self.window(day)
                if closes > since:
                    yield max(opens, since.astimezone(UTC)), closes

    def add(self, since: datetime, duration: timedelta) -> datetime:
        """The moment at which so much business time has passed, in the company's zone.

        What ends exactly when the company closes ends then, not the next morning. No time at all
        ends at the next moment at which it is open. Raises ValueError for a company never open.
        """
        left = duration
        for opens, closes in self.windows(since):
            if left <= closes - opens:
                return (opens + left).astimezone(self.zone)
            left -= closes - opens
        raise ValueError("These opening hours leave no time.")

    def between(self, since: datetime, until: datetime) -> timedelta:
        """How much business time lies between two moments; none if the second is not later."""
        total = timedelta()
        for opens, closes in self.windows(since):
            if opens >= until:
                break
            total += min(closes, until) - opens
        return total

    @property
    def day_long(self) -> timedelta:
        """How long an ordinary day is."""
        return datetime.combine(date.min, self.closes) - datetime.combine(date.min, self.opens)


@lru_cache(maxsize=64)
def holidays_of(country: str, region: str, year: int) -> frozenset[date]:
    """The public holidays of a country, and of its region where that is known to have its own."""
    known = holidays.list_supported_countries()
    if country not in known:
        return frozenset()
    part = region if region in known[country] else None
    return frozenset(holidays.country_holidays(country, subdiv=part, years=year))


def hours_of(company: Company) -> Hours:
    """The opening hours that the company's row states."""
    return Hours(
        zone=ZoneInfo(company.time_zone or settings.TIME_ZONE),
        opens=company.opens,
        closes=company.closes,
        days=frozenset(int(day) for day in company.workdays),
        country=company.country,
        region=company.region,
    )


def company_hours() -> Hours:
    """Those of this company; weekdays from 8 to 17 before it has said."""
    company = Company.objects.first()
    return hours_of(company) if company else Hours(ZoneInfo(settings.TIME_ZONE))
