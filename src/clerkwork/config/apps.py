from importlib import import_module

from django.apps import AppConfig


class ConfigConfig(AppConfig):
    name = "clerkwork.config"
    label = "config"

    def ready(self) -> None:
        from clerkwork.config import letters, reactions

        import_module("clerkwork.config.jobs")  # makes the minutely round known
        letters.connect()
        reactions.connect()
