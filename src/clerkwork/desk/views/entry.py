"""Coming in and going out: log in, log out, the first link, one's own password."""

from typing import cast

from django.contrib import messages
from django.contrib.auth import login, update_session_auth_hash
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.forms import PasswordChangeForm, SetPasswordForm
from django.contrib.auth.models import User
from django.contrib.auth.views import LoginView, LogoutView
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from clerkwork.desk.welcome import redeem

log_in = LoginView.as_view(template_name="desk/login.html", redirect_authenticated_user=True)
log_out = LogoutView.as_view()


@login_not_required
@never_cache
@require_GET  # and not HEAD: a program that checks links must not use one up
def welcome(request: HttpRequest, token: str) -> HttpResponse:
    """Let the holder of a one-time link in, and on to the worklist."""
    user = redeem(token)
    login(request, user, backend="django.contrib.auth.backends.ModelBackend")
    return redirect("worklist")


@never_cache
@require_http_methods(["GET", "POST"])
def password(request: HttpRequest) -> HttpResponse:
    """Set one's own password; who has one gives it first."""
    user = cast(User, request.user)  # LoginRequiredMiddleware lets nobody else come here
    kind = PasswordChangeForm if user.has_usable_password() else SetPasswordForm
    form = kind(user, request.POST or None)
    if not form.is_valid():
        status = 422 if form.is_bound else 200
        return render(request, "desk/password.html", {"form": form}, status=status)
    form.save()
    update_session_auth_hash(request, user)
    messages.success(request, "Your password is set. It lets you in from any machine.")
    return redirect("worklist")
