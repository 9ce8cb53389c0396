from django.apps import AppConfig


class AnswersConfig(AppConfig):
    name = "clerkwork.answers"
    label = "answers"
