from django.apps import AppConfig


class ConfigConfig(AppConfig):
    name = "clerkwork.config"
    label = "config"

    def ready(self) -> None:
        from clerkwork.config.reactions import connect

        connect()
