"""All addresses, room by room."""

from django.contrib import admin
from django.urls import include, path

from clerkwork.api.api import api
from clerkwork.desk.views import find, work

urlpatterns = [
    path("", work.worklist, name="worklist"),
    path("tasks/news", work.task_news, name="task-news"),
    path("tasks/<int:pk>/completion", work.task_completion, name="task-completion"),
    path("tasks/<int:pk>/escalation", work.task_escalation, name="task-escalation"),
    path("flow/", work.flow, name="flow"),
    path("orders/", work.order_list, name="orders"),
    path("orders/<int:pk>/", work.order_page, name="order"),
    path("find", find.find, name="find"),
    path("", include("clerkwork.desk.urls")),
    path("", include("clerkwork.intake.urls")),
    path("", include("clerkwork.verification.urls")),
    path("", include("clerkwork.inventory.urls")),
    path("", include("clerkwork.fulfilment.urls")),
    path("", include("clerkwork.changes.urls")),
    path("", include("clerkwork.answers.urls")),
    path("", include("clerkwork.shipping.urls")),
    path("api/", api.urls),
    path("office/", admin.site.urls),
]
