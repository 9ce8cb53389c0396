from django.apps import AppConfig


class CatalogConfig(AppConfig):
    name = "clerkwork.catalog"
    label = "catalog"
