from django.apps import AppConfig


class ApiConfig(AppConfig):
    name = "clerkwork.api"
    label = "api"
