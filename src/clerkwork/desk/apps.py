from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "clerkwork.desk"
    label = "desk"
