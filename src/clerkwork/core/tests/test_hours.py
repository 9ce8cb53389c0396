"""Business time over nights, weekends, holidays, changes of the clocks, and time zones."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from clerkwork.core.hours import Hours

BERLIN = ZoneInfo("Europe/Berlin")
GERMAN = Hours(BERLIN, country="DE", region="HH")
NIGHT = Hours(BERLIN, opens=time(0), closes=time(4), days=frozenset(range(1, 8)))
HOUR = timedelta(hours=1)


def at(text: str, zone: ZoneInfo = BERLIN) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=zone)


CASES = [
    ("within a day", GERMAN, "2026-11-25 09:00", 2, "2026-11-25 11:00"),
    ("up to the closing", GERMAN, "2026-11-25 15:00", 2, "2026-11-25 17:00"),
    ("over the night", GERMAN, "2026-11-25 16:00", 2, "2026-11-26 09:00"),
    ("from before the opening", GERMAN, "2026-11-25 05:30", 2, "2026-11-25 10:00"),
    ("from after the closing", GERMAN, "2026-11-25 20:00", 2, "2026-11-26 10:00"),
    ("over a weekend", GERMAN, "2026-11-27 16:00", 2, "2026-11-30 09:00"),
    ("from a Sunday", GERMAN, "2026-11-29 12:00", 1, "2026-11-30 09:00"),
    (
        "over Christmas, a Friday, and the weekend",
        GERMAN,
        "2026-12-24 16:00",
        2,
        "2026-12-28 09:00",
    ),
    ("over Good Friday and Easter Monday", GERMAN, "2026-04-02 16:30", 1, "2026-04-07 08:30"),
    ("a holiday of Hamburg alone", GERMAN, "2025-10-30 16:00", 2, "2025-11-03 09:00"),
    ("over the year", GERMAN, "2026-12-31 16:00", 2, "2027-01-04 09:00"),
    ("several days", GERMAN, "2026-11-23 08:00", 27, "2026-11-25 17:00"),
    ("over the start of summer time", GERMAN, "2026-03-27 16:00", 2, "2026-03-30 09:00"),
    ("within the hour that is missing", NIGHT, "2026-03-29 01:30", 1, "2026-03-29 03:30"),
    ("a night of three hours", NIGHT, "2026-03-29 00:00", 4, "2026-03-30 01:00"),
    ("a night of five hours", NIGHT, "2026-10-25 00:00", 5, "2026-10-25 04:00"),
]


@pytest.mark.parametrize(
    ("hours", "since", "duration", "until"), [c[1:] for c in CASES], ids=[c[0] for c in CASES]
)
def test_business_time_is_added_and_counted_back(
    hours: Hours, since: str, duration: int, until: str
) -> None:
    ended = hours.add(at(since), duration * HOUR)
    assert ended.isoformat() == at(until).isoformat()
    assert hours.between(at(since), at(until)) == duration * HOUR


def test_no_time_at_all_ends_when_it_opens_next() -> None:
    assert GERMAN.add(at("2026-11-28 12:00"), timedelta()) == at("2026-11-30 08:00")


def test_nothing_is_counted_while_closed_nor_backwards() -> None:
    assert GERMAN.between(at("2026-11-27 17:00"), at("2026-11-30 08:00")) == timedelta()
    assert GERMAN.between(at("2026-11-25 11:00"), at("2026-11-25 09:00")) == timedelta()


def test_the_same_moment_counts_by_the_clock_of_the_company() -> None:
    moment = datetime(2026, 11, 25, 12, tzinfo=UTC)
    chicago = Hours(ZoneInfo("America/Chicago"), country="US")
    tokyo = Hours(ZoneInfo("Asia/Tokyo"), country="JP")
    # Six in the morning in Chicago, before Thanksgiving; nine in the evening in Tokyo.
    assert chicago.add(moment, 10 * HOUR).isoformat() == "2026-11-27T09:00:00-06:00"
    assert tokyo.add(moment, 10 * HOUR).isoformat() == "2026-11-27T09:00:00+09:00"


def test_adding_second_by_second_is_adding_at_once() -> None:
    moment, step = at("2026-03-27 07:00"), timedelta(minutes=17)
    once = GERMAN.add(moment, 200 * step)
    for _ in range(200):
        moment = GERMAN.add(moment, step)
    assert moment == once


def test_a_country_of_which_no_holidays_are_known_has_none() -> None:
    assert Hours(BERLIN, country="XX").works(date(2026, 12, 25))


def test_hours_that_leave_no_time_are_an_error() -> None:
    with pytest.raises(ValueError, match="no time"):
        Hours(BERLIN, days=frozenset()).add(at("2026-11-25 09:00"), HOUR)
