from django.urls import path

from clerkwork.shipping import views

urlpatterns = [
    path("shipments/<int:pk>/", views.shipment_page, name="shipment"),
    path("shipments/<int:pk>/labels.pdf", views.labels, {"kind": "pdf"}, name="labels-pdf"),
    path("shipments/<int:pk>/labels.zpl", views.labels, {"kind": "zpl"}, name="labels-zpl"),
    path("shipments/<int:pk>/slip.pdf", views.slip, name="packing-slip"),
    path("shipments/<int:pk>/dispatch", views.dispatch, name="dispatch"),
    path("pick/<int:pk>/list.pdf", views.pick_list_paper, name="pick-list-pdf"),
    path("ship/", views.shipping, name="shipping"),
    path("manifests/<int:pk>.pdf", views.manifest, {"kind": "pdf"}, name="manifest-pdf"),
    path("manifests/<int:pk>.xlsx", views.manifest, {"kind": "xlsx"}, name="manifest-xlsx"),
]
