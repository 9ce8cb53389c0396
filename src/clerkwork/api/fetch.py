"""Fetch answers: what is fetched has arrived."""

from typing import Any

from django.db import transaction

from clerkwork.answers.deliver import delivered
from clerkwork.answers.models import Answer, Sending
from clerkwork.core.journal import Actor


@transaction.atomic
def fetch_answers(after: int, order: int | None, limit: int, *, by: Actor) -> dict[str, Any]:
    """Answers with ids above `after`, of one order or all, and where the next page begins.

    Those that wait to be fetched are delivered by it.
    """
    found = Answer.objects.filter(pk__gt=after).order_by("pk")
    if order is not None:
        found = found.filter(reply_id=order)
    page = list(found[: limit + 1])
    more = len(page) > limit
    page = page[:limit]
    waiting = Sending.objects.filter(
        answer__in=page, way=Sending.Way.API, stage=Sending.Stage.WAITING
    )
    delivered(list(waiting.order_by("pk").values_list("pk", flat=True)), by=by)
    return {"answers": [shown(each) for each in page], "next": page[-1].pk if more else None}


def shown(of: Answer) -> dict[str, Any]:
    told = {name: of.says[name] for name in ("order", "po_number", "revision")}
    content = bytes(of.raw).decode("utf-8", "replace")
    return told | {
        "number": of.number,
        "form": of.form,
        "made_at": of.made_at,
        "says": of.says,
        "content": content,
    }
