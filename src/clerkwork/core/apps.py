from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "clerkwork.core"
    label = "core"
