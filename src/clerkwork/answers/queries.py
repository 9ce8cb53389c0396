"""What pages show of answers."""

from dataclasses import dataclass

from django.db.models import QuerySet

from clerkwork.answers.models import Answer, Form
from clerkwork.messaging.models import Message


@dataclass(frozen=True, slots=True)
class Told:
    """An answer, and how far it is: in words, and as a code of the design's pills."""

    answer: Answer
    state: str
    code: str


def told_of(order_id: int) -> list[Told]:
    """All that was said of an order, oldest first, in two statements."""
    answers = list(
        Answer.objects.filter(reply_id=order_id)
        .select_related("sending")
        .defer("raw")
        .order_by("revision")
    )
    mails = {each.subject_id: each for each in messages_of([each.pk for each in answers])}
    return [Told(each, *state_of(each, mails.get(each.pk))) for each in answers]


def messages_of(answer_ids: list[int]) -> QuerySet[Message]:
    return Message.objects.filter(subject="answer", subject_id__in=answer_ids)


def state_of(answer: Answer, mail: Message | None) -> tuple[str, str]:
    """How far an answer is, in words and as a code."""
    if mail is not None:
        words = {
            Message.Stage.QUEUED: (f"to be mailed to {mail.recipient}", "queued"),
            Message.Stage.SENT: (f"mailed to {mail.recipient}", "sent"),
            Message.Stage.FAILED: (f"could not be mailed to {mail.recipient}", "failed"),
        }
        return words[Message.Stage(mail.stage)]
    sending = getattr(answer, "sending", None)
    if sending is None:
        return ("no mail address is known" if answer.form == Form.MAIL else "kept"), "warn"
    if sending.stage == sending.Stage.DELIVERED:
        return f"delivered: {sending.get_way_display()}", "sent"
    return f"waits: {sending.get_way_display()}", "queued"
