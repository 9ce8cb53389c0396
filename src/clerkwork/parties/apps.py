from django.apps import AppConfig


class PartiesConfig(AppConfig):
    name = "clerkwork.parties"
    label = "parties"
