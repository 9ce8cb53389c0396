"""Make, find and revoke the keys by which programs call the API."""

import hashlib
import secrets
from datetime import timedelta

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone

from clerkwork.api.models import Key
from clerkwork.core import journal
from clerkwork.core.journal import Actor
from clerkwork.core.refusal import Refusal

PREFIX = "ck_"
USED_EVERY = timedelta(minutes=1)  # how exactly the last use is known: not a write per call


def make_key(user: User, name: str, *, by: Actor) -> str:
    """Make a key for this user and return its secret, which is shown here and never again.

    Refuses an empty name, and one that another live key of the user has.
    """
    if not name.strip():
        raise Refusal("Name the program that will use the key.")
    secret = PREFIX + secrets.token_urlsafe(32)
    try:
        with transaction.atomic():
            key = Key.objects.create(user=user, name=name.strip()[:100], digest=digest(secret))
            journal.record("key.made", key, by=by, data={"name": key.name, "user": user.pk})
    except IntegrityError as error:
        raise Refusal(f"{user.get_username()} has a key named {name.strip()} already.") from error
    return secret


@transaction.atomic
def revoke_key(user: User, name: str, *, by: Actor) -> None:
    """Let the user's key of this name open nothing any more. Refuses when there is none."""
    key = Key.objects.select_for_update().filter(user=user, name=name, revoked_at=None).first()
    if key is None:
        raise Refusal(f"{user.get_username()} has no key named {name}.")
    key.revoked_at = timezone.now()
    key.save(update_fields=["revoked_at"])
    journal.record("key.revoked", key, by=by)


def user_of(secret: str) -> User | None:
    """The active user whose live key this is, and note that it was used; None if it opens nothing.

    The secret is long and random, so its plain digest can be looked up: nobody can guess one.
    """
    if not secret.startswith(PREFIX):
        return None
    live = Key.objects.filter(digest=digest(secret), revoked_at=None, user__is_active=True)
    key = live.select_related("user").first()
    if key is None:
        return None
    before = timezone.now() - USED_EVERY
    if key.last_used_at is None or key.last_used_at < before:
        Key.objects.filter(Q(last_used_at=None) | Q(last_used_at__lt=before), pk=key.pk).update(
            last_used_at=timezone.now()
        )
    return key.user


def digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
