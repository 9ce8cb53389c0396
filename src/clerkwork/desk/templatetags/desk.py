"""How figures, times, states and icons are written on every page. See docs/design-language.md."""

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal

from django import template
from django.db import models
from django.template import Context
from django.templatetags.static import static
from django.utils import timezone
from django.utils.formats import date_format, number_format
from django.utils.html import format_html
from django.utils.safestring import SafeString

from clerkwork.core import figures
from clerkwork.core.models import JournalEntry
from clerkwork.desk.words import Fact, told

register = template.Library()

ZERO = '<span class="zero"><span aria-hidden="true">–</span><span class="unseen">0</span></span>'

# Stage (or severity) → the hue that says how it stands, and its icon. What is not listed is
# neutral: it needs nobody.
HUES: dict[str, tuple[str, str]] = {
    "received": ("moving", "moving"),
    "held": ("wait", "alert"),
    "accepted": ("moving", "moving"),
    "fulfilling": ("moving", "truck"),
    "complete": ("good", "good"),
    "cancelled": ("", "off"),
    "open": ("moving", "pick"),
    "picked": ("moving", "pack"),
    "packed": ("moving", "label"),
    "labelled": ("moving", "truck"),
    "shipped": ("good", "good"),
    "proposed": ("wait", "alert"),
    "refused": ("", "off"),
    "stored": ("moving", "moving"),
    "read": ("good", "good"),
    "set_aside": ("", "off"),
    "draft": ("", "dot"),
    "queued": ("moving", "moving"),
    "sent": ("good", "good"),
    "failed": ("stop", "stop"),
    "note": ("", "note"),
    "warn": ("wait", "alert"),
    "hold": ("wait", "alert"),
    "stop": ("stop", "stop"),
    "short": ("stop", "alert"),
    "quarantine": ("wait", "alert"),
}


@register.simple_tag
def icon(name: str) -> SafeString:
    """An icon of the sprite, for the eyes only: the word beside it says what it means."""
    return format_html(
        '<svg class="icon" aria-hidden="true"><use href="{}#{}"></use></svg>',
        static("desk/icons.svg"),
        name,
    )


@register.simple_tag
def quantity(value: Decimal | int | None, unit: str = "") -> SafeString:
    """12.5000 as "12.5", with its unit; zero as a dash; nothing for None, which is "not stated"."""
    if value is None:
        return SafeString("")
    return _with_unit(Decimal(value), unit, least=0)


@register.filter
def figure(value: Decimal) -> str:
    """12.5000 as "12.5", for a field that takes it back: no grouping, a point for the decimals."""
    return f"{value.normalize():f}"


@register.filter
def plain(value: Decimal | int | None) -> str:
    """A number as one types it: for the value of a field, in every language the same."""
    return figures.plain(value)


@register.simple_tag
def money(value: Decimal | int | None, currency: str = "") -> SafeString:
    """An amount or price with two decimals, or as many as it needs, and its currency.

    Zero is a dash; None, "not stated", is nothing.
    """
    if value is None:
        return SafeString("")
    return _with_unit(Decimal(value), currency, least=2)


def _figure(value: Decimal, least: int) -> str:
    """In the reader's language, with the decimals it has but no fewer than `least`."""
    digits = f"{value:f}".partition(".")[2].rstrip("0")
    written = number_format(
        value, decimal_pos=max(len(digits), least), use_l10n=True, force_grouping=True
    )
    return written.replace("-", "−")


def _with_unit(value: Decimal, unit: str, least: int) -> SafeString:
    """The figure and its unit. A dash has no unit, but keeps the unit's column free in a table."""
    figure = _figure(value, least) if value else SafeString(ZERO)
    if not unit:
        return format_html("{}", figure)
    return format_html('{} <span class="unit">{}</span>', figure, unit if value else "")


@register.simple_tag
def when(value: date | datetime | None) -> SafeString:
    """A day or a moment, relative when it is near, with the whole of it in the title."""
    if value is None:
        return SafeString("")
    if isinstance(value, datetime):
        local = timezone.localtime(value)
        words, whole = moment_in_words(local, timezone.localtime()), "l j F Y, H:i:s e"
        return _time(local.isoformat(), date_format(local, whole), words)
    words = day_in_words(value, timezone.localdate())
    return _time(value.isoformat(), date_format(value, "l j F Y"), words)


def _time(iso: str, whole: str, words: str) -> SafeString:
    return format_html('<time datetime="{}" title="{}">{}</time>', iso, whole, words)


def day_in_words(day: date, today: date) -> str:
    """today, tomorrow, yesterday; the weekday within a week ahead; the date beyond."""
    distance = (day - today).days
    near = {0: "today", 1: "tomorrow", -1: "yesterday"}
    if distance in near:
        return near[distance]
    if 1 < distance < 7:
        return date_format(day, "D j M")
    return date_format(day, "j M" if day.year == today.year else "j M Y")


def moment_in_words(moment: datetime, now: datetime) -> str:
    """Minutes within an hour either way, the time within the day, day and time beyond."""
    seconds = (now - moment).total_seconds()
    if 0 <= seconds < 60:
        return "just now"
    if 0 <= seconds < 3600:
        return f"{int(seconds // 60)} min ago"
    if -3600 < seconds < 0:
        return f"in {int(-seconds // 60) + 1} min"
    clock = date_format(moment, "H:i")
    if moment.date() == now.date():
        return clock
    return f"{day_in_words(moment.date(), now.date())} {clock}"


@register.simple_tag
def clock(due: datetime | None) -> SafeString:
    """By when something is due: "due in 2 h", "overdue since 10:30"; nothing where nobody waits."""
    if due is None:
        return SafeString("")
    local, now = timezone.localtime(due), timezone.localtime()
    whole = date_format(local, "l j F Y, H:i:s e")
    if local <= now:
        said = _time(local.isoformat(), whole, f"overdue since {since_in_words(local, now)}")
        return format_html('<span class="hued" data-hue="stop">{}</span>', said)
    return _time(local.isoformat(), whole, f"due {until_in_words(local, now)}")


def since_in_words(moment: datetime, now: datetime) -> str:
    """The time of today, day and time before."""
    time = date_format(moment, "H:i")
    days = (now.date() - moment.date()).days
    return time if not days else f"{day_in_words(moment.date(), now.date())} {time}"


def until_in_words(moment: datetime, now: datetime) -> str:
    """How long it is within the day, day and time beyond."""
    minutes = int((moment - now).total_seconds() // 60) + 1
    if moment.date() != now.date():
        return f"{day_in_words(moment.date(), now.date())} {date_format(moment, 'H:i')}"
    return f"in {minutes} min" if minutes < 60 else f"in {minutes // 60} h"


@register.simple_tag
def stage(row: models.Model) -> SafeString:
    """The pill of a row that has a stage."""
    return pill(str(row.stage), row.get_stage_display())  # type: ignore[attr-defined]


@register.simple_tag
def pill(code: str, words: str = "") -> SafeString:
    """A state as icon and word, in the hue of its code."""
    hue, name = HUES.get(code, ("", "dot"))
    return format_html(
        '<span class="pill" data-hue="{}">{}{}</span>', hue, icon(name), words or code
    )


@register.simple_tag
def short(missing: Decimal | int | None, unit: str = "") -> SafeString:
    """What is missing, in red and in words; nothing where nothing is."""
    if not missing:
        return SafeString("")
    return format_html('<span class="short">short {}</span>', quantity(missing, unit))


@register.filter
def in_words(timeline: Iterable[JournalEntry]) -> list[Fact]:
    """Journal entries as lines of a timeline, newest first."""
    return [told(entry) for entry in timeline][::-1]


@register.simple_tag(takes_context=True)
def may(context: Context, permission: str) -> bool:
    """Whether the user of this page has a permission, by its full name."""
    return bool(context["request"].user.has_perm(permission))
