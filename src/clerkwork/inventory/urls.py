from django.urls import path

from clerkwork.inventory import views

urlpatterns = [
    path("items/", views.item_list, name="items"),
    path("items/<str:sku>/", views.item_page, name="item"),
    path("items/<str:sku>/receipt", views.receipt, name="item-receipt"),
    path("balances/<int:pk>/count", views.count, name="balance-count"),
    path("balances/<int:pk>/transfer", views.transfer, name="balance-transfer"),
]
