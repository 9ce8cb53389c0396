from django.apps import AppConfig


class FulfilmentConfig(AppConfig):
    name = "clerkwork.fulfilment"
    label = "fulfilment"
