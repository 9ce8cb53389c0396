from django.apps import AppConfig


class OrdersConfig(AppConfig):
    name = "clerkwork.orders"
    label = "orders"
