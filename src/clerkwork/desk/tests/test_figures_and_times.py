"""How figures, days and moments are written."""

import re
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from django.contrib.staticfiles import finders
from django.utils.html import strip_tags

from clerkwork.desk.templatetags.desk import (
    HUES,
    day_in_words,
    icon,
    moment_in_words,
    money,
    pill,
    plain,
    quantity,
    short,
    since_in_words,
    until_in_words,
    when,
)

TODAY = date(2026, 11, 25)  # a Wednesday
NOW = datetime(2026, 11, 25, 14, 30, tzinfo=ZoneInfo("Europe/Oslo"))


def seen(html: str) -> str:
    """What the eyes get of it."""
    return strip_tags(re.sub(r'<span class="unseen">.*?</span>', "", html)).strip()


@pytest.mark.parametrize(
    ("value", "unit", "written"),
    [
        (Decimal("12.5000"), "EA", "12.5 EA"),
        (Decimal("100"), "EA", "100 EA"),
        (Decimal("1E+3"), "EA", "1,000 EA"),
        (Decimal("10440.0000"), "", "10,440"),
        (Decimal("-3.25"), "KG", "−3.25 KG"),
        (Decimal("0.0000"), "EA", "–"),
        (7, "", "7"),
        (None, "EA", ""),
    ],
)
def test_a_quantity_has_no_zeros_that_mean_nothing(
    value: Decimal | None, unit: str, written: str
) -> None:
    assert seen(quantity(value, unit)) == written


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (Decimal("1488"), "1,488.00 EUR"),
        (Decimal("12.4000"), "12.40 EUR"),
        (Decimal("0.041500"), "0.0415 EUR"),
        (Decimal("0"), "–"),
        (None, ""),
    ],
)
def test_money_has_two_decimals_or_as_many_as_it_needs(value: Decimal | None, written: str) -> None:
    assert seen(money(value, "EUR")) == written


def test_zero_is_still_read_out_as_zero() -> None:
    assert '<span class="unseen">0</span>' in quantity(Decimal(0), "EA")


def test_short_says_so_in_words_and_full_says_nothing() -> None:
    assert (seen(short(Decimal("12.0"), "EA")), short(Decimal(0), "EA")) == ("short 12 EA", "")


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, "today"),
        (1, "tomorrow"),
        (-1, "yesterday"),
        (3, "Sat 28 Nov"),
        (7, "2 Dec"),
        (-2, "23 Nov"),
        (60, "24 Jan 2027"),
    ],
)
def test_a_day_is_relative_when_it_is_near(days: int, words: str) -> None:
    assert day_in_words(TODAY + timedelta(days=days), TODAY) == words


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (-20, "just now"),
        (-26 * 60, "26 min ago"),
        (-3 * 3600, "11:30"),
        (-24 * 3600, "yesterday 14:30"),
        (35 * 60 - 1, "in 35 min"),
        (2 * 3600, "16:30"),
        (24 * 3600, "tomorrow 14:30"),
    ],
)
def test_a_moment_is_relative_when_it_is_near(seconds: int, words: str) -> None:
    assert moment_in_words(NOW + timedelta(seconds=seconds), NOW) == words


def test_a_time_carries_the_whole_of_itself() -> None:
    assert when(date(2020, 2, 29)) == (
        '<time datetime="2020-02-29" title="Saturday 29 February 2020">29 Feb 2020</time>'
    )


def test_nothing_is_written_where_no_time_is_known() -> None:
    assert when(None) == ""


def test_a_state_is_icon_and_word() -> None:
    assert seen(pill("held", "held")) == "held"
    assert 'data-hue="wait"' in pill("held", "held")
    assert "#alert" in pill("held", "held")


def test_a_word_of_a_user_cannot_become_markup() -> None:
    assert "&lt;b&gt;" in pill("held", "<b>")
    assert "&lt;b&gt;" in quantity(Decimal(1), "<b>")


def test_every_icon_that_a_state_names_is_drawn() -> None:
    sprite = Path(str(finders.find("desk/icons.svg"))).read_text()
    drawn = set(re.findall(r'symbol id="(\w+)"', sprite))
    assert {name for _, name in HUES.values()} - drawn == set()
    assert "desk/icons.svg#stop" in icon("stop")


@pytest.mark.parametrize(
    ("value", "typed"),
    [(Decimal("60.0000"), "60"), (Decimal("0.5000"), "0.5"), (Decimal("1E+3"), "1000"), (None, "")],
)
def test_a_field_holds_a_number_as_one_types_it(value: Decimal | None, typed: str) -> None:
    assert plain(value) == typed


@pytest.mark.parametrize(
    ("moment", "written"),
    [
        (NOW + timedelta(minutes=10, seconds=-1), "in 10 min"),
        (NOW + timedelta(hours=2), "in 2 h"),
        (NOW.replace(day=26, hour=9), "tomorrow 09:30"),
    ],
)
def test_what_is_due_says_how_long_it_is(moment: datetime, written: str) -> None:
    assert until_in_words(moment, NOW) == written


@pytest.mark.parametrize(
    ("moment", "written"),
    [(NOW.replace(hour=10), "10:30"), (NOW.replace(day=24, hour=10), "yesterday 10:30")],
)
def test_what_is_overdue_says_since_when(moment: datetime, written: str) -> None:
    assert since_in_words(moment, NOW) == written
