from django.apps import AppConfig


class MessagingConfig(AppConfig):
    name = "clerkwork.messaging"
    label = "messaging"
