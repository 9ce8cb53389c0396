from django.apps import AppConfig


class TrainingConfig(AppConfig):
    name = "clerkwork.training"
    label = "training"
