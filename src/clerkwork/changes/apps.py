from django.apps import AppConfig


class ChangesConfig(AppConfig):
    name = "clerkwork.changes"
    label = "changes"
