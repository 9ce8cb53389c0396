"""The addresses of the desk's own pages."""

from django.urls import path

from clerkwork.desk.views import design, entry, escalation

urlpatterns = [
    path("login/", entry.log_in, name="login"),
    path("logout/", entry.log_out, name="logout"),
    path("welcome/<str:token>/", entry.welcome, name="welcome"),
    path("password/", entry.password, name="password"),
    path("escalation/", escalation.escalation, name="escalation"),
    path("design/", design.components, name="design"),
    path("design/swap/<str:how>/", design.swap, name="design-swap"),
]
