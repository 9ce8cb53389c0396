"""A small site for the tests of the frame: the desk's own addresses and what they lead to."""

from typing import NoReturn

from django.contrib import admin
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.urls import include, path

from clerkwork.core.refusal import Refusal


def refuse(request: HttpRequest) -> NoReturn:
    raise Refusal("SO-000123 is shipped; it <cannot> be cancelled.")


urlpatterns = [
    path("", lambda request: HttpResponse("the worklist"), name="worklist"),
    path("pick/", lambda request: HttpResponse("what to pick"), name="picking"),
    path("refuse/", refuse),
    path("api/refuse/", login_not_required(refuse)),
    path("", include("clerkwork.desk.urls")),
    path("office/", admin.site.urls),
]
