"""What the customer reads when we have a question."""

from dataclasses import replace

from django.utils.timezone import localdate

from clerkwork.core.models import Company
from clerkwork.messaging.letter import Letter, day, write_letter
from clerkwork.messaging.models import Message
from clerkwork.verification.answer_form import points_of
from clerkwork.verification.answer_link import link_of
from clerkwork.verification.answer_words import language_in
from clerkwork.verification.models import Question


def question_letter(message: Message) -> Letter:
    """What we ask, and the link at which it is answered."""
    question = Question.objects.select_related("order").get(pk=message.subject_id)
    language = language_in(message.language)
    facts = {
        "company": Company.objects.get(),
        "order": question.order,
        "asked": [each.text for each in points_of(question)],
        "link": (link := link_of(question)),
        "until": day(localdate(question.expires_at), language),
        "reminder": message.kind == "order.question_reminder",
    }
    letter = write_letter("verification/letters/question", language, facts)
    return replace(letter, secret=link)
