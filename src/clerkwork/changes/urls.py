from django.urls import path

from clerkwork.changes import views

urlpatterns = [
    path("changes/<int:pk>/", views.change, name="change"),
    path("changes/<int:pk>/acceptance", views.acceptance, name="change-acceptance"),
    path("changes/<int:pk>/refusal", views.refusal, name="change-refusal"),
    path("changes/<int:pk>/order", views.change_order, name="change-order"),
    path("orders/<int:pk>/change", views.own_change, name="order-change"),
]
