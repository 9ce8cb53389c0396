"""The one-time link that lets the first user in without a password."""

import hashlib
import secrets
from datetime import timedelta

from django.contrib.auth.models import Group, User
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from clerkwork.core.refusal import Refusal
from clerkwork.desk.models import WelcomeToken

FIRST_USER = "admin"
LASTS = timedelta(hours=24)
FRESH_ONE = "Each start of Clerkwork prints a fresh one."


@transaction.atomic
def make_link(base_url: str) -> str:
    """A link below `base_url` that logs the first user in, once, within a day.

    Makes that user where there is none: an administrator without a password, until they set one.
    Earlier links of theirs that nobody used stop working: there is one way in at a time.
    """
    user = first_user()
    now = timezone.now()
    WelcomeToken.objects.filter(user=user, used_at=None).delete()
    token = secrets.token_urlsafe(32)
    WelcomeToken.objects.create(
        digest=digest(token), user=user, created_at=now, expires_at=now + LASTS
    )
    return base_url.rstrip("/") + reverse("welcome", args=[token])


def first_user() -> User:
    """The administrator everything starts with, made where there is none."""
    user, made = User.objects.get_or_create(
        username=FIRST_USER, defaults={"is_staff": True, "is_superuser": True}
    )
    if made:
        user.set_unusable_password()
        user.save(update_fields=["password"])
        user.groups.add(Group.objects.get_or_create(name="administrator")[0])
    return user


def redeem(token: str) -> User:
    """Use the token up and return whom it lets in.

    Raises Refusal for one that is unknown, used, or expired. Of two that come at once one wins:
    the row is taken by one UPDATE. The look-up by digest leaks nothing by its timing, since what
    is compared is the hash of 256 random bits, and for the same reason guessing needs no limit.
    """
    now = timezone.now()
    links = WelcomeToken.objects.filter(digest=digest(token))
    # No join: PostgreSQL would not look again at `used_at` once it has waited for the other.
    active = User.objects.filter(is_active=True)
    if not links.filter(used_at=None, expires_at__gt=now, user__in=active).update(used_at=now):
        raise Refusal(_why_not(links.first()))
    return links.select_related("user").get().user


def _why_not(link: WelcomeToken | None) -> str:
    if link is None:
        return f"This link is not known here. {FRESH_ONE}"
    if link.used_at:
        return f"This link was used already, and works only once. {FRESH_ONE}"
    if link.expires_at <= timezone.now():
        return f"This link has expired: it worked for a day. {FRESH_ONE}"
    return "The account this link belongs to is switched off. Ask an administrator."


def digest(token: str) -> str:
    """What is stored of a token."""
    return hashlib.sha256(token.encode()).hexdigest()
