from django.urls import path

from clerkwork.intake import views

urlpatterns = [
    path("channels/", views.channel_list, name="channels"),
    path("documents/", views.document_list, name="documents"),
    path("documents/<int:pk>/", views.document_page, name="document"),
    path("documents/<int:pk>/bytes", views.document_bytes, name="document-bytes"),
    path(
        "documents/<int:pk>/pages/<int:number>.png",
        views.document_picture,
        name="document-picture",
    ),
    path("documents/<int:pk>/reading", views.document_reading, name="document-reading"),
]
