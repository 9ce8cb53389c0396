from django.apps import AppConfig


class ShippingConfig(AppConfig):
    name = "clerkwork.shipping"
    label = "shipping"
