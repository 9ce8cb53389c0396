"""The dates that answers name: the one asked for, or from the supplier's lead time."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache

import holidays

WEEKEND = 5  # Saturday, as Python counts


@dataclass(slots=True)
class Calendar:
    """Working days from `today` on, in our country and in the suppliers'."""

    today: date
    country: str
    known: dict[tuple[int | None, str | None], str | None] = field(default_factory=dict)

    def kept(self, wanted: str | None) -> str | None:
        """The day on which goods that are there come: as asked for, the next working day where that
        has passed, None where none was asked for.
        """
        if wanted is None or wanted >= self.today.isoformat():
            return wanted
        return self.after(1, self.country)

    def expected(self, lead_days: int | None, country: str | None) -> str | None:
        """The day on which goods are here that are ordered today; None where nobody supplies them."""
        if lead_days is None:
            return None
        key = (lead_days, country)
        if key not in self.known:
            self.known[key] = self.after(lead_days, country or self.country)
        return self.known[key]

    def after(self, days: int, country: str) -> str:
        return working_day(self.today, max(days, 1), country).isoformat()


@lru_cache(maxsize=1024)
def working_day(begin: date, count: int, country: str) -> date:
    """So many working days after `begin`. Of a country that is not known only weekends are free."""
    try:
        return date.fromisoformat(str(calendar_of(country).get_nth_working_day(begin, count)))
    except NotImplementedError:
        day = begin
        while count:
            day += timedelta(days=1)
            count -= day.weekday() < WEEKEND
        return day


@lru_cache(maxsize=64)
def calendar_of(country: str) -> holidays.HolidayBase:
    """The public holidays of a country (ISO 3166-1 alpha-2)."""
    return holidays.country_holidays(country)
