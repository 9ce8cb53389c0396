from django.urls import path

from clerkwork.fulfilment import views

urlpatterns = [
    path("pick/", views.picking, name="picking"),
    path("pick/<int:pk>/", views.pick_walk, name="pick-walk"),
    path("allocations/<int:pk>/scan", views.pick_scan, name="pick-scan"),
    path("allocations/<int:pk>/pick", views.pick_confirmation, name="pick-confirmation"),
    path("shipments/<int:pk>/return", views.put_back_view, name="put-back"),
    path("pack/", views.packing, name="packing"),
    path("pack/<int:pk>/", views.pack, name="pack"),
    path("shipments/<int:pk>/unpacking", views.unpacking, name="unpacking"),
    path("orders/<int:pk>/cancellation", views.order_cancellation, name="order-cancellation"),
    path(
        "proposals/<int:pk>/cancellation",
        views.cancellation_approval,
        name="cancellation-approval",
    ),
    path("lines/<int:pk>/cancellation", views.line_cancellation, name="line-cancellation"),
]
