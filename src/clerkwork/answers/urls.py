from django.urls import path

from clerkwork.answers import views

urlpatterns = [
    path("answers/<int:pk>/", views.answer_page, name="answer"),
    path("answers/<int:pk>/bytes", views.answer_bytes, name="answer-bytes"),
]
