from django.urls import path

from clerkwork.verification import views

urlpatterns = [
    path("findings/<int:pk>/acceptance", views.acceptance, name="finding-acceptance"),
    path("findings/<int:pk>/correction", views.correction, name="finding-correction"),
    path("lines/<int:pk>/rejection", views.rejection, name="line-rejection"),
]
