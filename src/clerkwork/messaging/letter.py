"""What a message says: made from the facts of the moment in which it is sent."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.template.loader import render_to_string
from django.utils import formats
from django.utils.translation import override

from clerkwork.messaging.models import Message

LANGUAGES = ("en", "de")


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that goes along with a letter; `kind` is its media type."""

    name: str
    kind: str
    raw: bytes


@dataclass(frozen=True, slots=True)
class Letter:
    """A subject of one line, and the text in both forms.

    `secret` is what in the text is for the recipient alone: it is sent, and not kept.
    """

    headline: str
    text: str
    html: str
    attachments: tuple[Attachment, ...] = ()
    secret: str = ""

    @property
    def kept(self) -> str:
        """The text as it may be read here afterwards."""
        return self.text.replace(self.secret, "…") if self.secret else self.text


Writer = Callable[[Message], Letter]

# From message kind to what writes it. Filled from config.letters.
writers: dict[str, Writer] = {}


def language_of(message: Message) -> str:
    """The language we write in: the recipient's where we have it, else English."""
    return base_language(message.language)


def base_language(code: str) -> str:
    """The language we write in for a code such as de-AT."""
    base = code.lower().replace("_", "-").partition("-")[0]
    return base if base in LANGUAGES else LANGUAGES[0]


def write_letter(
    template: str,
    language: str,
    facts: dict[str, Any],
    attachments: tuple[Attachment, ...] = (),
) -> Letter:
    """A letter from `<template>.<language>.txt` and `.html`; the first line is the subject."""
    with override(language):
        plain = render_to_string(f"{template}.{language}.txt", facts)
        html = render_to_string(f"{template}.{language}.html", facts)
    headline, _, text = plain.strip().partition("\n")
    return Letter(" ".join(headline.split())[:300], text.strip() + "\n", html, attachments)


def amount(value: Decimal | None, currency: str, language: str) -> str:
    """Money as it is written in this language, "" where it is not known."""
    if value is None:
        return ""
    with override(language):
        return f"{formats.number_format(value, 2, force_grouping=True)} {currency}".strip()


def quantity(value: Decimal, language: str) -> str:
    """A quantity without zeros that say nothing."""
    exact = value.normalize()
    places = max(0, -int(exact.as_tuple().exponent))
    with override(language):
        return formats.number_format(exact, places, force_grouping=True)


def day(value: date | None, language: str) -> str:
    """A day with its weekday, "" where there is none: Thursday 9 December, Donnerstag, 9. …"""
    if value is None:
        return ""
    with override(language):
        return formats.date_format(value, "l, j. F Y" if language == "de" else "l j F Y")
