"""The link by which a customer answers without a login: signed, limited in time, withdrawable."""

import hashlib

from django.conf import settings
from django.core import signing
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import constant_time_compare

from clerkwork.verification.models import Question

SALT = "clerkwork.verification.question"


def token_of(question: Question) -> str:
    """The same for a question for ever: it is made anew for each mail, and kept nowhere."""
    said = {"question": question.pk, "until": question.expires_at.isoformat()}
    return signing.Signer(salt=SALT).sign_object(said)


def digest_of(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def link_of(question: Question) -> str:
    """The whole address for a mail."""
    return settings.PUBLIC_URL + reverse("answer", args=[token_of(question)])


def question_of(token: str) -> Question | None:
    """The question that a token answers, closed ones too; None for one not ours, or expired."""
    try:
        said = signing.Signer(salt=SALT).unsign_object(token)
    except signing.BadSignature:
        return None
    question = Question.objects.filter(pk=said["question"]).first()
    if question is None or not constant_time_compare(question.digest, digest_of(token)):
        return None
    return question if question.expires_at > timezone.now() else None
