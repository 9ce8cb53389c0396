from django.urls import path

from clerkwork.verification import policy_views, review_views, views

urlpatterns = [
    path("orders/<int:pk>/review", review_views.review, name="review"),
    path("learned/", review_views.learned, name="learned"),
    path("learned/hints/<int:pk>/withdrawal", review_views.hint_withdrawal, name="hint-withdrawal"),
    path(
        "learned/numbers/<int:pk>/withdrawal",
        review_views.number_withdrawal,
        name="number-withdrawal",
    ),
    path(
        "learned/parties/<int:pk>/withdrawal",
        review_views.party_withdrawal,
        name="party-withdrawal",
    ),
    path("rules/", policy_views.rules, name="rules"),
    path("rules/policies/<int:pk>/withdrawal", policy_views.withdrawal, name="policy-withdrawal"),
    path("rules/<str:code>/", policy_views.rule, name="rule"),
    path("documents/<int:pk>/order", review_views.document_order, name="document-order"),
    path("findings/<int:pk>/acceptance", views.acceptance, name="finding-acceptance"),
    path("findings/<int:pk>/correction", views.correction, name="finding-correction"),
    path("lines/<int:pk>/rejection", views.rejection, name="line-rejection"),
]
