"""The API as a whole: who may call, how refusals are answered, where the description is."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError

from clerkwork import __version__
from clerkwork.api.access import KeyAuth, SessionAuth
from clerkwork.api.routes import router
from clerkwork.core.refusal import Refusal

# Pages for people, which keep the login of the desk. The calls answer 401 by themselves.
FOR_PEOPLE = {"openapi-json", "openapi-view", "api-root"}


class Api(NinjaAPI):
    """The API, whose calls the login page leaves alone."""

    @property
    def urls(self) -> tuple[list[URLResolver | URLPattern], str, str]:
        patterns, application, namespace = super().urls
        for pattern in patterns:
            if isinstance(pattern, URLPattern) and pattern.name not in FOR_PEOPLE:
                login_not_required(pattern.callback)
        return patterns, application, namespace


api = Api(
    title="Clerkwork",
    version=__version__,
    description="Send orders, see what becomes of them. Numbers are strings with exact decimals.",
    auth=[KeyAuth(), SessionAuth()],
)
api.add_router("", router)


def say(request: HttpRequest, status: int, what: str) -> HttpResponse:
    return api.create_response(request, {"error": what}, status=status)


@api.exception_handler(Refusal)
def refused(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    return say(request, 422, str(refusal))


@api.exception_handler(AuthenticationError)
def unknown_caller(request: HttpRequest, _: AuthenticationError) -> HttpResponse:
    answer = say(request, 401, "Send the header Authorization: Bearer, with an API key.")
    answer["WWW-Authenticate"] = "Bearer"
    return answer


@api.exception_handler(HttpError)
def told(request: HttpRequest, error: HttpError) -> HttpResponse:
    return say(request, error.status_code, str(error))


@api.exception_handler(Http404)
def missing(request: HttpRequest, error: Http404) -> HttpResponse:
    return say(request, 404, str(error) or "There is no such thing.")


@api.exception_handler(ValidationError)
def misunderstood(request: HttpRequest, error: ValidationError) -> HttpResponse:
    return say(request, 422, "; ".join(map(in_words, error.errors)))


def in_words(error: dict[str, Any]) -> str:
    """Where in the call the value stands, and what is wrong with it."""
    place = ", ".join(str(part) for part in error.get("loc", ()))
    return f"{place}: {error.get('msg', 'is not as expected')}"
