"""Days on which nothing can be delivered: closed ones, here or there, and those before the first."""

from collections.abc import Sequence
from datetime import date, timedelta
from functools import lru_cache

import holidays

from clerkwork.core.sql import rows
from clerkwork.verification.computed import Computed

CLOSED, TOO_SOON = "DATE_CLOSED", "DATE_TOO_SOON"
MOST_DAYS = 14  # that a country may be closed in a row

WANTED = """
SELECT checked.id, checked.due_on, company.country,
       COALESCE(known.country, checked.ship_country), COALESCE(known.region, checked.ship_region),
       carrier.name, carrier.transit_days
  FROM orders_order AS checked CROSS JOIN core_company AS company
  LEFT JOIN parties_customer AS customer ON customer.id = checked.customer_id
  LEFT JOIN parties_carrier AS carrier ON carrier.id = COALESCE(customer.carrier_id,
       (SELECT id FROM parties_carrier WHERE active ORDER BY code LIMIT 1))
  LEFT JOIN parties_address AS known ON known.id = checked.ship_to_id
 WHERE checked.id = ANY(%(orders)s)
   AND checked.due_on BETWEEN %(today)s::date AND %(today)s::date + 366  -- others are doubtful
"""


def impossible_dates(order_ids: Sequence[int], today: date) -> list[Computed]:
    """The orders asked for a day on which nothing arrives, or that no carrier can keep.

    Each with the next day on which it can be there.
    """
    closed = []
    for pk, day, ours, theirs, region, carrier, transit in rows(
        WANTED, orders=list(order_ids), today=today
    ):
        if why := why_closed(day, ours, theirs, region):
            free = next_open(day, ours, theirs, region)
            found = f"{day.isoformat()}, {why}"
            closed.append(Computed(CLOSED, pk, found, free.isoformat(), free.isoformat()))
        first = earliest(today, transit, ours, theirs, region)
        if first and day < first:
            found = f"{day.isoformat()}, and {carrier} takes {transit} working days"
            closed.append(Computed(TOO_SOON, pk, found, first.isoformat(), first.isoformat()))
    return closed


@lru_cache(maxsize=4096)
def why_closed(day: date, ours: str, theirs: str, region: str) -> str:
    """In words what day it is, "" for a working day. `ours` and `theirs` are countries' codes."""
    if holiday := holidays_of(theirs, region).get(day):
        return f"{holiday} there"
    if holiday := holidays_of(ours, "").get(day):
        return f"{holiday} here"
    return f"a {day:%A}" if is_weekend(day, theirs) else ""


def next_open(day: date, ours: str, theirs: str, region: str) -> date:
    """The first working day after this one, in both countries."""
    later = (day + timedelta(days=ahead) for ahead in range(1, MOST_DAYS + 1))
    return next((each for each in later if not why_closed(each, ours, theirs, region)), day)


@lru_cache(maxsize=4096)
def earliest(today: date, transit: int | None, ours: str, theirs: str, region: str) -> date | None:
    """The first day on which what leaves today, or on our next working day, is there."""
    if not transit:
        return None
    day = today if not why_closed(today, ours, ours, "") else next_open(today, ours, ours, "")
    for _ in range(transit):
        day = next_open(day, ours, theirs, region)
    return day


def is_weekend(day: date, country: str) -> bool:
    """Whether offices are closed on this weekday in this country."""
    calendar = holidays_of(country, "")
    weekend = calendar.weekend if isinstance(calendar, holidays.HolidayBase) else {5, 6}
    return day.weekday() in weekend


@lru_cache(maxsize=512)
def holidays_of(country: str, region: str) -> "holidays.HolidayBase | dict[date, str]":
    """The public holidays of a country, of its region where that is known; empty if it is not."""
    known = holidays.list_supported_countries(include_aliases=False)
    if country not in known:
        return {}
    return holidays.country_holidays(
        country, subdiv=region if region in known[country] else None, language="en_US"
    )
