from django.apps import AppConfig


class InventoryConfig(AppConfig):
    name = "clerkwork.inventory"
    label = "inventory"
