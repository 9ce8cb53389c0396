from django.apps import AppConfig


class IntakeConfig(AppConfig):
    name = "clerkwork.intake"
    label = "intake"
