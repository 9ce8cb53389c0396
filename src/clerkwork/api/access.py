"""Who calls, and whether they may: every call needs a key or a session, and a permission."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.http import HttpRequest
from ninja.errors import HttpError
from ninja.security import HttpBearer
from ninja.security.apikey import APIKeyCookie

from clerkwork.api.keys import user_of

Route = Callable[..., Any]


class KeyAuth(HttpBearer):
    """`Authorization: Bearer ck_…`"""

    def authenticate(self, request: HttpRequest, token: str) -> User | None:
        user = user_of(token)
        if user is not None:
            request.user = user
        return user


class SessionAuth(APIKeyCookie):
    """The session of somebody logged in at the desk; what changes something needs X-CSRFToken."""

    param_name = settings.SESSION_COOKIE_NAME

    def __call__(self, request: HttpRequest) -> Any:
        # Without a session there is nothing that a foreign page could abuse: that is 401, not 403.
        if not request.user.is_authenticated:
            return None
        return super().__call__(request)

    def authenticate(self, request: HttpRequest, key: str | None) -> Any:
        return request.user


def needs(permission: str) -> Callable[[Route], Route]:
    """Let only those call the route who have this permission, "app.codename"; others get 403."""

    def guarded(route: Route) -> Route:
        @wraps(route)
        def call(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
            if not request.user.has_perm(permission):
                raise HttpError(403, f"This needs the permission {permission}.")
            return route(request, *args, **kwargs)

        call.permission = permission  # type: ignore[attr-defined]  # for the test of all routes
        return call

    return guarded
