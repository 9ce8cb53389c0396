from django.urls import path

from clerkwork.verification import (
    answer_views,
    policy_views,
    review_views,
    together_views,
    views,
)

urlpatterns = [
    path("orders/<int:pk>/review", review_views.review, name="review"),
    path("together/", together_views.together, name="together"),
    path("review/next", review_views.review_next, name="review-next"),
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
    path("findings/<int:pk>/proposal", views.proposal, name="finding-proposal"),
    path("proposals/<int:pk>/refusal", views.proposal_refusal, name="proposal-refusal"),
    path(
        "orders/<int:pk>/cancellation/proposal",
        views.cancellation_proposal,
        name="cancellation-proposal",
    ),
    path("orders/<int:pk>/question", views.question, name="order-question"),
    path("questions/<int:pk>/withdrawal", views.question_withdrawal, name="question-withdrawal"),
    path("answer/<str:token>", answer_views.answer, name="answer"),
    path("lines/<int:pk>/rejection", views.rejection, name="line-rejection"),
]
