from django.apps import AppConfig


class VerificationConfig(AppConfig):
    name = "clerkwork.verification"
    label = "verification"
